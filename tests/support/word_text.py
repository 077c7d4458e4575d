"""The text of a Word file as a person reads it: one line a paragraph, cells in their order."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(docx: bytes, part: str = "word/document.xml") -> list[str]:
    """Texts of all paragraphs of a part, empty ones too."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = ElementTree.fromstring(package.read(part))
    return ["".join(node.text or "" for node in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")]


def part(docx: bytes, name: str) -> str:
    """One member of the package as text."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(name).decode("utf-8")
