"""Groups, claims, coverage and gaps: how the answers follow from the claims. All functions are pure: they read no files
and use no engine.
"""
