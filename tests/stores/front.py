"""Debian's nginx as a proxy before a store: for passwords, tokens, TLS, and its own limits.

``scripts/stores.sh`` installs nginx, and ``openssl``, which signs the certificates.
"""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.stores.servers import PATIENCE, free_port

CONFIGURATION = Path(__file__).with_name("nginx.conf")
NAMED = "proxy_pass_header Server;"
"""The nginx rule that passes the store's header ``Server`` on to the client, which recognizes the kind of store by this
header.
"""


@dataclass(frozen=True)
class Front:
    """A running nginx: its address, and the folder of its logs."""

    base: str
    folder: Path

    def asked(self) -> str:
        """The logged requests and their clients, one on each line."""
        return (self.folder / "access.log").read_text(encoding="utf-8")


def bearer(token: str) -> str:
    """The nginx rule that accepts only requests with the token."""
    return f'if ($http_authorization != "Bearer {token}") {{ return 401; }}'


def basic(user: str, password: str, folder: Path) -> str:
    """The nginx rule that accepts only requests with this user name and password, which nginx reads from a file of the
    folder.
    """
    users = folder / "users"
    users.write_text(f"{user}:{{PLAIN}}{password}\n", encoding="utf-8")
    return f'auth_basic "a store"; auth_basic_user_file {users};'


def certificate(folder: Path, host: str = "IP:127.0.0.1") -> Path:
    """A self-signed certificate for the host, with its key."""
    made = folder / "certificate.pem"
    kind = ("-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650")
    named = ("-subj", "/CN=a store in a test", "-addext", f"subjectAltName={host}")
    files = ("-keyout", str(folder / "key.pem"), "-out", str(made))
    subprocess.run(["openssl", "req", *kind, *named, *files], check=True, capture_output=True)
    return made


@contextmanager
def fronted(store: str, folder: Path, rule: str, signed: Path | None = None) -> Iterator[Front]:
    """A proxy before the store (a root such as ``http://127.0.0.1:7878``), with TLS if ``signed``."""
    port = free_port()
    tls = f"ssl; ssl_certificate {signed}; ssl_certificate_key {signed.with_name('key.pem')}" if signed else ""
    text = CONFIGURATION.read_text(encoding="utf-8")
    for word, value in {"FOLDER": folder, "PORT": port, "TLS": tls, "RULE": rule, "STORE": store}.items():
        text = text.replace(f"@{word}@", str(value))
    if os.geteuid() == 0:
        # Without a line that names the user, nginx's workers run as a user who can't read the folder.
        text = f"user {getpass.getuser()} root;\n{text}"
    configured = folder / "nginx.conf"
    configured.write_text(text, encoding="utf-8")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(configured), "-e", "stderr"], stderr=log)
    try:
        _await(port, process, folder)
        yield Front(f"{'https' if signed else 'http'}://127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        process.wait(10)


def _await(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"nginx didn't start: {(folder / 'log').read_text(encoding='utf-8')}")
