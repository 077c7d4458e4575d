"""Makes click itself speak Vietnamese: its own words come from a gettext catalogue."""

from __future__ import annotations

import gettext
import io
import os
import re
from pathlib import Path

import click

from docgen.errors import ExitCode

_LOCALE = Path(__file__).with_name("locale")

_OPTIONS_WORD = "[TÙY CHỌN]"
_COMMAND_WORD = "LỆNH [THAM SỐ]..."
_VALUE_WORDS = {"text": "CHỮ", "integer": "SỐ", "float": "SỐ", "uuid": "MÃ"}
"""What stands for a value in help where click would print the English name of its type."""

_ASCII_QUOTED = re.compile(r"'([^'\n]*)'")


def speak_vietnamese() -> None:
    """Choose the Vietnamese catalogue for this process; the caller's locale does not matter.

    Must run before a command is made: click asks for some of its words then.
    """
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("messages", _LOCALE)
    gettext.textdomain("messages")


def in_vietnamese(command: click.Command) -> click.Command:
    """Replace the English words that click takes from no catalogue, in ``command`` and below."""
    command.options_metavar = _OPTIONS_WORD
    for parameter in command.params:
        if parameter.metavar is None and isinstance(parameter, click.Option):
            parameter.metavar = _VALUE_WORDS.get(parameter.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = _COMMAND_WORD
        for below in command.commands.values():
            in_vietnamese(below)
    return command


def say_wrong_call(error: click.ClickException) -> None:
    """Print what click found wrong with the call, in the quotation marks of our sentences."""
    words = io.StringIO()
    error.show(words)
    click.echo(_ASCII_QUOTED.sub("“\\1”", words.getvalue()), err=True, nl=False)
    click.echo(f"Mã thoát {int(ExitCode.WRONG_CALL)}.", err=True)
