"""Passwords, tokens and TLS on real servers: who gets access, who doesn't, and that no secret is shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import claims_graph
from gapgraph.remote.address import Given
from gapgraph.remote.completion_marks import remove_marks
from gapgraph.remote.credentials import PASSWORD, TOKEN, USER, Secret, secret_for
from gapgraph.remote.remote_store import connect
from gapgraph.vocabulary import ReportId
from tests.cli.running import Ran, gapgraph
from tests.machine import patient
from tests.stores.conftest import Stores, store_at
from tests.stores.front import NAMED, Front, basic, bearer, certificate, fronted
from tests.stores.servers import FUSEKI, OXIGRAPH, VIRTUOSO, Kind, running

NAME, WORD = "ana", "correct horse battery"
SHOWN = "sesame-0123456789"
WRONG = "a-wrong-one-0123456789"
ONE = ("--only", "col-2018")


@dataclass(frozen=True)
class ProtectedStore:
    """A store that requires credentials: its address, the environment of an allowed user, and the secret in it."""

    base: str
    keys: Mapping[str, str]

    @property
    def secret(self) -> str:
        """The password or the token."""
        return self.keys.get(PASSWORD) or self.keys[TOKEN]

    def mistaken(self) -> dict[str, str]:
        """The environment of a user with a wrong secret."""
        return {name: WRONG if value == self.secret else value for name, value in self.keys.items()}


AUTHENTICATIONS = ("nginx-basic", "nginx-bearer", "fuseki-basic", "virtuoso-digest")


@pytest.fixture(scope="module")
def protected_stores(stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ProtectedStore]]:
    """A store for each kind of authentication in ``AUTHENTICATIONS``; the first test that uses the store starts it."""
    with ExitStack() as stack:
        yield _ProtectedStores(stores, tmp_path_factory, stack)


class _ProtectedStores(dict[str, ProtectedStore]):
    def __init__(self, stores: Stores, folders: pytest.TempPathFactory, stack: ExitStack) -> None:
        super().__init__()
        self._stores, self._folders, self._stack = stores, folders, stack

    def __missing__(self, way: str) -> ProtectedStore:
        server, _, kind = way.partition("-")
        folder, named = self._folders.mktemp(way), {USER: NAME, PASSWORD: WORD}
        if server == "virtuoso":
            here = self._stores.empty(VIRTUOSO)
            found = ProtectedStore(here.base, here.secrets)
        elif server == "fuseki":
            started = running(FUSEKI, folder, auth=kind, user=NAME, password=WORD)
            found = ProtectedStore(self._stack.enter_context(started).base, named)
        else:
            rule = bearer(SHOWN) if kind == "bearer" else basic(NAME, WORD, folder)
            behind = self._stores.empty(OXIGRAPH).root
            front = self._stack.enter_context(fronted(behind, folder, f"{rule} {NAMED}"))
            found = ProtectedStore(front.base, {TOKEN: SHOWN} if kind == "bearer" else named)
        self[way] = found
        return found


@pytest.fixture(params=AUTHENTICATIONS)
def protected_store(
    request: pytest.FixtureRequest, protected_stores: dict[str, ProtectedStore], monkeypatch: pytest.MonkeyPatch
) -> ProtectedStore:
    """A store that requires a password or a token, for a user who hasn't given one yet. One graph has no completion
    mark, so that a load has work to do.
    """
    found = protected_stores[str(request.param)]
    with closing(connect(Given(found.base), secret=secret_for("", found.keys))) as store:
        remove_marks(store, [claims_graph(ReportId("col-2018"))])
    for name in (USER, PASSWORD, TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "/nowhere")
    return found


def enter(monkeypatch: pytest.MonkeyPatch, keys: Mapping[str, str]) -> None:
    for name, value in keys.items():
        monkeypatch.setenv(name, value)


def test_a_wrong_or_missing_secret_is_refused(protected_store: ProtectedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    without = gapgraph("load", protected_store.base, *ONE)
    assert (without.status, without.out) == (3, "")
    assert "GG603" in without.err
    assert USER in without.err
    enter(monkeypatch, protected_store.mistaken())
    mistaken = gapgraph("load", protected_store.base, *ONE)
    assert (mistaken.status, mistaken.out) == (3, "")
    assert "GG603" in mistaken.err
    assert "doesn't accept the " + ("token" if TOKEN in protected_store.keys else "name and password") in mistaken.err
    assert WRONG not in mistaken.err


def test_with_the_secret_loads_and_queries_work_and_no_output_shows_it(
    protected_store: ProtectedStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    enter(monkeypatch, protected_store.keys)
    ran = [
        gapgraph("load", protected_store.base, *ONE, "--format", "csv"),
        gapgraph("gaps", "col-2018", "--endpoint", protected_store.base),
        gapgraph("doctor", protected_store.base),
    ]
    assert [one.status for one in ran] == [0, 0, 1]
    assert ran[1].out == gapgraph("gaps", "col-2018").out
    assert caplog.text
    said = caplog.text + "".join(one.out + one.err for one in ran)
    if protected_store.secret != protected_store.keys.get(USER):
        assert protected_store.secret not in said
        assert f"Bearer {protected_store.secret}" not in said


def test_a_netrc_file_gives_access(
    protected_store: ProtectedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A netrc file contains names and passwords, but no tokens."""
    file = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(file))
    file.write_text(f'machine example.org login {NAME} password "{WRONG}"\n', encoding="utf-8")
    assert "GG603" in gapgraph("load", protected_store.base, *ONE).err
    named = f'login {protected_store.keys.get(USER, NAME)} password "{protected_store.secret}"'
    file.write_text(f"machine 127.0.0.1 {named}\n", encoding="utf-8")
    ran = gapgraph("load", protected_store.base, *ONE)
    assert ran.status == (3 if TOKEN in protected_store.keys else 0)
    file.write_text(f'machine 127.0.0.1 login {NAME} passwort "{WRONG}"\n', encoding="utf-8")
    broken = gapgraph("load", protected_store.base, *ONE)
    assert (broken.status, "GG602" in broken.err, WRONG in broken.err) == (2, True, False)


