"""Each broken template is a shipped one with one thing broken: one finding, with its place."""

from __future__ import annotations

import hashlib
import random
import re
from typing import Any

import pytest

from docgen.facts.package import read_package
from docgen.messages import message_for
from docgen.messages.catalogue import catalogue
from docgen.problems import Problem, Report, Severity
from docgen.templating.check import check_template, damage
from docgen.templating.check_descriptor import Beside
from docgen.templating.review import review_text
from tests.data.templates import broken as b
from tests.data.templates.broken import Mutation, broken, swap, text_to
from tests.support.records import ROOT


def check(docx: bytes, *, dropped: tuple[str, ...] = (), **changes: Any) -> Report:
    """Check a file as if it had just been built: its digest and text view are up to date.

    ``dropped`` are variables taken out of the descriptor, ``changes`` other entries of it.
    """
    norm, known, template = b.office_known()
    old = template.descriptor
    entry = old.lich_su[-1].model_copy(update={"sha256": hashlib.sha256(docx).hexdigest()})
    names = tuple(one for one in old.bien if one.ten not in dropped)
    descriptor = old.model_copy(update={"lich_su": (entry,), "bien": names, **changes})
    review = "" if damage(docx).problems else review_text(read_package(docx))
    return check_template(docx, descriptor, norm, known, Beside(b.PLAN, review))


def only(report: Report) -> Problem:
    assert [problem.code for problem in report] == [next(iter(report)).code]
    (problem,) = report
    message = message_for(problem)
    assert not re.search(r"(?<!\{)\{[a-z_]+\}", message.sentence + message.remedy)
    return problem


def assert_only(report: Report, code: str, place: str) -> None:
    found = [(problem.code, problem.params["cho"]) for problem in report]
    assert found == [(code, place)]
    only(report)


def test_the_shipped_template_has_nothing_to_find() -> None:
    assert check(b.good()).problems == ()


# --- packages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mutation", "code", "place"),
    [
        (
            swap("document.main+xml", "document.macroEnabled.main+xml", "[Content_Types].xml"),
            "PACKAGE_MACRO",
            "thân văn bản",
        ),
        (
            b.relation("attachedTemplate", "https://nga.example/m.dotx", external=True),
            "PACKAGE_EXTERNAL",
            "thân văn bản",
        ),
        (
            b.add_part("word/embeddings/oleObject1.bin", "OLE"),
            "PACKAGE_EMBEDDED",
            "phần word/embeddings/oleObject1.bin",
        ),
        (b.relation("aFChunk", "/word/styles.xml"), "PACKAGE_FOREIGN_CHUNK", "thân văn bản"),
        (
            swap("<w:body>", '<!DOCTYPE a [<!ENTITY x "y">]><w:body>'),
            "PACKAGE_DTD",
            "thân văn bản",
        ),
        (
            b.add_part("word/bom.xml", "<a>" + "0" * 9_000_000 + "</a>"),
            "PACKAGE_BOMB",
            "phần word/bom.xml",
        ),
        (
            b.insert_run("{{ trich_yeu }}", "<w:r><w:instrText>LINK a</w:instrText></w:r>"),
            "PACKAGE_FIELD",
            "thân văn bản",
        ),
    ],
)
def test_a_refused_package_is_one_finding(mutation: Mutation, code: str, place: str) -> None:
    assert_only(check(broken(mutation)), code, place)


def test_measures_that_are_no_whole_numbers_are_damage() -> None:
    def decimal(parts: b.Parts) -> None:
        parts[b.DOCUMENT] = re.sub(
            r'<w:gridCol w:w="(\d+)"', r'<w:gridCol w:w="\1.0"', parts[b.DOCUMENT], count=1
        )

    report = check(broken(decimal))
    assert_only(report, "MEASURE_NOT_WHOLE", "bảng 1")
    wrong_style = swap('<w:sz w:val="28"/>', '<w:sz w:val="x"/>', b.STYLES)
    assert only(check(broken(wrong_style))).params["cho"] == "danh sách kiểu"


def test_an_encrypted_or_cut_file_is_a_finding_of_the_file() -> None:
    assert_only(check(b.encrypted(b.good())), "PACKAGE_ENCRYPTED", "tệp Word")
    assert_only(check(b.good()[:-100]), "PACKAGE_DAMAGED", "tệp Word")
    assert_only(check(b"%PDF-1.7"), "PACKAGE_NOT_WORD", "tệp Word")


# --- the language (T1-T8) -----------------------------------------------------------------------

