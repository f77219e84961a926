"""Measurements of speed: paired runs on one machine, as ratios instead of seconds if two things can be compared."""
