"""The end of a paper: signing block and recipients beside it (PL I, Phần I, II.7, II.9)."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.facts.recognition.lines import Line, Sheet
from docgen.facts.recognition.recipients import read_recipients
from docgen.facts.recognition.regions import is_recipients_label
from docgen.facts.recognition.words import NO_SIGNATURE, OFFICE, POST, SIGNED_BY

_LONGEST_POST = 90
_LONGEST_NAME = 45
_MOST_WORDS = 8
_REACH = 14
"""Printed lines between a post and the name, or above the label of recipients."""
_SURE, _LIKELY, _POSSIBLE, _WEAK = 0.97, 0.9, 0.75, 0.6


def read_tail(sheet: Sheet, lines: list[Line], floor: int) -> int:
    """Mark signature and recipients; return the line with which they begin."""
    start = _start(sheet, lines, floor)
    if start is None:
        return lines[-1].at + 1 if lines else 0
    tail = [line for line in lines if line.at >= start and not line.data]
    for column in _columns(sheet, tail):
        _column(sheet, column)
    return start


def _start(sheet: Sheet, lines: list[Line], floor: int) -> int | None:
    usable = [line for line in lines if line.at >= floor and not line.data]
    label = next((line for line in usable if is_recipients_label(sheet, line)), None)
    if label is None:
        signer = _signer(sheet, usable)
        return None if signer is None else _table_start(sheet, signer, floor)
    start = _table_start(sheet, label, floor)
    return _signed_above(sheet, usable, start)


def _table_start(sheet: Sheet, line: Line, floor: int) -> int:
    """The first line of the table around a line, or the line itself."""
    start = line.at
    while start > floor and sheet.lines[start - 1].paragraph == line.paragraph:
        start -= 1
    if line.cell is None:
        return start
    table = _columned(sheet, line)
    while start > floor and _stands_in(sheet.lines[start - 1], table):
        start -= 1
    return start


def _columned(sheet: Sheet, line: Line) -> int:
    """The innermost table around a line that has columns, else the outermost."""
    for cell in reversed(line.facts.place.cells):
        if len(sheet.facts.tables[cell.table].grid) > 1:
            return cell.table
    return line.facts.place.cells[0].table


def _stands_in(line: Line, table: int) -> bool:
    return any(cell.table == table for cell in line.facts.place.cells)


def _signed_above(sheet: Sheet, usable: list[Line], start: int) -> int:
    """Move the start up to a signature that stands above the recipients."""
    above = [line for line in usable if line.at < start]
    printed = [line for line in above if line.text][-_REACH:]
    if not printed or not _is_name(printed[-1], loose=False):
        return start
    for line in printed[:-1]:
        if _heads_signature(sheet, line):
            return _table_start(sheet, line, usable[0].at)
    return start


def _signer(sheet: Sheet, usable: list[Line]) -> Line | None:
    """Find the first line of the last signature of a paper without recipients."""
    printed = [line for line in usable if line.text]
    found: Line | None = None
    for place, line in enumerate(printed):
        if not _heads_signature(sheet, line):
            continue
        below = printed[place + 1 : place + 1 + _REACH]
        if any(_is_name(one, loose=False) and one.bold >= one.upper for one in below):
            previous = found is not None and line.at - found.at <= _REACH + 6
            found = found if previous else line
    return found


def _heads_signature(sheet: Sheet, line: Line) -> bool:
    if line.rule or len(line.text) > _LONGEST_POST or line.text.endswith((":", ";", ".")):
        return False
    if sheet.patterns.authority.match(line.flat) and line.upper:
        return True
    placed = line.centered or _on_the_right(line) or line.cell is not None
    return bool(POST.match(line.flat)) and line.upper and placed


def _columns(sheet: Sheet, tail: list[Line]) -> list[list[Line]]:
    """Group the lines by the column they stand in, each column from top to bottom."""
    found: dict[tuple[int, int], list[Line]] = {}
    paired = any(line.side == "right" and line.cell is None for line in tail)
    for line in tail:
        found.setdefault(_column_key(sheet, line, paired=paired), []).append(line)
    return list(found.values())


def _column_key(sheet: Sheet, line: Line, *, paired: bool) -> tuple[int, int]:
    """The table and column of a line; outside of tables 1 for the right side of the page."""
    for cell in reversed(line.facts.place.cells):
        table = sheet.facts.tables[cell.table]
        if len(table.grid) > 1:
            return cell.table, table.rows[cell.row].cells[cell.cell].column
    alone = paired and line.side == "full" and line.pushed and bool(line.text)
    right = line.side == "right" or (alone and not line.text.startswith("-"))
    return -1, int(right)


def _column(sheet: Sheet, lines: list[Line]) -> None:
    for place, line in enumerate(lines):
        if is_recipients_label(sheet, line) and line.at not in sheet.taken:
            read_signatures(sheet, lines[:place])
            read_signatures(sheet, read_recipients(sheet, lines[place:]))
            return
    read_signatures(sheet, lines)


def read_signatures(sheet: Sheet, lines: list[Line]) -> None:
    """Mark each signing block of a column: what stands above it, the gap, the name."""
    rest = [line for line in lines if line.at not in sheet.taken]
    while rest:
        rest = _one_signature(sheet, rest)


def _one_signature(sheet: Sheet, lines: list[Line]) -> list[Line]:
    while lines and (lines[0].blank or lines[0].rule):
        lines = lines[1:]
    if not lines or not _opens(sheet, lines[0]):
        return []
    top = _top(sheet, lines)
    _posts(sheet, top)
    after = lines[lines.index(top[-1]) + 1 :]
    return _below(sheet, after)


def _opens(sheet: Sheet, line: Line) -> bool:
    authority = sheet.patterns.authority.match(line.flat)
    placed = line.centered or _on_the_right(line) or line.bold or line.cell is not None
    named = bool(line.upper or POST.match(line.flat) or authority)
    return len(line.text) <= _LONGEST_POST and named and bool(placed or authority)


def _on_the_right(line: Line) -> bool:
    return line.side == "right" or line.facts.format.align == "right"


def _top(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Return authority and post: the lines down to the gap for the signature."""
    top: list[Line] = [lines[0]]
    gap = False
    for line in lines[1:]:
        if line.blank:
            gap = True
            continue
        if _holds_place(line) or len(line.text) > _LONGEST_POST:
            break
        more = bool(sheet.patterns.authority.match(line.flat) or POST.match(line.flat))
        if gap and not (more and line.upper and sheet.patterns.authority.match(top[-1].flat)):
            break
        if not (more or (line.upper and top[0].upper)):
            break
        if not more and _is_name(line, loose=False) and _ends(line, lines):
            break
        top.append(line)
        gap = False
    return top


