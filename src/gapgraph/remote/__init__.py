"""Triple stores elsewhere: reached over SPARQL 1.1 and the Graph Store Protocol, asked, loaded and examined."""
