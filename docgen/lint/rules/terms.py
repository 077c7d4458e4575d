"""Terms with several spellings, and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import (
    HABIT,
    SLIP,
    Mark,
    follows,
    found_at,
    like,
    marks,
    outermost,
    prose,
)
from docgen.lint.text.prose import ANY, OWN, Block, Prose
from docgen.lint.text.tokens import UPPER
from docgen.norms.lists import AbbreviationGroup, Term, lists


@rule("TN-01", "inconsistent", source=SLIP, gather=True)
def one_spelling(case: Case) -> Iterator[Found]:
    """A term has one spelling in a paper."""
    for mark, term in _variants(case):
        if term.id in _canonical(case):
            yield _found(case, mark, term, Source("text", term.conf))


@rule("TN-02", "wrong_text", source=HABIT, gather=True)
def usual_spelling(case: Case) -> Iterator[Found]:
    """A term is spelled as laws and decrees spell it."""
    for mark, term in _variants(case):
        if term.always and term.id not in _canonical(case):
            yield _found(case, mark, term, HABIT)


def _found(case: Case, mark: Mark, term: Term, source: Source) -> Found:
    right = like(mark.text, term.right)
    params = {"a": mark.wrong.wrong, "b": term.right}
    return found_at(case, mark.block, (mark.start, mark.end), params, (mark.text, right), source)


def _variants(case: Case) -> tuple[tuple[Mark, Term], ...]:
    """Variants in the paper's own words; the longest phrase at a place counts."""
    return case.memo("content.variants", lambda: tuple(_longest(case)))


def _longest(case: Case) -> Iterator[tuple[Mark, Term]]:
    found = [mark for mark, term in _terms(case) if mark.wrong.right and _meant(mark, term)]
    for mark in outermost(found):
        assert isinstance(mark.wrong.entry, Term)
        yield mark, mark.wrong.entry


def _terms(case: Case) -> Iterator[tuple[Mark, Term]]:
    for mark in marks(case).get(Term, ()):
        if isinstance(mark.wrong.entry, Term):
            yield mark, mark.wrong.entry


def _meant(mark: Mark, term: Term) -> bool:
    """Whether a phrase stands for the term: not in a name, and with the words it wants behind."""
    if term.before and not follows(mark, term.before):
        return False
    if follows(mark, term.not_before) or mark.block.is_foreign(mark.start):
        return False
    return not _named(mark)


def _named(mark: Mark) -> bool:
    """Whether the phrase begins a name: a capital in the middle of a sentence."""
    words = mark.text.split()
    if mark.text.isupper() or mark.wrong.wrong[0].isupper():
        return False
    inner = any(word[0].isupper() for word in words[1:])
    return inner or (words[0][0].isupper() and mark.start not in mark.block.starts)


def _canonical(case: Case) -> frozenset[str]:
    """Terms whose canonical form stands somewhere in the paper's own words."""
    return case.memo("content.canonical", lambda: frozenset(_spelled(case)))


def _spelled(case: Case) -> Iterator[str]:
    wanted = {term.id for _, term in _variants(case)}
    taken = {(id(mark.block), mark.hit.first) for mark, _ in _terms(case) if mark.wrong.right}
    for mark, term in _terms(case):
        if term.id not in wanted or mark.wrong.right:
            continue
        alone = (id(mark.block), mark.hit.first) not in taken
        if alone and not mark.block.is_foreign(mark.start):
            wanted.remove(term.id)
            yield term.id


# -- abbreviations

