"""Widths of printed text, without a renderer: for rule lengths, fitting titles, missing letters.

The advance widths are those of Liberation Serif 2.1.5, made to the metrics of Times New Roman, in
its four styles (decisions 15 and 18). Kerning is left out: neither Word nor LibreOffice kerns body
text of a paper whose styles do not ask for it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "advance_widths.json"
_STYLES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold_italic",
}
_TWIPS_PER_HALF_POINT = 10
_SPACES = frozenset(" \N{NO-BREAK SPACE}\t\n\r")
_BREAK = re.compile(r"(?<= )(?=[^ ])|(?<=\w[-‐–—])(?=\w)")


class _Advances(dict[str, int]):
    """Advance width of each character in units of the em; others are worked out once."""

    def __init__(self, widths: dict[str, int], units_per_em: int) -> None:
        super().__init__(widths)
        self._unknown = units_per_em // 2

    def __missing__(self, letter: str) -> int:
        printed = unicodedata.category(letter) not in {"Mn", "Me", "Cf"}
        self[letter] = width = self._unknown if printed else 0
        return width


@dataclass(frozen=True, slots=True)
class _Face:
    """The measured face: ``starts`` and ``ends`` are the ranges of characters in all styles."""

    units_per_em: int
    advances: dict[tuple[bool, bool], _Advances]
    starts: list[int]
    ends: list[int]


@cache
def _face() -> _Face:
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    units = int(data["units_per_em"])
    advances = {
        key: _Advances(dict(zip(data["letters"], data["widths"][style], strict=True)), units)
        for key, style in _STYLES.items()
    }
    spans = [span.partition("-") for span in data["covered"]]
    starts = [int(first, 16) for first, _, _ in spans]
    return _Face(units, advances, starts, [int(last or first, 16) for first, _, last in spans])


def text_width(text: str, half_points: int, *, bold: bool = False, italic: bool = False) -> float:
    """Width of ``text`` on one line, in twips.

    Combining marks have no width. A character whose width is not known counts as half an em; see
    :func:`missing_letters` for those that cannot be printed at all.
    """
    face = _face()
    units = _units(text, face.advances[bold, italic])
    return units * half_points * _TWIPS_PER_HALF_POINT / face.units_per_em


def wrap(
    text: str, half_points: int, max_twips: float, *, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """Break ``text`` into the lines it fills at a width of ``max_twips``.

    Lines break at spaces, which hang over the edge, and after a hyphen or dash inside a word; a
    longer piece breaks where it must. LibreOffice also breaks after a slash, Word does not: the
    rarer break is left out. No line has spaces at its ends; an empty text has no lines.
    """

    face = _face()
    advances = face.advances[bold, italic]
    room = max_twips * face.units_per_em / (half_points * _TWIPS_PER_HALF_POINT)
    lines: list[str] = []
    line, used = "", 0
    for piece in _BREAK.split(text.strip(" ")):
        if line and used + _units(piece.rstrip(" "), advances) > room:
            lines.append(line.rstrip(" "))
            line, used = "", 0
        *full_lines, rest = _cut(piece, room, advances)
        lines += full_lines
        line += rest
        used += _units(rest, advances)
    return (*lines, line) if line else ()


def _cut(piece: str, room: float, advances: _Advances) -> list[str]:
    """Cut a piece that is wider than a line wherever a line is full; a line holds one letter."""
    parts, start, used = [], 0, 0
    if _units(piece, advances) > room:
        for index, letter in enumerate(piece.rstrip(" ")):
            used += advances[letter]
            if used > room and index > start:
                parts.append(piece[start:index])
                start, used = index, advances[letter]
    return [*parts, piece[start:]]


def _units(text: str, advances: _Advances) -> int:
    return sum(map(advances.__getitem__, text))


def longest_line(
    text: str, half_points: int, max_twips: float, *, bold: bool = False, italic: bool = False
) -> float:
    """Width in twips of the widest line of ``text`` wrapped at ``max_twips``."""
    lines = wrap(text, half_points, max_twips, bold=bold, italic=italic)
    widths = (text_width(line, half_points, bold=bold, italic=italic) for line in lines)
    return max(widths, default=0.0)


def missing_letters(text: str) -> tuple[str, ...]:
    """Give the characters of ``text`` that the face cannot print, each once, in their order."""
    return tuple(letter for letter in dict.fromkeys(text) if not _is_covered(letter))


def _is_covered(letter: str) -> bool:
    face = _face()
    place = bisect_right(face.starts, ord(letter)) - 1
    return letter in _SPACES or (place >= 0 and ord(letter) <= face.ends[place])
