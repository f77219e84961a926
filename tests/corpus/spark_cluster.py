"""A real master and its workers on this machine, by ``spark-class``: the wheel of pyspark has no ``sbin``."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from scripts.core import ROOT
from tests.machine import patient

BIN = Path(sys.executable).parent


def environment(scratch: Path) -> dict[str, str]:
    """The settings for master, workers and driver."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        "SPARK_WORKER_DIR": str(scratch / "work"),
        "SPARK_LOCAL_DIRS": str(scratch / "local"),
        "PYSPARK_PYTHON": sys.executable,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    }


@dataclass
class Cluster:
    """The master's address and the workers' processes."""

    master: str
    workers: list[subprocess.Popen[bytes]]

    def kill_one(self) -> None:
        """Kill a worker and its executors, as if the machine failed."""
        os.killpg(self.workers[0].pid, signal.SIGKILL)


@contextmanager
def cluster(scratch: Path, workers: int = 2) -> Iterator[Cluster]:
    """A master and its workers with one core each; at the end all their processes stop."""
    port, page = _free_port(), _free_port()
    master = f"spark://127.0.0.1:{port}"
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [str(BIN / "spark-class"), f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", *arguments]
        with (scratch / f"{len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                command, env=environment(scratch), stdout=log, stderr=log, start_new_session=True
            )
        started.append(process)
        return process

    try:
        start("master.Master", "--port", str(port), "--webui-port", str(page))
        _wait_for(page, 0)
        memory = ("--cores", "1", "--memory", "1g", "--webui-port", "0", master)
        found = [start("worker.Worker", *memory) for _ in range(workers)]
        _wait_for(page, workers)
        yield Cluster(master, found)
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(page: int, workers: int) -> None:
    """Wait until the master's page shows the given number of workers."""
    until = time.monotonic() + patient(60)
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{page}/json/", timeout=5) as answer:
                if f'"aliveworkers" : {workers}' in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.3)
    raise TimeoutError("the cluster has not come up")


def submitted(master: str, scratch: Path, *arguments: str) -> subprocess.Popen[str]:
    """``spark-submit`` of ``gapgraph spark`` with these arguments."""
    conf = ("spark.executor.memory=700m", "spark.driver.host=127.0.0.1", "spark.ui.enabled=false")
    options = [word for one in conf for word in ("--conf", one)]
    program = str(ROOT / "src" / "gapgraph" / "__main__.py")
    command = [str(BIN / "spark-submit"), "--master", master, *options, program, "spark", *arguments, "--master", ""]
    command += ["--format", "csv"]
    with (scratch / "driver.log").open("w") as log:
        return subprocess.Popen(command, env=environment(scratch), stdout=subprocess.PIPE, stderr=log, text=True)
