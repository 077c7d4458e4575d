"""The rules under motto, issuer, abstract and appendix head: borders, drawings, characters."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.facts.model import LineFacts, ParagraphFacts
from docgen.facts.recognition.lines import Line, Mark, Sheet
from docgen.facts.recognition.regions import Region

_BORDER, _DRAWN, _TYPED, _UNDERLINED = 0.95, 0.9, 0.9, 0.6
_HANGS_FROM, _HANGS_TO = 200, 1200
"""Twips below its anchor at which a line still belongs to the next lines of the column."""
_REACH = 3
"""Lines that may lie between a component and its rule."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines ``start`` to ``end`` in which a rule belongs to the component ``rule``."""

    rule: str
    start: int
    end: int
    side: str


def read_rules(sheet: Sheet, region: Region, title_end: int) -> None:
    """Mark the rules of a region after its components have been marked."""
    zones = _zones(sheet, region, title_end)
    if not zones:
        return
    drawn: dict[int, list[LineFacts]] = {}
    for one in sheet.facts.lines:
        if one.visible and one.horizontal:
            drawn.setdefault(one.paragraph, []).append(one)
    last = max(zone.end for zone in zones)
    for line in sheet.lines[region.start : min(last, region.end)]:
        if line.blank and line.at not in sheet.taken and _bordered(line.facts):
            _give(sheet, zones, line, _BORDER)
        elif line.rule and line.at not in sheet.taken:
            _give(sheet, zones, line, _TYPED)
        elif line.facts.place.index in drawn:
            for one in drawn.pop(line.facts.place.index):
                _draw(sheet, zones, line, one)
    _underlined(sheet, zones)


def _zones(sheet: Sheet, region: Region, title_end: int) -> list[Zone]:
    """Where each rule may lie: below its component, down to what comes next."""
    found: list[Zone] = []
    for mark in sheet.marks:
        first, last = mark.lines[0], mark.lines[-1]
        if mark.span or not region.start <= first.at < region.end:
            continue
        rule = sheet.norm.rule_under(mark.id)
        if rule is not None:
            end = _end_of_zone(sheet, mark, title_end)
            found.append(Zone(rule.id, first.at, end, _side(mark)))
        elif mark.id == "ten_loai" and not _follows(sheet, mark, "trich_yeu"):
            found.append(Zone("trich_yeu_line", last.at, max(title_end, last.at + _REACH), "full"))
    return found


def _side(mark: Mark) -> str:
    return mark.lines[0].side


def _end_of_zone(sheet: Sheet, mark: Mark, title_end: int) -> int:
    """The line before which the rule lies: at the next component that is not of the head."""
    last = mark.lines[-1]
    if last.side != "full":
        table = last.facts.place.cells[0].table if last.cell is not None else -1
        return _end_of_table(sheet, last.at, table)
    end = last.at + 1
    while end < len(sheet.lines) and end - last.at <= _REACH and _is_gap(sheet.lines[end]):
        end += 1
    return end + 1


def _end_of_table(sheet: Sheet, at: int, table: int) -> int:
    end = at + 1
    while end < len(sheet.lines):
        cells = sheet.lines[end].facts.place.cells
        if (not cells or cells[0].table != table) and sheet.lines[end].side == "full":
            break
        end += 1
    return end


def _is_gap(line: Line) -> bool:
    return line.blank or line.rule


def _follows(sheet: Sheet, mark: Mark, component: str) -> bool:
    return any(one.id == component and one.lines[0].at >= mark.lines[0].at for one in sheet.marks)


def _bordered(paragraph: ParagraphFacts) -> bool:
    borders = (paragraph.format.border_bottom, paragraph.format.border_top)
    return any(border is not None and border.visible for border in borders)


def _give(sheet: Sheet, zones: list[Zone], line: Line, confidence: float) -> None:
    zone = _zone_of(zones, line, line.side)
    if zone is not None:
        sheet.mark(zone.rule, [line], confidence)


def _draw(sheet: Sheet, zones: list[Zone], line: Line, drawn: LineFacts) -> None:
    """Mark a drawn line beside the words of the paragraph that holds it."""
    side = _drawn_side(sheet, line, drawn)
    zone = _zone_of(zones, line, side) or _zone_below(zones, line, side, drawn)
    if zone is None:
        return
    if line.blank:
        sheet.mark(zone.rule, [line], _DRAWN)
    else:
        sheet.marks.append(Mark(zone.rule, [line], _DRAWN, (0, 0)))


def _zone_below(zones: list[Zone], line: Line, side: str, drawn: LineFacts) -> Zone | None:
    """The zone further down in the same column, for a line that hangs below its anchor."""
    if side == "full" or not _HANGS_FROM <= drawn.shape.y <= _HANGS_TO:
        return None
    below = (zone for zone in zones if zone.side == side and line.at < zone.start <= line.at + 4)
    return next(below, None)


def _drawn_side(sheet: Sheet, line: Line, drawn: LineFacts) -> str:
    """The side on which a line is drawn: of its cell, else by its place on the page."""
    if line.side != "full" or drawn.shape.inline:
        return line.side
    width = _text_width(sheet, line)
    if drawn.shape.x_align == "center" or width <= 0:
        return "full"
    middle = (drawn.shape.x + drawn.shape.width / 2) / width
    return "left" if middle < 0.35 else "right" if middle > 0.65 else "full"


def _text_width(sheet: Sheet, line: Line) -> int:
    if not sheet.facts.sections:
        return 0
    section = sheet.facts.sections[min(line.facts.section, len(sheet.facts.sections) - 1)]
    return section.page_width - section.left - section.right


def _zone_of(zones: list[Zone], line: Line, side: str) -> Zone | None:
    """The nearest zone above a line on its side of the page."""
    fitting = [zone for zone in zones if zone.start <= line.at < zone.end]
    same = [zone for zone in fitting if zone.side == side] or [
        zone for zone in fitting if "full" in (zone.side, side)
    ]
    return max(same, key=lambda zone: zone.start, default=None)


def _underlined(sheet: Sheet, zones: list[Zone]) -> None:
    """Take underlined words for the rule where a component has no other."""
    given = {mark.id for mark in sheet.marks}
    for zone in zones:
        line = sheet.lines[zone.start]
        if zone.rule in given or zone.rule == "trich_yeu_line":
            continue
        lines = sheet.lines[zone.start : min(zone.start + 3, zone.end)]
        under = next((one for one in lines if one.side == line.side and _is_underlined(one)), None)
        if under is not None:
            sheet.marks.append(Mark(zone.rule, [under], _UNDERLINED, (0, 0)))


def _is_underlined(line: Line) -> bool:
    return any(run.format.underline != "none" for run, _ in line.runs())
