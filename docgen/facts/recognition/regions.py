"""Cutting a file into the paper itself and what follows it.

An appendix begins with its label, an issued document with a second head or with the line that says
what it was issued with, a copy with its heading (PL I, Phần I, III.1; Phần II, II).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.facts.model import Story
from docgen.facts.recognition.flat import nearly
from docgen.facts.recognition.kinds import titled
from docgen.facts.recognition.lines import Line, Sheet

RegionKind = Literal["van_ban", "phu_luc", "van_ban_kem_theo", "ban_sao"]

_HEAD_OF_ATTACHMENT = 8
"""Printed lines that may stand above the line “kèm theo”: label, title in several lines."""
_LONGEST_TITLE = 220
_LONGEST_LABEL = 110


@dataclass(frozen=True, slots=True)
class Region:
    """Lines ``start`` to ``end`` (exclusive) of the sheet."""

    kind: RegionKind
    start: int
    end: int
    number: str = ""

    def lines(self, sheet: Sheet) -> list[Line]:
        """The lines of the region."""
        return sheet.lines[self.start : self.end]


def regions_of(sheet: Sheet) -> list[Region]:
    """Return the paper and, in reading order, what follows it."""
    cuts: list[Region] = []
    floor = end_of_text(sheet)
    for cut in _cuts(sheet, floor):
        if not cuts or cut.start > cuts[-1].start:
            cuts.append(cut)
    if cuts and floor == 0 and _only_head(sheet, cuts[0]):
        cuts[0] = Region(cuts[0].kind, 0, cuts[0].end, cuts[0].number)
    ends = [cut.start for cut in cuts] + [len(sheet.lines)]
    main = Region("van_ban", 0, ends[0])
    found = zip(cuts, ends[1:], strict=True)
    return [main, *(Region(cut.kind, cut.start, end, cut.number) for cut, end in found)]


def _only_head(sheet: Sheet, cut: Region) -> bool:
    """Whether nothing but a head stands above: the file is the attachment alone."""
    above = [line for line in sheet.lines[: cut.start] if line.text]
    in_head = all(_stands_in_head(sheet, line) for line in above)
    return in_head and len(above) <= _HEAD_OF_ATTACHMENT


def _stands_in_head(sheet: Sheet, line: Line) -> bool:
    if line.cell is not None or line.upper or line.rule:
        return True
    boxed = line.facts.place.story is Story.TEXT_BOX
    return boxed or sheet.patterns.signed.match(line.flat) is not None


def _cuts(sheet: Sheet, floor: int) -> Iterator[Region]:
    heads = 0
    scan = _Scan()
    for line in sheet.lines:
        if line.data or line.blank:
            continue
        scan.since += 1
        national = line.letters == sheet.patterns.national
        heads += national
        if line.at < floor:
            continue
        cut = _cut(sheet, line, scan, again=national and heads > 1)
        if cut is not None:
            scan.since, scan.pointed = 0, bool(sheet.patterns.attached.match(line.flat))
            yield cut


@dataclass(slots=True)
class _Scan:
    """Printed lines since the last cut, and whether its line “kèm theo” was met."""

    since: int = 10**9
    pointed: bool = True

    def in_head(self) -> bool:
        """Whether a line “kèm theo” still belongs to the attachment that was opened."""
        return self.since <= _HEAD_OF_ATTACHMENT and not self.pointed


def _cut(sheet: Sheet, line: Line, scan: _Scan, *, again: bool) -> Region | None:
    if number := appendix_number(sheet, line):
        return Region("phu_luc", line.at, line.at, number.strip())
    if line.letters.removesuffix("banchinh") in sheet.patterns.copies and line.upper:
        return Region("ban_sao", _start_of_block(sheet, line), line.at)
    if sheet.patterns.attached.match(line.flat) and line.side != "left":
        if scan.in_head():
            scan.pointed = True
            return None
        start = _start_of_title(sheet, line)
        kind = _kind_of_attached(sheet, start, line)
        return Region(kind, start, line.at) if start < line.at else None
    if scan.since <= _HEAD_OF_ATTACHMENT:
        return None
    if again:
        return Region("van_ban_kem_theo", _start_of_head(sheet, line), line.at)
    if _is_new_title(sheet, line):
        return Region("van_ban_kem_theo", line.at, line.at)
    return None


def _kind_of_attached(sheet: Sheet, start: int, pointer: Line) -> RegionKind:
    """An issued document names its decision or bears the name of a kind; all else is appended."""
    lines = sheet.lines[start : pointer.at]
    named = any(line.text and titled(line.flat, sheet.norm) is not None for line in lines)
    issued = named or sheet.patterns.issued.match(pointer.flat)
    return "van_ban_kem_theo" if issued else "phu_luc"


def end_of_text(sheet: Sheet) -> int:
    """The first line of recipients, else of the signature, else of the file.

    Nothing is attached to a paper before it ends.
    """
    for line in sheet.lines:
        if not line.data and is_recipients_label(sheet, line):
            return line.at
    for line in sheet.lines:
        if not line.data and line.upper and sheet.patterns.authority.match(line.flat):
            return line.at
    return 0


def is_recipients_label(sheet: Sheet, line: Line) -> bool:
    """Whether a line is the label over the list of recipients."""
    found = sheet.patterns.recipients.match(line.flat) if len(line.text) < _LONGEST_LABEL else None
    if found is None:
        return _is_misspelt_label(sheet, line)
    rest = line.flat[found.end() :].strip(" :.;")
    if not rest:
        return bool(found["colon"]) or line.bold or line.italic
    return bool(found["colon"]) and rest.startswith("-")


def _is_misspelt_label(sheet: Sheet, line: Line) -> bool:
    """A short line with a colon over a list, all but one letter of it those of the label."""
    if not line.text.endswith(":") or len(line.text) > 2 * len(sheet.patterns.recipients_label):
        return False
    below = sheet.lines[line.at + 1] if line.at + 1 < len(sheet.lines) else line
    listed = below.text.startswith(("-", "–"))
    return listed and nearly(line.letters, sheet.patterns.recipients_label)


def appendix_number(sheet: Sheet, line: Line) -> str:
    """The number of the appendix whose label the line is, " " without one, "" for other lines."""
    if line.side == "left" or len(line.text) > _LONGEST_TITLE:
        return ""
    found = sheet.patterns.appendix.match(line.flat)
    if found is None:
        return ""
    number = line.raw[slice(*found.span("so"))] if found["so"] else " "
    if not found["rest"].strip(" *0123456789.…"):
        standing = line.centered or line.bold or line.upper or line.breaks_page
        return number if standing else ""
    titled_there = line.upper or (line.centered and line.bold)
    return number if titled_there and not line.text.endswith((";", ".")) else ""


def _start_of_block(sheet: Sheet, line: Line) -> int:
    """The start of the table around a line, and of a rule right above."""
    start = _start_of_head(sheet, line)
    while start > 0 and (sheet.lines[start - 1].blank or sheet.lines[start - 1].rule):
        start -= 1
    return _after_table(sheet, start)


def _after_table(sheet: Sheet, start: int) -> int:
    """Skip blank lines that still stand in a table."""
    while start < len(sheet.lines) and sheet.lines[start].blank and sheet.lines[start].cell:
        start += 1
    return start


def _start_of_head(sheet: Sheet, line: Line) -> int:
    """The start of a head that holds the line: of its table, or of the capitals above it."""
    if line.cell is not None:
        table = line.facts.place.cells[0].table
        start = line.at
        while start > 0 and _in_table(sheet.lines[start - 1], table):
            start -= 1
        return start
    start = line.at
    while start > 0 and line.at - start < 4 and _is_capital(sheet.lines[start - 1]):
        start -= 1
    return start


def _in_table(line: Line, table: int) -> bool:
    return bool(line.facts.place.cells) and line.facts.place.cells[0].table == table


def _is_capital(line: Line) -> bool:
    return line.upper and line.cell is None and not line.breaks_page


def _start_of_title(sheet: Sheet, line: Line) -> int:
    """The first of the title lines right above the line “kèm theo”."""
    start = at = line.at
    passed = 0
    while at > 0 and passed < _HEAD_OF_ATTACHMENT:
        above = sheet.lines[at - 1]
        if above.cell is not None and not above.blank:
            break
        if above.blank and start < line.at:
            break
        if above.text and not (above.centered or above.bold or above.upper):
            break
        at -= 1
        if above.text:
            start, passed = at, passed + 1
    return start


def _is_new_title(sheet: Sheet, line: Line) -> bool:
    """Whether a kind's name alone, in capitals at the top of a page, begins another paper."""
    if not (line.upper and line.centered and line.cell is None):
        return False
    found = titled(line.flat, sheet.norm)
    if found is None or not found.exact or line.text.endswith(":"):
        return False
    above = [one for one in sheet.lines[max(line.at - 6, 0) : line.at + 1] if one.breaks_page]
    return bool(above)
