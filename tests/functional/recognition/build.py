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
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

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


@dataclass
class InBox:
    """A text box in a paragraph of its own, ``x`` points from the left margin."""

    paragraphs: Cell
    x: int = 0


Piece = str | Table | Boxed | InBox


def docx_of(pieces: Iterable[Piece]) -> bytes:
    """A Word file of these pieces."""
    document = Document()
    for piece in pieces:
        if isinstance(piece, str):
            _write(document.add_paragraph(), piece)
        elif isinstance(piece, InBox):
            _add_box(document.add_paragraph(), piece)
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


_BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>
 <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
 <wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
 <wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
 <wp:extent cx="1905000" cy="381000"/><wp:wrapNone/><wp:docPr id="1" name="Box"/><a:graphic>
 <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
 <wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp>
 </a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""


def _add_box(paragraph: Any, box: InBox) -> None:
    run = parse_xml(_BOX.format(x=box.x * 12700))
    paragraph._p.append(run)
    content = run.find(".//" + qn("w:txbxContent"))
    for text in box.paragraphs:
        inner = OxmlElement("w:p")
        content.append(inner)
        _write(Paragraph(inner, paragraph), text)


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
