"""Our own papers: by their styles, without them, and as LibreOffice saves them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.facts.model import DocumentFacts
from docgen.facts.reader import read_facts
from docgen.facts.recognition import recognise
from docgen.norms import Norm, norm_for
from tests.functional.recognition.disguise import flattened, renamed, same_paragraphs
from tests.functional.recognition.measure import (
    Score,
    compare,
    differences,
    found_in,
    in_body,
    show,
    styled,
)
from tests.functional.recognition.office import resaved
from tests.support.papers import SAMPLE_NAMES, RenderedSamples

ENOUGH = 0.98


@pytest.fixture(scope="module")
def norm() -> Norm:
    return norm_for(None)


def read_both(
    samples: RenderedSamples, name: str, change: Callable[[bytes], bytes]
) -> tuple[DocumentFacts, DocumentFacts]:
    docx = samples[name].docx
    own, other = read_facts(docx), read_facts(change(docx))
    assert same_paragraphs(own, other)
    return own, other


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_component_is_found_by_its_style(
    samples: RenderedSamples, norm: Norm, name: str
) -> None:
    facts = read_facts(samples[name].docx)
    view = recognise(facts, norm)
    assert styled(facts, norm) - found_in(view.parts) == set()
    by_style = {index for index, _ in styled(facts, norm)}
    sure = [part for part in view.parts if part.span is None and part.paragraphs[0] in by_style]
    assert {part.confidence for part in sure} == {1.0}
    assert view.genre == "nd30"
    assert view.kind_confidence > 0.9


@pytest.mark.parametrize("change", ["renamed", "flattened"])
def test_without_styles_components_are_found_by_place_words_and_look(
    samples: RenderedSamples, norm: Norm, change: str
) -> None:
    change_of = {"renamed": lambda docx: renamed(docx, norm), "flattened": flattened}
    score = Score()
    for name in SAMPLE_NAMES:
        own, other = read_both(samples, name, change_of[change])
        assert not styled(other, norm)
        score.add(styled(own, norm), found_in(recognise(other, norm).parts))
    show(f"{change}\n{score.table()}")
    assert score.recall >= ENOUGH
    assert score.precision >= ENOUGH


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_each_paper_without_styles_is_read_as_before(
    samples: RenderedSamples, norm: Norm, name: str
) -> None:
    own, other = read_both(samples, name, flattened)
    by_style, by_look = recognise(own, norm), recognise(other, norm)
    score = compare(styled(own, norm), by_look)
    assert score.recall >= ENOUGH, differences(styled(own, norm), by_look)
    for fact in ("kind", "form", "day", "so", "ky_hieu", "issuer", "parent", "place_name"):
        assert getattr(by_look, fact) == getattr(by_style, fact), fact


@pytest.mark.office
def test_papers_saved_by_libreoffice_keep_their_components(
    samples: RenderedSamples, norm: Norm, tmp_path: Path
) -> None:
    files = {name: samples[name].docx for name in SAMPLE_NAMES}
    plain = {name: renamed(docx, norm) for name, docx in files.items()}
    for what, papers in (("with our styles", files), ("with other styles", plain)):
        score = Score()
        for name, docx in resaved(papers, tmp_path / what.split()[1]).items():
            own, other = read_facts(files[name]), read_facts(docx)
            assert same_paragraphs(own, other), name
            found = found_in(recognise(other, norm).parts)
            assert any(component == "so_trang" for _, component in found)
            score.add(in_body(own, styled(own, norm)), in_body(other, found))
        show(f"LibreOffice, {what}\n{score.table()}")
        assert score.recall >= ENOUGH
        assert score.precision >= ENOUGH
