"""Shapes in VML, the drawing language of Word 97 to 2007 that WPS and old papers still use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.facts.model import Shape
from docgen.facts.xml import OFFICE, R, V, W
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "pc": 240.0, "px": 15.0}
_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*([a-z]{2})?")
_DEFAULT_WEIGHT = 6
_SHAPES = frozenset(
    V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve")
)
_LINE_TYPES = ("_x0000_t20", "_x0000_t32")
_STORY_WORDS = {"text": "column", "char": "character"}
_STORY_WORDS_V = {"text": "paragraph", "char": "line"}


@dataclass(frozen=True, slots=True)
class VmlItem:
    """One shape; ``content`` is the text of a box, ``relation`` the picture's."""

    shape: Shape
    line: bool
    stroked: bool
    weight: int
    color: str
    dash: str
    content: _Element | None
    relation: str
    description: str
    notice: str


@dataclass(frozen=True, slots=True)
class _Space:
    """How the numbers of a group's members become twips on the page."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 15.0
    scale_y: float = 15.0
    inherited: dict[str, str] | None = None


def read_vml(node: _Element) -> Iterator[VmlItem]:
    """Yield the shapes of a ``w:pict`` or ``w:object``, those in groups one by one."""
    yield from _items(node, _Space())


def _items(node: _Element, space: _Space) -> Iterator[VmlItem]:
    for child in node:
        if child.tag in _SHAPES:
            yield _item(child, space)
        elif child.tag == V + "group":
            yield from _items(child, _inner(child, space))
        elif child.tag == OFFICE + "OLEObject":
            yield _notice("object")


def _style(node: _Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in (node.get("style") or "").split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def _length(value: str | None, scale: float = 15.0) -> float:
    """Read a length in twips; a bare number counts ``scale`` twips."""
    match = _LENGTH.match(value or "")
    if not match:
        return 0.0
    try:
        return float(match[1]) * _UNITS.get(match[2] or "", scale)
    except ValueError:
        return 0.0


def _inner(node: _Element, space: _Space) -> _Space:
    style = _style(node)
    width = _length(style.get("width"), space.scale_x)
    height = _length(style.get("height"), space.scale_y)
    size, origin = _two(node.get("coordsize"), 1000.0), _two(node.get("coordorigin"), 0.0)
    x, y = _corner(style, space)
    scale_x = width / size[0] if size[0] else 1.0
    scale_y = height / size[1] if size[1] else 1.0
    return _Space(
        x=x - origin[0] * scale_x,
        y=y - origin[1] * scale_y,
        scale_x=scale_x,
        scale_y=scale_y,
        inherited=space.inherited or style,
    )


def _two(value: str | None, default: float) -> tuple[float, float]:
    first, _, second = (value or "").partition(",")
    return _bare(first, default), _bare(second, default)


def _bare(value: str, default: float) -> float:
    try:
        return float(value)
    except ValueError:
        return default


def _corner(style: dict[str, str], space: _Space) -> tuple[float, float]:
    x = _length(style.get("margin-left")) + _length(style.get("left"), space.scale_x)
    y = _length(style.get("margin-top")) + _length(style.get("top"), space.scale_y)
    return space.x + x, space.y + y


def _item(node: _Element, space: _Space) -> VmlItem:
    style = _style(node)
    content = node.find(f"{V}textbox/{W}txbxContent")
    image = node.find(V + "imagedata")
    stroke = node.find(V + "stroke")
    kind = (node.get("type") or "").lstrip("#")
    rule = (node.get(OFFICE + "hr") or "") in ("t", "true", "1")
    return VmlItem(
        shape=_shape(node, style, space),
        line=node.tag == V + "line" or kind in _LINE_TYPES or rule,
        stroked=rule or (node.get("stroked") or "t")[:1] != "f",
        weight=_weight(node),
        color=_color(node.get("fillcolor" if rule else "strokecolor")),
        dash=(stroke.get("dashstyle") or "solid") if stroke is not None else "solid",
        content=content,
        relation=(image.get(R + "id") or "") if image is not None else "",
        description=node.get("alt") or "",
        notice="",
    )


def _weight(node: _Element) -> int:
    value = node.get("strokeweight")
    return round(_length(value) * 8 / 20) if value else _DEFAULT_WEIGHT


def _color(value: str | None) -> str:
    word = (value or "").split(" ")[0].lstrip("#").upper()
    if re.fullmatch(r"[0-9A-F]{3}", word):
        return "".join(digit * 2 for digit in word)
    return word if re.fullmatch(r"[0-9A-F]{6}", word) else "000000"


def _shape(node: _Element, style: dict[str, str], space: _Space) -> Shape:
    place = space.inherited or style
    x, y = _corner(style, space)
    width, height = (
        _length(style.get("width"), space.scale_x),
        _length(style.get("height"), space.scale_y),
    )
    if node.tag == V + "line":
        (x1, y1), (x2, y2) = _point(node.get("from"), space), _point(node.get("to"), space)
        x, y, width, height = x + min(x1, x2), y + min(y1, y2), abs(x2 - x1), abs(y2 - y1)
    x_from = place.get("mso-position-horizontal-relative", "text")
    y_from = place.get("mso-position-vertical-relative", "text")
    return Shape(
        source="vml",
        name=node.get("id") or "",
        width=Twips(round(width)),
        height=Twips(round(height)),
        x=Twips(round(x)),
        y=Twips(round(y)),
        x_from=_STORY_WORDS.get(x_from, x_from),
        y_from=_STORY_WORDS_V.get(y_from, y_from),
        x_align=_align(place.get("mso-position-horizontal")),
        y_align=_align(place.get("mso-position-vertical")),
        inline=place.get("position") not in ("absolute", "relative"),
    )


def _point(value: str | None, space: _Space) -> tuple[float, float]:
    first, _, second = (value or "").partition(",")
    return _length(first, space.scale_x), _length(second, space.scale_y)


def _align(word: str | None) -> str:
    return "" if word in (None, "absolute") else str(word)


def _notice(code: str) -> VmlItem:
    nothing = Shape(
        *("vml", "", Twips(0), Twips(0), Twips(0), Twips(0), "", "", "", ""), inline=True
    )
    return VmlItem(nothing, False, False, 0, "000000", "", None, "", "", code)