_ABBREVIATION = re.compile(r"[A-ZĐ](?:[A-ZĐ]|[&-](?=[A-ZĐ])){1,11}(?![\w/&-])")
_INSIDE = re.compile(r"[\w/.&-]")
_CAPITALS_BEFORE = re.compile(rf"(?<![^\W_])[{UPPER}]{{2,}}\s$")
_REACH = 12
_CAPITALS_AFTER = re.compile(rf"\s[{UPPER}]{{2,}}(?![^\W_])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_LEAST_WORDS = 3


def _shouted(block: Block) -> bool:
    """Whether a heading is in capitals, so that capitals say nothing."""
    words = [word for word in block.tokens.words if len(word) > 1 and word.isalpha()]
    upper = sum(word.isupper() for word in words)
    return len(words) >= _LEAST_WORDS and upper * 2 > len(words)


def _abbreviations(text: Prose) -> Iterator[tuple[Block, int, int, str]]:
    for found in _ABBREVIATION.finditer(text.whole):
        if not _alone(text.whole, found):
            continue
        block, start = text.at(found.start())
        own = block.role in OWN and not block.is_foreign(start) and not _shouted(block)
        if own:
            yield block, start, start + len(found.group()), found.group()


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether capitals are an uncommon abbreviation, neither a numeral nor a part of a word."""
    inside = found.start() > 0 and _INSIDE.match(text, found.start() - 1)
    common = found.group() in _known() or _ROMAN.fullmatch(found.group())
    if inside or common:
        return False
    start, end = found.span()
    before = _CAPITALS_BEFORE.search(text, max(0, start - _REACH), start)
    return not before and not _CAPITALS_AFTER.match(text, end)


@cache
def _known() -> frozenset[str]:
    return frozenset(lists().known)


@rule("VT-01", "missing", source=HABIT)
def explained(case: Case) -> Iterator[Found]:
    """An abbreviation that is not common stands behind its full form at its first place."""
    seen: set[str] = set()
    text = prose(case)
    for block, start, end, short in _abbreviations(text):
        if short in seen:
            continue
        seen.add(short)
        if not _explained(text.own, short) and not block.cell:
            yield found_at(case, block, (start, end), {"a": short})
    yield from _unclear(case)


def _explained(blocks: tuple[Block, ...], short: str) -> bool:
    """Whether brackets anywhere give the full form, before or behind the abbreviation."""
    word = re.escape(short)
    shape = re.compile(rf"\([^()]{{0,60}}(?<!\w){word}\)|(?<!\w){word}\s*[:(]\s*[^\W\d_]")
    return any(short in block.text and shape.search(block.text) for block in blocks)


@cache
def _before(form: str, words: tuple[str, ...]) -> re.Pattern[str]:
    behind = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w.]){form}(?=,?\s+(?:{behind})(?!\w))")


def _unclear(case: Case) -> Iterator[Found]:
    """Abbreviations of posts and bodies that have more than one reading, in the recipients."""
    for block in prose(case).with_role("recipients"):
        for entry in lists().unclear:
            if found := _before(entry.form, entry.before).search(block.text):
                yield found_at(case, block, found.span(), {"a": entry.form})


@rule("VT-02", "inconsistent", source=SLIP, genres=EVERY)
def one_abbreviation(case: Case) -> Iterator[Found]:
    """One name has one abbreviation in a paper."""
    text = prose(case)
    for group in lists().groups:
        blocks = tuple(one for one in text.holding(ANY, *group.forms) if one.role != "head")
        places = _forms(blocks, group)
        if len(places) > 1:
            best = group.best if group.best in places else next(iter(places))
            other = next(form for form in places if form != best)
            block, start, end = places[other]
            names = ", ".join(f"“{form}”" for form in places)
            yield found_at(case, block, (start, end), {"ds": names})


@cache
def _shape(forms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(rf"(?<![\w/&-])(?:{words})(?![\w/&]|-\w)")


def _forms(
    blocks: tuple[Block, ...], group: AbbreviationGroup
) -> dict[str, tuple[Block, int, int]]:
    """First place of each form, in reading order, outside notations and cited texts."""
    shape = _shape(group.forms)
    found: dict[str, tuple[Block, int, int]] = {}
    for block in blocks:
        for one in shape.finditer(block.text):
            filed = re.match(r".*Lưu:", block.text[: one.start()])
            if not block.is_foreign(one.start()) and not filed:
                found.setdefault(one.group(), (block, *one.span()))
    return found
