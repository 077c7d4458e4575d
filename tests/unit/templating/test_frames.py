"""The frame of an urgency mark is as wide as the stamp the decree draws for its word."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from docgen.facts.package import read_package
from docgen.norms import Norm, norm_for
from docgen.norms.units import twips_of_mm
from docgen.templating.prepare import prepare
from docgen.templating.rule_lengths import frame_names, rule_indents
from tests.unit.templating.papers import W, docx, paragraph

FRAMES = {"TTKhung": ("khung_trai", "khung_phai")}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return norm_for(date(2026, 1, 1))


def test_each_mark_has_the_width_of_its_stamp(norm: Norm) -> None:
    for stamp_id in ("khan", "thuong_khan", "hoa_toc"):
        (stamp,) = (one for one in norm.stamps if one.id == stamp_id)
        found = rule_indents({"do_khan": stamp.fields[0]}, norm, norm.size_set_default)
        ((left, right),) = frame_names(norm).values()
        width = norm.page.text_width - found[left] - found[right]
        assert width == twips_of_mm(stamp.width_mm)


def test_a_frame_without_a_sample_indent_gets_one_where_the_schema_wants_it() -> None:
    body = paragraph(style="TTKhung", more='<w:jc w:val="center"/>')
    prepared = prepare(read_package(docx(body)), {}, FRAMES)
    (mark,) = etree.fromstring(prepared["word/document.xml"]).iter(f"{{{W}}}pStyle")
    names = [etree.QName(one).localname for one in mark.getparent()]
    assert names == ["pStyle", "ind", "jc"]
    (indent,) = etree.fromstring(prepared["word/document.xml"]).iter(f"{{{W}}}ind")
    assert dict(indent.attrib) == {
        f"{{{W}}}left": "{{ khung_trai }}",
        f"{{{W}}}right": "{{ khung_phai }}",
    }
