"""Words and paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import and_, eq

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.places import place_words
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import HABIT, SLIP, found_at, prose
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import keys_of
from docgen.norms.lists import lists


@cache
def _doubled() -> frozenset[str]:
    return frozenset(one for word in lists().doubled for one in keys_of(word))


@cache
def _twice() -> frozenset[tuple[str, ...]]:
    return frozenset(keys_of(word) for word in lists().twice)


@rule("CT-01", "duplicated", source=SLIP, genres=EVERY)
def word_once(case: Case) -> Iterator[Found]:
    """No word stands twice in a row, but for words that are made so."""
    for block in prose(case).blocks:
        keys = block.tokens.keys
        once = list(map(eq, keys, keys[1:]))
        if True in once:
            yield from _same_words(case, block, once)
        twice = list(map(eq, keys, keys[2:]))
        if True in twice:
            yield from _same_pairs(case, block, twice)


def _same_words(case: Case, block: Block, same: list[bool]) -> Iterator[Found]:
    """Tokens that are the same as the next one."""
    tokens = block.tokens
    for at, one in enumerate(same, 1):
        if one and tokens.keys[at] in _doubled():
            yield _found(case, block, tokens.span(at - 1, at + 1), tokens.words[at - 1])


def _same_pairs(case: Case, block: Block, same: list[bool]) -> Iterator[Found]:
    """Words of two syllables that are the same as the next ones; a noun and a verb may be."""
    tokens = block.tokens
    for at, two in enumerate(map(and_, same, same[1:]), 3):
        if two and _word(block, at):
            words = block.text[slice(*tokens.span(at - 3, at - 1))]
            found = _found(case, block, tokens.span(at - 3, at + 1), words)
            yield found.but(source=Source("text", "C"), fix=None)


def _word(block: Block, at: int) -> bool:
    """Whether the two tokens up to ``at`` are a small word of two syllables said again."""
    words, keys = block.tokens.words[at - 3 : at + 1], block.tokens.keys
    small = all(word.islower() and word.isalpha() and len(word) > 1 for word in words)
    twice = keys[at] == keys[at - 1]
    return small and not twice and tuple(keys[at - 1 : at + 1]) not in _twice()


def _found(case: Case, block: Block, place: tuple[int, int], once: str) -> Found:
    words = block.text[slice(*place)]
    return found_at(case, block, place, {"a": words}, (words, once))


_LEAST_WORDS = 12


@rule("BC-03", "duplicated", source=SLIP, genres=EVERY)
def paragraph_once(case: Case) -> Iterator[Found]:
    """No paragraph of the content stands twice."""
    seen: dict[tuple[str, ...], Block] = {}
    for block in prose(case).content:
        keys = () if block.cell else _said(block)
        if len(keys) < _LEAST_WORDS:
            continue
        first = seen.setdefault(keys, block)
        if first is not block and _home(case, first) == _home(case, block):
            params = {
                "x": place_words(case, (first.index,)),
                "y": place_words(case, (block.index,)),
            }
            yield found_at(case, block, (0, len(block.text)), params)


_MARKS = frozenset("-+•*–.;,:/()")


def _said(block: Block) -> tuple[str, ...]:
    """The words of a paragraph without its number and without the marks at its ends."""
    keys, words = block.tokens.keys, block.tokens.words
    first = next((at for at, one in enumerate(words) if len(one) > 1 and one.isalpha()), len(keys))
    last = len(keys)
    while last > first and keys[last - 1] in _MARKS:
        last -= 1
    return tuple(keys[first:last])


def _home(case: Case, block: Block) -> int:
    spans = enumerate(case.view.attachments)
    return next((at for at, one in spans if one.start <= block.index < one.end), -1)


_PURPOSE = re.compile(r"\sđể\s(?P<w>[^\W\d_]+\s[^\W\d_]+)(?![^\W_])")
_REACH = 60


@rule("CT-09", "duplicated", source=HABIT)
def purpose_says_more(case: Case) -> Iterator[Found]:
    """What is done "để …" is not said with the same words again."""
    text = prose(case)
    for block in text.holding(text.content, " để "):
        for found in _PURPOSE.finditer(block.text):
            before = block.text[max(0, found.start() - _REACH) : found.start()]
            said = re.search(rf"(?<![^\W_]){found['w']}\s[^,;.:()]*$", before)
            if said:
                start = found.start() - len(said.group())
                words = block.text[start : found.end()]
                yield found_at(case, block, (start, found.end()), {"a": words})
