"""What a package says about itself: document properties and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.facts.model import PropertiesFacts, SettingsFacts
from docgen.facts.package import Package
from docgen.facts.xml import VAL, W, on, parse, twips, whole
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLD_WORD = 12
"""Word 2007, which wrote no ``compatibilityMode``."""


def read_properties(package: Package) -> PropertiesFacts:
    """Read the core and the extended properties; "" for what is not there."""
    said: dict[str, str] = {}
    for relation in package.relations():
        wanted = relation.kind in ("core-properties", "extended-properties")
        if wanted and not relation.external and relation.target in package:
            said |= _texts(parse(package[relation.target]))

    def get(name: str) -> str:
        return said.get(name, "")

    return PropertiesFacts(
        title=get("title"),
        subject=get("subject"),
        author=get("creator"),
        keywords=get("keywords"),
        last_modified_by=get("lastModifiedBy"),
        created=get("created"),
        modified=get("modified"),
        application=get("Application"),
        application_version=get("AppVersion"),
        company=get("Company"),
        template=get("Template"),
    )


def _texts(root: _Element) -> dict[str, str]:
    return {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in root}


def read_settings(root: _Element | None) -> SettingsFacts:
    """Read the settings that change what is seen; Word's own defaults without the part."""
    tab = _value(root, "defaultTabStop")
    return SettingsFacts(
        compatibility=_compatibility_mode(root),
        even_and_odd=_flag(root, "evenAndOddHeaders"),
        track_changes=_flag(root, "trackRevisions"),
        default_tab=Twips(twips(tab, 720)),
        protected=_protection(root),
        mirror_margins=_flag(root, "mirrorMargins"),
        gutter_at_top=_flag(root, "gutterAtTop"),
    )


def _compatibility_mode(root: _Element | None) -> int:
    for node in root.iter(W + "compatSetting") if root is not None else ():
        if node.get(W + "name") == "compatibilityMode":
            return whole(node.get(VAL), _OLD_WORD)
    return _OLD_WORD


def _protection(root: _Element | None) -> str:
    node = root.find(W + "documentProtection") if root is not None else None
    if node is None or not on(node.get(W + "enforcement") or "0"):
        return ""
    return node.get(W + "edit") or ""


def _value(root: _Element | None, name: str) -> str:
    node = root.find(W + name) if root is not None else None
    return (node.get(VAL) or "") if node is not None else ""


def _flag(root: _Element | None, name: str) -> bool:
    node = root.find(W + name) if root is not None else None
    return node is not None and on(node.get(VAL))
