"""Generated files: write them, or find those that differ."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def write_or_check(
    root: Path, files: Mapping[Path, bytes], command: str, *, check: bool, kinds: Sequence[str] = ()
) -> int:
    """Write the files and print their names. With ``check``, write nothing, and print the names of files that are out
    of date.

    Returns 1 if a file is out of date in a check, else 0. ``command`` is the command that writes the files. ``kinds``
    are patterns below ``root``: existing files that match and aren't among ``files`` are leftovers and are removed.
    """
    over = [path for kind in kinds for path in sorted(root.glob(kind)) if path not in files]
    if check:
        return _told([*stale_files(files), *over], root, command)
    for path in over:
        path.unlink()
    write_files(files)
    sys.stdout.writelines(f"wrote {path.relative_to(root)}\n" for path in files)
    return 0


def _told(old: Sequence[Path], root: Path, command: str) -> int:
    sys.stderr.writelines(
        f"{path.relative_to(root)} is stale: run `{command}` and commit what it writes\n" for path in old
    )
    return 1 if old else 0


def stale_files(files: Mapping[Path, bytes]) -> list[Path]:
    """The files that are missing, or differ from what would be written."""
    return [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes each file, and the folders it needs."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
