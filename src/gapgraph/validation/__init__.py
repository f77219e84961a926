"""Validates graphs by SHACL shapes and by SPARQL queries, and describes each finding in words for people who don't know
SHACL.
"""
