"""RDF in and out: reading and writing files, names of graphs, SPARQL text."""
