"""The parts of a Word package that stamping writes anew: settings, page number, relations, types.

What a word processor keeps for itself (theme, font table, thumbnail, web settings, properties) is
left out, so that a template holds what is printed and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from docgen.facts.package import MAIN_TYPE, PACKAGE_RELATIONS, relations_part

if TYPE_CHECKING:
    from docgen.facts.package import Package, Relation
    from docgen.norms.model import Norm

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
SETTINGS: Final = "word/settings.xml"
NUMBER_PART: Final = "word/so_trang.xml"
FIRST_PART: Final = "word/trang_dau.xml"
NUMBER_ID: Final = "rIdSoTrang"
FIRST_ID: Final = "rIdTrangDau"

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_RELATION_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NOISE: Final = frozenset(
    {"theme", "fontTable", "webSettings", "stylesWithEffects", "customXml", "styles", "settings"}
)
"""Relations of the document that lead to what is dropped or written anew."""

_STORY_TAGS: Final = {"header": "hdr", "footer": "ftr"}


def number_place(norm: Norm) -> str:
    """``header`` or ``footer``: where the norm wants the page number."""
    return "header" if norm.page.number.place == "top_margin" else "footer"


def settings_xml(norm: Norm) -> bytes:
    """``word/settings.xml``: layout of Word 2013 and later (mode 15), the norm's language."""
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in modes.items()
    )
    return (
        f'{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compat}</w:compat>"
        f"<w:themeFontLang w:val={quoteattr(norm.page.font.language)}/>"
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def number_parts(norm: Norm) -> dict[str, bytes]:
    """The header (or footer) with the page number and the empty one of a first page."""
    style = norm.component("so_trang").style_id
    tag = _STORY_TAGS[number_place(norm)]
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return {
        part: (
            f'{_HEAD}<w:{tag} xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f"{content}</w:p></w:{tag}>"
        ).encode()
        for part, content in ((NUMBER_PART, field), (FIRST_PART, ""))
    }


def kept_relations(package: Package, norm: Norm) -> tuple[Relation, ...]:
    """Relations of the document that stamping leaves alone: pictures, links, the other margin."""
    dropped = _NOISE | {number_place(norm)}
    return tuple(
        relation
        for relation in package.relations(package.main_part)
        if relation.kind not in dropped and relation.target not in (NUMBER_PART, FIRST_PART)
    )


def relation_parts(kept: Iterable[Relation], norm: Norm) -> dict[str, bytes]:
    """The relations of the package and of the document, sorted by their ids."""
    place = number_place(norm)
    rows = [
        (NUMBER_ID, f"{R}/{place}", "so_trang.xml", False),
        (FIRST_ID, f"{R}/{place}", "trang_dau.xml", False),
        ("rIdKieu", f"{R}/styles", "styles.xml", False),
        ("rIdThietDat", f"{R}/settings", "settings.xml", False),
    ]
    rows += [
        (one.id, one.type, one.target if one.external else f"/{one.target}", one.external)
        for one in kept
    ]
    main = [("rId1", f"{R}/officeDocument", DOCUMENT, False)]
    return {
        PACKAGE_RELATIONS: _relations_xml(main),
        relations_part(DOCUMENT): _relations_xml(sorted(rows)),
    }


def _relations_xml(rows: Iterable[tuple[str, str, str, bool]]) -> bytes:
    lines = "".join(
        f"<Relationship Id={quoteattr(name)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        + (' TargetMode="External"/>' if external else "/>")
        for name, kind, target, external in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{lines}</Relationships>'.encode()


def content_types_xml(package: Package, parts: Mapping[str, bytes], norm: Norm) -> bytes:
    """``[Content_Types].xml`` of the stamped parts; kept parts keep the type they had."""
    story = f"{_WORD_TYPE}{number_place(norm)}+xml"
    known = {
        DOCUMENT: MAIN_TYPE,
        STYLES: f"{_WORD_TYPE}styles+xml",
        SETTINGS: f"{_WORD_TYPE}settings+xml",
        NUMBER_PART: story,
        FIRST_PART: story,
    }
    named = "".join(
        f"<Override PartName={quoteattr('/' + name)} "
        f"ContentType={quoteattr(known.get(name) or package.content_type(name))}/>"
        for name in sorted(parts)
        if not name.endswith(".rels")
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="{_RELATION_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    ).encode()


def reached_parts(package: Package, kept: Iterable[Relation]) -> dict[str, bytes]:
    """Parts the kept relations lead to, with what those parts need in turn."""
    found: dict[str, bytes] = {}
    waiting = [one.target for one in kept if not one.external]
    while waiting:
        name = waiting.pop()
        if name in found or name not in package:
            continue
        found[name] = package[name]
        relations = relations_part(name)
        if relations in package:
            found[relations] = package[relations]
            waiting += [one.target for one in package.relations(name) if not one.external]
    return found
