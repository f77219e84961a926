"""Pages of docs/ that are generated from the graph, so that nobody types a figure or a term."""
