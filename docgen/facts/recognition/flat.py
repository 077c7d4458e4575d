"""Text without accents, letter for letter, so that a place in it is a place in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

_LATIN = (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))
_SPACES = "\t\n\x0b\x0c\r\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\xad"
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@cache
def _table() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in _LATIN}
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    table |= {ord(letter): "d" for letter in "đĐðÐ"}
    table |= {ord(space): " " for space in _SPACES}
    return table | {ord(dash): "-" for dash in _DASHES}


def flat(text: str) -> str:
    """Small letters without accents, one character for each of a composed (NFC) text.

    Every white space becomes a space and every dash a hyphen.
    """
    return text.translate(_table())


def letters(text: str) -> str:
    """Only the letters and digits of a text, flattened: two prints of one phrase are equal."""
    return _NOT_LETTERS.sub("", flat(text))


def nearly(text: str, wanted: str, alike: float = 0.82) -> bool:
    """Whether two texts of letters are the same but for a slip of the keyboard."""
    if not wanted or not 0.6 < len(text) / len(wanted) < 1.5:
        return False
    return SequenceMatcher(None, text, wanted, autojunk=False).ratio() > alike


def composed(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The NFC form, and for each of its characters the place in ``text``; ``None`` if unchanged."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    pieces = [(unicodedata.normalize("NFC", piece), at) for at, piece in _clusters(text)]
    places = [at for piece, at in pieces for _ in piece]
    return "".join(piece for piece, _ in pieces), (*places, len(text))


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Cut before every character that is no combining mark."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, text[start:at]
            start = at
