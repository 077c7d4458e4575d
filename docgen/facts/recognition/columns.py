"""Tables as means of layout: which of them are, and on which side of the page a cell stands."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from docgen.facts.model import CellFacts, CellRef, DocumentFacts, ParagraphFacts, Story, TableFacts
from docgen.facts.recognition.flat import flat, letters
from docgen.facts.recognition.patterns import Patterns

Side = Literal["left", "right", "full"]

_MOST_ROWS = 14
_MOST_PARAGRAPHS = 120
_NEARLY_ALL = 0.85


class Cells:
    """The tables of one document, judged once each."""

    def __init__(self, facts: DocumentFacts, patterns: Patterns) -> None:
        self._facts, self._patterns = facts, patterns
        self._layout = [self._is_layout(table) for table in facts.tables]
        self._sides: dict[CellRef, Side] = {}

    def data(self, paragraph: ParagraphFacts) -> bool:
        """Whether a paragraph stands in a table of data."""
        return any(not self._layout[cell.table] for cell in paragraph.place.cells)

    def side(self, paragraph: ParagraphFacts) -> Side:
        """The side of the page; of the innermost table that has more than one column."""
        for cell in reversed(paragraph.place.cells):
            if cell not in self._sides:
                self._sides[cell] = _side(self._facts.tables[cell.table], cell)
            if self._sides[cell] != "full":
                return self._sides[cell]
        if paragraph.place.story is Story.TEXT_BOX:
            return self._box_sides.get(paragraph.place.index, "full")
        return "full"

    @cached_property
    def _box_sides(self) -> dict[int, Side]:
        sides: dict[int, Side] = {}
        for box in self._facts.text_boxes:
            section = self._facts.sections[0] if self._facts.sections else None
            width = section.page_width - section.left - section.right if section else 0
            if not width or box.shape.width > _NEARLY_ALL * width or box.shape.inline:
                continue
            middle = box.shape.x + box.shape.width / 2
            left = middle < width / 2 and box.shape.x_align != "right"
            sides |= dict.fromkeys(range(box.first, box.end), "left" if left else "right")
        return sides

    def _is_layout(self, table: TableFacts) -> bool:
        """Whether a table only puts columns side by side: without lines, or with a known part."""
        if len(table.rows) > _MOST_ROWS or table.end - table.before > _MOST_PARAGRAPHS:
            return False
        drawn = sum(cell.bordered for row in table.rows for cell in row.cells)
        cells = sum(len(row.cells) for row in table.rows)
        if drawn < cells / 2 or cells == 1:
            return True
        return len(table.rows) <= 6 and self._holds_a_known_part(table)

    def _holds_a_known_part(self, table: TableFacts) -> bool:
        shapes = self._patterns
        for paragraph in self._facts.paragraphs[table.before : table.end]:
            text = paragraph.text.strip()
            if text and len(text) < 80:
                known = letters(text) in (shapes.national, shapes.motto)
                if known or shapes.recipients.fullmatch(flat(text)):
                    return True
        return False


def _side(table: TableFacts, cell: CellRef) -> Side:
    facts = table.rows[cell.row].cells[cell.cell]
    left, width, total = _extent(table, facts)
    if width >= _NEARLY_ALL * total:
        return "full"
    return "left" if left + width / 2 < total / 2 else "right"


def _extent(table: TableFacts, cell: CellFacts) -> tuple[float, float, float]:
    """Left edge and width of a cell and the width of its table; grid columns without widths."""
    grid: tuple[float, ...] = table.grid if sum(table.grid) else (1,) * max(len(table.grid), 1)
    if cell.column + cell.span > len(grid):
        return cell.column, cell.span, max(len(grid), cell.column + cell.span)
    return sum(grid[: cell.column]), sum(grid[cell.column : cell.column + cell.span]), sum(grid)
