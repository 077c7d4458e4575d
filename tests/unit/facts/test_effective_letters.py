"""Letters: every level in its order, toggles, fonts of the four slots, colours."""

from __future__ import annotations

import pytest

from docgen.facts.formats import CharFormat
from docgen.facts.model import RunFacts
from tests.functional.facts.word_file import facts_of, p, r, style

DEFAULT = ' w:default="1"'
THEME = (
    "<a:themeElements><a:clrScheme>"
    '<a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1>'
    '<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
    "</a:clrScheme><a:fontScheme>"
    '<a:majorFont><a:latin typeface="Major"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Minor"/><a:ea typeface="East"/><a:cs typeface="Complex"/>'
    "</a:minorFont></a:fontScheme></a:themeElements>"
)


def defaults(run: str) -> str:
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault></w:docDefaults>"


def only(body: str, **parts: str) -> RunFacts:
    (paragraph,) = facts_of(body, **parts).paragraphs
    (run,) = paragraph.runs
    return run


def form(more: str = "", **parts: str) -> CharFormat:
    return only(p(r("chữ", more)), **parts).format


def test_nothing_said_is_words_own_default() -> None:
    found = form()
    assert (found.fonts.ascii, found.size, found.color) == ("Times New Roman", 20, "000000")
    assert not any((found.bold, found.italic, found.strike, found.hidden, found.caps))
    assert (found.underline, found.vertical, found.scale) == ("none", "baseline", 100)


def test_document_defaults_are_under_everything() -> None:
    styles = defaults('<w:sz w:val="26"/><w:rFonts w:ascii="A" w:hAnsi="A"/>')
    assert form(styles=styles).size == 26
    assert form('<w:sz w:val="28"/>', styles=styles).size == 28


def test_nearest_style_of_the_chain_wins() -> None:
    styles = style("Base", '<w:rPr><w:sz w:val="24"/><w:i/></w:rPr>', more=DEFAULT)
    styles += style("Near", '<w:rPr><w:sz w:val="30"/></w:rPr>', base="Base")
    found = only(p(r("a"), style="Near"), styles=styles).format
    assert (found.size, found.italic) == (30, True)


def test_a_circle_of_styles_is_cut_and_said() -> None:
    styles = style("A", "<w:rPr><w:b/></w:rPr>", base="B") + style("B", "", base="A")
    facts = facts_of(p(r("a"), style="A"), styles=styles)
    assert facts.paragraphs[0].runs[0].bold
    assert [notice.code for notice in facts.notices] == ["style_cycle"]


def test_a_missing_style_is_the_default_style_and_said() -> None:
    styles = style("Normal", '<w:rPr><w:sz w:val="27"/></w:rPr>', more=DEFAULT)
    facts = facts_of(p(r("a"), style="Gone"), styles=styles)
    assert facts.paragraphs[0].runs[0].size == 27
    assert [(notice.code, notice.detail) for notice in facts.notices] == [("missing_style", "Gone")]


@pytest.mark.parametrize(
    ("value", "bold"),
    [
        *[("", True), (' w:val="1"', True), (' w:val="true"', True), (' w:val="on"', True)],
        *[(' w:val="0"', False), (' w:val="false"', False), (' w:val="off"', False)],
    ],
)
def test_on_and_off_are_written_in_many_ways(value: str, bold: bool) -> None:
    assert form(f"<w:b{value}/>").bold is bold


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
    ],
)
def test_two_styles_that_switch_on_switch_off_again(
    paragraph: str, character: str, direct: str, bold: bool
) -> None:
    styles = style("P", f"<w:rPr>{paragraph}</w:rPr>")
    styles += style("C", f"<w:rPr>{character}</w:rPr>", kind="character")
    body = p(r("a", f'<w:rStyle w:val="C"/>{direct}'), style="P")
    assert only(body, styles=styles).bold is bold


def test_the_default_of_the_document_is_no_toggle() -> None:
    styles = defaults("<w:b/>") + style("P", "<w:rPr><w:b/></w:rPr>")
    assert only(p(r("a"), style="P"), styles=styles).bold


def test_size_of_a_character_style_beats_the_paragraph_style() -> None:
    styles = style("P", '<w:rPr><w:sz w:val="24"/></w:rPr>')
    styles += style("C", '<w:rPr><w:sz w:val="22"/></w:rPr>', kind="character")
    run = only(p(r("a", '<w:rStyle w:val="C"/>'), style="P"), styles=styles)
    assert (run.size, run.format.style_name) == (22, "C shown")


