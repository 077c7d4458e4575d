"""Words and marks of a text with their places, and keys that do not mind how a tone is placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_+|\n")
_DASHES = frozenset("\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{MINUS SIGN}")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""Small letters of Vietnamese, for a class of an expression; in Unicode they are no range."""

UPPER = LOWER[3:].upper() + "A-Z"
"""Capitals of Vietnamese, likewise."""

_Load = TypeVar("_Load", bound=Hashable)


def key(word: str) -> str:
    """Small letters with the tone at the end: "Hòa" and "hoà" have one key, and so have dashes."""
    return _KEYS[word]


def _key(word: str) -> str:
    if word in _DASHES:
        return "-"
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


class _Keys(dict[str, str]):
    """Keys of words met before; a paper has few words, often."""

    _MOST = 1 << 15

    def __missing__(self, word: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        self[word] = found = word.lower() if word.isascii() else _key(word)
        return found


_KEYS = _Keys()


class Tokens:
    """The words and marks of a text: ``words`` as written and their ``keys``."""

    __slots__ = ("_starts", "_text", "keys", "words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self.words: list[str] = _TOKEN.findall(text)
        self.keys = [_KEYS[word] for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def starts(self) -> list[int]:
        """Where each token begins; worked out when somebody asks."""
        if self._starts is None:
            self._starts = [found.start() for found in _TOKEN.finditer(self._text)]
        return self._starts

    def end(self, at: int) -> int:
        """Where token ``at`` ends in the text."""
        return self.starts[at] + len(self.words[at])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from token ``first`` up to, not including, token ``last``."""
        return self.starts[first], self.end(last - 1)


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
        self._single: dict[str, list[_Load]] = {}
        self._firsts: dict[str, dict[str, list[tuple[list[str], _Load]]]] = {}
        for phrase, load in phrases:
            first, *rest = Tokens(phrase).keys
            if rest:
                seconds = self._firsts.setdefault(first, {})
                seconds.setdefault(rest[0], []).append((rest, load))
            else:
                self._single.setdefault(first, []).append(load)

    def find(self, tokens: Tokens) -> Iterator[Hit[_Load]]:
        """Every phrase, overlapping ones too; those of one word come last."""
        keys, firsts = tokens.keys, self._firsts
        for at in [at for at, one in enumerate(keys, 1) if one in firsts]:
            for rest, load in firsts[keys[at - 1]].get(keys[at], ()) if at < len(keys) else ():
                end = at + len(rest)
                if keys[at:end] == rest:
                    yield Hit(at - 1, end, load)
        for one in self._single.keys() & set(keys):
            for at in [at for at, key in enumerate(keys) if key == one]:
                yield from (Hit(at, at + 1, load) for load in self._single[one])
