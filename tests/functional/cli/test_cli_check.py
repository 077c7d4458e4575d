"""``docgen check``: what it says, in which form, with which exit code; it changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import openpyxl
import pytest

from tests.support.checked import HOSTILE, SAMPLE, faulty, strange
from tests.support.command_line import REPORT, Desk, assert_said, contents
from tests.support.papers import RenderedSamples
from tests.support.records import tree_of


@pytest.fixture
def clean(desk: Desk, samples: RenderedSamples) -> Path:
    return desk.write(samples[SAMPLE].docx, "sach.docx")


@pytest.fixture
def wrong(desk: Desk, samples: RenderedSamples) -> Path:
    return desk.write(faulty(samples), "sai.docx")


def test_findings_are_listed_by_weight_with_place_change_and_clause(
    desk: Desk, wrong: Path
) -> None:
    before = wrong.read_bytes()
    ran = desk.run("check", wrong)
    assert ran.code == 4
    assert f"{wrong}: Kế hoạch, " in ran.out
    assert "theo Nghị định 30/2020/NĐ-CP" in ran.out
    weights = [ran.out.index(f"\n{word} (") for word in ("Lỗi", "Gợi ý")]
    assert weights == sorted(weights)
    assert "“Số : 07/KH-UBND” → “Số: 07/KH-UBND”" in ran.out
    assert "Vì sao: Phụ lục I, " in ran.out
    assert ran.talk == "Mã thoát 4.\n"
    assert wrong.read_bytes() == before
    assert desk.files() == {}


def test_a_paper_without_mistakes_is_done(desk: Desk, clean: Path) -> None:
    ran = desk.run("check", clean)
    assert (ran.code, ran.talk) == (0, "")
    assert "0 lỗi · 0 cảnh báo" in ran.out


def test_the_caller_says_from_which_weight_on_it_fails(
    desk: Desk, samples: RenderedSamples
) -> None:
    from tests.rules.docx import Docx

    paper = Docx(samples[SAMPLE].docx)
    paper.write("TTTrichYeu", paper.words("TTTrichYeu") + ".")
    hinted = desk.write(paper.bytes(), "goi-y.docx")
    codes = [desk.run("check", hinted, "--fail-on", one).code for one in ("loi", "canh_bao")]
    assert codes == [0, 0]
    assert desk.run("check", hinted, "--fail-on", "goi_y").code == 4


def test_json_is_the_whole_of_stdout_with_the_stable_keys(desk: Desk, wrong: Path) -> None:
    ran = desk.run("check", wrong, "--json")
    assert (ran.code, ran.talk) == (4, "")
    (found,) = json.loads(ran.out)
    assert found["source"] == str(wrong)
    assert found["kind"] == "ke_hoach"
    assert found["problems"] == []
    ids = {one["id"] for one in found["components"]}
    assert {"quoc_hieu", "tieu_ngu", "trich_yeu", "noi_nhan"} & ids
    (one,) = (one for one in found["findings"] if one["fix"] and "Số :" in one["fix"][0])
    assert one["severity"] == "loi"
    assert one["fix"] == ["Số : 07/KH-UBND", "Số: 07/KH-UBND"]
    assert desk.run("check", wrong, "--format", "json").stdout == ran.stdout


def test_a_paper_of_another_kind_is_said_to_be_so(desk: Desk, samples: RenderedSamples) -> None:
    ran = desk.run("check", desk.write(strange(samples), "don.docx"))
    assert ran.code == 0
    assert "Đơn, thư của cá nhân" in ran.out
    assert "không trình bày theo Nghị định 30/2020/NĐ-CP" in ran.out


@pytest.mark.parametrize("row", HOSTILE)
def test_a_refused_file_gets_one_sentence_and_nothing_is_written(
    desk: Desk, samples: RenderedSamples, row: str
) -> None:
    make, _, words = HOSTILE[row]
    file = desk.write(make(samples[SAMPLE].docx), "xau.docx")
    ran = desk.run("check", file, "-o", desk.out / "phieu.html")
    assert (ran.code, ran.out) == (3, "")
    assert words in ran.talk
    assert ran.talk.count("Lỗi: ") == 1
    assert ran.talk.endswith("Mã thoát 3.\n")
    assert "Traceback" not in ran.talk
    assert desk.files() == {}


def test_a_refusal_in_json_has_the_shape_of_a_file_without_findings(desk: Desk) -> None:
    ran = desk.run("check", desk.write(b"", "trong.docx"), "--json")
    assert ran.code == 3
    (found,) = json.loads(ran.out)
    assert (found["kind"], found["components"], found["findings"]) == ("", [], [])
    assert [one["code"] for one in found["problems"]] == ["PACKAGE_EMPTY"]


def test_a_file_that_is_not_there_is_named(desk: Desk) -> None:
    ran = desk.run("check", "khong-co.docx")
    assert ran.code == 3
    assert_said(ran.talk, "INPUT_UNREADABLE")


def test_of_many_files_one_bad_is_partly_failed(desk: Desk, clean: Path, wrong: Path) -> None:
    bad = desk.write(b"x", "xau.docx")
    ran = desk.run("check", clean, wrong, bad)
    assert ran.code == 8
    assert str(clean) in ran.out
    assert "“Số: 07/KH-UBND”" in ran.out
    assert f"{bad}:" in ran.talk
    assert desk.run("check", clean, wrong).code == 4
    assert desk.run("check", bad, bad).code == 3


def test_a_record_gets_its_own_report(desk: Desk) -> None:
    assert desk.run("check", REPORT).code == 0
    tree = tree_of(REPORT) | {"ngay": "31/02/2026"}
    ran = desk.run("check", desk.write(tree))
    assert ran.code == 3
    assert_said(ran.talk, "NO_SUCH_DAY")
    ((found,), (good,)) = (
        json.loads(desk.run("check", one, "--json").out) for one in (desk.write(tree), REPORT)
    )
    assert [one["code"] for one in found["problems"]] == ["NO_SUCH_DAY"]
    assert (good["kind"], good["problems"]) == ("bao_cao", [])


def test_standard_input_takes_a_word_file_or_a_record(desk: Desk, wrong: Path) -> None:
    assert desk.run("check", "-", stdin=wrong.read_bytes()).code == 4
    assert desk.run("check", "-", stdin=REPORT.read_bytes()).code == 0
    assert desk.run("check", "-", stdin=b"").code == 3


def test_the_page_to_print_holds_every_finding_as_text(
    desk: Desk, samples: RenderedSamples
) -> None:
    from tests.rules.docx import Docx

    paper = Docx(samples[SAMPLE].docx)
    paper.write("TTSoKyHieu", "Số : <b>07</b>/KH-UBND")
    file = desk.write(paper.bytes(), "sai.docx")
    ran = desk.run("check", file, "-o", desk.out / "phieu.html")
    assert (ran.code, ran.out) == (4, f"Đã tạo {desk.out / 'phieu.html'}\n")
    text = (desk.out / "phieu.html").read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text)
    assert not parser.errors
    assert "<b>07</b>" in "".join(root.itertext())
    assert "src=" not in text
    assert desk.run("check", file, "--format", "html").out == text


def test_the_workbook_holds_text_cells_only(desk: Desk, samples: RenderedSamples) -> None:
    from tests.rules.docx import Docx

    paper = Docx(samples[SAMPLE].docx)
    paper.write("TTNoiDung", "=1+1 ban hành ban hành Kế hoạch.")
    file = desk.write(paper.bytes(), "=cmd.docx")
    target = desk.out / "phieu.xlsx"
    assert desk.run("check", file, desk.write(b"x", "xau.docx"), "-o", target).code == 8
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Kết quả", "Các tệp"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith("=1+1") for cell in cells)
    assert "không phải là tệp Word" in str(book["Các tệp"].cell(3, 3).value)


def test_a_report_in_words_goes_to_a_file(desk: Desk, wrong: Path) -> None:
    target = desk.out / "phieu.txt"
    assert desk.run("check", wrong, "-o", target).code == 4
    assert target.read_text(encoding="utf-8") == desk.run("check", wrong).out


def test_a_report_replaces_nothing_unless_forced_and_never_the_file_itself(
    desk: Desk, wrong: Path
) -> None:
    target = desk.out / "phieu.json"
    assert desk.run("check", wrong, "-o", target).code == 4
    kept = contents(desk.out)
    assert desk.run("check", wrong, "-o", target, "--format", "html").code == 6
    assert contents(desk.out) == kept
    assert desk.run("check", wrong, "-o", target, "--format", "html", "--force").code == 4
    before = wrong.read_bytes()
    ran = desk.run("check", wrong, "-o", wrong, "--force")
    assert ran.code == 2
    assert "-o trùng với tệp được kiểm tra" in ran.talk
    assert wrong.read_bytes() == before


@pytest.mark.parametrize("extra", [["--format", "xlsx"], ["--json", "--format", "html"]])
def test_forms_that_do_not_go_together_are_refused(desk: Desk, extra: list[str]) -> None:
    assert desk.run("check", "x.docx", *extra).code == 2
