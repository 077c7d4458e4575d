"""Dates, years and periods in running text, in any writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

_DATE = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<y>[12]\d{3})(?![\d/-])"
    r"|ngày\s+(?P<dd>\d{1,2})\s+tháng\s+(?P<mm>\d{1,2})\s*,?\s+năm\s+(?P<yy>[12]\d{3})(?!\d)"
)
_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = (
    r"(?P<name>(?:[Tt]hứ|THỨ)\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|[Cc]hủ\s+nhật|CHỦ\s+NHẬT)(?![^\W_])"
)
_WEEKDAY_BEFORE = re.compile(_WEEKDAY + r"\s*,?\s*\(?\s*(?:ngày\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"\s*\(?\s*" + _WEEKDAY, re.IGNORECASE)
_YEAR = re.compile(r"(?<![^\W_])năm\s+(?P<y>(?:19|20)\d\d)(?![\d/]|\s*[-–]\s*(?:19|20)\d\d)")
_PERIOD = re.compile(
    r"(?<![^\W_])(?:giai đoạn|nhiệm kỳ|thời kỳ|khóa)\s+(?:năm\s+)?"
    r"(?P<a>(?:19|20)\d\d)\s*(?:[-–]|đến|đến năm)\s*(?P<b>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SeenDate:
    """A date as written: ``short`` is 05/5/2026, ``long`` the words; ``padded`` by the decree.

    ``start`` and ``end`` bound it in the text, the word "ngày" of the short form not included.
    """

    start: int
    end: int
    text: str
    d: int
    m: int
    y: int
    form: Literal["short", "long"]
    padded: bool

    @property
    def day(self) -> date | None:
        """The day of the calendar, ``None`` where there is none."""
        try:
            return date(self.y, self.m, self.d)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class SeenYear:
    """A year behind the word "năm"; ``start`` and ``end`` bound the digits."""

    start: int
    end: int
    year: int


@dataclass(frozen=True, slots=True)
class SeenPeriod:
    """A period such as "giai đoạn 2021 - 2025"; ``start`` and ``end`` bound all of it."""

    start: int
    end: int
    first: int
    last: int


def dates(text: str, start: int = 0) -> Iterator[SeenDate]:
    """Every date with day, month and year."""
    for found in _DATE.finditer(text, start):
        yield _seen(found)


def date_at(text: str, start: int) -> SeenDate | None:
    """The date that begins exactly here."""
    found = _DATE.match(text, start)
    return _seen(found) if found else None


def _seen(found: re.Match[str]) -> SeenDate:
    long = found["dd"] is not None
    d, m, y = (found[name] for name in (("dd", "mm", "yy") if long else ("d", "m", "y")))
    padded = len(d) == 2 and len(m) == (2 if int(m) < 3 or int(m) > 9 else 1)
    return SeenDate(
        *found.span(), found.group(), int(d), int(m), int(y), "long" if long else "short", padded
    )


def weekday_beside(text: str, seen: SeenDate) -> tuple[str, int] | None:
    """The weekday written beside a date: as written, and its number from Monday as 0."""
    found = _WEEKDAY_BEFORE.search(text[max(0, seen.start - 40) : seen.start])
    found = found or _WEEKDAY_AFTER.match(text, seen.end)
    if found is None:
        return None
    last = found["name"].split()[-1].lower()
    if last == "nhật":
        return found["name"], 6
    return found["name"], int(last) - 2 if last.isdigit() else _DAYS.index(last)


def years(text: str) -> Iterator[SeenYear]:
    """Every "năm 2026" that is neither part of a date nor of a period of years."""
    taken = [(seen.start, seen.end) for seen in dates(text)]
    for found in _YEAR.finditer(text):
        start, end = found.span("y")
        if not any(first <= start < last for first, last in taken):
            yield SeenYear(start, end, int(found["y"]))


def periods(text: str) -> Iterator[SeenPeriod]:
    """Every period with a first and a last year."""
    for found in _PERIOD.finditer(text):
        yield SeenPeriod(*found.span(), int(found["a"]), int(found["b"]))
