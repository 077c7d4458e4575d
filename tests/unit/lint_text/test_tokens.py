"""Words with keys that do not mind how a tone is placed; phrases found in one pass; syllables."""

from __future__ import annotations

import pytest

from docgen.lint.text.spelling import is_possible
from docgen.lint.text.tokens import Phrases, Tokens, key, word_keys
from docgen.norms.lists import lists


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoà"), ("Ủy", "uỷ"), ("–", "-"), ("Ở", "ở")])
def test_writings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("sử", "sữ"), ("đa", "da")])
def test_words_that_differ_have_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_marks_are_tokens_and_places_are_those_of_the_text() -> None:
    text = "Bảo vệ , chăm sóc"
    tokens = Tokens(text)
    assert tokens.words == ["Bảo", "vệ", ",", "chăm", "sóc"]
    assert text[slice(*tokens.span(1, 4))] == "vệ , chăm"


def test_numbers_are_compared_without_zeros_in_front() -> None:
    assert word_keys("cấp 02") == word_keys("cấp 2")


def test_a_phrase_is_whole_words_in_a_row() -> None:
    phrases = Phrases([("phòng chống", "a"), ("phòng, chống", "b"), ("nghành", "c")])

    def found(text: str) -> list[str]:
        return [hit.load for hit in phrases.find(Tokens(text))]

    assert found("công tác Phòng  chống ma túy") == ["a"]
    assert found("phòng, chống") == ["b"]
    assert found("các nghành") == ["c"]
    assert found("phòng chốngg, căn phòng") == []


@pytest.mark.parametrize(
    "word", ["trường", "nghiêng", "khuyến", "quý", "gì", "oẳn", "đ", "thuỷ", "thủy", "kỹ", "khoẻ"]
)
def test_a_vietnamese_syllable_is_possible(word: str) -> None:
    assert is_possible(word)


@pytest.mark.parametrize("word", ["trưòng", "nghành", "ghánh", "quyêt", "ngệ", "cế", "thưộng"])
def test_a_slip_of_the_keyboard_is_no_syllable(word: str) -> None:
    assert not is_possible(word)


@pytest.mark.parametrize("pair", lists().pairs, ids=lambda pair: pair.wrong)
def test_each_slip_of_the_list_is_found_and_its_right_form_is_none(pair: object) -> None:
    slips = Phrases((one.wrong, one) for one in lists().pairs)
    wrong, right = (getattr(pair, name) for name in ("wrong", "right"))
    assert pair in [hit.load for hit in slips.find(Tokens(f"kịp thời {wrong} các việc"))]
    assert not list(slips.find(Tokens(f"kịp thời {right} các việc")))
