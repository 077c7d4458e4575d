"""Sections: page set-up, and which header and footer is in force after inheritance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docgen.facts.formats import TabStop
from docgen.facts.model import HeaderFacts, PageNumberFacts, ParagraphFacts, SectionFacts
from docgen.facts.xml import VAL, R, W, on, twips, whole
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE = {"w": 12240, "h": 15840}
_MARGINS = {"top": 1440, "bottom": 1440, "left": 1800, "right": 1800, "header": 720, "footer": 720}
"""What Word takes where a section says nothing."""
_KINDS = ("default", "first", "even")
_TAB_ALIGN = {"start": "left", "end": "right", "num": "left", "decimal": "right"}
PAGE_FIELDS = frozenset(("PAGE",))

Found = Mapping[str, HeaderFacts]


def read_sections(
    nodes: list[_Element],
    ends: list[int],
    even_and_odd: bool,
    header: Callable[[str, str, str], HeaderFacts | None],
) -> tuple[SectionFacts, ...]:
    """Return the sections of the body.

    ``ends`` gives the position after the last paragraph of each; ``header`` reads the part behind
    a relation id, given "header" or "footer" and the kind.
    """
    found: list[SectionFacts] = []
    headers: dict[str, HeaderFacts] = {}
    footers: dict[str, HeaderFacts] = {}
    first = 0
    for index, (node, end) in enumerate(zip(nodes, ends, strict=True)):
        headers = _in_force(node, "header", headers, header)
        footers = _in_force(node, "footer", footers, header)
        found.append(_section(node, index, even_and_odd, headers, footers, (first, end)))
        first = end
    return tuple(found)


def _in_force(
    node: _Element,
    name: str,
    before: dict[str, HeaderFacts],
    header: Callable[[str, str, str], HeaderFacts | None],
) -> dict[str, HeaderFacts]:
    found = dict(before)
    for reference in node.findall(f"{W}{name}Reference"):
        kind = reference.get(W + "type") or "default"
        part = header(reference.get(R + "id") or "", name, kind)
        if part is not None and kind in _KINDS:
            found[kind] = part
    return found


def _section(
    node: _Element,
    index: int,
    even_and_odd: bool,
    headers: Found,
    footers: Found,
    bounds: tuple[int, int],
) -> SectionFacts:
    size, margins = node.find(W + "pgSz"), node.find(W + "pgMar")
    numbers, columns = node.find(W + "pgNumType"), node.find(W + "cols")
    width, height = (_length(size, side, _PAGE[side]) for side in ("w", "h"))
    start = _get(numbers, "start")
    return SectionFacts(
        index=index,
        page_width=width,
        page_height=height,
        orientation="landscape" if width > height else "portrait",
        top=_margin(margins, "top"),
        bottom=_margin(margins, "bottom"),
        left=_margin(margins, "left"),
        right=_margin(margins, "right"),
        gutter=_length(margins, "gutter", 0),
        header_distance=_margin(margins, "header"),
        footer_distance=_margin(margins, "footer"),
        start=_get(node.find(W + "type"), "val") or "nextPage",
        title_page=_flag(node, "titlePg"),
        even_and_odd=even_and_odd,
        columns=_columns(columns),
        vertical_align=_get(node.find(W + "vAlign"), "val") or "top",
        page_number_start=whole(start) if start else None,
        page_number_format=_get(numbers, "fmt") or "decimal",
        page_borders=_has_borders(node),
        headers=headers,
        footers=footers,
        first=bounds[0],
        end=bounds[1],
    )


def _margin(node: _Element | None, side: str) -> Twips:
    """A negative margin means that a long header may reach into the text, not another width."""
    return Twips(abs(_length(node, side, _MARGINS[side])))


def _length(node: _Element | None, name: str, default: int) -> Twips:
    return Twips(twips(_get(node, name), default))


def _get(node: _Element | None, name: str) -> str:
    return (node.get(W + name) or "") if node is not None else ""


def _flag(node: _Element, name: str) -> bool:
    found = node.find(W + name)
    return found is not None and on(found.get(VAL))


def _columns(node: _Element | None) -> int:
    if node is None:
        return 1
    own = len(node.findall(W + "col"))
    return max(whole(_get(node, "num"), own or 1), 1)


def _has_borders(node: _Element) -> bool:
    found = node.find(W + "pgBorders")
    return found is not None and any(
        (side.get(VAL) or "none") not in ("none", "nil") for side in found
    )


def page_numbers(paragraphs: list[ParagraphFacts]) -> tuple[PageNumberFacts, ...]:
    """Return the page-number fields among the paragraphs of a header or footer."""
    return tuple(
        number
        for paragraph in paragraphs
        if PAGE_FIELDS.intersection(paragraph.fields)
        for number in _numbers(paragraph)
    )


def _numbers(paragraph: ParagraphFacts) -> list[PageNumberFacts]:
    before = ""
    for run in paragraph.runs:
        if run.field in PAGE_FIELDS and run.visible:
            return [
                PageNumberFacts(
                    paragraph.place.index, _align(paragraph, before), run.format, run.font
                )
            ]
        before += run.text
    # Some writers leave the field without a result; it is shown all the same.
    mark = paragraph.mark
    align = _align(paragraph, before)
    return [PageNumberFacts(paragraph.place.index, align, mark, mark.fonts.ascii)]


def _align(paragraph: ParagraphFacts, before: str) -> str:
    frame = paragraph.format.frame
    if frame is not None and frame.x_align:
        return frame.x_align
    passed = before.count("\t")
    if not passed:
        return paragraph.format.align
    if paragraph.positioned_tab:
        return paragraph.positioned_tab
    stops = [stop for stop in paragraph.format.tabs if stop.kind not in ("bar", "clear")]
    return _tab_align(stops, passed)


def _tab_align(stops: list[TabStop], passed: int) -> str:
    kind = stops[passed - 1].kind if passed <= len(stops) else "left"
    return _TAB_ALIGN.get(kind, kind)
