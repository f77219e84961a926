"""Validation: shapes and set-based checks on a graph, and findings that need no knowledge of SHACL."""
