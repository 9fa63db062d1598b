"""Quotations of an article: what is said, where, and by whom; a doubtful speaker is left open."""
