"""Tests, and the measurements and longer proofs that have commands of their own."""
