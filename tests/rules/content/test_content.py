"""A paper with one slip in its words draws exactly that finding, its twin without the slip none."""

from __future__ import annotations

from collections import Counter

import pytest

from docgen.lint import judge
from docgen.lint.registry import rules
from tests.rules.conftest import Bench, of_form
from tests.rules.content.papers import CHANGED, PROOFS, Changed
from tests.rules.content.sentences import PAIRS, Pair
from tests.rules.docx import Docx, paragraph


def _codes(paper: Docx) -> Counter[str]:
    found = judge(paper.bytes()).findings
    return Counter(one.code for one in found if not of_form(one.rule))


def _with(paper: Docx, pair: Pair, text: str) -> Docx:
    changed = paper.copy()
    lines = (paragraph(pair.style, line) for line in text.split("\n"))
    changed.before(pair.style, *lines)
    return changed


def test_the_clean_plan_has_no_finding_of_content(bench: Bench) -> None:
    assert not _codes(bench.clean["ke_hoach"])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_sentence_that_breaks_a_rule_is_found_and_nothing_else(bench: Bench, pair: Pair) -> None:
    assert _codes(_with(bench.clean["ke_hoach"], pair, pair.bad)) == Counter([pair.code])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_the_right_sentence_draws_nothing(bench: Bench, pair: Pair) -> None:
    assert not _codes(_with(bench.clean["ke_hoach"], pair, pair.good))


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case.code)
def test_a_changed_paper_draws_exactly_its_finding(bench: Bench, case: Changed) -> None:
    bad, good = bench.clean["ke_hoach"].copy(), bench.clean["ke_hoach"].copy()
    case.bad(bad)
    case.good(good)
    assert _codes(bad) == Counter([case.code])
    assert not _codes(good)


def test_every_rule_of_content_has_a_paper_that_breaks_it() -> None:
    codes = {one.code for one in rules() if not of_form(one.id)}
    assert codes == {code for code, _ in PROOFS}


def test_a_fix_that_is_offered_stands_in_the_paper(bench: Bench) -> None:
    for pair in PAIRS:
        paper = _with(bench.clean["ke_hoach"], pair, pair.bad)
        verdict = judge(paper.bytes())
        for one in verdict.findings:
            if one.fix and one.span and not of_form(one.rule):
                text = verdict_text(verdict.view, paper, one.paragraphs[0])
                assert text[slice(*one.span)] == one.fix[0], (pair.name, one.fix, one.span)


def verdict_text(view: object, paper: Docx, index: int) -> str:
    from docgen.facts.reader import read_facts

    return read_facts(paper.bytes()).paragraphs[index].text
