"""The report on checked files as a page to print, a workbook and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from docgen.errors import DocgenError
from docgen.messages import message_for
from docgen.office.checking import NOTHING_FOUND, WEIGHTS, Judged, Line
from docgen.problems import Problem, Report, Severity

_STYLE = (
    "body{max-width:60rem;margin:1rem auto;padding:0 1rem;font:16px/1.5 'Segoe UI',Arial,"
    "sans-serif;color:#1b1b1b}h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2rem;"
    "overflow-wrap:anywhere}h3{font-size:1.05rem}li{margin-bottom:.75rem;overflow-wrap:anywhere}"
    "p{margin:.1rem 0}.phu{color:#55595e}@media print{h2{break-before:page}h2:first-of-type"
    "{break-before:auto}li{break-inside:avoid}}"
)


@dataclass(frozen=True)
class FileResult:
    """What became of one file: a verdict, or the report on a record, or why it was refused."""

    source: str
    judged: Judged | None = None
    report: Report | None = None
    failure: DocgenError | None = None
    kind: str = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of a record."""
        return tuple(self.report) if self.report is not None else ()

    def has(self, *weights: Severity) -> bool:
        """Whether anything of these weights was found."""
        found = self.judged.lines if self.judged else self.problems
        return any(one.severity in weights for one in found)


def as_json(results: Sequence[FileResult]) -> str:
    """A list with one object a file; ``problems`` says why a file was not judged."""
    return json.dumps([_object(one) for one in results], ensure_ascii=False, indent=2)


def _object(result: FileResult) -> dict[str, Any]:
    problems = [_problem(one) for one in result.problems]
    if result.failure is not None:
        problems.append(_problem(result.failure))
    empty = {"kind": result.kind, "components": [], "findings": []}
    found = result.judged.as_json() if result.judged else empty
    return {"source": result.source, **found, "problems": problems}


def _problem(one: Problem | DocgenError) -> dict[str, Any]:
    message = message_for(one)
    where: tuple[str, str, int | None] = (Severity.LOI.value, "", None)
    if isinstance(one, Problem):
        where = (one.severity.value, one.place, one.line)
    severity, place, line = where
    return {
        "code": one.code,
        "severity": severity,
        "place": place,
        "line": line,
        "message": message.sentence,
        "fix": message.remedy,
    }


def as_html(results: Sequence[FileResult]) -> str:
    """A page that stands alone and prints well."""
    parts = [part for one in results for part in _section(one)]
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Phiếu kiểm tra</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        "<h1>Phiếu kiểm tra thể thức và nội dung</h1>\n" + "\n".join(parts) + "\n</body>\n</html>\n"
    )


def _section(result: FileResult) -> Iterator[str]:
    yield f"<h2>{escape(result.source)}</h2>"
    if result.failure is not None:
        yield _paragraphs(*_message(result.failure))
    elif result.judged is not None:
        yield from _verdict(result.judged)
    elif result.problems:
        items = (_paragraphs(one.place, *_message(one)) for one in result.problems)
        yield "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"
    else:
        yield _paragraphs("Dữ liệu không có lỗi")


def _verdict(judged: Judged) -> Iterator[str]:
    yield _paragraphs(f"{judged.kind_name}. Theo {judged.norm_name}: {judged.counts}")
    for severity, word in WEIGHTS.items():
        if lines := judged.of(severity):
            yield f"<h3>{word} ({len(lines)})</h3>"
            yield "<ol>" + "".join(f"<li>{_item(one)}</li>" for one in lines) + "</ol>"
    if not judged.lines:
        yield _paragraphs(NOTHING_FOUND)
    if judged.unchecked:
        yield _paragraphs(unchecked_words(judged))


def _item(line: Line) -> str:
    more = (f"“{line.quote}”" if line.quote else "", line.change)
    remedy = f"Cách sửa: {line.remedy}" if line.remedy else ""
    why = f"Vì sao: {line.clause}" if line.clause else ""
    head = f"<p><strong>{escape(line.sentence)}</strong></p>"
    place = f"<p class=phu>{escape(line.place)} ({line.code})</p>"
    return head + place + _paragraphs(*more, remedy, why)


def _message(one: Problem | DocgenError) -> tuple[str, str]:
    message = message_for(one)
    return message.sentence, f"Cách sửa: {message.remedy}" if message.remedy else ""


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def unchecked_words(judged: Judged) -> str:
    """Which components of the paper nobody looked at."""
    return f"Chưa kiểm tra được: {', '.join(judged.unchecked)}"


def as_xlsx(results: Sequence[FileResult]) -> bytes:
    """A workbook: a row a finding, and a sheet with what became of each file."""
    from docgen.intake.excel import Table, write_tables

    heading = ("Tệp", "Mức", "Mã", "Nội dung", "Vị trí", "Trích", "Đang ghi", "Sửa thành")
    rows = [row for one in results for row in _rows(one)]
    widths = (28, 10, 9, 50, 26, 40, 40, 40, 40, 30)
    found = Table("Kết quả", (*heading, "Cách sửa", "Vì sao"), rows, widths)
    files = Table(
        "Các tệp",
        ("Tệp", "Loại văn bản", "Kết quả", "Chưa kiểm tra được"),
        [_summary(one) for one in results],
        (40, 28, 50, 50),
    )
    return write_tables((found, files))


def _rows(result: FileResult) -> Iterator[tuple[str, ...]]:
    for line in result.judged.lines if result.judged else ():
        fix = line.fix or ("", "")
        words = (line.weight, line.code, line.sentence, line.place, line.quote)
        yield (result.source, *words, *fix, line.remedy, line.clause)
    for one in result.problems:
        message = message_for(one)
        words = (WEIGHTS[one.severity], one.code, message.sentence, one.place, one.quote)
        yield (result.source, *words, "", "", message.remedy, one.clause)


def _summary(result: FileResult) -> tuple[str, ...]:
    if result.failure is not None:
        return result.source, "", ". ".join(filter(None, _message(result.failure))), ""
    if result.judged is None:
        return result.source, result.kind, f"{len(result.problems)} chỗ cần xem", ""
    judged = result.judged
    return result.source, judged.kind_name, judged.counts, ", ".join(judged.unchecked)
