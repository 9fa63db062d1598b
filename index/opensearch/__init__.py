"""Articles on an OpenSearch cluster: the same documents, the same terms, another place to keep them."""
