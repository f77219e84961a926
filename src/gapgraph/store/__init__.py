"""Sources of triples: files, an embedded store; and their common protocol."""
