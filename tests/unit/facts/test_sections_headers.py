"""Sections: page set-up, headers in force, page numbers as they stand on the page."""

from __future__ import annotations

import pytest

from docgen.facts.model import DocumentFacts, Story
from tests.functional.facts.word_file import facts_of, field, p, r, style


def section(inner: str) -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


def reference(part: str, kind: str = "default") -> str:
    name = part.rstrip("0123456789")
    return f'<w:{name}Reference w:type="{kind}" r:id="{part}"/>'


def number(facts: DocumentFacts) -> str:
    (header,) = facts.sections[0].shown_headers()
    (found,) = header.page_numbers
    return found.align


def test_page_set_up_in_twips() -> None:
    inner = (
        '<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="851" w:bottom="-1134"'
        ' w:left="1701" w:header="720" w:footer="680" w:gutter="0"/><w:cols w:num="2"/>'
        '<w:pgNumType w:start="3" w:fmt="upperRoman"/><w:titlePg/><w:type w:val="continuous"/>'
    )
    (found,) = facts_of(p(r("a")) + section(inner)).sections
    assert (found.page_width, found.page_height, found.orientation) == (11907, 16840, "portrait")
    assert (found.top, found.right, found.bottom, found.left) == (1134, 851, 1134, 1701)
    assert (found.header_distance, found.columns, found.title_page) == (720, 2, True)
    assert (found.page_number_start, found.page_number_format) == (3, "upperRoman")
    assert found.start == "continuous"


def test_landscape_is_what_the_sheet_is() -> None:
    (found,) = facts_of(section('<w:pgSz w:w="16840" w:h="11907"/>')).sections
    assert found.orientation == "landscape"


def test_paragraphs_know_their_section() -> None:
    body = p(r("a")) + p(r("b"), more=section('<w:pgSz w:w="1" w:h="2"/>')) + p(r("c"))
    facts = facts_of(body + section('<w:pgSz w:w="3" w:h="4"/>'))
    assert [item.section for item in facts.paragraphs] == [0, 0, 1]
    assert [(found.first, found.end) for found in facts.sections] == [(0, 2), (2, 3)]
    assert [found.page_width for found in facts.sections] == [1, 3]


def test_headers_are_inherited_from_the_section_before() -> None:
    body = p(r("a"), more=section(reference("header1") + reference("header2", "first")))
    facts = facts_of(
        body + p(r("b")) + section(reference("header3") + "<w:titlePg/>"),
        header1=p(r("one")),
        header2=p(r("two")),
        header3=p(r("three")),
    )
    first, last = facts.sections
    assert [found.part for found in first.shown_headers()] == ["word/header1.xml"]
    assert [found.part for found in last.shown_headers()] == [
        "word/header3.xml",
        "word/header2.xml",
    ]
    texts = [item.text for item in facts.story(Story.HEADER)]
    assert texts == ["one", "two", "three"]


def test_even_headers_are_shown_only_where_the_settings_say_so() -> None:
    body = p(r("a")) + section(reference("header1") + reference("header2", "even"))
    parts = {"header1": p(r("one")), "header2": p(r("two"))}
    assert len(facts_of(body, **parts).sections[0].shown_headers()) == 1
    facts = facts_of(body, settings="<w:evenAndOddHeaders/>", **parts)
    assert len(facts.sections[0].shown_headers()) == 2


def test_a_part_used_twice_is_read_once() -> None:
    body = p(r("a"), more=section(reference("header1"))) + p(r("b"))
    facts = facts_of(body + section(reference("header1")), header1=p(r("one")))
    assert len(list(facts.story(Story.HEADER))) == 1


CENTER = '<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>'
MIDDLE, END = '<w:jc w:val="center"/>', '<w:jc w:val="end"/>'
TAB = "<w:r><w:tab/></w:r>"


@pytest.mark.parametrize(
    ("header", "align"),
    [
        (p(field("PAGE"), more='<w:jc w:val="center"/>'), "center"),
        (p(field("PAGE")), "left"),
        (p(TAB, field("PAGE"), more=CENTER), "center"),
        (p(TAB, TAB, field("PAGE"), more=CENTER), "right"),
        (p('<w:r><w:ptab w:alignment="center"/></w:r>', field("PAGE")), "center"),
        (p(field("PAGE"), more='<w:framePr w:hAnchor="margin" w:xAlign="center"/>'), "center"),
        (
            f"<w:sdt><w:sdtContent>{p(field('PAGE'), more=END)}</w:sdtContent></w:sdt>",
            "right",
        ),
        (p('<w:fldSimple w:instr="PAGE"/>', more='<w:jc w:val="center"/>'), "center"),
    ],
)
def test_alignment_of_a_page_number_as_it_stands(header: str, align: str) -> None:
    assert number(facts_of(p(r("a")) + section(reference("header1")), header1=header)) == align


def test_a_page_number_has_its_own_look() -> None:
    styles = style("Header", '<w:rPr><w:sz w:val="24"/></w:rPr>')
    header = p(field("PAGE", more='<w:sz w:val="28"/>'), style="Header")
    facts = facts_of(section(reference("header1")), header1=header, styles=styles)
    (found,) = facts.sections[0].shown_headers()[0].page_numbers
    assert (found.format.size, found.font) == (28, "Times New Roman")


def test_a_page_number_in_a_text_box_of_the_header_is_found() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p(field('PAGE'), more=MIDDLE)}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert number(facts_of(section(reference("header1")), header1=p(box))) == "center"


def test_without_anything_said_the_page_is_words_letter() -> None:
    (found,) = facts_of(p(r("a"))).sections
    assert (found.page_width, found.left, found.top) == (12240, 1800, 1440)
