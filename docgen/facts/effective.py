"""Effective formatting: what Word shows once every level has spoken (ISO 29500-1, 17.7.2).

Document defaults, table style with its conditional parts, numbering level, paragraph style and all
it is based on, character style, direct formatting. Everything is resolved once per distinct
combination, so that a long paper costs little more than its distinct formats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.facts.formats import Border, CharFormat, Fonts, ParagraphFormat, TabStop
from docgen.facts.numbering import Numbering
from docgen.facts.props import TOGGLES, Key, ParagraphSaid, Props, paragraph_props, run_key
from docgen.facts.props import run_props as _run_props
from docgen.facts.styles import Style, StyleSheet
from docgen.facts.theme import Theme, changed
from docgen.norms.units import HalfPoints, Twips

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD_FONT = "Times New Roman"
WORD_SIZE = 20
AUTO_SPACE = 280
"""What Word takes for automatic space before and after: 14 pt, as browsers do."""
_AUTO_SPACE_OLD = 100
_TOGGLES = frozenset(TOGGLES)
_SLOTS = (("ascii", "ascii"), ("h_ansi", "hAnsi"), ("east_asia", "eastAsia"), ("cs", "cs"))
_SIDES = {"left": "right", "right": "left"}
_HEXADECIMAL = frozenset("0123456789ABCDEF")
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Settings of the document that change how levels are laid over each other."""

    table_style_yields: bool = True
    """Size and alignment of a paragraph style always win over the table style."""
    html_auto_space: bool = True


@dataclass(slots=True, eq=False)
class TableLook:
    """What the table style gives to the paragraphs of one cell."""

    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)


NO_TABLE = TableLook()


@dataclass(slots=True, eq=False)
class Base:
    """A paragraph style inside one kind of cell: all that lies under the direct formatting."""

    style_id: str
    style_name: str
    missing: bool
    paragraph: Props
    unlisted: Props
    table_run: Props
    style_run: Props
    characters: dict[Key, CharFormat] = field(default_factory=dict)
    paragraphs: dict[Key, Resolved] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Resolved:
    """A paragraph's effective formatting; ``num_id`` is 0 without a number in front."""

    format: ParagraphFormat
    num_id: int
    level: int


