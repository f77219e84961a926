"""The ontology's build step: reason once, commit the answer, so that nothing reasons at run time.

``python -m gapgraph.ontology`` writes ``ontology/inferred/``. Only this package needs rdflib, owlready2 (for the
HermiT reasoner that it carries, and Java) and rustdl: the extra ``reason``.
"""
