"""Validate a file."""

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

from gapgraph.errors import GapgraphError
from gapgraph.web.reader import Reader


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
