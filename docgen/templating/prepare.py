"""Makes a clerk's Word file ready for filling: rule lengths become names, properties the office's.

A template keeps sample indents in its rule paragraphs ("TT Đường kẻ …"), because a tag inside
``w:ind`` is not valid for Word tools; the tags exist only in the prepared package (decision 15).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docgen.errors import TemplateError
from docgen.facts.package import CONTENT_TYPES, PACKAGE_RELATIONS, Package
from docgen.templating.properties import APP_PART, APP_XML, CORE_PART, CoreProperties, core_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

RuleNames = Mapping[str, tuple[str, str]]
"""Style id of a rule paragraph -> names of its left and right indent (twips) in the context."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_AFTER_INDENT = frozenset(
    _W + name
    for name in (
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    )
)
_OTHER_WAYS_TO_INDENT = ("start", "end", "leftChars", "rightChars", "startChars", "endChars")


def prepare(package: Package, rules: RuleNames, frames: RuleNames | None = None) -> Package:
    """Return the package that both rendering paths start from.

    The indents of every paragraph in a rule style become ``{{ name }}`` tags in body, headers,
    footers and cells; so do those of ``frames``, the styles of framed stamps, where the template
    need not hold a sample. Core and application properties are set to neutral ones of the office.
    Raises :class:`TemplateError`: ``RULE_WITHOUT_INDENT``, ``TAG_IN_PROPERTIES``.
    """
    measured = {**rules, **(frames or {})}
    changed = {
        name: _with_rule_names(name, package[name], measured, frames or {})
        for name in text_parts(package)
        if any(style.encode() in package[name] for style in measured)
    }
    return _with_properties(_without_thumbnail(package.with_parts(changed)))


def text_parts(package: Package) -> tuple[str, ...]:
    """Return the parts that may hold tags: document, headers and footers, each once."""
    main = package.main_part
    others = (*package.parts_by_kind("header"), *package.parts_by_kind("footer"))
    return tuple(dict.fromkeys((main, *others)))


def _with_rule_names(part: str, content: bytes, rules: RuleNames, frames: RuleNames) -> bytes:
    from lxml import etree

    root = etree.fromstring(content)
    for paragraph, style in _rule_paragraphs(root, rules):
        indent = paragraph.find(f"{_W}pPr/{_W}ind")
        if indent is None and style in frames:
            indent = _new_indent(paragraph)
        if indent is None:
            raise TemplateError("RULE_WITHOUT_INDENT", part=part, style=style)
        for name in _OTHER_WAYS_TO_INDENT:
            indent.attrib.pop(_W + name, "")
        left, right = rules[style]
        indent.set(f"{_W}left", f"{{{{ {left} }}}}")
        indent.set(f"{_W}right", f"{{{{ {right} }}}}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _new_indent(paragraph: _Element) -> _Element | None:
    """An empty indent where the schema wants it (CT_PPr)."""
    from lxml import etree

    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None
    indent = etree.Element(f"{_W}ind")
    following = (child for child in properties if child.tag in _AFTER_INDENT)
    after = next(following, None)
    properties.insert(len(properties) if after is None else properties.index(after), indent)
    return indent


def _rule_paragraphs(root: _Element, rules: RuleNames) -> Iterator[tuple[_Element, str]]:
    for mark in root.iter(f"{_W}pStyle"):
        style = str(mark.get(f"{_W}val"))
        paragraph = mark.getparent()
        while paragraph is not None and paragraph.tag != f"{_W}p":
            paragraph = paragraph.getparent()
        if style in rules and paragraph is not None:
            yield paragraph, style


def _without_thumbnail(package: Package) -> Package:
    """The picture of a file shows the template, never the paper that is made of it."""
    from lxml import etree

    relations = etree.fromstring(package[PACKAGE_RELATIONS])
    for node in relations:
        if str(node.get("Type")).endswith("/thumbnail"):
            relations.remove(node)
    targets = {relation.target for relation in package.relations() if relation.kind == "thumbnail"}
    kept = {name: content for name, content in package.parts.items() if name not in targets}
    return Package({**kept, PACKAGE_RELATIONS: _xml(relations)})


def _with_properties(package: Package) -> Package:
    for name in package:
        if name.startswith("docProps/") and name.endswith(".xml") and b"{{" in package[name]:
            _refuse_tags_in_custom_properties(name)
    package = _with_root_part(package, CORE_PART, _METADATA + "core-properties", _CORE_TYPE)
    package = _with_root_part(package, APP_PART, _OFFICE + "extended-properties", _APP_TYPE)
    return package.with_parts({CORE_PART: core_xml(CoreProperties("", "")), APP_PART: APP_XML})


def _refuse_tags_in_custom_properties(name: str) -> None:
    if name not in (CORE_PART, APP_PART):
        raise TemplateError("TAG_IN_PROPERTIES", part=name)


def _with_root_part(package: Package, part: str, relation: str, content_type: str) -> Package:
    """Return the package with exactly one relation of this type, leading to ``part``."""
    from lxml import etree

    relations = etree.fromstring(package[PACKAGE_RELATIONS])
    known = [node for node in relations if node.get("Type") == relation]
    if not known:
        known = [
            etree.SubElement(relations, relations.tag.replace("Relationships", "Relationship"))
        ]
        known[0].set("Id", f"rId{len(relations) + 1000}")
        known[0].set("Type", relation)
    known[0].set("Target", part)
    return package.with_parts(
        {
            PACKAGE_RELATIONS: _xml(relations),
            CONTENT_TYPES: _with_override(package[CONTENT_TYPES], part, content_type),
        }
    )


def _with_override(content: bytes, part: str, content_type: str) -> bytes:
    from lxml import etree

    types = etree.fromstring(content)
    for node in types:
        if node.get("PartName") == f"/{part}":
            types.remove(node)
    override = etree.SubElement(types, types.tag.replace("Types", "Override"))
    override.set("PartName", f"/{part}")
    override.set("ContentType", content_type)
    return _xml(types)


def _xml(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
