"""Hits to text and data; everything here is pure and knows no engine."""
