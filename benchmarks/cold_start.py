"""How long a person waits for the first answer, beside the imports they know."""

from __future__ import annotations

from benchmarks.paired import Pair, gapgraph, python

IMPORTS = python("import rdflib, pyshacl")
RDFLIB = python("import rdflib")

PAIRS = (
    Pair("`gapgraph gaps` / `import rdflib, pyshacl`", gapgraph("gaps", "per-2021"), IMPORTS, limit=1),
    Pair("`gapgraph --version` / `import rdflib`", gapgraph("--version"), RDFLIB, limit=0.5),
)
