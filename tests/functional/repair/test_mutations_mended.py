"""Every mistake that can be mended is made in a clean paper, and mended, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.lint import judge
from docgen.norms import norm_for
from docgen.office.fixing import fix, mended_codes
from tests.functional.repair.proof import prove
from tests.rules.conftest import Bench
from tests.rules.docx import Docx
from tests.rules.looks import LOOKS
from tests.rules.mutations import MUTATIONS
from tests.rules.papers import BASES
from tests.support.word_lint import lint

Case = tuple[str, str, str, Callable[[Docx], None]]

CASES: list[Case] = [
    (one.name, one.base, code, one.change)
    for one in MUTATIONS
    for code, _ in one.found
    if code in mended_codes()
]
CASES += [(one.name, one.base, one.code, one.change) for one in LOOKS if one.code in mended_codes()]

GROUPS = {one.id: one.group for one in norm_for(None).components}


LEFT = ("TB-08-noi_dung", "TB-08-ket_thuc", "DK-01-no_rule_under_pointer")


def left_to_a_person(name: str) -> bool:
    """Bold, slanted, centred text of the content may be meant; the forms alone draw some rules."""
    return name in LEFT or (name[:5] in ("TB-03", "TB-05") and GROUPS.get(name[6:]) == "body")


@pytest.mark.parametrize("base", BASES)
def test_a_clean_paper_stays_the_same_bytes(bench: Bench, base: str) -> None:
    given = bench.clean[base].bytes()
    fixed = fix(given)
    assert fixed.changes == ()
    assert fixed.docx == given


@pytest.mark.parametrize(("name", "base", "code", "change"), CASES, ids=[one[0] for one in CASES])
def test_a_mistake_is_mended_alone_and_for_good(
    bench: Bench, name: str, base: str, code: str, change: Callable[[Docx], None]
) -> None:
    paper = bench.clean[base].copy()
    change(paper)
    given = paper.bytes()
    fixed = fix(given)
    prove(given, fixed.docx, fixed.changes)
    assert lint(fixed.docx) == lint(given)
    if left_to_a_person(name):
        assert code not in {one.code for one in fixed.changes}
        return
    assert fixed.changes
    assert code not in {one.code for one in judge(fixed.docx).findings}
    again = fix(fixed.docx)
    assert again.changes == ()
    assert again.docx == fixed.docx
