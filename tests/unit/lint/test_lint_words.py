"""Numbers and quotes as Vietnamese papers write them."""

from __future__ import annotations

import pytest

from docgen.lint.words import millimetres, number, points, quoted, span_words
from docgen.norms.parts import Range


@pytest.mark.parametrize(
    ("value", "words"), [(13, "13"), (13.5, "13,5"), (1.27, "1,27"), (0, "0"), (100, "100")]
)
def test_numbers_have_a_decimal_comma(value: float, words: str) -> None:
    assert number(value) == words


def test_ranges_name_both_ends_unless_they_are_one() -> None:
    assert span_words(Range(min=30, max=35)) == "từ 30 đến 35"
    assert span_words(Range(min=1, max=1.5)) == "từ 1 đến 1,5"
    assert span_words(Range(min=12, max=12)) == "12"


def test_lengths_and_sizes() -> None:
    assert millimetres(1134) == "20"
    assert millimetres(794) == "14"
    assert points(27) == "13,5"


def test_a_long_quote_is_cut_between_words() -> None:
    text = "phường phù hợp với trẻ em " * 6
    assert quoted(text).endswith("…")
    assert len(quoted(text)) <= 81
    assert quoted("  một\n dòng ") == "một dòng"
