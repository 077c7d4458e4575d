"""Letters are changed one by one: the others stay in their runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.facts.reader import read_facts
from docgen.repair.letters import Edit, Letters, Plain, differences
from tests.unit.repair.words import look, opened, run, runs

WORDS = st.text(st.sampled_from("abc đường.,;ệ "), max_size=12)


def changed(inside: str, *edits: Edit) -> list[tuple[str, int]]:
    piece, _, letters = opened(inside)
    assert all(letters.can(edit) for edit in edits)
    letters.apply(edits)
    piece.changed("word/document.xml")
    return list(look(read_facts(piece.docx()).paragraphs[0]))


def test_a_replaced_letter_takes_the_look_of_the_one_it_replaces() -> None:
    now = changed(runs("ab", "cd"), Edit(2, 3, "X"))
    assert now == [("a", 20), ("b", 20), ("X", 21), ("d", 21)]


def test_a_stretch_over_two_runs_takes_the_look_of_its_first_letter() -> None:
    assert changed(runs("ab", "cd"), Edit(1, 3, "XY")) == [
        *[("a", 20), ("X", 20), ("Y", 20)],
        ("d", 21),
    ]


def test_a_mark_that_is_added_takes_the_look_of_the_word_before_it() -> None:
    assert changed(runs("ab", " "), Edit(2, 2, ";")) == [("a", 20), ("b", 20), (";", 20), (" ", 21)]


def test_a_digit_that_is_added_takes_the_look_of_the_number_it_begins() -> None:
    assert changed(runs("số ", "7"), Edit(3, 3, "0"))[-2:] == [("0", 21), ("7", 21)]


def test_spaces_of_a_text_that_word_drops_are_not_brought_to_life() -> None:
    assert changed("<w:r><w:t> ab </w:t></w:r>", Edit(0, 1, "X")) == [("X", 20), ("b", 20)]


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_any_edit_changes_the_letters_it_names_and_no_other(
    texts: list[str], data: st.DataObject
) -> None:
    piece, para, letters = opened(runs(*texts))
    start = data.draw(st.integers(0, len(para.text)))
    end = data.draw(st.integers(start, len(para.text)))
    new = data.draw(WORDS.filter(lambda one: start < end or bool(one)))
    edit = Edit(start, end, new)
    if not letters.can(edit):
        assert not para.text
        return
    before = list(look(para))
    letters.apply([edit])
    piece.changed("word/document.xml")
    after = list(look(read_facts(piece.docx()).paragraphs[0]))
    assert after[:start] == before[:start]
    assert after[start + len(new) :] == before[end:]
    assert "".join(char for char, _ in after[start : start + len(new)]) == new


@given(WORDS, WORDS)
def test_differences_turn_one_text_into_the_other(before: str, after: str) -> None:
    made = before
    for start, end, new in reversed(list(differences(before, after))):
        made = made[:start] + new + made[end:]
    assert made == after


@given(WORDS, st.text(st.sampled_from("ab \u00a0\u0302\u0323e\u00ad"), max_size=10))
def test_a_place_in_the_plain_text_leads_back_to_the_letters(head: str, tail: str) -> None:
    text = head + tail
    plain = Plain(text)
    assert len(plain.spans) == len(plain.text)
    for (start, end), following in zip(plain.spans, plain.spans[1:], strict=False):
        assert start < end <= len(text)
        assert following[0] >= start


def test_a_paragraph_of_more_than_letters_is_not_touched() -> None:
    symbol = '<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    with pytest.raises(LookupError):
        opened(symbol)


def test_letters_of_a_field_and_of_an_old_font_are_not_changed() -> None:
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    old = run("ng­êi", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    for inside in (field, old):
        _, para, letters = opened(inside)
        assert para.text
        assert not letters.can(Edit(0, 1, "x"))


def test_a_text_that_is_not_the_one_that_was_read_is_refused() -> None:
    piece, para, _ = opened(runs("ab"))
    piece.paragraph("word/document.xml", 0)[0].findall("*")[-1].text = "other"
    with pytest.raises(LookupError):
        Letters(piece.paragraph("word/document.xml", 0), para)
