"""Drawn things: lines, text boxes and pictures, in DrawingML and in VML, alone or in groups."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docgen.facts.model import Shape
from docgen.facts.vml import read_vml
from docgen.facts.xml import PIC, WP, WPG, WPS, A, R, W, whole
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

EMU_PER_TWIP = 635
_EMU_PER_EIGHTH = 1587.5
_DEFAULT_LINE = 9525
_FLAT = 40
"""A shape without text at most 2 pt high or wide is a line to whoever looks at it."""
_LINE_SHAPES = frozenset(("line", "lineInv", "straightConnector1"))
_GRAPHICS = {
    "chart": "chart",
    "chartspace": "chart",
    "relIds": "diagram",
    "contentPart": "ink",
    "oleObj": "object",
}


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line; ``weight`` in eighths of a point."""

    shape: Shape
    weight: int
    color: str
    dash: str
    visible: bool


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box with its text as an element that holds paragraphs and tables."""

    shape: Shape
    border: bool
    content: _Element


@dataclass(frozen=True, slots=True)
class DrawnImage:
    """A picture by the id of its relation."""

    shape: Shape
    relation: str
    description: str


@dataclass(slots=True)
class Drawing:
    """All that one ``w:drawing`` or ``w:pict`` holds, and what of it is not understood."""

    lines: list[DrawnLine] = field(default_factory=list)
    boxes: list[DrawnBox] = field(default_factory=list)
    images: list[DrawnImage] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Outline:
    weight: int
    color: str
    dash: str
    visible: bool


def read_drawing(node: _Element) -> Drawing:
    """Read a ``w:drawing``, ``w:pict`` or ``w:object``."""
    found = Drawing()
    if node.tag != W + "drawing":
        _read_vml(node, found)
        return found
    for holder in node:
        if holder.tag in (WP + "inline", WP + "anchor"):
            _read_holder(holder, found)
    return found


def _read_vml(node: _Element, found: Drawing) -> None:
    for item in read_vml(node):
        if item.content is not None:
            found.boxes.append(DrawnBox(item.shape, item.stroked, item.content))
        elif item.relation:
            found.images.append(DrawnImage(item.shape, item.relation, item.description))
        elif item.line or _flat(item.shape):
            found.lines.append(
                DrawnLine(item.shape, item.weight, item.color, item.dash, item.stroked)
            )
        elif item.notice:
            found.notices.append(item.notice)


def _flat(shape: Shape) -> bool:
    short, long = sorted((shape.width, shape.height))
    return short <= _FLAT < long


def _read_holder(holder: _Element, found: Drawing) -> None:
    data = holder.find(f"{A}graphic/{A}graphicData")
    shape = _shape(holder)
    for child in data if data is not None else ():
        _read_graphic(child, shape, found)


def _shape(holder: _Element) -> Shape:
    extent, properties = holder.find(WP + "extent"), holder.find(WP + "docPr")
    x, x_from, x_align = _position(holder.find(WP + "positionH"))
    y, y_from, y_align = _position(holder.find(WP + "positionV"))
    return Shape(
        source="drawingml",
        name=(properties.get("name") or "") if properties is not None else "",
        width=_twips(extent.get("cx") if extent is not None else None),
        height=_twips(extent.get("cy") if extent is not None else None),
        x=x,
        y=y,
        x_from=x_from,
        y_from=y_from,
        x_align=x_align,
        y_align=y_align,
        inline=holder.tag == WP + "inline",
    )


def _position(node: _Element | None) -> tuple[Twips, str, str]:
    if node is None:
        return Twips(0), "", ""
    align, offset = node.find(WP + "align"), node.find(WP + "posOffset")
    return (
        _twips(offset.text if offset is not None else None),
        node.get("relativeFrom") or "",
        (align.text or "").strip() if align is not None else "",
    )


def _twips(emu: str | None) -> Twips:
    # Offsets in EMU are larger than any length in twips that is let through elsewhere.
    try:
        return Twips(round(int(emu or "0") / EMU_PER_TWIP))
    except ValueError:
        return Twips(0)


def _read_graphic(node: _Element, shape: Shape, found: Drawing) -> None:
    tag = node.tag
    name = tag.rpartition("}")[2]
    if tag == WPS + "wsp":
        _read_shape(node, shape, found)
    elif tag == PIC + "pic":
        _read_picture(node, shape, found)
    elif tag in (WPG + "wgp", WPG + "grpSp"):
        _read_group(node, shape, found)
    elif name in ("wpc", "lockedCanvas"):
        for child in node:
            _read_member(child, shape, (1.0, 1.0), (0, 0), found)
    elif name in _GRAPHICS:
        found.notices.append(_GRAPHICS[name])


def _read_shape(node: _Element, shape: Shape, found: Drawing) -> None:
    outline = _outline(node)
    content = node.find(f"{WPS}txbx/{W}txbxContent")
    geometry = node.find(f"{WPS}spPr/{A}prstGeom")
    kind = geometry.get("prst") if geometry is not None else ""
    if content is not None:
        found.boxes.append(DrawnBox(shape, outline.visible, content))
    elif kind in _LINE_SHAPES or _flat(shape):
        visible = outline.visible or (kind not in _LINE_SHAPES and _filled(node))
        found.lines.append(DrawnLine(shape, outline.weight, outline.color, outline.dash, visible))


def _filled(node: _Element) -> bool:
    properties = node.find(WPS + "spPr")
    return properties is not None and properties.find(A + "solidFill") is not None


def _outline(node: _Element) -> _Outline:
    line = node.find(f"{WPS}spPr/{A}ln")
    reference = node.find(f"{WPS}style/{A}lnRef")
    styled = reference is not None and reference.get("idx") != "0"
    if line is None:
        return _Outline(round(_DEFAULT_LINE / _EMU_PER_EIGHTH), "000000", "solid", styled)
    width = whole(line.get("w"), _DEFAULT_LINE)
    filled = any(line.find(A + name) is not None for name in ("solidFill", "gradFill", "pattFill"))
    dash = line.find(A + "prstDash")
    color = line.find(f"{A}solidFill/{A}srgbClr")
    return _Outline(
        weight=round(width / _EMU_PER_EIGHTH),
        color=(color.get("val") or "000000").upper() if color is not None else "000000",
        dash=(dash.get("val") or "solid") if dash is not None else "solid",
        visible=line.find(A + "noFill") is None and (filled or styled),
    )


def _read_picture(node: _Element, shape: Shape, found: Drawing) -> None:
    blip = node.find(f"{PIC}blipFill/{A}blip")
    properties = node.find(f"{PIC}nvPicPr/{PIC}cNvPr")
    found.images.append(
        DrawnImage(
            shape,
            (blip.get(R + "embed") or "") if blip is not None else "",
            (properties.get("descr") or "") if properties is not None else "",
        )
    )


def _read_group(node: _Element, shape: Shape, found: Drawing) -> None:
    frame = node.find(f"{WPG}grpSpPr/{A}xfrm")
    offset, extent = _pair(frame, "chOff", "x", "y"), _pair(frame, "chExt", "cx", "cy")
    scale = (
        shape.width * EMU_PER_TWIP / extent[0] if extent[0] else 1.0,
        shape.height * EMU_PER_TWIP / extent[1] if extent[1] else 1.0,
    )
    for child in node:
        _read_member(child, shape, scale, offset, found)


def _read_member(
    node: _Element,
    group: Shape,
    scale: tuple[float, float],
    origin: tuple[int, int],
    found: Drawing,
) -> None:
    frame = node.find(f"{WPG}grpSpPr/{A}xfrm")
    for holder in (f"{WPS}spPr/{A}xfrm", f"{PIC}spPr/{A}xfrm"):
        frame = node.find(holder) if frame is None else frame
    if frame is None:
        return
    at, size = _pair(frame, "off", "x", "y"), _pair(frame, "ext", "cx", "cy")
    shape = replace(
        group,
        width=Twips(round(size[0] * scale[0] / EMU_PER_TWIP)),
        height=Twips(round(size[1] * scale[1] / EMU_PER_TWIP)),
        x=Twips(group.x + round((at[0] - origin[0]) * scale[0] / EMU_PER_TWIP)),
        y=Twips(group.y + round((at[1] - origin[1]) * scale[1] / EMU_PER_TWIP)),
    )
    _read_graphic(node, shape, found)


def _pair(frame: _Element | None, name: str, first: str, second: str) -> tuple[int, int]:
    node = frame.find(A + name) if frame is not None else None
    if node is None:
        return 0, 0
    return _emu(node.get(first)), _emu(node.get(second))


def _emu(value: str | None) -> int:
    try:
        return int(value or "0")
    except ValueError:
        return 0
