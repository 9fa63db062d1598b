"""Questions to hits: text is parsed into a tree, evaluated over the index and shown."""
