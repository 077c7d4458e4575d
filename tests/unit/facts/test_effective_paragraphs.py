"""Paragraphs: indents, spacing, lists and table styles laid over each other as Word does."""

from __future__ import annotations

import pytest

from docgen.facts.formats import ParagraphFormat
from tests.functional.facts.word_file import facts_of, p, r, style

DEFAULT = ' w:default="1"'
LIST = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'


def form(more: str = "", style_id: str = "", **parts: str) -> ParagraphFormat:
    return facts_of(p(r("a"), more=more, style=style_id), **parts).paragraphs[0].format


def test_nothing_said_is_words_own_default() -> None:
    found = form()
    assert (found.align, found.first_line, found.indent_left) == ("left", 0, 0)
    assert (found.space_before, found.space_after) == (0, 0)
    assert (found.line, found.line_rule, found.widow_control) == (240, "auto", True)
    assert found.outline_level is None


@pytest.mark.parametrize(
    ("word", "ours"),
    [("both", "justify"), ("start", "left"), ("end", "right"), ("center", "center")],
)
def test_alignment_has_one_name(word: str, ours: str) -> None:
    assert form(f'<w:jc w:val="{word}"/>').align == ours


def test_left_is_right_in_a_right_to_left_paragraph() -> None:
    assert form('<w:bidi/><w:jc w:val="left"/>').align == "right"


@pytest.mark.parametrize(
    ("indent", "found"),
    [
        ('w:left="10" w:right="20" w:firstLine="567"', (10, 20, 567)),
        ('w:start="10" w:end="20" w:hanging="567"', (10, 20, -567)),
        ('w:firstLine="5" w:hanging="567"', (0, 0, -567)),
        ('w:leftChars="100" w:firstLineChars="200"', (260, 0, 520)),
        ('w:left="2.54cm"', (1440, 0, 0)),
    ],
)
def test_indents_in_all_their_spellings(indent: str, found: tuple[int, int, int]) -> None:
    styles = style("Normal", '<w:rPr><w:sz w:val="26"/></w:rPr>', more=DEFAULT)
    said = form(f"<w:ind {indent}/>", styles=styles)
    assert (said.indent_left, said.indent_right, said.first_line) == found


def test_a_first_line_above_replaces_a_hanging_indent_below() -> None:
    styles = style("N", '<w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr>', more=DEFAULT)
    said = form('<w:ind w:firstLine="567"/>', styles=styles)
    assert (said.indent_left, said.first_line) == (400, 567)


def test_each_part_of_the_spacing_is_inherited_alone() -> None:
    styles = style("N", '<w:pPr><w:spacing w:before="60" w:after="120"/></w:pPr>', more=DEFAULT)
    said = form('<w:spacing w:after="0" w:line="300" w:lineRule="exact"/>', styles=styles)
    assert (said.space_before, said.space_after, said.line, said.line_rule) == (60, 0, 300, "exact")


def test_automatic_spacing_has_the_value_word_takes() -> None:
    said = form('<w:spacing w:before="0" w:beforeAutospacing="1"/>')
    assert (said.space_before, said.before_auto, said.after_auto) == (280, True, False)


def test_a_line_height_without_a_rule_counts_240ths() -> None:
    styles = style("N", '<w:pPr><w:spacing w:line="300" w:lineRule="exact"/></w:pPr>', more=DEFAULT)
    said = form('<w:spacing w:line="360"/>', styles=styles)
    assert (said.line, said.line_rule) == (360, "auto")


def test_what_keeps_lines_together_is_read() -> None:
    said = form(
        '<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl w:val="0"/>'
        '<w:contextualSpacing/><w:outlineLvl w:val="1"/>'
    )
    assert said.keep_next
    assert said.keep_lines
    assert said.page_break_before
    assert not said.widow_control
    assert said.contextual_spacing
    assert said.outline_level == 1


def test_a_border_of_nothing_is_no_border() -> None:
    said = form(
        '<w:pBdr><w:top w:val="nil"/><w:bottom w:val="single" w:sz="6" w:color="auto"/></w:pBdr>'
    )
    assert said.border_top is None
    assert said.border_bottom is not None
    assert (said.border_bottom.size, said.border_bottom.color) == (6, "000000")


