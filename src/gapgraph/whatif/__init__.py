"""Claims added or taken away: which gaps close and open."""
