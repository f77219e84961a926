"""The program gives no traceback and always the same words, with any pipe, signal, locale, terminal and folder."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.cli.running import GAPGRAPH, gapgraph, shell
from tests.machine import patient

SMALL = "gaps per-1999"


def test_a_pipe_that_closes_early_is_not_a_failure(root: Path) -> None:
    ran = shell(f"gapgraph {SMALL} | head -n 1; echo ${{PIPESTATUS[0]}}", GAPGRAPH_ROOT=str(root))
    assert ran.out == "A small report\n0\n"
    assert ran.err == ""


def test_a_pipe_that_is_already_closed_is_not_a_failure(root: Path) -> None:
    ran = shell("gapgraph matrix per-1999 --format csv | true; echo ${PIPESTATUS[0]}", GAPGRAPH_ROOT=str(root))
    assert (ran.out, ran.err) == ("0\n", "")


@pytest.mark.parametrize("command", [SMALL, "reports", "gaps --format csv", "gaps --help", "--version", ""])
def test_a_full_disk_gives_an_error_of_one_line(root: Path, command: str) -> None:
    ran = shell(f"gapgraph {command} > /dev/full", GAPGRAPH_ROOT=str(root))
    assert (ran.status, ran.out) == (2, "")
    sentence = "The output can't be written: No space left on device. Write the output to another place."
    assert ran.err == f"gapgraph: {sentence} [GG002]\n"


def test_a_closed_standard_output_gives_an_error_of_one_line(root: Path) -> None:
    ran = shell(f"gapgraph {SMALL} >&-", GAPGRAPH_ROOT=str(root))
    assert ran.status == 2
    sentence = "The output can't be written: it is closed. Write the output to another place."
    assert ran.err == f"gapgraph: {sentence} [GG002]\n"


def test_a_closed_error_output_changes_no_exit_status(root: Path) -> None:
    assert shell("gapgraph gasp 2>&-").status == 2
    assert shell(f"gapgraph {SMALL} 2>&- >&-", GAPGRAPH_ROOT=str(root)).status == 2


def opened_when_read(pipe: Path, process: subprocess.Popen[str]) -> BinaryIO:
    """Open the pipe for writing as soon as the process reads it; fail if the process ends without reading."""
    while process.poll() is None:
        try:
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"The command ended without reading the report: {process.communicate()}")


def wait_until_it_sleeps(process: subprocess.Popen[str]) -> None:
    """Waits until the process is blocked in a system call. If a signal arrives just before a blocking system call,
    Python handles the signal only after the call ends, which is too late for the test.
    """
    while process.poll() is None and Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] != "S":
        time.sleep(0.01)


def test_ctrl_c_ends_with_a_message(root: Path, tmp_path: Path) -> None:
    """The command is interrupted while it reads a report that is a pipe without a writer."""
    (tmp_path / "ontology").symlink_to(root / "ontology")
    (tmp_path / "data" / "reports").mkdir(parents=True)
    (tmp_path / "data" / "countries").symlink_to(root / "data" / "countries")
    waiting = tmp_path / "data" / "reports" / "per-1999.ttl"
    os.mkfifo(waiting)
    # This script lets SIGINT (Ctrl+C) end the command, even if the process that runs the tests ignores SIGINT.
    interruptible = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = [sys.executable, "-c", interruptible, GAPGRAPH, "--root", str(tmp_path), "gaps", "per-1999"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process, opened_when_read(waiting, process):
        wait_until_it_sleeps(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=patient(30))
    assert (process.returncode, out, err.strip()) == (130, "", "gapgraph: Interrupted.")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "LANG": "xx_YY.nonsense"},
        {"TERM": "dumb"},
        {"COLUMNS": "nonsense"},
        {"COLUMNS": "0"},
        {"COLUMNS": "-5"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONWARNINGS": "error"},
    ],
    ids=str,
)
def test_the_output_is_the_same_in_any_environment(root: Path, environment: dict[str, str]) -> None:
    setting = " ".join(f"{name}={value}" for name, value in environment.items())
    ran = shell(f"env {setting} gapgraph {SMALL}", GAPGRAPH_ROOT=str(root))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == gapgraph(*SMALL.split(), root=root).out


@pytest.mark.parametrize("command", ["matrix --format json", "explain per-1999 Victim TemporaryLodging", "groups"])
def test_the_order_of_the_output_does_not_depend_on_the_hash_seed(root: Path, command: str) -> None:
    ran = [shell(f"gapgraph {command}", GAPGRAPH_ROOT=str(root), PYTHONHASHSEED=seed).out for seed in ("0", "1", "77")]
    assert ran[0]
    assert ran[0] == ran[1] == ran[2]


def test_an_error_in_an_ascii_locale_names_the_unknown_report() -> None:
    ran = shell("gapgraph gaps per-año", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.status == 2
    assert ran.err.startswith("gapgraph: There is no report named 'per-a")
    assert ran.err.endswith("[GG101]\n")


def test_words_stay_whole_in_a_terminal_of_one_column(root: Path) -> None:
    ran = shell(f"gapgraph {SMALL}", GAPGRAPH_ROOT=str(root), COLUMNS="1")
    assert ran.status == 0
    assert "\nUNMET" in ran.out


def test_the_option_root_or_an_environment_variable_chooses_the_folder_of_the_data(root: Path) -> None:
    assert shell(f"gapgraph --root {root} reports --format csv").rows[0]["report"] == "per-1999"
    assert shell("gapgraph reports --format csv", GAPGRAPH_ROOT=str(root)).rows[0]["report"] == "per-1999"
    # An empty option or variable counts as not given. Then the current folder is used if it has encodings.
    assert "per-2021" in shell("gapgraph --root '' reports --format csv", GAPGRAPH_ROOT="").out


def test_an_environment_variable_chooses_the_language(root: Path) -> None:
    assert "SIN CUBRIR" in shell(f"gapgraph {SMALL}", GAPGRAPH_ROOT=str(root), GAPGRAPH_LANG="es").out
    ran = shell(f"gapgraph {SMALL}", GAPGRAPH_LANG="tlh")
    assert (ran.status, ran.out) == (2, "")
    assert "'tlh' is not one of 'en', 'es'" in ran.err


def on_terminal(command: list[str], columns: int, **environment: str) -> str:
    """The output of a command on a terminal with this number of columns."""
    leader, follower = pty.openpty()
    os.set_inheritable(follower, True)
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    subprocess.run(["stty", "cols", str(columns), "rows", "40"], stdin=follower, check=True)
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env={**kept, **environment})
    os.close(follower)
    read = b""
    while process.poll() is None or select.select([leader], [], [], 0.1)[0]:
        try:
            if select.select([leader], [], [], 0.1)[0]:
                read += os.read(leader, 65536)
        except OSError:
            break
    os.close(leader)
    process.wait()
    return read.decode("utf-8").replace("\r\n", "\n")


def test_output_in_a_terminal_has_color_and_fits_the_width(root: Path) -> None:
    seen = on_terminal([GAPGRAPH, "--root", str(root), "gaps"], 60, TERM="xterm-256color")
    assert seen.startswith(
        "Newest report: per-1999. To see another report, give its name.\n\x1b[1mA small report\x1b[0m\n"
    )
    assert "\x1b[1;31m✕ Denied\x1b[0m" in seen
    plain = on_terminal([GAPGRAPH, "--root", str(root), "gaps", "per-1999"], 60, TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in plain
    assert 50 < max(map(len, plain.splitlines())) <= 60


def test_a_terminal_without_color_gets_plain_text(root: Path) -> None:
    assert "\x1b" not in on_terminal([GAPGRAPH, "--root", str(root), "reports"], 80, TERM="dumb")
