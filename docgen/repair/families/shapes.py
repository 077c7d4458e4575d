"""Paragraphs: alignment, first-line indent, space between paragraphs and lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from docgen.norms.units import mm_of_twips, twips_of_cm, twips_of_pt
from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.properties import put
from docgen.repair.words import ALIGNMENTS, number
from docgen.repair.work import Work

if TYPE_CHECKING:
    from lxml.etree import _Element

_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_FREE_TEXT = ("noi_dung", "ket_thuc")
_SET_APART = ("center", "right")
"""Text of the content that stands so may be a caption or a motto of its own."""
_AUTO_LINE = 240


@mends("can_le", "TB-08")
def alignment(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Align as the norm says; text of the content only where it was not set apart."""
    component = work.component(wrong.component)
    for index in work.ready(wrong) if component and component.align else ():
        shape = work.para(index).format
        wanted = component.align if component and component.align else ""
        meant = wrong.component in _FREE_TEXT and shape.align in _SET_APART
        if shape.right_to_left or shape.align == wanted or shape.frame or meant:
            continue
        work.set_shape(index, partial(put, name="jc", val=_JC[wanted]))
        before = ALIGNMENTS.get(shape.align, shape.align)
        yield work.change(wrong, "SUA_CAN_LE", before, ALIGNMENTS[wanted], index)


@mends("thut_dong", "ND-01")
def first_line(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Set the first line in by the nearest allowed measure, where nothing else is set in."""
    component = work.component(wrong.component)
    allowed = [twips_of_cm(one) for one in (component and component.first_line_allowed_cm) or ()]
    for index in work.ready(wrong) if allowed else ():
        para = work.para(index)
        shape = para.format
        plain = not shape.indent_left and shape.first_line >= 0 and not para.place.cells
        if not plain or para.text[:1].isspace() or shape.right_to_left:
            continue
        wanted = min(allowed, key=lambda one: abs(one - shape.first_line))
        work.set_shape(index, partial(_set_in, wanted))
        before, after = (
            f"{number(mm_of_twips(one) / 10)} cm" for one in (shape.first_line, wanted)
        )
        yield work.change(wrong, "SUA_THUT_DONG", before, after, index)


def _set_in(wanted: int, look: _Element) -> None:
    clear = dict.fromkeys(("firstLineChars", "hanging", "hangingChars"))
    put(look, "ind", firstLine=str(wanted), **clear)


@mends("khoang_cach_doan", "ND-02")
def gap(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Leave at least the space of the norm above a paragraph."""
    component = work.component(wrong.component)
    least = twips_of_pt((component and component.gap_min_pt) or 0)
    for index in work.ready(wrong) if least else ():
        shape = work.para(index).format
        before = shape.space_before
        work.set_shape(index, partial(_space, least))
        yield work.change(
            wrong, "SUA_CACH_DOAN", f"{number(before / 20)} pt", f"{number(least / 20)} pt", index
        )


def _space(least: int, look: _Element) -> None:
    put(look, "spacing", before=str(least), beforeAutospacing=None, beforeLines=None)
    put(look, "contextualSpacing", val="0")


@mends("gian_dong", "ND-03", "TB-09")
def line_spacing(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Space the lines by the nearest allowed multiple of single."""
    component = work.component(wrong.component)
    actual = float(wrong.params["a"].replace(",", "."))
    if component is None:
        return
    limits = component.line_range
    least, most = (limits.min, limits.max) if limits else (component.line, component.line)
    if least is None or most is None:
        return
    wanted = min(max(actual, least), most)
    for index in work.ready(wrong):
        line = str(round(wanted * _AUTO_LINE))
        work.set_shape(index, partial(put, name="spacing", line=line, lineRule="auto"))
        yield work.change(wrong, "SUA_GIAN_DONG", number(actual), number(wanted), index)
