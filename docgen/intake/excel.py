"""Excel workbooks of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CELL_LENGTH = 32_767
"""What a cell may hold at most."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name (at most 31 letters), a heading row, rows, widths in letters."""

    name: str
    heading: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]


def write_tables(tables: Sequence[Table]) -> bytes:
    """Write sheets in which every cell is text: what looks like a formula is none."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: object, table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    for row, values in enumerate((table.heading, *table.rows), 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:_CELL_LENGTH]
            cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
    for column, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
