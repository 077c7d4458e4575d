"""The text of a paper: its steps, and the outline they make (PL I, Phần I, II.6.đ; V, dòng 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docgen.facts.model import TableFacts
from docgen.facts.recognition.lines import Line, Mark, Sheet
from docgen.facts.recognition.numbers import RANKS, Number, level_of_label
from docgen.facts.recognition.view import BodyItem
from docgen.facts.recognition.words import GROUND

_LONGEST_TITLE = 250
_LONGEST_HEADING = 160
_LONGEST_QUOTATION = 12
_SHORTEST_CUT = 45
_LONGEST_PLAIN_TITLE = 110
_MANY = 8
_MOST_HEAD_ROWS = 4
_BOLD = 0.85
_AMOUNT = re.compile(r"(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[(+\-−–]?\s*\d[\d\s.,:/+%\-–()]*")
"""A number of a table, and no date."""
_SURE, _LIKELY, _POSSIBLE, _WEAK = 0.97, 0.9, 0.75, 0.55

_COMPONENTS = {
    "phan": "phan_chuong_so",
    "chuong": "phan_chuong_so",
    "muc": "muc_so",
    "tieu_muc": "tieu_muc_so",
    "dieu": "dieu",
    "muc_la_ma": "muc_la_ma",
    "muc_chu_cai": "noi_dung",
    "khoan": "khoan",
    "khoan_hai_cap": "khoan_hai_cap",
    "diem": "diem",
    "gach": "gach_dau_dong",
    "cong": "gach_dau_dong",
}
_TITLES = {
    "phan": "phan_chuong_tieu_de",
    "chuong": "phan_chuong_tieu_de",
    "muc": "muc_tieu_de",
    "tieu_muc": "tieu_muc_tieu_de",
}
_LEVELS = {
    "muc_so": "muc",
    "tieu_muc_so": "tieu_muc",
    "dieu": "dieu",
    "muc_la_ma": "muc_la_ma",
    "khoan_co_tieu_de": "khoan_co_tieu_de",
    "khoan": "khoan",
    "khoan_hai_cap": "khoan_hai_cap",
    "diem": "diem",
    "gach_dau_dong": "gach",
    "noi_dung": "van",
    "can_cu": "can_cu",
    "ket_thuc": "ket_thuc",
}

_OUTLINED = frozenset((*_LEVELS, *_TITLES.values(), "phan_chuong_so"))


def read_body(sheet: Sheet, lines: list[Line], *, decides: bool, closes: bool) -> None:
    """Mark the steps of a text.

    ``closes`` says that the last paragraph closes the paper whether or not it has the end mark.
    """
    free = [line for line in lines if line.text and line.at not in sheet.taken and not line.data]
    free = _grounds(sheet, free, decides=decides)
    last: Mark | None = None
    place = 0
    quoted, cut = _quoted(free), _is_cut_in_lines(free)
    while place < len(free):
        if free[place].at in quoted:
            last = sheet.mark("noi_dung", [free[place]], _LIKELY)
            place += 1
        else:
            place, last = _step(sheet, free, place, last, cut=cut)
    _close(sheet, free, always=closes)


def _is_cut_in_lines(free: list[Line]) -> bool:
    """Whether a text was pasted line by line: many of its paragraphs begin within a sentence."""
    small = sum(line.text[0].islower() and _number(line) is None for line in free)
    return small > _MANY and small > len(free) / 5


def _quoted(free: list[Line]) -> set[int]:
    """The lines inside a quotation that runs over several paragraphs: another paper's steps."""
    quoted: set[int] = set()
    opened: int | None = None
    for place, line in enumerate(free):
        inside = opened is not None
        depth = line.text.count("“") - line.text.count("”")
        if not inside and depth > 0:
            opened = place
        elif opened is not None and depth < 0:
            quoted.update(one.at for one in free[opened + 1 : place + 1])
            opened = None
        if opened is not None and place - opened >= _LONGEST_QUOTATION:
            opened = None
    return quoted


def _grounds(sheet: Sheet, free: list[Line], *, decides: bool) -> list[Line]:
    """Mark the legal grounds at the start of a text; return what follows."""
    if decides:
        return _grounds_of_decision(sheet, free)
    place = 0
    while place < len(free) and _is_ground(sheet, free, place):
        sheet.mark("can_cu", [free[place]], _LIKELY if free[place].italic else _POSSIBLE)
        place += 1
    return free[place:]


def _grounds_of_decision(sheet: Sheet, free: list[Line]) -> list[Line]:
    """Everything before the words of decision is a ground, wrapped lines with their first."""
    stop = next((m.lines[0].at for m in sheet.marks if m.id == "loi_quyet_dinh"), None)
    before = [line for line in free if stop is not None and line.at < stop]
    ground: list[Line] = []
    for line in before:
        if ground and not GROUND.match(line.flat) and not ground[-1].text.endswith((";", ".")):
            ground.append(line)
            continue
        _mark_ground(sheet, ground)
        ground = [line]
    _mark_ground(sheet, ground)
    return free[len(before) :]


