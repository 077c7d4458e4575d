"""On real papers the rules of content find what was read and judged by eye, and nothing more.

Only codes and counts stand here. Every finding counted below is a real slip of its paper.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from docgen.lint import judge
from docgen.problems import Severity
from tests.rules.conftest import of_form

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("DOCGEN_CORPUS") or ROOT.parent / "shared" / "corpus")
PAPERS = sorted(CORPUS.glob("*.docx"))
READ = 24
JUDGED = Counter(
    {
        "CC-04": 3,
        "CC-05": 5,
        "CC-18": 4,
        "CT-04": 6,
        "CT-06": 2,
        "TC-01": 2,
        "TC-03": 1,
        "TN-01": 7,
        "UNI-01": 5,
        "VH-01": 1,
        "VH-04": 2,
    }
)
"""Errors and warnings by code."""


@pytest.mark.skipif(len(PAPERS) != READ, reason=f"0 of {READ} real papers judged: no DOCGEN_CORPUS")
def test_errors_and_warnings_are_those_that_were_judged_by_eye() -> None:
    found: Counter[str] = Counter()
    for paper in PAPERS:
        for one in judge(paper.read_bytes()).findings:
            if not of_form(one.rule) and one.severity is not Severity.GOI_Y:
                found[one.code] += 1
    assert found == JUDGED
