"""A segment on disk: flat arrays that are read where they lie, and Whoosh's way in to them."""
