"""Every exit code of ``ux.md`` 11.2 that this program has, by a real run."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.errors import ExitCode
from tests.support.command_line import REPORT, Desk, Ran, assert_said, contents
from tests.support.records import ROOT, tree_of

FAULTY = """
import sys
import docgen.office.front

def broken(self, record):
    secret = record.tree["trich_yeu"]
    try:
        return {}[secret]
    except KeyError as error:
        raise RuntimeError(f"paper: {secret}") from error

docgen.office.front.Office.check = broken
from docgen.cli.main import run
sys.argv = ["docgen", *sys.argv[1:]]
run()
"""
"""The program with a defect in the middle of its work."""


def faulty(desk: Desk, data: Path) -> Ran:
    done = subprocess.run(
        [sys.executable, "-c", FAULTY, "--data", str(data), "render", str(REPORT)],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_0_done_says_which_files_were_made(desk: Desk) -> None:
    ran = desk.run("render", REPORT, "-o", desk.out)
    assert (ran.code, ran.talk) == (0, "")
    assert ran.out == f"Đã tạo {desk.out / REPORT.stem}.docx\n"
    assert (desk.out / f"{REPORT.stem}.docx").read_bytes().startswith(b"PK")


def test_1_our_fault_gives_a_code_and_keeps_the_place_without_a_word_of_the_paper(
    desk: Desk,
) -> None:
    ran = faulty(desk, desk.data)
    assert ran.code == 1
    assert ran.out == ""
    assert_said(ran.talk.replace(".py", ""), "OUR_FAULT")
    found = re.search(r"Mã sự cố: ([0-9A-F]{4}-01)\n", ran.talk)
    assert found
    kept = (desk.data / "su_co" / f"{found[1]}.txt").read_text(encoding="utf-8")
    assert "builtins.KeyError" in kept
    assert "builtins.RuntimeError" in kept
    assert "<string>:10 broken" in kept
    assert "docgen 0." in kept
    paper = tree_of(REPORT)
    assert str(paper["trich_yeu"]) not in kept + ran.talk
    assert "paper:" not in kept + ran.talk


def test_1_the_same_fault_keeps_its_name_and_counts_on(desk: Desk) -> None:
    talks = [faulty(desk, desk.data).talk for _ in range(2)]
    first, second = (re.findall(r"([0-9A-F]{4})-([0-9A-F]{2})\n", talk)[0] for talk in talks)
    assert first[0] == second[0]
    assert (first[1], second[1]) == ("01", "02")


def test_1_a_fault_that_cannot_be_kept_still_has_its_code(desk: Desk) -> None:
    desk.data.mkdir()
    (desk.data / "su_co").write_text("a file in the way", encoding="utf-8")
    ran = faulty(desk, desk.data)
    assert ran.code == 1
    assert_said(ran.talk, "OUR_FAULT_NOT_KEPT")


def test_2_wrong_call_touches_nothing(desk: Desk) -> None:
    before = desk.files()
    ran = desk.run("render", REPORT, REPORT, "-o", desk.out / "a.docx")
    assert ran.code == 2
    assert "Nhiều tệp dữ liệu thì -o phải là thư mục" in ran.talk
    assert desk.files() == before


@pytest.mark.parametrize("extra", [["--pdf"], ["--png"], ["--json"], [str(REPORT)]])
def test_2_standard_output_takes_one_word_file_alone(desk: Desk, extra: list[str]) -> None:
    ran = desk.run("render", REPORT, "-o", "-", *extra)
    assert (ran.code, ran.stdout) == (2, b"")


def test_2_two_sources_of_one_name_are_refused_before_either_is_made(desk: Desk) -> None:
    other = desk.write(REPORT.read_bytes(), REPORT.name)
    ran = desk.run("render", REPORT, other, "-o", desk.out)
    assert ran.code == 2
    assert f"Hai tệp dữ liệu cùng tên: {REPORT.stem}" in ran.talk
    assert contents(desk.out) == {}


def test_3_wrong_input_names_all_mistakes_with_their_lines(desk: Desk) -> None:
    tree = tree_of(REPORT)
    tree["ngay"] = "31/02/2026"
    tree["trich_yeu"] = ""
    ran = desk.run("render", desk.write(tree), "-o", desk.out)
    assert ran.code == 3
    assert "Lỗi (2) trong" in ran.talk
    assert_said(ran.talk, "NO_SUCH_DAY")
    assert_said(ran.talk, "REQUIRED")
    assert re.search(r"  dòng \d+ +ngay\n", ran.talk)
    assert " | ngay: 31/02/2026" in ran.talk
    assert ran.talk.endswith("Chưa tạo tệp nào. Mã thoát 3.\n")
    assert contents(desk.out) == {}


def test_5_a_missing_tool_leaves_the_word_file(desk: Desk) -> None:
    ran = desk.run("render", REPORT, "-o", desk.out, "--pdf", DOCGEN_SOFFICE="/nowhere")
    assert ran.code == 5
    assert ran.out == f"Đã tạo {desk.out / REPORT.stem}.docx\n"
    assert_said(ran.talk, "OFFICE_MISSING")
    assert ran.talk.endswith("Mã thoát 5.\n")
    assert [Path(file).suffix for file in contents(desk.out)] == [".docx"]


def test_6_a_file_that_is_there_stays_untouched_unless_forced(desk: Desk) -> None:
    target = desk.out / "da-co.docx"
    target.parent.mkdir()
    target.write_bytes(b"mine")
    ran = desk.run("render", REPORT, "-o", target)
    assert ran.code == 6
    assert_said(ran.talk, "OUTPUT_EXISTS")
    assert contents(desk.out) == {str(target): b"mine"}
    assert desk.run("render", REPORT, "-o", target, "--force").code == 0
    assert target.read_bytes().startswith(b"PK")
    assert list(contents(desk.out)) == [str(target)]


def test_6_new_does_not_write_over_a_file(desk: Desk) -> None:
    target = desk.write(b"mine", "cu.yaml")
    ran = desk.run("new", "ke-hoach-bao-ve-tre-em", "-o", target)
    assert ran.code == 6
    assert target.read_bytes() == b"mine"
    assert desk.run("new", "ke-hoach-bao-ve-tre-em", "-o", target, "--force").code == 0


def test_8_of_several_sources_the_good_ones_are_made(desk: Desk) -> None:
    tree = tree_of(REPORT)
    tree["ngay"] = "31/02/2026"
    ran = desk.run("render", REPORT, desk.write(tree), "khong-co.yaml", "-o", desk.out)
    assert ran.code == 8
    assert ran.out == f"Đã tạo {desk.out / REPORT.stem}.docx\n"
    assert_said(ran.talk, "NO_SUCH_DAY")
    assert_said(ran.talk, "INPUT_UNREADABLE")


def test_several_sources_that_all_fail_alike_have_that_code(desk: Desk) -> None:
    ran = desk.run("render", "khong-co-1.yaml", "khong-co-2.yaml", "-o", desk.out)
    assert ran.code == 3


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_130_ctrl_c_stops_without_a_file_or_a_traceback(desk: Desk) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "--data", str(desk.data), "render", "-", "-o", "x.docx"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=desk.folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    time.sleep(1.5)  # it now waits for the record on standard input
    process.send_signal(signal.SIGINT)
    out, talk = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert "Đã dừng." in talk.decode()
    assert "Traceback" not in talk.decode()
    assert not (desk.folder / "x.docx").exists()


def test_the_codes_are_those_of_the_design() -> None:
    assert {code.value for code in ExitCode} == {0, 1, 2, 3, 4, 5, 6, 7, 8, 130}
