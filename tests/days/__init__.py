"""Texts with the days that they speak of, marked by hand, and how well ``index.days`` finds them."""