TITLED = "1. Mục đích"
TITLE = "đoạn 17 trong thân văn bản"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ trich_yeu|upper }}", "TAG_FILTER"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "TAG_CALL"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "TAG_CALL"),
        ("{{ lipsum.__globals__['os'] }}", "TAG_SUBSCRIPT"),
        ("{{ ('{0.__class__}'|attr('format'))('x') }}", "TAG_FILTER"),
        ("{{ 'a'*10**9 }}", "TAG_LITERAL"),
        ("{{ trich_yeu.__class__ }}", "TAG_NAME"),
        ("{{ so_muc_dich + 1 }}", "TAG_LITERAL"),
        ("{{ trich_yeu is defined }}", "TAG_OPERATOR"),
        ("{% include '/etc/passwd' %}", "TAG_STATEMENT"),
        ("{% import 'x' as y %}", "TAG_STATEMENT"),
        ("{% set x = trich_yeu %}", "TAG_STATEMENT"),
        ("{% macro x() %}", "TAG_STATEMENT"),
        ("{% raw %}", "TAG_STATEMENT"),
        ("{# ghi chú #}", "TAG_COMMENT"),
        ("{{ trich_yeu }", "TAG_UNCLOSED"),
    ],
)
def test_a_forbidden_tag_is_named_with_its_paragraph_and_quoted(tag: str, code: str) -> None:
    report = check(broken(text_to("{{ trich_yeu }}", f"{{{{ trich_yeu }}}} {tag}")))
    assert_only(report, code, TITLE)
    problem = only(report)
    assert tag in problem.quote
    assert problem.path == ("word/document.xml", 16)


def test_a_loop_over_a_range_is_a_call() -> None:
    loop = "{% for i in range(10**9) %}x{% endfor %}"
    assert_only(check(broken(text_to(TITLED, loop))), "TAG_CALL", _place_of(TITLED))


def _place_of(text: str) -> str:
    names = [one.text for one in _paragraphs()]
    return f"đoạn {names.index(text) + 1} trong thân văn bản"


def _paragraphs() -> list[Any]:
    from io import BytesIO

    from docx import Document
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    document = Document(BytesIO(b.good()))
    return [Paragraph(one, document) for one in document.element.iter(qn("w:p"))]


def test_an_unclosed_loop_is_named_where_it_opens() -> None:
    gone = b.in_paragraph("{%p for dong in can_cu %}", r"\{%p for.*?%\}", "{%p if can_cu %}")
    report = check(broken(gone))
    assert {one.code for one in report} == {"TAG_UNCLOSED", "TAG_UNOPENED", "NAME_UNKNOWN"}
    unclosed = next(one for one in report if one.code == "TAG_UNCLOSED")
    assert unclosed.params["cho"] == _place_of("{%p for dong in can_cu %}")
    assert unclosed.quote == "{%p if can_cu %}"


def test_a_tag_cut_by_a_paragraph_mark_is_one_finding() -> None:
    cut = text_to(
        "{{ chi_tieu_chung }}",
        "{{ chi_tieu_</w:t></w:r></w:p><w:p><w:pPr><w:pStyle "
        'w:val="TTNoiDung"/></w:pPr><w:r><w:t xml:space="preserve">chung }}',
    )
    assert_only(check(broken(cut)), "TAG_OVER_PARAGRAPHS", _place_of("{{ chi_tieu_chung }}"))


def test_words_beside_a_paragraph_tag_would_vanish() -> None:
    tag = "{%p if so_kinh_phi %}"
    report = check(broken(text_to(tag, f"{tag} Kinh phí")))
    assert_only(report, "TAG_NOT_ALONE", _place_of(tag))
    assert only(report).params["chu"] == "Kinh phí"


def test_words_beside_a_row_tag_would_vanish() -> None:
    tag = "{%tr endfor %}"
    report = check(broken(text_to(tag, f"Cộng {tag}")))
    assert_only(report, "TAG_NOT_ALONE", "ô 1 hàng 4 bảng 3")


def test_a_block_that_ends_in_a_table_is_named_where_it_begins() -> None:
    moved = (
        b.without_text("{%p endif %}"),
        text_to(
            "{{ noi_nhan_nhan }}",
            "{{ noi_nhan_nhan }}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle "
            'w:val="TTLenhMau"/></w:pPr><w:r><w:t xml:space="preserve">{%p endif %}',
        ),
    )
    report = check(broken(*moved))
    crossing = [one for one in report if one.code == "TAG_CROSSES"]
    assert [one.params["cho"] for one in crossing] == [_place_of("{%p if do_khan %}")]
    assert crossing[0].params["cho_dong"] == "đoạn 2 của ô 1 hàng 1 bảng 2"


