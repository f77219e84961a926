"""Knowledge graphs of protection gaps in reports on services for victims of trafficking."""
