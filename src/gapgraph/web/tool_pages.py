"""The page that validates a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from starlette.datastructures import UploadFile
from starlette.responses import Response

from gapgraph.errors import GapgraphError
from gapgraph.web.reader import Reader


def validate_page(reader: Reader) -> Response:
    """The page with the form to validate a file."""
    return reader.page("validate.html", "validate", name="", findings=None, error="", limits=reader.site.settings)


_ENDINGS = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".xml")


def validate_file(reader: Reader, upload: UploadFile, body: bytes) -> Response:
    """The findings about a file; the file is deleted after it is read."""
    name = Path(upload.filename or "file.ttl").name[:100]
    ending = Path(name).suffix.lower()
    if ending not in _ENDINGS:
        sentence = f"A file of the kind {ending or 'without an ending'!s} can't be validated"
        remedy = f"The name of the file must end in one of {', '.join(_ENDINGS)}."
        raise GapgraphError("GG202", sentence, place=name, remedy=remedy)
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


MOST_FILES = 2
"""The maximum number of files that are validated at a time."""

_PLACES: Final = threading.BoundedSemaphore(MOST_FILES)
_LIMITED: Final = (
    "import resource, runpy, sys; most = int(sys.argv.pop(1)); resource.setrlimit(resource.RLIMIT_AS, (most, most)); "
    "runpy.run_module('gapgraph', run_name='__main__', alter_sys=True)"
)


def _findings(reader: Reader, ending: str, body: bytes) -> tuple[dict[str, Any] | None, str]:
    """The output of ``gapgraph validate`` in a process with limits, or its error."""
    if not _PLACES.acquire(timeout=1.0):
        return None, "BUSY: other files are being validated; send the file again later."
    try:
        return _validated(reader, ending, body)
    finally:
        _PLACES.release()


def _validated(reader: Reader, ending: str, body: bytes) -> tuple[dict[str, Any] | None, str]:
    settings = reader.site.settings
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{ending}"
        path.write_bytes(body)
        line = [sys.executable, "-P", "-c", _LIMITED, str(settings.query_memory)]
        line += ["--root", str(reader.site.graph.root), "validate", str(path)]
        line += ["--format", "json", "--lang", reader.language]
        try:
            run = subprocess.run(  # noqa: S603  (the arguments contain no text from the user's request)
                line, capture_output=True, timeout=settings.upload_seconds, check=False, env=dict(os.environ)
            )
        except subprocess.TimeoutExpired:
            return None, f"TIMEOUT: validating was stopped after {settings.upload_seconds:g} s (upload_seconds)."
        told = run.stderr.decode(errors="replace").replace(str(path), "the file").strip()
    if run.returncode in (0, 1):
        with suppress(ValueError):  # if the program fails, its exit status can also be 1, but it writes no JSON
            return json.loads(run.stdout), ""
    if run.returncode < 0 or "MemoryError" in told:
        return None, f"MEMORY: validating was stopped at {settings.query_memory:,} bytes (query_memory)."
    return None, "Validating the file failed; gapgraph validate shows the error." if "Traceback" in told else told


def _by_rule(findings: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    rules: dict[str, list[dict[str, Any]]] = {}
    for one in findings:
        rules.setdefault(str(one["rule"]), []).append(one)
    return list(rules.items())
