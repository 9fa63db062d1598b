"""Documents to postings: files are read, made into articles, analysed and committed to a Whoosh index."""
