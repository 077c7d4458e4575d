"""What is printed is read back, for every value."""

import re
import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from docgen.text.fold import file_name, fold, slug
from docgen.text.wording import (
    DateFault,
    Deadline,
    date_long,
    date_short,
    group_digits,
    parse_date,
    parse_deadline,
    parse_money,
    roman,
    roman_value,
)

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(DAYS)
def test_a_printed_date_is_read_back(day):
    assert parse_date(date_long(day)) == day
    assert parse_date(date_short(day)) == day
    assert parse_date(day.isoformat()) == day


@given(DAYS)
def test_a_month_and_a_quarter_end_on_their_last_day(day):
    month = parse_deadline(f"tháng {day.month}/{day.year}")
    quarter = parse_deadline(f"quý {roman((day.month + 2) // 3)} năm {day.year}")
    assert isinstance(month, Deadline)
    assert isinstance(quarter, Deadline)
    assert month.last_day is not None
    assert quarter.last_day is not None
    assert day <= month.last_day <= quarter.last_day
    assert (month.last_day.year, month.last_day.month) == (day.year, day.month)
    assert date.fromordinal(month.last_day.toordinal() + 1).day == 1
    assert (quarter.last_day.month, quarter.last_day.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}


@given(st.text(max_size=60))
def test_any_text_is_a_time_limit_or_a_fault(text):
    assert isinstance(parse_deadline(text), Deadline | DateFault)


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_back(number):
    assert roman_value(roman(number)) == number


@given(st.integers(0, 10**16))
def test_a_grouped_amount_is_read_back(amount):
    assert parse_money(group_digits(amount)) == amount
    assert parse_money(f"{group_digits(amount)} đồng") == amount


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(), st.integers(10, 80))
def test_names_are_never_empty_and_always_plain(text, length):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text, max_length=length))
    assert len(slug(text, max_length=length)) <= length + len("tep-")
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", file_name(text))
    assert not file_name(text).endswith((".", "_", "-"))
