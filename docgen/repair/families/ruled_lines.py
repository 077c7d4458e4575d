"""Printed rules: a missing one is added as the border of an empty paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from docgen.facts.model import ParagraphFacts, Story
from docgen.facts.xml import P_PR, SECT_PR, P, W
from docgen.norms import Component
from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.properties import put
from docgen.repair.words import millimetres
from docgen.repair.work import Work
from docgen.text.metrics import text_width, wrap

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELL_MARGINS = 216
"""What Word leaves at both sides of a cell that says nothing else."""
_THIN = 2


@mends("duong_ke", "DK-01")
def below(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Add the rule under a component, as long as the norm prints it."""
    line = work.component(wrong.component)
    for index in work.ready(wrong) if line and line.weight("rule").basis == "law" else ():
        length, room = _measures(work, line, index) if line else (0.0, 0.0)
        node = work.node(index)
        if line is None or not 0 < length <= room or node.find(f"{P_PR}/{SECT_PR}") is not None:
            continue
        work.add_below(index, _rule(line, round((room - length) / 2)))
        yield work.change(
            wrong, "SUA_DUONG_KE", work.para(index).shown.strip(), millimetres(length), index
        )


@mends("duong_ke", "DK-02")
def length(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Give a rule that is the border of an empty paragraph the length of the norm."""
    line = work.component(wrong.component)
    owners = map(work.view.first, (line and line.under) or ())
    owner = next((part for part in owners if part and work.untouched(part.paragraphs[-1])), None)
    for index in work.ready(wrong) if line and owner else ():
        shape = work.para(index).format
        border = shape.border_bottom or shape.border_top
        if line is None or owner is None or work.para(index).text.strip() or border is None:
            continue
        wanted, room = _measures(work, line, owner.paragraphs[-1])
        if 0 < wanted <= room:
            before = room - shape.indent_left - shape.indent_right
            work.set_shape(index, partial(_set_in, round((room - wanted) / 2)))
            yield work.change(wrong, "SUA_DAI_KE", millimetres(before), millimetres(wanted), index)


def _measures(work: Work, line: Component, index: int) -> tuple[float, float]:
    """Length of the rule under a paragraph and the room it has, in twips; 0 where unknown."""
    para = work.para(index)
    room = _room(work, para)
    runs = para.visible_runs()
    if not runs or not room or para.place.story is not Story.BODY or para.format.frame:
        return 0.0, 0.0
    run = runs[0]
    space = room - para.format.indent_left - para.format.indent_right
    lines = [
        text_width(printed, run.size, bold=run.bold, italic=run.italic)
        for text in para.shown.split("\n")
        for printed in wrap(text.strip(), run.size, space, bold=run.bold, italic=run.italic)
    ]
    share = 1.0 if line.rule == "equal_text_width" else line.rule_chosen or 0.0
    return max(lines, default=0.0) * share, room


def _room(work: Work, para: ParagraphFacts) -> int:
    """Width between the margins of the cell or page around a paragraph."""
    if para.place.cells:
        at = para.place.cells[-1]
        width = work.facts.tables[at.table].rows[at.row].cells[at.cell].width
        return max(0, width - _CELL_MARGINS)
    section = work.facts.sections[para.section]
    return section.page_width - section.left - section.right - section.gutter


def _rule(line: Component, indent: int) -> _Element:
    from lxml import etree

    rule = etree.Element(P)
    look = etree.SubElement(rule, P_PR)
    borders = put(look, "pBdr")
    bottom = etree.SubElement(borders, W + "bottom")
    for name, value in (
        ("val", "single"),
        ("sz", str(line.rule_eighths or 6)),
        ("space", "0"),
        ("color", "000000"),
    ):
        bottom.set(W + name, value)
    spaces = {"before": str(line.space_before), "after": str(line.space_after)}
    put(look, "spacing", **spaces, line="240", lineRule="auto")
    _set_in(indent, look)
    put(look, "jc", val="center")
    mark = put(look, "rPr")
    put(mark, "sz", val=str(_THIN))
    put(mark, "szCs", val=str(_THIN))
    return rule


def _set_in(indent: int, look: _Element) -> None:
    put(
        look,
        "ind",
        left=str(indent),
        right=str(indent),
        firstLine="0",
        **dict.fromkeys(("start", "end", "hanging", "leftChars", "rightChars", "firstLineChars")),
    )
