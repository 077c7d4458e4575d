"""From the marks on a sheet to the view that is handed out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from docgen.facts.recognition.body import outline
from docgen.facts.recognition.flat import composed
from docgen.facts.recognition.genre import genre_of
from docgen.facts.recognition.head import Head
from docgen.facts.recognition.kinds import form_of, kind_of_notation, titled
from docgen.facts.recognition.lines import Line, Mark, Sheet
from docgen.facts.recognition.regions import Region
from docgen.facts.recognition.stamps import margins
from docgen.facts.recognition.title import Title
from docgen.facts.recognition.view import Attachment, PaperView, Part
from docgen.norms.model import Kind

_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,]\d|\d|/)")
_WITHIN = frozenset("0123456789/.,-")


def view_of(sheet: Sheet, regions: list[Region], head: Head, title: Title) -> PaperView:
    """Make the view of a sheet whose marks are complete."""
    parts = _parts(sheet)
    kind, sure = _kind(sheet, head, title)
    judged = genre_of(sheet, title, copied=any(one.kind == "ban_sao" for one in regions))
    first = regions[0]
    alone = first.start == first.end and len(regions) > 1
    return PaperView(
        genre=judged.genre,
        genre_confidence=judged.confidence,
        kind=kind.id if kind else "",
        kind_confidence=sure,
        form=_form_alone(sheet) if alone else form_of(kind, sheet.norm, _issues(sheet, first)),
        parts=parts,
        body=outline(sheet, first.start, first.end),
        attachments=tuple(_attachment(sheet, region, parts) for region in regions[1:]),
        day=_day(sheet, head),
        so=_number(sheet, head),
        ky_hieu=_notation(sheet, head),
        issuer=_lines(sheet, "co_quan_ban_hanh", first),
        parent=_lines(sheet, "co_quan_chu_quan", first),
        place_name=_place(sheet, head),
        years=_years(sheet),
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
        agreed = noted == title.kind
        return title.kind, 0.98 if agreed else 0.9 if title.exact else 0.75
    if title.line is not None:
        return noted, 0.5 if noted else 0.0
    if (attached := _kind_of_attached(sheet)) is not None and head.number is None:
        return attached, 0.9
    letter = next((kind for kind in sheet.norm.kinds if not kind.abbr and kind.kinh_gui), None)
    if head.about is not None:
        return letter, 0.97
    if noted is not None:
        return noted, 0.6
    addressed = any(mark.id in ("kinh_gui", "kinh_gui_nhan") for mark in sheet.marks)
    if head.number is not None and addressed:
        return letter, 0.8
    return None, 0.0


def _kind_of_attached(sheet: Sheet) -> Kind | None:
    """The kind of an issued document where the file holds nothing else."""
    names = (mark.lines[0] for mark in sheet.marks if mark.id == "ten_loai")
    found = (titled(line.flat, sheet.norm) for line in names)
    return next((one.kind for one in found if one is not None), None)


def _form_alone(sheet: Sheet) -> str:
    """The form of an attachment in a file of its own: the one that shows most of what was found."""
    found = {mark.id for mark in sheet.marks}
    tell = ("phu_luc_chi_dan", "kem_theo_quyet_dinh", "phu_luc_so", "chu_ky_so_thong_tin")
    wanted = found.intersection(tell)
    forms = [
        form for form in sheet.norm.forms if wanted & set(form.components) and not form.has_number
    ]
    fitting = sorted(forms, key=lambda form: len(wanted ^ (set(form.components) & set(tell))))
    return fitting[0].id if fitting else ""


def _issues(sheet: Sheet, region: Region) -> bool:
    """Whether a decision issues or approves another document (Mẫu 1.3)."""
    for mark in sheet.marks:
        if mark.id == "dieu" and region.start <= mark.lines[0].at < region.end:
            text = mark.lines[0].flat
            return "kem theo" in text
    return False


def _years(sheet: Sheet) -> tuple[int, ...]:
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
