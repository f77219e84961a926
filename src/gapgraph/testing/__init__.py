"""Reports that nobody wrote, for tests and benchmarks: as long, as mixed and as contradictory as Peru 2021's.

>>> from gapgraph.testing import generate
>>> report = next(iter(generate(seed=1, count=1)))

A generated report is a whole graph of claims under the shapes of ``ontology/shapes/data``: a made-up narrative, its
sentences, and claims that quote it, about a real country, so that its duties are assessed. Report ``n`` of a seed is
the same whatever else is generated.
"""

from gapgraph.testing.compose import GeneratedReport, Planted, generate

__all__ = ["GeneratedReport", "Planted", "generate"]
