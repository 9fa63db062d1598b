"""Questions to a cluster: the tree as its query language, and its answers as the same hits."""
