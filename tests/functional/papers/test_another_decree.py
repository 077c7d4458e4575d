"""A successor decree is one new file: its margins, sizes and motto stand in the Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from docgen import Office, open_office
from docgen.norms import Norm, norm_for
from docgen.settings import Settings, bundled
from tests.support.records import PLAN_2024, ROOT, tree_of, yaml_record
from tests.support.word_text import paragraphs, part

FOLDER = ROOT / "tests" / "norms"


@pytest.fixture
def office(tmp_path: Any) -> Iterator[Office]:
    settings = replace(Settings(tmp_path, bundled("templates_docx")), norms=FOLDER)
    with open_office(settings, actor="test") as opened:
        yield opened


@pytest.fixture
def invented() -> Norm:
    return norm_for(date(2031, 1, 1), FOLDER)


def rendered(office: Office, nam: str, ngay: str) -> bytes:
    tree = tree_of(PLAN_2024)
    tree["nam"], tree["ngay"] = nam, ngay
    checked = office.check(yaml_record(tree))
    assert checked.paper is not None, list(checked.report)
    return office.render(checked.paper)


def margins(docx: bytes) -> dict[str, int]:
    (found,) = set(re.findall(r"<w:pgMar [^>]*>", part(docx, "word/document.xml")))
    return {name: int(value) for name, value in re.findall(r'w:(\w+)="(\d+)"', found)}


def size_of(docx: bytes, style_id: str) -> int:
    """Half-points of a style."""
    styles = part(docx, "word/styles.xml")
    (style,) = re.findall(rf'<w:style [^>]*w:styleId="{style_id}".*?</w:style>', styles, re.S)
    return int(re.findall(r'<w:sz w:val="(\d+)"', style)[0])


def test_the_paper_of_its_day_shows_its_margins(office: Office, invented: Norm) -> None:
    found = margins(rendered(office, "2031", "12/5/2031"))
    wanted = invented.page.margins
    assert found["top"] == wanted.top.twips
    assert found["bottom"] == wanted.bottom.twips
    assert found["left"] == wanted.left.twips
    assert found["right"] == wanted.right.twips


def test_it_shows_its_motto_and_its_sizes(office: Office, invented: Norm) -> None:
    docx = rendered(office, "2031", "12/5/2031")
    lines = paragraphs(docx)
    for component_id in ("quoc_hieu", "tieu_ngu"):
        component = invented.component(component_id)
        assert component.fixed_text in lines
        assert component.style_id is not None
        assert size_of(docx, component.style_id) == component.half_points(invented.size_set_default)


def test_a_paper_of_an_earlier_day_is_untouched_by_the_new_file(office: Office) -> None:
    settings = Settings(office.settings.data, bundled("templates_docx"))
    with open_office(settings, actor="test") as plain:
        assert rendered(office, "2024", "10/5/2024") == rendered(plain, "2024", "10/5/2024")


def test_its_extra_kind_is_known_and_the_present_decree_lacks_it(invented: Norm) -> None:
    present = {kind.id for kind in norm_for(date(2026, 1, 1)).kinds}
    assert {kind.id for kind in invented.kinds} - present
