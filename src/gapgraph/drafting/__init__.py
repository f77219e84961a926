"""From a narrative to draft claims, by rules that a person can read; nothing drafted counts before it is accepted."""
