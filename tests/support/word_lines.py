"""A Word file as lines of text: every paragraph with the name of its style, cells in their place.

Read with nothing but the standard library, so that it judges the project's own reader and writer.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"


@dataclass(frozen=True)
class Paragraph:
    """``place`` is "" in the body and "bảng 1 hàng 2 ô 1" in a table."""

    style: str
    text: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.place} | " if self.place else ""
        return f"{where}{self.style} | {self.text}"


def paragraphs(docx: bytes) -> list[Paragraph]:
    """All paragraphs of the document, in their order, without the markers of templates."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        document = ElementTree.fromstring(package.read(_DOCUMENT))
        names = _style_names(ElementTree.fromstring(package.read(_STYLES)))
    body = document.find(f"{W}body")
    assert body is not None
    return list(_paragraphs(body, names))


def as_text(docx: bytes) -> str:
    """One line a paragraph: place, style, text."""
    return "".join(f"{paragraph}\n" for paragraph in paragraphs(docx))


def _style_names(styles: ElementTree.Element) -> dict[str, str]:
    found = {}
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        assert name is not None
        found[str(style.get(f"{W}styleId"))] = str(name.get(f"{W}val"))
    return found


def _paragraphs(parent: ElementTree.Element, names: dict[str, str]) -> Iterator[Paragraph]:
    tables = 0
    for child in parent:
        if child.tag == f"{W}p":
            yield _paragraph(child, names, "")
        elif child.tag == f"{W}tbl":
            tables += 1
            yield from _cells(child, names, tables)


def _cells(table: ElementTree.Element, names: dict[str, str], number: int) -> Iterator[Paragraph]:
    for row_at, row in enumerate(table.findall(f"{W}tr"), start=1):
        for cell_at, cell in enumerate(row.findall(f"{W}tc"), start=1):
            place = f"bảng {number} hàng {row_at} ô {cell_at}"
            for paragraph in cell.iter(f"{W}p"):
                yield _paragraph(paragraph, names, place)


def _paragraph(element: ElementTree.Element, names: dict[str, str], place: str) -> Paragraph:
    mark = element.find(f"{W}pPr/{W}pStyle")
    style = "Normal" if mark is None else names.get(str(mark.get(f"{W}val")), "?")
    text = "".join(_run_text(node) for node in element.iter())
    return Paragraph(style, text, place)


def _run_text(node: ElementTree.Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return {f"{W}tab": "\t", f"{W}br": "\n"}.get(node.tag, "")
