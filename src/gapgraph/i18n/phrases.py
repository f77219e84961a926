"""Every phrase of the interface by its key, English and Spanish, room by room; a key stands in one room only."""

from __future__ import annotations

from typing import Final

from gapgraph.i18n import answer_phrases as answers
from gapgraph.i18n import comparison_phrases as comparing
from gapgraph.i18n import law_phrases as law
from gapgraph.i18n import notebook_phrases as notebooks
from gapgraph.i18n import query_phrases as asking
from gapgraph.i18n import source_phrases as sources
from gapgraph.i18n import validation_phrases as judging
from gapgraph.i18n import web_phrases as pages
from gapgraph.i18n import workbench_phrases as frame

ROOMS: Final = (
    answers.PHRASES,
    law.PHRASES,
    sources.PHRASES,
    comparing.PHRASES,
    asking.PHRASES,
    notebooks.PHRASES,
    judging.PHRASES,
    pages.PHRASES,
    frame.PHRASES,
)
PHRASES: Final[dict[str, tuple[str, str]]] = {key: phrase for room in ROOMS for key, phrase in room.items()}
