"""Validation: shapes and set-based checks on a graph, and findings in words that need no knowledge of SHACL."""
