"""Quotations marked by hand, and what the finder makes of them."""
