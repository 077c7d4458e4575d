"""Addressees and recipients: boxes 9a, 9b and 12 (PL I, Phần I, II.9, III.3)."""

from __future__ import annotations

import re

from docgen.facts.recognition.flat import nearly
from docgen.facts.recognition.lines import Line, Sheet

_ITEM = re.compile(r"\s*[-–—+*•]")
_SEARCHED = 16
_LONGEST_ADDRESSEE, _SHORTEST_SENTENCE = 160, 60
_SURE, _LIKELY, _POSSIBLE = 0.98, 0.9, 0.75


def read_addressees(sheet: Sheet, lines: list[Line], start: int, kinds_address: bool) -> int:
    """Mark box 9a if it stands among the first lines from ``start``; return the line after it."""
    searched = 0
    for place, line in enumerate(lines):
        if line.at < start or line.blank or line.data or line.at in sheet.taken:
            continue
        searched += 1
        if _is_misspelt(sheet, line):
            sheet.mark("kinh_gui_nhan", [line], _POSSIBLE)
            return _listed(sheet, lines[place:], _POSSIBLE)
        found = sheet.patterns.to.match(line.flat)
        if found and (found["colon"] or len(line.text) < _LONGEST_ADDRESSEE):
            sure = _SURE if kinds_address and found["colon"] else _LIKELY
            return _addressees(sheet, lines[place:], found.end(), sure)
        if searched >= _SEARCHED or len(line.text) > 2 * _LONGEST_ADDRESSEE:
            break
    return start


def _is_misspelt(sheet: Sheet, line: Line) -> bool:
    """Whether a label that stands alone lacks or has a letter."""
    label = sheet.patterns.to_label
    alone = line.text.endswith(":") and len(line.text) < 2 * len(label)
    return alone and line.letters != label and nearly(line.letters, label)


def _addressees(sheet: Sheet, lines: list[Line], label: int, sure: float) -> int:
    first = lines[0]
    rest = first.raw[label:].strip(" \t:")
    if not rest:
        sheet.mark("kinh_gui_nhan", [first], sure)
        return _listed(sheet, lines, sure)
    sheet.note("kinh_gui_nhan", first, 0, label, sure)
    if not _ITEM.match(rest):
        more = _same_addressee(sheet, lines[1:], first)
        sheet.mark("kinh_gui", [first, *more], sure)
        return (more or [first])[-1].at + 1
    sheet.note("kinh_gui_ds", first, label, len(first.raw), sure)
    sheet.cover(first)
    return _listed(sheet, lines, sure)


def _listed(sheet: Sheet, lines: list[Line], sure: float) -> int:
    items = _items(sheet, lines[1:])
    for item in items:
        sheet.mark("kinh_gui_ds", item, sure)
    return (items[-1][-1] if items else lines[0]).at + 1


def _same_addressee(sheet: Sheet, lines: list[Line], first: Line) -> list[Line]:
    """Lines right below that still name the one addressee: in the middle, or in brackets."""
    found: list[Line] = []
    for line in lines:
        if line.blank or line.data or line.at in sheet.taken or len(line.text) > _LONGEST_ADDRESSEE:
            break
        if line.step or line.bold != first.bold or _is_sentence(line):
            break
        middle = line.facts.format.align == "center" and first.facts.format.align == "center"
        if not (middle or (line.text.startswith("(") and line.text.endswith(")"))):
            break
        found.append(line)
    return found


def _is_sentence(line: Line) -> bool:
    return len(line.text) > _SHORTEST_SENTENCE and line.text.endswith((".", ":", ";"))


def _items(sheet: Sheet, lines: list[Line]) -> list[list[Line]]:
    """Addressees one below the other; each may run over several lines."""
    items: list[list[Line]] = []
    for line in lines:
        if line.data or line.at in sheet.taken or len(line.text) > 2 * _LONGEST_ADDRESSEE:
            break
        if line.blank:
            if items:
                break
            continue
        if _begins_item(line):
            items.append([line])
        elif items and not _closed(items[-1]) and _goes_on(line):
            items[-1].append(line)
        elif _short_item(line) and not (items and _begins_item(items[-1][0])):
            items.append([line])
        else:
            break
    return items


def _begins_item(line: Line) -> bool:
    return bool(_ITEM.match(line.text)) or bool(line.numbered)


def _goes_on(line: Line) -> bool:
    return line.text[0].islower() or line.pushed


def _closed(item: list[Line]) -> bool:
    return item[-1].text.endswith((";", ".", ","))


def _short_item(line: Line) -> bool:
    return len(line.text) < _LONGEST_ADDRESSEE and line.text.endswith((";", ".", ","))


def read_recipients(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Mark box 9b in a column that begins with its label; return the lines after it."""
    label, *rest = lines
    found = sheet.patterns.recipients.match(label.flat)
    end = found.end() if found else len(label.raw)
    after = label.raw[end:].strip(" \t:.;")
    if after:
        sheet.note("noi_nhan_nhan", label, 0, end, _SURE)
        sheet.note("noi_nhan_ds", label, end, len(label.raw), _LIKELY)
        sheet.cover(label)
    else:
        sheet.mark("noi_nhan_nhan", [label], _SURE)
    return _list(sheet, rest)


def _list(sheet: Sheet, lines: list[Line]) -> list[Line]:
    entry: list[Line] = []
    for place, line in enumerate(lines):
        if line.at in sheet.taken:
            continue
        if sheet.patterns.archive.match(line.flat):
            _close(sheet, entry)
            return _archive(sheet, lines[place:])
        if line.blank:
            continue
        if _begins_item(line):
            _close(sheet, entry)
            entry = [line]
        elif _ends_list(sheet, line, entry):
            _close(sheet, entry)
            return lines[place:]
        elif entry and not _closed(entry):
            entry.append(line)
        else:
            _close(sheet, entry)
            entry = [line]
    _close(sheet, entry)
    return []


def _ends_list(sheet: Sheet, line: Line, entry: list[Line]) -> bool:
    """Whether a line without a dash belongs to the signature rather than to the list."""
    if sheet.patterns.authority.match(line.flat) or line.rule:
        return True
    return line.upper and (line.bold or line.centered) and len(line.text) > 5


def _close(sheet: Sheet, entry: list[Line]) -> None:
    if entry:
        dash = bool(_begins_item(entry[0]))
        sheet.mark("noi_nhan_ds", entry, _SURE if dash else _POSSIBLE)


def _archive(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Mark the line of the archive, what runs on from it, and the drafter's code."""
    first, *rest = lines
    whole = [first]
    for line in rest:
        if line.blank or not _runs_on(sheet, whole[-1], line):
            break
        whole.append(line)
    sheet.mark("luu", whole, _SURE)
    found = sheet.patterns.drafter.search(first.raw)
    if found and not first.raw[: found.start()].rstrip().endswith((",", ":")):
        sheet.note("ky_hieu_soan_thao", first, *found.span("code"), _LIKELY)
    after = rest[len(whole) - 1 :]
    code = next((line for line in after if line.text), None)
    if code is not None and sheet.patterns.drafter.fullmatch(code.text):
        sheet.mark("ky_hieu_soan_thao", [code], _LIKELY)
    return after


def _runs_on(sheet: Sheet, above: Line, line: Line) -> bool:
    if above.text.endswith((".", ";")) or line.side != above.side or _begins_item(line):
        return False
    if _ends_list(sheet, line, [above]) or sheet.patterns.drafter.fullmatch(line.text):
        return False
    return line.cell == above.cell and len(line.text) < 60 and line.bold == above.bold
