"""``python -m tests.cluster``: fetch what the cluster tests need; say what is missing, and why they will be skipped."""

from tests.cluster.nodes import MissingError, fetch

try:
    print(f"cluster tests: OpenSearch is in {fetch()}")
except MissingError as missing:
    print(f"cluster tests will be skipped: {missing}")
