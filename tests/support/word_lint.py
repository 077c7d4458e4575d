"""What the Open XML SDK lets pass and Word does not, or what must never leave this program.

Independent of the project's own readers: the standard library alone. Every fault is one line
``<name>: <where>``; the names are the keys of :data:`CHECKS`.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SAFE_NAME = re.compile(
    r"(?!/)(?:[A-Za-z0-9_\[\]-][A-Za-z0-9_.\[\]-]*/|_rels/)*[A-Za-z0-9_.\[\]-]+"
)
_TYPE_OF_RELATION = {
    "officeDocument": "document.main",
    "styles": "styles",
    "settings": "settings",
    "header": "header",
    "footer": "footer",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "fontTable": "fontTable",
}
"""Relation → the content type its target must have."""

Parts = Mapping[str, bytes]


def lint(docx: bytes) -> list[str]:
    """All faults of a Word file; an empty list for a sound one."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    found = [f"{name}: {where}" for name, check in CHECKS.items() for where in check(parts)]
    return found + [f"part-twice: {name}" for name in sorted(set(names)) if names.count(name) > 1]


def _cells_without_paragraph(parts: Parts) -> Iterator[str]:
    """Word calls a file broken whose cell does not end in a paragraph (CT_Tc)."""
    for name, root in _word_parts(parts):
        for at, cell in enumerate(root.iter(f"{W}tc"), start=1):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"{name} cell {at}"


def _wrong_content_types(parts: Parts) -> Iterator[str]:
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    overrides = {
        str(node.get("PartName")).lstrip("/"): str(node.get("ContentType"))
        for node in types.iter(f"{_TYPES}Override")
    }
    for kind, target, external in _all_relations(parts):
        wanted = _TYPE_OF_RELATION.get(kind)
        if wanted and not external and overrides.get(target) != f"{_WORD_TYPE}{wanted}+xml":
            yield f"{target} as {overrides.get(target)}"


def _unknown_styles(parts: Parts) -> Iterator[str]:
    styles = ElementTree.fromstring(parts["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    marks = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    for name, root in _word_parts(parts):
        for node in root.iter():
            if node.tag in {f"{W}{mark}" for mark in marks} and node.get(f"{W}val") not in known:
                yield f"{name} {node.get(f'{W}val')}"


def _external_relations(parts: Parts) -> Iterator[str]:
    return (target for _, target, external in _all_relations(parts) if external)


def _fetching_fields(parts: Parts) -> Iterator[str]:
    """The page number is the only field we write; others may fetch files."""
    for name, root in _word_parts(parts):
        fields = [str(node.get(f"{W}instr")) for node in root.iter(f"{W}fldSimple")]
        fields += [node.text or "" for node in root.iter(f"{W}instrText")]
        yield from (f"{name} {field}" for field in fields if field.strip() != "PAGE")


def _unsafe_names(parts: Parts) -> Iterator[str]:
    for name in parts:
        if not _SAFE_NAME.fullmatch(name) or posixpath.normpath(name) != name:
            yield name


def _missing_targets(parts: Parts) -> Iterator[str]:
    for _, target, external in _all_relations(parts):
        if not external and target not in parts:
            yield target


def _word_parts(parts: Parts) -> Iterator[tuple[str, ElementTree.Element]]:
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield name, ElementTree.fromstring(content)


def _all_relations(parts: Parts) -> Iterator[tuple[str, str, bool]]:
    """Kind, target as a part name (or address) and whether it is external, of every relation."""
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for node in ElementTree.fromstring(content).iter(f"{_RELATIONS}Relationship"):
            kind = str(node.get("Type")).rpartition("/")[2]
            target, external = str(node.get("Target")), node.get("TargetMode") == "External"
            if not external:
                inside = posixpath.join("/", folder, target)
                target = posixpath.normpath(inside).lstrip("/")
            yield kind, target, external


CHECKS: dict[str, Callable[[Parts], Iterator[str]]] = {
    "cell-without-paragraph": _cells_without_paragraph,
    "content-type": _wrong_content_types,
    "unknown-style": _unknown_styles,
    "external": _external_relations,
    "field": _fetching_fields,
    "unsafe-name": _unsafe_names,
    "missing-part": _missing_targets,
}
