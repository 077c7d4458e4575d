"""Spelling: slips by a list, and syllables that Vietnamese cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import (
    HABIT,
    OWN,
    Mark,
    follows,
    found_at,
    like,
    marks,
    precedes,
    prose,
)
from docgen.lint.text.spelling import is_possible
from docgen.norms.lists import Slip
from docgen.text.legacy_fonts import legacy_word


@rule("CT-02", "spelling", source=HABIT, genres=EVERY, gather=True)
def slips_of_the_list(case: Case) -> Iterator[Found]:
    """No phrase of the list of slips stands in the text."""
    for mark in marks(case).get(Slip, ()):
        slip = mark.wrong.entry
        if isinstance(slip, Slip) and _meant(mark, slip):
            right = like(mark.text, slip.right)
            params = {"a": mark.text, "ds": f"“{right}”"}
            yield found_at(case, mark.block, (mark.start, mark.end), params, (mark.text, right))


def _meant(mark: Mark, slip: Slip) -> bool:
    names = any(word[0].isupper() for word in mark.text.split()[1:]) and not mark.text.isupper()
    return not (names or follows(mark, slip.not_before) or precedes(mark, slip.not_after))


@rule("CT-12", "spelling", source=HABIT, genres=EVERY, gather=True)
def possible_syllables(case: Case) -> Iterator[Found]:
    """A small word with Vietnamese letters is a syllable that Vietnamese can have."""
    odd = _impossible(case)
    for block in prose(case).holding(OWN, *odd):
        tokens = block.tokens
        for at, word in enumerate(tokens.words):
            if word in odd and not _in_a_name(tokens.words, at) and not legacy_word(block.text):
                yield found_at(case, block, tokens.span(at, at + 1), {"a": word})


def _impossible(case: Case) -> frozenset[str]:
    """Small words of a paper that have Vietnamese letters and no Vietnamese shape."""
    return frozenset(
        word
        for word in set(prose(case).tokens.words)
        if not word.isascii() and word.islower() and word.isalpha() and not is_possible(word)
    )


def _in_a_name(words: list[str], at: int) -> bool:
    """Whether a hyphen joins it to other syllables, as in names of foreign places."""
    return "-" in words[max(0, at - 1) : at] or "-" in words[at + 1 : at + 2]
