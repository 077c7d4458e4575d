"""Real papers, read in place: mended without a crash, once and for good, where the list says."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from docgen.office.fixing import fix
from docgen.repair.engine import families
from tests.functional.repair.proof import prove
from tests.support.records import ROOT

CORPUS = Path(os.environ.get("DOCGEN_CORPUS") or ROOT.parent / "shared" / "corpus")
PAPERS = sorted(CORPUS.glob("*.docx"))

pytestmark = pytest.mark.skipif(not PAPERS, reason="0 real papers mended: no DOCGEN_CORPUS")


def test_real_papers_are_mended_once_and_only_where_the_list_says() -> None:
    counts: Counter[str] = Counter()
    for file in PAPERS:
        given = file.read_bytes()
        fixed = fix(given)
        try:
            prove(given, fixed.docx, fixed.changes)
        except AssertionError:
            pytest.fail(f"{file.name}: changed where the list names nothing", pytrace=False)
        assert fix(fixed.docx).changes == (), file.name
        assert file.read_bytes() == given
        counts += Counter(families()[one.code] for one in fixed.changes)
    print(f"{len(PAPERS)} papers, {counts.total()} changes:", dict(counts.most_common()))
