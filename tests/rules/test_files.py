"""Files that are no paper of the decree, and what is left in a file by those who wrote it."""

from __future__ import annotations

import pytest

from docgen.lint import Known, judge
from docgen.lint.verdict import State
from docgen.problems import Severity
from tests.rules.conftest import Bench, of_form
from tests.rules.docx import element, paragraph
from tests.support.papers import SAMPLE_NAMES, RenderedSamples


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_our_own_papers_of_2026_and_later_have_no_error_and_no_warning_of_form(
    samples: RenderedSamples, name: str
) -> None:
    sample = samples[name]
    if sample.paper.model.nam < 2026:
        pytest.skip("an older paper is shown with the slips of its time")
    findings = judge(sample.docx).findings
    heavy = [one for one in findings if one.severity is not Severity.GOI_Y and of_form(one.rule)]
    assert heavy == []


def test_a_personal_letter_is_named_and_not_drowned_in_errors(bench: Bench) -> None:
    paper = bench.clean["to_trinh"].copy()
    for table in paper.tables():
        paper.body.remove(table)
    for old in list(paper.body)[:-1]:
        paper.body.remove(old)
    lines = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ĐƠN ĐỀ NGHỊ",
        "Kính gửi: Ủy ban nhân dân phường Hoa Mai",
        "Tôi tên là Nguyễn Văn An, đề nghị xác nhận nơi cư trú của gia đình tôi.",
        "Người làm đơn",
    )
    for line in lines:
        paper.body[-1].addprevious(paragraph("Normal", line))
    verdict = judge(paper.bytes())
    assert verdict.genre == "don"
    [found] = [one for one in verdict.findings if of_form(one.rule)]
    assert (found.code, found.severity, found.paragraphs) == ("LO-01", Severity.GOI_Y, ())
    assert verdict.rules["heading.motto"] is State.NOT_APPLICABLE


def test_comments_left_in_a_file_are_counted(bench: Bench) -> None:
    paper = bench.clean["cong_van"].copy()
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = (
        '<w:comment w:id="0" w:author="An"><w:p><w:r><w:t>xem lại</w:t></w:r></w:p></w:comment>'
    )
    paper.parts["word/comments.xml"] = f"<w:comments {w}>{comment}</w:comments>".encode()
    relations = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    paper.parts[relations] = paper.parts[relations].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdC" Type="{kind}" Target="comments.xml"/></Relationships>'.encode(),
    )
    types = "[Content_Types].xml"
    mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    paper.parts[types] = paper.parts[types].replace(
        b"</Types>",
        f'<Override PartName="/word/comments.xml" ContentType="{mime}"/></Types>'.encode(),
    )
    paper.p("TTNoiDung").append(element('<w:r><w:commentReference w:id="0"/></w:r>'))
    [found] = [one for one in judge(paper.bytes(), known=Known()).findings if of_form(one.rule)]
    assert (found.code, found.params["n"], found.quote) == ("TD-02", "1", "xem lại")


def test_a_recipient_over_two_paragraphs_is_one_item(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.write("TTNoiNhanDanhSach", "- Các cơ quan chuyên môn,")
    paper.after(
        "TTNoiNhanDanhSach",
        paragraph("TTNoiNhanDanhSach", "các đơn vị sự nghiệp thuộc phường;"),
        at=0,
    )
    assert "NN-04" not in judge(paper.bytes()).codes


def test_an_appendix_in_a_file_of_its_own_keeps_its_number(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    children = list(paper.body)
    for old in children[: children.index(paper.p("TTPhuLuc"))]:
        paper.body.remove(old)
    paper.write("TTPhuLuc", "Phụ lục IV")
    assert "PL-03" not in judge(paper.bytes()).codes


@pytest.mark.parametrize(
    "name", ["HOÀ", "HÒA"], ids=["tone on the last vowel", "tone on the first vowel"]
)
def test_either_way_of_placing_tones_is_right(bench: Bench, name: str) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.write("TTQuocHieu", f"CỘNG {name} XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert judge(paper.bytes()).of(Severity.LOI) == ()


def test_a_tab_sets_in_the_first_line_as_an_indent_does(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.shape("TTNoiDung", '<w:ind w:firstLine="0"/>')
    paper.p("TTNoiDung").find("{*}r").insert(0, element("<w:tab/>"))
    assert "ND-01" not in judge(paper.bytes()).codes


def test_a_drawn_or_typed_line_is_a_rule_too(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.before("TTDuongKeTieuNgu", paragraph("TTTieuNgu", "_" * 23))
    paper.remove("TTDuongKeTieuNgu")
    assert "tieu_ngu_line" not in {one.component for one in judge(paper.bytes()).findings}


def test_a_quotation_keeps_the_look_and_the_numbers_of_its_source(bench: Bench) -> None:
    paper = bench.clean["to_trinh"].copy()
    paper.after("TTNoiDung", paragraph("TTNoiDung", "“4. Trẻ em có quyền được bảo vệ.”"), at=0)
    paper.letters("TTNoiDung", "<w:i/>", at=1)
    found = judge(paper.bytes()).findings
    assert not {one.code for one in found} & {"TB-05", "BC-01", "BC-06"}
