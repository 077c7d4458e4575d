"""Page numbers: in the middle of the top margin, in arabic numerals, none on the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.facts.model import HeaderFacts
from docgen.facts.xml import R
from docgen.norms.units import HalfPoints
from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.headers import add_header, drop_reference, number_paragraph
from docgen.repair.properties import drop, put
from docgen.repair.sizes import size_set
from docgen.repair.words import ALIGNMENTS
from docgen.repair.work import Work

if TYPE_CHECKING:
    from lxml.etree import _Element

_ONLY_NUMBER = re.compile(r"[\s\-–—.\d]*")
_NUMBER = "so_trang"
_ARABIC = ("", "decimal")


@mends("so_trang", "KT-08")
def alignment(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Put the number in the middle, where no tab stop moves it."""
    component = work.component(_NUMBER)
    wanted = component.align if component else None
    for index in work.ready(wrong) if wanted == "center" else ():
        para = work.para(index)
        if "\t" in para.text:
            continue
        actual = para.format.frame.x_align if para.format.frame else para.format.align
        if para.format.frame:
            work.set_shape(index, lambda look: put(look, "framePr", xAlign="center", x=None))
        else:
            work.set_shape(index, lambda look: put(look, "jc", val="center"))
        before = ALIGNMENTS.get(actual, actual)
        yield work.change(wrong, "SUA_SO_TRANG", before, ALIGNMENTS["center"], index)


@mends("so_trang", "KT-10")
def numerals(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Count in arabic numerals."""
    for section, node in _sections(work, wrong):
        if work.facts.sections[section].page_number_format not in _ARABIC:
            put(node, "pgNumType", fmt=None)
            work.piece.changed(work.piece.main)
            yield work.change(wrong, "SUA_SO_TRANG", "số La Mã hoặc chữ", "chữ số Ả Rập")


@mends("so_trang", "KT-11")
def start(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Count from the first number of the norm."""
    wanted = str(work.norm.page.number.start)
    for section, node in _sections(work, wrong):
        if section == 0:
            put(node, "pgNumType", start=wanted)
            work.piece.changed(work.piece.main)
            yield work.change(
                wrong, "SUA_SO_TRANG", f"bắt đầu từ {wrong.params['a']}", f"bắt đầu từ {wanted}"
            )


@mends("so_trang", "KT-09")
def first_page(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Show no number on the first page, where nothing else would go with it."""
    sections = _sections(work, wrong)
    if not sections or not _may_hide(work):
        return
    node, section = sections[0][1], work.facts.sections[0]
    for name, found in (("header", section.headers), ("footer", section.footers)):
        if "first" in found and found["first"].page_numbers:
            drop_reference(node, name, "first")
    put(node, "titlePg", val=None)
    work.piece.changed(work.piece.main)
    yield work.change(wrong, "SUA_SO_TRANG", "hiện ở trang đầu", "không hiện ở trang đầu")


def _may_hide(work: Work) -> bool:
    """Whether the first page's headers and footers hold its number and nothing else."""
    section, *others = work.facts.sections
    pairs = ((section.headers, "headers"), (section.footers, "footers"))
    for found, name in pairs:
        first = found.get("first")
        numbered = first is not None and bool(first.page_numbers)
        default = None if section.title_page else found.get("default")
        shown = (default, first if numbered else None)
        if not all(_bare(work, one) for one in shown if one is not None):
            return False
        if numbered and any(getattr(one, name).get("first") == first for one in others):
            return False
    return True


def _bare(work: Work, header: HeaderFacts) -> bool:
    """Whether a header prints nothing but a page number."""
    inside = range(header.first, header.end)
    words = all(_ONLY_NUMBER.fullmatch(work.para(index).text) for index in inside)
    drawn = {one.paragraph for one in work.facts.lines} | {
        *(one.paragraph for one in work.facts.images),
        *(one.anchor for one in work.facts.text_boxes),
    }
    return words and drawn.isdisjoint(inside)


# -- a number where there is none, or one at the foot


@mends("so_trang", "KT-06")
def missing(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Number the pages of a paper that has neither numbers nor anything else in its margins."""
    if _numbered_anew(work, wrong):
        yield work.change(wrong, "SUA_SO_TRANG", "không có", "giữa lề trên, từ trang 2")


@mends("so_trang", "KT-07")
def at_the_foot(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Number the pages in the top margin where the foot holds the number alone."""
    if _numbered_anew(work, wrong):
        yield work.change(wrong, "SUA_SO_TRANG", "lề dưới", "giữa lề trên, từ trang 2")


def _numbered_anew(work: Work, wrong: Wrong) -> bool:
    sections, number = _sections(work, wrong), work.norm.page.number
    component = work.component(_NUMBER)
    size = component.half_points(size_set(work)) if component else None
    at_top = number.place == "top_margin" and not number.show_on_first_page
    if not sections or size is None or not at_top or not _margins_empty(work):
        return False
    for _, node in sections:
        drop(node, "headerReference")
        drop(node, "footerReference")
    _number_pages(work, sections[0][1], size)
    return True


def _margins_empty(work: Work) -> bool:
    """Whether no header or footer holds anything but page numbers at the foot."""
    if work.facts.settings.even_and_odd:
        return False
    return all(
        _bare(work, one) and (name == "footers" or not one.page_numbers)
        for section in work.facts.sections
        for name in ("headers", "footers")
        for one in getattr(section, name).values()
    )


def _number_pages(work: Work, node: _Element, size: HalfPoints) -> None:
    font = work.norm.page.font
    relation = add_header(work.piece, number_paragraph(font.family, font.color, size))
    reference = put(node, "headerReference", type="default")
    reference.set(R + "id", relation)
    put(node, "titlePg", val=None)
    work.piece.changed(work.piece.main)


def _sections(work: Work, wrong: Wrong) -> list[tuple[int, _Element]]:
    nodes = work.piece.sections()
    fits = len(nodes) == len(work.facts.sections)
    return list(enumerate(nodes)) if fits and work.allowed(wrong) else []
