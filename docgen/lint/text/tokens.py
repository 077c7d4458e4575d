"""Words and marks of a text with their places, and keys that do not mind how a tone is placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_+")
_DASHES = frozenset("\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{MINUS SIGN}")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""Small letters of Vietnamese, for a class of an expression; in Unicode they are no range."""

UPPER = LOWER[3:].upper() + "A-Z"
"""Capitals of Vietnamese, likewise."""

_Load = TypeVar("_Load", bound=Hashable)


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """Small letters with the tone at the end: "Hòa" and "hoà" have one key, and so have dashes."""
    if word.isascii():
        return word.lower()
    if word in _DASHES:
        return "-"
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


class Tokens:
    """The words and marks of a text: ``words`` as written, ``keys``, ``starts`` of each."""

    __slots__ = ("keys", "starts", "words")

    def __init__(self, text: str) -> None:
        found = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
        self.words = [word for word, _ in found]
        self.starts = [start for _, start in found]
        self.keys = [key(word) for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def end(self, at: int) -> int:
        """Where token ``at`` ends in the text."""
        return self.starts[at] + len(self.words[at])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from token ``first`` up to, not including, token ``last``."""
        return self.starts[first], self.end(last - 1)

    def is_word(self, at: int) -> bool:
        """Whether token ``at`` exists and is a word, no mark."""
        return 0 <= at < len(self.words) and self.words[at][0].isalnum()


def keys_of(text: str) -> tuple[str, ...]:
    """Keys of all tokens of a text."""
    return tuple(Tokens(text).keys)


def word_keys(text: str) -> tuple[str, ...]:
    """Keys of the words alone; numbers without zeros in front."""
    return tuple(
        one.lstrip("0") if one.isdigit() else one for one in keys_of(text) if one[0].isalnum()
    )


class Hit(NamedTuple, Generic[_Load]):
    """A phrase in a text, by the places of its tokens; ``last`` is not included."""

    first: int
    last: int
    load: _Load


class Phrases(Generic[_Load]):
    """Finds many phrases in one pass; what a phrase stands for is its load."""

    def __init__(self, phrases: Iterable[tuple[str, _Load]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Load]]] = {}
        for phrase, load in phrases:
            keys = keys_of(phrase)
            self._by_first.setdefault(keys[0], []).append((keys, load))

    def find(self, tokens: Tokens) -> Iterator[Hit[_Load]]:
        """Every phrase in the order of the text, overlapping ones too."""
        keys, by_first = tokens.keys, self._by_first
        for at, first in enumerate(keys):
            for wanted, load in by_first.get(first, ()):
                end = at + len(wanted)
                if tuple(keys[at:end]) == wanted:
                    yield Hit(at, end, load)
