"""Reads from the source every sentence and remedy of an error that gapgraph can raise, with ``{}`` in the place of each
value.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from scripts.core import ROOT

SOURCE = ROOT / "src" / "gapgraph"
HOLE = "{}"
USAGE = ("UsageError", "BadParameter")
DEEPEST = 4
"""The maximum number of variables between an error's text and the call that raises it (two in ``a = "…"; b = a``)."""


@dataclass(frozen=True)
class Place:
    """A call, and the function that contains it."""

    call: ast.Call
    within: ast.FunctionDef | None
    path: Path


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


@cache
def places() -> dict[str, list[Place]]:
    """Every call in the source, by the name of the called function."""
    found: dict[str, list[Place]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for call, within in _calls(ast.parse(path.read_text(encoding="utf-8")), None):
            found.setdefault(_name(call), []).append(Place(call, within, path))
    return found


def _calls(node: ast.AST, within: ast.FunctionDef | None) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
    for child in ast.iter_child_nodes(node):
        inner = child if isinstance(child, ast.FunctionDef) else within
        if isinstance(child, ast.Call):
            yield child, within
        yield from _calls(child, inner)


@cache
def raised() -> frozenset[tuple[str, str]]:
    """The code of each error with each sentence or remedy that the error may have."""
    found = set()
    for place in places()["GapgraphError"]:
        arguments = {"code": place.call.args[:1], "sentence": place.call.args[1:2]}
        arguments["remedy"] = [one.value for one in place.call.keywords if one.arg == "remedy"]
        for part in ("sentence", "remedy"):
            for node in arguments[part]:
                found |= _pairs(arguments["code"][0], node, place)
    for name in USAGE:
        found |= {("GG001", text) for place in places().get(name, []) for text in _texts(place.call.args[0], place, {})}
    told = (pair for pair in found if pair[0].startswith("GG") and pair[1].replace(HOLE, "").strip(" .:()"))
    return frozenset(told)


def _pairs(code: ast.expr, text: ast.expr, place: Place) -> set[tuple[str, str]]:
    """Each pair of a code and a text with which a call can raise an error. If the code or the text is a parameter of
    the function that contains the call, its values are the arguments in all calls of this function.
    """
    return {
        (one_code, one)
        for caller, bound in list(_callers(place)) or [(None, {})]
        for one_code in _texts(code, place, bound, caller)
        for one in _texts(text, place, bound, caller)
    }


def _callers(place: Place) -> Iterator[tuple[Place | None, dict[str, ast.expr]]]:
    """Each call of the function that contains the place, with the arguments of the call; a private function is called
    only in its own file.
    """
    function = place.within
    if function is None:
        return
    names = [one.arg for one in function.args.args if one.arg != "self"]
    for caller in places().get(function.name, []):
        if function.name.startswith("_") and caller.path != place.path:
            continue
        bound = dict(zip(names, caller.call.args, strict=False))
        bound |= {one.arg: one.value for one in caller.call.keywords if one.arg}
        yield caller, bound


def _texts(
    node: ast.expr, place: Place, bound: dict[str, ast.expr], caller: Place | None = None, depth: int = 0
) -> list[str]:
    """The possible texts of an expression, with a placeholder for each value that is known only at run time."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else [HOLE]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body, place, bound, caller, depth), *_texts(node.orelse, place, bound, caller, depth)]
    if isinstance(node, ast.BoolOp):
        return [text for one in node.values for text in _texts(one, place, bound, caller, depth)]
    if isinstance(node, ast.JoinedStr):
        parts = [_texts(_inner(one), place, bound, caller, depth) for one in node.values]
        return ["".join(one) for one in product(*parts)]
    if isinstance(node, ast.Name) and depth < DEEPEST:
        return _named(node.id, place, bound, caller, depth + 1) or [HOLE]
    return [HOLE]


def _inner(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.FormattedValue) and node.conversion == -1 else node


def _named(name: str, place: Place, bound: dict[str, ast.expr], caller: Place | None, depth: int) -> list[str]:
    if name in bound and caller:
        return _texts(bound[name], caller, {}, None, depth)
    if place.within is None:
        return []
    parameters = {one.arg for one in place.within.args.args}
    if name in parameters and not bound:
        callers = [one for one in _callers(place) if name in one[1]]
        return [text for one, given in callers if one for text in _texts(given[name], one, {}, None, depth)]
    return [text for one in _assigned(name, place.within) for text in _texts(one, place, bound, caller, depth)]


def _assigned(name: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == name:
                    yield node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=False)
                    yield from (value for one, value in pairs if isinstance(one, ast.Name) and one.id == name)
