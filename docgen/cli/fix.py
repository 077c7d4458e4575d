"""``docgen fix``: a new Word file in which only what is certain is changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from docgen.cli.quick import start_quickly
from docgen.cli.report import say
from docgen.messages import message_for

if TYPE_CHECKING:
    from docgen.office.fixing import Fixed
    from docgen.repair.change import Change

_MANY = 3
"""Places of one and the same change that are named; the others are counted."""


@click.command()
@click.argument("tep", metavar="TEP")
@click.option(
    "-o",
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp mới (mặc định: <tên>.sua.docx cạnh tệp gốc); dấu - là đầu ra chuẩn.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ liệt kê các chỗ sẽ sửa, không ghi tệp.")
@click.option("--only", metavar="MÃ,MÃ", help="Chỉ sửa các lỗi có mã này, ví dụ SO-02,CT-03.")
@click.option(
    "--tone",
    type=click.Choice(["cu", "moi"]),
    help="Ghi dấu thanh của cả văn bản theo một kiểu: cu (hòa, thủy) hoặc moi (hoà, thuỷ).",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.option("--json", "machine", is_flag=True, help="In kết quả dạng JSON cho máy đọc.")
@click.pass_obj
def command(
    data: Path | None,
    tep: str,
    to: Path | None,
    dry_run: bool,
    only: str | None,
    tone: Literal["cu", "moi"] | None,
    force: bool,
    machine: bool,
) -> None:
    """Sửa các chỗ chắc chắn của một tệp Word thành tệp mới.

    TEP là tệp Word; dấu - đọc từ đầu vào chuẩn. Tệp gốc giữ nguyên; từng chỗ đã sửa được liệt kê.

    \b
    Ví dụ:
      docgen fix cu.docx
      docgen fix cu.docx -o moi.docx --dry-run
      docgen fix cu.docx --only SO-02,CT-03

    \b
    Mã thoát: 0 xong, kể cả khi không có chỗ nào để sửa; 2 gọi sai; 3 không đọc được tệp;
    6 tệp đã có.
    """
    start_quickly()
    codes = _codes(only)
    target = _target(tep, to)
    _check_call(tep, target, machine and not dry_run)
    from docgen.office.checking import read_word_file
    from docgen.office.front import open_office

    docx = sys.stdin.buffer.read() if tep == "-" else read_word_file(tep)
    with open_office(data, actor="cli") as office:
        fixed = office.fix(docx, codes, tone or "")
    written = bool(fixed.changes) and not dry_run
    if written:
        _write(target, fixed.docx, force=force)
    _tell(fixed, tep, target if written else None, machine)


def _codes(only: str | None) -> tuple[str, ...]:
    """The codes asked for; a code that nothing mends is a slip of the caller."""
    from docgen.office.fixing import mended_codes

    codes = tuple(one.strip().upper() for one in (only or "").split(",") if one.strip())
    if only is not None and not codes:
        raise click.UsageError("--only cần ít nhất một mã")
    if unknown := [one for one in codes if one not in mended_codes()]:
        known = ", ".join(sorted(mended_codes()))
        raise click.UsageError(f"Không sửa được mã {', '.join(unknown)}. Các mã sửa được: {known}")
    return codes


def _target(source: str, to: Path | None) -> Path:
    if to is not None:
        return to
    return Path("-") if source == "-" else Path(source).with_suffix(".sua.docx")


def _check_call(source: str, target: Path, machine: bool) -> None:
    if target == Path("-"):
        if machine:
            raise click.UsageError("-o - không đi cùng --json")
    elif source != "-" and _same(Path(source), target):
        raise click.UsageError("-o trùng với tệp gốc; tệp gốc luôn được giữ nguyên")


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _write(target: Path, docx: bytes, *, force: bool) -> None:
    from docgen.office.files import write_whole

    if target == Path("-"):
        sys.stdout.buffer.write(docx)
        return
    write_whole(target, docx, replace=force)


def _tell(fixed: Fixed, source: str, written: Path | None, machine: bool) -> None:
    if machine:
        click.echo(json.dumps(_as_json(fixed, source, written), ensure_ascii=False, indent=2))
        return
    to_stdout = written == Path("-")
    for line in _lines(fixed):
        click.echo(line, err=to_stdout)
    if written and not to_stdout:
        click.echo(f"Đã tạo {written}")
    elif fixed.changes and written is None:
        say("Chưa ghi tệp nào (--dry-run).")


def _lines(fixed: Fixed) -> Iterator[str]:
    if fixed.signed:
        yield "Tệp đã ký số: sửa bất cứ chỗ nào cũng làm hỏng chữ ký, nên giữ nguyên."
    elif not fixed.changes:
        yield "Không có chỗ nào chắc chắn để sửa."
    else:
        yield f"Sửa {len(fixed.changes)} chỗ:"
    groups: dict[tuple[str, str], list[Change]] = {}
    for one in fixed.changes:
        groups.setdefault((one.code, message_for(one.problem).sentence), []).append(one)
    for (code, sentence), changes in groups.items():
        places = list(dict.fromkeys(one.place for one in changes if one.place))
        more = f" và {len(places) - _MANY} chỗ khác" if len(places) > _MANY else ""
        where = f" ({'; '.join(places[:_MANY])}{more})" if places else ""
        yield f"  {code:<7}{sentence}{where}"


def _as_json(fixed: Fixed, source: str, written: Path | None) -> dict[str, Any]:
    return {
        "source": source,
        "file": str(written) if written else None,
        "signed": fixed.signed,
        "changes": [_change(one) for one in fixed.changes],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "code": one.code,
        "component": one.component,
        "message": message_for(one.problem).sentence,
        "place": one.place,
        "before": one.before,
        "after": one.after,
    }
