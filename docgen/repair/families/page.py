"""Sheet and margins."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.facts.model import SectionFacts
from docgen.norms import Margin
from docgen.norms.units import twips_of_mm, within
from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.properties import put
from docgen.repair.words import millimetres
from docgen.repair.work import Work

_TOLERANCE = twips_of_mm(1)
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


@mends("trang_giay", "KT-02")
def sheet(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Give each section the sheet of the norm, upright or lying as it is."""
    nodes = work.piece.sections()
    if len(nodes) != len(work.facts.sections) or not work.allowed(wrong):
        return
    for section, node in zip(work.facts.sections, nodes, strict=True):
        actual, wanted = (section.page_width, section.page_height), _sheet(work, section)
        if max(abs(a - b) for a, b in zip(actual, wanted, strict=True)) > _TOLERANCE:
            put(node, "pgSz", w=str(wanted[0]), h=str(wanted[1]), code=None)
            work.piece.changed(work.piece.main)
            before, after = (" x ".join(map(millimetres, sides)) for sides in (actual, wanted))
            yield work.change(wrong, "SUA_KHO_GIAY", before, after)


def _sheet(work: Work, section: SectionFacts) -> tuple[int, int]:
    paper = work.norm.page.paper
    sides = sorted((paper.width, paper.height))
    lies = section.page_width > section.page_height
    return (sides[1], sides[0]) if lies else (sides[0], sides[1])


@mends("le_trang", "KT-04")
def margins(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Move each margin of an upright sheet to the nearest measure of its range."""
    nodes = work.piece.sections()
    if len(nodes) != len(work.facts.sections) or not work.allowed(wrong):
        return
    for section, node in zip(work.facts.sections, nodes, strict=True):
        for side, words in _SIDES.items() if section.page_width <= section.page_height else ():
            if words != wrong.params.get("le"):
                continue
            gutter = _gutter(work, section, side)
            actual = getattr(section, side) + gutter
            wanted = _nearest(actual, getattr(work.norm.page.margins, side))
            if wanted != actual and wanted >= gutter:
                put(node, "pgMar", **{side: str(wanted - gutter)})
                work.piece.changed(work.piece.main)
                before, after = millimetres(actual), millimetres(wanted)
                change = work.change(wrong, f"SUA_LE_{side.upper()}", before, after)
                yield change


def _nearest(actual: int, allowed: Margin) -> int:
    if within(actual, allowed.min_twips, allowed.max_twips):
        return actual
    return allowed.min_twips if actual < allowed.min_twips else allowed.max_twips


def _gutter(work: Work, section: SectionFacts, side: str) -> int:
    bound = "top" if work.facts.settings.gutter_at_top else "left"
    return section.gutter if side == bound else 0
