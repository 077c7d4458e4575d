"""Reports and failures as text on the terminal; the sentences are the catalogue's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from docgen.errors import DocgenError
from docgen.messages import message_for
from docgen.problems import Problem, Report, Severity

_HEADINGS = {
    Severity.LOI: ("Lỗi", "red"),
    Severity.CANH_BAO: ("Cảnh báo", "yellow"),
    Severity.GOI_Y: ("Gợi ý", "blue"),
}


def say(text: str, colour: str | None = None) -> None:
    """Print a line of talk on stderr; results go to stdout."""
    click.secho(text, fg=colour, err=True)


def say_report(report: Report, source: str, lines: Sequence[str] = ()) -> None:
    """Print all problems of one file on stderr, the heaviest first."""
    for severity, problems in (
        (Severity.LOI, report.errors),
        (Severity.CANH_BAO, report.warnings),
        (Severity.GOI_Y, report.hints),
    ):
        if problems:
            word, colour = _HEADINGS[severity]
            say(f"{word} ({len(problems)}) trong {source}", colour)
            for problem in problems:
                _say(problem, lines)


def _say(problem: Problem, lines: Sequence[str]) -> None:
    message = message_for(problem)
    where = f"dòng {problem.line}" if problem.line else ""
    say(f"  {where:<9}{problem.place}")
    say(f"           {message.sentence}")
    if problem.line and problem.line <= len(lines):
        say(f"           {problem.line} | {lines[problem.line - 1][:100]}")
    if message.remedy:
        say(f"           Cách sửa: {message.remedy}")


def say_failure(error: DocgenError) -> None:
    """Print an exception of ours on stderr: what, how to mend it, the exit code."""
    message = message_for(error)
    say(f"Lỗi: {message.sentence}", "red")
    if message.remedy:
        say(f"Cách sửa: {message.remedy}")
    say(f"Mã thoát {int(error.exit_code)}.")


def as_json(problem: Problem) -> dict[str, Any]:
    """One problem for machines; ``place`` is the path with items counted from 1."""
    message = message_for(problem)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "place": problem.place,
        "line": problem.line,
        "message": message.sentence,
        "fix": message.remedy,
    }


def failure_as_json(error: DocgenError) -> dict[str, Any]:
    """An exception of ours for machines, in the shape of a problem that stops the work."""
    message = message_for(error)
    return {
        "code": error.code,
        "severity": Severity.LOI.value,
        "place": "",
        "line": None,
        "message": message.sentence,
        "fix": message.remedy,
    }
