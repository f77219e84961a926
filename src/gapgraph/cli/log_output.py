"""Prints what ``-v`` shows on standard error: one sentence for each step that otherwise prints nothing."""

from __future__ import annotations

import logging
import sys

import click


class _Visible(logging.Formatter):
    """Formats log lines without terminal control sequences, because a line can quote the answer of a remote store."""

    def format(self, record: logging.LogRecord) -> str:
        from gapgraph.pages.layout import visible

        return visible(super().format(record))


def log_to_stderr(context: click.Context) -> None:
    """Write the messages of every ``gapgraph`` logger to the standard error until the command ends."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Visible("%(name)s: %(message)s"))
    logger = logging.getLogger("gapgraph")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    context.call_on_close(lambda: _stop(logger, handler))


def _stop(logger: logging.Logger, handler: logging.Handler) -> None:
    logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)
