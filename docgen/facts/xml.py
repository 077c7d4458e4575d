"""Names of WordprocessingML and the small helpers that every reader of a part needs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
V: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

VAL: Final = W + "val"
P, TBL, TR, TC = W + "p", W + "tbl", W + "tr", W + "tc"
P_PR, R_PR, RUN, TEXT = W + "pPr", W + "rPr", W + "r", W + "t"
SECT_PR = W + "sectPr"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_TRACKED = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_UNDERSTOOD = frozenset(
    (
        *("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex"),
        *("w16sdtdh", "w16sdtfl", "w16du", "a14", "am3d", "aink", "cx", "cx1"),
    )
)
_OFF = frozenset(("0", "false", "off"))
_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_LARGEST = 10_000_000


def parse(content: bytes) -> _Element:
    """Return the root of a part that the package reader has already accepted."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def on(value: str | None) -> bool:
    """Read an on/off value (``w:val``): present without a value means on."""
    return value not in _OFF


def whole(value: str | None, default: int = 0) -> int:
    """Read a whole number; fractions, which some writers produce, are rounded."""
    if not value:
        return default
    try:
        return _bounded(float(value), default)
    except ValueError:
        return default


def twips(value: str | None, default: int = 0) -> int:
    """Read a length: twips, or a number with a unit as strict documents have it ("2.5cm")."""
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        factor = _UNITS.get(value[-2:], 0.0)
    try:
        return _bounded(float(value[:-2]) * factor if factor else float(value), default)
    except ValueError:
        return default


def _bounded(number: float, default: int) -> int:
    return round(number) if math.isfinite(number) and abs(number) < _LARGEST else default


def attributes(node: _Element | None) -> dict[str, str]:
    """Return the attributes of an element without their namespaces."""
    if node is None:
        return {}
    return {str(key).rpartition("}")[2]: str(value) for key, value in node.items()}


def child(node: _Element | None, tag: str) -> _Element | None:
    """Return the first child of a name; several times as fast as ``find``."""
    return next(node.iterchildren(tag), None) if node is not None else None


def chosen(alternate: _Element) -> _Element | None:
    """Return the branch of ``mc:AlternateContent`` that a present-day Word takes."""
    for branch in alternate:
        if branch.tag == CHOICE and _understood(branch.get("Requires", "")):
            return branch
    return next((branch for branch in alternate if branch.tag == FALLBACK), None)


def _understood(requires: str) -> bool:
    return all(prefix in _UNDERSTOOD for prefix in requires.split())


def blocks(parent: _Element) -> Iterator[_Element]:
    """Yield what stands in a body, table, row or cell; content controls and tags are no bar."""
    for child in parent:
        tag = child.tag
        if tag in _WRAPPERS or tag in _TRACKED:
            yield from blocks(child)
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from blocks(branch)
        else:
            yield child
