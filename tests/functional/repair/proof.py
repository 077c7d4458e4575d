"""Proof that a repaired file differs from the given one only in what its list says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from docgen.facts.model import DocumentFacts, ParagraphFacts, RunFacts
from docgen.facts.package import read_package
from docgen.facts.reader import read_facts
from docgen.repair.change import Change, PartKey

LETTERS = {
    "SUA_PHONG_CHU": {"fonts", "font", "east_asia_hint"},
    "SUA_MAU_CHU": {"color"},
    "SUA_CO_CHU": {"size"},
    "SUA_KIEU_CHU": {"bold", "italic"},
}
"""What of a run's look each kind of change may touch."""

SHAPES = {
    "SUA_CAN_LE": {"align"},
    "SUA_SO_TRANG": {"align", "frame"},
    "SUA_THUT_DONG": {"first_line"},
    "SUA_CACH_DOAN": {"space_before", "before_auto", "contextual_spacing"},
    "SUA_GIAN_DONG": {"line", "line_rule"},
    "SUA_DAI_KE": {"indent_left", "indent_right", "first_line"},
}
"""What of a paragraph's shape each kind of change may touch."""

SECTIONS = {
    "SUA_KHO_GIAY": {"page_width", "page_height", "orientation"},
    "SUA_LE_TOP": {"top"},
    "SUA_LE_BOTTOM": {"bottom"},
    "SUA_LE_LEFT": {"left"},
    "SUA_LE_RIGHT": {"right"},
    "SUA_SO_TRANG": {
        *("headers", "footers", "title_page", "page_number_format", "page_number_start"),
    },
}
"""What of a section each kind of change may touch."""

TEXTS = {
    *("SUA_CHU", "SUA_KHOANG_TRANG", "SUA_DAU_CUOI", "SUA_DUNG_SAN", "SUA_KY_TU_AN"),
    *("SUA_CHU_D", "SUA_DAU_THANH"),
}
"""Kinds of change that touch letters."""

NEW_LINE = "SUA_DUONG_KE"
_WHERE = {"first", "end"}


def prove(given: bytes, mended: bytes, changes: Sequence[Change]) -> None:
    """Assert that all but what ``changes`` names is as it was."""
    other_parts_are_equal(given, mended, changes)
    before, after = read_facts(given), read_facts(mended)
    kinds = {one.what for one in changes}
    sections_are_equal(before, after, kinds)
    counts_are_equal(before, after)
    at: dict[PartKey, set[str]] = defaultdict(set)
    for one in changes:
        if one.key:
            at[one.key].add(one.what)
    now = by_key(after)
    moved = new_places(changes)
    for para in before.paragraphs:
        key = (para.place.part, para.place.ordinal)
        if key[0] not in {part for part, _ in now}:
            assert "SUA_SO_TRANG" in kinds, "a header is gone"
            continue
        new = now[key[0], key[1] + sum(one < key[1] for one in moved.get(key[0], ()))]
        paragraph_is_equal(para, new, at.get(key, set()))


def other_parts_are_equal(given: bytes, mended: bytes, changes: Sequence[Change]) -> None:
    old, new = read_package(given), read_package(mended)
    touched = {one.key[0] for one in changes if one.key} | {old.main_part}
    if any(one.code in ("KT-06", "KT-07") for one in changes):
        folder, _, name = old.main_part.rpartition("/")
        touched |= {"[Content_Types].xml", f"{folder}/_rels/{name}.rels"}
        assert len(set(new) - set(old)) == 1
    else:
        assert set(new) == set(old)
    for name in old:
        assert name in touched or new[name] == old[name], name


def by_key(facts: DocumentFacts) -> Mapping[PartKey, ParagraphFacts]:
    return {(one.place.part, one.place.ordinal): one for one in facts.paragraphs}


def new_places(changes: Sequence[Change]) -> Mapping[str, list[int]]:
    """The paragraphs behind which a new one stands, by part."""
    found: dict[str, list[int]] = defaultdict(list)
    for one in changes:
        if one.what == NEW_LINE and one.key:
            found[one.key[0]].append(one.key[1])
    return found


def sections_are_equal(before: DocumentFacts, after: DocumentFacts, kinds: set[str]) -> None:
    assert len(before.sections) == len(after.sections)
    free = {name for kind in kinds for name in SECTIONS.get(kind, ())} | _WHERE
    if kinds & {*TEXTS, *SHAPES, *LETTERS, NEW_LINE}:
        free |= {"headers", "footers"}  # they hold looks of numbers, compared as paragraphs
    for old, new in zip(before.sections, after.sections, strict=True):
        assert _but(old, free) == _but(new, free)


def counts_are_equal(before: DocumentFacts, after: DocumentFacts) -> None:
    for name in ("tables", "lines", "text_boxes", "images", "revisions", "comments", "notices"):
        assert len(getattr(before, name)) == len(getattr(after, name)), name


def paragraph_is_equal(old: ParagraphFacts, new: ParagraphFacts, kinds: set[str]) -> None:
    place = replace(
        new.place, index=old.place.index, ordinal=old.place.ordinal, number=old.place.number
    )
    if not kinds:
        assert replace(new, place=place) == old
        return
    shape = {name for kind in kinds for name in SHAPES.get(kind, ())}
    assert _but(old.format, shape) == _but(new.format, shape)
    same = {"text", "runs", "format", "place"}
    assert _but(old, same) == _but(new, same)
    letters_are_equal(old, new, kinds)


def letters_are_equal(old: ParagraphFacts, new: ParagraphFacts, kinds: set[str]) -> None:
    """Equal letters look the same; letters themselves differ only where the list says so."""
    if not kinds & TEXTS:
        assert old.text == new.text
    free = {name for kind in kinds for name in LETTERS.get(kind, ())}
    before, after = list(_letters(old.runs, free)), list(_letters(new.runs, free))
    matcher = SequenceMatcher(None, *(_line(one) for one in (before, after)), autojunk=False)
    kept = [block for block in matcher.get_matching_blocks() if block.size]
    for block in kept:
        for step in range(block.size):
            assert before[block.a + step] == after[block.b + step]
    if before and after:
        assert sum(block.size for block in kept) >= min(len(before), len(after)) / 2 or any(
            one.text.isupper() for one in new.runs
        )


def _line(letters: list[tuple[str, Any]]) -> str:
    return "".join(char for char, _ in letters)


def _letters(runs: Sequence[RunFacts], free: set[str]) -> Iterator[tuple[str, Any]]:
    for run in runs:
        look = (
            _but(run.format, free),
            "" if "font" in free else run.font,
            (run.revision, run.field),
        )
        for char in run.text:
            yield char, look


def _but(thing: object, free: set[str]) -> dict[str, object]:
    return {
        one.name: getattr(thing, one.name)
        for one in fields(thing)  # type: ignore[arg-type]
        if one.name not in free
    }
