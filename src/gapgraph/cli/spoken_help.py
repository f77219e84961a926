"""The language of the program itself: its help and its error messages.

``--lang`` sets the language, anywhere in the command line; without ``--lang``, the variable GAPGRAPH_LANG sets it. Help
and errors are written in English in the code; for Spanish, a command is copied with the texts of :mod:`gapgraph.i18n`.
"""

from __future__ import annotations

import copy
import inspect
import os
import re
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from itertools import zip_longest
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeVar

import click

from gapgraph.i18n.say import LANGUAGES

if TYPE_CHECKING:
    from gapgraph.errors import GapgraphError

LANGUAGE: Final[ContextVar[str]] = ContextVar("language", default="en")
"""The language of the running command."""

_COMMAND = TypeVar("_COMMAND", bound=click.Command)
_PARAMETER = TypeVar("_PARAMETER", bound=click.Parameter)


def language_asked(arguments: Sequence[str]) -> str:
    """The language that the arguments ask for, or the environment; English if neither names a known one."""
    asked = os.environ.get("GAPGRAPH_LANG", "")
    for word, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else "en"


def error_text(error: GapgraphError) -> str:
    """The error message, in the language of the command."""
    if LANGUAGE.get() == "en":
        return str(error)
    from gapgraph.errors import GapgraphError
    from gapgraph.i18n.translation import spanish

    sentence, remedy = (spanish(one, error.code) for one in (error.sentence, error.remedy))
    return str(GapgraphError(error.code, sentence, place=error.place, remedy=remedy))


def warning_text(message: str) -> str:
    """The warning message, in the language of the command."""
    from gapgraph.i18n.say import say

    return say("warning", LANGUAGE.get(), message=note_text(message))


def spoken(key: str, **values: object) -> str:
    """The phrase with this key, in the language of the command."""
    from gapgraph.i18n.say import say

    return say(key, LANGUAGE.get(), **values)


def note_text(message: str) -> str:
    """The note (a message that reports no problem, but explains how a name was understood), in the language of the
    command.
    """
    if LANGUAGE.get() == "en":
        return message
    from gapgraph.i18n.translation import spanish

    return spanish(message, "")


def in_language(command: _COMMAND, name: str, context: click.Context | None = None) -> _COMMAND:
    """The command, with its help in the language of the command line; ``name`` is the key of its texts."""
    if LANGUAGE.get() == "en":
        return command
    from gapgraph.i18n.help_phrases import COMMAND_HELP, EPILOG

    short, text = COMMAND_HELP[name]
    shown = copy.copy(command)
    shown.short_help, shown.help = short, inspect.cleandoc(text)
    shown.epilog = EPILOG if command.epilog else None
    shown.options_metavar = _metavar(command.options_metavar or "")
    if isinstance(shown, click.Group):
        shown.subcommand_metavar = _metavar(shown.subcommand_metavar)
    vars(shown)["_help_option"] = None  # makes click create its help option again, in Spanish
    context = context or click.Context(command)
    shown.params = [_parameter_in_spanish(one, name, context) for one in command.params]
    return shown


def _parameter_in_spanish(parameter: _PARAMETER, command: str, context: click.Context) -> _PARAMETER:
    from gapgraph.i18n.help_phrases import OPTION_HELP

    shown = copy.copy(parameter)
    shown.metavar = _metavar(parameter.make_metavar(context))
    if isinstance(shown, click.Option):
        option = max(parameter.opts, key=len)
        shown.help = OPTION_HELP.get(f"{command} {option}", OPTION_HELP.get(option))
    return shown


def _metavar(english: str) -> str:
    from gapgraph.i18n.metavar_phrases import METAVARS

    return re.sub(r"[A-Z]+", lambda word: METAVARS.get(word[0], word[0]), english)


def teach(modules: Sequence[ModuleType]) -> None:
    """Make click look up its own messages in :mod:`gapgraph.i18n` before it asks gettext."""
    for module in modules:
        for name, of in (("_", _one), ("ngettext", _some)):
            known = vars(module).get(name)
            if callable(known) and not hasattr(known, "taught"):
                setattr(module, name, of(known))


def _one(gettext: Callable[[str], str]) -> Callable[[str], str]:
    def say(message: str) -> str:
        return _known(message) or gettext(message)

    say.taught = True  # type: ignore[attr-defined]
    return say


def _some(ngettext: Callable[[str, str, int], str]) -> Callable[[str, str, int], str]:
    def say(one: str, several: str, count: int) -> str:
        return _known(one if count == 1 else several) or ngettext(one, several, count)

    say.taught = True  # type: ignore[attr-defined]
    return say


def _known(message: str) -> str:
    if LANGUAGE.get() == "en":
        return ""
    from gapgraph.i18n.click_phrases import CLICK

    return CLICK.get(message, "")
