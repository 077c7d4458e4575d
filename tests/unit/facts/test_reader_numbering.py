"""Numbers in front of paragraphs, as Word prints them."""

from __future__ import annotations

import pytest

from docgen.facts.number_words import formatted
from tests.functional.facts.word_file import facts_of, p, r, style


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, number: int = 1, more: str = "") -> str:
    inner = more + "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def num(number: int, abstract_id: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def at(level: int, number: int = 1) -> str:
    return p(
        r("x"),
        more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def labels(body: str, numbering: str, **parts: str) -> list[str]:
    return [item.label for item in facts_of(body, numbering=numbering, **parts).paragraphs]


THREE = abstract(
    level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)")
)


def test_levels_count_and_deeper_ones_begin_anew() -> None:
    body = at(0) + at(1) + at(1) + at(2) + at(0) + at(1) + at(2)
    assert labels(body, THREE + num(1)) == ["I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "a)"]


def test_legal_numbering_writes_all_levels_in_digits() -> None:
    levels = abstract(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(at(0) + at(1), levels + num(1)) == ["I.", "1.1"]


def test_lists_of_one_definition_go_on_counting_unless_they_state_a_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = THREE + num(1) + num(2) + num(3, more=start)
    assert labels(at(0) + at(0, 2) + at(0, 3) + at(0, 3) + at(0), numbering) == [
        *("I.", "II.", "I.", "II.", "III."),
    ]


def test_a_level_that_never_restarts_goes_on() -> None:
    levels = abstract(
        level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    )
    assert labels(at(0) + at(1) + at(0) + at(1), levels + num(1)) == ["1.", "1)", "2.", "2)"]


def test_a_level_used_before_its_parent_counts_the_parent_as_begun() -> None:
    assert labels(at(1) + at(1), THREE + num(1)) == ["I.1.", "I.2."]


def test_a_bullet_of_a_symbol_font_is_the_letter_it_shows() -> None:
    font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    bullet = abstract(level(0, "bullet", "\uf0b7").replace("</w:lvl>", font + "</w:lvl>"))
    facts = facts_of(at(0), numbering=bullet + num(1))
    assert facts.paragraphs[0].numbering is not None
    found = facts.paragraphs[0].numbering
    assert (found.label, found.kind, found.format.fonts.ascii) == ("•", "bullet", "Symbol")


def test_a_style_names_list_and_level() -> None:
    levels = abstract(
        level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.", '<w:pStyle w:val="Two"/>')
    )
    named = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Two", named)
    body = at(0) + p(r("x"), style="Two")
    assert labels(body, levels + num(1), styles=styles) == ["1.", "1.1."]


def test_a_numbering_style_leads_to_the_levels() -> None:
    link = abstract(number=2, more='<w:numStyleLink w:val="S"/>')
    styles = style("S", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(at(0, 2), THREE + link + num(1) + num(2, 2), styles=styles) == ["I."]


def test_a_circle_of_numbering_styles_ends() -> None:
    link = abstract(number=2, more='<w:numStyleLink w:val="S"/>')
    styles = style("S", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(at(0, 2), link + num(2, 2), styles=styles) == [""]


def test_text_boxes_count_for_themselves() -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{at(0)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    assert labels(at(0) + box + at(0), THREE + num(1)) == ["I.", "", "I.", "II."]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (28, "lowerLetter", "bb"),
        (0, "upperLetter", ""),
        (7, "decimalZero", "07"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (15, "vietnameseCounting", "mười lăm"),
        (10, "vietnameseCounting", "mười"),
        (3, "numberInDash", "- 3 -"),
        (3, "chineseCounting", "3"),
        (10**9, "upperRoman", "1000000000"),
        (10**9, "lowerLetter", "1000000000"),
    ],
)
def test_number_formats(number: int, kind: str, shown: str) -> None:
    assert formatted(number, kind) == shown
