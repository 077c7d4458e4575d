"""Which of a run's four fonts Word takes for a character, and what symbol fonts stand for."""

from __future__ import annotations

from functools import lru_cache

from docgen.facts.formats import CharFormat, Fonts

_EAST_ASIAN = (
    *((0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x2FF0, 0x4DBF), (0x4E00, 0xA4CF), (0xAC00, 0xD7AF)),
    *((0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF), (0x20000, 0x2FFFF)),
)
_COMPLEX = (
    *((0x0590, 0x07BF), (0x0900, 0x109F), (0x1780, 0x17FF)),
    *((0xFB1D, 0xFDFF), (0xFE70, 0xFEFE)),
)
_HINTED = (
    *((0xA1, 0xA1), (0xA4, 0xA4), (0xA7, 0xA8), (0xAA, 0xAA), (0xAD, 0xAD), (0xAF, 0xAF)),
    *((0xB0, 0xB4), (0xB6, 0xBA), (0xBC, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7)),
    *((0x2B0, 0x2FF), (0x370, 0x4FF), (0x2000, 0x27BF), (0xE000, 0xF8FF), (0xFB00, 0xFB1C)),
)
"""What the hint "eastAsia" moves to the East Asian font (ISO 29500-1, 17.3.2.26)."""

_SYMBOL = {
    **{0xB7: "•", 0x2D: "−", 0xA7: "♣", 0xA8: "♦", 0xD7: "⋅", 0xB4: "×", 0xB8: "÷", 0xB1: "±"},
    **{0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xAE: "→", 0xAC: "←", 0xDE: "⇒"},
    **{0xB0: "°", 0xA5: "∞", 0x61: "α", 0x62: "β", 0x44: "Δ", 0x6D: "μ", 0x70: "π", 0x53: "Σ"},
}
_WINGDINGS = {
    **{0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xD8: "➢"},
    **{0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑", 0xA8: "◻", 0x9F: "•", 0x9E: "·", 0xE0: "→"},
    **{0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0xA1: "○", 0xAB: "★"},
}
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0xA3: "□", 0x30: "☐", 0x4F: "✗", 0x53: "☒"}
_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


@lru_cache(maxsize=4096)
def _slot(letter: str, hinted: bool) -> str:
    code = ord(letter)
    if code < 0x80:
        return "ascii"
    if _within(code, _EAST_ASIAN) or (hinted and _within(code, _HINTED)):
        return "east_asia"
    return "cs" if _within(code, _COMPLEX) else "h_ansi"


def faces(text: str, form: CharFormat) -> tuple[str, ...]:
    """Return the faces that a text needs, in the order in which they are first needed.

    Blanks take the face of their neighbours and count only where there is nothing else.
    """
    fonts = form.fonts
    if form.complex_script:
        return (fonts.cs,)
    if fonts.ascii == fonts.h_ansi and (text.isascii() or _plain(text, form.east_asia_hint)):
        return (fonts.ascii,)
    letters = "".join(text.split()) or " "
    slots = dict.fromkeys(_slot(letter, form.east_asia_hint) for letter in letters)
    return tuple(dict.fromkeys(_face(fonts, slot) for slot in slots))


def _face(fonts: Fonts, slot: str) -> str:
    return str(getattr(fonts, slot))


@lru_cache(maxsize=2048)
def _plain(text: str, hinted: bool) -> bool:
    return all(_slot(letter, hinted) in ("ascii", "h_ansi") for letter in set(text))


def symbol(letter: str, font: str) -> str:
    """Return the Unicode character that a letter of a symbol font shows, else the letter itself."""
    table = _TABLES.get(font.lower())
    if table is None:
        return letter
    code = ord(letter)
    return table.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code, letter)
