"""``docgen render``: records to Word files, PDF and page pictures."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.quick import start_quickly
from docgen.cli.report import as_json, failure_as_json, say, say_failure, say_report
from docgen.errors import DocgenError, ExitCode
from docgen.problems import Report

if TYPE_CHECKING:
    from docgen.intake.record import Record
    from docgen.office.front import Office


@dataclass
class Outcome:
    """What became of one source."""

    source: str
    files: list[str] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    failure: DocgenError | None = None

    @property
    def code(self) -> ExitCode:
        """The exit code this source alone would give."""
        if self.failure is not None:
            return self.failure.exit_code
        return ExitCode.WRONG_INPUT if self.report.errors else ExitCode.DONE

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        problems = [as_json(problem) for problem in self.report]
        if self.failure is not None:
            problems.append(failure_as_json(self.failure))
        return {"source": self.source, "files": self.files, "problems": problems}


@dataclass(frozen=True)
class Wish:
    """What the caller asked to be made, and where."""

    to: Path | None
    pdf: bool
    png: bool
    force: bool


@click.command()
@click.argument("tep", nargs=-1, required=True, metavar="TEP...")
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path),
    help="Tệp hoặc thư mục kết quả (mặc định: cạnh tệp dữ liệu); dấu - là đầu ra chuẩn.",
)
@click.option("--pdf", is_flag=True, help="Tạo thêm tệp PDF.")
@click.option("--png", is_flag=True, help="Tạo thêm ảnh từng trang.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.option("--json", "machine", is_flag=True, help="In kết quả dạng JSON cho máy đọc.")
@click.pass_obj
def command(
    data: Path | None,
    tep: tuple[str, ...],
    to: Path | None,
    pdf: bool,
    png: bool,
    force: bool,
    machine: bool,
) -> None:
    """Tạo văn bản Word từ dữ liệu YAML hoặc JSON.

    TEP là một hay nhiều tệp dữ liệu; dấu - đọc từ đầu vào chuẩn.

    \b
    Ví dụ:
      docgen render kh2026.yaml
      docgen render kh2026.yaml --pdf --png -o ket-qua/
      cat kh2026.json | docgen render - -o kh2026.docx


    \b
    Mã thoát: 0 xong; 2 gọi sai; 3 dữ liệu sai; 5 thiếu công cụ; 6 tệp đã có; 8 một phần không xong.
    """
    start_quickly()
    from docgen.office.front import open_office

    wish = Wish(to, pdf, png, force)
    _check_call(tep, wish, machine)
    outcomes = []
    with open_office(data, actor="cli") as office:
        for source in tep:
            outcomes.append(_one(office, source, wish, many=len(tep) > 1))
            if not machine:
                _tell(outcomes[-1])
    if machine:
        import json

        click.echo(json.dumps([one.as_json() for one in outcomes], ensure_ascii=False, indent=2))
    sys.exit(int(_exit_code(outcomes)))


def _check_call(sources: tuple[str, ...], wish: Wish, machine: bool) -> None:
    to_stdout = wish.to == Path("-")
    if to_stdout and (machine or wish.pdf or wish.png or len(sources) > 1):
        raise click.UsageError("-o - chỉ dùng cho một tệp Word, không kèm --pdf, --png, --json")
    if wish.to and len(sources) > 1:
        if wish.to.suffix == ".docx":
            raise click.UsageError("Nhiều tệp dữ liệu thì -o phải là thư mục")
        stems = [Path(source).stem for source in sources]
        if twice := {stem for stem in stems if stems.count(stem) > 1}:
            raise click.UsageError(f"Hai tệp dữ liệu cùng tên: {', '.join(sorted(twice))}")


def _one(office: Office, source: str, wish: Wish, *, many: bool) -> Outcome:
    outcome = Outcome(source)
    try:
        _make(office, outcome, wish, many=many)
    except DocgenError as error:
        outcome.failure = error
    return outcome


def _make(office: Office, outcome: Outcome, wish: Wish, *, many: bool) -> None:
    checked = office.check(_record(office, outcome.source))
    outcome.report = checked.report
    if checked.paper is None:
        return
    docx = office.render(checked.paper)
    if wish.to == Path("-"):
        sys.stdout.buffer.write(docx)
        return
    target = _target(outcome.source, checked.paper.slug, wish.to, many=many)
    _keep(outcome, target, docx, wish)
    if wish.pdf or wish.png:
        _print(office, outcome, target, docx, wish)


def _record(office: Office, source: str) -> Record:
    if source == "-":
        return office.read(sys.stdin.buffer.read(), "đầu vào chuẩn")
    return office.read(Path(source))


def _target(source: str, slug: str, to: Path | None, *, many: bool) -> Path:
    name = slug if source == "-" else Path(source).stem
    if to is None:
        return (Path() if source == "-" else Path(source).parent) / f"{name}.docx"
    if many or to.suffix != ".docx":
        return to / f"{name}.docx"
    return to


def _print(office: Office, outcome: Outcome, target: Path, docx: bytes, wish: Wish) -> None:
    pdf = office.pdf(docx)
    if wish.pdf:
        _keep(outcome, target.with_suffix(".pdf"), pdf, wish)
    if wish.png:
        for number, picture in enumerate(office.pages(pdf), start=1):
            page = target.with_name(f"{target.stem}-trang-{number}.png")
            _keep(outcome, page, picture, wish)


def _keep(outcome: Outcome, target: Path, data: bytes, wish: Wish) -> None:
    from docgen.office.files import write_whole

    write_whole(target, data, replace=wish.force)
    outcome.files.append(str(target))


def _tell(outcome: Outcome) -> None:
    say_report(outcome.report, outcome.source, _lines(outcome.source) if outcome.report else ())
    for file in outcome.files:
        click.echo(f"Đã tạo {file}")
    if outcome.failure is not None:
        say_failure(outcome.failure)
    elif outcome.report.errors:
        say(f"Chưa tạo tệp nào. Mã thoát {int(ExitCode.WRONG_INPUT)}.")


def _lines(source: str) -> list[str]:
    if source == "-" or not Path(source).is_file():
        return []
    return Path(source).read_text(encoding="utf-8", errors="replace").splitlines()


def _exit_code(outcomes: list[Outcome]) -> ExitCode:
    codes = {outcome.code for outcome in outcomes}
    if len(codes) == 1:
        return codes.pop()
    return ExitCode.PARTLY_FAILED