class Formatter:
    """Resolves formatting for one document."""

    def __init__(
        self,
        sheet: StyleSheet,
        numbering: Numbering,
        theme: Theme,
        compatibility: Compatibility = Compatibility(),
    ) -> None:
        self._sheet = sheet
        self._numbering = numbering
        self._theme = theme
        self._compatibility = compatibility
        self._bases: dict[tuple[str, int], Base] = {}
        self._looks: dict[int, TableLook] = {}
        self._style_runs: dict[str, Props] = {}
        self._formats: dict[CharFormat, CharFormat] = {}

    def base(self, style_id: str, look: TableLook = NO_TABLE) -> Base:
        """Return what a paragraph of a style starts from inside a cell (or outside of any)."""
        key = (style_id, id(look))
        if key not in self._bases:
            self._looks[id(look)] = look
            self._bases[key] = self._new_base(style_id, look)
        return self._bases[key]

    def paragraph(self, said: ParagraphSaid, base: Base) -> Resolved:
        """Return the effective formatting of a paragraph."""
        found = base.paragraphs.get(said.key)
        if found is None:
            found = base.paragraphs[said.key] = self._resolve(paragraph_props(said.node), base)
        return found

    def mark(self, said: ParagraphSaid, base: Base) -> CharFormat:
        """Return the effective formatting of a paragraph mark."""
        found = base.characters.get(said.mark_key)
        if found is None:
            found = self._characters(_run_props(said.mark), base)
            base.characters[said.mark_key] = found
        return found

    def characters(self, node: _Element | None, base: Base) -> CharFormat:
        """Return the effective formatting of letters from their ``w:rPr``."""
        key = run_key(node) if node is not None else ()
        found = base.characters.get(key)
        if found is None:
            found = base.characters[key] = self._characters(_run_props(node), base)
        return found

    def label(self, num_id: int, level: int, said: ParagraphSaid, base: Base) -> CharFormat:
        """Return the look of a number: the paragraph mark's, then what the level says."""
        at = self._numbering.level(num_id, level)
        own = at.run if at else {}
        key = ("label", num_id, level, said.mark_key)
        found = base.characters.get(key)
        if found is None:
            mark = {
                name: value
                for name, value in _run_props(said.mark).items()
                if name not in ("u", "vanish")
            }
            found = base.characters[key] = self._characters({**mark, **own}, base)
        return found

    def _new_base(self, style_id: str, look: TableLook) -> Base:
        style = self._sheet.of(style_id, "paragraph")
        chain = self._sheet.chain(style)
        run = _flat(chain)
        if self._table_wins(run.get("sz"), look.run.get("sz"), WORD_SIZE):
            del run["sz"]
        return Base(
            style_id=style.id if style else "",
            style_name=style.name if style else "",
            missing=bool(style_id) and (style is None or style.id != style_id),
            paragraph=self._under_direct(chain, look, listed=True),
            unlisted=self._under_direct(chain, look, listed=False),
            table_run=look.run,
            style_run=run,
        )

    def _table_wins(self, own: object, table: object, default: object) -> bool:
        if self._compatibility.table_style_yields or table is None:
            return False
        return own is not None and own == default

    def _under_direct(self, chain: list[Style], look: TableLook, *, listed: bool) -> Props:
        found = dict(self._sheet.paragraph_defaults)
        _overlay(found, look.paragraph)
        own = self._style_paragraph(chain, listed=listed)
        if self._table_wins(own.get("jc"), look.paragraph.get("jc"), "left"):
            del own["jc"]
        _overlay(found, own)
        return found

    def _style_paragraph(self, chain: list[Style], *, listed: bool) -> Props:
        """A style that names a list takes the level's indents, then its own over them."""
        found: Props = {}
        for style in chain:
            own = style.paragraph
            if listed and ("numId" in own or "ilvl" in own):
                merged = {**found, **own}
                level = self._level_of(merged, style.id)
                _overlay(found, self._level_paragraph(merged.get("numId", 0), level))
                found["ilvl"] = level
            _overlay(found, {name: value for name, value in own.items() if name != "ilvl"})
        return found

    def _level_of(self, props: Props, style_id: str) -> int:
        linked = self._numbering.level_of_style(props.get("numId", 0), style_id)
        return int(props.get("ilvl", 0)) if linked is None else linked

    def _level_paragraph(self, num_id: int, level: int) -> Props:
        found = self._numbering.level(num_id, level)
        return found.paragraph if found else {}

    def _resolve(self, direct: Props, base: Base) -> Resolved:
        props = dict(base.unlisted if direct.get("numId") == 0 else base.paragraph)
        if "numId" in direct or "ilvl" in direct:
            num_id = int(direct.get("numId", props.get("numId", 0)))
            level = int(direct.get("ilvl", props.get("ilvl", 0) if "numId" not in direct else 0))
            _overlay(props, self._level_paragraph(num_id, level))
            props["numId"], props["ilvl"] = num_id, level
        direct = {name: value for name, value in direct.items() if name not in ("numId", "ilvl")}
        _overlay(props, direct)
        size = base.style_run.get("sz") or self._sheet.run_defaults.get("sz") or WORD_SIZE
        return Resolved(
            format=_paragraph_format(props, size, self._compatibility.html_auto_space),
            num_id=int(props.get("numId", 0)),
            level=int(props.get("ilvl", 0)),
        )

    def _style_run(self, style_id: str) -> Props:
        if style_id not in self._style_runs:
            style = self._sheet.styles.get(style_id)
            known = style is not None and style.kind == "character"
            self._style_runs[style_id] = _flat(self._sheet.chain(style)) if known else {}
        return self._style_runs[style_id]

    def _characters(self, direct: Props, base: Base) -> CharFormat:
        style_id = str(direct.get("rStyle", ""))
        levels = (base.table_run, base.style_run, self._style_run(style_id))
        props = dict(self._sheet.run_defaults)
        for level in (*levels, direct):
            props.update(level)
        for name in _TOGGLES:
            if name not in direct:
                switched = sum(bool(level.get(name)) for level in levels) % 2 == 1
                props[name] = switched or bool(self._sheet.run_defaults.get(name))
        made = self._char_format(props, style_id)
        return self._formats.setdefault(made, made)

    def _char_format(self, props: Props, style_id: str) -> CharFormat:
        get = props.get
        complex_script = bool(get("rtl") or get("complex"))
        mark = "Cs" if complex_script else ""
        return CharFormat(
            fonts=self._fonts(props),
            size=HalfPoints(get("sz" + mark, WORD_SIZE)),
            bold=bool(get("b" + mark)),
            italic=bool(get("i" + mark)),
            underline=get("u", "none"),
            strike=bool(get("strike")),
            double_strike=bool(get("dstrike")),
            color=self._color(get("color")),
            highlight="" if get("highlight", "none") == "none" else get("highlight", ""),
            shading=get("shd", ""),
            hidden=bool(get("vanish")),
            caps=bool(get("caps")),
            small_caps=bool(get("smallCaps")) and not get("caps"),
            vertical=get("vertAlign", "baseline"),
            spacing=Twips(get("spacing", 0)),
            scale=get("scale", 100) or 100,
            raised=HalfPoints(get("position", 0)),
            language=get("lang", ""),
            east_asia_hint=get("hint") == "eastAsia",
            complex_script=complex_script,
            style_id=style_id,
            style_name=self._sheet.name(style_id),
        )

    def _fonts(self, props: Props) -> Fonts:
        names = {}
        for name, slot in _SLOTS:
            theme, face = props.get("font." + slot, ("", ""))
            names[name] = (self._theme.font(theme) if theme else "") or face or WORD_FONT
        return Fonts(**names)

    def _color(self, color: tuple[str, str, str, str] | None) -> str:
        if color is None:
            return "000000"
        value, theme, tint, shade = color
        value = value.upper()
        written = value if len(value) == 6 and set(value) <= _HEXADECIMAL else ""
        digits = self._theme.color(theme) if theme else ""
        if not digits:
            return written or "000000"
        if not tint and not shade:
            return digits
        # Word writes what it computed beside the theme colour.
        return written or changed(digits, tint, shade)


