"""The workbench with a remote store: pages and canned queries show the reports that the store has."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.cli.running import gapgraph
from tests.stores.servers import KINDS, running
from tests.web.conftest import started


@pytest.mark.proof
def test_pages_and_canned_queries_of_the_workbench_show_the_reports_of_a_remote_store(tmp_path: Path) -> None:
    with running(KINDS["oxigraph"], tmp_path) as store:
        loaded = gapgraph("load", store.base, "--only", "per-2021")
        assert loaded.status == 0, loaded.err
        process, address = started("--endpoint", store.base)
        try:
            with httpx.Client(base_url=address, timeout=60) as client:
                page = client.get("/per-2021").text
                assert "no temporary lodging for men" in page
                assert "col-2021" not in page, "only what the store holds"
                answer = client.get("/q/exclusions").text
                assert "there were no shelters that accepted men" in answer
                trends = client.get("/q/trends?country=per:Country")
                assert trends.status_code == 200
                refused = client.get("/sparql", params={"query": "ASK {}"})
                assert refused.status_code == 501
                assert "GG804" in refused.text
        finally:
            process.terminate()
            process.wait(20)
