"""Reads what a user gives for a validation: names of files, a severity profile, a baseline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from gapgraph.errors import GapgraphError, toml_place, unknown_name
from gapgraph.law.obligations import Severity
from gapgraph.rdf.input_files import utf8_text
from gapgraph.rdf.reading import ENDINGS
from gapgraph.validation.finding import Finding, in_order
from gapgraph.vocabulary import Iri, curie

_LEVELS: Mapping[str, Severity | None] = {"off": None, **{severity.value.lower(): severity for severity in Severity}}
_IDENTITY = ("rule", "focus_iri", "path", "value", "component")


def files_of(names: Iterable[str]) -> tuple[Path, ...]:
    """The files to which these names refer. A name is a file, a folder (every RDF file below it), a glob, or ``-``
    (standard input).

    Each file counts once, however many links lead to it; folders that are links aren't entered, and hidden files and
    folders are ignored if the user doesn't name them. Raises GapgraphError GG207 for a name that refers to no file.
    """
    found: dict[Path, Path] = {}
    for name in names:
        for path in _files_of(name):
            found.setdefault(path if name == "-" else path.resolve(), path)
    return tuple(found.values())


def _files_of(name: str) -> list[Path]:
    path = Path(name)
    if name == "-" or _is(path.is_file):
        return [path]
    found = sorted(_below(path, "**/*", ENDINGS) if _is(path.is_dir) else _matching(name))
    if not found:
        remedy = f"Give a file, a glob, - for standard input, or a folder with files ending in {', '.join(ENDINGS)}."
        raise GapgraphError("GG207", "There is nothing to validate", place=name, remedy=remedy)
    return found


def _is(test: Callable[[], bool]) -> bool:
    """Whether the file exists; False for a name that no file can have."""
    try:
        return test()
    except (OSError, ValueError):
        return False


def _matching(name: str) -> Iterable[Path]:
    """The files that match a pattern. The part of the pattern before its first wildcard is the literal path of a
    folder.
    """
    parts = Path(name).parts
    plain = next((n for n, part in enumerate(parts) if set(part) & set("*?[")), len(parts))
    return _below(Path(*parts[:plain]), "/".join(parts[plain:])) if plain < len(parts) else ()


def _below(folder: Path, pattern: str, endings: tuple[str, ...] = ()) -> Iterator[Path]:
    """The files below the folder that match; ``**`` follows no link, so there are no endless loops."""
    is_hidden_named = any(part.startswith(".") for part in Path(pattern).parts)
    try:
        for path in folder.glob(pattern):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if (is_hidden_named or not hidden) and (not endings or path.suffix.lower() in endings) and path.is_file():
                yield path
    except (OSError, ValueError, NotImplementedError):
        return


def read_profile(path: Path, known: Iterable[str]) -> Mapping[str, Severity | None]:
    """A severity profile: TOML lines ``rule = "violation" | "warning" | "info" | "off"``; off is None.

    Raises GapgraphError GG201 (unreadable), GG404 (lines of another form) or GG405 (a rule that doesn't exist).
    """
    import tomllib  # noqa: PLC0415  (imported late: tomllib is needed only if there is a profile)

    try:
        lines = tomllib.loads(_text(path))
    except (ValueError, RecursionError) as error:
        what, place = toml_place(error, str(path))
        sentence = f"The profile isn't well-formed TOML: {what}"
        remedy = 'Write each line as rule = "warning".'
        raise GapgraphError("GG404", sentence, place=place, remedy=remedy) from error
    rules = set(known)
    for rule, level in lines.items():
        if rule not in rules:
            raise unknown_name("GG405", "rule", rule, rules, "gapgraph rules")
        if not isinstance(level, str) or level.lower() not in _LEVELS:
            remedy = f"Write one of {', '.join(_LEVELS)}."
            sentence = f"The profile (a file with severities of rules) has no valid severity for {rule}"
            raise GapgraphError("GG404", sentence, place=str(path), remedy=remedy)
    return {rule: _LEVELS[level.lower()] for rule, level in lines.items()}


def weigh_findings(findings: Iterable[Finding], profile: Mapping[str, Severity | None]) -> tuple[Finding, ...]:
    """The findings with the profile's severities, sorted again; a rule that is off has no findings."""
    levels = ((finding, profile.get(finding.rule, finding.severity)) for finding in findings)
    return in_order(finding._replace(severity=level) for finding, level in levels if level)


def read_baseline(path: Path) -> frozenset[tuple[str, ...]]:
    """The identities of the findings in an earlier JSON report. Raises GapgraphError GG201 if the file can't be read,
    GG406 if it isn't a JSON report of findings.
    """
    try:
        return frozenset(_identities(json.loads(_text(path))))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        remedy = (
            "Write a baseline (a file with the findings that are known already) with: "
            "gapgraph validate FILE --format json -o baseline.json"
        )
        raise GapgraphError(
            "GG406", "The baseline is not a report of findings", place=str(path), remedy=remedy
        ) from error


def _identities(document: dict[str, list[dict[str, str]]]) -> Iterator[tuple[str, ...]]:
    for finding in document["findings"]:
        yield tuple(finding[key] for key in _IDENTITY)


def new_since(findings: Iterable[Finding], baseline: frozenset[tuple[str, ...]]) -> tuple[Finding, ...]:
    """The findings that aren't in the baseline."""
    return tuple(f for f in findings if (f.rule, f.focus, curie(Iri(f.path)), f.value, f.component) not in baseline)


def _text(path: Path) -> str:
    return utf8_text(path)
