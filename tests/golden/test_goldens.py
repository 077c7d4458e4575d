"""The text of every sample's Word file, as it was when somebody last read it (decision 34).

``pytest tests/golden --regen-all`` renews the files; read the diff before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from tests.support.contact_sheet import LIMIT
from tests.support.papers import SAMPLE_NAMES, RenderedSamples
from tests.support.records import ROOT
from tests.support.word_lines import as_text

GOLDEN = Path(__file__).parent


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_text_of_the_paper(
    name: str, samples: RenderedSamples, file_regression: FileRegressionFixture
) -> None:
    sample = samples[name]
    folder = GOLDEN / sample.paper.template.descriptor.id
    file_regression.check(as_text(sample.docx), fullpath=folder / f"{name}.txt", encoding="utf-8")


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_pages_have_been_looked_at(name: str, samples: RenderedSamples) -> None:
    folder = samples[name].paper.template.descriptor.id
    sheet = GOLDEN / folder / f"{name}.png"
    assert 0 < sheet.stat().st_size <= LIMIT


def test_no_golden_is_left_of_a_sample_that_is_gone() -> None:
    templates = {folder.name for folder in (ROOT / "templates_docx").iterdir()}
    files = (file for file in GOLDEN.glob("*/*.*") if file.parent.name in templates)
    kept = {file.stem for file in files}
    assert kept == set(SAMPLE_NAMES)
