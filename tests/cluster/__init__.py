"""The engines on a real cluster, and beside each other."""
