"""Years left over from an older paper: in names of tasks, periods, time limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import CONTENT, HABIT, SLIP, found_at, prose
from docgen.lint.text.dates import SeenYear, periods, years
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import Tokens

_FORWARD = (
    "ke_hoach",
    "chuong_trinh",
    "phuong_an",
    "de_an",
    "du_an",
    "huong_dan",
    "thong_bao",
    "quyet_dinh",
    "chi_thi",
)
"""Kinds that speak of what will be done, so that a year gone by is a suspect."""

_LOOKING_BACK = re.compile(
    r"(?<![^\W_])(?:kết quả|so với|đã|tổng kết|sơ kết|đánh giá|trước đây|cùng kỳ|năm trước|tồn tại"
    r"|từ năm|sau khi|lũy kế)(?![^\W_])",
    re.IGNORECASE,
)
_SAME_WORDS = 3

Phrase = tuple[str, ...]


def _title_year(case: Case) -> tuple[int, Phrase] | None:
    """The only year of the abstract, and the words before it."""
    found = [
        (block, seen) for block in prose(case).with_role("title") for seen in years(block.text)
    ]
    found = [one for one in found if _home(case, one[0]) is None]
    if len(found) != 1:
        return None
    block, seen = found[0]
    return seen.year, _words_before(block, seen)


def _home(case: Case, block: Block) -> int | None:
    spans = enumerate(case.view.attachments)
    return next((at for at, one in spans if one.start <= block.index < one.end), None)


def _words_before(block: Block, seen: SeenYear) -> Phrase:
    """Keys of the words before "năm <year>", the nearest last."""
    keys = Tokens(block.text[: seen.start]).keys[:-1]
    return tuple(keys[-8:])


def _agree(one: Phrase, other: Phrase) -> bool:
    return len(one) >= _SAME_WORDS and one[-_SAME_WORDS:] == other[-_SAME_WORDS:]


def _other_years(case: Case) -> tuple[tuple[Block, SeenYear, int], ...]:
    """Places that say the words of the abstract with another year."""
    return case.memo("content.other_years", lambda: tuple(_find_other_years(case)))


def _find_other_years(case: Case) -> Iterator[tuple[Block, SeenYear, int]]:
    title = _title_year(case)
    if title is None or case.view.kind not in _FORWARD:
        return
    text = prose(case)
    for block in text.holding(CONTENT, "năm 2", "năm 1"):
        for seen in years(block.text):
            if seen.year == title[0] or block.is_foreign(seen.start):
                continue
            past = _LOOKING_BACK.search(block.sentence(seen.start))
            if not past and _agree(_words_before(block, seen), title[1]):
                yield block, seen, title[0]


@rule("NAM-01", "outdated", source=SLIP, gather=True)
def no_year_left_over(case: Case) -> Iterator[Found]:
    """The words of the abstract do not come again with a year gone by."""
    for block, seen, year in _other_years(case):
        if seen.year < year:
            fix = (str(seen.year), str(year))
            yield found_at(case, block, (seen.start, seen.end), {"a": str(seen.year)}, fix)


@rule("TY-01", "inconsistent", source=SLIP, gather=True)
def abstract_has_the_year(case: Case) -> Iterator[Found]:
    """The words of the abstract come with its year."""
    for block, seen, year in _other_years(case):
        if seen.year > year:
            params = {"a": str(year), "b": str(seen.year), "nam": str(seen.year)}
            yield found_at(case, block, (seen.start, seen.end), params)


_AIM = re.compile(r"(?:mục tiêu|chỉ tiêu|nhiệm vụ|kế hoạch|chương trình)(?:\s+[^\W\d_]+){0,6}\s*$")


@rule("NAM-02", "outdated", source=SLIP)
def period_not_over(case: Case) -> Iterator[Found]:
    """A period that a plan is for has not ended before the paper's year."""
    day = prose(case).day
    if day is None or case.view.kind not in _FORWARD:
        return
    text = prose(case)
    for block in text.holding(
        ("title", "text"), "iai đoạn", "hiệm kỳ", "hời kỳ", "ĐOẠN", "NHIỆM KỲ"
    ):
        for seen in periods(block.text):
            aim = block.role == "title" or _AIM.search(block.text[: seen.start].lower())
            past = _LOOKING_BACK.search(block.sentence(seen.start))
            if seen.last < day.year and aim and not past and not block.is_foreign(seen.start):
                params = {"a": block.text[seen.start : seen.end], "b": str(day.year)}
                yield found_at(case, block, (seen.start, seen.end), params)


_LIMIT = re.compile(
    r"(?:hoàn thành|xong|gửi|nộp|báo cáo|chậm nhất|thời hạn|hạn cuối|đăng ký)"
    r"(?:\s+[^\W\d_]+){0,12}?\s+(?:trước|chậm nhất(?: là)?|đến hết|là|vào)\s+(?:ngày\s+)?$",
    re.IGNORECASE,
)


@rule("NAM-03", "outdated", source=SLIP)
def time_limit_ahead(case: Case) -> Iterator[Found]:
    """A time limit does not lie before the paper's own date."""
    issued = prose(case).day
    for block in prose(case).dated if issued else ():
        for seen in block.dates if block.role == "text" else ():
            if issued is None or seen.day is None or seen.day >= issued:
                continue
            lead = block.text[max(0, seen.start - 120) : seen.start]
            past = _LOOKING_BACK.search(block.sentence(seen.start))
            if _LIMIT.search(lead) and not past and not block.is_foreign(seen.start):
                yield found_at(case, block, (seen.start, seen.end), {"a": seen.text})


_RHYTHM = re.compile(
    r"[Đđ]ịnh kỳ\s+(?:0?[2-9]|hai|ba|bốn|năm)\s+năm|(?:0?[2-9]|[Hh]ai|[Bb]a|[Nn]ăm)\s+năm một lần"
)


@rule("NAM-04", "inconsistent", source=HABIT)
def rhythm_within_a_year(case: Case) -> Iterator[Found]:
    """A plan for one year does not order work every two years."""
    if case.view.kind != "ke_hoach" or _title_year(case) is None:
        return
    text = prose(case)
    for block in text.holding(CONTENT, "ịnh kỳ", "năm một lần"):
        for found in _RHYTHM.finditer(block.text):
            yield found_at(case, block, found.span(), {"a": found.group()})
