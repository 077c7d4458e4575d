"""Lines, text boxes and pictures, as present and as old Word writes them."""

from __future__ import annotations

import pytest

from docgen.facts.model import DocumentFacts, LineFacts, Story
from tests.functional.facts.word_file import facts_of, p, r

CM = 360_000


def anchored(inner: str, width: int = 3 * CM, height: int = 0) -> str:
    return (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>635000'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:align>top'
        f'</wp:align></wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="1" name="Line 1"/><a:graphic><a:graphicData>{inner}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing>"
    )


def shape(kind: str, line: str = "", more: str = "") -> str:
    return f'<wps:wsp><wps:spPr><a:prstGeom prst="{kind}"/>{line}</wps:spPr>{more}</wps:wsp>'


SOLID = '<a:ln w="12700"><a:solidFill><a:srgbClr val="ff0000"/></a:solidFill></a:ln>'


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def only(inner: str) -> LineFacts:
    (line,) = facts_of(p(run(inner))).lines
    return line


def test_a_connector_is_a_line_with_width_weight_and_place() -> None:
    line = only(anchored(shape("straightConnector1", SOLID)))
    assert (line.shape.width, line.shape.height, line.horizontal) == (1701, 0, True)
    assert (line.weight, line.color, line.visible) == (8, "FF0000", True)
    assert (line.shape.x, line.shape.x_from, line.shape.y_align) == (1000, "column", "top")
    assert (line.shape.source, line.shape.name, line.shape.inline) == ("drawingml", "Line 1", False)


@pytest.mark.parametrize(
    ("line", "visible"),
    [
        ("<a:ln><a:noFill/></a:ln>", False),
        ("", False),
        (SOLID, True),
    ],
)
def test_a_line_without_colour_is_not_seen(line: str, visible: bool) -> None:
    assert only(anchored(shape("line", line))).visible is visible


def test_a_line_may_be_drawn_by_its_style() -> None:
    styled = '<wps:style><a:lnRef idx="1"/></wps:style>'
    assert only(anchored(shape("line", more=styled))).visible


def test_a_flat_box_without_text_looks_like_a_line() -> None:
    line = only(anchored(shape("rect", SOLID), height=6350))
    assert (line.shape.height, line.horizontal) == (10, True)
    assert facts_of(p(run(anchored(shape("rect", SOLID), height=CM)))).lines == ()


@pytest.mark.parametrize(
    "vml",
    [
        '<v:line style="position:absolute" from="50pt,2pt" to="135.05pt,2pt" strokeweight="1pt"/>',
        '<v:shape type="#_x0000_t32" strokeweight="1pt" style="position:absolute;'
        'margin-left:50pt;margin-top:2pt;width:85.05pt;height:0"/>',
        '<v:group style="position:absolute;margin-left:50pt;width:85.05pt;height:10pt"'
        ' coordsize="100,10" coordorigin="5,0"><v:line from="5,0" to="105,0" strokeweight="1pt"/>'
        "</v:group>",
    ],
)
def test_old_word_writes_lines_in_several_ways(vml: str) -> None:
    line = only(f"<w:pict>{vml}</w:pict>")
    assert (line.shape.width, line.shape.height, line.weight) == (1701, 0, 8)
    assert (line.shape.x, line.shape.source, line.visible) == (1000, "vml", True)


def test_a_drawing_and_its_fallback_are_one_line() -> None:
    inner = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{anchored(shape("line", SOLID))}'
        '</mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="9pt,0"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert only(inner).shape.source == "drawingml"


def test_underscores_are_just_text() -> None:
    facts = facts_of(p(r("________")))
    assert (facts.lines, facts.paragraphs[0].text) == ((), "________")


def boxed(facts: DocumentFacts) -> list[tuple[str, str]]:
    return [(item.text, item.place.human) for item in facts.story(Story.TEXT_BOX)]


CONTENT = f"<w:txbxContent>{p(r('một'))}{p(r('hai'))}</w:txbxContent>"


@pytest.mark.parametrize(
    "inner",
    [
        anchored(shape("rect", SOLID, f"<wps:txbx>{CONTENT}</wps:txbx>"), height=CM),
        f"<w:pict><v:shape><v:textbox>{CONTENT}</v:textbox></v:shape></w:pict>",
    ],
)
def test_the_text_of_a_box_follows_its_anchor(inner: str) -> None:
    facts = facts_of(p(r("trước"), run(inner)) + p(r("sau")))
    assert [item.text for item in facts.paragraphs] == ["trước", "một", "hai", "sau"]
    assert boxed(facts) == [("một", "hộp chữ 1"), ("hai", "hộp chữ 1, đoạn 2")]
    (box,) = facts.text_boxes
    assert (box.anchor, box.first, box.end, box.border) == (0, 1, 3, True)


def test_members_of_a_group_have_their_place_on_the_page() -> None:
    member = (
        '<wps:wsp><wps:spPr><a:xfrm><a:off x="100" y="0"/><a:ext cx="50" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"/>{SOLID}</wps:spPr></wps:wsp>'
    )
    frame = '<a:xfrm><a:chOff x="0" y="0"/><a:chExt cx="200" cy="100"/></a:xfrm>'
    group = f"<wpg:wgp><wpg:grpSpPr>{frame}</wpg:grpSpPr>{member}</wpg:wgp>"
    line = only(anchored(group, width=1_270_000, height=CM))
    assert (line.shape.x, line.shape.width) == (2000, 500)


def test_pictures_are_known_by_their_part() -> None:
    picture = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" descr="Dấu"/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="image1"/></pic:blipFill></pic:pic>'
    )
    facts = facts_of(p(run(anchored(picture, height=CM))), image1="x")
    (image,) = facts.images
    assert (image.part, image.description, image.paragraph) == ("word/media/image1.png", "Dấu", 0)


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        (anchored("<a:chart/>", height=CM), "chart"),
        (anchored("<a:relIds/>", height=CM), "diagram"),
        ("<w:object><o:OLEObject/></w:object>", "object"),
    ],
)
def test_what_is_drawn_and_not_understood_is_said(inner: str, code: str) -> None:
    assert [notice.code for notice in facts_of(p(run(inner))).notices] == [code]


def test_numbers_that_are_none_do_no_harm() -> None:
    facts = facts_of(
        p(
            run(anchored(shape("line", SOLID)).replace("635000", "1e999")),
            run('<w:pict><v:line from="x,y" to="." style=";:;width:-pt"/></w:pict>'),
        )
    )
    assert len(facts.lines) == 2
