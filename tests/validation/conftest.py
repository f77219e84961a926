"""The command, for every test here."""

from tests.validation.command import run as run
