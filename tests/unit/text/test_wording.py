"""Dates, time limits, numerals and amounts: printed in the decree's form, read as people type."""

from datetime import date

import pytest

from docgen.text.wording import (
    DateFault,
    Deadline,
    MoneyFault,
    capitalise_first,
    date_long,
    date_short,
    group_digits,
    parse_date,
    parse_deadline,
    parse_money,
    point_letter,
    roman,
    roman_value,
    upper,
    weekday_name,
)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 5, 5), "ngày 05 tháng 5 năm 2026", "05/5/2026"),
        (date(2026, 1, 15), "ngày 15 tháng 01 năm 2026", "15/01/2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026", "09/02/2026"),
        (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026", "31/3/2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026", "10/12/2026"),
    ],
)
def test_days_to_nine_and_the_first_two_months_carry_a_zero(day, long, short):
    assert date_long(day) == long
    assert date_short(day) == short


def test_weekdays_are_named_with_their_capitals():
    assert weekday_name(date(2026, 5, 4)) == "thứ Hai"
    assert weekday_name(date(2026, 5, 10)) == "Chủ nhật"


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-05",
        "05/5/2026",
        "5/05/2026",
        "5-5-2026",
        "5.5.2026",
        "ngày 05 tháng 5 năm 2026",
        "Ngày 5 tháng 05 năm 2026",
        "ngay 5 thang 5 nam 2026",
        "ngày 05/5/2026",
        "  05/5/2026 ",
    ],
)
def test_a_date_is_read_in_every_shape_people_type(text):
    assert parse_date(text) == date(2026, 5, 5)


@pytest.mark.parametrize("text", ["31/02/2026", "29/02/2026", "00/01/2026", "2026-13-01"])
def test_a_day_outside_the_calendar_is_told_from_unreadable_text(text):
    assert parse_date(text) == DateFault("not_in_calendar", text)


@pytest.mark.parametrize("text", ["", "hôm nay", "5/2026", "5/5/26", "05/5-2026", "2026/05/05"])
def test_text_that_is_no_date_is_unreadable(text):
    assert parse_date(text) == DateFault("unreadable", text)


def test_the_29th_of_february_exists_in_leap_years():
    assert parse_date("29/02/2028") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "kind", "last_day"),
    [
        ("30/6/2026", "date", date(2026, 6, 30)),
        ("2026-06-30", "date", date(2026, 6, 30)),
        ("Trước ngày 30 tháng 6 năm 2026", "date", date(2026, 6, 30)),
        ("chậm nhất là 30/6/2026", "date", date(2026, 6, 30)),
        ("tháng 6/2026", "month", date(2026, 6, 30)),
        ("Tháng 02 năm 2028", "month", date(2028, 2, 29)),
        ("Hết tháng 12/2026", "month", date(2026, 12, 31)),
        ("quý III/2026", "quarter", date(2026, 9, 30)),
        ("Quý 1 năm 2026", "quarter", date(2026, 3, 31)),
        ("Quý iv/2026", "quarter", date(2026, 12, 31)),
        ("Cả năm 2026", "year", date(2026, 12, 31)),
        ("Thường xuyên", "standing", None),
        ("hằng năm", "standing", None),
        ("Từ 01/3/2026 đến 30/6/2026", "text", date(2026, 6, 30)),
        ("từ tháng 9 đến tháng 12/2026", "text", date(2026, 12, 31)),
        ("tháng 6", "text", None),
        ("Theo kế hoạch của Tỉnh", "text", None),
        ("10 ngày làm việc", "text", None),
    ],
)
def test_a_time_limit_names_its_last_day_where_it_names_one(text, kind, last_day):
    assert parse_deadline(text) == Deadline(kind, text, last_day)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tháng 13/2026", "no_such_month"),
        ("từ tháng 5 đến tháng 00/2026", "no_such_month"),
        ("quý V/2026", "no_such_quarter"),
        ("Quý IIII/2026", "no_such_quarter"),
        ("quý 5", "no_such_quarter"),
        ("trước ngày 31/02/2026", "not_in_calendar"),
        ("ngày 31 tháng 4 năm 2026", "not_in_calendar"),
        ("  ", "unreadable"),
    ],
)
def test_a_moment_that_does_not_exist_is_a_fault_of_the_time_limit(text, kind):
    assert parse_deadline(text) == DateFault(kind, text)


def test_a_paper_number_in_a_time_limit_is_not_taken_for_a_date():
    text = "theo Kế hoạch số 12/5/2026/KH"
    assert parse_deadline(text) == Deadline("text", text, None)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman_numerals_are_written_and_read(number, numeral):
    assert roman(number) == numeral
    assert roman_value(numeral.lower()) == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_a_roman_numeral_are_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "MMMM", "A", "XIVx"])
def test_what_is_never_written_as_a_roman_numeral_has_no_value(text):
    assert roman_value(text) is None


def test_points_take_their_letters_from_the_list_of_the_norm():
    letters = ("a", "b", "c", "d", "đ", "e", "g")
    assert [point_letter(position, letters) for position in (1, 5, 7)] == ["a", "đ", "g"]


@pytest.mark.parametrize("position", [0, 4])
def test_a_point_beyond_the_list_of_letters_is_refused(position):
    with pytest.raises(ValueError, match=f"point {position}"):
        point_letter(position, ("a", "b", "c"))


def test_digits_are_grouped_by_dots():
    assert [group_digits(n) for n in (0, 999, 1000, 1_250_000, -25_000)] == [
        "0",
        "999",
        "1.000",
        "1.250.000",
        "-25.000",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.250.000",
        "1250000",
        "1 250 000",
        "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000",
        "1.250.000 đồng",
        "1.250.000đ",
        "1.250.000 Đồng.",
        "1250000 VNĐ",
        " 1.250.000 ₫ ",
        "1.250.000 đo\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING GRAVE ACCENT}ng",
    ],
)
def test_an_amount_is_read_in_every_shape_people_type(text):
    assert parse_money(text) == 1_250_000


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-5", "negative"),
        ("−1.000", "negative"),
        ("1,5", "not_whole"),
        ("1.250.000,5", "not_whole"),
        ("1.25", "ambiguous"),
        ("1.5", "ambiguous"),
        ("1,250", "ambiguous"),
        ("1,250,000", "ambiguous"),
        ("1.250 000", "ambiguous"),
        ("0.250", "ambiguous"),
        ("1e309", "unreadable"),
        ("007", "unreadable"),
        ("", "unreadable"),
        ("đồng", "unreadable"),
        ("mười đồng", "unreadable"),
        ("١٢٣", "unreadable"),
        ("9" * 400, "too_large"),
    ],
)
def test_an_amount_that_is_no_whole_number_of_dong_is_a_fault(text, kind):
    assert parse_money(text) == MoneyFault(kind, text)


def test_nothing_is_free_of_charge():
    assert parse_money("0 đồng") == 0


def test_capitals_keep_their_tones_and_their_normal_form():
    assert capitalise_first("đồng Nai") == "Đồng Nai"
    assert capitalise_first("") == ""
    assert (
        upper("kế hoạch bảo vệ trẻ em, phường Đông Hà") == "KẾ HOẠCH BẢO VỆ TRẺ EM, PHƯỜNG ĐÔNG HÀ"
    )
    assert upper("e\N{COMBINING CIRCUMFLEX ACCENT}") == "Ê"
