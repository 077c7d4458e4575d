"""Words and paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.places import place_words
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import HABIT, SLIP, found_at, prose
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import keys_of, word_keys
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
        tokens, keys = block.tokens, block.tokens.keys
        for at in range(1, len(keys)):
            if keys[at] == keys[at - 1] and keys[at] in _doubled():
                yield _found(case, block, tokens.span(at - 1, at + 1), tokens.words[at - 1])
            elif at > 2 and keys[at - 1 : at + 1] == keys[at - 3 : at - 1] and _word(block, at):
                words = block.text[slice(*tokens.span(at - 3, at - 1))]
                found = _found(case, block, tokens.span(at - 3, at + 1), words)
                yield found.but(source=Source("text", "C"), fix=None)


def _word(block: Block, at: int) -> bool:
    """Whether the two tokens up to ``at`` are a small word of two syllables said again."""
    words, keys = block.tokens.words, block.tokens.keys
    small = all(
        word.islower() and word.isalpha() and len(word) > 1 for word in words[at - 3 : at + 1]
    )
    twice = keys[at] == keys[at - 1]
    return small and not twice and tuple(keys[at - 1 : at + 1]) not in _twice()


def _found(case: Case, block: Block, place: tuple[int, int], once: str) -> Found:
    words = block.text[slice(*place)]
    return found_at(case, block, place, {"a": words}, (words, once))


_LEAST_WORDS = 12
_NUMBER = re.compile(r"\s*(?:[-+•*–]|(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ])[.)])\s*")


@rule("BC-03", "duplicated", source=SLIP, genres=EVERY)
def paragraph_once(case: Case) -> Iterator[Found]:
    """No paragraph of the content stands twice."""
    seen: dict[tuple[str, ...], Block] = {}
    for block in prose(case).content:
        if block.cell or len(block.text) < _LEAST_WORDS:
            continue
        keys = word_keys(_NUMBER.sub("", block.text, count=1))
        if len(keys) < _LEAST_WORDS:
            continue
        first = seen.setdefault(keys, block)
        if first is not block and _home(case, first) == _home(case, block):
            params = {
                "x": place_words(case, (first.index,)),
                "y": place_words(case, (block.index,)),
            }
            yield found_at(case, block, (0, len(block.text)), params)


def _home(case: Case, block: Block) -> int:
    spans = enumerate(case.view.attachments)
    return next((at for at, one in spans if one.start <= block.index < one.end), -1)


_PURPOSE = re.compile(
    r"(?<![^\W_])(?P<w>[^\W\d_]+\s[^\W\d_]+)\s(?:[^\W\d_]+\s){1,6}?để\s(?P=w)(?![^\W_])",
)


@rule("CT-09", "duplicated", source=HABIT)
def purpose_says_more(case: Case) -> Iterator[Found]:
    """What is done "để …" is not said with the same words again."""
    for block in prose(case).content:
        for found in _PURPOSE.finditer(block.text) if " để " in block.text else ():
            yield found_at(case, block, found.span(), {"a": found.group()})
