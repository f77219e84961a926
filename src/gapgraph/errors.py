"""What went wrong, said once: one sentence, the place, the remedy, and a documented code.

Every failure that a user can cause is a :class:`GapgraphError`; the command line prints it and exits with its
status. ``docs/errors.md`` lists the codes; a test keeps the two lists equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class GapgraphError(Exception):
    """A failure with a code (``GG101``), a sentence, the place it concerns, and what to do about it.

    ``exit_status`` is 2 for wrong usage or unreadable input, 3 when an engine or an endpoint failed.
    """

    def __init__(self, code: str, sentence: str, *, place: str = "", remedy: str = "", exit_status: int = 2) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.place = place
        self.remedy = remedy
        self.exit_status = exit_status

    def __str__(self) -> str:
        said = self.sentence.rstrip(".") + (f" ({self.place})" if self.place else "")
        end = "" if said.endswith(("?", "!")) else "."
        what_now = f" {self.remedy}" if self.remedy else ""
        return f"{said}{end}{what_now} [{self.code}]"


def unknown_name(
    code: str, what: str, name: str, known: Iterable[str] | Mapping[str, str], listed_by: str = ""
) -> GapgraphError:
    """The error for a name that isn't there, suggesting the nearest ones, or else the command that lists them all.

    A mapping says what to suggest for each spelling: a label that comes near suggests the id.
    """
    near = nearest(name, known)
    if isinstance(known, Mapping):
        near = list(dict.fromkeys(known[spelling] for spelling in near))
    lost = f"{listed_by} lists them." if listed_by else "No known name is near it."
    remedy = f"Did you mean {' or '.join(near)}?" if near else lost
    return GapgraphError(code, f"There is no {what} named {name!r}", remedy=remedy)


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names nearest to a misspelt one, upper and lower case alike, best first."""
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it, and nobody waits for it else)

    by_folded: dict[str, str] = {}
    for one in sorted(known):
        by_folded.setdefault(one.casefold(), one)
    folded = name.casefold()
    close = get_close_matches(folded, by_folded, n=most, cutoff=0.6)
    starting = [key for key in by_folded if key.startswith(folded)] if len(folded) > 2 else []
    within = [key for key in by_folded if folded in key] if len(folded) > 3 else []
    return [by_folded[key] for key in dict.fromkeys((*close, *starting, *within))][:most]
