"""What is validated and how its findings are weighed: which files a name means, a severity profile, a baseline."""

from __future__ import annotations

import glob
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.law.obligations import Severity
from gapgraph.rdf.input_files import utf8_text
from gapgraph.rdf.reading import ENDINGS
from gapgraph.validation.finding import Finding, in_order
from gapgraph.vocabulary import curie

_LEVELS: Mapping[str, Severity | None] = {"off": None, **{severity.value.lower(): severity for severity in Severity}}
_IDENTITY = ("rule", "focus_iri", "path", "value", "component")


def files_of(names: Iterable[str]) -> tuple[Path, ...]:
    """The files that these names mean: a file, every RDF file below a folder, a glob, or ``-`` (standard input).

    Raises GapgraphError GG207 for a name that means no file.
    """
    return tuple(dict.fromkeys(path for name in names for path in _files_of(name)))


def _files_of(name: str) -> list[Path]:
    path = Path(name)
    if name == "-" or path.is_file():
        return [path]
    if path.is_dir():
        found = sorted(below for below in path.rglob("*") if below.suffix.lower() in ENDINGS and below.is_file())
    else:
        found = sorted(Path(match) for match in glob.glob(name, recursive=True) if Path(match).is_file())  # noqa: PTH207  (the name may be absolute)
    if not found:
        remedy = f"Name a file, a glob, - for standard input, or a folder with files ending in {', '.join(ENDINGS)}."
        raise GapgraphError("GG207", "There is nothing to validate", place=name, remedy=remedy)
    return found


def read_profile(path: Path, known: Iterable[str]) -> Mapping[str, Severity | None]:
    """A severity profile: TOML lines ``rule = "violation" | "warning" | "info" | "off"``; off is None.

    Raises GapgraphError GG201 (unreadable), GG404 (not such lines) or GG405 (a rule that doesn't exist).
    """
    import tomllib  # noqa: PLC0415 -- start-up time for those who need none

    try:
        lines = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise GapgraphError("GG404", f"The profile isn't well-formed TOML: {error}", place=str(path)) from error
    rules = set(known)
    for rule, level in lines.items():
        if rule not in rules:
            raise unknown_name("GG405", "rule", rule, rules, "gapgraph rules")
        if not isinstance(level, str) or level.lower() not in _LEVELS:
            remedy = f"Write one of {', '.join(_LEVELS)}."
            raise GapgraphError("GG404", f"The profile gives {rule} no severity", place=str(path), remedy=remedy)
    return {rule: _LEVELS[level.lower()] for rule, level in lines.items()}


def weigh_findings(findings: Iterable[Finding], profile: Mapping[str, Severity | None]) -> tuple[Finding, ...]:
    """The findings with the profile's severities, in order anew; a rule that is off says nothing."""
    levels = ((finding, profile.get(finding.rule, finding.severity)) for finding in findings)
    return in_order(finding._replace(severity=level) for finding, level in levels if level)


def read_baseline(path: Path) -> frozenset[tuple[str, ...]]:
    """The identities of the findings in an earlier JSON report. Raises GapgraphError GG201 or GG406."""
    try:
        return frozenset(_identities(json.loads(_text(path))))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        remedy = "Write one with: gapgraph validate FILE --format json -o baseline.json"
        raise GapgraphError("GG406", "The baseline is no report of findings", place=str(path), remedy=remedy) from error


def _identities(document: dict[str, list[dict[str, str]]]) -> Iterator[tuple[str, ...]]:
    for finding in document["findings"]:
        yield tuple(finding[key] for key in _IDENTITY)


def new_since(findings: Iterable[Finding], baseline: frozenset[tuple[str, ...]]) -> tuple[Finding, ...]:
    """The findings that the baseline doesn't hold."""
    return tuple(f for f in findings if (f.rule, f.focus, curie(f.path), f.value, f.component) not in baseline)


def _text(path: Path) -> str:
    return utf8_text(path)
