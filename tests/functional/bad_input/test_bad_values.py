"""Rows D1 to D17 of ``reliability.md`` 3.4: field values that break other programs.

Each goes through the library and through the program. Expected: printed as typed, mended with a
note, or refused with its code at its place while nothing is written.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from docgen import open_office
from docgen.errors import TemplateError, ToolError
from docgen.intake.record import Record
from docgen.office import Checked, Office
from docgen.problems import Severity
from docgen.settings import bundled, load_settings
from tests.support.command_line import Desk, assert_said, refused
from tests.support.records import PLAN_2026, put, tree_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ABSTRACT = ("trich_yeu",)
MONEY = ("noi_dung", "kinh_phi")
DUTY = ("noi_dung", "muc_dich", 0)


@pytest.fixture
def office(desk: Desk) -> Iterator[Office]:
    environ = {"DOCGEN_CACHE": str(desk.cache)}
    with open_office(load_settings(desk.data, environ), actor="tests") as office:
        yield office


def with_value(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The plan with another value at ``path``."""
    tree = tree_of(PLAN_2026)
    put(tree, path, value)
    return tree


def paragraphs(docx: bytes) -> list[str]:
    """The text of each paragraph of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def checked(office: Office, tree: dict[str, Any]) -> Checked:
    return office.check(Record(tree, "thu"))


def rendered(office: Office, tree: dict[str, Any]) -> bytes:
    verdict = checked(office, tree)
    assert verdict.paper is not None, list(verdict.report)
    return office.render(verdict.paper)


# --- printed as typed ---------------------------------------------------------------------------

LITERAL = {
    "D1": "Công ty <TNHH> A & B",
    "D2": "</w:t></w:r></w:p><w:p><w:r><w:t>ĐÃ CHÈN",
    "D3": "&lt;b&gt; và &amp; và &#65;",
    "D6 expression": "{{7*7}} và {{ ho_ten }}",
    "D6 statement": "{% raw %} {% for x in y %} {# chú thích #} {%p if a %}",
    "D6 comment": "{#- không phải chú thích -#}",
}


@pytest.mark.parametrize("row", LITERAL)
@pytest.mark.parametrize("path", [ABSTRACT, DUTY, ("noi_nhan",)], ids=str)
def test_what_looks_like_markup_is_printed_as_typed_in_the_same_paragraphs(
    office: Office, desk: Desk, row: str, path: tuple[str | int, ...]
) -> None:
    text = LITERAL[row]
    given = [text] if path == ("noi_nhan",) else text
    plain = ["Chữ thường"] if path == ("noi_nhan",) else "Chữ thường"
    docx = rendered(office, with_value(path, given))
    found = paragraphs(docx)
    assert sum(text in paragraph for paragraph in found) >= 1
    assert "ĐÃ CHÈN" not in found
    assert len(found) == len(paragraphs(rendered(office, with_value(path, plain))))
    ran = desk.run("render", desk.write(with_value(path, given)), "-o", "-")
    assert ran.stdout == docx


@pytest.mark.office
def test_d1_to_d6_are_the_same_in_the_pdf(office: Office) -> None:
    texts = [*LITERAL.values()]
    pdf = office.pdf(rendered(office, with_value(("noi_dung", "muc_dich"), texts)))
    words = "".join("".join(office.page_texts(pdf)).split())
    for text in texts:
        assert "".join(text.split()) in words


# --- refused ------------------------------------------------------------------------------------

REFUSED: list[tuple[str, tuple[str | int, ...], Any, str]] = [
    ("D4 zero", ABSTRACT, "Có \x00 ở giữa", "CONTROL_CHAR"),
    ("D4 vertical tab", ABSTRACT, "Có \x0b ở giữa", "CONTROL_CHAR"),
    ("D4 delete", ABSTRACT, "Có \x7f ở giữa", "CONTROL_CHAR"),
    ("D4 C1", ABSTRACT, "Có \x93 ở giữa", "CONTROL_CHAR"),
    ("D4 noncharacter", ABSTRACT, "Có \ufffe ở giữa", "NONCHARACTER"),
    ("D4 lost letter", ABSTRACT, "Có \ufffd ở giữa", "NONCHARACTER"),
    ("D4 in a list", DUTY, "Có \x0b ở giữa", "CONTROL_CHAR"),
    ("D5 lone surrogate", ABSTRACT, "Có \ud800 ở giữa", "SURROGATE"),
    ("D5 the other half", DUTY, "Có \udfff ở giữa", "SURROGATE"),
    ("D7 override", ABSTRACT, "Có \u202e ở giữa", "BIDI"),
    ("D7 isolate", ABSTRACT, "Có \u2066 ở giữa", "BIDI"),
    ("D9 TCVN3", ABSTRACT, "QuyÕt ®Þnh cña Uû ban nh©n d©n", "LEGACY_FONT"),
    ("D9 VNI", ABSTRACT, "Quyeát ñònh cuûa UÛy ban nhaân daân", "LEGACY_FONT"),
    ("D11 1 MB", ABSTRACT, "chữ " * 350_000, "TOO_LONG"),
    ("D11 limit of the decree", ABSTRACT, "a" * 501, "TOO_LONG_NORM"),
    ("D15 31 February", ("ngay",), "31/02/2026", "NO_SUCH_DAY"),
    ("D15 29 February", ("ngay",), "29/02/2026", "NO_SUCH_DAY"),
    ("D15 zero", ("ngay",), "00/00/2026", "NO_SUCH_DAY"),
    ("D15 month 13", ("ngay",), "01/13/2026", "NO_SUCH_DAY"),
    ("D15 no day", ("ngay",), "hôm qua", "NOT_A_DATE"),
    ("D17 negative", MONEY, {"so_tien": "-5"}, "NOT_MONEY"),
    ("D17 1e309", MONEY, {"so_tien": "1e309"}, "NOT_MONEY"),
    ("D17 NaN", MONEY, {"so_tien": "NaN"}, "NOT_MONEY"),
    ("D17 comma", MONEY, {"so_tien": "1,5"}, "NOT_MONEY"),
    ("D17 point", MONEY, {"so_tien": "1.5"}, "NOT_MONEY"),
    ("D17 wide digits", MONEY, {"so_tien": "１２"}, "NOT_MONEY"),
    ("D17 too much", MONEY, {"so_tien": "9" * 19}, "OUT_OF_RANGE"),
]
IDS = [row[0] for row in REFUSED]


def as_json(tree: dict[str, Any]) -> bytes:
    """JSON in ASCII: the only file that can carry control characters and lone surrogates."""
    return json.dumps(tree).encode()


@pytest.mark.parametrize(("row", "path", "value", "code"), REFUSED, ids=IDS)
def test_the_library_refuses_with_code_and_place(
    office: Office, row: str, path: tuple[str | int, ...], value: Any, code: str
) -> None:
    verdict = checked(office, with_value(path, value))
    assert verdict.paper is None
    (problem,) = verdict.report.errors
    assert problem.code == code
    assert problem.path[: len(path)] == path
    assert len(problem.quote) <= 60


@pytest.mark.parametrize(("row", "path", "value", "code"), REFUSED, ids=IDS)
def test_the_program_refuses_in_words_and_writes_nothing(
    desk: Desk, row: str, path: tuple[str | int, ...], value: Any, code: str
) -> None:
    file = desk.write(as_json(with_value(path, value)), "thu.json")
    talk = refused(desk, file, code, place=str(path[0]))
    assert len(talk) < 2_000, "a long text is not thrown back at the person"


def test_d17_json_numbers_beyond_the_real_ones_are_refused_as_json(desk: Desk) -> None:
    for number in ("NaN", "Infinity", "-Infinity"):
        data = as_json(with_value(MONEY, {"so_tien": "X"})).replace(b'"X"', number.encode())
        refused(desk, desk.write(data, "thu.json"), "JSON_SO")
    for number in ("1e309", "-5", "1.5"):
        data = as_json(with_value(MONEY, {"so_tien": "X"})).replace(b'"X"', number.encode())
        refused(desk, desk.write(data, "thu.json"), "NOT_MONEY")


# --- mended, and said ---------------------------------------------------------------------------

MENDED: list[tuple[str, str, str, set[str]]] = [
    ("D7 NBSP", "Bảo\u00a0vệ trẻ em", "Bảo vệ trẻ em", {"NOTE_SPACE_REPLACED"}),
    ("D7 zero width", "Bảo\u200b vệ\ufeff trẻ em", "Bảo vệ trẻ em", {"NOTE_INVISIBLE_REMOVED"}),
    ("D8 NFD", "Quye\u0302\u0301t định", "Quyết định", {"NOTE_COMPOSED"}),
    ("D10 CRLF", "Bảo vệ\r\ntrẻ em", "Bảo vệ trẻ em", {"NOTE_LINE_FOLDED"}),
    ("D10 tab", "Bảo vệ\ttrẻ em", "Bảo vệ trẻ em", {"NOTE_LINE_FOLDED"}),
]


@pytest.mark.parametrize(
    ("row", "typed", "stored", "codes"), MENDED, ids=[row[0] for row in MENDED]
)
def test_what_a_machine_may_mend_is_mended_with_a_note(
    office: Office, desk: Desk, row: str, typed: str, stored: str, codes: set[str]
) -> None:
    tree = with_value(ABSTRACT, typed)
    verdict = checked(office, tree)
    assert verdict.paper is not None
    assert verdict.paper.model.trich_yeu == stored
    notes = [one for one in verdict.report if one.path == ABSTRACT]
    assert {one.code for one in notes} == codes
    assert {one.severity for one in notes} == {Severity.GOI_Y}
    docx = office.render(verdict.paper)
    assert stored in paragraphs(docx)
    ran = desk.run("render", desk.write(as_json(tree), "thu.json"), "-o", "-")
    assert ran.code == 0
    assert ran.stdout == docx


# --- the template's own fault -------------------------------------------------------------------


def broken_templates(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    """A catalogue whose plan has another body."""
    shutil.copytree(bundled("templates_docx"), folder)
    file = folder / "ke-hoach-bao-ve-tre-em" / "template.docx"
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return folder


def test_d12_a_variable_that_does_not_exist_is_named(desk: Desk, tmp_path: Path) -> None:
    folder = broken_templates(tmp_path / "mau", lambda xml: xml.replace(b"ho_ten", b"ho_tenn"))
    environ = {"DOCGEN_TEMPLATES": str(folder), "DOCGEN_CACHE": str(tmp_path / "cache")}
    with open_office(load_settings(desk.data, environ), actor="tests") as office:
        verdict = checked(office, tree_of(PLAN_2026))
        assert verdict.paper is not None
        with pytest.raises(TemplateError) as caught:
            office.render(verdict.paper)
    assert (caught.value.code, caught.value.params["name"]) == ("VARIABLE_MISSING", "ho_tenn")
    desk.environ |= environ
    talk = refused(desk, PLAN_2026, "VARIABLE_MISSING")
    assert "Mẫu dùng tên “ho_tenn” mà dữ liệu không có" in talk


# --- letters the face lacks ---------------------------------------------------------------------

RARE = {"D13 emoji": "Ngày hội 😀 tuổi thơ", "D13 Nôm": "Chữ 喃 và 𠀀 trong tên"}


@pytest.mark.parametrize("row", RARE)
@pytest.mark.parametrize("path", [ABSTRACT, DUTY], ids=str)
def test_d13_a_letter_the_face_lacks_is_a_warning_with_its_place(
    office: Office, row: str, path: tuple[str | int, ...]
) -> None:
    verdict = checked(office, with_value(path, RARE[row]))
    assert verdict.paper is not None
    (problem,) = (one for one in verdict.report if one.code == "LETTER_MISSING")
    assert problem.severity is Severity.CANH_BAO
    assert problem.path == path
    assert "U+" in problem.params["ky_tu"]
    docx = office.render(verdict.paper)
    assert any(RARE[row] in paragraph for paragraph in paragraphs(docx))
    with pytest.raises(ToolError) as caught:
        office.pdf(docx)
    assert caught.value.code == "LETTER_MISSING_IN_PDF"


def test_d13_the_program_warns_makes_the_word_file_and_refuses_the_pdf(desk: Desk) -> None:
    file = desk.write(with_value(ABSTRACT, RARE["D13 Nôm"]))
    ran = desk.run("render", file, "-o", desk.out, "--pdf")
    assert ran.code == 5
    assert ran.out == f"Đã tạo {desk.out / 'thu.docx'}\n"
    assert "Cảnh báo (1) trong" in ran.talk
    assert "trich_yeu" in ran.talk
    assert_said(ran.talk, "LETTER_MISSING")
    assert_said(ran.talk, "LETTER_MISSING_IN_PDF")
    assert "喃 (U+5583), 𠀀 (U+20000)" in ran.talk
    assert [Path(name).name for name in desk.files() if str(desk.out) in name] == ["thu.docx"]


def test_d13_every_letter_of_the_samples_can_be_printed(office: Office) -> None:
    verdict = checked(office, tree_of(PLAN_2026))
    assert not [one for one in verdict.report if one.code == "LETTER_MISSING"]


def test_d13_a_signer_the_paper_does_not_name_is_not_judged(office: Office) -> None:
    tree = tree_of(PLAN_2026)
    other = dict(tree["co_quan"]["nguoi_ky"][0], id="nguoi-khac", ho_ten="Nguyễn 喃")
    tree["co_quan"]["nguoi_ky"].append(other)
    assert not checked(office, tree).report
    tree["ky"]["nguoi_ky"] = "nguoi-khac"
    (problem,) = checked(office, tree).report
    assert problem.place == f"co_quan.nguoi_ky[{len(tree['co_quan']['nguoi_ky'])}].ho_ten"


# --- money and dates that are right -------------------------------------------------------------

SPOKEN = {
    "1.005": "Một nghìn không trăm lẻ năm đồng",
    "2.026": "Hai nghìn không trăm hai mươi sáu đồng",
    "15.005.000": "Mười lăm triệu không trăm lẻ năm nghìn đồng",
}


@pytest.mark.parametrize("amount", SPOKEN)
def test_d14_money_in_words_is_read_as_people_read_it(
    office: Office, desk: Desk, amount: str
) -> None:
    tree = with_value(MONEY, {"so_tien": amount})
    docx = rendered(office, tree)
    assert any(SPOKEN[amount] in text and amount in text for text in paragraphs(docx))
    assert desk.run("render", desk.write(tree), "-o", "-").stdout == docx


@pytest.mark.parametrize("day", ["01/12/2027", "2027-01-04"])
def test_d16_a_draft_may_be_dated_ahead(office: Office, desk: Desk, day: str) -> None:
    """Decision 17: order and "not after today" bind when the number is taken, not in a draft."""
    tree = tree_of(PLAN_2026)
    tree["so"] = None
    tree["ngay"] = day
    tree["noi_dung"]["chu_de"] = [{"tieu_de": "Công tác tuyên truyền"}]
    tree["noi_dung"].pop("phu_luc", None)
    assert not checked(office, tree).report.errors
    assert desk.run("render", desk.write(tree), "-o", desk.out).code == 0


def test_d16_a_day_years_from_the_year_of_the_paper_is_a_slip_of_the_pen(desk: Desk) -> None:
    tree = tree_of(PLAN_2026)
    tree["ngay"] = "05/5/2062"
    tree["so"] = None
    refused(desk, desk.write(tree), "DATE_FAR", place="ngay")
