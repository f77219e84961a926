"""Writes ``docs/rules``: a page for each rule, with its words in both languages, severity, target and definition.

The rules of one instrument share a page, with one section each: they differ only in the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gapgraph.core.facts import Facts
from gapgraph.rdf.reading import read_facts
from gapgraph.validation.reach import Target, check_targets, shape_targets
from gapgraph.validation.shape_rules import SHAPE, Check, Rule, read_checks, read_shape_rules
from gapgraph.validation.text_report import remedy_line
from gapgraph.vocabulary import PREFIXES, SH, Iri

_TITLES = {
    "data": "Data",
    "checks": "Data: rules that need a query",
    "ontology": "The ontology",
    "queries": "Canned queries",
    "shapes": "Shapes",
    "protections": "Duties to give a protection",
}
_PREFIXES = {**PREFIXES, "owl": "http://www.w3.org/2002/07/owl#", "sh": SH}
_NOTE = "Made by `python -m gapgraph.build validation`; change the file that it names instead."
_STATED = "What reports themselves say about duties."
_LOWERED = """A rule whose name ends in `-lowered` has a [severity one step
lower](../mandates.md#the-severity-of-a-verdict-on-a-duty), because the proof or the article is less certain."""
_INTRODUCTION = """`gapgraph validate` checks data with these rules. Each rule has a page with
its remedy, its text in Spanish and its definition; `gapgraph rules RULE` prints the same."""


def rule_pages(root: Path) -> dict[Path, str]:
    """The expected content of each page of ``docs/rules``, including the index."""
    folder, shapes = root / "docs" / "rules", root / "ontology" / "shapes"
    index, pages = ["# Rules\n", f"{_INTRODUCTION}\n\n{_NOTE}\n"], {}
    for kind, title in _TITLES.items():
        index += [f"## {title}\n", "| rule | severity | what must be true, or what was found |", "|---|---|---|"]
        for rules, name, text in _pages(shapes, kind):
            pages[folder / f"{name}.md"] = text
            index += [f"| [{rule.id}]({name}.md) | {rule.severity} | {rule.message('en')} |" for rule in rules]
        index.append("")
    return {**pages, folder / "README.md": "\n".join(index).rstrip() + "\n"}


def _pages(shapes: Path, kind: str) -> Iterator[tuple[list[Rule], str, str]]:
    """The rules of each page, with its name and its text."""
    if kind == "checks":
        checks = read_checks(shapes / kind)
        for check, target in zip(checks, check_targets(checks), strict=True):
            yield [check.rule], check.rule.id, _check_page(check, target)
        return
    everything = read_facts(sorted(shapes.glob("*/*.ttl")))
    for path in sorted((shapes / kind).glob("*.ttl")):
        text, own = path.read_text(encoding="utf-8"), read_shape_rules(read_facts([path]))
        rules = [rule for _, rule in sorted(own.items()) if rule.messages]
        if kind == "protections":
            yield rules, path.stem, _instrument_page(path, rules)
        else:
            yield from (([r], r.id, _shape_page(r, path, text, everything)) for r in rules)


def _head(rule: Rule, level: str = "#") -> list[str]:
    return [
        f"{level} {rule.id}\n",
        f"**{rule.severity}.** {rule.message('en')}\n",
        f"{remedy_line(rule.remedy('en'), 'en')}\n",
        f"{rule.message('es')}\n",
        f"{remedy_line(rule.remedy('es'), 'es')}\n",
    ]


def _check_page(check: Check, target: Target) -> str:
    lines = [*_head(check.rule), f"{check.summary} It checks {_whom([target])}.\n"]
    lines += [f"`ontology/shapes/checks/{check.rule.id}.rq`; the other engines run the same rule in SHACL-SPARQL:\n"]
    query = "\n".join(line for line in check.sparql.splitlines() if not line.startswith("#+"))
    return "\n".join((*lines, f"```sparql\n{query}\n```\n", _NOTE)) + "\n"


def _shape_page(rule: Rule, path: Path, text: str, facts: Facts) -> str:
    lines = [*_head(rule), f"It checks {_whom(_targets(rule, facts))}.\n"]
    lines += [f"`{path.parents[2].name}/shapes/{path.parent.name}/{path.name}`:\n"]
    return "\n".join((*lines, f"```turtle\n{_definition(rule, text)}\n```\n", _NOTE)) + "\n"


def _instrument_page(path: Path, rules: Iterable[Rule]) -> str:
    mandate = f"The duties of `ontology/mandates/{path.name}`, compared with reports."
    lines = [f"# {path.stem}\n", f"{_STATED if path.stem == 'stated' else mandate}\n", f"{_LOWERED}\n"]
    for rule in rules:
        lines += _head(rule, "##")
    return "\n".join((*lines, _NOTE)) + "\n"


def _targets(rule: Rule, facts: Facts) -> list[Target]:
    """The targets of the rule's shape, and the targets of all shapes that use the rule's shape as a property shape."""
    iri = SHAPE + rule.id
    users = {iri} | {one for one in facts if iri in facts.iris(one, SH + "property")}
    return [target for target in shape_targets(facts) if SHAPE + target.rule in users]


def _whom(targets: Iterable[Target]) -> str:
    found = [f"each `{_short(cls)}`" for target in targets for cls in target.classes]
    found += [f"every node with `{_short(one)}`" for target in targets for one in target.subjects_of]
    return ", ".join(dict.fromkeys(found)) or "the nodes that other shapes pass to it"


def _short(iri: Iri) -> str:
    return next((f"{p}:{iri.removeprefix(ns)}" for p, ns in _PREFIXES.items() if iri.startswith(ns)), iri)


def _definition(rule: Rule, text: str) -> str:
    """The statement that defines the shape, without its texts, which the page shows above."""
    start = text.index(f"\nshape:{rule.id} ") + 1
    lines = text[start:].split("\n\n", maxsplit=1)[0].splitlines()
    words = next((n for n, line in enumerate(lines) if "sh:message" in line), len(lines))
    return "\n".join(lines[:words]).rstrip(" ;") + " ."
