"""A model behind a real address on this machine: proposals that the sentence supports pass, and no others."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.corpus import Corpus
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.narrative_drafts import NarrativeDrafts
from gapgraph.drafting.report_drafts import draft_text_of
from gapgraph.errors import GapgraphError
from tests.cli.running import gapgraph

TEXT = "Authorities ignored foreign men who sought legal assistance, and NGOs said that shelters stayed small."
SOUND = {
    "kind": "Limitation",
    "quote": "ignored foreign men who sought legal assistance",
    "group": "ForeignMan",
    "protection": "LegalAssistance",
    "provider": "Government",
    "aaaq": "Availability",
}
HOSTILE: dict[str, tuple[Any, str]] = {
    "a reworded quote": (
        SOUND | {"quote": "disregarded foreign men who sought legal assistance"},
        "quote not verbatim",
    ),
    "other dashes": (SOUND | {"quote": "ignored  foreign men who sought"}, "quote not verbatim"),
    "another case": (SOUND | {"quote": "Ignored foreign men who sought"}, "quote not verbatim"),
    "one word": (SOUND | {"quote": "ignored"}, "no quote"),
    "no quote": ({key: value for key, value in SOUND.items() if key != "quote"}, "no quote"),
    "a number for a quote": (SOUND | {"quote": 7}, "no quote"),
    "another group": (SOUND | {"group": "Girl"}, "group not in the sentence"),
    "everyone": (SOUND | {"group": "Victim"}, "group not in the sentence"),
    "another service": (SOUND | {"protection": "MedicalCare"}, "protection not in the sentence"),
    "another body": (SOUND | {"provider": "Courts"}, "provider not in the sentence"),
    "an invented term": (SOUND | {"protection": "Kindness"}, "unknown name"),
    "a term of another slot": (SOUND | {"group": "LegalAssistance"}, "unknown name"),
    "an IRI of its own": (SOUND | {"group": "https://example.org/Man"}, "unknown name"),
    "a list for a name": (SOUND | {"group": ["Man"]}, "unknown name"),
    "a Denial of what is no refusal": (SOUND | {"kind": "Denial"}, "nothing is refused"),
    "an Absence of what is there": (SOUND | {"kind": "Absence"}, "nothing is absent"),
    "a kind of its own": (SOUND | {"kind": "Rumor"}, "no kind of claim"),
    "no group": ({key: value for key, value in SOUND.items() if key != "group"}, "a slot is missing"),
    "a number that isn't there": (
        {"kind": "Observation", "quote": SOUND["quote"], "measure": "AssistedVictims", "value": 12},
        "value not in the quote",
    ),
    "reach for all": (SOUND | {"kind": "Provision", "reach": "ToAll"}, "reach not in the sentence"),
    "a word": ("Limitation", "no claim"),
    "nothing": (None, "no claim"),
}

Answer = Callable[[dict[str, Any]], bytes]


@contextmanager
def serving(answer: Answer, status: int = 200) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server on this machine that gives this answer to every request; yields its address and the list of requests."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({**body, "path": self.path, "key": self.headers.get("Authorization")})
            content = answer(body)
            self.send_response(status)
            if status == 307:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Write no log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def chat(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def claims(*proposals: object) -> Answer:
    return lambda _: chat(json.dumps({"claims": proposals}))


def asked_of(corpus: Corpus, answer: Answer, text: str = TEXT) -> NarrativeDrafts:
    with serving(answer) as (address, _):
        return draft_text_of(text, "PER", 2021, corpus.facts, ModelEndpoint(address, "small", 5))


def of_model(found: NarrativeDrafts) -> list[Any]:
    return [one for one in found.claims if one.of_model]


def test_a_quote_from_the_sentence_is_accepted_with_its_position(corpus: Corpus) -> None:
    found = asked_of(corpus, claims(SOUND))
    (draft,) = of_model(found)
    assert draft.quotes == (TEXT[draft.spans[0].start : draft.spans[0].end],)
    assert (draft.slots["group"], draft.kind, draft.rule) == ("ForeignMan", Kind.LIMITATION, "model small")
    assert found.model is not None
    assert dict(found.model.refused) == {}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_proposal_that_fails_a_check_is_dropped_and_counted(corpus: Corpus, name: str) -> None:
    proposal, reason = HOSTILE[name]
    found = asked_of(corpus, claims(proposal, SOUND))
    assert len(of_model(found)) == 1
    assert found.model is not None
    assert dict(found.model.refused) == {reason: 1}


def test_no_provision_is_accepted_if_its_clause_denies_it(corpus: Corpus) -> None:
    text = "The government did not provide men with legal assistance."
    proposal = {
        "kind": "Provision",
        "quote": "provide men with legal assistance",
        "group": "Man",
        "protection": "LegalAssistance",
        "reach": "ToSome",
    }
    found = asked_of(corpus, claims(proposal), text)
    assert of_model(found) == []
    assert found.model is not None
    assert dict(found.model.refused) == {"the clause says the opposite": 1}


def test_hedges_are_read_from_the_clause_whatever_the_model_says(corpus: Corpus) -> None:
    text = "Local experts reported judges often ignored foreign men who sought legal assistance."
    proposal = SOUND | {"quote": "judges often ignored foreign men", "provider": "Courts", "frequency": "Always"}
    (draft,) = of_model(asked_of(corpus, claims(proposal | {"certainty": "Stated", "by": "Government"}), text))
    assert {key: draft.slots.get(key) for key in ("frequency", "certainty", "by")} == {
        "frequency": "Usually",
        "certainty": "Reported",
        "by": "LocalExperts",
    }


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I can't help with that.",
        "[]",
        "{}",
        '{"claims": 7}',
        "null",
        "[" * 100_000,
        '{"claims": {"kind": "Denial"}}',
    ],
)
def test_an_answer_of_the_model_that_is_not_a_list_gives_no_claim_and_no_error(corpus: Corpus, content: str) -> None:
    found = asked_of(corpus, lambda _: chat(content))
    assert of_model(found) == []
    assert found.model is not None
    assert found.model.proposed in (0, 1)


def test_a_claim_that_a_rule_drafted_is_not_drafted_again(corpus: Corpus) -> None:
    text = "Authorities often denied foreign men legal assistance."
    proposal = SOUND | {"kind": "Denial", "quote": "denied foreign men legal assistance"}
    found = asked_of(corpus, claims(proposal, proposal), text)
    assert [one.kind for one in found.claims] == [Kind.DENIAL]
    assert found.model is not None
    assert dict(found.model.refused) == {"drafted already": 2}


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda _: b"not json", 200),
        (lambda _: b'{"choices": []}', 200),
        (lambda _: b"x" * 1_100_000, 200),
        (lambda _: b"no", 500),
        (lambda _: b"", 307),
    ],
    ids=["not JSON", "no choice", "too long", "a failure", "a redirect"],
)
def test_an_address_at_which_no_model_answers_gives_one_error(corpus: Corpus, answer: Answer, status: int) -> None:
    with serving(answer, status) as (address, _), pytest.raises(GapgraphError, match="GG344"):
        draft_text_of(TEXT, "PER", 2021, corpus.facts, ModelEndpoint(address, "small", 5))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/v1", "file:///etc/passwd", "ftp://127.0.0.1/v1"])
def test_an_address_of_a_model_without_a_server_gives_one_error(corpus: Corpus, address: str) -> None:
    with pytest.raises(GapgraphError, match="GG344"):
        draft_text_of(TEXT, "PER", 2021, corpus.facts, ModelEndpoint(address, "small", 5))


def test_the_command_asks_only_the_named_endpoint_and_reports_dropped_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAPGRAPH_MODEL_KEY", "secret")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    call = ("draft", str(tmp_path / "text.txt"), "--country", "PER", "--year", "2021", "--format", "csv")
    with serving(claims(SOUND, SOUND | {"group": "Girl"})) as (address, asked):
        without = gapgraph(*call)
        assert (asked, "ForeignMan" in without.out) == ([], False)
        ran = gapgraph(*call, "--model-endpoint", address, "--model", "small")
    assert [(one["path"], one["model"], one["key"]) for one in asked] == [
        ("/v1/chat/completions", "small", "Bearer secret")
    ]
    assert "gap:ForeignMan" in ran.out
    assert "2 claims; 1 was dropped: group not in the sentence 1" in ran.err
    assert gapgraph(*call, "--model-endpoint", "http://127.0.0.1:9").status == 2
