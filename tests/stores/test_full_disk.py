"""A disk becomes full during a load: one sentence, the old data unchanged, and a second run finishes the load."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.errors import GapgraphError
from gapgraph.remote.endpoint_errors import refused
from tests.cli.running import gapgraph
from tests.machine import patient
from tests.stores.full_disk import small_disk
from tests.stores.servers import FUSEKI, OXIGRAPH, RDF4J, Kind, running

OLD, NEW = "col-2018", "gha-2019"
RESTARTED = (OXIGRAPH, RDF4J)
"""Stores that refuse to write even after there is space again, until they are restarted."""


@pytest.mark.parametrize("kilobytes", [0, 100, 1000])
def test_a_full_disk_under_a_store_in_a_folder_loses_nothing(kilobytes: int, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        folder = disk.folder / "store"
        assert gapgraph("load", str(folder), "--only", OLD).status == 0
        before = gapgraph("gaps", OLD, "--format", "csv", root=folder).out
        disk.leave(kilobytes)
        ran = gapgraph("load", str(folder), "--only", OLD, "--only", NEW)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            f"gapgraph: The store can't be written ({folder}). The disk is full: free space and load again; "
            "the content of the folder is unchanged. [GG208]\n"
        )
        assert gapgraph("gaps", OLD, "--format", "csv", root=folder).out == before
        assert len(list(folder.glob("store-*"))) == 1
        disk.make_room()
        assert gapgraph("load", str(folder), "--only", OLD, "--only", NEW).status == 0
        assert gapgraph("matrix", NEW, "--format", "csv", root=folder).rows


@pytest.mark.proof
@pytest.mark.parametrize("kilobytes", [0, 1000, 3000])
@pytest.mark.parametrize("kind", [OXIGRAPH, FUSEKI, RDF4J], ids=lambda kind: kind.name)
def test_a_full_disk_under_a_server_loses_nothing(kind: Kind, kilobytes: int, tmp_path: Path) -> None:
    """On a full disk, RDF4J reports no reason, and doesn't answer any more."""
    with small_disk(tmp_path / "disk") as disk, running(kind, disk.folder / "data") as server:
        assert gapgraph("load", server.base, "--only", OLD).status == 0
        before = gapgraph("gaps", OLD, "--endpoint", server.base, "--format", "csv").out
        disk.leave(kilobytes)
        ran = gapgraph("load", server.base, "--timeout", str(patient(20)))
        assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1)
        if kind is RDF4J:
            assert ran.err.endswith(
                "Make room there, restart the store if it still refuses, and load again: "
                "what is whole is left alone. [GG624]\n"
            )
            assert gapgraph("gaps", OLD, "--endpoint", server.base, "--format", "csv").out == before
        disk.make_room()
        if kind in RESTARTED:
            server.stop()
            server.start()
        assert gapgraph("gaps", OLD, "--endpoint", server.base, "--format", "csv").out == before
        assert gapgraph("load", server.base).status == 0
        signs = gapgraph("doctor", server.base, "--format", "csv").rows
        assert {row["well"] for row in signs} == {"yes"}


@pytest.mark.parametrize(
    "said",
    [
        "IO error: No space left on device: While appending to file: data/000008.log: No space left on device",
        "a fault occurred in a recent unsafe memory access operation in compiled Java code",
    ],
)
def test_messages_of_stores_about_a_full_disk_are_recognized(said: str) -> None:
    error = refused(500, said, "http://127.0.0.1:7878/update")
    assert isinstance(error, GapgraphError)
    assert (error.code, error.exit_status, said in error.sentence) == ("GG624", 3, True)
