"""Effective formatting, as Word would show it: what remains when every level has spoken.

Lengths are whole twips, letter sizes whole half points, border widths eighths of a point, colours
six hexadecimal digits in capitals. Equal formats of one document are one object.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.norms.units import HalfPoints, Twips


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four font names of a run; Word picks one for each character (ISO 29500-1, 17.3.2.26)."""

    ascii: str
    h_ansi: str
    east_asia: str
    cs: str


@dataclass(frozen=True, slots=True)
class CharFormat:
    """Effective formatting of letters.

    ``underline`` is Word's word for the line, "none" without one. ``color`` is "000000" where Word
    chooses by itself ("auto"). ``highlight`` and ``shading`` are "" without. ``vertical`` is
    "baseline", "superscript" or "subscript". ``spacing`` widens the letters in twips, ``scale`` is
    their width in per cent, ``raised`` lifts them. A run marked as complex script carries the
    size, weight and slant that Word uses for it.
    """

    fonts: Fonts
    size: HalfPoints
    bold: bool
    italic: bool
    underline: str
    strike: bool
    double_strike: bool
    color: str
    highlight: str
    shading: str
    hidden: bool
    caps: bool
    small_caps: bool
    vertical: str
    spacing: Twips
    scale: int
    raised: HalfPoints
    language: str
    east_asia_hint: bool
    complex_script: bool
    style_id: str
    style_name: str


@dataclass(frozen=True, slots=True)
class Border:
    """One line of a frame: Word's kind of line, width in eighths of a point, gap in points."""

    kind: str
    size: int
    space: int
    color: str

    @property
    def visible(self) -> bool:
        """Whether anything is drawn."""
        return self.kind not in ("nil", "none", "")


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop; ``position`` counts from the left text edge, not from the paragraph's indent."""

    position: Twips
    kind: str
    leader: str


@dataclass(frozen=True, slots=True)
class Frame:
    """An old-style text frame (``w:framePr``) that takes the paragraph out of the flow."""

    x_align: str
    y_align: str
    x: Twips
    y: Twips
    x_from: str
    y_from: str
    width: Twips
    height: Twips
    drop_cap: str


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Effective formatting of a paragraph.

    ``align`` is left, center, right, justify, distribute or another of Word's words; in a
    right-to-left paragraph left and right are already the sides of the page. ``first_line`` is
    negative for a hanging indent. ``line`` counts 240ths of a line where ``line_rule`` is "auto"
    and twips where it is "exact" or "atLeast". Automatic spacing (``before_auto``) has the value
    Word uses for it. ``outline_level`` is 0 to 8, None for body text.
    """

    align: str
    indent_left: Twips
    indent_right: Twips
    first_line: Twips
    space_before: Twips
    space_after: Twips
    before_auto: bool
    after_auto: bool
    contextual_spacing: bool
    line: int
    line_rule: str
    keep_next: bool
    keep_lines: bool
    page_break_before: bool
    widow_control: bool
    outline_level: int | None
    border_top: Border | None
    border_bottom: Border | None
    border_left: Border | None
    border_right: Border | None
    border_between: Border | None
    tabs: tuple[TabStop, ...]
    shading: str
    frame: Frame | None
    right_to_left: bool
    snap_to_grid: bool
