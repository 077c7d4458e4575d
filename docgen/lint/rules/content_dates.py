"""Dates in the text: days of the calendar, weekdays, one way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import ANY, HABIT, OWN, SLIP, found_at, prose
from docgen.lint.text.dates import SeenDate, weekday_beside
from docgen.text.wording import date_long, date_short, weekday_name

_HEAD_DATE = Source("law", "A", "PL I, Phần I, II.4")
_DAY_AND_MONTH = re.compile(r"ngày\s+(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])")
_LEAP_YEAR = 2024


@rule("NG-02", "wrong_text", source=SLIP, genres=EVERY)
def in_calendar(case: Case) -> Iterator[Found]:
    """Every date is a day of the calendar."""
    text = prose(case)
    for block in text.dated:
        source = _HEAD_DATE if block.role == "head" else None
        for seen in block.dates:
            if seen.day is None:
                params = {"d": seen.text}
                yield found_at(case, block, (seen.start, seen.end), params, source=source)
    for block in text.matching(ANY, _DAY_AND_MONTH):
        source = _HEAD_DATE if block.role == "head" else None
        for found in _DAY_AND_MONTH.finditer(block.text):
            if not _exists(int(found["d"]), int(found["m"])):
                params = {"d": f"{found['d']}/{found['m']}"}
                yield found_at(case, block, found.span(), params, source=source)


def _exists(day: int, month: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


@rule("NG-03", "wrong_text", source=SLIP, genres=EVERY)
def weekday_fits(case: Case) -> Iterator[Found]:
    """A weekday beside a date is that of the date."""
    for block in prose(case).dated:
        for seen in block.dates:
            beside = weekday_beside(block.text, seen)
            if beside and seen.day and beside[1] != seen.day.weekday():
                name = weekday_name(seen.day)
                params = {"x": beside[0], "d": seen.text, "y": name}
                yield found_at(case, block, (seen.start, seen.end), params)


@rule("NG-05", "inconsistent", source=HABIT, gather=True)
def one_way_of_writing(case: Case) -> Iterator[Found]:
    """Dates in figures are written one way: 05/3/2026 beside 5/3/2026 is two."""
    found = [
        (block, seen, seen.day)
        for block in prose(case).dated
        for seen in block.dates
        if seen.day and block.role in OWN
    ]
    mixed = len({seen.padded for _, seen, day in found if _telling(seen)}) > 1
    for block, seen, day in found if mixed else ():
        if not seen.padded:
            right = (date_long if seen.form == "long" else date_short)(day)
            params = {"a": seen.text, "b": right}
            yield found_at(case, block, (seen.start, seen.end), params, (seen.text, right))


def _telling(seen: SeenDate) -> bool:
    """Whether the day or the month shows if zeros are written."""
    return seen.d < 10 or seen.m < 3


_HOLIDAY_DATE = re.compile(r"\d\d?/\d\d?(?![\d/])")
_HOLIDAY = re.compile(
    r"(?P<name>(?:Quốc tế (?:Thiếu nhi|thiếu nhi|Phụ nữ|Lao động)|Quốc khánh"
    r"|Phụ nữ Việt Nam|Gia đình Việt Nam|Nhà giáo Việt Nam))\s+"
    r"(?P<date>\(?0?(?P<d>\d{1,2})/0?(?P<m>\d{1,2})\)?)(?![\d/])"
)


@rule("VH-09", "wrong_format", source=Source("convention", "A", "PL II, V.5"), gather=True)
def holiday_with_hyphen(case: Case) -> Iterator[Found]:
    """The day of a holiday is written with a hyphen, as in the decree's examples."""
    text = prose(case)
    for block in text.matching(OWN, _HOLIDAY_DATE):
        for found in _HOLIDAY.finditer(block.text):
            right = f"{found['d']}-{found['m']}"
            params = {"a": f"{found['name']} {found['date']}", "b": f"{found['name']} {right}"}
            yield found_at(case, block, found.span("date"), params, (found["date"], right))
