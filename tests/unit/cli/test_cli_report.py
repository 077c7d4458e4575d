"""What a person reads of a report: the heaviest first, each with place, line, sentence, remedy."""

from __future__ import annotations

import pytest

from docgen.cli.report import as_json, failure_as_json, say_report
from docgen.errors import OutputError
from docgen.problems import Problem, Report, Severity

LINES = ["mau: x", "ngay: 31/02/2026"]
WRONG = Problem(
    "NO_SUCH_DAY", ("ngay",), {"gia_tri": "31/02/2026", "nhan": "ngày ban hành"}, line=2
)
WARNING = Problem(
    "DATE_WEEKEND", ("ngay",), {"ngay": "02/5/2026", "thu": "thứ Bảy"}, Severity.CANH_BAO
)
HINT = Problem("NOTE_COMPOSED", ("noi_nhan", 0, "ten"), {"nhan": "tên", "so": "2"}, Severity.GOI_Y)


def test_a_report_is_told_whole_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    say_report(Report((HINT, WARNING, WRONG)), "kh.yaml", LINES)
    out, talk = capsys.readouterr()
    assert out == ""
    assert (
        talk
        == """\
Lỗi (1) trong kh.yaml
  dòng 2   ngay
           Ngày 31/02/2026 không có trong lịch
           2 | ngay: 31/02/2026
           Cách sửa: Kiểm tra lại ngày và tháng của ngày ban hành
Cảnh báo (1) trong kh.yaml
           ngay
           Ngày ban hành 02/5/2026 rơi vào thứ Bảy
           Cách sửa: Kiểm tra lại ngày ban hành
Gợi ý (1) trong kh.yaml
           noi_nhan[1].ten
           Tên: đã đổi 2 chữ sang Unicode dựng sẵn
"""
    )


def test_nothing_to_say_is_silence(capsys: pytest.CaptureFixture[str]) -> None:
    say_report(Report(), "kh.yaml")
    assert capsys.readouterr() == ("", "")


def test_a_long_line_is_quoted_short(capsys: pytest.CaptureFixture[str]) -> None:
    say_report(Report((WRONG,)), "kh.yaml", ["", "a" * 5_000])
    assert max(map(len, capsys.readouterr().err.splitlines())) < 130


def test_a_line_beyond_the_file_is_not_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    say_report(Report((WRONG,)), "kh.yaml", ["one line"])
    assert " | " not in capsys.readouterr().err


def test_problems_and_failures_have_one_shape_for_machines() -> None:
    problem = as_json(WRONG)
    failure = failure_as_json(OutputError("OUTPUT_EXISTS", tep="a"))
    assert set(problem) == set(failure)
    assert (problem["place"], problem["line"], problem["severity"]) == ("ngay", 2, "loi")
    assert (failure["place"], failure["line"], failure["code"]) == ("", None, "OUTPUT_EXISTS")
