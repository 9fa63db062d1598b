"""Measurements, each by one command: ``python -m tests.benchmarks NAME``. They print figures and assert none."""