def test_tab_stops_add_up_and_are_cleared() -> None:
    tabs = '<w:tabs><w:tab w:val="left" w:pos="100"/><w:tab w:val="center" w:pos="200"/></w:tabs>'
    styles = style("N", f"<w:pPr>{tabs}</w:pPr>", more=DEFAULT)
    own = '<w:tabs><w:tab w:val="clear" w:pos="100"/><w:tab w:val="right" w:pos="50"/></w:tabs>'
    said = form(own, styles=styles)
    assert [(stop.position, stop.kind) for stop in said.tabs] == [(50, "right"), (200, "center")]


def test_a_list_named_directly_gives_its_indents_over_the_styles() -> None:
    styles = style("N", '<w:pPr><w:ind w:left="10" w:firstLine="20"/></w:pPr>', more=DEFAULT)
    said = form(NUMBERED, styles=styles, numbering=LIST)
    assert (said.indent_left, said.first_line) == (720, -360)
    said = form(NUMBERED + '<w:ind w:left="30"/>', styles=styles, numbering=LIST)
    assert (said.indent_left, said.first_line) == (30, -360)


def test_a_style_that_names_a_list_lays_its_own_indents_over_the_lists() -> None:
    styles = style("L", f'<w:pPr>{NUMBERED}<w:ind w:left="100"/></w:pPr>')
    said = form(style_id="L", styles=styles, numbering=LIST)
    assert (said.indent_left, said.first_line) == (100, -360)


def test_taken_out_of_its_styles_list_a_paragraph_loses_the_lists_indents() -> None:
    styles = style("L", f"<w:pPr>{NUMBERED}</w:pPr>")
    out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    facts = facts_of(p(r("a"), more=out, style="L"), styles=styles, numbering=LIST)
    assert facts.paragraphs[0].numbering is None
    assert facts.paragraphs[0].format.indent_left == 0


def cell(inner: str) -> str:
    return f"<w:tc><w:tcPr/>{inner}</w:tc>"


def styled_table(rows: str, look: str = "04A0") -> str:
    head = f'<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="{look}"/></w:tblPr>'
    grid = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
    return f"<w:tbl>{head}{grid}{rows}</w:tbl>"


TABLE_STYLE = style(
    "T",
    '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:tblStylePr>',
    kind="table",
)
AFTER = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def test_a_table_style_lies_over_the_defaults_and_under_the_paragraph_style() -> None:
    body = styled_table(f"<w:tr>{cell(p(r('a')))}{cell(p(r('b'), style='P'))}</w:tr>", "0000")
    paragraph_style = style("P", '<w:pPr><w:spacing w:after="40"/></w:pPr>')
    facts = facts_of(body + p(r("c")), styles=AFTER + TABLE_STYLE + paragraph_style)
    assert [item.format.space_after for item in facts.paragraphs] == [0, 40, 160]
    assert [item.runs[0].size for item in facts.paragraphs] == [22, 22, 26]


def test_the_place_in_the_table_picks_the_conditional_parts() -> None:
    row = f"<w:tr>{cell(p(r('a')))}{cell(p(r('b')))}</w:tr>"
    facts = facts_of(styled_table(row * 3), styles=TABLE_STYLE)
    looks = [(run.bold, run.italic, run.color) for item in facts.paragraphs for run in item.runs]
    black, red = "000000", "FF0000"
    assert looks[:2] == [(True, True, black), (True, False, black)]
    assert looks[2:4] == [(False, True, red), (False, False, red)]
    assert looks[4:] == [(False, True, black), (False, False, black)]


@pytest.mark.parametrize(("compat", "size"), [("0", 22), ("1", 20)])
def test_old_papers_let_the_table_style_win_over_the_old_default_size(
    compat: str, size: int
) -> None:
    styles = TABLE_STYLE + style("N", '<w:rPr><w:sz w:val="20"/></w:rPr>', more=DEFAULT)
    name = "overrideTableStyleFontSizeAndJustification"
    settings = f'<w:compat><w:compatSetting w:name="{name}" w:val="{compat}"/></w:compat>'
    facts = facts_of(
        styled_table(f"<w:tr>{cell(p(r('a')))}</w:tr>"), styles=styles, settings=settings
    )
    assert facts.paragraphs[0].runs[0].size == size