def _ends(line: Line, lines: list[Line]) -> bool:
    """Whether nothing is printed after a line."""
    return not any(one.text for one in lines[lines.index(line) + 1 :])


def _posts(sheet: Sheet, top: list[Line]) -> None:
    groups: list[tuple[str, list[Line]]] = []
    for place, line in enumerate(top):
        last = place == len(top) - 1
        component = _component(sheet, line, groups, last=last)
        if component:
            groups.append((component, [line]))
        else:
            groups[-1][1].append(line)
    for component, lines in groups:
        known = any(
            POST.match(one.flat) or sheet.patterns.authority.match(one.flat) for one in lines
        )
        sheet.mark(component, lines, _SURE if known else _POSSIBLE)


def _component(
    sheet: Sheet, line: Line, groups: list[tuple[str, list[Line]]], *, last: bool
) -> str:
    """The component that a line of the top begins, "" where it continues the one above."""
    if sheet.patterns.authority.match(line.flat):
        return "chuc_vu" if last and sheet.patterns.acting.match(line.flat) else "quyen_han"
    if not groups:
        body = bool(OFFICE.match(line.flat)) and not POST.match(line.flat)
        return "quyen_han" if body and not last else "chuc_vu"
    above = groups[-1][0]
    if above == "quyen_han":
        return "chuc_vu" if last or POST.match(line.flat) else ""
    return "chuc_vu_khac" if POST.match(line.flat) else ""


def _below(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Mark gap, second post and name; return what follows the name."""
    place = _place_of_name(sheet, lines)
    if place is None:
        sheet.mark("chu_ky", _leading_blank(lines), _WEAK)
        return []
    between, name = lines[:place], lines[place]
    posts = [one for one in between if one.text and not _holds_place(one) and not one.rule]
    sheet.mark("chuc_vu_khac", posts, _POSSIBLE)
    sheet.mark("chu_ky", [one for one in between if one.at not in sheet.taken], _LIKELY)
    sheet.mark("ho_ten", [name], _SURE if _is_name(name, loose=False) else _WEAK)
    return lines[place + 1 :]


def _place_of_name(sheet: Sheet, lines: list[Line]) -> int | None:
    printed = [place for place, line in enumerate(lines) if line.text][:_REACH]
    for place in printed:
        line = lines[place]
        if _holds_place(line) or sheet.patterns.signed.match(line.flat):
            continue
        if _is_name(line, loose=False) and not POST.match(line.flat):
            return place
        if not line.upper and not POST.match(line.flat):
            break
    loose = [place for place in printed if _is_name(lines[place], loose=True)]
    return loose[-1] if loose and not POST.match(lines[loose[-1]].flat) else None


def _leading_blank(lines: Iterable[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if line.text and not _holds_place(line):
            break
        found.append(line)
    return found


def _holds_place(line: Line) -> bool:
    """Whether a line only stands where the signature goes."""
    plain = line.flat.lstrip(" ([{")
    if SIGNED_BY.match(plain):
        return True
    return line.text[:1] in "([{" or bool(NO_SIGNATURE.match(plain))


def _is_name(line: Line, *, loose: bool) -> bool:
    """Whether a line looks like the name of a person; loosely, any short line that stands out."""
    text = line.text
    if not text or len(text) > _LONGEST_NAME or text[-1] in ".;:,/" or line.rule:
        return False
    words = text.split()
    if any(sign.isdigit() for sign in text) or not 2 <= len(words) <= _MOST_WORDS:
        return False
    if loose:
        return (line.bold or line.centered) and text[0].isalpha()
    capital = sum(word[0].isupper() for word in words)
    return capital / len(words) >= 0.6 and words[-1][0].isupper() and not text.startswith("-")
