"""Small Word files of any runs, and their first paragraph as facts and as letters."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docgen.facts.model import ParagraphFacts
from docgen.facts.pack import write_package
from docgen.facts.reader import read_facts
from docgen.repair.letters import Letters
from docgen.repair.package import Workpiece

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STYLES = _DOCUMENT.replace("document.main", "styles")
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT}"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_STYLES}"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_OWN_RELATIONS = _RELATIONS.replace('officeDocument"', 'styles"').replace("word/document", "styles")
MAIN = "word/document.xml"


def word_file(*paragraphs: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A file whose paragraphs hold the given XML."""
    inside = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    document = f'<w:document xmlns:w="{W}"><w:body>{inside}<w:sectPr/></w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        MAIN: document.encode(),
        "word/_rels/document.xml.rels": _OWN_RELATIONS.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{W}"/>'.encode(),
    }
    return write_package(parts | (extra or {}))


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(*texts: str) -> str:
    """Runs that differ in their size, so that each letter tells where it came from."""
    return "".join(run(text, f'<w:sz w:val="{20 + at}"/>') for at, text in enumerate(texts))


def opened(inside: str) -> tuple[Workpiece, ParagraphFacts, Letters]:
    piece = Workpiece(word_file(inside))
    para = read_facts(piece.package).paragraphs[0]
    return piece, para, Letters(piece.paragraph(MAIN, 0), para)


def look(para: ParagraphFacts) -> Sequence[tuple[str, int]]:
    """Each letter with the size of its run."""
    return [(char, one.size) for one in para.visible_runs() for char in one.text]
