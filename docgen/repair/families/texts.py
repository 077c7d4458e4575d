"""Words whose right form the finding itself gives: fixed words, numbers, dates, punctuation."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.letters import Edit, Plain, differences
from docgen.repair.work import Work
from docgen.text.fold import fold

_AT_THE_END = ("CC-07", "BC-04", "TY-02", "KG-04", "NN-04")
_LISTS = ("KG-04", "NN-04")
"""Without its dash an item may be the second line of the one above."""
_ALIKE = 0.6
_UNFINISHED = (":", ",", "-", "–")


@mends("quoc_hieu_tieu_ngu", "QH-01", "QH-02")
@mends("so_ky_hieu", "SO-01", "SO-02", "SO-03", "SO-06", "SO-08")
@mends("ngay_thang", "NG-01")
@mends("can_cu", "CC-07")
@mends("noi_nhan", "KG-04", "NN-03", "NN-04")
@mends("luu", "NN-05")
@mends("dau_cuoi_ten", "TY-02")
@mends("chu_in_hoa", "TB-06", "VH-06", "VH-08")
@mends("quyen_han", "NK-03")
@mends("vien_dan_viet_hoa", "VH-02")
@mends("vien_dan_khoang_trang", "CC-15")
@mends("khoang_trang", "CT-03", "CT-06")
@mends("phu_luc", "PL-01")
def words(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Write what the rule says should stand there."""
    if wrong.fix is None or not wrong.paragraphs or not _alike(*wrong.fix):
        return
    for index in [one for one in work.ready(wrong) if one == wrong.paragraphs[0]]:
        change = work.change(wrong, "SUA_CHU", *wrong.fix, index=index)
        if work.ask(index, _edits(work, wrong, index), change):
            yield change


def _alike(before: str, after: str) -> bool:
    """Whether the right words are the given ones but for a slip: others may be meant."""
    ratio = SequenceMatcher(None, fold(before), fold(after), autojunk=False).ratio()
    return ratio >= _ALIKE


@mends("dau_ket_thuc", "BC-04")
def end_mark(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Put the end mark behind the last sentence of the content, if it is one."""
    last = work.para(wrong.paragraphs[0])
    ends = last.text.rstrip()
    if not last.place.cells and ends and not ends.endswith(_UNFINISHED):
        yield from words(work, wrong)


def _edits(work: Work, wrong: Wrong, index: int) -> list[Edit]:
    """Where the words of the fix stand in the paragraph, as edits; none where that is unsure."""
    assert wrong.fix is not None
    before, after = _without_label(work.para(index).label, *wrong.fix)
    letters = work.letters(index)
    goes_on = wrong.code in _LISTS and before[:1].isalnum() and not after[:1].isalnum()
    if letters is None or not before or goes_on:
        return []
    if wrong.span and letters.text[slice(*wrong.span)] == before:
        first = wrong.span[0]
        return [Edit(first + a, first + b, new) for a, b, new in differences(before, after)]
    shown = work.para(index).shown
    text = shown if len(shown) == len(letters.text) else letters.text
    plain = Plain(text)
    at = _find(plain, before, wrong)
    return [] if at < 0 else list(plain.edits(at, before, after))


def _without_label(label: str, before: str, after: str) -> tuple[str, str]:
    """The words without the number or dash that Word puts in front by itself."""
    if label and before.startswith(label) and after.startswith(label):
        return before[len(label) :].lstrip(), after[len(label) :].lstrip()
    return ("", "") if label and before.startswith(label) else (before, after)


def _find(plain: Plain, before: str, wrong: Wrong) -> int:
    """Place of some words in the plain text, -1 where they are not or not for certain."""
    first, end = _bounds(plain, wrong.span)
    text = plain.text[first:end]
    found = text.rfind(before) if wrong.code in _AT_THE_END else text.find(before)
    only_one = text.count(before) == 1 or wrong.code in _AT_THE_END or wrong.component
    return first + found if found >= 0 and only_one else -1


def _bounds(plain: Plain, span: tuple[int, int] | None) -> tuple[int, int]:
    if span is None:
        return 0, len(plain.text)
    inside = [at for at, (start, end) in enumerate(plain.spans) if span[0] <= start < span[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
