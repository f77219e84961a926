"""The program around the commands: loads them when needed, and turns every failure into one sentence and an exit
status.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click
from click import core, decorators, exceptions, formatting, parser, types

from gapgraph.cli.output import complain, emit, silence, unwritable, use_utf8
from gapgraph.cli.spoken_help import LANGUAGE, error_text, in_language, language_asked, note_text, teach, warning_text
from gapgraph.core.first_edition import FirstEditionWarning
from gapgraph.core.wording import UnderstoodName
from gapgraph.errors import GapgraphError, missing_library
from gapgraph.i18n.say import say

TRACEBACK = "GAPGRAPH_TRACEBACK"
"""The environment variable that shows the traceback of an unexpected failure."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EBADF, errno.EIO)
"""The error numbers of a failed write to the standard output, except for a closed pipe."""

_LIVE_OBJECTS = 100_000
"""How many new objects Python creates before it looks for reference cycles."""

_TOLD = (FirstEditionWarning, UnderstoodName)
"""The classes of gapgraph's own warnings."""

INTERRUPTED = 130
"""The exit status after Ctrl-C, the same as in shells."""


class Late(MutableMapping[str, click.Command]):
    """A mapping of commands by name; each command is imported from ``module:attribute`` when it is first used."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = dict(addresses)
        self._commands: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._commands:
            module, _, attribute = self._addresses[name].partition(":")
            self._commands[name] = getattr(import_module(module), attribute)
        return self._commands[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._addresses[name] = f"{command.callback.__module__}:{name}" if command.callback else name
        self._commands[name] = command

    def __delitem__(self, name: str) -> None:
        del self._addresses[name]
        self._commands.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._addresses)

    def __len__(self) -> int:
        return len(self._addresses)


class Program(click.Group):
    """A command group that exits with the documented statuses and shows a traceback only on request."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, with its texts in the reader's language."""
        command = super().get_command(ctx, cmd_name)
        return command and in_language(command, cmd_name, ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were defined, not sorted by letter."""
        del ctx
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run, and exit with a status: 0 for success, 1 for findings, 2 for wrong usage or unreadable input, 3 if an
        engine or Gapgraph failed.

        ``standalone_mode`` is ignored, because the exit statuses are a fixed contract.
        """
        del standalone_mode
        LANGUAGE.set(language_asked(sys.argv[1:] if args is None else args))
        teach((core, decorators, exceptions, formatting, parser, types))
        spoken = in_language(self, "gapgraph")
        use_utf8()
        _leave_memory_alone()
        _print_warnings()

        def run() -> object:
            return super(Program, spoken).main(
                args=args,
                prog_name=prog_name or "gapgraph",
                complete_var=complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )

        sys.exit(status_of(run))


def _leave_memory_alone() -> None:
    """Make Python look for reference cycles rarely, and not at exit: a command creates few cycles and ends soon."""
    gc.set_threshold(_LIVE_OBJECTS)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def _print_warnings() -> None:
    """Print each of gapgraph's own warnings once: about data of the first edition, and about how a typed name was
    understood. Python prints all other warnings, without a change.
    """
    usual, told = warnings.showwarning, set[str]()

    def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
        if not issubclass(category, _TOLD):
            usual(message, category, *place, **more)
        elif str(message) not in told:
            told.add(str(message))
            complain((note_text if issubclass(category, UnderstoodName) else warning_text)(str(message)), 0)

    for category in _TOLD:
        warnings.filterwarnings("always", category=category)
    warnings.showwarning = show


def status_of(run: Callable[[], object]) -> int:
    """The exit status of a run; an error is printed on standard error, in one sentence."""
    try:
        found = run()
    except click.exceptions.NoArgsIsHelpError as error:
        text = error.format_message()
        return status_of(lambda: emit(f"{text}\n"))
    except click.ClickException as error:
        return complain(error_text(_usage(error)), 2)
    except GapgraphError as error:
        return complain(error_text(error), error.exit_status)
    except (click.Abort, KeyboardInterrupt):
        return complain(say("interrupted", LANGUAGE.get()), INTERRUPTED)
    except BrokenPipeError:
        silence()
        return 0
    except Exception as error:  # noqa: BLE001  (report unexpected errors as GG900)
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            silence()
            return complain(error_text(unwritable(error.strerror)), 2)
        lacking = missing_library(error) if isinstance(error, ModuleNotFoundError) else None
        return complain(error_text(lacking or _unexpected(error)), 3)
    return found if isinstance(found, int) else 0


def _usage(error: click.ClickException) -> GapgraphError:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "gapgraph"
    sentence = " ".join(error.format_message().split())
    return GapgraphError("GG001", sentence, remedy=f"See {path} --help.")


def _unexpected(error: Exception) -> GapgraphError:
    if os.environ.get(TRACEBACK):
        import traceback

        traceback.print_exception(error)
    return GapgraphError(
        "GG900",
        f"Gapgraph has an internal error: {type(error).__name__}: {' '.join(str(error).split())}",
        remedy=f"Please report the error, with your command and its output with {TRACEBACK}=1.",
    )
