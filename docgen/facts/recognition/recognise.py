"""From the facts of a Word file to the components of an official paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from docgen.facts.model import DocumentFacts
from docgen.facts.recognition.appendix import (
    read_appendix_head,
    read_copy,
    read_issued_head,
    rename_signer,
)
from docgen.facts.recognition.body import outline, read_body, read_tables
from docgen.facts.recognition.flat import composed
from docgen.facts.recognition.genre import genre_of
from docgen.facts.recognition.head import Head, date_at_end, read_head
from docgen.facts.recognition.kinds import form_of, kind_of_notation
from docgen.facts.recognition.lines import Line, Mark, Sheet, sheet_of
from docgen.facts.recognition.patterns import patterns_of
from docgen.facts.recognition.recipients import read_addressees
from docgen.facts.recognition.regions import Region, regions_of
from docgen.facts.recognition.rules import read_rules
from docgen.facts.recognition.signature import read_tail
from docgen.facts.recognition.stamps import margins, read_address, read_stamps
from docgen.facts.recognition.title import Title, read_title
from docgen.facts.recognition.view import Attachment, PaperView, Part
from docgen.norms.model import Kind, Norm

_OWN = 1.0
_BLANK = 0.9
_AFTER = 0.5
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,]\d|\d|/)")
_WITHIN = frozenset("0123456789/.,-")


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
    return _view(sheet, regions, head, title)


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


def _view(sheet: Sheet, regions: list[Region], head: Head, title: Title) -> PaperView:
    parts = _parts(sheet)
    kind, sure = _kind(sheet, head, title)
    judged = genre_of(sheet, title, copied=any(one.kind == "ban_sao" for one in regions))
    first = regions[0]
    text = _text_of(sheet, head)
    return PaperView(
        genre=judged.genre,
        genre_confidence=judged.confidence,
        kind=kind.id if kind else "",
        kind_confidence=sure,
        form=form_of(kind, sheet.norm, indirect=_issues(sheet, first)),
        parts=parts,
        body=outline(sheet, first.start, first.end),
        attachments=tuple(_attachment(sheet, region, parts) for region in regions[1:]),
        day=_day(sheet, head),
        so=_number(sheet, head),
        ky_hieu=_notation(sheet, head),
        issuer=_lines(sheet, "co_quan_ban_hanh", first),
        parent=_lines(sheet, "co_quan_chu_quan", first),
        place_name=_place(sheet, head),
        years=text,
    )


def _parts(sheet: Sheet) -> tuple[Part, ...]:
    made = [part for mark in sheet.marks if mark.id for part in _parts_of(mark)]
    made += [
        Part(name, one.text.strip(), (one.place.index,), one.place, sure)
        for name, one, sure in margins(sheet)
    ]
    return tuple(sorted(made, key=lambda part: (part.paragraphs[0], part.span or (-1, -1))))


def _parts_of(mark: Mark) -> tuple[Part, ...]:
    """One part of a mark, or one for each paragraph of which it is only a piece."""
    first = mark.lines[0]
    if mark.span is not None:
        drawn = mark.span == (0, 0)
        text = "" if drawn else first.facts.text[slice(*mark.span)]
        return (_part(mark, [first], text, None if drawn else mark.span),)
    if len(mark.lines) == 1 and first.whole:
        return (_part(mark, mark.lines, first.text, None),)
    by_paragraph = [list(lines) for _, lines in groupby(mark.lines, lambda line: line.paragraph)]
    if all(_fills(lines) for lines in by_paragraph):
        text = " ".join(line.text for line in mark.lines if line.text)
        return (_part(mark, mark.lines, text, None),)
    return tuple(_piece(mark, lines) for lines in by_paragraph)


def _part(mark: Mark, lines: list[Line], text: str, span: tuple[int, int] | None) -> Part:
    paragraphs = tuple(dict.fromkeys(line.paragraph for line in lines))
    return Part(mark.id, text, paragraphs, lines[0].facts.place, mark.confidence, span)


def _piece(mark: Mark, lines: list[Line]) -> Part:
    text = " ".join(line.text for line in lines if line.text)
    return _part(mark, lines, text, (lines[0].bounds()[0], lines[-1].bounds()[1]))


def _fills(lines: list[Line]) -> bool:
    """Whether lines of one paragraph are all that is printed in it."""
    printed = sum(len("".join(line.text.split())) for line in lines)
    return printed == len("".join(composed(lines[0].facts.text)[0].split()))


def _attachment(sheet: Sheet, region: Region, parts: tuple[Part, ...]) -> Attachment:
    lines = region.lines(sheet)
    start, end = lines[0].paragraph, lines[-1].paragraph + 1
    kind = region.kind
    assert kind != "van_ban"
    own = tuple(part for part in parts if start <= part.paragraphs[0] < end)
    return Attachment(
        kind, start, end, region.number, own, outline(sheet, region.start, region.end)
    )


def _kind(sheet: Sheet, head: Head, title: Title) -> tuple[Kind | None, float]:
    """The kind by title, by notation, or an official letter by its abstract."""
    noted = kind_of_notation(_notation(sheet, head), sheet.norm)
    if title.kind is not None:
        agreed = noted is title.kind
        return title.kind, 0.98 if agreed else 0.9 if title.exact else 0.75
    if title.line is not None:
        return noted, 0.5 if noted else 0.0
    letter = next((kind for kind in sheet.norm.kinds if not kind.abbr and kind.kinh_gui), None)
    if head.about is not None:
        return letter, 0.97
    if noted is not None:
        return noted, 0.6
    addressed = any(mark.id in ("kinh_gui", "kinh_gui_nhan") for mark in sheet.marks)
    if head.number is not None and addressed:
        return letter, 0.8
    return None, 0.0


def _issues(sheet: Sheet, region: Region) -> bool:
    """Whether a decision issues or approves another document (Mẫu 1.3)."""
    for mark in sheet.marks:
        if mark.id == "dieu" and region.start <= mark.lines[0].at < region.end:
            text = mark.lines[0].flat
            return "kem theo" in text
    return False


def _text_of(sheet: Sheet, head: Head) -> tuple[int, ...]:
    years: set[int] = set()
    for line in sheet.lines:
        if not line.data:
            years.update(int(year[0]) for year in _YEAR.finditer(line.text) if _alone(year))
    return tuple(sorted(years))


def _alone(year: re.Match[str]) -> bool:
    """Whether four digits stand as a year of their own, not within a number or a short date."""
    return not year.start() or year.string[year.start() - 1] not in _WITHIN


def _found(sheet: Sheet, head: Head) -> re.Match[str] | None:
    if head.dated is None:
        return None
    text = head.dated.flat.strip()
    return sheet.patterns.dated.fullmatch(text) or sheet.patterns.date_short.match(text)


def _day(sheet: Sheet, head: Head) -> date | None:
    found = _found(sheet, head)
    if found is None:
        return None
    try:
        return date(*(int(found[name]) for name in ("yyyy", "mm", "dd")))
    except ValueError:
        return None


def _place(sheet: Sheet, head: Head) -> str:
    found = _found(sheet, head)
    if found is None or head.dated is None:
        return ""
    return head.dated.text[: found.end("dia_danh")].strip(" ,…._")


def _number(sheet: Sheet, head: Head) -> int | None:
    found = sheet.patterns.number.match(head.number.flat) if head.number else None
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["so"] or found["so2"] or "")
    return int(digits) if digits and len(digits) < 7 else None


def _notation(sheet: Sheet, head: Head) -> str:
    if head.number is None:
        return ""
    for mark in sheet.marks:
        if mark.id == "ky_hieu" and mark.lines[0] is head.number and mark.span:
            return head.number.facts.text[slice(*mark.span)].strip()
    return ""


def _lines(sheet: Sheet, component: str, region: Region) -> tuple[str, ...]:
    found: Iterable[Mark] = (mark for mark in sheet.marks if mark.id == component)
    own = (mark for mark in found if region.start <= mark.lines[0].at < region.end)
    return tuple(line.text for mark in own for line in mark.lines)
