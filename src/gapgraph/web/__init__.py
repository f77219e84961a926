"""The workbench in a browser, and the brief: one page about a report that is mailed, printed or archived."""
