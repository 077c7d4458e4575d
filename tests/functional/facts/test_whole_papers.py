"""Whole papers: what the facts promise holds in every file, large ones come to an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import PackageError
from docgen.facts.package import read_package
from docgen.facts.reader import read_facts
from docgen.facts.xml import RUN, P, parse
from tests.functional.facts.word_file import facts_of, p, r
from tests.support.records import ROOT

SHIPPED = sorted((ROOT / "templates_docx").glob("*/template.docx"))
ROWS = 20_000
PARAGRAPHS = 8_000
"""What 200 close pages hold."""


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_places_lead_back_to_the_elements(file: Path) -> None:
    package = read_package(file.read_bytes())
    elements = {
        name: list(parse(package[name]).iter(P))
        for name in package
        if name.startswith("word/") and name.endswith(".xml")
    }
    for paragraph in read_facts(package).paragraphs:
        element = elements[paragraph.place.part][paragraph.place.ordinal]
        runs = list(element.iter(RUN))
        for run in paragraph.runs:
            own = "".join(str(text) for text in runs[run.ordinal].itertext())
            assert run.text.strip("\t\n\f") in own


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_visible_runs_make_the_text_and_cells_bound_their_paragraphs(file: Path) -> None:
    facts = read_facts(file.read_bytes())
    for index, paragraph in enumerate(facts.paragraphs):
        assert paragraph.place.index == index
        assert "".join(run.text for run in paragraph.visible_runs()) == paragraph.text
        for ref in paragraph.place.cells:
            cell = facts.tables[ref.table].rows[ref.row].cells[ref.cell]
            assert cell.first <= index < cell.end


def test_bytes_that_are_no_word_file_are_refused() -> None:
    with pytest.raises(PackageError):
        read_facts(b"%PDF-1.7")


def test_a_table_of_twenty_thousand_rows_is_read() -> None:
    row = f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{p(r(word))}</w:tc>' for word in 'abc')}</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
    facts = facts_of(f"<w:tbl><w:tblPr/>{grid}{row * ROWS}</w:tbl>")
    assert (len(facts.tables[0].rows), len(facts.paragraphs)) == (ROWS, 3 * ROWS)
    assert facts.paragraphs[-1].place.human == f"bảng 1 hàng {ROWS} ô 3"


def test_two_hundred_pages_are_read() -> None:
    body = p(r("một "), r("hai", "<w:b/>"), more='<w:jc w:val="both"/>') * PARAGRAPHS
    facts = facts_of(body)
    assert len(facts.paragraphs) == PARAGRAPHS
    assert len({id(paragraph.format) for paragraph in facts.paragraphs}) == 1


def test_tables_in_tables_as_deep_as_xml_may_be_are_read() -> None:
    depth = 60
    inner = p(r("in"))
    for _ in range(depth):
        inner = f"<w:tbl><w:tblPr/><w:tr><w:tc>{inner}{p()}</w:tc></w:tr></w:tbl>"
    facts = facts_of(inner)
    assert len(facts.tables) == depth
    assert len(facts.paragraphs[0].place.cells) == depth