def _mark_ground(sheet: Sheet, ground: list[Line]) -> None:
    if ground:
        sheet.mark("can_cu", ground, _SURE if GROUND.match(ground[0].flat) else _WEAK)


def _is_ground(sheet: Sheet, free: list[Line], place: int) -> bool:
    """Whether a paragraph lists a ground and is no sentence that also says what is done."""
    line = free[place]
    if line.facts.text.rstrip().endswith(":"):
        return False
    if not sheet.patterns.grounds.match(line.flat):
        return bool(GROUND.match(line.flat)) and line.italic and place > 0
    if line.text.endswith(";") or line.italic:
        return True
    if place > 0 and line.text.endswith((".", ",")):
        return True
    following = free[place + 1] if place + 1 < len(free) else None
    return following is not None and bool(sheet.patterns.grounds.match(following.flat))


def _step(
    sheet: Sheet, free: list[Line], place: int, last: Mark | None, *, cut: bool
) -> tuple[int, Mark | None]:
    """Mark the step that begins at ``place``; return the next place and the mark."""
    line = free[place]
    found = _number(line)
    if found is None and _continues(line, last, cut=cut):
        assert last is not None
        last.lines.append(line)
        sheet.taken[line.at] = last
        _retitle(last)
        return place + 1, last
    level = found.level if found else _label_level(line)
    if level in _TITLES and _is_heading(line):
        return _heading(sheet, free, place, level, found)
    below = free[place + 1] if place + 1 < len(free) else None
    component, sure = _component(line, below, level, found)
    return place + 1, sheet.mark(component, [line], sure)


def _number(line: Line) -> Number | None:
    if line.numbered.strip():
        return None
    found = line.step
    if found is not None and found.level in _TITLES and not _is_heading(line):
        return None
    return found


def _label_level(line: Line) -> str | None:
    return level_of_label(line.numbered)


def _continues(line: Line, last: Mark | None, *, cut: bool) -> bool:
    """Whether a line only goes on with the one above: after a line break, or cut in the sentence.

    Text that was pasted line by line (``cut``) has a paragraph for each line of the page.
    """
    if last is None or line.numbered:
        return False
    above = last.lines[-1]
    if above.paragraph == line.paragraph:
        return True
    if above.text[-1] in ".;:!?”)/" or line.at - above.at > 2 or line.centered:
        return False
    return len(above.text) >= _SHORTEST_CUT and (cut or line.text[0].islower())


def _retitle(mark: Mark) -> None:
    """Take back that a khoản is a heading where the lines joined to it make a sentence."""
    light = not mark.lines[0].bold and mark.lines[-1].text.endswith(".")
    if mark.id == "khoan_co_tieu_de" and light:
        mark.id = "khoan"


def _is_heading(line: Line) -> bool:
    """Whether “Chương I” and the like stand as a heading, not within a sentence."""
    stands_out = line.centered or line.bold or line.upper
    return stands_out and len(line.text) < _LONGEST_HEADING and not line.text.endswith((";", ","))


def _heading(
    sheet: Sheet, free: list[Line], place: int, level: str, found: Number | None
) -> tuple[int, Mark | None]:
    """Mark number and title of a part, chapter or section: in one line or one below the other."""
    line = free[place]
    if found is not None and line.raw[found.rest :].strip():
        sheet.note(_COMPONENTS[level], line, found.start, found.end, _LIKELY)
        sheet.note(_TITLES[level], line, found.rest, len(line.raw), _LIKELY)
        sheet.cover(line)
        return place + 1, None
    sheet.mark(_COMPONENTS[level], [line], _SURE)
    title: list[Line] = []
    for below in free[place + 1 :]:
        if not _is_title_of(below, line, title):
            break
        title.append(below)
    sheet.mark(_TITLES[level], title, _LIKELY)
    return place + 1 + len(title), None


def _is_title_of(below: Line, number: Line, title: list[Line]) -> bool:
    if below.step or below.numbered or len(below.text) > _LONGEST_TITLE:
        return False
    if title and below.at - title[-1].at > 1:
        return False
    return below.at - number.at <= 2 and (below.upper or (below.bold and below.centered))


def _component(
    line: Line, below: Line | None, level: str | None, found: Number | None
) -> tuple[str, float]:
    if level is None or level in _TITLES:
        return "noi_dung", _LIKELY
    rest = line.raw[found.rest :] if found else line.raw
    if level == "khoan" and _is_titled(line, rest, below):
        return "khoan_co_tieu_de", _LIKELY if line.bold_share > _BOLD else _POSSIBLE
    if level == "muc_la_ma" and not (line.upper or line.bold or len(line.text) < _LONGEST_TITLE):
        return "muc_la_ma", _WEAK
    return _COMPONENTS[level], _SURE


