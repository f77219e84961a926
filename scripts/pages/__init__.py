"""Pages of docs/ that are generated from the graph, so that nobody writes a figure or a term by hand."""
