"""From the facts of a Word file to the components of an official paper."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.facts.model import DocumentFacts
from docgen.facts.recognition.appendix import (
    read_appendix_head,
    read_copy,
    read_issued_head,
    rename_signer,
)
from docgen.facts.recognition.assembly import view_of
from docgen.facts.recognition.body import read_body, read_tables
from docgen.facts.recognition.head import Head, date_at_end, read_head
from docgen.facts.recognition.lines import Line, Mark, Sheet, sheet_of
from docgen.facts.recognition.patterns import patterns_of
from docgen.facts.recognition.recipients import read_addressees
from docgen.facts.recognition.regions import Region, regions_of
from docgen.facts.recognition.rules import read_rules
from docgen.facts.recognition.signature import read_tail
from docgen.facts.recognition.stamps import read_address, read_stamps
from docgen.facts.recognition.title import Title, read_title
from docgen.facts.recognition.view import PaperView
from docgen.norms.model import Norm

_OWN = 1.0
_BLANK = 0.9
_AFTER = 0.5


def recognise(facts: DocumentFacts, norm: Norm) -> PaperView:
    """Find every component of a paper with its place and a confidence.

    Paragraphs in the norm's own styles are what their style says; the others are judged by
    position, words and look. Never raises for odd papers: what is not recognised is plain text.
    Time grows linearly with the number of paragraphs.
    """
    sheet = sheet_of(facts, norm, patterns_of(norm))
    regions = regions_of(sheet)
    head, title = _read_paper(sheet, regions[0])
    for region in regions[1:]:
        _read_attachment(sheet, region)
    _own_styles(sheet)
    _leftovers(sheet, regions)
    return view_of(sheet, regions, head, title)


def _read_paper(sheet: Sheet, region: Region) -> tuple[Head, Title]:
    lines = region.lines(sheet)
    if not lines:
        return Head(), Title()
    read_stamps(sheet, lines)
    head = read_head(sheet, lines)
    title = read_title(sheet, lines, head)
    addressed = title.kind.kinh_gui if title.kind else head.about is not None
    start = read_addressees(sheet, lines, title.end, addressed)
    read_rules(sheet, region, title.end)
    date_at_end(sheet, lines, head)
    tail = read_tail(sheet, lines, start)
    decides = any(mark.id == "loi_quyet_dinh" for mark in sheet.marks)
    text = [line for line in lines if title.end <= line.at < tail]
    read_tables(sheet, text)
    read_body(sheet, text, decides=decides, closes=True)
    read_address(sheet, [line for line in lines if line.at >= tail])
    return head, title


def _read_attachment(sheet: Sheet, region: Region) -> None:
    lines = region.lines(sheet)
    read_stamps(sheet, lines)
    if region.kind == "ban_sao":
        _read_copy(sheet, region, lines)
        return
    if region.kind == "phu_luc":
        start = read_appendix_head(sheet, lines)
    else:
        head = read_head(sheet, lines)
        start = read_issued_head(sheet, lines, head.end)
    read_rules(sheet, region, start)
    tail = read_tail(sheet, lines, start)
    text = [line for line in lines if start <= line.at < tail]
    read_tables(sheet, text)
    read_body(sheet, text, decides=False, closes=False)


def _read_copy(sheet: Sheet, region: Region, lines: list[Line]) -> None:
    known = len(sheet.marks)
    read_copy(sheet, lines)
    start = max((mark.lines[-1].at for mark in sheet.marks[known:]), default=region.start)
    read_tail(sheet, lines, start + 1)
    rename_signer(sheet.marks[known:])
    read_rules(sheet, region, start)


def _own_styles(sheet: Sheet) -> None:
    """Let the norm's own styles decide: they say what a paragraph was made to be."""
    wrong: set[int] = set()
    for line in sheet.lines:
        if line.styled is None or (line.data and line.blank):
            continue
        mark = sheet.taken.get(line.at)
        if mark is not None and mark.id == line.styled.id:
            mark.confidence = _OWN
        elif line.text or not line.facts.text.strip():
            wrong.add(line.at)
    if wrong:
        _restyle(sheet, wrong)


def _restyle(sheet: Sheet, wrong: set[int]) -> None:
    for mark in sheet.marks:
        if mark.span is None:
            mark.lines = [line for line in mark.lines if line.at not in wrong]
    sheet.marks = [mark for mark in sheet.marks if mark.lines]
    for lines in _paragraphs(sheet, wrong):
        styled = lines[0].styled
        assert styled is not None
        mark = Mark(styled.id, lines, _OWN)
        sheet.marks.append(mark)
        sheet.taken.update((line.at, mark) for line in lines)


def _paragraphs(sheet: Sheet, wanted: set[int]) -> Iterator[list[Line]]:
    """The wanted lines, those of one paragraph together."""
    found: list[Line] = []
    for at in sorted(wanted):
        line = sheet.lines[at]
        if found and found[-1].paragraph != line.paragraph:
            yield found
            found = []
        found.append(line)
    if found:
        yield found


def _leftovers(sheet: Sheet, regions: list[Region]) -> None:
    """Mark what no reader took: text after a signature, cells of tables, empty lines."""
    read_tables(sheet, sheet.lines)
    for line in sheet.lines:
        if line.at in sheet.taken:
            continue
        if line.text:
            sheet.mark("noi_dung", [line], _AFTER)
        elif line.cell is None and not line.facts.text.strip():
            sheet.mark("dong_trong", [line], _BLANK)
