"""``word/styles.xml`` made from a norm: one "TT …" paragraph style for each component.

The file is written whole, with nothing Word would put there by itself, so that a template carries
no latent styles and the same norm always gives the same bytes. Measures come from the norm; the
few styles that belong to the mechanics of a template (control lines, section ends, table frames)
are described here. Order of elements: ISO 29500-1, CT_Style, CT_PPrBase, CT_RPr.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from docgen.norms.units import twips_of_mm

if TYPE_CHECKING:
    from docgen.norms.model import Component, Norm
    from docgen.norms.parts import Stamp

CONTROL_STYLE: Final = "TTLenhMau"
"""Paragraphs that hold only a tag such as ``{%p if … %}``; they vanish when a paper is made."""

BARE_TABLE_STYLE: Final = "TTBangKhongKe"
RULED_TABLE_STYLE: Final = "TTBangKe"

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ALIGN: Final = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_LEVEL_WITH: Final = {
    "so_van_ban": "dia_danh_thoi_gian",
    "noi_nhan_nhan": "quyen_han",
}
"""Components that share a line of a table with a neighbour of another size."""

_GROUPED: Final = {"kinh_gui_ds": "kinh_gui"}
"""Components whose paragraphs stand close together, with another's space below the last one."""

_ASCENT: Final = 0.891
"""Height of the letters above the base line as a share of the size: a fact of Times New Roman."""

_LINE_HEIGHT: Final = 1.15
"""Height of a single line as a share of the size: a fact of Times New Roman."""

_RULE_GAP: Final = 3
"""Points between a rule and the text above it, or below it: clear of dots under letters."""

_FRAME_EIGHTHS: Final = 6
_INKS: Final = {"red": "FF0000"}

_SINGLE: Final = 240
"""Single line spacing, as ``w:line`` counts it."""

_CELL_MARGIN: Final = 57
"""Space beside the text in a ruled table, in twips: 1 mm, for seven columns on upright A4."""


def styles_xml(norm: Norm, size_set: str, carried: Iterable[str] = ()) -> bytes:
    """The styles of a norm in one of its size sets (``"14"``, ``"13"``).

    ``carried`` are further ``<w:style>`` elements as text, for styles a clerk's file uses besides.
    Raises ``KeyError`` for a size set the norm does not have.
    """
    paragraphs = "".join(
        _component_style(one, norm, size_set) for one in norm.components if one.style_id
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{_NAMESPACE}">{_defaults(norm, size_set)}{_BUILT_IN}'
        f"{paragraphs}{_MECHANICS}{''.join(carried)}</w:styles>"
    ).encode()


