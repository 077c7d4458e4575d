"""Tables: grid, cells, merged cells, and which lines are really drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.facts.effective import TableLook
from docgen.facts.formats import Border
from docgen.facts.model import CellFacts, RowFacts
from docgen.facts.props import Key, nested_key, shading
from docgen.facts.table_styles import (
    Borders,
    Look,
    Spot,
    TableStyle,
    borders,
    regions_of,
    table_look,
)
from docgen.facts.xml import TC, TR, VAL, W, blocks, child, on, twips, whole
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALIGN = {"start": "left", "end": "right"}
_INNER = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}


@dataclass(slots=True)
class TableHead:
    """What a table says before its first row."""

    style_id: str
    style: TableStyle
    look: Look
    borders: Borders
    grid: tuple[Twips, ...]
    width: Twips
    width_kind: str
    indent: Twips
    align: str
    layout: str
    floating: bool
    rows: int


@dataclass(slots=True)
class RowHead:
    """What a row says before its first cell; ``cells`` are its ``w:tc`` elements."""

    cells: tuple[_Element, ...]
    skipped: int
    borders: Borders
    header: bool
    cant_split: bool
    height: Twips
    height_rule: str
    hidden: bool
    revision: str

    def facts(self, cells: tuple[CellFacts, ...]) -> RowFacts:
        """Return the row with its cells read."""
        return RowFacts(
            cells=cells,
            header=self.header,
            cant_split=self.cant_split,
            height=self.height,
            height_rule=self.height_rule,
            hidden=self.hidden,
            revision=self.revision,
        )


@dataclass(slots=True)
class CellSaid:
    """What a ``w:tcPr`` says."""

    span: int
    v_merge: str
    width: Twips | None
    borders: Borders
    vertical_align: str
    shading: str
    direction: str


@dataclass(slots=True)
class CellHead:
    """What is known of a cell before its first paragraph."""

    spot: Spot
    regions: tuple[str, ...]
    said: CellSaid
    table_look: TableLook


class CellReader:
    """Reads ``w:tcPr``, each distinct one once: the cells of a column are alike."""

    def __init__(self) -> None:
        self._found: dict[Key, CellSaid] = {}

    def read(self, cell: _Element) -> CellSaid:
        """Return what a ``w:tc`` says about itself."""
        node = child(cell, W + "tcPr")
        key = nested_key(node) if node is not None else ()
        if key not in self._found:
            self._found[key] = _cell_said(node)
        return self._found[key]


def _cell_said(node: _Element | None) -> CellSaid:
    merge, width = _child(node, "vMerge"), _child(node, "tcW")
    fixed = width is not None and _attribute(width, "type") in ("dxa", "")
    return CellSaid(
        span=max(whole(_attribute(_child(node, "gridSpan"), "val"), 1), 1),
        v_merge=(_attribute(merge, "val") or "continue") if merge is not None else "",
        width=_width(width) if fixed else None,
        borders=borders(_child(node, "tcBorders")),
        vertical_align=_attribute(_child(node, "vAlign"), "val") or "top",
        shading=shading(_child(node, "shd")),
        direction=_attribute(_child(node, "textDirection"), "val"),
    )


def rows_of(table: _Element) -> list[_Element]:
    """Return the rows, those inside content controls too."""
    return [node for node in blocks(table) if node.tag == TR]


def table_head(table: _Element, style: TableStyle, style_id: str, rows: int) -> TableHead:
    """Read ``w:tblPr`` and ``w:tblGrid``."""
    node = table.find(W + "tblPr")
    width, indent = _child(node, "tblW"), _child(node, "tblInd")
    kind = (width.get(W + "type") or "auto") if width is not None else "auto"
    return TableHead(
        style_id=style_id,
        style=style,
        look=table_look(_child(node, "tblLook")),
        borders=borders(_child(node, "tblBorders")),
        grid=_grid(table),
        width=_width(width) if kind == "dxa" else Twips(0),
        width_kind=kind,
        indent=_width(indent),
        align=_align(node),
        layout=_attribute(_child(node, "tblLayout"), "type") or "autofit",
        floating=_child(node, "tblpPr") is not None,
        rows=rows,
    )


def style_of(table: _Element) -> str:
    """Return the style id of a table, "" without one."""
    return _attribute(table.find(f"{W}tblPr/{W}tblStyle"), "val")


def _grid(table: _Element) -> tuple[Twips, ...]:
    node = table.find(W + "tblGrid")
    columns = node.findall(W + "gridCol") if node is not None else ()
    return tuple(Twips(twips(column.get(W + "w"))) for column in columns)


def _align(node: _Element | None) -> str:
    value = _attribute(_child(node, "jc"), "val") or "left"
    return _ALIGN.get(value, value)


def _child(node: _Element | None, name: str) -> _Element | None:
    return child(node, W + name)


def _attribute(node: _Element | None, name: str) -> str:
    return (node.get(W + name) or "") if node is not None else ""


def _width(node: _Element | None) -> Twips:
    return Twips(twips(_attribute(node, "w")))


def row_head(row: _Element) -> RowHead:
    """Read ``w:trPr`` and the exceptions ``w:tblPrEx``."""
    node = child(row, W + "trPr")
    height = _child(node, "trHeight")
    exceptions = child(child(row, W + "tblPrEx"), W + "tblBorders")
    return RowHead(
        cells=tuple(node for node in blocks(row) if node.tag == TC),
        skipped=whole(_attribute(_child(node, "gridBefore"), "val")),
        borders=borders(exceptions),
        header=_flag(node, "tblHeader"),
        cant_split=_flag(node, "cantSplit"),
        height=Twips(twips(_attribute(height, "val"))),
        height_rule=_attribute(height, "hRule") or "auto",
        hidden=_flag(node, "hidden"),
        revision=_revision(node),
    )


def _flag(node: _Element | None, name: str) -> bool:
    found = _child(node, name)
    return found is not None and on(found.get(VAL))


def _revision(node: _Element | None) -> str:
    for name in ("ins", "del"):
        if _child(node, name) is not None:
            return name
    return ""


def cell_head(said: CellSaid, head: TableHead, row: int, column: int) -> CellHead:
    """Return where a cell lies and which parts of the table style hold it."""
    spot = Spot(row, head.rows, column, said.span, len(head.grid))
    regions = regions_of(head.style, head.look, spot)
    return CellHead(spot, regions, said, head.style.look(regions))


def cell_facts(cell: CellHead, head: TableHead, row: RowHead, place: tuple[int, int]) -> CellFacts:
    """Return a cell whose paragraphs have been read; ``place`` are their bounds."""
    said, spot = cell.said, cell.spot
    width = said.width
    if width is None:
        width = Twips(sum(head.grid[spot.column : spot.column + spot.span]))
    return CellFacts(
        column=spot.column,
        span=spot.span,
        v_merge=said.v_merge,
        width=width,
        top=_drawn("top", spot.row == 0, cell, head, row),
        bottom=_drawn("bottom", spot.row == spot.rows - 1, cell, head, row),
        left=_drawn("left", spot.column == 0, cell, head, row),
        right=_drawn("right", spot.column + spot.span >= spot.columns, cell, head, row),
        vertical_align=said.vertical_align,
        shading=said.shading,
        direction=said.direction,
        first=place[0],
        end=place[1],
    )


def _drawn(side: str, outer: bool, cell: CellHead, head: TableHead, row: RowHead) -> Border | None:
    """The cell speaks first, then the row's exceptions, the table, the style from inside out."""
    edge = side if outer else _INNER[side]
    found = cell.said.borders.get(side) or row.borders.get(edge) or head.borders.get(edge)
    if found is None:
        found = _of_style(side, edge, cell.regions, head.style)
    return found if found is not None and found.visible else None


def _of_style(side: str, edge: str, regions: tuple[str, ...], style: TableStyle) -> Border | None:
    for name in reversed(regions):
        region = style.regions[name]
        found = region.cell_borders.get(side) or region.borders.get(edge)
        if found is not None:
            return found
    return None
