"""Sentences: values are filled in as they are, and the sentence begins with a capital."""

from __future__ import annotations

import re

import pytest

from docgen.errors import DocgenError
from docgen.messages import message_for
from docgen.messages.catalogue import catalogue
from docgen.problems import Problem, Severity


def test_values_are_filled_in_and_the_first_letter_is_a_capital() -> None:
    problem = Problem("NOT_A_DATE", params={"nhan": "ngày ban hành", "gia_tri": "hôm qua"})
    message = message_for(problem)
    assert message.sentence == "Ngày ban hành “hôm qua” không đọc được thành ngày"
    assert message.remedy == "Ghi ngày trước, ví dụ 05/5/2026 hoặc 2026-05-05"


def test_an_exception_of_ours_speaks_from_the_same_catalogue() -> None:
    message = message_for(DocgenError("OUTPUT_EXISTS", tep="a.docx"))
    assert (message.code, message.sentence) == ("OUTPUT_EXISTS", "Tệp a.docx đã có")


@pytest.mark.parametrize("value", ["{nhan}", "{0}", "%s", "\\1", "{", "}", ""])
def test_a_value_that_looks_like_a_pattern_is_only_a_value(value: str) -> None:
    problem = Problem("UNKNOWN_FIELD", params={"ten": value})
    assert message_for(problem).sentence == f"Không có mục “{value}” ở chỗ này"


def test_a_value_is_not_taken_for_the_place_of_another() -> None:
    problem = Problem("CC-03", params={"b": "{a}", "a": "Luật số 1"})
    assert message_for(problem).sentence.startswith("Căn cứ là {a} thì không ghi số hiệu")


def test_a_code_without_a_sentence_is_a_defect() -> None:
    with pytest.raises(KeyError):
        message_for(Problem("KHONG_CO"))


def test_every_entry_names_its_values_in_ascii() -> None:
    for code, message in catalogue().items():
        for name in re.findall(r"\{([^}]*)\}", message.sentence + message.remedy):
            assert re.fullmatch(r"[a-z_]+", name), (code, name)


def test_every_severity_has_its_word_on_the_terminal() -> None:
    from docgen.cli.report import _HEADINGS

    assert set(_HEADINGS) == set(Severity)
