"""A disk of a chosen size, in memory: it can become full, and space can be freed on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_KILOBYTE = 1024
_ROOMY = 1_500_000
"""The size in kilobytes of a disk that no test fills; only data that is written uses memory."""


class SmallDisk:
    """A disk in memory (tmpfs), mounted at a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def leave(self, kilobytes: int) -> None:
        """Allow only this number of further kilobytes to be written."""
        found = os.statvfs(self.folder)
        used = (found.f_blocks - found.f_bfree) * found.f_frsize // _KILOBYTE
        self._resize(used + kilobytes)

    def make_room(self) -> None:
        """Allow all writes again."""
        self._resize(_ROOMY)

    def _resize(self, kilobytes: int) -> None:
        subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(self.folder)], check=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mount a disk in memory at the folder, and unmount the disk when the ``with`` statement ends."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_ROOMY}k", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here (that takes root)")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