def test_a_tag_in_a_part_that_is_not_filled_is_found() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{_W}"><w:p><w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p></w:footnotes>'
    )
    found = check(broken(b.add_part("word/footnotes.xml", notes)))
    places = {one.code: one.params["cho"] for one in found}
    assert places["TAG_IN_PART"] == "đoạn 1 trong chú thích chân trang"


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# --- names (T9) ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "near"),
    [
        ("{%p if do_khan %}", "{%p if do_khann %}", "NAME_UNKNOWN_NEAR", "do_khan"),
        ("{%p if chi_tieu_chung %}", "{%p if xyzzy %}", "NAME_UNKNOWN", ""),
        ("{%p if cd.tieu_de %}", "{%p if cd.tieude %}", "FIELD_UNKNOWN_NEAR", "tieu_de"),
        ("{%p if cd.dau %}", "{%p if cd.zzz %}", "FIELD_UNKNOWN", ""),
    ],
)
def test_a_name_that_the_context_does_not_provide(old: str, new: str, code: str, near: str) -> None:
    report = check(broken(text_to(old, new)))
    assert_only(report, code, _place_of(old))
    assert only(report).params["gan_giong"] == near
    assert only(report).quote == new


def test_a_list_is_not_printed_and_a_line_is_not_looped_over() -> None:
    old = "{{ chi_tieu_chung }}"
    assert_only(
        check(broken(text_to(old, "{{ chi_tieu_chung }} {{ chu_de }}"))),
        "NAME_IS_LIST",
        _place_of(old),
    )
    loop = "{% for k in trich_yeu %}{{ k }}{% endfor %}"
    assert_only(check(broken(text_to(old, f"{old} {loop}"))), "NAME_NOT_LIST", _place_of(old))


def test_a_variable_missing_from_the_descriptor_is_named_where_it_is_used() -> None:
    report = check(b.good(), dropped=("luu",))
    assert_only(report, "NAME_NOT_LISTED", "đoạn 5 của ô 1 hàng 1 bảng 2")


def test_a_variable_that_no_tag_uses_is_named_in_the_descriptor() -> None:
    _, _, template = b.office_known()
    more = template.descriptor.bien[0].model_copy(update={"ten": "ten_cu"})
    names = (*template.descriptor.bien, more)
    place = f"template.yaml, mục {len(names)} của bien"
    assert_only(check(b.good(), bien=names), "NAME_NOT_USED", place)
    twice = (*template.descriptor.bien, template.descriptor.bien[0])
    assert_only(check(b.good(), bien=twice), "NAME_TWICE", place)


# --- looks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mutation", "code", "place"),
    [
        (
            b.in_paragraph(TITLED, "TTKhoanCoTieuDe", "Heading1"),
            "STYLE_FOREIGN",
            TITLED,
        ),
        (b.in_paragraph(TITLED, r"<w:pStyle[^>]*/>", ""), "STYLE_NONE", TITLED),
        (
            b.run_property(TITLED, '<w:rStyle w:val="Strong"/>'),
            "STYLE_FOREIGN",
            TITLED,
        ),
        (b.run_property(TITLED, '<w:sz w:val="30"/>'), "DIRECT_LETTERS", TITLED),
        (
            b.run_property(TITLED, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
            "DIRECT_LETTERS",
            TITLED,
        ),
        (
            b.run_property(TITLED, '<w:color w:val="FF0000"/>'),
            "DIRECT_LETTERS",
            TITLED,
        ),
        (
            b.paragraph_property(TITLED, '<w:jc w:val="right"/>'),
            "DIRECT_MEASURE",
            TITLED,
        ),
        (
            b.paragraph_property(TITLED, '<w:spacing w:before="400"/>'),
            "DIRECT_MEASURE",
            TITLED,
        ),
    ],
)
def test_formatting_by_hand_and_foreign_styles(mutation: Mutation, code: str, place: str) -> None:
    assert_only(check(broken(mutation)), code, _place_of(place))


def test_bold_words_are_the_clerks_own() -> None:
    assert check(broken(b.run_property(TITLED, "<w:b/>"))).problems == ()


