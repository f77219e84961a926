"""Compare two reports, try the effect of a new service, validate a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.responses import Response

from gapgraph.core.claims import Claim
from gapgraph.errors import GapgraphError
from gapgraph.tables.comparison import Comparison
from gapgraph.tables.comparison_table import comparison_table
from gapgraph.tables.setting import Setting, command
from gapgraph.web.reader import Reader

MOST_WORDS = 12
"""The maximum number of claims that a supposition may add or take away."""


def compare_page(reader: Reader) -> Response:
    """Two reports side by side: what changed in coverage, and which figures can be compared."""
    ids = reader.site.graph.report_ids
    second = reader.value("second") or reader.site.graph.newest
    first = reader.value("first") or _earlier(reader, second)
    both = [Setting(reader.site.graph, one, reader.language) for one in (first, second)]
    records = list(comparison_table(Comparison(*both)).records())
    coverage = [one for one in records if one["of"] == "coverage"]
    return reader.page(
        "compare.html",
        "compare",
        first=first,
        second=second,
        ids=ids,
        titles=[f"{one.names.label(one.report.country)} {one.report.year}" for one in both],
        changes=_by(coverage, "change"),
        figures=[one for one in records if one["of"] == "figures"],
        command=command(reader.language, "diff", first, second),
    )


def _earlier(reader: Reader, second: str) -> str:
    country = reader.site.graph.report(second).country
    same = [one for one in reader.site.graph.reports_on(country) if one != second]
    return same[-1] if same else reader.site.graph.report_ids[0]


def _by(records: Iterable[dict[str, Any]], key: str) -> list[tuple[str, list[dict[str, Any]]]]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        kinds.setdefault(str(one[f"{key}_label"]), []).append(one)
    return list(kinds.items())


def try_page(reader: Reader) -> Response:
    """What would change with a new service, or without a claim."""
    view, graph = reader.view, reader.site.graph
    words = [word for word in reader.request.query_params.getlist("claim") if word][:MOST_WORDS]
    if reader.value("group") and reader.value("protection"):
        made = f"+Provision:{reader.value('group')}:{reader.value('protection')}"
        words = [*words, made + (f":{reader.value('provider')}" if reader.value("provider") else "")]
    added, removed = [w for w in words if w.startswith("+")], [w for w in words if not w.startswith("+")]
    changes = graph.whatif(reader.report, added, _ids(reader, removed), reader.value("when"), reader.value("where"))
    records = list(changes.table(reader.language).records()) if words else []
    return reader.page(
        "try.html",
        "try",
        view=view,
        words=words,
        changes=_by_effect(records),
        groups=[(view.local(one), view.label(one)) for one in graph.lattice.groups],
        protections=[(view.local(one), view.label(one)) for one in graph.scheme.protections],
        unmet=len(view.gaps()),
        obstacles=_with_words(claim for change in changes for claim in change.in_the_way),
        superseded=list(dict.fromkeys(claim for change in changes for claim in change.superseded)),
        command=command(reader.language, "whatif", reader.report, *words),
        python=f"import gapgraph as gg\ngg.open().whatif({reader.report!r}, {added!r})",
    )


def _with_words(claims: Iterable[Claim]) -> list[tuple[Claim, str]]:
    """The claims in the way, each with the word that takes it away."""
    return [(claim, f"-{claim.id}") for claim in dict.fromkeys(claims)]


def _ids(reader: Reader, words: Iterable[str]) -> list[str]:
    numbers = (word.lstrip("-~") for word in words)
    return [one if "/" in one else f"{reader.report}/claim/{one}" for one in numbers]


def _by_effect(records: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        kinds.setdefault(str(one["effect"]), []).append(one)
    return list(kinds.items())


def validate_page(reader: Reader) -> Response:
    """The form for a file."""
    return reader.page("validate.html", "validate", name="", findings=None, error="", limits=reader.site.settings)


_ENDINGS = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".xml")


def validate_file(reader: Reader, upload: UploadFile, body: bytes) -> Response:
    """The findings about a file; the file is deleted after it is read."""
    name = Path(upload.filename or "file.ttl").name[:100]
    ending = Path(name).suffix.lower()
    if ending not in _ENDINGS:
        sentence = f"A file of the kind {ending or 'without an ending'!s} can't be validated"
        raise GapgraphError("GG202", sentence, place=name, remedy=f"Its name ends in {', '.join(_ENDINGS)}.")
    found, error = _findings(reader, ending, body)
    return reader.page(
        "validate.html",
        "validate",
        status=200 if found is not None else 400,
        name=name,
        findings=_by_rule(found["findings"]) if found is not None else None,
        error=error,
        limits=reader.site.settings,
    )


def _findings(reader: Reader, ending: str, body: bytes) -> tuple[dict[str, Any] | None, str]:
    """The output of ``gapgraph validate`` in a process with limits, or its error."""
    settings = reader.site.settings
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{ending}"
        path.write_bytes(body)
        line = [sys.executable, "-P", "-m", "gapgraph", "--root", str(reader.site.graph.root), "validate", str(path)]
        line += ["--format", "json", "--lang", reader.language]
        try:
            run = subprocess.run(  # noqa: S603  (our own program, on a name of our own)
                line, capture_output=True, timeout=settings.upload_seconds, check=False, env=dict(os.environ)
            )
        except subprocess.TimeoutExpired:
            return None, f"TIMEOUT: validating was stopped after {settings.upload_seconds:g} s (upload_seconds)."
        if run.returncode > 1:
            return None, run.stderr.decode(errors="replace").replace(str(path), "the file").strip()
    return json.loads(run.stdout), ""


def _by_rule(findings: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    rules: dict[str, list[dict[str, Any]]] = {}
    for one in findings:
        rules.setdefault(str(one["rule"]), []).append(one)
    return list(rules.items())
