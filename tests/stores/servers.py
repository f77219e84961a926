"""The triple stores that the tests start: each a real server on a free port of 127.0.0.1, in a folder of its own.

``scripts/stores.sh`` installs the stores. A server is ready when it answers a query, and stops at the end of its block;
if the tests are killed, the system kills the servers too.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.core import ROOT
from tests.machine import patient

FUSEKI_JAR = ROOT / ".cache" / "stores" / "jena-fuseki-server.jar"
RDF4J_WAR = ROOT / ".cache" / "stores" / "rdf4j-http-server.war"
JETTY_JAR = ROOT / ".cache" / "stores" / "jetty-runner.jar"
RDF4J_REPOSITORY = Path(__file__).with_name("rdf4j-repository.ttl")
VIRTUOSO_INI = Path(__file__).with_name("virtuoso.ini")
PATIENCE = patient(90)
"""Seconds within which a server must answer."""

Settings = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """A store: how to start it, and its addresses below the root."""

    name: str
    command: Callable[[Path, int, Settings], list[str]]
    base: str
    query: str
    update: str
    graphs: str
    user: str = ""
    password: str = ""
    is_up: str = ""
    """The path of a page that the server answers as soon as it is up, even before ``prepare``; if the path is empty,
    the server is up when it answers a query.
    """
    prepare: Callable[[str], None] = lambda _: None
    """What an administrator does after the start, given the root address; doing it again must do no harm."""
    renew: Callable[[str], None] = lambda _: None
    """The repair by an administrator if the store's own files are broken; nothing for stores that a kill never breaks.
    """


class Server:
    """One running store; ``stop`` ends it in order, ``kill`` ends it at once, ``start`` starts it again."""

    def __init__(self, kind: Kind, folder: Path, settings: Settings) -> None:
        self.kind, self.folder, self.settings = kind, folder, settings
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server on a free port and wait until it answers; if another process takes the port, try another
        one.
        """
        for _ in range(3):
            self.root = f"http://127.0.0.1:{self._launch()}"
            if self._answers():
                self.kind.prepare(self.root)
                return
            self.kill()
        raise RuntimeError(f"{self.kind.name} didn't start: {self.log()[-2000:]}")

    def _launch(self) -> int:
        port = free_port()
        command = self.kind.command(self.folder, port, self.settings)
        if shutil.which("setpriv"):
            command = ["setpriv", "--pdeathsig", "KILL", *command]
        environment = {**os.environ, "FUSEKI_BASE": str(self.folder / "run")}
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, env=environment)
        return port

    def _answers(self) -> bool:
        assert self._process
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(
                    self.root + (self.kind.is_up or f"{self.kind.query}?query=ASK%7B%7D"), timeout=5
                ):
                    return True
            except urllib.error.HTTPError as error:
                with error:
                    return error.code == HTTPStatus.UNAUTHORIZED
            except OSError:
                time.sleep(0.05)
        return False

    def stop(self) -> None:
        """End the server in order, or by force if this takes long."""
        self._end(signal.SIGTERM, patient(10))

    def kill(self) -> None:
        """End the server at once, like a power failure."""
        self._end(signal.SIGKILL, patient(10))

    def _end(self, how: signal.Signals, patience: float) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    @property
    def pid(self) -> int:
        """The id of the server's process, with which its time and memory are measured."""
        assert self._process
        return self._process.pid

    @property
    def base(self) -> str:
        """The address that a user would give."""
        return self.root + self.kind.base

    @property
    def query(self) -> str:
        """The address for queries."""
        return self.root + self.kind.query

    @property
    def update(self) -> str:
        """The address for updates."""
        return self.root + self.kind.update

    @property
    def graphs(self) -> str:
        """The address of the Graph Store Protocol."""
        return self.root + self.kind.graphs

    @property
    def secrets(self) -> dict[str, str]:
        """The environment variables that give a user access."""
        if not self.kind.user:
            return {}
        return {"GAPGRAPH_STORE_USER": self.kind.user, "GAPGRAPH_STORE_PASSWORD": self.kind.password}

    def log(self) -> str:
        """What the server has written into its log."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """A free port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _oxigraph(folder: Path, port: int, settings: Settings) -> list[str]:
    more = ["--timeout-s", settings["timeout"]] if "timeout" in settings else []
    program = Path(sys.executable).with_name("oxigraph")
    return [str(program), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}", *more]


