"""Clean papers of every form, judged once; mutations are judged against them."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from docgen.lint import Known, Verdict, judge
from tests.rules.docx import Docx
from tests.rules.papers import MADE, SAMPLES
from tests.support.papers import RenderedSamples


class Bench:
    """The clean papers and their verdicts."""

    def __init__(self, samples: RenderedSamples) -> None:
        self.clean: dict[str, Docx] = {
            base: Docx(samples[name].docx) for base, name in SAMPLES.items()
        }
        for base, make in MADE.items():
            self.clean[base] = make(self.clean)
        self.verdict = cache(self._verdict)

    def _verdict(self, base: str, known: Known) -> Verdict:
        return judge(self.clean[base].bytes(), known=known)

    def found(self, base: str, known: Known) -> Counter[tuple[str, str]]:
        """Code and component of what is found in a clean paper."""
        return blamed(self.verdict(base, known))


FORM = (
    "appendix", "body", "heading", "look", "marks", "page", "paper", "recipients", "ruled_lines",
    "signature_block", "title",
)  # fmt: skip
"""Modules of the rules of form; those of the words have their own papers and tests."""


def of_form(rule: str) -> bool:
    """Whether a rule judges form."""
    return rule.split(".")[0] in FORM


def blamed(verdict: Verdict) -> Counter[tuple[str, str]]:
    """Code and component of the findings of form."""
    return Counter((one.code, one.component) for one in verdict.findings if of_form(one.rule))


@pytest.fixture(scope="session")
def bench(samples: RenderedSamples) -> Bench:
    return Bench(samples)