def test_theme_fonts_in_all_four_slots() -> None:
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi"'
        ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    )
    found = form(fonts, theme=THEME).fonts
    assert (found.ascii, found.h_ansi, found.east_asia, found.cs) == (
        *("Minor", "Major", "East", "Complex"),
    )


def test_a_theme_font_beats_the_name_beside_it_and_yields_to_a_name_above() -> None:
    under = '<w:rFonts w:ascii="Named" w:asciiTheme="minorHAnsi"/>'
    assert form(under, theme=THEME).fonts.ascii == "Minor"
    styles = style("N", f"<w:rPr>{under}</w:rPr>", more=DEFAULT)
    above = '<w:rFonts w:ascii="Above"/>'
    assert form(above, theme=THEME, styles=styles).fonts.ascii == "Above"


def test_without_a_theme_the_name_beside_it_counts() -> None:
    assert form('<w:rFonts w:ascii="Named" w:asciiTheme="minorHAnsi"/>').fonts.ascii == "Named"


@pytest.mark.parametrize(
    ("text", "more", "fonts"),
    [
        ("abc", "", ("A",)),
        ("ế", "", ("H",)),
        ("ké", "", ("A", "H")),
        ("年", "", ("E",)),
        ("“a”", "", ("H", "A")),
        ("“a”", "eastAsia", ("E", "A")),
        ("ế", "eastAsia", ("H",)),
        (" ", "", ("A",)),
    ],
)
def test_word_picks_the_slot_by_the_character(text: str, more: str, fonts: tuple[str]) -> None:
    hint = f' w:hint="{more}"' if more else ""
    names = f'<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:cs="C"{hint}/>'
    run = only(p(r(text, names)))
    assert (run.fonts, run.font) == (fonts, fonts[0])


def test_a_complex_script_run_takes_its_own_size_weight_and_face() -> None:
    more = '<w:rFonts w:ascii="A" w:cs="C"/><w:b/><w:bCs w:val="0"/><w:sz w:val="28"/>'
    run = only(p(r("abc", more + '<w:szCs w:val="24"/><w:rtl/>')))
    assert (run.font, run.size, run.bold) == ("C", 24, False)


@pytest.mark.parametrize(
    ("color", "digits"),
    [
        ('w:val="auto"', "000000"),
        ('w:val="ff0000"', "FF0000"),
        ('w:val="auto" w:themeColor="accent1"', "4472C4"),
        ('w:val="000000" w:themeColor="text1"', "101010"),
        ('w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"', "2F5496"),
        ('w:val="auto" w:themeColor="accent1" w:themeShade="BF"', "2F5496"),
        ('w:val="nonsense"', "000000"),
        ('w:val="auto" w:themeColor="accent1" w:themeTint="zz"', "4472C4"),
    ],
)
def test_colours_are_resolved(color: str, digits: str) -> None:
    assert form(f"<w:color {color}/>", theme=THEME).color == digits


def test_capitals_are_a_look_and_not_the_text() -> None:
    run = only(p(r("Quốc hiệu", "<w:caps/><w:smallCaps/>")))
    assert (run.text, run.shown) == ("Quốc hiệu", "QUỐC HIỆU")
    assert (run.format.caps, run.format.small_caps) == (True, False)


def test_the_rest_of_what_letters_can_have() -> None:
    found = form(
        '<w:u w:val="double"/><w:strike/><w:highlight w:val="yellow"/><w:vertAlign'
        ' w:val="superscript"/><w:spacing w:val="-4"/><w:w w:val="90"/><w:position w:val="6"/>'
        '<w:lang w:val="vi-VN"/><w:shd w:val="clear" w:fill="FFFF00"/>'
    )
    assert (found.underline, found.strike, found.highlight) == ("double", True, "yellow")
    assert (found.vertical, found.spacing, found.scale) == ("superscript", -4, 90)
    assert (found.raised, found.language, found.shading) == (6, "vi-VN", "FFFF00")


def test_the_paragraph_mark_has_a_look_of_its_own() -> None:
    facts = facts_of(p(r("a", '<w:sz w:val="28"/>'), more='<w:rPr><w:sz w:val="8"/></w:rPr>'))
    assert (facts.paragraphs[0].runs[0].size, facts.paragraphs[0].mark.size) == (28, 8)


def test_equal_formats_are_one_object() -> None:
    facts = facts_of(p(r("a", "<w:b/>")) + p(r("b", "<w:b/>")))
    assert facts.paragraphs[0].runs[0].format is facts.paragraphs[1].runs[0].format
