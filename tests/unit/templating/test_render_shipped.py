"""Every template that is shipped runs on the compiled path, with every sample (decision 13)."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.documents.rules import size_set_of
from docgen.office import open_office
from docgen.office.paper import Paper
from docgen.office.printing import prepared
from docgen.templating.compile import compile_template
from docgen.templating.context import context_of
from docgen.templating.reference import render_reference
from docgen.templating.render import render
from tests.unit.templating.equality import assert_same_document
from tests.unit.templating.papers import CORE

ROOT = Path(__file__).parents[3]
TEMPLATES = {file.parent.name for file in (ROOT / "templates_docx").glob("*/template.docx")}
SAMPLES = sorted(
    sample
    for folder in (*TEMPLATES, "cac-truong-hop")
    for sample in (ROOT / "samples" / folder).glob("*.yaml")
)


def paper_of(sample: Path, data: Path) -> Paper:
    with open_office(data, actor="test") as office:
        checked = office.check(office.read(sample))
    assert checked.paper is not None, list(checked.report)
    return checked.paper


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_the_document_that_docxtpl_makes(sample: Path, tmp_path: Path) -> None:
    paper = paper_of(sample, tmp_path)
    package = prepared(paper.template.docx(), paper.norm, size_set_of(paper.model, paper.norm))
    template = compile_template(package)
    assert not template.unsupported
    context = context_of(paper.model, paper.norm)
    ours = render(template, context, CORE)
    assert_same_document(ours, render_reference(template.prepared, context, CORE))


def test_every_template_has_a_sample(tmp_path: Path) -> None:
    seen = {paper_of(sample, tmp_path).template.descriptor.id for sample in SAMPLES}
    assert seen == TEMPLATES
