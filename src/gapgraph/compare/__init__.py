"""Two reports side by side: coverage and figures."""
