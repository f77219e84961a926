"""Generated reports for tests and benchmarks: as long, as mixed and as contradictory as the report on Peru 2021.

>>> from gapgraph.testing import generate
>>> report = next(iter(generate(seed=1, count=1)))

A generated report is a complete graph of claims that conforms to ``ontology/shapes/data``: an invented text, its
sentences, and claims that quote it. A generated report is about a real country, so that the country's duties can be
assessed. Report ``n`` of a seed is always the same, no matter how many reports are generated.
"""

from gapgraph.testing.compose import GeneratedReport, Planted, generate

__all__ = ["GeneratedReport", "Planted", "generate"]
