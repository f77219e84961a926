"""Checks that a folder with its own ontology has everything that it must have. A missing part is an error, never an
empty answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gapgraph.core.facts import Facts, Literal
from gapgraph.errors import GapgraphError
from gapgraph.rdf.input_files import files_in, utf8_text
from gapgraph.rdf.reading import read_facts

_PARTS: Final = (
    ("ontology", "*.ttl"),
    ("ontology/inferred", "*.ttl"),
    ("ontology/mandates", "*.ttl"),
    ("ontology/rules", "*.rq"),
    ("ontology/shapes/data", "*.ttl"),
    ("ontology/shapes/checks", "*.rq"),
    ("data/countries", "*.ttl"),
)
_INFERRED: Final = ("groups.ttl", "victim-groups.ttl", "closures.ttl")
_FROM: Final = "# From ontology/groups.ttl "


def require_ontology(root: Path, *, has_data: bool) -> None:
    """Raises GapgraphError GG206 if the folder has no ontology and can't use the bundled ontology."""
    if not (_is_file(root / "ontology" / "groups.ttl") or (has_data and _has_no_ontology(root))):
        if not root.is_dir():
            sentence = "The path is not a folder" if root.exists() else "The folder doesn't exist"
            raise GapgraphError(
                "GG206", sentence, place=str(root), remedy="Check the path that --root or GAPGRAPH_ROOT gives."
            )
        remedy = "The folder needs ontology/groups.ttl and data/."
        raise GapgraphError("GG206", "The folder contains no ontology", place=str(root), remedy=remedy)


def _has_no_ontology(root: Path) -> bool:
    """Whether the folder has no ontology, not even a broken one."""
    return not any((root / "ontology").glob("*.ttl"))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def require_parts(root: Path) -> None:
    """Raises GapgraphError GG206 if a part of the folder is missing or empty, or if a file in it is empty."""
    for folder, pattern in _PARTS:
        files = files_in(root / folder, pattern)
        if not files:
            raise _lacking(root / folder, f"it has no {pattern}")
        empty = next((path for path in files if not path.is_dir() and path.exists() and not path.stat().st_size), None)
        if empty:
            raise _lacking(empty, "the file is empty")
    for name in _INFERRED:
        path = root / "ontology" / "inferred" / name
        if not path.is_file():
            raise _lacking(path, "the file is missing")


def require_queries(root: Path) -> tuple[Path, ...]:
    """The files of the canned queries. Raises GapgraphError GG206 if the folder has no file of a canned query."""
    files = files_in(root / "queries", "*.rq")
    if not files:
        raise _lacking(root / "queries", "it has no *.rq")
    return files


def _lacking(place: Path, what: str) -> GapgraphError:
    remedy = "Restore the missing files; ontology/inferred is generated with: python -m gapgraph.build ontology"
    return GapgraphError(
        "GG206",
        f"The folder lacks a part, so answers would be wrong: {what}",
        place=str(place),
        remedy=remedy,
    )


def groups_line(root: Path) -> str:
    """The line of ``ontology/inferred/groups.ttl`` with the digest of the definitions."""
    return f"{_FROM}{_digest(read_facts([root / 'ontology' / 'groups.ttl']))}"


def require_current_groups(root: Path) -> None:
    """Raises GapgraphError GG209 if the definitions of groups were changed after the reasoners ran."""
    path = root / "ontology" / "inferred" / "groups.ttl"
    said = next((line for line in utf8_text(path).splitlines() if line.startswith(_FROM)), "")
    if said != groups_line(root):
        remedy = "Generate ontology/inferred again with: python -m gapgraph.build ontology"
        raise GapgraphError(
            "GG209", "The groups have changed since this file was generated", place=str(path), remedy=remedy
        )


def _digest(facts: Facts) -> str:
    """A digest of the statements, independent of order and comments; blank nodes count as equal."""
    from hashlib import sha256  # noqa: PLC0415  (imported late: sha256 is needed only if ontology files have changed)

    lines = sorted(
        " ".join((_masked(subject), predicate, repr(term) if isinstance(term, Literal) else _masked(term)))
        for subject, predicate, term in facts.triples()
    )
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _masked(name: str) -> str:
    return "_:" if name.startswith("_:") else name
