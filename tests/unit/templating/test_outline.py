"""A new form from a short outline: what stands where, and what an outline may not say."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.errors import TemplateError
from docgen.facts.package import Package, read_package
from docgen.norms import Norm, norm_for
from docgen.templating import language
from docgen.templating.compile import compile_template
from docgen.templating.outline import build_template
from docgen.templating.package import write_package
from docgen.templating.prepare import prepare
from docgen.templating.properties import CoreProperties
from docgen.templating.render import render
from docgen.templating.rule_lengths import rule_names

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORM = """
# Giấy mời, rút gọn
[head]
TTTenLoai | {{ ten_loai }}
TTDuongKeTrichYeu
{%p for dong in mo_dau %}
TTNoiDung | {{ dong }}
{%p endfor %}
TTKhoan | **Thời gian:** {{ thoi_gian }}
[signature]
"""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return norm_for(None)


def body(package: Package) -> etree._Element:
    found = etree.fromstring(package["word/document.xml"]).find(W + "body")
    assert found is not None
    return found


def texts(package: Package, style_id: str) -> list[str]:
    return [
        "".join(paragraph.itertext(W + "t"))
        for paragraph in body(package).iter(W + "p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='{style_id}']") is not None
    ]


def refusal(outline: str, norm: Norm) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        build_template(outline, norm)
    return caught.value


def test_a_line_becomes_a_paragraph_in_its_style_and_a_comment_nothing(norm: Norm) -> None:
    found = build_template(FORM, norm)
    assert texts(found, "TTTenLoai") == ["{{ ten_loai }}"]
    assert texts(found, "TTKhoan") == ["Thời gian: {{ thoi_gian }}"]
    assert "rút gọn" not in found["word/document.xml"].decode()


def test_words_between_double_stars_are_bold_and_no_others(norm: Norm) -> None:
    found = build_template(FORM, norm)
    bold = [
        "".join(run.itertext(W + "t"))
        for run in body(found).iter(W + "r")
        if run.find(f"{W}rPr/{W}b") is not None
    ]
    assert bold == ["Thời gian:"]


def test_number_and_date_share_the_second_row_of_the_head(norm: Norm) -> None:
    table = next(body(build_template(FORM, norm)).iter(W + "tbl"))
    rows = [["".join(cell.itertext(W + "t")) for cell in row] for row in table.iter(W + "tr")]
    assert len(rows) == 2
    assert [cell for cell in rows[1] if cell] == ["{{ so_ky_hieu }}", "{{ dia_danh_thoi_gian }}"]


def test_each_cell_ends_in_a_paragraph_and_a_table_is_followed_by_one(norm: Norm) -> None:
    found = body(build_template(FORM + "[section]\n[table 1]\nrow | x\n[end]\n", norm))
    for cell in found.iter(W + "tc"):
        assert cell[-1].tag == W + "p"
    for table in found.iterchildren(W + "tbl"):
        follower = table.getnext()
        assert follower is not None
        assert follower.tag == W + "p"


def test_no_row_of_a_table_splits_over_two_pages_and_the_first_stands_on_each(norm: Norm) -> None:
    outline = "[table 1 1]\nheader | A | B\nrow | x | y\n[end]\n"
    rows = list(body(build_template(outline, norm)).iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]


def test_the_form_is_within_the_template_language_and_names_its_variables(norm: Norm) -> None:
    found = build_template(FORM, norm)
    assert list(language.problems(found)) == []
    names = set(language.variables(found))
    assert {"ten_loai", "mo_dau", "thoi_gian", "ho_ten", "noi_nhan", "do_khan"} <= names
    assert "dong" not in names


def test_the_form_prints_what_the_context_says(norm: Norm) -> None:
    prepared = prepare(build_template(FORM, norm), rule_names(norm))
    template = compile_template(prepared)
    words = {name: f"[{name}]" for name in language.variables(prepared)}
    lists = {name: [f"{name} {at}" for at in (1, 2)] for name in ("mo_dau", "noi_nhan")}
    empty = {"quyen_han": [], "co_quan_chu_quan": [], "co_quan_ban_hanh": ["A & B"], "do_khan": ""}
    indents = {name: 100 for pair in rule_names(norm).values() for name in pair}
    content = render(template, words | lists | empty | indents, CoreProperties("", ""))
    found = read_package(content)
    assert texts(found, "TTNoiDung") == ["mo_dau 1", "mo_dau 2"]
    assert texts(found, "TTCoQuanBanHanh") == ["A & B"]
    assert texts(found, "TTDoKhan") == []
    assert texts(found, "TTLenhMau") == []
    assert dict(read_package(write_package(found.parts)).parts) == dict(found.parts)


def test_a_line_that_cannot_be_read_is_refused_with_its_number(norm: Norm) -> None:
    found = refusal("TTNoiDung | x\nkhông phải dòng nào\n", norm)
    assert found.code == "OUTLINE_LINE"
    assert found.params["line"] == "2"


@pytest.mark.parametrize("outline", ["TTKhongCo | x", "[table 1]\nrow | TTKhongCo: x\n[end]"])
def test_a_style_the_norm_does_not_have_is_refused_by_name(outline: str, norm: Norm) -> None:
    found = refusal(outline, norm)
    assert found.code == "OUTLINE_STYLE"
    assert found.params["style"] == "TTKhongCo"


@pytest.mark.parametrize(
    "rows",
    [
        "row | chỉ một ô\n[end]",
        "row 2 1 | a | b\n[end]",
        "row 1 | a | b\n[end]",
        "gì đó\n[end]",
        "",
    ],
)
def test_a_table_whose_rows_do_not_fill_its_columns_is_refused(rows: str, norm: Norm) -> None:
    assert refusal(f"[table 1 1]\n{rows}", norm).code == "OUTLINE_LINE"
