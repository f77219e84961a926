"""The cost to pack generated reports, with one command for each size: processor time, memory and bytes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.paired import gapgraph
from benchmarks.report_files import write_reports


class PackingCost(NamedTuple):
    """Seconds of processor time, the process's largest memory and the pack's size, both in megabytes."""

    seconds: float
    memory: float
    megabytes: float


def packing_costs(sizes: Iterable[int], scratch: Path) -> dict[int, PackingCost]:
    """Generate, write and pack reports, in a folder for each size."""
    return {size: _packed(write_reports(size, scratch / f"reports-{size}"), scratch / f"pack-{size}") for size in sizes}


def _packed(reports: Path, pack: Path) -> PackingCost:
    command = gapgraph("--root", str(reports), "pack", str(pack))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    size = sum(path.stat().st_size for path in pack.rglob("*.parquet"))
    return PackingCost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size / 1e6)
