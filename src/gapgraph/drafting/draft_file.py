"""``data/drafts/{report}.toml``: the proposals for a report, and a person's decision about each.

Each draft has the keys of an encoding's claim, and also its state, its rule, its confidence and a fingerprint. The
fingerprint identifies the draft when the report is drafted again, so that decisions are kept.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from gapgraph.authoring.encoding import parse_claim
from gapgraph.authoring.encoding_text import table_text
from gapgraph.authoring.narrative import Span
from gapgraph.authoring.own_build import write_built
from gapgraph.drafting.draft_bodies import DraftBody
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.errors import GapgraphError

OPEN: Final = "open"
ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"
STATES: Final = (OPEN, ACCEPTED, REJECTED)
"""The possible states of a draft."""
_OWN: Final = ("state", "rule", "confidence", "fingerprint", "spans", "claim")


@dataclass(frozen=True)
class ReviewedDraft:
    """A draft, its state, its first fingerprint, and the number of the claim it became."""

    draft: DraftClaim
    state: str
    fingerprint: str
    claim: int | None = None


@dataclass(frozen=True)
class DraftFile:
    """The drafts of a report, in their order, and the digest of the text that they quote."""

    report: str
    digest: str
    drafts: tuple[ReviewedDraft, ...] = ()
    bodies: tuple[DraftBody, ...] = ()

    def merged(self, proposed: Iterable[DraftClaim], bodies: Iterable[DraftBody] = ()) -> DraftFile:
        """The file with new proposals: known drafts keep their number and state, and decisions are kept.

        An open draft of a rule is dropped if the rule no longer proposes it; an open draft of a model is kept.
        """
        offers = list(proposed)
        prints = {one.fingerprint for one in offers}
        kept = [one for one in self.drafts if one.state != OPEN or one.fingerprint in prints or one.draft.of_model]
        known = {one.fingerprint for one in kept}
        number = max((one.draft.number for one in self.drafts), default=0)
        numbers: dict[int, int] = {
            one.number: old.draft.number for one in offers for old in kept if old.fingerprint == one.fingerprint
        }
        fresh = []
        for one in offers:
            if one.fingerprint not in known:
                number += 1
                numbers[one.number] = number
                fresh.append(one)
        added = [ReviewedDraft(_renumbered(one, numbers), OPEN, one.fingerprint) for one in fresh]
        known_bodies = {one.id: one for one in (*bodies, *self.bodies)}
        return replace(self, drafts=tuple(sorted((*kept, *added), key=_order)), bodies=tuple(known_bodies.values()))

    def with_one(self, changed: ReviewedDraft) -> DraftFile:
        """The file with one draft replaced by its new state."""
        same = changed.draft.number
        return replace(self, drafts=tuple(changed if one.draft.number == same else one for one in self.drafts))

    def numbered(self, number: int) -> ReviewedDraft:
        """The draft with the given number. Raises GapgraphError GG341 if no draft has the number."""
        found = next((one for one in self.drafts if one.draft.number == number), None)
        if found is None:
            raise GapgraphError(
                "GG341", f"There is no draft {number}", place=self.report, remedy="Draft the report again."
            )
        return found


def _renumbered(draft: DraftClaim, numbers: Mapping[int, int]) -> DraftClaim:
    slots = dict(draft.slots)
    total = slots.get("part_of")
    if isinstance(total, int):
        slots["part_of"] = numbers[total]
    return replace(draft, number=numbers[draft.number], slots=slots)


def _order(one: ReviewedDraft) -> tuple[int, int]:
    return one.draft.spans[0].start, one.draft.number


def draft_path(root: Path, report: str) -> Path:
    """The path of a report's drafts."""
    return root / "data" / "drafts" / f"{report}.toml"


def text_digest(text: str) -> str:
    """The digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_drafts(root: Path, report: str, text: str) -> DraftFile:
    """The drafts of a report, or an empty file. Raises GapgraphError GG340 if the file is unusable."""
    path = draft_path(root, report)
    if not path.is_file():
        return DraftFile(report, text_digest(text))
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        drafts = tuple(_reviewed(table, path.name) for table in document.get("draft", []))
        bodies = tuple(
            DraftBody(one["id"], one["label"], one["parent"], tuple(one.get("also", ())))
            for one in document.get("body", [])
        )
        digest = str(document["drafts"]["text_sha256"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        remedy = "Restore the file, or delete it and draft the report again."
        raise GapgraphError("GG340", "The file of drafts can't be read", place=str(path), remedy=remedy) from error
    if digest != text_digest(text):
        remedy = "Restore the text, or delete the file and draft the report again."
        raise GapgraphError("GG340", "The drafts quote another text", place=str(path), remedy=remedy)
    return DraftFile(report, digest, drafts, bodies)


def _reviewed(table: Mapping[str, Any], name: str) -> ReviewedDraft:
    claim = parse_claim({key: value for key, value in table.items() if key not in _OWN}, name)
    state = table["state"]
    if state not in STATES:
        raise ValueError(state)
    spans = tuple(Span(int(start), int(end)) for start, end in table["spans"])
    draft = DraftClaim(
        claim.kind, claim.slots, spans, table["rule"], float(table["confidence"]), claim.number, quotes=claim.quotes
    )
    return ReviewedDraft(draft, state, table["fingerprint"], table.get("claim"))


def save_drafts(root: Path, drafts: DraftFile) -> Path:
    """Write the file completely or not at all. Raises GapgraphError GG208 if the file can't be written."""
    path = draft_path(root, drafts.report)
    write_built([(path, draft_text(drafts).encode())])
    return path


def draft_text(drafts: DraftFile) -> str:
    """The file's text: the same drafts give the same text."""
    head = (
        "# Drafts: proposals that no person has accepted yet. Nothing here is read as a claim.\n\n"
        f"[drafts]\nreport = {json.dumps(drafts.report)}\ntext_sha256 = {json.dumps(drafts.digest)}\n"
    )
    bodies = "".join("\n" + table_text("body", one.table) for one in drafts.bodies)
    return head + bodies + "".join("\n" + _table(one) for one in drafts.drafts)


def _table(one: ReviewedDraft) -> str:
    draft = one.draft
    table: dict[str, Any] = {**as_encoded(draft), "state": one.state, "rule": draft.rule}
    table |= {"confidence": draft.confidence, "fingerprint": one.fingerprint}
    table |= {"spans": [[span.start, span.end] for span in draft.spans]}
    table |= {"claim": one.claim} if one.claim is not None else {}
    return table_text("draft", table)


def as_encoded(draft: DraftClaim) -> dict[str, Any]:
    """The draft as an encoding's table."""
    quotes: dict[str, Any] = {"quote": draft.quotes[0]} if len(draft.quotes) == 1 else {"quotes": list(draft.quotes)}
    slots = {key: list(value) if isinstance(value, tuple) else value for key, value in draft.slots.items()}
    return {"id": draft.number, "kind": draft.kind.value, **quotes, **slots}
