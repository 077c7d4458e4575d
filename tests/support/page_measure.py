"""What stands where on the pages of a PDF, in millimetres from the upper left corner.

LibreOffice writes a tagged PDF: every printed line is one marked content whose tag is the name of
its Word style, or ``H1`` … for a style with an outline level, or ``Artifact`` for a page number and
for the head row that a table repeats on its next page.
"""

from __future__ import annotations

import io
import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber

from docgen.norms import Component

ASCENT = 0.891
DESCENT = 0.216
LINE_HEIGHT = 1.149
"""Heights of Times New Roman and of its metric twins, in shares of the size."""

_ARTIFACT = "Artifact"

_MM = 25.4 / 72
_SAME_LINE_PT = 0.5


@dataclass(frozen=True)
class Line:
    """One printed line without the spaces at its end; sizes in points."""

    page: int
    tag: str
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    italic: bool

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def top(self) -> float:
        """Upper edge of the letters' own box, the leading left out."""
        return self.baseline - ASCENT * self.size * _MM

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENT * self.size * _MM


@dataclass(frozen=True)
class Stroke:
    """A drawn straight line; ``points`` is its thickness."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    points: float
    colour: tuple[float, ...]

    @property
    def level(self) -> bool:
        return self.top == self.bottom

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Sheet:
    """One page; ``section`` 0 is the paper itself, the others its appendices."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]

    @property
    def page_numbers(self) -> list[Line]:
        return [line for line in self.lines if _is_page_number(line)]

    @property
    def text_lines(self) -> list[Line]:
        return [line for line in self.lines if not _is_page_number(line)]

    def of(self, component: Component) -> list[Line]:
        """Lines of a component, by its style or by its outline level."""
        return [line for line in self.lines if line.tag in tags(component)]


def _is_page_number(line: Line) -> bool:
    return line.tag == _ARTIFACT and line.text.isdecimal()


def tags(component: Component) -> set[str]:
    """Tags under which the lines of a component stand in the PDF."""
    names = {component.style or ""}
    return names | ({f"H{component.outline}"} if component.outline else set())


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Measure every page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return tuple(_sheet(page) for page in document.pages)


def paragraphs(lines: Iterable[Line], left: float, indent: float) -> Iterator[list[Line]]:
    """Lines of indented paragraphs, each paragraph for itself, over page ends."""
    current: list[Line] = []
    for line in lines:
        if abs(line.x0 - left - indent) < 1 and current:
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def squashed(text: str) -> str:
    """A text without its spaces, which line ends swallow."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _sheet(page: Any) -> Sheet:
    number = page.page_number
    groups = itertools.groupby(page.chars, key=_line_key)
    lines = [_line(number, page.height, list(chars)) for _, chars in groups]
    drawn = {_stroke(number, item): None for item in (*page.lines, *page.rects)}
    return Sheet(
        number,
        page.width * _MM,
        page.height * _MM,
        tuple(line for line in lines if line is not None),
        tuple(drawn),
    )


def _line_key(char: dict[str, Any]) -> tuple[str, object, float]:
    baseline = round(char["matrix"][5] / _SAME_LINE_PT) * _SAME_LINE_PT
    return char.get("tag") or "", char.get("mcid"), baseline


def _line(page: int, height: float, chars: list[dict[str, Any]]) -> Line | None:
    printed = [char for char in chars if char["text"].strip()]
    if not printed:
        return None
    fonts = {char["fontname"] for char in printed}
    sizes = {round(char["size"], 2) for char in printed}
    assert len(fonts) == len(sizes) == 1, f"one line in several faces: {fonts} {sizes}"
    (font,), (size,) = fonts, sizes
    return Line(
        page=page,
        tag=chars[0].get("tag") or "",
        text=unicodedata.normalize("NFC", "".join(char["text"] for char in chars)).strip(),
        x0=printed[0]["x0"] * _MM,
        x1=printed[-1]["x1"] * _MM,
        baseline=(height - printed[0]["matrix"][5]) * _MM,
        size=size,
        bold="Bold" in font,
        italic="Italic" in font,
    )


def _stroke(page: int, item: dict[str, Any]) -> Stroke:
    x0, x1, top, bottom = (round(item[name] * _MM, 3) for name in ("x0", "x1", "top", "bottom"))
    colour = tuple(item.get("stroking_color") or ())
    return Stroke(page, x0, x1, top, bottom, float(item.get("linewidth") or 0), colour)
