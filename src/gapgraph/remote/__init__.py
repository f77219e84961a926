"""Remote triple stores: access over SPARQL 1.1 and the Graph Store Protocol, queries and loading."""
