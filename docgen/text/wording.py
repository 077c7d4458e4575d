"""Wording of dates, numerals and amounts: what is printed, and how typed text is read back.

Dates follow the decree (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 4): days 1-9 and months
1 and 2 carry a zero, other months do not. No system locale is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from docgen.text.fold import fold

DateFaultKind = Literal["unreadable", "not_in_calendar", "no_such_month", "no_such_quarter"]
MoneyFaultKind = Literal["unreadable", "negative", "not_whole", "ambiguous", "too_large"]
DeadlineKind = Literal["date", "month", "quarter", "year", "standing", "text"]

LARGEST_AMOUNT = 10**16
"""Amounts of đồng above this are slips of the keyboard: a year of the State budget is 3·10^15."""


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why ``text`` names no day, month or quarter of the calendar."""

    kind: DateFaultKind
    text: str


@dataclass(frozen=True, slots=True)
class MoneyFault:
    """Why ``text`` is no amount of whole đồng."""

    kind: MoneyFaultKind
    text: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit as typed; ``last_day`` is the last day it names, for comparing, if it names one.

    ``kind`` is "date", "month", "quarter" or "year" for one moment, "standing" for work without an
    end ("thường xuyên"), "text" for all else, such as a span of two dates.
    """

    kind: DeadlineKind
    text: str
    last_day: date | None = None


def date_long(day: date) -> str:
    """Write ``ngày 05 tháng 5 năm 2026``."""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def date_short(day: date) -> str:
    """Write ``05/5/2026``."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_name(day: date) -> str:
    """Write ``thứ Hai`` … ``Chủ nhật`` (capitals of Phụ lục II, V.8c)."""
    return _WEEKDAYS[day.weekday()]


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


_YEAR_FIRST = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(
    r"(?:ngay )?(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[12][0-9]{3})"
)
_IN_WORDS = re.compile(
    r"ngay (?P<day>[0-9]{1,2}) thang (?P<month>[0-9]{1,2}),? nam (?P<year>[12][0-9]{3})"
)


def parse_date(text: str) -> date | DateFault:
    """Read ``2026-05-05``, ``05/5/2026``, ``5-5-2026``, ``5.5.2026`` or the decree's wording.

    The day stands before the month unless the year comes first. Words may lack their accents. The
    year has four digits and lies in 1000-2999.
    """
    folded = fold(text)
    for shape in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        if found := shape.fullmatch(folded):
            return _day_of(found, text)
    return DateFault("unreadable", text)


def _day_of(found: re.Match[str], text: str) -> date | DateFault:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return DateFault("not_in_calendar", text)


def _end_of_month(found: re.Match[str], text: str) -> date | DateFault | None:
    month = int(found["month"])
    if not 1 <= month <= 12:
        return DateFault("no_such_month", text)
    return _last_day(int(found["year"]), month) if found["year"] else None


def _end_of_quarter(found: re.Match[str], text: str) -> date | DateFault | None:
    numeral = found["quarter"]
    quarter = int(numeral) if numeral.isdecimal() else roman_value(numeral)
    if quarter is None or not 1 <= quarter <= 4:
        return DateFault("no_such_quarter", text)
    return _last_day(int(found["year"]), quarter * 3) if found["year"] else None


def _end_of_year(found: re.Match[str], text: str) -> date:
    return date(int(found["year"]), 12, 31)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _inside(shape: str) -> re.Pattern[str]:
    """Find ``shape`` within other words, not within a longer number or word."""
    return re.compile(rf"(?<![\w/.-])(?:{shape})(?![\w/])")


_OF_YEAR = r"(?:(?: ?/ ?|,? nam )(?P<year>[12][0-9]{3}))"
_MOMENTS: tuple[
    tuple[
        DeadlineKind,
        re.Pattern[str],
        Callable[[re.Match[str], str], date | DateFault | None],
    ],
    ...,
] = (
    ("date", _inside(_YEAR_FIRST.pattern), _day_of),
    ("date", _inside(_DAY_FIRST.pattern), _day_of),
    ("date", _inside(_IN_WORDS.pattern), _day_of),
    ("month", _inside(rf"thang (?P<month>[0-9]{{1,2}}){_OF_YEAR}?"), _end_of_month),
    ("quarter", _inside(rf"quy (?P<quarter>[0-9]{{1,2}}|[ivx]+){_OF_YEAR}?"), _end_of_quarter),
    ("year", _inside(r"nam (?P<year>[12][0-9]{3})"), _end_of_year),
)
_STANDING = frozenset({"thuong xuyen", "lien tuc", "hang nam", "hang thang", "hang quy"})
_LEADING_WORDS = frozenset(
    {"trong", "truoc", "den", "het", "cham", "nhat", "la", "hoan", "thanh", "xong", "ca"}
)


