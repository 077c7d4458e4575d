"""The head of a paper: boxes 1 to 4 and 5b of the layout (PL I, Phần I, II.1 to II.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise

from docgen.facts.recognition.flat import nearly
from docgen.facts.recognition.kinds import titled
from docgen.facts.recognition.lines import Line, Sheet
from docgen.facts.recognition.words import ABSTRACT, DRAFT, OFFICE, PARTY, UNIT

_WINDOW = 60
"""Printed lines of a paper in which its head is looked for."""
_BELOW, _LONGEST_NUMBER = 5, 80
_SURE, _LIKELY, _POSSIBLE, _MISPLACED = 0.98, 0.9, 0.7, 0.6
_PARTY_NUMBER = re.compile(
    r"\s*so\s*[:.]?\s*(?P<so>[\d.…_\s]*)-\s*(?P<ky_hieu>[a-z]{1,6}\s*/\s*\S.*)$"
)


@dataclass(slots=True)
class Head:
    """The lines that were found, ``None`` where there is none; ``end`` is the line after it."""

    national: Line | None = None
    motto: Line | None = None
    number: Line | None = None
    dated: Line | None = None
    about: Line | None = None
    end: int = 0

    def anchors(self) -> list[Line]:
        """The lines found by their words."""
        found = (self.national, self.motto, self.number, self.dated, self.about)
        return [line for line in found if line is not None]


def read_head(sheet: Sheet, lines: list[Line]) -> Head:
    """Find the head at the start of some lines and mark its components."""
    window = _window(sheet, lines)
    head = Head(end=lines[0].at if lines else 0)
    head.national = _alike(sheet, window, lines, "quoc_hieu", sheet.patterns.national)
    head.motto = _alike(sheet, window, lines, "tieu_ngu", sheet.patterns.motto)
    head.number = _number(sheet, window)
    head.dated = _dated(sheet, window)
    if not head.anchors():
        return head
    block = _block(lines, head)
    _issuer(sheet, block, head)
    _about(sheet, lines, head)
    anchored = [line.at for line in (*block, *head.anchors())]
    head.end = max(anchored, default=head.end) + 1
    head.number = head.number or _number_below(sheet, lines, window)
    return head


def _window(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Return the printed lines in which a head may stand: none after the text has begun."""
    found: list[Line] = []
    for line in lines:
        if line.text and not line.data:
            found.append(line)
            if len(found) >= _WINDOW or _begins_text(sheet, line):
                break
    return found


def _begins_text(sheet: Sheet, line: Line) -> bool:
    if line.cell is not None:
        return False
    named = titled(line.flat, sheet.norm)
    if named is not None and named.exact and line.upper and line.centered:
        return True
    shapes = (sheet.patterns.to, sheet.patterns.grounds, sheet.patterns.attached)
    return any(shape.match(line.flat) for shape in shapes)


def _alike(
    sheet: Sheet, window: list[Line], lines: list[Line], component: str, wanted: str
) -> Line | None:
    """Find the line with the wanted letters, or the first that is nearly so.

    One that stands below the head is marked in its wrong place, and is no part of the head.
    """
    exact = next((line for line in window if line.letters == wanted), None)
    found = exact or next((line for line in window if _is_nearly(line, wanted)), None)
    if found is not None:
        sheet.mark(component, [found], _SURE if exact else _POSSIBLE)
        return found
    strays = (line for line in lines if not line.data and len(line.text) < 2 * len(wanted))
    stray = next((line for line in strays if line.letters == wanted), None)
    if stray is not None:
        sheet.mark(component, [stray], _MISPLACED)
    return None


def _is_nearly(line: Line, wanted: str) -> bool:
    return line.letters != PARTY and nearly(line.letters, wanted)


def _number(sheet: Sheet, window: list[Line]) -> Line | None:
    shapes = sheet.patterns
    for line in window:
        if shapes.signed.match(line.flat) or line.at in sheet.taken:
            continue
        found = shapes.number.match(line.flat) or _PARTY_NUMBER.match(line.flat)
        if found and len(line.text) < _LONGEST_NUMBER:
            sheet.mark("so_van_ban", [line], _SURE if _in_head(line) else _LIKELY)
            sheet.note("ky_hieu", line, *found.span(_notation(found)), _LIKELY)
            return line
    bare = next((line for line in window if shapes.bare_number.match(line.flat)), None)
    if bare is not None:
        sheet.mark("so_van_ban", [bare], _POSSIBLE)
    return bare


def _number_below(sheet: Sheet, lines: list[Line], window: list[Line]) -> Line | None:
    """Find a number under the title, where contracts and records have it."""
    below = [line for line in lines if line.text and line.at > window[-1].at][:_BELOW]
    for line in below:
        found = sheet.patterns.number.match(line.flat)
        if found and line.centered and len(line.text) < _LONGEST_NUMBER:
            sheet.mark("so_van_ban", [line], _MISPLACED)
            sheet.note("ky_hieu", line, *found.span(_notation(found)), _MISPLACED)
            return line
    return None


def _notation(found: re.Match[str]) -> str:
    return "ky_hieu" if found["ky_hieu"] else "ky_hieu2"


