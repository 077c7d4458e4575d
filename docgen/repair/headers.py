"""Headers: a new part with a page number, and references of sections to such parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.facts.package import relations_part
from docgen.facts.xml import W
from docgen.norms.units import HalfPoints
from docgen.repair.package import Workpiece

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_HEADER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:hdr xmlns:w="{W.strip("{}")}">{{paragraph}}</w:hdr>'
)
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    '{begin}<w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{separate}'
    "<w:r>{look}<w:t>2</w:t></w:r>{end}</w:p>"
)
_LOOK = (
    '<w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
    '<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="{color}"/><w:sz w:val="{size}"/>'
    '<w:szCs w:val="{size}"/></w:rPr>'
)


def number_paragraph(family: str, color: str, size: HalfPoints) -> str:
    """A centred paragraph with the number of the page, as XML."""
    look = _LOOK.format(family=family, color=color, size=size)
    marks = {
        kind: f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    return _PARAGRAPH.format(look=look, **marks)


def add_header(piece: Workpiece, paragraph: str) -> str:
    """Put a header part into the package; return the id of the document's relation to it."""
    from lxml import etree

    folder = piece.main.rpartition("/")[0]
    numbers = range(1, len(piece.package) + 2)
    names = (f"{folder}/header{at}.xml" if folder else f"header{at}.xml" for at in numbers)
    name = next(one for one in names if one not in piece.package)
    piece.add(name, _HEADER.format(paragraph=paragraph).encode())
    types = piece.root(_CONTENT_TYPES)
    etree.SubElement(types, _TYPES + "Override", PartName=f"/{name}", ContentType=_CONTENT)
    piece.changed(_CONTENT_TYPES)
    return _relate(piece, f"/{name}")


def _relate(piece: Workpiece, target: str) -> str:
    from lxml import etree

    part = relations_part(piece.main)
    root = piece.root(part)
    taken = {node.get("Id") for node in root}
    new = next(one for at in range(1, len(taken) + 2) if (one := f"rIdSoTrang{at}") not in taken)
    etree.SubElement(root, _RELATIONS + "Relationship", Id=new, Type=_KIND, Target=target)
    piece.changed(part)
    return new


def drop_reference(section: _Element, name: str, kind: str) -> None:
    """Let a section have no header or footer of a kind of its own."""
    for node in section.findall(f"{W}{name}Reference"):
        if (node.get(W + "type") or "default") == kind:
            section.remove(node)
