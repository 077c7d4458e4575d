"""Results on stdout, talk on stderr, Vietnamese through any pipe, colours on terminals alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.support.command_line import REPORT, Desk
from tests.support.records import ROOT, tree_of

ESCAPE = "\x1b["
WITH_NOTE = "Quye\u0302\u0301t định"  # decomposed: the program says that it composed it (NFD)


def test_json_of_render_is_the_whole_of_stdout(desk: Desk) -> None:
    tree = tree_of(REPORT)
    tree["ngay"] = "31/02/2026"
    bad = desk.write(tree)
    ran = desk.run("render", REPORT, bad, "-o", desk.out, "--json")
    assert ran.code == 8
    assert ran.talk == ""
    good, wrong = json.loads(ran.out)
    assert good == {
        "source": str(REPORT),
        "files": [str(desk.out / f"{REPORT.stem}.docx")],
        "problems": [],
    }
    (problem,) = wrong["problems"]
    assert wrong["files"] == []
    assert problem["code"] == "NO_SUCH_DAY"
    assert problem["severity"] == "loi"
    assert problem["place"] == "ngay"
    assert problem["line"] > 1
    assert problem["message"] == "Ngày 31/02/2026 không có trong lịch"
    assert problem["fix"].startswith("Kiểm tra lại ngày và tháng")
    assert "31/02/2026" in ran.out, "letters are written as letters, not as escapes"


def test_json_tells_a_failure_in_the_same_shape(desk: Desk) -> None:
    ran = desk.run("render", REPORT, "-o", desk.out, "--pdf", "--json", DOCGEN_SOFFICE="/nowhere")
    assert ran.code == 5
    ((problem,),) = (one["problems"] for one in json.loads(ran.out))
    assert set(problem) == {"code", "severity", "place", "line", "message", "fix"}
    assert problem["code"] == "OFFICE_MISSING"
    assert ran.talk == ""


def test_json_of_doctor_is_the_whole_of_stdout(desk: Desk) -> None:
    ran = desk.run("doctor", "--json", DOCGEN_SOFFICE="/nowhere")
    assert ran.code == 5
    checks = {check["id"]: check for check in json.loads(ran.out)}
    assert not checks["office"]["ok"]
    assert checks["office"]["fix"].startswith("Cài gói")
    assert checks["disk"]["ok"]
    assert ran.talk == ""


def test_doctor_for_people_names_each_check_and_what_to_do(desk: Desk) -> None:
    ran = desk.run("doctor", DOCGEN_SOFFICE="/nowhere")
    assert ran.code == 5
    assert "CẢNH BÁO  Không tìm thấy LibreOffice" in ran.out
    assert "Cách sửa: Cài gói" in ran.out
    assert "ĐẠT" in ran.out


def test_a_hint_is_talk_and_does_not_stop_the_work(desk: Desk) -> None:
    tree = tree_of(REPORT)
    tree["noi_nhan"] = [WITH_NOTE]
    ran = desk.run("render", desk.write(tree), "-o", desk.out)
    assert ran.code == 0
    assert "Gợi ý (1)" in ran.talk
    assert ran.out.startswith("Đã tạo ")


def test_standard_output_gets_the_bytes_of_the_file(desk: Desk) -> None:
    desk.run("render", REPORT, "-o", desk.out)
    data = REPORT.read_bytes()
    ran = desk.run("render", "-", "-o", "-", stdin=data)
    assert (ran.code, ran.talk) == (0, "")
    assert ran.stdout == (desk.out / f"{REPORT.stem}.docx").read_bytes()


def test_a_record_from_standard_input_is_named_after_the_paper(desk: Desk) -> None:
    ran = desk.run("render", "-", "-o", desk.out, stdin=REPORT.read_bytes())
    assert ran.code == 0
    (file,) = desk.out.iterdir()
    assert file.name.startswith("2026-")
    assert file.name.isascii()


def test_mistakes_on_standard_input_are_named_so(desk: Desk) -> None:
    ran = desk.run("render", "-", "-o", desk.out, stdin=b"- a list\n")
    assert ran.code == 3
    assert "Tệp đầu vào chuẩn không phải là dữ liệu của một văn bản" in ran.talk


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1258", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "vi_VN.UTF-8", "LANGUAGE": "en"},
    ],
    ids=lambda environ: ",".join(environ.values()),
)
def test_vietnamese_comes_out_as_utf_8_whatever_the_locale(
    desk: Desk, environ: dict[str, str]
) -> None:
    assert "Nghị định 30/2020/NĐ-CP" in desk.run("--help", **environ).out
    ran = desk.run("render", "khong-có.yaml", **environ)
    assert ran.code == 3
    assert "Lỗi: Không đọc được tệp" in ran.talk
    ran = desk.run("render", REPORT, "-o", desk.out, **environ)
    assert ran.out.startswith("Đã tạo ")


def test_pipes_and_no_color_get_no_colour_codes(desk: Desk) -> None:
    for environ in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
        ran = desk.run("render", "khong-co.yaml", **environ)
        assert ESCAPE not in ran.talk
        assert ESCAPE not in desk.run("doctor", DOCGEN_SOFFICE="/nowhere", **environ).out


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_no_color_is_set(no_color: str, coloured: bool) -> None:
    ours, theirs = os.openpty()
    words = [sys.executable, "-m", "docgen", "render", "khong-co.yaml"]
    environ = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    with subprocess.Popen(words, stderr=theirs, cwd=ROOT, env=environ):
        os.close(theirs)
        talk = b""
        while b"3." not in talk:
            talk += os.read(ours, 10_000)
    os.close(ours)
    assert (ESCAPE.encode() in talk) is coloured


def test_a_reader_that_goes_away_ends_the_program_in_silence(desk: Desk) -> None:
    words = [sys.executable, "-m", "docgen", "completion", "fish"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as ran:
        assert ran.stdout
        assert ran.stderr
        ran.stdout.close()
        talk = ran.stderr.read().decode()
    assert "Traceback" not in talk
    assert "sự cố" not in talk
