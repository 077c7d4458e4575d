"""Spaces and characters that a paper has in many places: mended by the letters alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.letters import Edit
from docgen.repair.words import excerpt
from docgen.repair.work import Work

_DOUBLE = re.compile(r"(?<=[^\s.…_])[ \u00a0]{2,3}(?=[^\s.…_/])")
_DATE_GAP = re.compile(r"(?<=ngày|háng)  +(?=\d)|(?<=năm)  +(?=\d)|(?<=\d)  +(?=tháng|năm)")
_HIDDEN = re.compile(
    r"[\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\x7f-\x9f]+"
)
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAID_OUT = ("head", "signature")


def _mended(
    work: Work, wrong: Wrong, index: int, what: str, edits: Iterable[Edit]
) -> Iterator[Change]:
    """Ask for each edit by itself, each with its own line in the list."""
    text = work.para(index).text
    for edit in edits:
        before, after = excerpt(text, edit.start, edit.end, edit.new)
        change = work.change(wrong, what, before, after, index)
        if work.ask(index, [edit], change):
            yield change


@mends("khoang_trang", "CT-04")
def single_spaces(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Leave one space of several; in the head, where spaces lay out, only inside a date."""
    for index in work.ready(wrong):
        groups = {part.id: part for part in work.view.at(index)}
        components = [work.component(name) for name in groups]
        laid_out = any(one is not None and one.group in _LAID_OUT for one in components)
        shape = _DATE_GAP if laid_out else _DOUBLE
        found = shape.finditer(work.para(index).text)
        edits = (Edit(one.start() + 1, one.end(), "") for one in found)
        yield from _mended(work, wrong, index, "SUA_KHOANG_TRANG", edits)


@mends("khoang_trang", "CT-08")
def bare_ends(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Take away spaces at the ends of a paragraph."""
    for index in work.ready(wrong):
        text = work.para(index).text
        lead, rest = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
        edits = [Edit(start, end, "") for start, end in ((0, lead), (rest, len(text)))]
        yield from _mended(
            work, wrong, index, "SUA_DAU_CUOI", (one for one in edits if one.start < one.end)
        )


@mends("unicode", "UNI-01")
def composed(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Write each letter with its marks as one character."""
    for index in work.ready(wrong):
        text = work.para(index).text
        edits = list(_composing(text))
        if _applied(text, edits) == unicodedata.normalize("NFC", text):
            yield from _mended(work, wrong, index, "SUA_DUNG_SAN", edits)


def _composing(text: str) -> Iterator[Edit]:
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and unicodedata.combining(text[at]):
            continue
        right = unicodedata.normalize("NFC", text[start:at])
        if right != text[start:at]:
            yield Edit(start, at, right)
        start = at


def _applied(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@mends("ky_tu_an", "UNI-03")
def hidden_characters(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Take away characters that nobody sees."""
    for index in work.ready(wrong):
        text = work.para(index).text
        found = [] if _RIGHT_TO_LEFT.search(text) else list(_HIDDEN.finditer(text))
        edits = (Edit(*one.span(), "") for one in found)
        yield from _mended(work, wrong, index, "SUA_KY_TU_AN", edits)


@mends("unicode", "UNI-05")
def foreign_d(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Write the Vietnamese Đ for the letter of other languages that looks the same."""
    for index in work.ready(wrong):
        text = work.para(index).text
        edits = [
            Edit(at, at + 1, "Đ" if char == "Ð" else "đ")
            for at, char in enumerate(text)
            if char in "Ðð"
        ]
        yield from _mended(work, wrong, index, "SUA_CHU_D", edits)
