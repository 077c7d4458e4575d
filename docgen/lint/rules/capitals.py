"""Capital letters by Phụ lục II, as far as a file can tell; the table is capitals.yaml."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import (
    ANY,
    CONTENT,
    HABIT,
    OWN,
    SLIP,
    Mark,
    found_at,
    marks,
    outermost,
    prose,
)
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import Tokens, key, keys_of
from docgen.norms.lists import CapitalPhrase, lists
from docgen.text.wording import capitalise_first

Case_ = tuple[bool, ...]


def _case(words: list[str]) -> Case_:
    """Which words begin with a capital; marks have none."""
    return tuple(word[0].isupper() for word in words if word[0].isalpha())


def _shouted(words: list[str]) -> bool:
    return all(word.isupper() for word in words if word.isalpha())


# -- phrases of the list


@rule("VH-01", "wrong_case", source=HABIT)
def phrases_of_the_list(case: Case) -> Iterator[Found]:
    """Names and words of the list have the capitals of Phụ lục II."""
    for mark, entry in _wrong_phrases(case):
        right = _righted(mark)
        params = {"a": mark.text, "b": right}
        place = (mark.start, mark.end)
        yield found_at(case, mark.block, place, params, (mark.text, right), _source(entry))


def _wrong_phrases(case: Case) -> Iterator[tuple[Mark, CapitalPhrase]]:
    """Phrases with wrong capitals; of two at one place the longer one."""
    found = [
        mark
        for mark in marks(case).get(CapitalPhrase, ())
        if isinstance(mark.wrong.entry, CapitalPhrase) and _is_wrong(mark, mark.wrong.entry)
    ]
    for mark in outermost(found):
        assert isinstance(mark.wrong.entry, CapitalPhrase)
        yield mark, mark.wrong.entry


def _source(entry: CapitalPhrase) -> Source:
    basis = HABIT.basis if entry.advised else "law"
    return Source(basis, entry.conf, entry.clause)


def _written(mark: Mark) -> list[str]:
    return mark.block.tokens.words[mark.hit.first : mark.hit.last]


def _is_wrong(mark: Mark, entry: CapitalPhrase) -> bool:
    written, right = _written(mark), Tokens(mark.wrong.wrong).words
    if _case(written) == _case(right) or _shouted(written):
        return False
    if entry.context and mark.word(-1) != key(entry.context):
        return False
    if mark.block.is_foreign(mark.start):
        return False
    first = (
        entry.tail_only or mark.start in mark.block.starts or _after_colon(mark.block, mark.start)
    )
    skip = 1 if first else 0
    differs = _case(written)[skip:] != _case(right)[skip:]
    return differs and (
        not entry.wrong or _case(written) in _wrong_cases(entry.wrong, tuple(mark_keys(mark)))
    )


def mark_keys(mark: Mark) -> list[str]:
    """Keys of the words of a phrase in a paper."""
    return mark.block.tokens.keys[mark.hit.first : mark.hit.last]


@cache
def _wrong_cases(wrong: tuple[str, ...], keys: tuple[str, ...]) -> frozenset[Case_]:
    return frozenset(_case(Tokens(one).words) for one in wrong if keys_of(one) == keys)


def _righted(mark: Mark) -> str:
    """The phrase as written, with the case of the list."""
    pieces: list[str] = []
    at = mark.start
    right = Tokens(mark.wrong.wrong).words
    for number, word in enumerate(_written(mark)):
        start = mark.block.tokens.starts[mark.hit.first + number]
        pieces.append(mark.block.text[at:start])
        small = right[number][0].islower()
        pieces.append(word[0].lower() + word[1:] if small else word[0].upper() + word[1:])
        at = start + len(word)
    text = "".join(pieces)
    return capitalise_first(text) if mark.start in mark.block.starts else text


def _after_colon(block: Block, start: int) -> bool:
    return block.text[:start].rstrip(" “\"'(-").endswith(":")


# -- Nhân dân (V.1)

_NHAN_DAN = Source("law", "C", "PL II, V.1")


_BEHIND = frozenset({"tệ", "tự", "bản"})


@rule("VH-01", "wrong_case", source=_NHAN_DAN, gather=True)
def nhan_dan(case: Case) -> Iterator[Found]:
    """ "Nhân dân" has a capital where it means the people and is no part of a name."""
    text = prose(case)
    for block in text.holding(OWN, _PEOPLE):
        start = block.text.find(_PEOPLE)
        while start >= 0:
            place = (start, start + len(_PEOPLE))
            if _means_people(block, start):
                right = capitalise_first(_PEOPLE)
                params = {"a": _PEOPLE, "b": right}
                yield found_at(case, block, place, params, (_PEOPLE, right))
            start = block.text.find(_PEOPLE, start + 1)


_PEOPLE = "nhân dân"


def _means_people(block: Block, start: int) -> bool:
    before = block.text[max(0, start - _LONGEST_NAME) : start].lower()
    after = block.text[start + len(_PEOPLE) :][:4].strip().lower()
    if before.endswith(_name_endings()) or before[-1:].isalnum() or after[:3] in _BEHIND:
        return False
    return not block.is_foreign(start) and not _part_of_name(block, start)


@cache
def _name_endings() -> tuple[str, ...]:
    return tuple(f"{words} " for words in lists().nhan_dan_after)


_LONGEST_NAME = 24


def _part_of_name(block: Block, start: int) -> bool:
    """The same with the tones of the names placed the other way."""
    keys = Tokens(block.text[max(0, start - _LONGEST_NAME) : start]).keys
    return any(tuple(keys[-len(words) :]) == words for words in _name_keys())


@cache
def _name_keys() -> tuple[tuple[str, ...], ...]:
    return tuple(keys_of(words) for words in lists().nhan_dan_after)


# -- capitals in the middle of a sentence


@cache
def _common() -> frozenset[tuple[str, ...]]:
    return frozenset(keys_of(one) for one in lists().common)


@cache
def _in_brackets() -> frozenset[str]:
    return frozenset(keys_of(one)[0] for one in lists().bracket_words)


@cache
def _capitalised() -> tuple[str, ...]:
    """Beginnings of the common words with a capital, to find the few blocks that have any."""
    inner = (capitalise_first(one) + " " for one in lists().common)
    return (*inner, *(f"({capitalise_first(one)}" for one in lists().bracket_words))


@rule("VH-03", "wrong_case", source=HABIT)
def small_in_mid_sentence(case: Case) -> Iterator[Found]:
    """A common word is small in the middle of a sentence."""
    text = prose(case)
    there = tuple(one for one in _capitalised() if one in text.whole)
    for block in text.holding(CONTENT, *there):
        for at in sorted(_candidates(block, there)):
            words = block.tokens.words
            span = block.tokens.span(at, at + 1)
            right = words[at][0].lower() + words[at][1:]
            tail = " " + words[at + 1]
            params = {"a": words[at] + tail, "b": right + tail}
            yield found_at(case, block, span, params, (words[at], right))


_CLOSED = frozenset(".;!?…“\"'-–+/,")


def _candidates(block: Block, needles: tuple[str, ...]) -> Iterator[int]:
    """Tokens that begin a common word with a capital where no sentence begins."""
    for needle in needles:
        start = block.text.find(needle, 1)
        while start > 0:
            if block.text[:start].rstrip()[-1:] not in _CLOSED:
                at = bisect_left(block.tokens.starts, start + needle.startswith("("))
                if _common_here(block, at):
                    yield at
            start = block.text.find(needle, start + 1)


_NAME_REACH = 3


def _common_here(block: Block, at: int) -> bool:
    tokens = block.tokens
    if not 0 < at < len(tokens) - 1 or not tokens.words[at][1:].islower():
        return False
    before = tokens.words[at - 1]
    if before == "(":
        return at > 1 and tokens.keys[at] in _in_brackets()
    if tuple(tokens.keys[at : at + 2]) not in _common() or not tokens.words[at + 1].islower():
        return False
    if tokens.starts[at] in block.starts or block.is_foreign(tokens.starts[at]):
        return False
    if before == ":":
        return at > 1 and tokens.keys[at - 2] == key("như")
    near = tokens.words[max(0, at - _NAME_REACH) : at]
    return before.islower() and before.isalpha() and not any(word[0].isupper() for word in near)


# -- one name, two ways

_HEADS = ("trạm", "sở", "trung tâm", "chi cục", "ủy ban", "hội đồng", "văn phòng", "công chức")


@cache
def _heads() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for head in map(keys_of, _HEADS):
        found.setdefault(head[0], []).append(head)
    return {first: tuple(heads) for first, heads in found.items()}


@rule("VH-04", "inconsistent", source=SLIP, gather=True)
def one_case_of_a_name(case: Case) -> Iterator[Found]:
    """The name of a body has the same capitals everywhere in a paper."""
    seen: dict[tuple[str, ...], dict[Case_, list[tuple[Block, int, int]]]] = {}
    for block, first, last in _bodies(case):
        keys = tuple(block.tokens.keys[first:last])
        cases = seen.setdefault(keys, {})
        cases.setdefault(_case(block.tokens.words[first:last])[1:], []).append((block, first, last))
    for cases in seen.values():
        usual = max(cases, key=lambda one: (sum(one), len(cases[one])))
        for other in cases.keys() - {usual}:
            right = _text(*cases[usual][0])
            for block, first, last in cases[other]:
                params = {"a": _text(block, first, last), "b": right}
                yield found_at(case, block, block.tokens.span(first, last), params)


def _text(block: Block, first: int, last: int) -> str:
    return block.text[slice(*block.tokens.span(first, last))]


def _bodies(case: Case) -> Iterator[tuple[Block, int, int]]:
    """Names with a head of the list that begins with a capital, and the two words behind it."""
    text, heads = prose(case), _heads()
    for block in text.holding(ANY, *map(capitalise_first, _HEADS)):
        if block.role in ("head", "signing"):
            continue
        keys = block.tokens.keys
        for at in [at for at, one in enumerate(keys) if one in heads]:
            for head in heads[keys[at]]:
                last = at + len(head) + 2
                if _is_body(block, at, last, head):
                    yield block, at, last


def _is_body(block: Block, at: int, last: int, head: tuple[str, ...]) -> bool:
    names, keys = block.tokens.words[at:last], block.tokens.keys[at : at + len(head)]
    whole = tuple(keys) == head and len(names) == last - at
    named = whole and names[0][0].isupper() and _is_name(names)
    return named and not block.is_foreign(block.tokens.starts[at])


def _is_name(names: list[str]) -> bool:
    return all(word.isalpha() for word in names) and not _shouted(names[1:])
