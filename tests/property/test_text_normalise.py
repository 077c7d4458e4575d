"""Cleaning is stable and loses nothing visible."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from docgen.text.normalise import clean_block, clean_line

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
AWKWARD = (
    "Ððæ®µ¸§ÕÞ\u00ad\u00a0\u200b\ufeff\u0301\u0302\u0306\u0323"
    "\r\n\t\u2028 \x00\x0b\u202e\ufffe\ud800"
)
HARD_TEXT = st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + AWKWARD), max_size=30)
ANY_TEXT = st.text(st.characters(), max_size=40) | HARD_TEXT


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    once = clean_line(text)
    again = clean_line(once.text)
    assert again.text == once.text
    assert again.faults == once.faults
    assert again.notes == ()


@given(ANY_TEXT)
def test_a_clean_line_is_composed_and_has_no_stray_space(text):
    clean = clean_line(text).text
    assert unicodedata.normalize("NFC", clean) == clean
    assert clean == clean.strip(" \t\r\n\u2028\u2029\u00a0")
    assert "  " not in clean
    assert not set(clean) & set("\t\r\n\u2028\u2029\u00a0\u200b\ufeff")


@given(HARD_TEXT)
def test_a_block_says_what_its_lines_say(text):
    for line in clean_block(text):
        assert clean_line(line.text).text == line.text


@given(st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " ,.;:-/0123456789"), max_size=60))
def test_decomposed_text_becomes_the_same_as_composed_text(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert clean_line(decomposed).text == clean_line(text).text
