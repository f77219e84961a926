"""Canned SPARQL questions: what they say of themselves, how values are bound, how they run, what strangers may ask."""
