"""The meaning: groups, claims, coverage and gaps. Pure functions that read no file and know no engine."""
