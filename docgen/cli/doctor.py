"""``docgen doctor``: what this machine can and cannot do, with advice a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.errors import ExitCode
from docgen.messages import message_for
from docgen.problems import Problem, Severity

if TYPE_CHECKING:
    from docgen.tools.doctor import Check

_MARKS = {
    Severity.LOI: ("LỖI", "red"),
    Severity.CANH_BAO: ("CẢNH BÁO", "yellow"),
    Severity.GOI_Y: ("GỢI Ý", "blue"),
}


@click.command()
@click.option("--json", "machine", is_flag=True, help="In kết quả dạng JSON cho máy đọc.")
@click.pass_obj
def command(data: Path | None, machine: bool) -> None:
    """Kiểm tra máy: phông chữ theo từng chữ cái, LibreOffice, ổ đĩa, đồng hồ.

    \b
    Ví dụ:
      docgen doctor
      docgen doctor --json

    \b
    Mã thoát: 0 đủ; 5 thiếu công cụ hoặc phông chữ.
    """
    from docgen.office.front import open_office

    with open_office(data, actor="cli") as office:
        checks = office.doctor()
    if machine:
        click.echo(json.dumps([_as_json(one) for one in checks], ensure_ascii=False, indent=2))
    else:
        for one in checks:
            _say(one)
    lacking = any(not one.ok and one.severity is not Severity.GOI_Y for one in checks)
    sys.exit(int(ExitCode.TOOL_MISSING if lacking else ExitCode.DONE))


def _say(check: Check) -> None:
    message = message_for(Problem(check.code, params=check.params))
    word, colour = ("ĐẠT", "green") if check.ok else _MARKS[check.severity]
    click.echo(f"{click.style(f'{word:<9}', fg=colour)} {message.sentence}")
    if not check.ok and message.remedy:
        click.echo(f"{'':<9} Cách sửa: {message.remedy}")


def _as_json(check: Check) -> dict[str, object]:
    message = message_for(Problem(check.code, params=check.params))
    return {
        "id": check.id,
        "ok": check.ok,
        "code": check.code,
        "severity": check.severity.value,
        "message": message.sentence,
        "fix": "" if check.ok else message.remedy,
    }