@pytest.fixture
def plain(stores: Stores) -> str:
    """The root of a store without access control."""
    return stores.loaded(OXIGRAPH).root


def read_through(front: Front) -> Ran:
    return gapgraph("gaps", "per-2021", "--endpoint", front.base)


def test_only_certificates_of_a_known_authority_are_accepted(
    plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv(TOKEN, SHOWN)
    signed = certificate(tmp_path)
    with fronted(plain, tmp_path, bearer(SHOWN) + NAMED, signed) as front:
        refused = read_through(front)
        assert (refused.status, refused.out) == (3, "")
        assert "certificate isn't trusted: self-signed certificate" in refused.err
        assert "SSL_CERT_FILE" in refused.err
        assert front.asked() == ""
        monkeypatch.setenv("SSL_CERT_FILE", str(signed))
        trusted = read_through(front)
        assert (trusted.status, trusted.err) == (0, "")
        assert trusted.out == gapgraph("gaps", "per-2021").out
        assert SHOWN not in front.asked()


def test_a_certificate_for_another_host_is_refused(plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = certificate(tmp_path, "DNS:store.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(signed))
    with fronted(plain, tmp_path, NAMED, signed) as front:
        refused = read_through(front)
        assert (refused.status, front.asked()) == (3, "")
    assert "certificate is not valid for '127.0.0.1'" in refused.err


@pytest.mark.parametrize("kind", [VIRTUOSO, OXIGRAPH], ids=["virtuoso", "oxigraph"])
def test_virtuoso_is_recognized_behind_a_gateway_that_hides_its_name(
    kind: Kind, stores: Stores, tmp_path: Path
) -> None:
    """If Virtuoso weren't recognized, its wrong answers would be accepted."""
    with fronted(stores.loaded(kind).root, tmp_path, "") as front, closing(connect(Given(front.base))) as store:
        assert "nginx" in store.addresses.server
        assert store.addresses.flavor.is_known == (kind is VIRTUOSO)
        assert not store.addresses.flavor.answers_rightly
        asked = gapgraph("query", "exclusions", "--endpoint", front.base, "--format", "csv")
    assert (asked.status, asked.out) == (0, gapgraph("query", "exclusions", "--format", "csv").out)


@pytest.mark.parametrize("content", [None, b"no certificate"], ids=["missing", "malformed"])
def test_the_error_about_an_unreadable_file_of_tls_certificates_contains_the_file_name(
    content: bytes | None, plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "authorities.pem"
    if content is not None:
        named.write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(named))
    ran = gapgraph("doctor", plain)
    assert (ran.status, ran.out) == (2, "")
    assert "GG620" in ran.err
    assert str(named) in ran.err


@pytest.mark.parametrize("token", ["two words", "sesame\nopen", "sésame", "sesame\0"])
def test_a_token_that_no_header_can_carry_is_not_shown(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "\0" in token:  # an environment variable can't contain a null character, but a caller's token can
        with pytest.raises(GapgraphError, match="The token contains") as caught:
            Secret(token=token)
        assert token not in str(caught.value)
        return
    monkeypatch.setenv(TOKEN, token)
    ran = gapgraph("doctor", "http://127.0.0.1:1/")
    assert (ran.status, "GG602" in ran.err) == (2, True)
    assert token not in ran.err


def test_no_secret_is_sent_unencrypted_or_put_into_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SHOWN)
    clear = gapgraph("doctor", "http://store.example.org/")
    assert (clear.status, "unencrypted" in clear.err, SHOWN in clear.err) == (2, True, False)
    monkeypatch.delenv(TOKEN)
    written = gapgraph("doctor", f"https://ana:{WRONG}@127.0.0.1/")
    assert (written.status, "GG602" in written.err, WRONG in written.err) == (2, True, False)


RULES = {
    "403": ("deny all;", "GG604"),
    "413": ("client_max_body_size 10k;", "GG607"),
    "503": ("add_header Retry-After 1 always; return 503;", "GG608"),
    "elsewhere": ("return 307 http://127.0.0.2:1$request_uri;", "GG612"),
}


@pytest.mark.parametrize(("rule", "code"), RULES.values(), ids=RULES)
def test_a_refusal_by_a_proxy_is_reported(rule: str, code: str, stores: Stores, tmp_path: Path) -> None:
    """The proxy refuses a request itself, so its answer has no header of the store."""
    folder = tmp_path / "front"
    folder.mkdir()
    with fronted(stores.empty(OXIGRAPH).root, folder, f"{NAMED} {rule}") as front:
        ran = gapgraph("load", front.base, "--only", "per-2017", "--timeout", str(patient(3)))
    assert (ran.status, ran.out) == (3, "")
    assert code in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_store_whose_kind_a_proxy_hides_is_loaded_if_its_addresses_are_given(stores: Stores, tmp_path: Path) -> None:
    """By default, nginx replaces the store's name in the header ``Server``, so Gapgraph can't recognize the kind of
    store. The load works if the addresses for updates and graphs are given.
    """
    with fronted(stores.empty(OXIGRAPH).root, tmp_path, "") as front:
        with closing(store_at(stores.empty(OXIGRAPH))) as store:
            remove_marks(store, [claims_graph(ReportId("col-2018"))])
        lost = gapgraph("load", front.base, *ONE)
        assert (lost.status, "GG617" in lost.err) == (3, True)
        given = ("--update-at", f"{front.base}/update", "--graphs-at", f"{front.base}/store")
        assert gapgraph("load", front.base, *ONE, *given).status == 0
        there = gapgraph("gaps", "col-2018", "--endpoint", front.base)
    assert (there.status, there.out) == (0, gapgraph("gaps", "col-2018").out)
