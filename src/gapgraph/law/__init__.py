"""Legal duties, and how they are compared with coverage."""