def _overlay(under: Props, over: Props) -> None:
    """Lay one level over another; tab stops add up, everything else is replaced."""
    tabs = under.get("tabs")
    under.update(over)
    if tabs and "tabs" in over:
        under["tabs"] = {**tabs, **over["tabs"]}


def _flat(chain: list[Style]) -> Props:
    found: Props = {}
    for style in chain:
        found.update(style.run)
    return found


def _paragraph_format(props: Props, size: int, html_auto_space: bool) -> ParagraphFormat:
    get = props.get
    right_to_left = bool(get("bidi"))
    align: str = get("jc", "left")
    return ParagraphFormat(
        align=_SIDES.get(align, align) if right_to_left else align,
        indent_left=_indent(props, "left", size),
        indent_right=_indent(props, "right", size),
        first_line=_indent(props, "first", size),
        space_before=_space(props, "before", html_auto_space),
        space_after=_space(props, "after", html_auto_space),
        before_auto=bool(get("beforeAuto")),
        after_auto=bool(get("afterAuto")),
        contextual_spacing=bool(get("contextualSpacing")),
        line=abs(get("line", 240)) or 240,
        line_rule="exact" if get("line", 240) < 0 else get("lineRule", "auto"),
        keep_next=bool(get("keepNext")),
        keep_lines=bool(get("keepLines")),
        page_break_before=bool(get("pageBreakBefore")),
        widow_control=bool(get("widowControl", True)),
        outline_level=get("outline"),
        border_top=_border(props, "top"),
        border_bottom=_border(props, "bottom"),
        border_left=_border(props, "left"),
        border_right=_border(props, "right"),
        border_between=_border(props, "between"),
        tabs=_tab_stops(get("tabs")),
        shading=get("shd", ""),
        frame=get("frame"),
        right_to_left=right_to_left,
        snap_to_grid=bool(get("snapToGrid", True)),
    )


def _indent(props: Props, side: str, size: int) -> Twips:
    """Characters count in hundredths of the letter size of the style."""
    chars = props.get(side + "Chars", 0)
    return Twips(chars * size * 10 // _HUNDREDTHS if chars else props.get(side, 0))


def _space(props: Props, side: str, html_auto_space: bool) -> Twips:
    if props.get(side + "Auto"):
        return Twips(AUTO_SPACE if html_auto_space else _AUTO_SPACE_OLD)
    if side not in props and (lines := props.get(side + "Lines")):
        return Twips(lines * 240 // _HUNDREDTHS)
    return Twips(props.get(side, 0))


def _border(props: Props, side: str) -> Border | None:
    found: Border | None = props.get("border." + side)
    return found if found is not None and found.visible else None


def _tab_stops(stops: dict[int, TabStop] | None) -> tuple[TabStop, ...]:
    kept = (stops[at] for at in sorted(stops or ()) if stops)
    return tuple(stop for stop in kept if stop.kind != "clear")
