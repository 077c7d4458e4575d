"""Words and paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import and_, eq

from docgen.facts.model import Story
from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.places import place_words
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import CONTENT, HABIT, SLIP, found_at, prose
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
    text = prose(case)
    keys = text.tokens.keys
    for at, one in enumerate(map(eq, keys, keys[1:]), 1):
        if one and keys[at] in _doubled():
            block, place = text.token(at)
            words = block.tokens.words[place - 1]
            yield _found(case, block, block.tokens.span(place - 1, place + 1), words)
    same = list(map(eq, keys, keys[2:]))
    for at, two in enumerate(map(and_, same, same[1:]), 3):
        if two:
            yield from _same_pair(case, *text.token(at))


def _same_pair(case: Case, block: Block, at: int) -> Iterator[Found]:
    """A word of two syllables that is said again; a noun and a verb may be."""
    if at >= _PAIRS - 1 and _word(block, at):
        tokens = block.tokens
        words = block.text[slice(*tokens.span(at - 3, at - 1))]
        found = _found(case, block, tokens.span(at - 3, at + 1), words)
        yield found.but(source=Source("text", "C"), fix=None)


_PAIRS = 4


def _word(block: Block, at: int) -> bool:
    """Whether the two tokens up to ``at`` are a small word of two syllables said again."""
    words, keys = block.tokens.words[at - 3 : at + 1], block.tokens.keys
    small = all(word.islower() and word.isalpha() and len(word) > 1 for word in words)
    twice = keys[at] == keys[at - 1]
    return small and not twice and tuple(keys[at - 1 : at + 1]) not in _twice()


def _found(case: Case, block: Block, place: tuple[int, int], once: str) -> Found:
    words = block.text[slice(*place)]
    return found_at(case, block, place, {"a": words}, (words, once))


_LEAST = 80
"""Letters of the shortest paragraph that nobody writes twice on purpose."""

_SENTENCE = (".", ";", "!", "?", "…", "/")
_NUMBER = re.compile(r"(?:[-+•*–]|(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ])[.)])\s*")


@rule("BC-03", "duplicated", source=SLIP, genres=EVERY)
def paragraph_once(case: Case) -> Iterator[Found]:
    """No paragraph of the content stands twice."""
    seen: dict[str, Block] = {}
    for block in prose(case).content:
        if len(block.text) < _LEAST or not _in_body(case, block):
            continue
        first = seen.setdefault(_said(block), block)
        if first is not block and _home(case, first) == _home(case, block):
            params = {
                "x": place_words(case, (first.index,)),
                "y": place_words(case, (block.index,)),
            }
            yield found_at(case, block, (0, len(block.text)), params)


def _in_body(case: Case, block: Block) -> bool:
    """Whether a block is a sentence of the content: headings may name an office twice."""
    if block.cell or not block.text.endswith(_SENTENCE):
        return False
    return case.para(block.index).place.story is Story.BODY


def _said(block: Block) -> str:
    """The words of a paragraph without its number and without the marks at its end."""
    return _NUMBER.sub("", block.text, count=1).lower().rstrip(" ./;,:")


def _home(case: Case, block: Block) -> int:
    spans = enumerate(case.view.attachments)
    return next((at for at, one in spans if one.start <= block.index < one.end), -1)


_PURPOSE = re.compile(r"\sđể\s(?P<w>[^\W\d_]+\s[^\W\d_]+)(?![^\W_])")
_REACH = 60


@rule("CT-09", "duplicated", source=HABIT)
def purpose_says_more(case: Case) -> Iterator[Found]:
    """What is done "để …" is not said with the same words again."""
    text = prose(case)
    for block in text.holding(CONTENT, " để "):
        for found in _PURPOSE.finditer(block.text):
            before = block.text[max(0, found.start() - _REACH) : found.start()]
            said = re.search(rf"(?<![^\W_]){found['w']}\s[^,;.:()]*$", before)
            if said:
                start = found.start() - len(said.group())
                words = block.text[start : found.end()]
                yield found_at(case, block, (start, found.end()), {"a": words})
