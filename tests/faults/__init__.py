"""The long proof that nothing is lost and nothing let in: ``python -m tests.faults``."""
