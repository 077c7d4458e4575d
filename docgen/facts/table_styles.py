"""Table styles with their conditional parts: what the place of a cell in its table adds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.facts.effective import NO_TABLE, TableLook
from docgen.facts.formats import Border
from docgen.facts.props import Props, border, paragraph_props, run_props
from docgen.facts.styles import Style, StyleSheet
from docgen.facts.xml import P_PR, R_PR, VAL, W, on, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Borders = dict[str, Border]
SIDES = ("top", "bottom", "left", "right", "insideH", "insideV")
_SAME_SIDE = {"start": "left", "end": "right"}
_WHOLE = ("wholeTable",)
_LOOKS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


@dataclass(slots=True)
class Region:
    """What a style says for one part of the table."""

    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    borders: Borders = field(default_factory=dict)
    cell_borders: Borders = field(default_factory=dict)

    def lay(self, over: Region) -> None:
        """Lay what a derived style says over what its base said."""
        self.paragraph.update(over.paragraph)
        self.run.update(over.run)
        self.borders.update(over.borders)
        self.cell_borders.update(over.cell_borders)

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.paragraph or self.run or self.borders or self.cell_borders)


@dataclass(slots=True)
class TableStyle:
    """A table style and all it is based on."""

    regions: dict[str, Region]
    row_band: int = 1
    column_band: int = 1
    _looks: dict[tuple[str, ...], TableLook] = field(default_factory=dict)

    def look(self, regions: tuple[str, ...]) -> TableLook:
        """Return what the named regions together give to paragraphs; later ones win."""
        if regions not in self._looks:
            look = TableLook()
            for name in regions:
                look.paragraph.update(self.regions[name].paragraph)
                look.run.update(self.regions[name].run)
            self._looks[regions] = look if look.paragraph or look.run else NO_TABLE
        return self._looks[regions]


class TableStyles:
    """Table styles by id, read when first asked for."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._found: dict[str, TableStyle] = {}

    def of(self, style_id: str) -> TableStyle:
        """Return a style, the document's default table style where there is no such."""
        if style_id not in self._found:
            style = self._sheet.of(style_id, "table")
            self._found[style_id] = _table_style(self._sheet.chain(style))
        return self._found[style_id]

    def name(self, style_id: str) -> str:
        """Return the display name of a table style, "" where there is no such."""
        return self._sheet.name(style_id)


def _table_style(chain: list[Style]) -> TableStyle:
    found = TableStyle({"wholeTable": Region()})
    for style in chain:
        found.regions["wholeTable"].lay(_region(style.node))
        for node in style.node.findall(W + "tblStylePr"):
            name = node.get(W + "type") or "wholeTable"
            found.regions.setdefault(name, Region()).lay(_region(node))
        table = style.node.find(W + "tblPr")
        if table is not None:
            found.row_band = _band(table, "tblStyleRowBandSize", found.row_band)
            found.column_band = _band(table, "tblStyleColBandSize", found.column_band)
    return found


def _band(table: _Element, name: str, default: int) -> int:
    node = table.find(W + name)
    return max(whole(node.get(VAL), default), 1) if node is not None else default


def _region(node: _Element) -> Region:
    return Region(
        paragraph=paragraph_props(node.find(P_PR)),
        run=run_props(node.find(R_PR)),
        borders=borders(node.find(f"{W}tblPr/{W}tblBorders")),
        cell_borders=borders(node.find(f"{W}tcPr/{W}tcBorders")),
    )


def borders(node: _Element | None) -> Borders:
    """Return the lines that ``w:tblBorders`` or ``w:tcBorders`` names, invisible ones too."""
    found = {}
    for child in node if node is not None else ():
        name = child.tag.rpartition("}")[2]
        found[_SAME_SIDE.get(name, name)] = border(child)
    return found


@dataclass(frozen=True, slots=True)
class Look:
    """Which conditional parts a table uses (``w:tblLook``)."""

    first_row: bool
    last_row: bool
    first_column: bool
    last_column: bool
    row_bands: bool
    column_bands: bool


def table_look(node: _Element | None) -> Look:
    """Read ``w:tblLook``; without it Word uses no conditional part but the bands."""

    def said(name: str) -> bool:
        if node is None:
            return False
        value = node.get(W + name)
        if value is not None:
            return on(value)
        return bool(_mask(node.get(VAL)) & _LOOKS[name])

    return Look(
        first_row=said("firstRow"),
        last_row=said("lastRow"),
        first_column=said("firstColumn"),
        last_column=said("lastColumn"),
        row_bands=not said("noHBand"),
        column_bands=not said("noVBand"),
    )


def _mask(value: str | None) -> int:
    try:
        return int(value or "0", 16)
    except ValueError:
        return 0


@dataclass(slots=True)
class Spot:
    """Where a cell lies: its row and grid columns among the table's."""

    row: int
    rows: int
    column: int
    span: int
    columns: int


def regions_of(style: TableStyle, look: Look, spot: Spot) -> tuple[str, ...]:
    """Return the names of the style's regions that hold a cell, the weakest first."""
    if len(style.regions) == 1:
        return _WHOLE
    first_row = look.first_row and spot.row == 0
    last_row = look.last_row and spot.row == spot.rows - 1
    first_column = look.first_column and spot.column == 0
    last_column = look.last_column and spot.column + spot.span >= spot.columns
    wanted = ["wholeTable"]
    if look.column_bands and not first_column and not last_column:
        wanted.append(_band_name(spot.column - look.first_column, style.column_band, "Vert"))
    if look.row_bands and not first_row and not last_row:
        wanted.append(_band_name(spot.row - look.first_row, style.row_band, "Horz"))
    edges = {
        "firstCol": first_column,
        "lastCol": last_column,
        "firstRow": first_row,
        "lastRow": last_row,
        "nwCell": first_row and first_column,
        "neCell": first_row and last_column,
        "swCell": last_row and first_column,
        "seCell": last_row and last_column,
    }
    wanted += [name for name, holds in edges.items() if holds]
    return tuple(name for name in wanted if name in style.regions)


def _band_name(number: int, size: int, way: str) -> str:
    return f"band{number // size % 2 + 1}{way}"
