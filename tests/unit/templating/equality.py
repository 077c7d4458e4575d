"""When two Word files are the same document: part by part, XML by its canonical form."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a ``.docx``; a damaged archive fails here."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def assert_same_parts(ours: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    """Fail unless both have the same parts: equal XML by C14N, equal bytes for the rest."""
    assert sorted(ours) == sorted(theirs)
    for name in ours:
        assert canonical(name, ours[name]) == canonical(name, theirs[name]), name


def assert_same_document(ours: bytes, theirs: bytes) -> None:
    """Fail unless two ``.docx`` files hold the same parts in the same order."""
    first, second = parts_of(ours), parts_of(theirs)
    assert list(first) == list(second)
    assert_same_parts(first, second)


def canonical(name: str, content: bytes) -> bytes:
    """Return what a part says, without how it is written."""
    if not name.endswith((".xml", ".rels")):
        return content
    return bytes(etree.tostring(etree.fromstring(content), method="c14n"))


def paragraphs(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of every paragraph of a part, empty ones included."""
    root = etree.fromstring(parts_of(data)[part])
    return ["".join(node.text or "" for node in p.iter(_W + "t")) for p in root.iter(_W + "p")]
