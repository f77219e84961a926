"""What follows from claims, as triples: coverage, gaps and assessments; by Python or by SPARQL rules."""
