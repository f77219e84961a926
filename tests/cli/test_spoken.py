"""With ``--lang es`` help, errors and the messages of the command-line library are in Spanish."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest

from gapgraph.cli import main
from gapgraph.cli.spoken_help import LANGUAGE, in_language, language_asked
from gapgraph.i18n.click_phrases import CLICK
from gapgraph.i18n.error_phrases import ANYWHERE, ERRORS
from gapgraph.i18n.help_phrases import COMMAND_HELP, OPTION_HELP
from gapgraph.i18n.metavar_phrases import METAVARS
from gapgraph.i18n.translation import fitting, spanish
from gapgraph.remote.endpoint_errors import refused
from tests.cli.running import gapgraph
from tests.looking import each
from tests.project.raised_errors import HOLE, raised

COMMANDS = tuple(main.commands)
SILENT = re.compile(
    r"deprecated|DeprecationWarning|prompt|colour|entered|Confirm|continue|stream|declar|UUID|format|"
    r"defined twice|same flag|start character|Choice\(|iterable"
)
"""Messages of the click library that only programmers see, and prompts that this program never uses."""


@pytest.fixture
def in_spanish() -> Iterator[None]:
    token = LANGUAGE.set("es")
    yield
    LANGUAGE.reset(token)


def options(command: str) -> list[click.Option]:
    there: click.Command = main if command == "gapgraph" else main.commands[command]
    return [one for one in there.params if isinstance(one, click.Option)]


@pytest.mark.parametrize("command", ["gapgraph", *COMMANDS])
def test_every_command_and_option_has_its_help_in_spanish(command: str) -> None:
    assert COMMAND_HELP[command][1]
    assert COMMAND_HELP[command][0] or command == "gapgraph"
    for option in options(command):
        name = max(option.opts, key=len)
        assert OPTION_HELP.get(f"{command} {name}") or OPTION_HELP.get(name), f"{command} {name}"


def test_every_spanish_help_text_is_used() -> None:
    assert set(COMMAND_HELP) == {"gapgraph", *COMMANDS}
    known = {max(option.opts, key=len) for command in ("gapgraph", *COMMANDS) for option in options(command)}
    special = {f"{command} {max(one.opts, key=len)}" for command in COMMANDS for one in options(command)}
    assert set(OPTION_HELP) - {"--help"} <= known | special


@pytest.mark.parametrize("command", COMMANDS)
def test_spanish_help_has_no_english_line(command: str) -> None:
    english = gapgraph(command, "--help").out
    ran = gapgraph(command, "--help", language="es")
    assert ran.status == 0
    shared = set(english.splitlines()) & set(ran.out.splitlines())
    assert {line for line in shared if re.search(r"[a-z]{3,} [a-z]{2,} ", line)} == set()
    assert "Opciones:" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_english_help_stays_english(in_spanish: None, command: str) -> None:
    del in_spanish
    there = main.commands[command]
    before = there.help
    shown = in_language(there, command)
    assert shown.help != before == there.help
    assert [one.name for one in shown.params] == [one.name for one in there.params]
    assert all(copied is not one for copied, one in zip(shown.params, there.params, strict=True))


@pytest.mark.parametrize("word", METAVARS)
def test_placeholders_for_values_are_translated(word: str) -> None:
    english = "".join(gapgraph(*path, "--help").out for path in ((), *((one,) for one in COMMANDS)))
    assert re.search(rf"\b{word}\b", english) or word in {
        "ADDRESS",
        "INTEGER",
        "FLOAT",
        "RANGE",
        "PATH",
        "TEXT",
        "DIRECTORY",
    }


@pytest.mark.parametrize("code", sorted({code for code, _ in raised()}))
def test_every_raised_error_has_a_spanish_text(code: str) -> None:
    texts = sorted(text for one, text in raised() if one == code)
    lacking = [text for text in texts if not fitting(text.replace(HOLE, "x1"), code)]
    assert not lacking, f"these need a phrase under {code} in i18n/error_phrases.py"


def test_every_spanish_error_text_is_raised_somewhere() -> None:
    assert len({code for code, _ in raised()}) > len(ERRORS) / 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 406, 408, 413, 414, 429, 502, 503, 504, 500])
@pytest.mark.parametrize("said", ["", "no room"])
def test_messages_about_a_store_are_in_spanish(status: int, said: str) -> None:
    error = refused(status, said, "http://localhost/")
    assert fitting(error.remedy, error.code)
    told = spanish(error.sentence, error.code)
    assert f"estado {status}" in told
    assert said in told
    assert "store" not in told


@pytest.mark.parametrize("code", ["", *ERRORS])
def test_both_languages_have_the_same_values_in_a_message(code: str) -> None:
    for pair in each(ERRORS.get(code, ANYWHERE)):
        english, other = (sorted(name for _, name, _, _ in Formatter().parse(one) if name) for one in pair)
        assert english == other


def test_every_message_of_the_click_library_is_translated() -> None:
    folder = Path(click.__file__).parent
    said = [text for name in ("core", "exceptions", "formatting", "parser", "types") for text in _words(folder / name)]
    assert len(said) > 30
    assert [text for text in said if text not in CLICK and not SILENT.search(text)] == []


def _words(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.with_suffix(".py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
            yield from (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("gaps", "per-1"), "No hay ningún informe llamado 'per-1'."),
        (("gaps", "--verdict", "x"), "Valor no válido para '--verdict'"),
        (("gap",), "No existe el comando 'gap'."),
        (("explain",), "Falta el argumento 'INFORME'."),
        (
            ("query", "evidence", "--param", "x"),
            "El valor de --param debe tener la forma nombre=valor, y 'x' no tiene signo igual.",
        ),
        (("whatif", "per-2021"), "No hay nada que suponer"),
        (("diff", "a", "b", "c"), "Sobra el argumento (c)."),
    ],
)
def test_errors_are_in_spanish(command: tuple[str, ...], told: str) -> None:
    ran = gapgraph(*command, language="es")
    assert ran.status == 2
    assert told in ran.err
    assert "See " not in ran.err
    english = gapgraph(*command)
    assert told not in english.err
    assert ran.err.rsplit("[", 1)[1] == english.err.rsplit("[", 1)[1]


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ((), "", "en"),
        ((), "es", "es"),
        (("gaps", "--lang", "es"), "", "es"),
        (("gaps", "--lang=es"), "", "es"),
        (("gaps", "--lang", "en"), "es", "en"),
        (("gaps", "--lang"), "", "en"),
        (("gaps", "--lang", "xx"), "es", "en"),
    ],
)
def test_the_command_line_or_the_environment_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], variable: str, language: str
) -> None:
    monkeypatch.setenv("GAPGRAPH_LANG", variable)
    assert language_asked(arguments) == language
