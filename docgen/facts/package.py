"""The one safe reader of Word packages.

Every file that a person hands in passes here before anything else looks at it. What comes out is
plain: part names and their bytes, well-formed XML without DTD, no macro, no embedded program,
nothing that points outside except hyperlinks (``reliability.md`` 3.4, rows U1-U22 and S1-S9).
"""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docgen.facts.container import OLE_MAGIC, ZIP_MAGIC, is_safe_name, refuse, unpack

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "_rels/.rels"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_PIXELS = 100_000_000

_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMBEDDING_KINDS = {"oleObject", "package", "control", "activeXControlBinary", "attachedToolbars"}
_EMBEDDED_TYPES = ("oleobject", "activex", "x-msdownload", "vnd.ms-package")
_EXECUTABLE_MAGICS = (b"MZ", b"\x7fELF", OLE_MAGIC, ZIP_MAGIC, b"#!", b"Rar!", b"7z\xbc\xaf")
_FILE_SCHEME = re.compile(r"\s*(\\\\|//|(file|smb|vnd\.[\w.]+|macro|service|private|slot):)", re.I)
_FETCHING_FIELD = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|RD)\b", re.I)
_ALLOWED_ENCODINGS = {"", "utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"}


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: ``kind`` is the last step of its type (``styles``, ``hyperlink``).

    ``target`` is the part name for an internal relation and the address for an external one.
    """

    id: str
    kind: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """A Word package in memory: part name (``word/document.xml``) to bytes, in the file's order."""

    parts: Mapping[str, bytes]

    def __getitem__(self, name: str) -> bytes:
        return self.parts[name]

    def __contains__(self, name: object) -> bool:
        return name in self.parts

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = _parse(CONTENT_TYPES, self.parts[CONTENT_TYPES])
        defaults = {
            str(node.get("Extension", "")).lower(): str(node.get("ContentType", ""))
            for node in root.iter(_TYPES_NS + "Default")
        }
        overrides = {
            str(node.get("PartName", "")).lstrip("/").lower(): str(node.get("ContentType", ""))
            for node in root.iter(_TYPES_NS + "Override")
        }
        return defaults, overrides

    def content_type(self, name: str) -> str:
        """Return the content type of a part, or "" where the package states none."""
        defaults, overrides = self._types
        extension = name.rpartition(".")[2].lower()
        return overrides.get(name.lower()) or defaults.get(extension, "")

    def relations(self, source: str = "") -> tuple[Relation, ...]:
        """Return the relations of a part; of the package itself for ``""``."""
        name = relations_part(source)
        if name not in self.parts:
            return ()
        root = _parse(name, self.parts[name])
        return tuple(_relation(node, source) for node in root.iter(_RELS_NS + "Relationship"))

    @property
    def main_part(self) -> str:
        """Name of the document part; :class:`PackageError` where there is none."""
        for relation in self.relations():
            if relation.kind == "officeDocument" and relation.target in self.parts:
                return relation.target
        refuse("PACKAGE_NO_MAIN_PART")

    def parts_by_kind(self, kind: str) -> tuple[str, ...]:
        """Return the parts that the document reaches by relations of one kind (``header``)."""
        return tuple(
            relation.target
            for relation in self.relations(self.main_part)
            if relation.kind == kind and not relation.external
        )

    def with_parts(self, changed: Mapping[str, bytes]) -> Package:
        """Return a package in which some parts are replaced or added."""
        return Package({**self.parts, **changed})


def relations_part(source: str) -> str:
    """Return the name of the part that holds the relations of ``source``."""
    if not source:
        return PACKAGE_RELATIONS
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", name + ".rels")


def read_package(data: bytes) -> Package:
    """Read a ``.docx`` given as bytes and refuse whatever could harm or mislead.

    Raises :class:`docgen.errors.PackageError` with a code, the part and, as ``http_status``, 413
    for sizes, 415 for other kinds of file, 422 for the rest. A good file takes some 10 ms.
    """
    parts = unpack(data)
    if "mimetype" in parts and b"opendocument" in parts["mimetype"]:
        refuse("PACKAGE_NOT_WORD", status=415, kind="odt")
    if CONTENT_TYPES not in parts:
        refuse("PACKAGE_NOT_WORD", status=415, kind="zip")
    package = Package(parts)
    roots: dict[str, _Element] = {}
    for name, content in parts.items():
        _check_kind(package, name)
        if is_xml_part(package, name):
            roots[name] = _check_xml(name, content)
        else:
            _check_binary(package, name, content)
    _check_main_part(package, roots)
    for source in ("", *parts):
        relations = package.relations(source)
        for relation in relations:
            _check_relation(package, source, relation)
        if source in roots and not source.endswith(".rels"):
            _check_content(source, roots[source], {relation.id for relation in relations})
    return package


def _relation(node: _Element, source: str) -> Relation:
    kind = str(node.get("Type", ""))
    target = str(node.get("Target", ""))
    external = str(node.get("TargetMode", "")).lower() == "external"
    if not external:
        target = _internal_target(source, target)
    return Relation(str(node.get("Id", "")), kind.rpartition("/")[2], kind, target, external)


