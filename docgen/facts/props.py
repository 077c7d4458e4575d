"""What one ``w:rPr`` or ``w:pPr`` says by itself, before any level is laid over another.

A property that is not named is absent from the result, so that laying levels over each other is a
dictionary update.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.facts.formats import Border, Frame, TabStop
from docgen.facts.xml import R_PR, SECT_PR, VAL, W, on, twips, whole
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

Props = dict[str, Any]
"""Property name → its value; the names are Word's, the values Python's."""
Key = tuple[Any, ...]

TOGGLES = (
    *("b", "i", "caps", "smallCaps", "strike", "vanish", "bCs", "iCs"),
    *("emboss", "imprint", "outline", "shadow"),
)
"""Properties that two styles switch off again when both switch them on (17.7.3)."""

_ALIGN = {"both": "justify", "start": "left", "end": "right"}
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_RUN_FLAGS = {W + name: name for name in (*TOGGLES, "dstrike", "rtl", "noProof", "specVanish")}
_RUN_FLAGS[W + "cs"] = "complex"
_PARAGRAPH_FLAGS = {
    W + name: name
    for name in (
        *("keepNext", "keepLines", "pageBreakBefore", "widowControl", "contextualSpacing"),
        *("bidi", "snapToGrid", "suppressLineNumbers"),
    )
}
_NESTED = frozenset(W + name for name in ("pBdr", "tabs", "numPr", "tcBorders"))
_P_STYLE, _CHANGE = W + "pStyle", W + "pPrChange"


def run_key(node: _Element) -> Key:
    """Return what makes two ``w:rPr`` the same."""
    return tuple([(child.tag, *child.items()) for child in node])


def nested_key(node: _Element) -> Key:
    """Return what makes two ``w:tcPr`` the same."""
    return tuple(
        [
            (child.tag, run_key(child)) if child.tag in _NESTED else (child.tag, *child.items())
            for child in node
        ]
    )


@dataclass(slots=True)
class ParagraphSaid:
    """A ``w:pPr`` taken apart: what makes two the same, and what is looked at for itself."""

    node: _Element | None = None
    key: Key = ()
    style_id: str = ""
    mark: _Element | None = None
    mark_key: Key = ()
    section: _Element | None = None
    change: _Element | None = None


_NOTHING = ParagraphSaid()


def paragraph_said(node: _Element | None) -> ParagraphSaid:
    """Go once through a ``w:pPr``, None for a paragraph without one."""
    if node is None:
        return _NOTHING
    said = ParagraphSaid(node)
    key: list[tuple[Any, ...]] = []
    for child in node:
        tag = child.tag
        if tag == R_PR:
            said.mark, said.mark_key = child, run_key(child)
        elif tag in _NESTED:
            key.append((tag, run_key(child)))
        elif tag == SECT_PR:
            said.section = child
        elif tag == _CHANGE:
            said.change = child
        else:
            key.append((tag, *child.items()))
            if tag == _P_STYLE:
                said.style_id = child.get(VAL) or ""
    said.key = tuple(key)
    return said


def run_props(node: _Element | None) -> Props:
    """Return what a ``w:rPr`` says."""
    found: Props = {}
    for child in node if node is not None else ():
        tag = child.tag
        if tag in _RUN_FLAGS:
            found[_RUN_FLAGS[tag]] = on(child.get(VAL))
        elif tag in _RUN_READERS:
            _RUN_READERS[tag](child, found)
    return found


def paragraph_props(node: _Element | None) -> Props:
    """Return what a ``w:pPr`` says, the paragraph mark left out."""
    found: Props = {}
    for child in node if node is not None else ():
        tag = child.tag
        if tag in _PARAGRAPH_FLAGS:
            found[_PARAGRAPH_FLAGS[tag]] = on(child.get(VAL))
        elif tag in _PARAGRAPH_READERS:
            _PARAGRAPH_READERS[tag](child, found)
    return found


def _fonts(node: _Element, found: Props) -> None:
    for slot in _FONT_SLOTS:
        theme = node.get(W + ("cstheme" if slot == "cs" else slot + "Theme"))
        name = node.get(W + slot)
        if theme or name:
            found["font." + slot] = (theme or "", name or "")
    if hint := node.get(W + "hint"):
        found["hint"] = hint


def _color(node: _Element, found: Props) -> None:
    found["color"] = tuple(
        node.get(W + name) or "" for name in ("val", "themeColor", "themeTint", "themeShade")
    )


def _language(node: _Element, found: Props) -> None:
    if value := node.get(VAL):
        found["lang"] = value
    if value := node.get(W + "eastAsia"):
        found["langEastAsia"] = value


def _shading(node: _Element, found: Props) -> None:
    found["shd"] = shading(node)


def shading(node: _Element | None) -> str:
    """Return the fill of a ``w:shd`` as six digits, "" where nothing is filled."""
    fill = (node.get(W + "fill") or "") if node is not None else ""
    return "" if fill in ("auto", "") else fill.upper()


def _word(name: str, default: str = "") -> Callable[[_Element, Props], None]:
    def read(node: _Element, found: Props) -> None:
        found[name] = node.get(VAL) or default

    return read


def _number(name: str) -> Callable[[_Element, Props], None]:
    def read(node: _Element, found: Props) -> None:
        if (value := node.get(VAL)) is not None:
            found[name] = whole(value)

    return read


def _length(name: str) -> Callable[[_Element, Props], None]:
    def read(node: _Element, found: Props) -> None:
        if (value := node.get(VAL)) is not None:
            found[name] = twips(value)

    return read


def _size(name: str) -> Callable[[_Element, Props], None]:
    def read(node: _Element, found: Props) -> None:
        value = node.get(VAL) or ""
        # Strict documents write points with their unit.
        size = twips(value) // 10 if value.endswith("pt") else whole(value)
        if size > 0:
            found[name] = size

    return read


def _align(node: _Element, found: Props) -> None:
    value = node.get(VAL) or "left"
    found["jc"] = _ALIGN.get(value, value)


def _indent(node: _Element, found: Props) -> None:
    for side, other in (("left", "start"), ("right", "end")):
        _one_indent(node, found, side, other)
    _first_line(node, found)


def _one_indent(node: _Element, found: Props, side: str, other: str) -> None:
    value = node.get(W + side) or node.get(W + other)
    if value is not None:
        found[side] = twips(value)
        found.setdefault(side + "Chars", 0)
    chars = node.get(W + side + "Chars") or node.get(W + other + "Chars")
    if chars is not None:
        found[side + "Chars"] = 0 if value is not None else whole(chars)


def _first_line(node: _Element, found: Props) -> None:
    hanging, first = node.get(W + "hanging"), node.get(W + "firstLine")
    if hanging is not None:
        found["first"] = -twips(hanging)
    elif first is not None:
        found["first"] = twips(first)
    hanging_chars, first_chars = node.get(W + "hangingChars"), node.get(W + "firstLineChars")
    if hanging is not None or first is not None:
        found["firstChars"] = 0
    elif hanging_chars is not None:
        found["firstChars"] = -whole(hanging_chars)
    elif first_chars is not None:
        found["firstChars"] = whole(first_chars)


def _spacing(node: _Element, found: Props) -> None:
    for side in ("before", "after"):
        if (value := node.get(W + side)) is not None:
            found[side] = twips(value)
        if (value := node.get(f"{W}{side}Autospacing")) is not None:
            found[side + "Auto"] = on(value)
        if (value := node.get(f"{W}{side}Lines")) is not None:
            found[side + "Lines"] = whole(value)
    if (value := node.get(W + "line")) is not None:
        found["line"] = twips(value)
        found["lineRule"] = node.get(W + "lineRule") or "auto"


def _borders(node: _Element, found: Props) -> None:
    for child in node:
        found["border." + child.tag.rpartition("}")[2]] = border(child)


def border(node: _Element) -> Border:
    """Return one line of a frame; an invisible one is a line of kind "nil" or "none"."""
    color = node.get(W + "color") or "auto"
    return Border(
        kind=node.get(VAL) or "none",
        size=whole(node.get(W + "sz")),
        space=whole(node.get(W + "space")),
        color="000000" if color == "auto" else color.upper(),
    )


def _tabs(node: _Element, found: Props) -> None:
    stops = {}
    for child in node:
        position = twips(child.get(W + "pos"))
        kind = child.get(VAL) or "left"
        stops[position] = TabStop(Twips(position), kind, child.get(W + "leader") or "none")
    found["tabs"] = stops


def _numbering(node: _Element, found: Props) -> None:
    for child in node:
        if child.tag == W + "numId":
            found["numId"] = whole(child.get(VAL), -1)
        elif child.tag == W + "ilvl":
            found["ilvl"] = min(max(whole(child.get(VAL)), 0), 8)


def _outline(node: _Element, found: Props) -> None:
    level = whole(node.get(VAL), 9)
    found["outline"] = level if 0 <= level <= 8 else None


def _frame(node: _Element, found: Props) -> None:
    found["frame"] = Frame(
        x_align=node.get(W + "xAlign") or "",
        y_align=node.get(W + "yAlign") or "",
        x=Twips(twips(node.get(W + "x"))),
        y=Twips(twips(node.get(W + "y"))),
        x_from=node.get(W + "hAnchor") or "text",
        y_from=node.get(W + "vAnchor") or "text",
        width=Twips(twips(node.get(W + "w"))),
        height=Twips(twips(node.get(W + "h"))),
        drop_cap=node.get(W + "dropCap") or "",
    )


_RUN_READERS: dict[str, Callable[[Any, Props], None]] = {
    W + "rStyle": _word("rStyle"),
    W + "rFonts": _fonts,
    W + "sz": _size("sz"),
    W + "szCs": _size("szCs"),
    W + "u": _word("u", "single"),
    W + "color": _color,
    W + "highlight": _word("highlight", "none"),
    W + "shd": _shading,
    W + "vertAlign": _word("vertAlign", "baseline"),
    W + "spacing": _length("spacing"),
    W + "w": _number("scale"),
    W + "position": _number("position"),
    W + "lang": _language,
}
_PARAGRAPH_READERS: dict[str, Callable[[Any, Props], None]] = {
    W + "pStyle": _word("pStyle"),
    W + "jc": _align,
    W + "ind": _indent,
    W + "spacing": _spacing,
    W + "pBdr": _borders,
    W + "tabs": _tabs,
    W + "numPr": _numbering,
    W + "outlineLvl": _outline,
    W + "framePr": _frame,
    W + "shd": _shading,
}
