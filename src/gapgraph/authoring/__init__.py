"""Authoring: from an encoding that a person writes (TOML) to the graph of a report (Turtle)."""
