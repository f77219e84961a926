"""The meaning: groups, claims, coverage and gaps. Pure functions: they read no files and use no engine."""
