"""Every phrase of the interface by its key, English and Spanish, room by room; a key stands in one room only."""

from __future__ import annotations

from typing import Final

from gapgraph.phrases import answers, asking, comparing, judging, notebooks, sources

ROOMS: Final = (answers.PHRASES, sources.PHRASES, comparing.PHRASES, asking.PHRASES, notebooks.PHRASES, judging.PHRASES)
PHRASES: Final[dict[str, tuple[str, str]]] = {key: phrase for room in ROOMS for key, phrase in room.items()}
