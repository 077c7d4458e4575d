"""Stamping: a norm's measures put into a Word template.

Clerks own wording and arrangement, the norm owns measurements. A shipped template is stamped
already, so that Word shows what will be printed; stamping it again with the same norm changes
nothing. A paper under another norm is stamped anew when it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from docgen.facts.package import CONTENT_TYPES, Package
from docgen.templating import stamp_parts as files
from docgen.templating.stamp_document import stamp_sections, stamp_tables
from docgen.templating.stamp_tidy import tidy
from docgen.templating.styles import style_names, styles_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.norms.model import Norm

_W: Final = f"{{{files.W}}}"


def stamp(package: Package, norm: Norm, size_set: str | None = None) -> Package:
    """A template with page, page number, styles, settings and column widths of a norm.

    ``size_set`` is one of ``norm.size_sets``, by default the norm's first choice. Direct fonts and
    sizes and the marks of editing are removed; wording, order and other formatting stay. The
    result depends on nothing but the arguments, and stamping it again gives the same bytes.
    """
    old_styles = _parse(package[_styles_part(package)])
    kept = files.kept_relations(package, norm)
    parts = files.reached_parts(package, kept)
    names = _renamed(old_styles, norm)
    roots = {name: _parse(parts[name]) for name in parts if _is_story(parts[name])}
    document = roots[files.DOCUMENT] = _parse(package[package.main_part])
    for root in roots.values():
        tidy(root, norm, names)
    stamp_sections(document, norm)
    stamp_tables(document, norm)
    parts |= {name: _bytes(root) for name, root in roots.items()}
    parts |= files.number_parts(norm)
    parts[files.STYLES] = styles_xml(
        norm, size_set or norm.size_set_default, _carried(old_styles, roots, norm)
    )
    parts[files.SETTINGS] = files.settings_xml(norm)
    types = files.content_types_xml(package, parts, norm)
    return Package({CONTENT_TYPES: types, **parts, **files.relation_parts(kept, norm)})


def _styles_part(package: Package) -> str:
    return package.parts_by_kind("styles")[0]


def _is_story(content: bytes) -> bool:
    return files.W.encode() in content[:4000]


def _renamed(old_styles: _Element, norm: Norm) -> dict[str, str]:
    """Ids of the file's styles to the ids that the same styles have here."""
    ours = {name.casefold(): style_id for name, style_id in style_names(norm).items()}
    renamed: dict[str, str] = {}
    for style in old_styles.iter(_W + "style"):
        name = _display_name(style)
        style_id = ours.get(name.casefold()) or _same_component(name, norm)
        if style_id is not None:
            renamed[str(style.get(_W + "styleId"))] = style_id
    return renamed


def _same_component(name: str, norm: Norm) -> str | None:
    """Style that this norm gives to the component to which another norm gives that name."""
    from docgen.norms import norms

    found = {one.id for other in norms() if (one := other.component_of_style(name))}
    return next((one.style_id for one in norm.components if one.id in found), None)


def _display_name(style: _Element) -> str:
    name = style.find(_W + "name")
    return "" if name is None else str(name.get(_W + "val"))


def _carried(old_styles: _Element, roots: Mapping[str, _Element], norm: Norm) -> list[str]:
    """Styles besides ours that the text uses, with those they rest on, as they were.

    They are no part of a clean template; the check names them. Dropping them would change what
    the clerk sees before anybody could say why.
    """
    from lxml import etree

    known = set(style_names(norm).values())
    defined = {str(style.get(_W + "styleId")): style for style in old_styles.iter(_W + "style")}
    wanted = _used(roots) - known
    while missing := {_base(defined[name]) for name in wanted if name in defined} - wanted - known:
        wanted |= missing
    return [
        etree.tostring(defined[name], method="c14n", exclusive=True).decode()
        for name in sorted(wanted)
        if name in defined
    ]


def _used(roots: Mapping[str, _Element]) -> set[str]:
    tags = (_W + "pStyle", _W + "rStyle", _W + "tblStyle")
    return {str(mark.get(_W + "val")) for root in roots.values() for mark in root.iter(*tags)}


def _base(style: _Element) -> str:
    base = style.find(_W + "basedOn")
    return "Normal" if base is None else str(base.get(_W + "val"))


def _parse(content: bytes) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
