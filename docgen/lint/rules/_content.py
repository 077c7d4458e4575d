"""What the content rules share: findings at a place of the running text, phrases of the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import Found
from docgen.lint.text.prose import ANY, CONTENT, OWN, Block, Prose, prose
from docgen.lint.text.tokens import Hit, Phrases, key
from docgen.lint.words import quoted
from docgen.norms.lists import Body, CapitalPhrase, Lists, Slip, Term, lists

__all__ = [
    "ANY",
    "CONTENT",
    "OWN",
    "SLIP",
    "HABIT",
    "Mark",
    "Place",
    "Prose",
    "found_at",
    "marks",
    "prose",
]

SLIP = Source("text")
"""A slip that the paper itself proves."""

HABIT = Source("convention")
"""Good usage without a clause."""

Place = tuple[int, int]


def found_at(
    case: Case,
    block: Block,
    place: Place,
    params: Mapping[str, str] | None = None,
    fix: tuple[str, str] | None = None,
    source: Source | None = None,
) -> Found:
    """Something wrong at a place of the running text, quoted with the words around it.

    What a sentence says is no matter of recognition; that a line is a ground or a recipient is.
    """
    at, span = block.place(*place)
    by_role = block.role != "text"
    sure = min((case.sure_of(index) for index in at), default=1.0) if by_role else 1.0
    return Found(
        at, quoted(block.around(*place)), params or {}, fix, span, sure=sure, source=source
    )


class Wrong(NamedTuple):
    """A phrase to look for: ``wrong`` as in the list, the entry that it belongs to."""

    wrong: str
    entry: Term | Slip | Body | CapitalPhrase
    right: str


class Mark(NamedTuple):
    """A phrase of the lists in a paper; its place is worked out on demand."""

    block: Block
    hit: Hit[Wrong]

    @property
    def start(self) -> int:
        """Where it begins in the block."""
        return self.block.tokens.starts[self.hit.first]

    @property
    def end(self) -> int:
        """Where it ends in the block."""
        return self.block.tokens.end(self.hit.last - 1)

    @property
    def text(self) -> str:
        """The phrase as written."""
        return self.block.text[self.start : self.end]

    @property
    def wrong(self) -> Wrong:
        """The phrase as in the list."""
        return self.hit.load

    def word(self, offset: int) -> str:
        """Key of the token before (-1, -2 …) or after (1, 2 …) the phrase, "" at the ends."""
        at = self.hit.first + offset if offset < 0 else self.hit.last + offset - 1
        keys = self.block.tokens.keys
        return keys[at] if 0 <= at < len(keys) else ""


def outermost(found: Iterable[Mark]) -> Iterator[Mark]:
    """The phrases that are no part of a longer one, block by block in reading order."""
    groups: dict[int, list[Mark]] = {}
    for mark in found:
        groups.setdefault(id(mark.block), []).append(mark)
    for group in groups.values():
        reach = (-1, -1)
        for mark in sorted(group, key=lambda one: (one.hit.first, -one.hit.last)):
            span = (mark.hit.first, mark.hit.last)
            if span[1] > reach[1] or span == reach:
                reach = span
                yield mark


@cache
def _phrases() -> Phrases[Wrong]:
    return Phrases((one.wrong, one) for one in _wrongs(lists()))


def _wrongs(table: Lists) -> Iterator[Wrong]:
    for term in table.terms:
        yield from (Wrong(wrong, term, term.right) for wrong in term.wrong)
        yield Wrong(term.right, term, "")
    for slip in table.pairs:
        yield Wrong(slip.wrong, slip, slip.right)
    for body in table.bodies:
        yield from (Wrong(name, body, body.now) for name in body.names)
    for phrase in table.phrases:
        yield from (Wrong(right, phrase, right) for right in phrase.right)


def marks(case: Case) -> Mapping[type, tuple[Mark, ...]]:
    """Every phrase of the lists in the running text, by the kind of its entry."""
    return case.memo("content.marks", lambda: _marks(prose(case)))


def _marks(text: Prose) -> Mapping[type, tuple[Mark, ...]]:
    found: dict[type, list[Mark]] = {}
    for hit in _phrases().find(text.tokens):
        block, first = text.token(hit.first)
        if block.role not in ("head", "signing"):
            moved = Hit(first, first + hit.last - hit.first, hit.load)
            found.setdefault(type(hit.load.entry), []).append(Mark(block, moved))
    return {kind: tuple(marks) for kind, marks in found.items()}


def follows(mark: Mark, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands right behind a phrase."""
    return mark.word(1) in {key(word) for word in words}


def precedes(mark: Mark, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands right before a phrase."""
    return mark.word(-1) in {key(word) for word in words}


def like(pattern: str, right: str) -> str:
    """Write ``right`` with the case of ``pattern``: small, first letter, or all capitals."""
    if pattern.isupper() and len(pattern) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if pattern[:1].isupper() else right