def parse_deadline(text: str) -> Deadline | DateFault:
    """Read a time limit: a date, a month, a quarter, a year, ``thường xuyên``, or other words.

    ``tháng 6/2026``, ``quý III/2026`` and ``trước 30/6/2026`` name their last day. Other text is
    kept as it is, with the last day among the moments it names. A moment that does not exist
    anywhere in the text (31/02/2026, tháng 13, quý V) is a fault, and so is empty text.
    """
    rest = fold(text)
    if not rest:
        return DateFault("unreadable", text)
    if rest in _STANDING:
        return Deadline("standing", text.strip())
    found: list[tuple[date, DeadlineKind]] = []
    for kind, shape, last_day in _MOMENTS:
        for match in shape.finditer(rest):
            day = last_day(match, text)
            if isinstance(day, DateFault):
                return day
            if day is not None:
                found.append((day, kind))
        rest = shape.sub(" ", rest)
    if len(found) == 1 and _LEADING_WORDS.issuperset(rest.split()):
        return Deadline(found[0][1], text.strip(), found[0][0])
    return Deadline("text", text.strip(), max((day for day, _ in found), default=None))


_ROMAN_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Write 1-3999 in Roman numerals; ``ValueError`` beyond."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    words = ""
    for value, sign in _ROMAN_SIGNS:
        count, number = divmod(number, value)
        words += sign * count
    return words


def roman_value(text: str) -> int | None:
    """Read a Roman numeral in either case; ``None`` for what :func:`roman` never writes."""
    sought, rest, value = text.upper(), text.upper(), 0
    for worth, sign in _ROMAN_SIGNS:
        while rest.startswith(sign):
            value, rest = value + worth, rest.removeprefix(sign)
    return value if not rest and 1 <= value <= 3999 and roman(value) == sought else None


def point_letter(position: int, letters: Sequence[str]) -> str:
    """Give the letter of point ``position``, counted from 1, out of the norm's list ``letters``.

    ``ValueError`` when the list has no such letter: what follows the last one is nowhere laid down.
    """
    if not 1 <= position <= len(letters):
        raise ValueError(f"no letter for point {position}; the list has {len(letters)}")
    return letters[position - 1]


def group_digits(number: int) -> str:
    """Write ``1250000`` as ``1.250.000``."""
    return f"{number:,}".replace(",", ".")


_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd|₫)\.?$", re.IGNORECASE)
_PLAIN_AMOUNT = re.compile(
    r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?P<mark>[. ])[0-9]{3}(?:(?P=mark)[0-9]{3})*"
)
_DECIMAL_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]{3})*,[0-9]+")
_DIGITS_AND_MARKS = re.compile(r"[0-9]+(?:[., ][0-9]+)+")


def parse_money(text: str) -> int | MoneyFault:
    """Read whole đồng: ``1.250.000``, ``1250000``, ``1 250 000``, each with or without "đồng".

    A dot or a space groups three digits and nothing else, so ``1.25`` and ``1,250,000`` are faults
    of the kind "ambiguous" rather than guesses.
    """
    amount = _CURRENCY.sub("", unicodedata.normalize("NFC", " ".join(text.split())))
    if _PLAIN_AMOUNT.fullmatch(amount):
        value = int(re.sub(r"[. ]", "", amount))
        return value if value <= LARGEST_AMOUNT else MoneyFault("too_large", text)
    return MoneyFault(_why_no_amount(amount), text)


def _why_no_amount(amount: str) -> MoneyFaultKind:
    if amount.startswith(("-", "−", "–")):
        return "negative"
    if _DECIMAL_AMOUNT.fullmatch(amount) and not re.fullmatch(r"[0-9]{1,3},[0-9]{3}", amount):
        return "not_whole"
    return "ambiguous" if _DIGITS_AND_MARKS.fullmatch(amount) else "unreadable"


def capitalise_first(text: str) -> str:
    """Make the first character a capital and leave the rest: ``đồng Nai`` is ``Đồng Nai``."""
    return unicodedata.normalize("NFC", text[:1].upper() + text[1:])


def upper(text: str) -> str:
    """Write in capitals, in NFC, tones kept: ``kế hoạch`` is ``KẾ HOẠCH``."""
    return unicodedata.normalize("NFC", text.upper())
