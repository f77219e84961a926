"""The definitions of all tables: the name and the value of each column are defined in one place."""
