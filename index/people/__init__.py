"""People of an article: found by capitals and what stands beside them, joined under one name, with their roles."""

from index.people.finding import find_people

__all__ = ["find_people"]
