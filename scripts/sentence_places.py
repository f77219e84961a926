"""What a reader sees beside a sentence: the head and the row of a table's cell, what a docstring documents, or the
code that a comment is about.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

CELL: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r"\|[\s:|-]+\|$")


def row_of(lines: Sequence[str], line: int, text: str) -> str:
    """The head of the column, and the row's first cell with its head, for a text in a cell; nothing for other texts.

    >>> row_of(["| option | meaning |", "|---|---|", "| `-o` | the file to write to |"], 3, "the file to write to")
    'meaning; option: `-o`'
    """
    cells = _cells(lines[line - 1])
    column = next((number for number, cell in enumerate(cells) if text in cell), 0)
    above = takewhile(lambda number: lines[number].startswith("|"), range(line - 1, 0, -1))
    rule = next((number for number in above if _RULE.match(lines[number])), 0)
    if not rule:
        return ""
    heads = _cells(lines[rule - 1])
    row = [": ".join(filter(None, (heads[0], cells[0])))] if column else []
    return "; ".join(one for one in (*heads[column : column + 1], *row) if one)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in CELL.split(line)[1:-1]] if line.startswith("|") else []


def documented(text: str, line: int) -> str:
    """The function, class or value that the docstring in this line documents; nothing for a module's docstring.

    >>> documented("def half(number: int) -> float:" + chr(10) + "    'Half of the number.'", 2)
    'def half(number: int) -> float'
    """
    found = (name for first, last, name in _documented(ast.parse(text)) if first <= line <= last)
    return next(found, "")


def _documented(tree: ast.AST) -> Iterator[tuple[int, int, str]]:
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        for before, one in pairwise([None, *body] if isinstance(body, list) else []):
            if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str):
                yield one.lineno, one.end_lineno or one.lineno, _head(before or node)


def _head(node: ast.AST) -> str:
    """The first line of a definition, or the name of a value.

    >>> _head(ast.parse("LIMIT: Final = 3").body[0])
    'LIMIT'
    """
    match node:
        case ast.FunctionDef(name=name, args=args, returns=returns):
            return f"def {name}({ast.unparse(args)})" + (f" -> {ast.unparse(returns)}" if returns else "")
        case ast.ClassDef(name=name):
            return f"class {name}"
        case ast.AnnAssign(target=target) | ast.Assign(targets=[target, *_]):
            return ast.unparse(target)
    return ""


def commented(lines: Sequence[str], line: int) -> str:
    """The code that the comment in this line is about: the code before the comment, or the next line of code.

    >>> commented(["# in seconds", "LIMIT = 3"], 1)
    'LIMIT = 3'
    >>> commented(["LIMIT = 3  # in seconds"], 1)
    'LIMIT = 3'
    """
    parts = (one.partition("#")[0].strip() for one in lines[line - 1 :])
    return next(filter(None, parts), "")
