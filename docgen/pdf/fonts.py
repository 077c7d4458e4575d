"""Fonts: which letters the machine's face has, and which fonts stand in a PDF.

Names prove nothing: Liberation Serif 1.07 lacks 92 of the 146 Vietnamese letters and LibreOffice
then mixes two fonts inside one word without a word of warning (``style.md`` 6).
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.errors import ToolError
from docgen.pdf.pdfium import opened
from docgen.tools.probe import Program, require
from docgen.tools.run import Limits, run_well

FC_MATCH = Program(id="fc-match", names=("fc-match",), override="DOCGEN_FC_MATCH")
FC_QUERY = Program(id="fc-query", names=("fc-query",), override="DOCGEN_FC_QUERY")

METRIC_FACES = frozenset({"LiberationSerif", "Tinos", "TimesNewRoman"})
"""Faces with the advance widths of Times New Roman, as PDF names without their style."""

PAPER_FAMILY = "Times New Roman"
STYLES = ("", ":bold", ":italic", ":bold:italic")

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"


def vietnamese_letters() -> str:
    """Return the 146 letters: every vowel with every tone, đ, small and capital, composed."""
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    letters = "".join((*small, "đ"))
    return letters + letters.upper()


@dataclass(frozen=True, slots=True)
class Face:
    """The file that stands for one style of a family here, and the letters it lacks."""

    family: str
    style: str
    file: Path
    missing: str


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A font that draws text in a PDF: its name there and whether the PDF carries it."""

    name: str
    embedded: bool

    @property
    def face(self) -> str:
        """The name without subset mark and style: ``BAAAAA+Tinos-Bold`` is ``Tinos``."""
        plain = re.sub(r"^[A-Z]{6}\+", "", self.name).replace(" ", "")
        return re.sub(r"(PS)?(MT)?$", "", re.split(r"[-,]", plain)[0])


def faces(env: Mapping[str, str], family: str = PAPER_FAMILY) -> tuple[Face, ...]:
    """Return what this machine prints ``family`` with, regular, bold, italic, bold italic.

    ``env`` is the environment LibreOffice gets. Raises ToolError ``TOOL_MISSING`` where fontconfig
    has no programs (Windows), ``FONTS_NONE`` where it knows no font, or what running them raises.
    """
    match, query = str(require(FC_MATCH, env)), str(require(FC_QUERY, env))
    limits = Limits(seconds=20, output_bytes=4_000_000)
    found = []
    for style in STYLES:
        asked = [match, "--format", "%{file}\n%{index}\n%{family}", family + style]
        told = run_well(asked, env=env, limits=limits).split("\n", 2)
        if len(told) < 3 or not told[0]:
            raise ToolError("FONTS_NONE")
        file, index, name = told
        shown = [query, "--index", index, "--format", "%{charset}", file]
        missing = missing_from(run_well(shown, env=env, limits=limits))
        found.append(Face(name, style, Path(file), missing))
    return tuple(found)


def missing_from(charset: str) -> str:
    """Return the Vietnamese letters outside ``charset``, fontconfig's "20-7e a0 1ea0-1ef9"."""
    ranges = [_range(part) for part in charset.split()]
    return "".join(
        letter
        for letter in vietnamese_letters()
        if not any(first <= ord(letter) <= last for first, last in ranges)
    )


def used_fonts(pdf: bytes) -> frozenset[UsedFont]:
    """Return the fonts that draw the text of ``pdf``."""
    from pypdfium2 import raw

    with opened(pdf) as document:
        return frozenset(
            _used(raw, raw.FPDFTextObj_GetFont(thing))
            for page in document
            for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        )


def embedded_fonts(pdf: bytes) -> set[str]:
    """Return the faces of the fonts that ``pdf`` carries, such as ``{"LiberationSerif"}``."""
    return {font.face for font in used_fonts(pdf) if font.embedded}


def check_fonts(pdf: bytes, allowed: frozenset[str] = METRIC_FACES) -> None:
    """Refuse a PDF that draws text with another face, or with one it does not carry.

    Raises ToolError ``FONT_UNEXPECTED`` naming the fonts (``ux.md`` 14.8).
    """
    odd = {font.name for font in used_fonts(pdf) if not font.embedded or font.face not in allowed}
    if odd:
        names = ", ".join(sorted(re.sub(r"^[A-Z]{6}\+", "", name) for name in odd))
        raise ToolError("FONT_UNEXPECTED", fonts=names)


def _range(part: str) -> tuple[int, int]:
    first, _, last = part.partition("-")
    return int(first, 16), int(last or first, 16)


def _used(raw: Any, font: Any) -> UsedFont:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, name, size)
    text = name.value.decode("utf-8", errors="replace")
    return UsedFont(text, raw.FPDFFont_GetIsEmbedded(font) == 1)
