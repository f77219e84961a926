"""Pages of docs/ that are written from the graph, so that no figure and no term in them is typed."""
