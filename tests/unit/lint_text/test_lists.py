"""The word lists load strictly, agree with themselves, and are the same ready-made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.errors import NormError
from docgen.lint.registry import codes
from docgen.norms.lists import FILES, FOLDER, Lists, lists


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(FOLDER / f"{name}.yaml", tmp_path)
    return tmp_path


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_ready_made_copy_holds_what_the_files_hold(folder: Path) -> None:
    stored = Lists.model_validate_json((FOLDER / "lists.json").read_bytes())
    assert lists(folder) == stored == lists()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("terms", "right: phù hợp với trẻ em", "rihgt: phù hợp với trẻ em", "NORM_UNKNOWN_KEY"),
        ("terms", "conf: A", "conf: E", "NORM_WRONG_TYPE"),
        ("bodies", "ended: 2025-07-01", "ended: 01/7/2025", "NORM_WRONG_TYPE"),
        ("confusions", "wrong: sử phạt", "wrong: sử lý", "NORM_REFUSED"),
        ("legal_texts", "id: nd_56_2017", "id: nd_80_2017", "NORM_REFUSED"),
        ("legal_texts", "replaced_by: luat_tre_em", "replaced_by: luat_khac", "NORM_REFUSED"),
        ("capitals", "how: advised", "how: sometimes", "NORM_WRONG_TYPE"),
        ("abbreviations", "known: [", "known: &x [", "NORM_SYNTAX"),
    ],
)
def test_a_mistake_in_a_list_is_refused(
    folder: Path, name: str, old: str, new: str, code: str
) -> None:
    _edit(folder, name, old, new)
    with pytest.raises(NormError) as refused:
        lists(folder)
    assert refused.value.code == code


def test_the_table_of_capitals_has_the_29_rules_and_says_what_becomes_of_each() -> None:
    rules = lists().rules
    assert len({one.id for one in rules}) == 29
    for one in rules:
        assert (one.by in codes()) if one.how != "not_decidable" else (one.why and not one.by)


def test_a_right_form_is_nobodys_wrong_form() -> None:
    wrong = {phrase for term in lists().terms for phrase in term.wrong}
    assert not wrong & {term.right for term in lists().terms}


def test_no_text_is_followed_by_one_that_ended_before_it() -> None:
    texts = {one.id: one for one in lists().texts}
    for one in texts.values():
        heir = texts.get(one.replaced_by)
        if heir and heir.valid_to:
            assert one.valid_to is not None
            assert one.valid_to < heir.valid_to
