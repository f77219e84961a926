"""How fast: paired runs on one machine, ratios and not seconds wherever two things can be compared."""
