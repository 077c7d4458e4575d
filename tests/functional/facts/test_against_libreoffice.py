"""Effective formatting equals what LibreOffice itself holds, on real papers and the decree's files.

Nothing of a paper's text is printed or kept: differences are named by file, place and value.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from docgen.facts.reader import read_facts
from tests.functional.facts.comparison import Difference, Outcome, compare
from tests.support.records import ROOT
from tests.support.uno_reader import UnoReader

CORPUS = Path(os.environ.get("DOCGEN_CORPUS") or ROOT.parent / "shared" / "corpus")
DECREE = ROOT.parent / "shared" / "reference" / "nd30_official"
EQUAL = 0.995
MATCHED = 0.995

_A4 = (11906, 16838)
_AUTO = ("000000", "00000A")
_SNAP = 6
"""Twips by which Word's A4 (11907 x 16840) misses the true one."""


def _snapped(difference: Difference) -> bool:
    """Word writes A4 as 11907 x 16840; LibreOffice takes it for A4 and keeps 210 x 297 mm."""
    if difference.name not in ("page_width", "page_height"):
        return False
    ours = int(str(difference.ours))
    return any(
        abs(ours - side) <= _SNAP
        and int(str(difference.theirs)) == round(side * 2540 / 1440 / 10) * 10
        for side in _A4
    )


def _grown(difference: Difference) -> bool:
    """A header that does not fit into the margin pushes it; LibreOffice holds the pushed one.

    It never makes a header lower than 1 mm, also where the header stands outside the margin.
    """
    section = difference.section
    if section is None or difference.name not in ("top", "bottom"):
        return False
    distance = section.header_distance if difference.name == "top" else section.footer_distance
    margin = int(str(difference.ours))
    return int(str(difference.theirs)) * 1440 / 2540 > margin and margin < distance + 57


def _bullet(difference: Difference) -> bool:
    """LibreOffice gives no label text for a bullet, only its letter in the list's own rules."""
    paragraph = difference.paragraph
    numbering = paragraph.numbering if paragraph else None
    return difference.name == "label" and numbering is not None and numbering.kind == "bullet"


def _automatic(difference: Difference) -> bool:
    """In a drawing group LibreOffice 7.4 reads the word "auto" as the hexadecimal number A."""
    return difference.name == "color" and (difference.ours, difference.theirs) == _AUTO


EXPLAINED: dict[str, Callable[[Difference], bool]] = {
    "A4 as Word writes it is taken for A4": _snapped,
    "a header higher than its margin pushes the text": _grown,
    "a bullet has no label text": _bullet,
    "automatic colour in a drawing group": _automatic,
}
"""Every kind of difference that was seen; the functions say why LibreOffice chooses otherwise."""


def _papers() -> list[Path]:
    return sorted([*CORPUS.glob("*.docx"), *DECREE.glob("*.docx")])


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    papers = _papers()
    if not papers:
        pytest.skip("0 papers compared: neither DOCGEN_CORPUS nor the decree's files are here")
    out = Outcome()
    with closing(UnoReader()) as office:
        for paper in papers:
            content = paper.read_bytes()
            compare(paper.name, read_facts(content), office.read(content), out)
    return out


@pytest.mark.office
@pytest.mark.slow
def test_properties_equal_those_libreoffice_holds(
    outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    different = Counter(difference.name for difference in outcome.differences)
    with capsys.disabled():
        print(f"\n{len(_papers())} papers, {outcome.matched} paragraphs")
        for name, count in outcome.compared.items():
            print(f"{name:12} {count:7} {1 - different[name] / count:8.3%}")
    share = 1 - len(outcome.differences) / outcome.compared.total()
    assert share >= EQUAL


@pytest.mark.office
@pytest.mark.slow
def test_every_difference_is_explained(outcome: Outcome) -> None:
    unexplained = [
        difference
        for difference in outcome.differences
        if not any(explains(difference) for explains in EXPLAINED.values())
    ]
    assert unexplained == []


@pytest.mark.office
@pytest.mark.slow
def test_nearly_every_paragraph_is_compared(outcome: Outcome) -> None:
    places = [f"{file} {paragraph.place.human}" for file, paragraph in outcome.unmatched]
    assert len(places) <= (1 - MATCHED) * outcome.matched, places


@pytest.mark.office
@pytest.mark.slow
def test_every_explanation_is_needed(outcome: Outcome) -> None:
    idle = [
        words
        for words, explains in EXPLAINED.items()
        if not any(explains(difference) for difference in outcome.differences)
    ]
    assert idle == []
