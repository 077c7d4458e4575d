"""The same judgement where nothing tells the components but their place, words and look."""

from __future__ import annotations

import pytest

from docgen.lint import judge
from tests.rules.conftest import Bench, blamed
from tests.rules.docx import as_a_stranger
from tests.rules.mutations import MUTATIONS, Mutation
from tests.rules.papers import BASES

WORDS_TELL = {
    "unknown_urgency": "a mark is recognised by its words",
    "unknown_circulation": "a mark is recognised by its words",
    "unknown_copy": "the block of a copy is recognised by its heading",
    "signature_without_time": "the data of a signature are recognised by their pattern",
    "kind_left_out": "without its kind the abstract reads as a paragraph of the content",
    "no_rule_above_address": "an address without a rule above it reads as content",
    "rule_above_address_too_short": "an address is recognised by the rule above it",
}
"""Changes that take away what a stranger's component is recognised by."""

TOLD = [one for one in MUTATIONS if one.change.__name__ not in WORDS_TELL]


@pytest.mark.parametrize("base", BASES)
def test_a_clean_paper_without_our_styles_has_no_finding(bench: Bench, base: str) -> None:
    assert not blamed(judge(as_a_stranger(bench.clean[base]).bytes()))


@pytest.mark.parametrize("mutation", TOLD, ids=lambda one: one.name)
def test_what_breaks_a_rule_is_found_without_our_styles(bench: Bench, mutation: Mutation) -> None:
    paper = bench.clean[mutation.base].copy()
    mutation.change(paper)
    found = judge(as_a_stranger(paper).bytes(), known=mutation.known)
    assert {code for code, _ in blamed(found)} == {code for code, _ in mutation.found}


def test_what_cannot_be_told_is_named_exactly(bench: Bench) -> None:
    names = {one.change.__name__ for one in MUTATIONS}
    assert set(WORDS_TELL) <= names