def _is_titled(line: Line, rest: str, below: Line | None) -> bool:
    """Whether a khoản is a heading of its own line: bold, or short and without a full stop.

    One of these signs is not enough where nothing stands below the khoản but the next one.
    """
    text = rest.rstrip()
    open_end = bool(text) and text[-1] not in ".;:,/…"
    bold = line.bold_share > _BOLD
    if bold and open_end:
        return True
    heads = below is not None and _level_at(below) != "khoan"
    return heads and (bold if not open_end else len(rest) < _LONGEST_PLAIN_TITLE)


def _level_at(line: Line) -> str | None:
    found = _number(line)
    return found.level if found else _label_level(line)


def _close(sheet: Sheet, free: list[Line], *, always: bool) -> None:
    """Mark the closing paragraph; the end mark alone where a numbered step ends the text."""
    last = next((line for line in reversed(free) if line.cell is None), None)
    if last is None:
        return
    mark = sheet.taken.get(last.at)
    ends = sheet.patterns.end_mark.search(last.raw)
    closing = mark is not None and mark.id == "noi_dung" and mark.lines[0].whole
    if mark is not None and closing and (ends or always):
        mark.id = "ket_thuc"
        mark.confidence = _SURE if ends else _POSSIBLE
    elif ends:
        sheet.note("ket_thuc", last, *ends.span("mark"), _SURE)


def read_tables(sheet: Sheet, lines: Iterable[Line]) -> None:
    """Mark the printed cells of tables of data: heads, numbers, the rest."""
    heads: dict[int, int] = {}
    for line in lines:
        if not (line.data and line.text) or line.at in sheet.taken or line.cell is None:
            continue
        table = line.cell.table
        if table not in heads:
            heads[table] = _head_rows(sheet.facts.tables[table])
        sheet.mark(_cell(line.text, head=line.cell.row < heads[table]), [line], _LIKELY)


def _head_rows(table: TableFacts) -> int:
    """The number of rows that head a table: the first, and those its merged cells reach into."""
    count = 1
    for row in table.rows[1:]:
        if not (row.header or any(cell.v_merge == "continue" for cell in row.cells)):
            break
        count += 1
    return count if count <= _MOST_HEAD_ROWS else 1


def _cell(text: str, *, head: bool) -> str:
    if head:
        return "bang_dau"
    return "bang_so" if _AMOUNT.fullmatch(text) else "bang_o"


def outline(sheet: Sheet, start: int, end: int) -> tuple[BodyItem, ...]:
    """Build the outline from the marks between two lines, in reading order."""
    items: list[BodyItem] = []
    above: list[tuple[int, int]] = []
    steps = (
        mark
        for mark in sheet.marks
        if mark.id in _OUTLINED and start <= mark.lines[0].at < end
        if not (mark.id == "ket_thuc" and mark.span)
    )
    for mark in sorted(steps, key=lambda one: (one.lines[0].at, one.span or (0, 0))):
        if mark.id in _TITLES.values():
            _add_title(items, mark)
            continue
        level = _level(mark)
        if level is not None:
            _add(items, above, mark, level)
    return tuple(items)


def _level(mark: Mark) -> str | None:
    if mark.id == "phan_chuong_so":
        return "phan" if mark.lines[0].flat.lstrip().startswith("p") else "chuong"
    if mark.id == "noi_dung":
        found = mark.lines[0].step
        return "muc_chu_cai" if found and found.level == "muc_chu_cai" else "van"
    if mark.id == "gach_dau_dong" and mark.lines[0].text.startswith("+"):
        return "cong"
    return _LEVELS.get(mark.id)


def _add(items: list[BodyItem], above: list[tuple[int, int]], mark: Mark, level: str) -> None:
    """Add a step below the last one of a higher rank."""
    rank = RANKS.get(level)
    if rank is not None:
        while above and above[-1][0] >= rank:
            above.pop()
    parents = [at for found, at in above if rank is not None or found < RANKS["gach"]]
    parent = parents[-1] if parents and level != "can_cu" else None
    items.append(_item(mark, level, parent))
    if rank is not None:
        above.append((rank, len(items) - 1))


def _item(mark: Mark, level: str, parent: int | None) -> BodyItem:
    line = mark.lines[0]
    text = " ".join(one.text for one in mark.lines)
    label = line.numbered.strip()
    found = None if label else line.step
    number = label or (line.raw[found.start : found.end] if found and level != "van" else "")
    rest = line.raw[found.rest :].strip() if found and level != "van" else text
    titled = level in ("muc_la_ma", "khoan_co_tieu_de", "dieu", "muc_chu_cai")
    return BodyItem(
        line.paragraph, level, number, rest if titled else "", text, parent, bool(label)
    )


def _add_title(items: list[BodyItem], mark: Mark) -> None:
    if not items:
        return
    line = mark.lines[0]
    text = " ".join(one.text for one in mark.lines)
    if mark.span:
        text = line.facts.text[slice(*mark.span)]
    items[-1] = replace(items[-1], title=text)
