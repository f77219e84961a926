"""Every phrase of the interface by its key, English and Spanish, grouped by module; each key is in one module only."""

from __future__ import annotations

from typing import Final

from gapgraph.i18n import answer_phrases as answers
from gapgraph.i18n import command_phrases as commands
from gapgraph.i18n import comparison_phrases as comparing
from gapgraph.i18n import corpus_phrases as corpus
from gapgraph.i18n import draft_phrases as drafts
from gapgraph.i18n import group_phrases as groups
from gapgraph.i18n import label_phrases as labels
from gapgraph.i18n import law_phrases as law
from gapgraph.i18n import notebook_phrases as notebooks
from gapgraph.i18n import query_phrases as asking
from gapgraph.i18n import source_phrases as sources
from gapgraph.i18n import validation_phrases as judging
from gapgraph.i18n import web_phrases as pages
from gapgraph.i18n import workbench_phrases as frame

ROOMS: Final = (
    answers.ANSWER_PHRASES,
    groups.GROUP_PHRASES,
    law.LAW_PHRASES,
    sources.SOURCE_PHRASES,
    comparing.COMPARISON_PHRASES,
    asking.QUERY_PHRASES,
    notebooks.NOTEBOOK_PHRASES,
    judging.VALIDATION_PHRASES,
    commands.COMMAND_PHRASES,
    drafts.DRAFT_PHRASES,
    corpus.CORPUS_PHRASES,
    pages.WEB_PHRASES,
    frame.WORKBENCH_PHRASES,
    labels.LABEL_PHRASES,
)
PHRASES: Final[dict[str, tuple[str, str]]] = {key: phrase for room in ROOMS for key, phrase in room.items()}
