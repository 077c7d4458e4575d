from __future__ import annotations

import pytest
from lxml import etree

from docgen.errors import TemplateError
from docgen.facts.package import Package, read_package
from docgen.templating.prepare import prepare, text_parts
from docgen.templating.properties import CORE_PART, CoreProperties
from docgen.templating.render import render
from tests.unit.templating.equality import parts_of
from tests.unit.templating.papers import W, compiled, docx, package, paragraph, parts, row, table

RULES = {"TTDuongKe": ("ke_trai", "ke_phai")}
INDENT = '<w:ind w:left="900" w:right="800" w:firstLine="5"/>'


def indents(prepared: Package, part: str = "word/document.xml") -> list[dict[str, str]]:
    found = etree.fromstring(prepared[part]).iter(f"{{{W}}}ind")
    return [{str(key).partition("}")[2]: str(value) for key, value in i.items()} for i in found]


NAMED = {"left": "{{ ke_trai }}", "right": "{{ ke_phai }}", "firstLine": "5"}


def test_the_indents_of_a_rule_paragraph_become_names() -> None:
    body = paragraph(style="TTDuongKe", more=INDENT) + paragraph(style="TTKhac", more=INDENT)
    named, untouched = indents(package(body, rules=RULES))
    assert named == NAMED
    assert untouched == {"left": "900", "right": "800", "firstLine": "5"}


def test_rules_in_headers_and_cells_are_found_too() -> None:
    rule = paragraph(style="TTDuongKe", more=INDENT)
    body = table(row("a", "b")).replace("</w:tc>", rule + "</w:tc>", 1)
    prepared = package(body, header=rule, rules=RULES)
    assert indents(prepared) == [NAMED]
    assert indents(prepared, "word/header1.xml") == [NAMED]


def test_other_ways_to_say_an_indent_make_way() -> None:
    indent = '<w:ind w:start="1" w:end="2" w:leftChars="3" w:rightChars="4"/>'
    prepared = package(paragraph(style="TTDuongKe", more=indent), rules=RULES)
    assert indents(prepared) == [{"left": "{{ ke_trai }}", "right": "{{ ke_phai }}"}]


def test_a_rule_paragraph_without_a_sample_indent_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        package(paragraph(style="TTDuongKe"), rules=RULES)
    assert caught.value.code == "RULE_WITHOUT_INDENT"
    assert caught.value.params["style"] == "TTDuongKe"


def test_a_length_reaches_the_paper_and_only_whole_numbers_do() -> None:
    template = compiled(paragraph("a", more='<w:ind w:left="{{ x }}"/>'))
    ours = parts_of(render(template, {"x": 1234}, CoreProperties("", "")))
    assert b'<w:ind w:left="1234"/>' in ours["word/document.xml"]
    for value in ("1234", 1.5, True, None):
        with pytest.raises(TemplateError, match="VALUE_NOT_WHOLE"):
            render(template, {"x": value}, CoreProperties("", ""))


def test_the_properties_are_the_offices_whatever_the_file_said() -> None:
    old = parts(paragraph("a"))
    old[CORE_PART] = "<a>{{ tieu_de }}</a>"
    old["docProps/app.xml"] = "<a>Microsoft Word</a>"
    prepared = prepare(Package({name: xml.encode() for name, xml in old.items()}), {})
    assert b"{{" not in prepared[CORE_PART]
    assert b"<Application>docgen</Application>" in prepared["docProps/app.xml"]
    kinds = [relation.kind for relation in prepared.relations()]
    assert sorted(kinds) == ["core-properties", "extended-properties", "officeDocument"]
    assert prepared.content_type(CORE_PART).endswith("core-properties+xml")


def test_the_thumbnail_of_the_template_is_dropped() -> None:
    found = parts(paragraph("a"))
    found["_rels/.rels"] = found["_rels/.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId8" Type="http://a/metadata/thumbnail" Target="docProps/a.jpeg"/>'
        "</Relationships>",
    )
    found["docProps/a.jpeg"] = "x"
    prepared = prepare(Package({name: xml.encode() for name, xml in found.items()}), {})
    assert "docProps/a.jpeg" not in prepared
    assert "thumbnail" not in {relation.kind for relation in prepared.relations()}


def test_preparing_twice_changes_nothing() -> None:
    body = paragraph(style="TTDuongKe", more=INDENT)
    once = package(body, rules=RULES)
    assert prepare(once, RULES).parts == once.parts


def test_a_tag_in_other_properties_is_refused() -> None:
    found = {**read_package(docx(paragraph("a"))).parts, "docProps/custom.xml": b"<a>{{ x }}</a>"}
    with pytest.raises(TemplateError, match="TAG_IN_PROPERTIES"):
        prepare(Package(found), {})


def test_a_header_used_by_two_sections_is_one_text_part() -> None:
    assert text_parts(package(paragraph("a"), header=paragraph("b"))) == (
        "word/document.xml",
        "word/header1.xml",
    )
