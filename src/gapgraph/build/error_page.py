"""The page of errors, from the registry of their codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gapgraph.errors import ErrorCode, registry

_HEAD = """# Errors

`python -m gapgraph.build errors` makes this page from `src/gapgraph/errors.toml`. Edit `errors.toml`, not this page.

Gapgraph prints an error on the standard error as one sentence, with its place, its remedy and a code:

```text
gapgraph: There is no group named 'Mann'. Did you mean gap:Man or gap:Woman? [GG102]
```

The exit status is 2 for wrong usage or unreadable input, and 3 if an engine or an endpoint failed. Findings of
`validate` and `check-source` are not errors; the exit status for findings is 1. In Python, an error is an exception of
the class in the tables below, with `code`, `sentence`, `place` and `remedy`. All classes are subclasses of
`gapgraph.GapgraphError` ([the tree](python.md#errors)).
"""


def error_page() -> str:
    """The page: the codes by chapter, each with its class, its meaning and its remedy."""
    return "\n".join([_HEAD, *_chapters()])


def _chapters() -> Iterator[str]:
    for chapter, codes in groupby(registry().values(), key=lambda code: code.chapter):
        yield f"## {chapter}\n\n| code | class | means | what to do |\n|---|---|---|---|"
        yield from map(_row, codes)
        yield ""


def _row(code: ErrorCode) -> str:
    status = "" if code.exit_status == 2 else f" Exit status {code.exit_status}."
    return f"| {code.code} | `{code.kind.__name__}` | {code.means}{status} | {code.remedy} |"
