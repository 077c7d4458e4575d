"""``docgen completion``: the scripts of three shells, and the words they ask the program for."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from docgen.cli.main import _COMMANDS
from tests.support.command_line import docgen

SYNTAX_CHECKS = {"bash": ["-n"], "zsh": ["-n"], "fish": ["--no-execute"]}


@pytest.mark.parametrize("shell", SYNTAX_CHECKS)
def test_the_script_asks_our_program(shell: str) -> None:
    ran = docgen("completion", shell)
    assert (ran.code, ran.talk) == (0, "")
    assert f"_DOCGEN_COMPLETE={shell}_complete" in ran.out


@pytest.mark.parametrize("shell", SYNTAX_CHECKS)
def test_the_shell_can_read_its_script(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = docgen("completion", shell).stdout
    subprocess.run([program, *SYNTAX_CHECKS[shell], "/dev/stdin"], input=script, check=True)


@pytest.mark.parametrize(
    ("line", "position", "expected"),
    [
        ("docgen ", "1", set(_COMMANDS)),
        ("docgen re", "1", {"render"}),
        ("docgen render --p", "2", {"--pdf", "--png"}),
        ("docgen completion ", "2", {"bash", "zsh", "fish"}),
        ("docgen templates v", "2", {"validate"}),
    ],
)
def test_the_program_answers_with_the_words_that_fit(
    line: str, position: str, expected: set[str]
) -> None:
    asked = {"_DOCGEN_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": position}
    ran = docgen(environ=asked)
    assert ran.code == 0
    assert {answer.partition(",")[2] for answer in ran.out.split()} == expected
