"""Where triples come from and go to: files, an embedded store, a remote one."""
