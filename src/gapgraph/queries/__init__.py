"""Canned SPARQL queries: their headers, how values are bound, how they run, and the limits for queries that users
write.
"""
