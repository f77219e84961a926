"""Reads from a corpus only the reports whose nodes the validated data refers to.

A corpus is a folder of files ``{report}.ttl``, so the cost of validating one report doesn't grow with the number of
others.
"""

from __future__ import annotations

from pathlib import Path

from gapgraph.core.facts import Facts
from gapgraph.rdf.reading import facts_of, read_facts
from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.neighborhood import other_reports


def with_corpus(background: Facts, sources: tuple[DataSource, ...], folder: Path) -> Facts:
    """The background (the facts that the data may refer to), plus the reports of the folder whose nodes the sources
    refer to but don't describe.

    Raises GapgraphError GG201 or GG202 for a report that can't be read.
    """
    given = facts_of(quad for source in sources for quad in source.quads)
    files = [path for report in other_reports(given) if (path := folder / f"{report}.ttl").is_file()]
    return background.joined(read_facts(files)) if files else background