def _internal_target(source: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def is_xml_part(package: Package, name: str) -> bool:
    """Say whether a part is XML by its name or by its content type."""
    if name.lower().endswith((".xml", ".rels", ".vml")):
        return True
    return package.content_type(name).endswith("xml")


def _check_kind(package: Package, name: str) -> None:
    content_type = package.content_type(name).lower()
    if "macroenabled" in content_type or "vbaproject" in (content_type + name.lower()):
        refuse("PACKAGE_MACRO", status=415, part=name)
    if any(kind in content_type for kind in _EMBEDDED_TYPES):
        refuse("PACKAGE_EMBEDDED", part=name)


def _check_binary(package: Package, name: str, content: bytes) -> None:
    if _is_chart_data(package, name) and content.startswith(ZIP_MAGIC):
        if b"vbaProject" in content:
            refuse("PACKAGE_MACRO", status=415, part=name)
    elif "/embeddings/" in name or content.startswith(_EXECUTABLE_MAGICS):
        refuse("PACKAGE_EMBEDDED", part=name)
    else:
        _check_picture(name, content)


def _is_chart_data(package: Package, name: str) -> bool:
    """Word keeps the numbers of a chart in a workbook; nothing here ever opens it."""
    return name.endswith(".xlsx") and package.content_type(name) == _WORKBOOK_TYPE


def _check_xml(name: str, content: bytes) -> _Element:
    text = content if b"\0" not in content[:64] else content.replace(b"\0", b"")
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        refuse("PACKAGE_DTD", part=name)
    declared = re.match(rb"[^<]{0,3}<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", text)
    if declared and declared[1].decode("ascii", "replace").lower() not in _ALLOWED_ENCODINGS:
        refuse("PACKAGE_XML_ENCODING", part=name, encoding=declared[1].decode("ascii", "replace"))
    root = _parse(name, content)
    if root.getroottree().docinfo.internalDTD is not None:
        refuse("PACKAGE_DTD", part=name)
    return root


def _parse(name: str, content: bytes) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 0
        refuse("PACKAGE_XML_BROKEN", part=name, line=line)


def _check_main_part(package: Package, roots: Mapping[str, _Element]) -> None:
    if PACKAGE_RELATIONS not in package:
        refuse("PACKAGE_NO_MAIN_PART")
    name = package.main_part
    content_type = package.content_type(name)
    if content_type != MAIN_TYPE:
        refuse("PACKAGE_WRONG_TYPE", part=name, type=content_type)
    if roots[name].tag != f"{{{_W_NS}}}document":
        refuse("PACKAGE_NO_MAIN_PART")
    if not package.parts_by_kind("styles"):
        refuse("PACKAGE_PART_MISSING", part="word/styles.xml")


def _check_relation(package: Package, source: str, relation: Relation) -> None:
    if relation.kind == "aFChunk":
        refuse("PACKAGE_FOREIGN_CHUNK", part=source)
    if relation.external:
        _check_external(source, relation)
    elif relation.kind in _EMBEDDING_KINDS and package.content_type(source) != _CHART_TYPE:
        refuse("PACKAGE_EMBEDDED", part=relation.target)
    elif relation.target != "." and relation.target not in package:
        code = "PACKAGE_PART_MISSING" if is_safe_name(relation.target) else "PACKAGE_UNSAFE_NAME"
        refuse(code, part=relation.target)


def _check_external(source: str, relation: Relation) -> None:
    if relation.kind != "hyperlink":
        refuse("PACKAGE_EXTERNAL", part=source, kind=relation.kind, target=relation.target)
    if _FILE_SCHEME.match(relation.target):
        refuse("PACKAGE_EXTERNAL", part=source, kind="hyperlink", target=relation.target)


def _check_content(name: str, root: _Element, known: set[str]) -> None:
    """Look for relation ids that lead nowhere, foreign chunks and fields that fetch files."""
    for element in root.iter(f"{{{_W_NS}}}altChunk"):
        refuse("PACKAGE_FOREIGN_CHUNK", part=name, line=element.sourceline)
    used = root.xpath("//@*[namespace-uri()=$ns]", ns=_OFFICE_NS)
    for identifier in used if isinstance(used, list) else ():
        if identifier and str(identifier) not in known:
            refuse("PACKAGE_DANGLING", part=name, id=identifier)
    if found := _FETCHING_FIELD.search(re.sub(r'"[^"]*"', "", _field_instructions(root))):
        refuse("PACKAGE_FIELD", part=name, field=found[1].upper())


def _field_instructions(root: _Element) -> str:
    """Return what the fields of a part say; Word may split one instruction over many runs."""
    w = f"{{{_W_NS}}}"
    words = ""
    for node in root.iter(f"{w}instrText", f"{w}fldChar", f"{w}fldSimple"):
        text = node.text if node.tag == f"{w}instrText" else f" {node.get(f'{w}instr', '')} "
        words += text or ""
    return words


def _check_picture(name: str, content: bytes) -> None:
    width, height = _picture_size(content)
    if width * height > MAX_PIXELS:
        refuse("PACKAGE_PICTURE_TOO_LARGE", part=name, width=width, height=height)


def _picture_size(content: bytes) -> tuple[int, int]:
    """Read width and height in pixels from the header; (0, 0) for what is no such picture."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return _pair(">II", content, 16)
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:
        return _pair("<HH", content, 6)
    if content.startswith(b"BM") and len(content) >= 26:
        return _pair("<II", content, 18)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return 0, 0


def _pair(layout: str, content: bytes, offset: int) -> tuple[int, int]:
    first, second = struct.unpack_from(layout, content, offset)
    return int(first), int(second)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = _pair(">HH", content, position + 5)
            return width, height
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return 0, 0
