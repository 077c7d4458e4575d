"""``docgen templates``: the catalogue, its faults with their places, and the build."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.report import as_json, say_failure
from docgen.errors import DocgenError, ExitCode
from docgen.messages import message_for
from docgen.office.front import Office, open_office
from docgen.problems import Problem, Report, Severity

if TYPE_CHECKING:
    from docgen.documents.schema import FieldSpec
    from docgen.office.templates import BuildResult, Verdict

_WORDS = {
    Severity.LOI: ("Lỗi", "red"),
    Severity.CANH_BAO: ("Cảnh báo", "yellow"),
    Severity.GOI_Y: ("Gợi ý", "blue"),
}
_JSON = click.option("--json", "machine", is_flag=True, help="In kết quả dạng JSON cho máy đọc.")


@click.group()
def command() -> None:
    """Xem, kiểm tra và ghi lại các mẫu văn bản.

    \b
    Ví dụ:
      docgen templates list
      docgen templates validate
      docgen templates build ke-hoach-bao-ve-tre-em --ly-do "Sửa tên phần III"
    """


# --- list and show ------------------------------------------------------------------------------


@command.command("list")
@_JSON
@click.pass_obj
def list_templates(data: Path | None, machine: bool) -> None:
    """Liệt kê các mẫu.

    Mỗi dòng là tên và phiên bản, nhan đề, loại văn bản, số câu hỏi.

    \b
    Ví dụ:
      docgen templates list
      docgen templates list --json
    \b
    Mã thoát: 0 xong; 3 có mẫu không đọc được.
    """
    with open_office(data, actor="cli") as office:
        rows = [_row(office, name) for name in office.catalogue.ids()]
    if machine:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    wide = max((len(row["ref"]) for row in rows), default=0)
    for row in rows:
        kind = f"{row['kind']}, {row['questions']} câu hỏi"
        click.echo(f"{row['ref']:<{wide}}  {row['title']} ({kind})")


def _row(office: Office, name: str) -> dict[str, Any]:
    descriptor = office.catalogue.get(name).descriptor
    kind = office.norm_on(date.max).kind(descriptor.loai).name
    questions = sum(1 for _ in _questions(office.fields(name)))
    return {
        "ref": descriptor.ref,
        "title": descriptor.ten,
        "kind": kind,
        "questions": questions,
    }


def _questions(specs: tuple[FieldSpec, ...], level: int = 0) -> Iterator[tuple[FieldSpec, int]]:
    """The fields a person fills in, with their depth; groups are headings and not counted."""
    from docgen.documents.schema import fields_of

    for spec in specs:
        if spec.name == "kieu":
            continue
        if spec.model is None:
            yield spec, level
        else:
            yield from _questions(fields_of(spec.model), level + 1)


@command.command("show")
@click.argument("mau")
@click.option("--schema", is_flag=True, help="In JSON Schema của tệp dữ liệu.")
@click.pass_obj
def show_template(data: Path | None, mau: str, schema: bool) -> None:
    """Xem một mẫu.

    In các mục phải nhập, các tên dùng trong tệp Word và dữ liệu mẫu. MAU là tên mẫu, có thể kèm
    phiên bản: ke-hoach-bao-ve-tre-em@1.

    \b
    Ví dụ:
      docgen templates show ke-hoach-bao-ve-tre-em
      docgen templates show ke-hoach-bao-ve-tre-em --schema > kh.schema.json
    \b
    Mã thoát: 0 xong; 3 không có mẫu này.
    """
    with open_office(data, actor="cli") as office:
        if schema:
            click.echo(json.dumps(office.schema(mau), ensure_ascii=False, indent=2))
            return
        descriptor = office.catalogue.get(mau).descriptor
        fields = office.fields(mau)
    click.secho(f"{descriptor.ref}  {descriptor.ten}", bold=True)
    click.echo(descriptor.mo_ta)
    click.echo("\nMục phải nhập")
    for line in _field_lines(fields, 1):
        click.echo(line)
    click.echo("\nTên dùng trong tệp Word")
    for one in descriptor.bien:
        example = f", ví dụ: {one.vi_du}" if one.vi_du else ""
        click.echo(f"  {one.ten}: {one.giai_thich}{example}")
    click.echo("\nDữ liệu mẫu")
    for sample in descriptor.mau_thu:
        click.echo(f"  {sample}")


def _field_lines(specs: tuple[FieldSpec, ...], level: int) -> Iterator[str]:
    from docgen.documents.schema import fields_of
    from docgen.norms.glossary import term

    for spec in specs:
        if spec.name == "kieu":
            continue
        entry = term(spec.owner.__name__, spec.name)
        optional = "" if spec.required else " (không bắt buộc)"
        hint = f": {entry.hint}" if entry.hint else ""
        yield f"{'  ' * level}{spec.name}  {entry.label}{optional}{hint}"
        if spec.model is not None:
            yield from _field_lines(fields_of(spec.model), level + 1)


# --- validate -----------------------------------------------------------------------------------


@command.command("validate")
@click.argument("mau", nargs=-1)
@_JSON
@click.pass_obj
def validate_templates(data: Path | None, mau: tuple[str, ...], machine: bool) -> None:
    """Kiểm tra mẫu và nêu từng chỗ cần sửa.

    MAU là tên mẫu, tệp .docx hoặc thư mục; không ghi thì kiểm tra mọi mẫu. Tệp .docx nằm ngoài
    thư mục mẫu được kiểm tra một mình, không so với template.yaml. Mỗi dữ liệu mẫu được in thử.

    \b
    Ví dụ:
      docgen templates validate
      docgen templates validate ke-hoach-bao-ve-tre-em
      docgen templates validate mau-moi.docx --json
    \b
    Mã thoát: 0 không có lỗi; 3 không đọc được; 4 có lỗi.
    """
    with open_office(data, actor="cli") as office:
        verdicts = office.validate_template(*mau)
    if machine:
        click.echo(json.dumps([_as_json(one) for one in verdicts], ensure_ascii=False, indent=2))
    else:
        for one in verdicts:
            _say_verdict(one)
    wrong = any(one.report.errors for one in verdicts)
    sys.exit(int(ExitCode.FINDINGS if wrong else ExitCode.DONE))


def _say_verdict(verdict: Verdict) -> None:
    if not verdict.report.problems:
        click.echo(f"{verdict.source}: không có lỗi")
        return
    _say_report(verdict.report, verdict.source)


def _say_report(report: Report, source: str) -> None:
    for severity, (word, colour) in _WORDS.items():
        problems = [one for one in report if one.severity is severity]
        if problems:
            click.secho(f"{word} ({len(problems)}) trong {source}", fg=colour, bold=True)
        for one in problems:
            _say(one)


def _say(problem: Problem) -> None:
    message = message_for(problem)
    quote = f"  “{problem.quote}”" if problem.quote else ""
    click.echo(f"  {problem.params.get('cho', '')}{quote}")
    clause = f" ({problem.clause})" if problem.clause else ""
    click.echo(f"    {message.sentence}{clause}")
    if message.remedy:
        click.echo(f"    Cách sửa: {message.remedy}")


def _as_json(verdict: Verdict) -> dict[str, Any]:
    problems = [
        as_json(one)
        | {"where": one.params.get("cho", ""), "quote": one.quote, "clause": one.clause}
        for one in verdict.report
    ]
    return {"source": verdict.source, "ok": not verdict.report.errors, "problems": problems}


# --- build --------------------------------------------------------------------------------------


@command.command("build")
@click.argument("mau", nargs=-1)
@click.option("--check", "check_only", is_flag=True, help="Chỉ xem có gì phải ghi lại không.")
@click.option("--ly-do", "words", help="Lý do sửa mẫu, ghi vào lịch sử của template.yaml.")
@click.option("--nguoi", "person", help="Người sửa (mặc định: tên đăng nhập máy).")
@click.option(
    "--ngay",
    "day",
    type=click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"]),
    help="Ngày sửa (mặc định: hôm nay).",
)
@click.pass_obj
def build_templates(
    data: Path | None,
    mau: tuple[str, ...],
    check_only: bool,
    words: str | None,
    person: str | None,
    day: datetime | None,
) -> None:
    """Ghi lại số đo của nghị định vào mẫu.

    Cùng lúc ghi bản đọc review.txt và lịch sử trong template.yaml. Câu chữ và thứ tự giữ nguyên;
    lề, cỡ chữ, kiểu chữ lấy từ nghị định. Mẫu không đổi thì không ghi gì. Phiên bản giữ nguyên:
    tăng phien_ban trong template.yaml khi dữ liệu cũ không còn hợp với mẫu.

    \b
    Ví dụ:
      docgen templates build ke-hoach-bao-ve-tre-em --ly-do "Sửa tên phần III"
      docgen templates build --check
    \b
    Mã thoát: 0 xong, hoặc --check thấy không có gì phải ghi; 3 thiếu lý do hoặc không đọc
    được tệp; 4 mẫu có lỗi, hoặc --check thấy có tệp phải ghi lại; 6 không ghi được tệp.
    """
    with open_office(data, actor="cli") as office:
        reason = _reason(words, person, day)
        names = mau or tuple(office.catalogue.ids())
        codes = [_build(office, name, reason, write=not check_only) for name in names]
    sys.exit(int(max(codes, default=ExitCode.DONE)))


def _reason(words: str | None, person: str | None, day: datetime | None) -> Any:
    if words is None:
        return None
    from getpass import getuser

    from docgen.office.templates import Reason

    on = day.date() if day else datetime.now().astimezone().date()
    return Reason(on, person or getuser(), words)


def _build(office: Office, name: str, reason: Any, *, write: bool) -> ExitCode:
    try:
        result = office.build_template(name, reason, write=write)
    except DocgenError as error:
        click.echo(f"{name}: chưa ghi gì", err=True)
        say_failure(error)
        return error.exit_code
    return _say_build(result, write=write)


def _say_build(result: BuildResult, *, write: bool) -> ExitCode:
    if result.report.errors:
        _say_report(result.report, result.ref)
        click.echo(f"{result.ref}: chưa ghi gì; sửa các lỗi trên trước", err=True)
        return ExitCode.FINDINGS
    if not result.files:
        click.echo(f"{result.ref}: không có gì phải ghi lại")
        return ExitCode.DONE
    word = "đã ghi lại" if write else "phải ghi lại"
    click.echo(f"{result.ref}: {word} {', '.join(result.files)}")
    for line in result.changes:
        click.echo(f"  {line}")
    return ExitCode.DONE if write else ExitCode.FINDINGS