def test_a_style_that_is_not_the_norms_is_named_with_what_differs() -> None:
    def larger(parts: b.Parts) -> None:
        head, mark, tail = parts[b.STYLES].partition('w:styleId="TTTrichYeu"')
        parts[b.STYLES] = head + mark + tail.replace('<w:sz w:val="28"/>', '<w:sz w:val="32"/>', 1)

    report = check(broken(larger))
    assert_only(report, "STYLE_CHANGED", "kiểu “TT Trích yếu”")
    assert only(report).params["khac"] == "cỡ chữ"


def test_a_foreign_table_style_is_named_with_its_table() -> None:
    report = check(broken(swap('w:val="TTBangKe"', 'w:val="TableGrid"')))
    assert_only(report, "STYLE_FOREIGN", "bảng 3")


def test_margins_and_page_numbers_are_the_norms() -> None:
    assert_only(check(broken(swap('w:top="1134"', 'w:top="900"'))), "PAGE_CHANGED", "phần 1")
    assert_only(
        check(broken(swap("<w:titlePg/>", ""))), "PAGE_NUMBER_FIRST", "đầu trang của phần 1"
    )
    no_field = b.swap('w:instr=" PAGE "', 'w:instr=" DATE "', b.HEADER)
    codes = [one.code for one in check(broken(no_field))]
    assert codes == ["FIELD_FOREIGN", "PAGE_NUMBER_MISSING", "PAGE_NUMBER_MISSING"]


def test_a_file_that_was_not_built_is_named_once() -> None:
    def widen(parts: b.Parts) -> None:
        parts[b.DOCUMENT] = re.sub(
            r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="3000"', parts[b.DOCUMENT], count=1
        )

    assert_only(check(broken(widen)), "NOT_BUILT", "tệp Word")


def test_a_sound_template_off_the_hot_path_is_a_warning() -> None:
    report = check(broken(text_to(TITLED, "1.\tMục đích")))
    assert_only(report, "NOT_ON_HOT_PATH", "tệp Word")
    assert report.problems[0].severity is Severity.CANH_BAO


# --- hidden things ------------------------------------------------------------------------------

_MARK = 'w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z"'
_BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


_CHANGED = f"<w:ins {_MARK}><w:r><w:t>x</w:t></w:r></w:ins>"
_REMOVED = f"<w:del {_MARK}><w:r><w:delText>x</w:delText></w:r></w:del>"
_LINK = '<w:hyperlink w:anchor="a"><w:r><w:t>x</w:t></w:r></w:hyperlink>'
_CONTROL = "<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("mutation", "code"),
    [
        (b.insert_run(TITLED, _CHANGED), "TRACKED_CHANGE"),
        (b.insert_run(TITLED, _REMOVED), "TRACKED_CHANGE"),
        (b.insert_run(TITLED, '<w:r><w:commentReference w:id="0"/></w:r>'), "COMMENT_LEFT"),
        (b.run_property(TITLED, "<w:vanish/>"), "HIDDEN_TEXT"),
        (b.insert_run(TITLED, _BOX), "TEXT_BOX"),
        (b.insert_run(TITLED, "<w:r><w:drawing/></w:r>"), "PICTURE_LEFT"),
        (b.insert_run(TITLED, _LINK), "LINK_LEFT"),
        (
            b.paragraph_property(TITLED, '<w:numPr><w:ilvl w:val="0"/></w:numPr>'),
            "AUTO_NUMBER",
        ),
        (b.insert_run(TITLED, '<w:r><w:footnoteReference w:id="2"/></w:r>'), "FOOTNOTE_LEFT"),
        (b.insert_run(TITLED, _CONTROL), "CONTROL_BOX"),
        (b.insert_run(TITLED, '<w:fldSimple w:instr=" DATE "/>'), "FIELD_FOREIGN"),
        (
            b.insert_run(TITLED, "<w:r><w:instrText> NUMPAGES </w:instrText></w:r>"),
            "FIELD_FOREIGN",
        ),
    ],
)
def test_what_word_hides_is_named_with_its_paragraph(mutation: Mutation, code: str) -> None:
    assert_only(check(broken(mutation)), code, _place_of(TITLED))


def test_a_tag_in_the_properties_of_the_file() -> None:
    core = "<cp><title>{{ trich_yeu }}</title></cp>"
    codes = {
        one.code: one.params["cho"] for one in check(broken(b.add_part("docProps/core.xml", core)))
    }
    assert codes["TAG_IN_PROPERTIES"] == "thuộc tính của tệp (core.xml)"


