"""Where words of a Word file stand on the pages of its PDF."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docgen.pdf.pdfium import opened

_KEY = 48
_SHORTEST = 3
_BACK = 1_500
_AHEAD = 30_000
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
"""What PDFium gives for a hyphen at the end of a line."""


class Box(NamedTuple):
    """A rectangle in points, from the upper left corner of its page."""

    left: float
    top: float
    width: float
    height: float


class Spot(NamedTuple):
    """A place on a page, counted from 0; one box a printed line, none for the page as a whole."""

    page: int
    boxes: tuple[Box, ...]


class Wanted(NamedTuple):
    """A place to be found: its number, and its words within the paragraph.

    Without words only the page is told, and no box drawn.
    """

    number: int
    words: str


@dataclass(frozen=True)
class Layout:
    """Sizes of the pages (width and height in points) and the places found, by number."""

    sizes: tuple[tuple[float, float], ...]
    spots: Mapping[int, Spot] = field(default_factory=dict)


def find_on_pages(
    pdf: bytes, paragraphs: Sequence[str], wanted: Mapping[int, Sequence[Wanted]]
) -> Layout:
    """Find places of ``wanted``, given by the position of their paragraph.

    ``paragraphs`` are all texts of the file in reading order: each is looked for a little before
    and not too far after the one before it, so that a repeated line is found where it belongs. Time
    grows with the number of letters. What LibreOffice prints otherwise is not found and left out.
    """
    with opened(pdf) as document:
        pages = [page.get_textpage() for page in document]
        sizes = tuple((page.get_width(), page.get_height()) for page in document)
        letters = _Letters(pages)
        spots: dict[int, Spot] = {}
        for start, length, found in _places(letters.text, paragraphs, wanted):
            for one in found:
                at, count = _within(letters.text, start, length, _squeezed(one.words))
                spot = letters.spot(at, count, sizes)
                spots[one.number] = spot if one.words else Spot(spot.page, ())
    return Layout(sizes, spots)


class _Letters:
    """The visible letters of all pages in one string, each with its page and place there."""

    def __init__(self, pages: Sequence[Any]) -> None:
        from pypdfium2 import raw

        self._pages = pages
        self._home: list[tuple[int, int]] = []
        text: list[str] = []
        for number, page in enumerate(pages):
            for at in range(page.count_chars()):
                code = raw.FPDFText_GetUnicode(page, at)
                letter = _HYPHENS.get(code) or chr(code)
                if code and not letter.isspace():
                    text.append(letter)
                    self._home.append((number, at))
        self.text = "".join(text)

    def spot(self, start: int, count: int, sizes: Sequence[tuple[float, float]]) -> Spot:
        """Boxes of some letters; those that run over to another page are left out."""
        page, first = self._home[start]
        last = max(at for number, at in self._home[start : start + count] if number == page)
        text, height = self._pages[page], sizes[page][1]
        rects = (text.get_rect(at) for at in range(text.count_rects(first, last - first + 1)))
        boxes = (
            Box(left, height - top, right - left, top - bottom)
            for left, bottom, right, top in rects
        )
        return Spot(page, tuple(one for one in boxes if one.width > 0 and one.height > 0))


def _places(
    text: str, paragraphs: Sequence[str], wanted: Mapping[int, Sequence[Wanted]]
) -> list[tuple[int, int, Sequence[Wanted]]]:
    """Start and length of the wanted paragraphs that were found."""
    found, reached = [], 0
    for at, words in enumerate(paragraphs):
        whole = _squeezed(words)
        key = whole[:_KEY]
        if len(key) < _SHORTEST:
            continue
        start = text.find(key, max(0, reached - _BACK), reached + _AHEAD)
        if len(key) >= _SHORTEST * 4 or start >= reached:
            start = _forward(text, key, reached, start)
        if start < 0:
            continue
        reached = max(reached, start + len(key))
        if at in wanted:
            found.append((start, min(len(whole), len(text) - start), wanted[at]))
    return found


def _forward(text: str, key: str, reached: int, nearest: int) -> int:
    """Prefer what stands after the paragraph before over the same words a little earlier."""
    ahead = text.find(key, reached, reached + _AHEAD)
    return ahead if 0 <= ahead <= reached + _BACK or nearest < 0 else nearest


def _within(text: str, start: int, length: int, words: str) -> tuple[int, int]:
    at = text.find(words, start, start + length) if words else -1
    return (at, len(words)) if at >= 0 else (start, min(length, _KEY * 2))


def _squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).split())