def _defaults(norm: Norm, size_set: str) -> str:
    font = norm.page.font
    family = quoteattr(font.family)
    size = norm.component("noi_dung").half_points(size_set)
    language = quoteattr(font.language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={family} w:hAnsi={family} "
        f"w:eastAsia={family} w:cs={family}/><w:color w:val={quoteattr(font.color)}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f"<w:lang w:val={language} w:eastAsia={language} w:bidi={language}/>"
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:before="0" w:after="0" w:line="{_SINGLE}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _component_style(component: Component, norm: Norm, size_set: str) -> str:
    paragraph = (
        _keeping(component)
        + _borders(component, norm, size_set)
        + _spacing(component, norm, size_set)
        + _indents(component, norm)
        + ("<w:contextualSpacing/>" if component.id in _GROUPED else "")
        + (f'<w:jc w:val="{_ALIGN[component.align]}"/>' if component.align else "")
        + (f'<w:outlineLvl w:val="{component.outline - 1}"/>' if component.outline else "")
    )
    return _style(
        "paragraph",
        str(component.style_id),
        str(component.style),
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        + _letters(component, norm, size_set),
    )


def _keeping(component: Component) -> str:
    next_one = "<w:keepNext/>" if component.keep_next else ""
    return next_one + ("<w:keepLines/>" if component.keep_lines else "")


def _borders(component: Component, norm: Norm, size_set: str) -> str:
    """The rule of a rule component, above an address block, or the frame of a stamp."""
    if component.rule_eighths is not None:
        side = "top" if component.rule_above else "bottom"
        border = _border(side, component.rule_eighths, _RULE_GAP, norm.page.font.color)
        return f"<w:pBdr>{border}</w:pBdr>"
    stamp = _stamp(component, norm)
    if stamp is None:
        return ""
    line = round(_size(component, size_set) * 10 * _LINE_HEIGHT)
    gap = max(0, (twips_of_mm(stamp.height_mm) - line) // 40)
    colour = _INKS.get(stamp.color or "", norm.page.font.color)
    sides = {"top": gap, "left": 0, "bottom": gap, "right": 0}
    frame = "".join(_border(side, _FRAME_EIGHTHS, room, colour) for side, room in sides.items())
    return f"<w:pBdr>{frame}</w:pBdr>"


def _border(side: str, eighths: int, gap: int, colour: str) -> str:
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color={quoteattr(colour)}/>'
    )


def _stamp(component: Component, norm: Norm) -> Stamp | None:
    """The widest stamp that bears a text of the component."""
    texts = set(component.text or ())
    fitting = [one for one in norm.stamps if texts.intersection(one.fields)]
    return max(fitting, key=lambda one: one.width_mm, default=None)


def _spacing(component: Component, norm: Norm, size_set: str) -> str:
    before = component.space_before + _lowered(component, norm, size_set)
    after = norm.component(_GROUPED.get(component.id, component.id)).space_after
    values = {"before": before, "after": after}
    given = "".join(f' w:{name}="{value}"' for name, value in values.items() if value)
    if component.word == "rule" or component.line_exact:
        given += f' w:line="{_size(component, size_set) * 10}" w:lineRule="exact"'
    elif component.line not in (None, 1):
        given += f' w:line="{round(_SINGLE * (component.line or 1))}" w:lineRule="auto"'
    return f"<w:spacing{given}/>" if given else ""


def _lowered(component: Component, norm: Norm, size_set: str) -> int:
    """Twips that bring a smaller line down to the base line of its neighbour in a table row."""
    neighbour = _LEVEL_WITH.get(component.id)
    if neighbour is None:
        return 0
    other = _size(norm.component(neighbour), size_set)
    return max(0, round((other - _size(component, size_set)) * 10 * _ASCENT))


def _size(component: Component, size_set: str) -> int:
    return component.half_points(size_set) or 0


def _indents(component: Component, norm: Norm) -> str:
    left, first, right = component.left, component.first_line, 0
    if (stamp := _stamp(component, norm)) is not None:
        right = norm.page.text_width - twips_of_mm(stamp.width_mm)
    values = {"left": left, "right": right, "hanging": component.hanging, "firstLine": first}
    given = "".join(f' w:{name}="{value}"' for name, value in values.items() if value)
    return f"<w:ind{given}/>" if given else ""


def _letters(component: Component, norm: Norm, size_set: str) -> str:
    inside = ("<w:b/><w:bCs/>" if component.bold else "") + (
        "<w:i/><w:iCs/>" if component.italic else ""
    )
    if (stamp := _stamp(component, norm)) is not None and stamp.color in _INKS:
        inside += f'<w:color w:val="{_INKS[stamp.color]}"/>'
    size = component.half_points(size_set)
    if size is not None:
        inside += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _style(kind: str, style_id: str, name: str, content: str, attributes: str = "") -> str:
    custom = "" if attributes else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{attributes}{custom} w:styleId={quoteattr(style_id)}>'
        f"<w:name w:val={quoteattr(name)}/>{content}</w:style>"
    )


_DEFAULT: Final = ' w:default="1"'
_NO_MARGINS: Final = "".join(
    f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
)
_GRID: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BUILT_IN: Final = (
    _style("paragraph", "Normal", "Normal", "<w:qFormat/>", _DEFAULT)
    + _style(
        "character",
        "DefaultParagraphFont",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/>',
        _DEFAULT,
    )
    + _style(
        "table",
        "TableNormal",
        "Normal Table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr>",
        _DEFAULT,
    )
    + _style(
        "numbering",
        "NoList",
        "No List",
        '<w:uiPriority w:val="99"/><w:semiHidden/>',
        _DEFAULT,
    )
)
"""The four defaults that Word expects of every file."""

_MECHANICS: Final = (
    _style(
        "paragraph",
        CONTROL_STYLE,
        "TT Lệnh mẫu",
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr>'
        '<w:rPr><w:color w:val="808080"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>',
    )
    + _style(
        "table",
        BARE_TABLE_STYLE,
        "TT Bảng không kẻ",
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>',
    )
    + _style(
        "table",
        RULED_TABLE_STYLE,
        "TT Bảng kẻ",
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{_GRID}'
        "</w:tblBorders><w:tblCellMar>"
        f'<w:left w:w="{_CELL_MARGIN}" w:type="dxa"/><w:right w:w="{_CELL_MARGIN}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    )
)


def style_names(norm: Norm) -> Mapping[str, str]:
    """Style id of every style a stamped file has, by its display name."""
    names = {str(one.style): str(one.style_id) for one in norm.components if one.style_id}
    return names | _MECHANIC_NAMES


_MECHANIC_NAMES: Final = {
    "Normal": "Normal",
    "Default Paragraph Font": "DefaultParagraphFont",
    "Normal Table": "TableNormal",
    "No List": "NoList",
    "TT Lệnh mẫu": CONTROL_STYLE,
    "TT Bảng không kẻ": BARE_TABLE_STYLE,
    "TT Bảng kẻ": RULED_TABLE_STYLE,
}
