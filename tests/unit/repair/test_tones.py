"""Tones are placed in one way when asked, and only where there are two ways."""

from __future__ import annotations

import pytest

from docgen.repair.tones import in_style

PAIRS = [
    *[("hòa", "hoà"), ("Hóa", "Hoá"), ("thủy", "thuỷ"), ("ỦY", "UỶ"), ("khỏe", "khoẻ")],
    *[("tòa", "toà"), ("LÓE", "LOÉ"), ("tùy", "tuỳ"), ("họa", "hoạ")],
]
ONE_WAY = ["quý", "hoàn", "thuyền", "của", "mùa", "khuya", "toán", "quả", "ngoài", "Huỳnh", "đường"]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_syllable_with_two_ways_is_written_in_the_one_asked_for(old: str, new: str) -> None:
    assert in_style(old, "moi") == new
    assert in_style(new, "cu") == old
    assert in_style(old, "cu") == old
    assert in_style(new, "moi") == new


@pytest.mark.parametrize("word", ONE_WAY)
def test_a_syllable_with_one_way_stays(word: str) -> None:
    assert in_style(word, "moi") == word
    assert in_style(word, "cu") == word
