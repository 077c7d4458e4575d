"""Marks and information lines of the first page (PL I, Phần I, II.8.b, III.2 to III.4)."""

from __future__ import annotations

from docgen.facts.model import ParagraphFacts, Story
from docgen.facts.recognition.flat import flat
from docgen.facts.recognition.lines import Line, Sheet
from docgen.facts.recognition.words import ADDRESS, SIGNED_BY

_WINDOW = 60
_LONGEST_MARK, _LONGEST_NOTE = 24, 200
_SURE, _LIKELY, _POSSIBLE = 0.97, 0.9, 0.75
_ONE_SYLLABLE = 6
"""Letters of marks so short that another word could be spelled alike without accents."""


def read_stamps(sheet: Sheet, lines: list[Line]) -> None:
    """Mark secrecy, urgency, circulation and digital-signature lines at the start of some lines."""
    for line in _first(lines):
        _stamp(sheet, line)
    for line in lines:
        if len(line.text) < _LONGEST_NOTE and ":" in line.text and line.at not in sheet.taken:
            _signed(sheet, line)


def _first(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.text and not line.data][:_WINDOW]


def _stamp(sheet: Sheet, line: Line) -> None:
    shapes = sheet.patterns
    if len(line.text) > _LONGEST_MARK or line.at in sheet.taken:
        return
    if not (line.upper or (line.bold and line.centered)):
        return
    for component, texts in (
        ("do_khan", shapes.urgency),
        ("do_mat", shapes.secrecy),
        ("chi_dan_luu_hanh", shapes.circulation),
    ):
        if line.letters in texts and _spelled(sheet, component, line):
            sheet.mark(component, [line], _SURE)


def _spelled(sheet: Sheet, component: str, line: Line) -> bool:
    """Whether a very short mark has its accents: “MẬT” is one, “MẶT” is none."""
    if len(line.letters) > _ONE_SYLLABLE:
        return True
    words = line.text.strip(" .:").upper().split()
    return " ".join(words) in (sheet.norm.component(component).text or ())


def _signed(sheet: Sheet, line: Line) -> None:
    if sheet.patterns.copy_signed.match(line.flat):
        sheet.mark("sao_chu_ky_so", [line], _SURE)
    elif sheet.patterns.signed.match(line.flat):
        sheet.mark("chu_ky_so_thong_tin", [line], _SURE)
    elif SIGNED_BY.match(line.flat):
        sheet.mark("chu_ky_so_thong_tin", [line], _POSSIBLE)


def read_address(sheet: Sheet, lines: list[Line]) -> None:
    """Mark the address block below a signature."""
    free = [line for line in lines if line.text and line.at not in sheet.taken and not line.data]
    found = [line for line in free if is_address(line.flat)]
    if found:
        block = [line for line in free if found[0].at <= line.at <= found[-1].at]
        sheet.mark("dia_chi", block, _LIKELY)


def is_address(text: str) -> bool:
    """Whether a flattened line holds an address: two signs of one, or it begins with one."""
    return len(ADDRESS.findall(text)) > 1 or ADDRESS.match(text.strip()) is not None


def margins(sheet: Sheet) -> list[tuple[str, ParagraphFacts, float]]:
    """The components in headers and footers: page numbers and the address block."""
    found = []
    for paragraph in sheet.facts.story(Story.HEADER, Story.FOOTER):
        styled = sheet.norm.component_of_style(paragraph.style_name)
        if paragraph.has_page_number or (styled and styled.id == "so_trang" and paragraph.text):
            found.append(("so_trang", paragraph, 1.0 if styled else _LIKELY))
        elif styled is not None and paragraph.text.strip():
            found.append((styled.id, paragraph, 1.0))
        elif paragraph.text.strip() and is_address(flat(paragraph.text)):
            found.append(("dia_chi", paragraph, _LIKELY))
    return found
