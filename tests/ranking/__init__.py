"""How well the right article comes first: collections with peers beside us, typos, and golden questions."""
