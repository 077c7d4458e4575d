"""The year's plans of several wards come from one record and a ten-line script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.records import ROOT, SAMPLES
from tests.support.word_text import paragraphs

SCRIPT = SAMPLES / "nhieu-phuong" / "ke_hoach_nam.py"


def run(folder: Path, year: str) -> dict[str, list[str]]:
    command = [sys.executable, str(SCRIPT), year, str(folder / "ra")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return {file.stem: paragraphs(file.read_bytes()) for file in (folder / "ra").iterdir()}


def test_each_ward_gets_its_own_plan_of_the_year(tmp_path: Path) -> None:
    plans = run(tmp_path, "2028")
    assert len(plans) == 3
    lines = plans["uy-ban-nhan-dan-phuong-tuong-vi-ke-hoach-2028"]
    assert "Bảo vệ trẻ em và xây dựng phường phù hợp với trẻ em năm 2028" in lines
    assert "Q. CHỦ TỊCH" in lines
    assert "Tường Vi, ngày      tháng      năm 2028" in lines
    assert not any("{" in line or "Hoa Mai" in line for line in lines)


def test_the_script_is_ten_lines_of_work() -> None:
    code = SCRIPT.read_text(encoding="utf-8").split("from docgen import open_office\n")[1]
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("ke_hoach_nam.py") >= 1