# --- parts of the form (T10) --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("so_ky_hieu", "Số của văn bản"),
        ("dia_danh_thoi_gian", "Địa danh và thời gian ban hành"),
        ("quoc_hieu", "Quốc hiệu"),
        ("tieu_ngu", "Tiêu ngữ"),
        ("ten_loai", "Tên loại văn bản"),
        ("luu", None),
        ("noi_nhan_nhan", None),
        ("ho_ten", None),
        ("chuc_vu", None),
        ("ket_thuc", None),
    ],
)
def test_a_missing_part_of_the_form_is_named(name: str, part: str | None) -> None:
    norm = b.office_known()[0]
    report = check(broken(b.without_text(f"{{{{ {name} }}}}")), dropped=(name,))
    assert_only(report, "PART_MISSING", "thân văn bản")
    wanted = part or next(one.name for one in norm.components if one.id == name)
    assert only(report).params["ten"] == wanted
    assert only(report).clause


def test_a_missing_rule_is_a_missing_part() -> None:
    gone = b.in_paragraph("TTDuongKeTrichYeu", r"<w:p>.*</w:p>", "")
    report = check(broken(gone))
    assert_only(report, "PART_MISSING", "thân văn bản")
    assert only(report).params["kieu"] == "TT Đường kẻ trích yếu"


def test_fixed_words_may_be_typed_instead_of_printed() -> None:
    motto = b.office_known()[0].component("tieu_ngu").fixed_text
    docx = broken(text_to("{{ tieu_ngu }}", str(motto)))
    assert check(docx, dropped=("tieu_ngu",)).problems == ()
    wrong = broken(text_to("{{ tieu_ngu }}", "Tự do"))
    assert_only(check(wrong, dropped=("tieu_ngu",)), "PART_MISSING", "thân văn bản")


def test_a_part_under_a_foreign_condition_is_named() -> None:
    def line(tag: str) -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="TTLenhMau"/></w:pPr><w:r><w:t xml:space="preserve">'
            f"{tag}</w:t></w:r></w:p>"
        )

    def wrap(parts: b.Parts) -> None:
        old = b.paragraph_with(parts, "{{ luu }}")
        new = line("{%p if do_khan %}") + old + line("{%p endif %}")
        parts[b.DOCUMENT] = parts[b.DOCUMENT].replace(old, new, 1)

    report = check(broken(wrap))
    assert_only(report, "PART_CONDITIONAL", "đoạn 6 của ô 1 hàng 1 bảng 2")
    assert only(report).params["tag"] == "{%p if do_khan %}"


# --- tables and rules ---------------------------------------------------------------------------


def test_a_rule_without_its_sample_indents_is_named() -> None:
    gone = b.in_paragraph("TTDuongKeTrichYeu", r"<w:ind [^>]*/>", "")
    assert_only(check(broken(gone)), "RULE_WITHOUT_INDENT", "đoạn 18 trong thân văn bản")


def test_rows_must_not_split_and_headers_must_repeat() -> None:
    splits = swap("<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr/>")
    assert_only(check(broken(splits)), "ROW_SPLITS", "hàng 1 bảng 1")
    off = swap("<w:cantSplit/>", '<w:cantSplit w:val="false"/>')
    assert_only(check(broken(off)), "ROW_SPLITS", "hàng 1 bảng 1")
    header = swap("<w:tblHeader/>", "")
    assert_only(check(broken(header)), "HEADER_ROW", "hàng 1 bảng 3")


def test_a_cell_needs_a_paragraph() -> None:
    def empty(parts: b.Parts) -> None:
        old = b.paragraph_with(parts, "{{ phu_luc_tong }}")
        parts[b.DOCUMENT] = parts[b.DOCUMENT].replace(old, "", 1)

    codes = {one.code: one.params["cho"] for one in check(broken(empty))}
    assert codes["CELL_EMPTY"] == "ô 2 hàng 6 bảng 3"


# --- the descriptor and its folder --------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"loai": "ke_hoac"}, "KIND_UNKNOWN", "template.yaml, loai"),
        ({"mau_nd30": "1.5"}, "FORM_OF_OTHER_KIND", "template.yaml, mau_nd30"),
        ({"chuan": ("nd_khac",)}, "NORM_NOT_LISTED", "template.yaml, chuan"),
        ({"noi_dung": "ke_hoachh"}, "CONTENT_UNKNOWN", "template.yaml, noi_dung"),
        ({"phien_ban": 2}, "VERSION_WITHOUT_HISTORY", "template.yaml, lich_su"),
        ({"mau_thu": ()}, "SAMPLE_NONE", "template.yaml, mau_thu"),
        ({"id": "mau-khac"}, "ID_NOT_FOLDER", "template.yaml, id"),
    ],
)
def test_the_descriptor_agrees_with_norm_and_folder(
    changes: dict[str, Any], code: str, place: str
) -> None:
    found = [(one.code, one.params["cho"]) for one in check(b.good(), **changes)]
    assert (code, place) in found
    assert {one for one, _ in found} <= {code, "PART_MISSING"}


