"""People of an article: found by capitals and what stands beside them, joined under one name, with their roles."""
