"""Dates in any writing, years and periods; sentences past abbreviations; first letters of items."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.lint.text.dates import dates, periods, weekday_beside, years
from docgen.lint.text.sentences import sentences, starts


@pytest.mark.parametrize(
    ("text", "day", "padded"),
    [
        ("ngày 05 tháng 3 năm 2026", date(2026, 3, 5), True),
        ("ngày 5 tháng 3 năm 2026", date(2026, 3, 5), False),
        ("05/3/2026", date(2026, 3, 5), True),
        ("05/03/2026", date(2026, 3, 5), False),
        ("03-01-2019", date(2019, 1, 3), True),
        ("31/4/2026", None, True),
    ],
)
def test_a_date_is_read_with_the_way_it_is_written(
    text: str, day: date | None, padded: bool
) -> None:
    (seen,) = dates(f"Họp {text}, tại phường")
    assert (seen.day, seen.padded, seen.text) == (day, padded, text)


@pytest.mark.parametrize("text", ["123/2015/NĐ-CP", "1.250.000 đồng", "01/6", "10.0.0.2026"])
def test_numbers_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thứ Hai, ngày 09/3/2026", 0),
        ("ngày 09/3/2026 (thứ Năm)", 3),
        ("Chủ nhật, ngày 08 tháng 3 năm 2026", 6),
        ("ngày 09/3/2026 tại hội trường", None),
    ],
)
def test_the_weekday_beside_a_date_is_found(text: str, day: int | None) -> None:
    (seen,) = dates(text)
    beside = weekday_beside(text, seen)
    assert (beside and beside[1]) == day


def test_years_inside_dates_and_periods_are_no_years() -> None:
    text = "năm 2026, ngày 05 tháng 3 năm 2025, năm 2021 - 2025, giai đoạn 2026 - 2030"
    assert [seen.year for seen in years(text)] == [2026]
    assert [(seen.first, seen.last) for seen in periods(text)] == [(2026, 2030)]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    text = "2. UBND TP. Hoa Mai họp. Dự họp có v.v. Và đại diện các khu phố. Bế mạc."
    assert [text[slice(*one)].strip() for one in sentences(text)] == [
        "2. UBND TP. Hoa Mai họp.",
        "Dự họp có v.v. Và đại diện các khu phố.",
        "Bế mạc.",
    ]


def test_the_first_letter_of_an_item_stands_behind_its_number() -> None:
    assert starts("- Bảo vệ trẻ em. Tổ chức") == {2, 17}
    assert starts("a) Rà soát") == {3}
