"""Makes strangers' papers: Word files with direct formatting only, from a few marks.

A paragraph is written ``"cb|KẾ HOẠCH"``: letters before the bar are c (centred), r (right), j
(justified), b (bold), i (italic), u (underlined), p (page break before). ``\\t`` and ``\\n`` in the
text are tabs and line breaks. A table is a list of rows, a row a list of cells, a cell a list of
paragraphs; ``Boxed`` is a table with lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from docgen.facts.reader import read_facts
from docgen.facts.recognition import PaperView, recognise
from docgen.norms import norm_for

Cell = list[str]
Table = list[list[Cell]]

_ALIGN = {
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "r": WD_ALIGN_PARAGRAPH.RIGHT,
    "j": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass
class Boxed:
    """A table with lines around its cells."""

    rows: Table


Piece = str | Table | Boxed


def docx_of(pieces: Iterable[Piece]) -> bytes:
    """A Word file of these pieces."""
    document = Document()
    for piece in pieces:
        if isinstance(piece, str):
            _write(document.add_paragraph(), piece)
        else:
            _add_table(document, piece)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def view_of(*pieces: Piece) -> PaperView:
    """The recognised paper of these pieces."""
    return recognise(read_facts(docx_of(pieces)), norm_for(None))


def _add_table(document: Any, piece: Table | Boxed) -> None:
    rows = piece.rows if isinstance(piece, Boxed) else piece
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid" if isinstance(piece, Boxed) else "Normal Table"
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, paragraphs in zip(row.cells, cells, strict=True):
            for at, text in enumerate(paragraphs):
                _write(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), text)


def _write(paragraph: Any, text: str) -> None:
    marks, bar, words = text.partition("|")
    if not bar or not set(marks) <= set("crjbiup"):
        marks, words = "", text
    for mark in set(marks) & set(_ALIGN):
        paragraph.alignment = _ALIGN[mark]
    paragraph.paragraph_format.page_break_before = "p" in marks
    run = paragraph.add_run(words)
    run.bold, run.italic, run.underline = "b" in marks, "i" in marks, "u" in marks
    run.font.size = Pt(14)


def ids(view: PaperView) -> list[tuple[str, str]]:
    """Id and text of every part but cells and empty lines, in reading order."""
    left_out = ("bang_o", "bang_so", "bang_dau", "dong_trong", "chu_ky")
    return [(part.id, part.text) for part in view.parts if part.id not in left_out]


def texts(view: PaperView, component: str) -> list[str]:
    """The texts of a component."""
    return [part.text for part in view.all(component)]
