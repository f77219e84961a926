"""A command in a real terminal: the test types keys and reads the screen."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.machine import patient


class Terminal:
    """``gapgraph`` with these arguments in its own pseudo-terminal, in a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.shown = ""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAPGRAPH", "COV_"))}
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            line = [sys.executable, "-m", "gapgraph", *arguments]
            os.execve(sys.executable, line, {**kept, "TERM": "dumb", "GAPGRAPH_ROOT": str(folder)})

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, one: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self.kill()
        with suppress(OSError):
            os.close(self._terminal)

    def wait_for(self, words: str) -> str:
        """Read until the words match the output since the last call; returns this output."""
        until = time.monotonic() + patient(10)
        fresh = ""
        while not re.search(words, fresh):
            assert time.monotonic() < until, f"not shown: {words}; shown: {self.shown[-600:]}"
            fresh += self._read()
        self.shown += fresh
        return fresh

    def _read(self) -> str:
        if not select.select([self._terminal], [], [], 0.2)[0]:
            return ""
        try:
            return os.read(self._terminal, 65_536).decode("utf-8", "replace")
        except OSError:
            raise AssertionError(f"it ended: {self.shown[-600:]}") from None

    def press(self, key: str) -> None:
        """Press a key when the command waits for one: keys that are pressed earlier are lost."""
        self._wait_until(raw=True)
        os.write(self._terminal, key.encode())

    def enter(self, line: str) -> None:
        """Type a line when the command waits for a line."""
        self._wait_until(raw=False)
        os.write(self._terminal, f"{line}\n".encode())

    def _wait_until(self, *, raw: bool) -> None:
        until = time.monotonic() + patient(10)
        while bool(termios.tcgetattr(self._terminal)[3] & termios.ICANON) is raw:
            assert time.monotonic() < until, f"it waits for nothing: {self.shown[-600:]}"
            time.sleep(0.01)

    def kill(self) -> None:
        """Kill the process at once, so that it can't clean up."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def close(self) -> int:
        """Close the window; returns the exit status, or the negative number of the signal that ended the process."""
        os.close(self._terminal)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end of the process; returns its exit status, or the negative number of the signal."""
        until = time.monotonic() + patient(10)
        while True:
            done, status = os.waitpid(self._process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < until, "it doesn't end"
            time.sleep(0.02)