def _in_head(line: Line) -> bool:
    return line.side == "left" or line.centered


def _dated(sheet: Sheet, window: list[Line]) -> Line | None:
    for line in window:
        if line.at in sheet.taken or len(line.text) > 100:
            continue
        if sheet.patterns.dated.fullmatch(line.flat.strip()):
            sheet.mark("dia_danh_thoi_gian", [line], _SURE)
            return line
    for line in window:
        if line.at not in sheet.taken and sheet.patterns.date_short.match(line.flat.strip()):
            sheet.mark("dia_danh_thoi_gian", [line], _POSSIBLE)
            return line
    return None


def date_at_end(sheet: Sheet, lines: list[Line], head: Head) -> None:
    """Find a line of place and date that stands above the signature instead of in the head."""
    printed = [line for line in lines if line.text and not line.data and line.at >= head.end]
    if head.dated is not None:
        return
    for line in reversed(printed[-_WINDOW // 2 :]):
        if line.at not in sheet.taken and sheet.patterns.dated.fullmatch(line.flat.strip()):
            sheet.mark("dia_danh_thoi_gian", [line], _MISPLACED)
            head.dated = line
            return


def _block(lines: list[Line], head: Head) -> list[Line]:
    """Return the lines of the head: of its tables, else from the start to the last anchor."""
    anchors = head.anchors()
    tables = {line.facts.place.cells[0].table for line in anchors if line.cell is not None}
    last = max(line.at for line in anchors)
    found = []
    for line in lines:
        inside = bool(line.facts.place.cells) and line.facts.place.cells[0].table in tables
        if inside or (line.at <= last and line.cell is None):
            found.append(line)
        elif line.at > last:
            break
    return found


def _issuer(sheet: Sheet, block: list[Line], head: Head) -> None:
    lines = [line for line in sheet.free(block) if not line.rule and _may_name(sheet, line, head)]
    names = _names(lines)
    if not names:
        return
    *parents, issuer = names
    for parent in parents:
        sheet.mark("co_quan_chu_quan", parent, _LIKELY if len(parents) == 1 else _POSSIBLE)
    sheet.mark("co_quan_ban_hanh", issuer, _SURE if _named(issuer[0]) else _POSSIBLE)


def _may_name(sheet: Sheet, line: Line, head: Head) -> bool:
    """Whether a line of the head may be of the name of a body."""
    if line.side == "right" or sheet.patterns.about.match(line.flat) or DRAFT.match(line.flat):
        return False
    named = titled(line.flat, sheet.norm)
    if named is not None and named.exact:
        return False
    if line.letters in sheet.patterns.urgency | sheet.patterns.secrecy | sheet.patterns.circulation:
        return False
    if head.number is not None and line.at > head.number.at:
        return False
    if not any(sign.isalpha() for sign in line.text):
        return False
    return line.upper or line.side == "left"


def _named(line: Line) -> bool:
    return bool(OFFICE.match(line.flat))


def _names(lines: list[Line]) -> list[list[Line]]:
    """Group the lines above the number into names: a parent's and the issuer's.

    Weight tells them apart where it changes from light to bold (PL I, Phần I, II.2.b); where it
    does not, a new name begins with the noun of a body.
    """
    if not lines:
        return []
    groups = [[lines[0]]]
    for above, line in pairwise(lines):
        if _begins_name(above, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    if len(groups) < 3:
        return groups
    return [groups[0], list(chain.from_iterable(groups[1:]))]


def _begins_name(above: Line, line: Line) -> bool:
    if UNIT.match(line.flat):
        return False
    heavier = line.bold and not above.bold
    if not _named(line):
        return heavier
    return heavier or above.bold == line.bold or not line.bold


def _about(sheet: Sheet, lines: list[Line], head: Head) -> None:
    """Find the abstract of an official letter: under the number, in its column."""
    start = head.number
    after = [line for line in lines if start is None or line.at > start.at][: _WINDOW // 2]
    for place, line in enumerate(after):
        if line.blank or line.at in sheet.taken or line.side == "right" or line.rule:
            continue
        if sheet.patterns.about.match(line.flat) and _stands_under_number(line, head):
            found = [line, *_rest_of_about(sheet, after[place + 1 :], line)]
            sheet.mark("trich_yeu_cong_van", found, _SURE if line.side == "left" else _LIKELY)
            head.about = found[-1]
        return


def _stands_under_number(line: Line, head: Head) -> bool:
    if line.side == "left" or head.number is None:
        return line.side == "left" or line.flat.lstrip().startswith("v/")
    return head.number.side == "full" and not line.bold and bool(ABSTRACT.match(line.flat))


def _rest_of_about(sheet: Sheet, after: list[Line], first: Line) -> list[Line]:
    found: list[Line] = []
    for line in after:
        if line.side != first.side:
            if line.cell is not None and first.cell is not None:
                continue
            break
        same = line.cell == first.cell and (line.cell is not None or line.centered)
        if line.blank or not same or line.rule or line.at in sheet.taken:
            break
        found.append(line)
    return found
