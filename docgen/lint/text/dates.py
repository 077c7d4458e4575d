"""Dates, years and periods in running text, in any writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

# A first set without a repeat lets the engine skip to the next digit.
_SHORT = re.compile(r"(?P<d>\d\d?)(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<y>[12]\d{3})(?![\d/-])")
_LONG = re.compile(
    r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s*,?\s+năm\s+(?P<y>[12]\d{3})(?!\d)"
)
_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = (
    r"(?P<name>(?:[Tt]hứ|THỨ)\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|[Cc]hủ\s+nhật|CHỦ\s+NHẬT)(?![^\W_])"
)
_WEEKDAY_BEFORE = re.compile(_WEEKDAY + r"\s*,?\s*\(?\s*(?:ngày\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"\s*\(?\s*" + _WEEKDAY, re.IGNORECASE)
_YEAR = re.compile(r"năm(?<![^\W_]năm)\s+(?P<y>(?:19|20)\d\d)(?![\d/]|\s*[-–]\s*(?:19|20)\d\d)")
_DAY_BEFORE = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s*$")
_PERIOD = re.compile(
    r"(?:[Gg]iai đoạn|[Nn]hiệm kỳ|[Tt]hời kỳ|GIAI ĐOẠN|NHIỆM KỲ)\s+(?:năm\s+)?"
    r"(?P<a>(?:19|20)\d\d)\s*(?:[-–]|đến năm|đến)\s*(?P<b>(?:19|20)\d\d)(?!\d)"
)


_INSIDE = frozenset("0123456789/.-")
"""What before a day makes it the middle of something longer."""


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


def dates(text: str, start: int = 0) -> list[SeenDate]:
    """Every date with day, month and year, in reading order."""
    short = [
        _seen(found, "short")
        for found in _SHORT.finditer(text, start)
        if text[found.start() - 1 : found.start()] not in _INSIDE
    ]
    return sorted(
        (*short, *(_seen(found, "long") for found in _LONG.finditer(text, start))), key=_at
    )


def _at(seen: SeenDate) -> int:
    return seen.start


def date_at(text: str, start: int) -> SeenDate | None:
    """The date that begins exactly here."""
    if found := _SHORT.match(text, start):
        return _seen(found, "short")
    found = _LONG.match(text, start)
    return _seen(found, "long") if found else None


def _seen(found: re.Match[str], form: Literal["short", "long"]) -> SeenDate:
    d, m, y = found["d"], found["m"], found["y"]
    padded = len(d) == 2 and len(m) == (2 if int(m) < 3 or int(m) > 9 else 1)
    return SeenDate(*found.span(), found.group(), int(d), int(m), int(y), form, padded)


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
    for found in _YEAR.finditer(text):
        if not _DAY_BEFORE.search(text, max(0, found.start() - 28), found.start()):
            start, end = found.span("y")
            yield SeenYear(start, end, int(found["y"]))


def periods(text: str) -> Iterator[SeenPeriod]:
    """Every period with a first and a last year."""
    for found in _PERIOD.finditer(text):
        yield SeenPeriod(*found.span(), int(found["a"]), int(found["b"]))