def _fuseki(folder: Path, port: int, settings: Settings) -> list[str]:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    limit = [f"--set=arq:queryTimeout={int(settings['timeout']) * 1000}"] if "timeout" in settings else []
    server = ["java", "-Xmx2g", "-jar", str(FUSEKI_JAR), "--localhost", f"--port={port}", *limit]
    return [*server, *_users(folder, settings), "--update", "--tdb2", f"--loc={data}", "/gapgraph"]


def _users(folder: Path, settings: Settings) -> list[str]:
    """Writes Fuseki's list of users: one user with the name ``user`` and the password ``password``, who gets access by
    the method ``auth``.
    """
    if "auth" not in settings:
        return []
    users = folder / "users"
    users.write_text(f"{settings['user']}: {settings['password']}\n", encoding="utf-8")
    return [f"--passwd={users}", f"--auth={settings['auth']}"]


def _virtuoso(folder: Path, port: int, settings: Settings) -> list[str]:
    words = {"FOLDER": str(folder), "HTTP_PORT": str(port), "SQL_PORT": str(free_port())}
    words |= {"MAX_ROWS": settings.get("rows", "10000"), "SECONDS": settings.get("timeout", str(int(patient(60))))}
    text = VIRTUOSO_INI.read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    # A lock file of a server that was killed; the next server would refuse to start because of it.
    (folder / "virtuoso.lck").unlink(missing_ok=True)
    return ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]


def _rdf4j(folder: Path, port: int, settings: Settings) -> list[str]:
    del settings
    data = f"-Dorg.eclipse.rdf4j.appdata.basedir={folder / 'data'}"
    jetty = ["java", "-Xmx1g", data, "-jar", str(JETTY_JAR), "--host", "127.0.0.1", "--port", str(port)]
    return [*jetty, "--path", "/rdf4j-server", str(RDF4J_WAR)]


def _make_repository(root: str) -> None:
    """Create an empty repository; an existing one isn't a failure."""
    address = f"{root}/rdf4j-server/repositories/gapgraph"
    body = RDF4J_REPOSITORY.read_bytes()
    request = urllib.request.Request(address, data=body, headers={"Content-Type": "text/turtle"}, method="PUT")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):
            pass
    except urllib.error.HTTPError as error:
        with error:
            if error.code != HTTPStatus.CONFLICT:
                raise


def _renew_repository(root: str) -> None:
    """Replace a repository that doesn't answer by an empty one."""
    request = urllib.request.Request(f"{root}/rdf4j-server/repositories/gapgraph", method="DELETE")
    with urllib.request.urlopen(request, timeout=PATIENCE):
        pass
    _make_repository(root)


OXIGRAPH = Kind("oxigraph", _oxigraph, base="/", query="/query", update="/update", graphs="/store")
FUSEKI = Kind(
    "fuseki", _fuseki, base="/gapgraph", query="/gapgraph/sparql", update="/gapgraph/update", graphs="/gapgraph/data"
)
VIRTUOSO = Kind(
    "virtuoso",
    _virtuoso,
    base="/",
    query="/sparql",
    update="/sparql-auth",
    graphs="/sparql-graph-crud-auth",
    user="dba",
    password="dba",
)
RDF4J = Kind(
    "rdf4j",
    _rdf4j,
    base="/rdf4j-server/repositories/gapgraph",
    query="/rdf4j-server/repositories/gapgraph",
    update="/rdf4j-server/repositories/gapgraph/statements",
    graphs="/rdf4j-server/repositories/gapgraph/rdf-graphs/service",
    is_up="/rdf4j-server/protocol",
    prepare=_make_repository,
    renew=_renew_repository,
)
KINDS = {kind.name: kind for kind in (OXIGRAPH, FUSEKI, VIRTUOSO, RDF4J)}


@contextmanager
def running(kind: Kind, folder: Path, **settings: str) -> Iterator[Server]:
    """Start a server of this kind with its files in the folder; kill the server when the ``with`` statement ends."""
    folder.mkdir(parents=True, exist_ok=True)
    server = Server(kind, folder, settings)
    server.start()
    try:
        yield server
    finally:
        server.kill()