def test_history_review_and_samples_are_up_to_date() -> None:
    norm, known, template = b.office_known()
    docx, sample = b.good(), template.descriptor.mau_thu[0]
    review = review_text(read_package(docx)).replace("TT Tên loại | ", "TT Tên loại|")
    entry = template.descriptor.lich_su[0].model_copy(update={"sha256": "0" * 64})
    descriptor = template.descriptor.model_copy(update={"lich_su": (entry,)})
    report = check_template(docx, descriptor, norm, known, Beside(b.PLAN, review, (sample,)))
    line = next(n for n, text in enumerate(review.splitlines(), 1) if "TT Tên loại|" in text)
    assert [(one.code, one.params["cho"]) for one in report] == [
        ("HISTORY_MISSING", "template.yaml, lich_su"),
        ("REVIEW_STALE", f"review.txt, dòng {line}"),
        ("SAMPLE_MISSING", "template.yaml, mục 1 của mau_thu"),
    ]
    without = check_template(docx, template.descriptor, norm, known, Beside(b.PLAN, None))
    assert [one.code for one in without] == ["REVIEW_MISSING"]


# --- the whole ----------------------------------------------------------------------------------


def test_all_faults_of_a_file_are_reported_in_one_pass() -> None:
    docx = broken(
        text_to("{{ trich_yeu }}", "{{ trich_yeu }} {{ x|e }}"),
        b.run_property(TITLED, "<w:vanish/>"),
        b.run_property("2. Yêu cầu", '<w:sz w:val="30"/>'),
        swap("<w:tblHeader/>", ""),
    )
    codes = {one.code for one in check(docx)}
    assert codes == {"TAG_FILTER", "HIDDEN_TEXT", "DIRECT_LETTERS", "HEADER_ROW"}


def test_a_file_without_descriptor_stands_for_itself() -> None:
    norm, known, _ = b.office_known()
    assert check_template(b.good(), None, norm, known).problems == ()
    broken_file = broken(b.without_text("{{ luu }}"))
    assert [one.code for one in check_template(broken_file, None, norm, known)] == ["PART_MISSING"]


def test_every_code_of_the_check_has_a_sentence() -> None:
    folder = ROOT / "docgen"
    files = [*(folder / "templating").glob("check*.py"), folder / "office" / "templates.py"]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    codes = set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', text))
    assert len(codes) > 40
    assert codes - set(catalogue()) == set()
    assert "NAME_UNKNOWN_NEAR" in catalogue()
    assert "FIELD_UNKNOWN_NEAR" in catalogue()


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_of_the_xml_makes_the_check_fail(seed: int) -> None:
    """Attributes emptied or garbled, elements cut out or put elsewhere: findings, never a crash."""
    chance = random.Random(seed)

    def garble(parts: b.Parts) -> None:
        name = chance.choice([b.DOCUMENT, b.DOCUMENT, b.STYLES, b.HEADER])
        for _ in range(chance.randint(1, 4)):
            parts[name] = _damaged(parts[name], chance)

    assert isinstance(check(broken(garble)), Report)


def _damaged(xml: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        value = chance.choice(list(re.finditer(r'="([^"]*)"', xml)))
        garbage = chance.choice(["", "x", "-1", "99999999999", "{{ x }}", "1.5"])
        return xml[: value.start(1)] + garbage + xml[value.end(1) :]
    names = "p|r|tc|tr|tbl|pPr|tblPr|sectPr|tblGrid|rPr|name|basedOn"
    pattern = rf"<w:({names})[ >].*?</w:\1>|<w:(?:{names}) [^<>]*/>"
    pieces = list(re.finditer(pattern, xml, re.S))
    if not pieces:
        return xml
    piece = chance.choice(pieces)
    cut = xml[: piece.start()] + xml[piece.end() :]
    if chance.random() < 0.5:
        return cut
    at = chance.choice([one.start() for one in re.finditer(r"<w:", cut)])
    return cut[:at] + piece[0] + cut[at:]
