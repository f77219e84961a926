"""From a narrative to draft claims, by readable rules; no draft counts before a person accepts it."""
