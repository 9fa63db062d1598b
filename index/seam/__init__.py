"""Where newsdex meets Whoosh: its schema, codec, table of contents, writer and lock. Only these modules import it."""
