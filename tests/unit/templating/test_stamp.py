"""Stamping: the norm's measures enter a template, the clerk's words stay, and twice is as once."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from docgen.facts.package import Package, read_package
from docgen.norms import Norm, load_norm, norm_for
from docgen.templating.outline import build_template
from docgen.templating.package import write_package
from docgen.templating.stamp import stamp
from tests.unit.templating.papers import docx, paragraph, parts

ROOT = Path(__file__).parents[3]
TEMPLATES = sorted((ROOT / "templates_docx").glob("*/template.docx"))
INVENTED = ROOT / "tests" / "norms" / "quyet_dinh_gia_tuong.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SMALL = """
[head]
TTTenLoai | {{ ten_loai }}
TTDuongKeTrichYeu
TTKetThuc | {{ ket_thuc }}
[signature]
[section]
[table 1 2 1]
header | STT | Nội dung | Kinh phí
row | {{ a }} | {{ b }} | TTBangSo: {{ c }}
row 2 1 | Tổng | TTBangSo: {{ d }}
[end]
"""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return norm_for(None)


@pytest.fixture(scope="module")
def other() -> Norm:
    return load_norm(INVENTED)


@pytest.fixture(scope="module")
def small(norm: Norm) -> Package:
    return build_template(SMALL, norm)


def body(package: Package) -> etree._Element:
    return etree.fromstring(package["word/document.xml"])


def stamped(content: str, norm: Norm, styles: str = "") -> Package:
    found = parts(content)
    found["word/styles.xml"] = found["word/styles.xml"].replace("/>", f">{styles}</w:styles>")
    source = write_package({name: xml.encode() for name, xml in found.items()})
    return stamp(read_package(source), norm)


def named(style_id: str, name: str, more: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{more}'
        "</w:style>"
    )


def attributes(element: etree._Element, name: str) -> dict[str, str]:
    found = element.find(W + name)
    assert found is not None
    return {str(key).removeprefix(W): str(value) for key, value in found.attrib.items()}


def grids(package: Package) -> list[list[int]]:
    return [
        [int(column.get(W + "w") or 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for table in body(package).iter(W + "tbl")
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.parent.name))
def test_every_shipped_template_is_already_stamped(path: Path, norm: Norm) -> None:
    shipped = read_package(path.read_bytes())
    assert dict(stamp(shipped, norm).parts) == dict(shipped.parts)


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) >= 3


def test_stamping_twice_with_any_norm_is_as_stamping_once(small: Package, other: Norm) -> None:
    for size_set in other.size_sets:
        once = stamp(small, other, size_set)
        assert dict(stamp(once, other, size_set).parts) == dict(once.parts)


def test_the_way_over_the_other_size_set_leads_back_to_the_same_bytes(
    small: Package, norm: Norm
) -> None:
    there = stamp(small, norm, "13")
    assert there["word/styles.xml"] != small["word/styles.xml"]
    assert dict(stamp(there, norm, "14").parts) == dict(small.parts)


def test_a_stamped_package_is_read_again_without_objection(small: Package, other: Norm) -> None:
    for package in (small, stamp(small, other)):
        assert dict(read_package(write_package(package.parts)).parts) == dict(package.parts)


@pytest.mark.parametrize("which", ["norm", "other"])
def test_sheet_and_margins_are_those_of_the_norm(
    which: str, small: Package, request: pytest.FixtureRequest
) -> None:
    chosen: Norm = request.getfixturevalue(which)
    margins = chosen.page.margins
    for section in body(stamp(small, chosen)).iter(W + "sectPr"):
        assert attributes(section, "pgSz") == {
            "w": str(chosen.page.paper.width),
            "h": str(chosen.page.paper.height),
        }
        found = attributes(section, "pgMar")
        assert [found[side] for side in ("top", "bottom", "left", "right")] == [
            str(one.twips) for one in (margins.top, margins.bottom, margins.left, margins.right)
        ]


@pytest.mark.parametrize("which", ["norm", "other"])
def test_head_and_signature_take_the_columns_of_the_norm_and_the_rest_keeps_its_shares(
    which: str, small: Package, request: pytest.FixtureRequest
) -> None:
    chosen: Norm = request.getfixturevalue(which)
    width = chosen.page.text_width
    head, signature, data = grids(stamp(small, chosen))
    assert head == list(chosen.head.columns(width))
    assert signature == list(chosen.signature.columns(width))
    assert sum(data) == width
    assert data[1] == pytest.approx(2 * data[0], abs=2)


def test_cells_are_as_wide_as_the_columns_they_span(small: Package) -> None:
    table = list(body(small).iter(W + "tbl"))[-1]
    grid = grids(small)[-1]
    widths = [
        [int(cell.get(W + "w") or 0) for cell in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]
        for row in table.iterfind(W + "tr")
    ]
    assert widths == [grid, grid, [grid[0] + grid[1], grid[2]]]


def test_the_page_number_is_hidden_on_first_pages_and_starts_anew_in_the_appendix(
    small: Package,
) -> None:
    sections = list(body(small).iter(W + "sectPr"))
    assert len(sections) == 2
    for section in sections:
        assert section.find(W + "titlePg") is not None
        assert attributes(section, "pgNumType") == {"start": "1"}
        kinds = [one.get(W + "type") for one in section.iterfind(W + "headerReference")]
        assert kinds == ["default", "first"]
    assert b"PAGE" in small["word/so_trang.xml"]
    assert b"TTSoTrang" in small["word/so_trang.xml"]
    assert b"PAGE" not in small["word/trang_dau.xml"]


def test_a_norm_with_the_number_at_the_foot_moves_it_there(small: Package, other: Norm) -> None:
    moved = stamp(small, other)
    assert moved.parts_by_kind("header") == ()
    assert moved.parts_by_kind("footer") == ("word/so_trang.xml", "word/trang_dau.xml")
    assert not list(body(moved).iter(W + "headerReference"))
    assert moved["word/so_trang.xml"].count(b"w:ftr") == 2


def test_a_component_that_another_norm_calls_otherwise_keeps_its_place(
    norm: Norm, other: Norm
) -> None:
    template = build_template("TTTrichYeu | {{ trich_yeu }}", norm)
    style = other.component("trich_yeu").style_id
    assert style != norm.component("trich_yeu").style_id
    assert f'<w:pStyle w:val="{style}"/>'.encode() in stamp(template, other)["word/document.xml"]


def test_styles_are_known_by_their_display_name_because_editors_change_ids(norm: Norm) -> None:
    found = stamped(
        paragraph("{{ trich_yeu }}", style="TTTrchyu"), norm, named("TTTrchyu", "TT Trích yếu")
    )
    (mark,) = body(found).iter(W + "pStyle")
    assert mark.get(W + "val") == "TTTrichYeu"


def test_a_foreign_style_in_use_stays_defined_with_what_it_rests_on(norm: Norm) -> None:
    styles = (
        named("A1", "Của tôi", '<w:basedOn w:val="B1"/>')
        + named("B1", "Nền")
        + named("C1", "Không dùng")
    )
    found = stamped(paragraph("chữ", style="A1"), norm, styles)
    ids = [
        one.get(W + "styleId")
        for one in etree.fromstring(found["word/styles.xml"]).iter(W + "style")
    ]
    assert ids[-2:] == ["A1", "B1"]
    assert dict(stamp(found, norm).parts) == dict(found.parts)


def test_direct_letters_and_measures_go_and_bold_stays(norm: Norm) -> None:
    content = (
        '<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="TTNoiDung"/><w:spacing w:before="400"/>'
        '<w:ind w:left="99"/><w:jc w:val="right"/></w:pPr><w:proofErr w:type="spellStart"/>'
        '<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:sz w:val="40"/></w:rPr><w:t>A</w:t></w:r>'
        '<w:r><w:rPr><w:sz w:val="40"/></w:rPr></w:r></w:p>'
    )
    (found,) = body(stamped(content, norm, named("TTNoiDung", "TT Nội dung"))).iter(W + "p")
    assert not found.attrib
    assert etree.tostring(found, exclusive=True, method="c14n").decode() == (
        f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:pStyle w:val="TTNoiDung"></w:pStyle></w:pPr>'
        '<w:r><w:rPr><w:b></w:b></w:rPr><w:t xml:space="preserve">A</w:t></w:r></w:p>'
    )


def test_a_rule_keeps_its_sample_length_and_nothing_else(norm: Norm) -> None:
    indent = '<w:ind w:left="700" w:right="600" w:hanging="0"/><w:jc w:val="left"/>'
    content = paragraph(style="K", more=indent)
    found = body(stamped(content, norm, named("K", "TT Đường kẻ Tiêu ngữ")))
    (properties,) = found.iter(W + "pPr")
    assert [child.tag for child in properties] == [W + "pStyle", W + "ind"]
    assert attributes(properties, "ind") == {"left": "700", "right": "600"}


def test_a_paragraph_in_a_foreign_style_keeps_its_direct_measures(norm: Norm) -> None:
    content = paragraph("x", style="A1", more='<w:jc w:val="right"/>')
    found = body(stamped(content, norm, named("A1", "Của tôi")))
    assert [one.get(W + "val") for one in found.iter(W + "jc")] == ["right"]


def test_a_tag_that_an_editor_split_becomes_one_run(norm: Norm) -> None:
    (run,) = body(stamped(paragraph("{{ tri", "ch_", "yeu }}"), norm)).iter(W + "r")
    assert "".join(run.itertext()) == "{{ trich_yeu }}"


def test_runs_that_look_different_stay_apart(norm: Norm) -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>đậm</w:t></w:r>"
    content = paragraph("a ", "b ").replace("</w:p>", bold + "</w:p>")
    texts = ["".join(run.itertext()) for run in body(stamped(content, norm)).iter(W + "r")]
    assert texts == ["a b ", "đậm"]


def test_the_cursor_of_the_last_editor_is_not_kept_and_other_bookmarks_are(norm: Norm) -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
        for number, name in enumerate(("_GoBack", "cua_toi"))
    )
    found = body(stamped(f"<w:p>{marks}</w:p>", norm))
    assert [one.get(W + "name") for one in found.iter(W + "bookmarkStart")] == ["cua_toi"]
    assert [one.get(W + "id") for one in found.iter(W + "bookmarkEnd")] == ["1"]


def test_the_switches_of_a_row_are_written_as_word_wants_them(norm: Norm) -> None:
    switches = '<w:cantSplit w:val="true"/><w:tblHeader w:val="false"/>'
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:trPr>'
        f"{switches}</w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    found = body(stamped(table, norm))
    assert [one.get(W + "val") for one in found.iter(W + "cantSplit", W + "tblHeader")] == [
        None,
        "false",
    ]


def test_the_end_of_a_section_stands_last_among_the_properties_of_its_paragraph(
    norm: Norm,
) -> None:
    content = '<w:p><w:pPr><w:sectPr/><w:pStyle w:val="A1"/></w:pPr></w:p>'
    (properties,) = body(stamped(content, norm, named("A1", "Của tôi"))).iter(W + "pPr")
    assert [child.tag for child in properties] == [W + "pStyle", W + "sectPr"]


def test_unused_namespaces_go_and_those_word_must_ignore_stay(norm: Norm) -> None:
    compat = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    content = '<w:p><w:r><w14:ligatures w14:val="all"/><w:t>x</w:t></w:r></w:p>'
    source = parts(content)
    source["word/document.xml"] = source["word/document.xml"].replace(
        "<w:document ",
        f'<w:document xmlns:mc="{compat}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
        'mc:Ignorable="w14 w15" ',
    )
    written = write_package({name: xml.encode() for name, xml in source.items()})
    found = stamp(read_package(written), norm)
    root = body(found)
    assert set(root.nsmap) == {"w", "r", "mc", "w14"}
    assert root.get(f"{{{compat}}}Ignorable") == "w14"
    assert dict(stamp(found, norm).parts) == dict(found.parts)


def test_a_section_across_the_sheet_stays_across_and_its_table_fills_it(norm: Norm) -> None:
    wide = '<w:sectPr><w:pgSz w:w="1" w:h="1" w:orient="landscape"/></w:sectPr>'
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="100"/><w:gridCol w:w="300"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc>'
        "<w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    found = stamped(f"{table}<w:p><w:pPr>{wide}</w:pPr></w:p>", norm)
    first = next(body(found).iter(W + "sectPr"))
    paper, margins = norm.page.paper, norm.page.margins
    assert attributes(first, "pgSz") == {
        "w": str(paper.height),
        "h": str(paper.width),
        "orient": "landscape",
    }
    width = paper.height - margins.left.twips - margins.right.twips
    assert grids(found) == [[round(width / 4), width - round(width / 4)]]


def test_what_an_editor_keeps_for_itself_is_left_out_and_a_picture_stays(norm: Norm) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    source = parts('<w:p><w:r><w:t r:id="rId9">x</w:t></w:r></w:p>')
    source["word/theme/theme1.xml"] = "<a/>"
    source["word/footer1.xml"] = f'<w:ftr xmlns:w="{W[1:-1]}"><w:p/></w:ftr>'
    source["docProps/core.xml"] = "<a/>"
    source["word/_rels/document.xml.rels"] = source["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId8" Type="{office}/theme" Target="theme/theme1.xml"/>'
        f'<Relationship Id="rId9" Type="{office}/image" Target="media/dau.png"/>'
        f'<Relationship Id="rId10" Type="{office}/footer" Target="footer1.xml"/>'
        "</Relationships>",
    )
    source["[Content_Types].xml"] = source["[Content_Types].xml"].replace(
        "</Types>",
        '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/footer1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
        "</Types>",
    )
    content = {name: xml.encode() for name, xml in source.items()}
    content["word/media/dau.png"] = b"\x89PNG\r\n\x1a\n"
    found = stamp(read_package(write_package(content)), norm)
    assert "word/theme/theme1.xml" not in found
    assert "docProps/core.xml" not in found
    assert found["word/media/dau.png"] == b"\x89PNG\r\n\x1a\n"
    assert found.content_type("word/media/dau.png") == "image/png"
    assert found.parts_by_kind("footer") == ("word/footer1.xml",)
    assert dict(read_package(write_package(found.parts)).parts) == dict(found.parts)


def test_settings_ask_for_the_present_layout_and_the_language(norm: Norm) -> None:
    settings = stamp(read_package(docx(paragraph("x"))), norm)["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings
    assert settings.partition('w:name="compatibilityMode"')[2].partition("/>")[0].endswith('"15"')
    assert '<w:themeFontLang w:val="vi-VN"/>' in settings
    assert '<w:autoHyphenation w:val="0"/>' in settings
    assert "trackRevisions" not in settings
