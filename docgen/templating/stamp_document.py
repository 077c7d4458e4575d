"""What stamping sets inside ``word/document.xml``: sections and table widths.

Measures are twips. Order of elements: ISO 29500-1, CT_SectPr, CT_TblPr, CT_TcPr.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.templating.stamp_parts import FIRST_ID, NUMBER_ID, R, W, number_place

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.norms.model import Norm
    from docgen.norms.parts import Table

_W: Final = f"{{{W}}}"
_R: Final = f"{{{R}}}"
_KEPT_BEFORE_TYPE: Final = ("footnotePr", "endnotePr", "type")


def stamp_sections(root: _Element, norm: Norm) -> None:
    """Give every section the norm's sheet, margins and page numbers; all but the first are
    appendices.
    """
    for place, section in enumerate(list(root.iter(_W + "sectPr"))):
        _stamp_section(section, norm, appendix=place > 0)
        holder = section.getparent()
        if holder is not None and holder.tag == _W + "pPr":
            # LibreOffice writes it first, and the schema wants it last.
            holder.append(section)


def _stamp_section(section: _Element, norm: Norm, *, appendix: bool) -> None:
    landscape = _is_landscape(section)
    other = "footer" if number_place(norm) == "header" else "header"
    references = [
        one
        for one in section.findall(f"{_W}{other}Reference")
        if one.get(_R + "id") not in (NUMBER_ID, FIRST_ID)
    ]
    kept = [found for name in _KEPT_BEFORE_TYPE if (found := section.find(_W + name)) is not None]
    section[:] = []
    hidden = not _shows_first(norm, appendix=appendix)
    _reference(section, norm, "default", NUMBER_ID)
    if hidden:
        _reference(section, norm, "first", FIRST_ID)
    section.extend([*references, *kept])
    _add(section, "pgSz", _sheet(norm, landscape=landscape))
    _add(section, "pgMar", _margins(norm))
    _add(section, "pgNumType", _numbering(norm, appendix=appendix))
    _add(section, "cols", {"space": 720})
    if hidden:
        _add(section, "titlePg", {})


def _is_landscape(section: _Element) -> bool:
    sheet = section.find(_W + "pgSz")
    return sheet is not None and sheet.get(_W + "orient") == "landscape"


def _shows_first(norm: Norm, *, appendix: bool) -> bool:
    number = norm.page.number
    return number.appendix_shows_on_first_page if appendix else number.show_on_first_page


def _reference(section: _Element, norm: Norm, kind: str, identifier: str) -> None:
    element = _add(section, f"{number_place(norm)}Reference", {"type": kind})
    element.set(_R + "id", identifier)


def _sheet(norm: Norm, *, landscape: bool) -> dict[str, object]:
    width, height = norm.page.paper.width, norm.page.paper.height
    if landscape:
        return {"w": height, "h": width, "orient": "landscape"}
    return {"w": width, "h": height}


def _margins(norm: Norm) -> dict[str, object]:
    margins, edge = norm.page.margins, norm.page.number.from_edge
    return {
        "top": margins.top.twips,
        "right": margins.right.twips,
        "bottom": margins.bottom.twips,
        "left": margins.left.twips,
        "header": edge,
        "footer": edge,
        "gutter": 0,
    }


def _numbering(norm: Norm, *, appendix: bool) -> dict[str, object]:
    number = norm.page.number
    form: dict[str, object] = {} if number.numerals == "arabic" else {"fmt": "upperRoman"}
    if not appendix or number.appendix_restarts:
        form["start"] = number.start
    return form


def _add(parent: _Element, name: str, attributes: Mapping[str, object]) -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, _W + name)
    for key, value in attributes.items():
        element.set(_W + key, str(value))
    return element


def stamp_tables(root: _Element, norm: Norm) -> None:
    """Set grid and cell widths of every table in the body to the text width of its section.

    The head and signature tables, known by the styles in them, take the norm's columns; any other
    table keeps its proportions.
    """
    for table, width in _tables_with_width(root, norm):
        layout = _layout_of(table, norm)
        grid = table.findall(f"{_W}tblGrid/{_W}gridCol")
        if layout is not None and len(grid) == len(layout.columns_percent):
            columns: Sequence[int] = layout.columns(norm.page.text_width)
            _set_cell_margin(table, layout.cell_margin)
        else:
            columns = _scaled([int(column.get(_W + "w") or 0) for column in grid], width)
        _set_widths(table, grid, columns)


def _tables_with_width(root: _Element, norm: Norm) -> Iterator[tuple[_Element, int]]:
    waiting: list[_Element] = []
    for element in root.iter(_W + "tbl", _W + "sectPr"):
        if element.tag == _W + "tbl":
            if next(element.iterancestors(_W + "tbl"), None) is None:
                waiting.append(element)
            continue
        width = _text_width(norm, landscape=_is_landscape(element))
        yield from ((table, width) for table in waiting)
        waiting.clear()


def _text_width(norm: Norm, *, landscape: bool) -> int:
    if not landscape:
        return norm.page.text_width
    margins = norm.page.margins
    return norm.page.paper.height - margins.left.twips - margins.right.twips


def _layout_of(table: _Element, norm: Norm) -> Table | None:
    used = {element.get(_W + "val") for element in table.iter(_W + "pStyle")}
    if norm.component("quoc_hieu").style_id in used:
        return norm.head
    if norm.component("ho_ten").style_id in used:
        return norm.signature
    return None


def _scaled(widths: Sequence[int], total: int) -> list[int]:
    """The same proportions, adding up to ``total``; equal to ``widths`` where they already do."""
    old = sum(widths)
    if old == 0:
        return [0] * len(widths)
    edges = [round(sum(widths[:count]) * total / old) for count in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _set_widths(table: _Element, grid: Sequence[_Element], columns: Sequence[int]) -> None:
    for column, width in zip(grid, columns, strict=True):
        column.set(_W + "w", str(width))
    _width_element(table, "tblPr", "tblW", sum(columns))
    for row in table.findall(_W + "tr"):
        at = 0
        for cell in row.findall(_W + "tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            end = at + (1 if span is None else int(span.get(_W + "val") or 1))
            _width_element(cell, "tcPr", "tcW", sum(columns[at:end]))
            at = end


def _width_element(owner: _Element, properties: str, name: str, width: int) -> None:
    element = owner.find(f"{_W}{properties}/{_W}{name}")
    if element is not None:
        element.set(_W + "w", str(width))
        element.set(_W + "type", "dxa")


def _set_cell_margin(table: _Element, margin: int) -> None:
    for side in ("left", "right"):
        element = table.find(f"{_W}tblPr/{_W}tblCellMar/{_W}{side}")
        if element is not None:
            element.set(_W + "w", str(margin))
            element.set(_W + "type", "dxa")
