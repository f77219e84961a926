"""Pages for people: answers as text, laid out for the available width."""
