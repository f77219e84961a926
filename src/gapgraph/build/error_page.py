"""The page of errors, from the registry of their codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gapgraph.errors import ErrorCode, registry

_HEAD = """# Errors

Made from `src/gapgraph/errors.toml` by `python -m gapgraph.build errors`; change it there.

What goes wrong is said in one sentence on the standard error, with the place it concerns, what to do about it, and a
code:

```text
gapgraph: There is no group named 'Mann'. Did you mean gap:Man or gap:Woman? [GG102]
```

The exit status is 2 for wrong usage or unreadable input and 3 when an engine or an endpoint failed. Findings are no
errors: they are counted by `--fail-on` and `check-source`, with status 1. In Python each of these is a
`gapgraph.GapgraphError` of the class named here, with `code`, `sentence`, `place` and `remedy`;
[In Python](python.md#errors) shows the tree of the classes.
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
