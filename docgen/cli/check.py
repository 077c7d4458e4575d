"""``docgen check``: judges Word files and records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.quick import start_quickly
from docgen.cli.report import say, say_failure, say_report
from docgen.errors import DocgenError, ExitCode
from docgen.problems import Severity

if TYPE_CHECKING:
    from docgen.office.check_report import FileResult
    from docgen.office.checking import Judged, Line
    from docgen.office.front import Office

_FORMATS = ("text", "json", "html", "xlsx")
_RECORDS = (".yaml", ".yml", ".json")
_STDIN = "đầu vào chuẩn"
_COLOURS = {Severity.LOI: "red", Severity.CANH_BAO: "yellow", Severity.GOI_Y: "blue"}
_HEAVIER = tuple(Severity)


@click.command()
@click.argument("tep", nargs=-1, required=True, metavar="TEP...")
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in Severity]),
    default=Severity.LOI.value,
    help="Mức từ đó trở lên thì mã thoát là 4 (mặc định: loi).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Dạng kết quả (mặc định: theo đuôi tệp của -o, không có thì chữ thường).",
)
@click.option("--json", "machine", is_flag=True, help="In kết quả dạng JSON cho máy đọc.")
@click.option(
    "-o",
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ghi phiếu kiểm tra vào tệp này (mặc định: in ra màn hình).",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.pass_obj
def command(
    data: Path | None,
    tep: tuple[str, ...],
    fail_on: str,
    form: str | None,
    machine: bool,
    to: Path | None,
    force: bool,
) -> None:
    """Kiểm tra thể thức và nội dung của tệp Word, hoặc dữ liệu YAML, JSON.

    TEP là một hay nhiều tệp; dấu - đọc từ đầu vào chuẩn. Tệp được kiểm tra không bị sửa.

    \b
    Ví dụ:
      docgen check ke-hoach.docx
      docgen check *.docx -o phieu-kiem-tra.xlsx
      docgen check ke-hoach.docx --json --fail-on canh_bao

    \b
    Mã thoát: 0 không có lỗi; 2 gọi sai; 3 không đọc được tệp; 4 có lỗi; 6 tệp đã có;
    8 một phần không xong.
    """
    start_quickly()
    form = _form_of(form, machine, to)
    _keep_sources(tep, to)
    from docgen.office.front import open_office

    with open_office(data, actor="cli") as office:
        results = [_one(office, source) for source in tep]
    _give(results, form, to, force=force)
    code = _exit_code(results, Severity(fail_on))
    if form == "text" and code is ExitCode.FINDINGS:
        say(f"Mã thoát {int(code)}.")
    sys.exit(int(code))


def _form_of(form: str | None, machine: bool, to: Path | None) -> str:
    if machine and form not in (None, "json"):
        raise click.UsageError("--json không đi cùng --format dạng khác")
    ending = to.suffix.lower().lstrip(".") if to else ""
    found = "json" if machine else form or (ending if ending in _FORMATS else "text")
    if found == "xlsx" and to is None:
        raise click.UsageError("--format xlsx cần -o tên tệp")
    return found


def _keep_sources(sources: tuple[str, ...], to: Path | None) -> None:
    if to and to.resolve() in {Path(source).resolve() for source in sources}:
        raise click.UsageError("-o trùng với tệp được kiểm tra")


def _one(office: Office, source: str) -> FileResult:
    from docgen.office.check_report import FileResult

    try:
        return _judged(office, source)
    except DocgenError as error:
        return FileResult(source, failure=error)


def _judged(office: Office, source: str) -> FileResult:
    from docgen.office.check_report import FileResult
    from docgen.office.checking import read_word_file

    if source == "-":
        content = sys.stdin.buffer.read()
        record = not content.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
        name = _STDIN
    else:
        content, name = read_word_file(source), Path(source).name
        record = Path(source).suffix.lower() in _RECORDS
    if not record:
        return FileResult(source, judged=office.judge(content, name))
    checked = office.check(office.read(content, name))
    kind = checked.paper.model.loai if checked.paper else ""
    return FileResult(source, report=checked.report, kind=kind)


def _give(results: list[FileResult], form: str, to: Path | None, *, force: bool) -> None:
    if to is not None:
        _write(results, form, to, force=force)
    elif form == "text":
        for one in results:
            _tell(one)
    else:
        click.echo(_made(results, form).decode(), nl=False)


def _made(results: list[FileResult], form: str) -> bytes:
    from docgen.office.check_report import as_html, as_json, as_xlsx

    if form == "xlsx":
        return as_xlsx(results)
    if form == "text":
        return "".join(f"{line}\n" for one in results for line in _text(one)).encode()
    made = as_json(results) + "\n" if form == "json" else as_html(results)
    return made.encode()


def _write(results: list[FileResult], form: str, to: Path, *, force: bool) -> None:
    """Write the report, unless there is no file to report on; refused files are named anyway."""
    from docgen.office.files import write_whole

    if any(one.failure is None for one in results):
        write_whole(to, _made(results, form), replace=force)
        click.echo(f"Đã tạo {to}")
    for one in results:
        if one.failure is not None:
            _tell(one)


def _tell(result: FileResult) -> None:
    """Print one result: findings are the result, a refusal is talk."""
    if result.failure is not None:
        say(f"{result.source}:")
        say_failure(result.failure)
    elif result.report is not None and result.report:
        say_report(result.report, result.source)
    else:
        for line in _text(result, colours=True):
            click.echo(line)


def _text(result: FileResult, *, colours: bool = False) -> list[str]:
    from docgen.messages import message_for

    if result.failure is not None:
        message = message_for(result.failure)
        return [f"{result.source}: {message.sentence}. {message.remedy}", ""]
    if result.judged is not None:
        return [*_verdict(result.source, result.judged, colours=colours), ""]
    if not result.problems:
        return [f"{result.source}: Dữ liệu không có lỗi", ""]
    found = (f"  {one.place}: {message_for(one).sentence}" for one in result.problems)
    return [f"{result.source}:", *found, ""]


def _verdict(source: str, judged: Judged, *, colours: bool) -> list[str]:
    from docgen.office.check_report import unchecked_words
    from docgen.office.checking import NOTHING_FOUND, WEIGHTS

    lines = [f"{source}: {judged.kind_name}, {judged.counts} (theo {judged.norm_name})"]
    for severity, word in WEIGHTS.items():
        if found := judged.of(severity):
            heading = f"{word} ({len(found)})"
            lines.append(click.style(heading, fg=_COLOURS[severity]) if colours else heading)
            lines += [line for one in found for line in _finding(one)]
    if not judged.lines:
        lines.append(NOTHING_FOUND)
    if judged.unchecked:
        lines.append(unchecked_words(judged))
    return lines


def _finding(one: Line) -> list[str]:
    lines = [f"  {one.sentence}", f"      {one.place} ({one.code})"]
    if one.quote:
        lines.append(f"      “{one.quote}”")
    if one.change:
        lines.append(f"      {one.change}")
    if one.remedy:
        lines.append(f"      Cách sửa: {one.remedy}")
    if one.clause:
        lines.append(f"      Vì sao: {one.clause}")
    return lines


def _exit_code(results: list[FileResult], weight: Severity) -> ExitCode:
    """What a single file gives alone; findings in some files of many are findings."""
    codes = {_code(one, weight) for one in results}
    if codes <= {ExitCode.DONE, ExitCode.FINDINGS}:
        return max(codes)
    return codes.pop() if len(codes) == 1 else ExitCode.PARTLY_FAILED


def _code(result: FileResult, weight: Severity) -> ExitCode:
    if result.failure is not None:
        return result.failure.exit_code
    if result.report is not None and result.report.errors:
        return ExitCode.WRONG_INPUT
    heavy = _HEAVIER[: _HEAVIER.index(weight) + 1]
    return ExitCode.FINDINGS if result.has(*heavy) else ExitCode.DONE
