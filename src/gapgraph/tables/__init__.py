"""Every table: its columns, each with name and value in one place."""
