"""Duties of the law, and how they are held against coverage."""
