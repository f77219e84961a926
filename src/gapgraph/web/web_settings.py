"""The workbench's limits, each with a name that is reported when it stops an answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WebSettings:
    """The limits for a user's query and upload, and the address of the workbench.

    ``hosts`` are further allowed host names; ``prefix`` is the path below which a proxy shows the workbench.
    """

    query_seconds: float = 5.0
    query_rows: int = 10_000
    query_memory: int = 1_000_000_000
    query_letters: int = 100_000
    query_workers: int = 2
    upload_bytes: int = 2_000_000
    upload_seconds: float = 30.0
    hosts: tuple[str, ...] = ()
    prefix: str = ""
    review: bool = False
    """Whether drafts can be reviewed; each decision about a draft is written to the folder."""
