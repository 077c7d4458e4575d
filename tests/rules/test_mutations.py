"""Each rule has a paper that breaks it, and breaks nothing else."""

from __future__ import annotations

import pytest

from docgen.lint import Known, judge
from docgen.lint.registry import rules
from docgen.lint.words import message_of
from docgen.messages.catalogue import catalogue
from docgen.problems import Severity
from tests.rules.conftest import Bench, blamed, of_form
from tests.rules.looks import LOOKS, Look
from tests.rules.mutations import MUTATIONS, Mutation
from tests.rules.papers import BASES


@pytest.mark.parametrize("base", BASES)
def test_a_clean_paper_of_each_form_has_no_finding(bench: Bench, base: str) -> None:
    assert not bench.found(base, Known())


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_one_small_change_draws_exactly_its_finding(bench: Bench, mutation: Mutation) -> None:
    paper = bench.clean[mutation.base].copy()
    mutation.change(paper)
    verdict = judge(paper.bytes(), known=mutation.known)
    new = blamed(verdict) - bench.found(mutation.base, Known())
    assert new == dict.fromkeys(mutation.found, 1)


@pytest.mark.parametrize("look", LOOKS, ids=lambda one: one.name)
def test_one_wrong_look_draws_exactly_its_finding(bench: Bench, look: Look) -> None:
    paper = bench.clean[look.base].copy()
    look.change(paper)
    assert blamed(judge(paper.bytes())) == {(look.code, look.component): 1}


def test_every_rule_has_a_failing_paper() -> None:
    drawn = {code for one in MUTATIONS for code, _ in one.found} | {one.code for one in LOOKS}
    form = {one.code for one in rules() if of_form(one.id)}
    assert form - drawn == ELSEWHERE


ELSEWHERE = {"LO-01", "TD-02"}
"""Rules whose failing paper is not one of the decree's; see ``test_files.py``."""


def test_every_code_has_its_sentence() -> None:
    assert {one.code for one in rules() if of_form(one.id)} <= set(catalogue())


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_sentences_of_findings_are_whole(bench: Bench, mutation: Mutation) -> None:
    paper = bench.clean[mutation.base].copy()
    mutation.change(paper)
    for finding in judge(paper.bytes(), known=mutation.known).findings:
        if of_form(finding.rule):
            assert "{" not in message_of(finding).sentence
            assert finding.place
            assert finding.severity in list(Severity)
