"""Number, date and recipients lines: what passes for one and what does not."""

from __future__ import annotations

import re

import pytest

from docgen.norms import Norm, load_norm
from docgen.norms.loader import DATA


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm(DATA / "nd30_2020.yaml")


GOOD = {
    "so_van_ban": ["Số: 01/KH-UBND", "Số: 57/KH-UBND", "Số: 1234/QyĐ-SGDĐT", "Số: 08/CTr-UBND"],
    "so_van_ban_cong_van": ["Số: 05/BNV-VP", "Số: 12/UBND-VX", "Số: 100/VHXH"],
    "ky_hieu_ten_loai": ["KH-UBND", "QyĐ-SGDĐT"],
    "ky_hieu_cong_van": ["BNV-VP", "VHXH"],
    "dia_danh_thoi_gian": [
        "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019",
        "Phường 1, ngày 05 tháng 02 năm 2027",
        "Hà Nội, ngày 31 tháng 12 năm 2026",
    ],
    "trich_yeu_cong_van": ["V/v báo cáo kết quả"],
    "noi_nhan": ["- Như trên;", "- Ủy ban nhân dân tỉnh (để b/c);"],
    "luu": ["- Lưu: VT.", "- Lưu: VT, HC (2).", "- Lưu: VT, VHXH."],
    "ket_thuc": ["triển khai thực hiện./."],
}
BAD = {
    "so_van_ban": [
        "Số: 1/KH-UBND",
        "Số 57/KH-UBND",
        "SỐ: 57/KH-UBND",
        "Số: 057/KH-UBND",
        "Số: 57/ KH-UBND",
        "Số: 57/UBND",
        "Số:        /KH-UBND",
    ],
    "so_van_ban_cong_van": ["Số: 05/", "Số: 5/BNV-VP", "Số: 05/BNV - VP"],
    "ky_hieu_ten_loai": ["KH", "KH - UBND"],
    "ky_hieu_cong_van": ["BNV - VP", "BNV/VP"],
    "dia_danh_thoi_gian": [
        "Hà Nội, ngày 5 tháng 6 năm 2026",
        "Hà Nội, ngày 05 tháng 06 năm 2026",
        "Hà Nội, ngày 05 tháng 2 năm 2026",
        "Hà Nội ngày 05 tháng 6 năm 2026",
        "Hà Nội, ngày 32 tháng 6 năm 2026",
        "Hà Nội, ngày 05 tháng 13 năm 2026",
        "Hà Nội, ngày 05/6/2026",
    ],
    "trich_yeu_cong_van": ["Về việc báo cáo", "V/v"],
    "noi_nhan": ["Như trên;", "- Như trên", "- Như trên.", "-Như trên;", "- Như trên;;"],
    "luu": ["- Lưu: VT;", "- Lưu VT.", "Lưu: VT.", "- Lưu: VHXH.", "- Lưu: VT, ."],
    "ket_thuc": ["thực hiện.", "thực hiện./"],
}


@pytest.mark.parametrize(("line", "text"), [(key, one) for key in GOOD for one in GOOD[key]])
def test_a_good_line_passes(norm: Norm, line: str, text: str) -> None:
    assert re.search(norm.line(line).regex or "", text)


@pytest.mark.parametrize(("line", "text"), [(key, one) for key in BAD for one in BAD[key]])
def test_a_bad_line_does_not_pass(norm: Norm, line: str, text: str) -> None:
    assert not re.search(norm.line(line).regex or "", text)


def test_every_line_with_a_pattern_is_tried_here(norm: Norm) -> None:
    assert {one.id for one in norm.lines if one.regex} == set(GOOD) == set(BAD)


def test_a_line_filled_in_passes_its_own_pattern(norm: Norm) -> None:
    line = norm.line("dia_danh_thoi_gian")
    filled = line.text.format(dia_danh="Phường 1", dd="05", mm="3", yyyy="2026")
    assert filled == "Phường 1, ngày 05 tháng 3 năm 2026"
    assert re.search(line.regex or "", filled)


def test_a_draft_leaves_room_for_number_and_day(norm: Norm) -> None:
    number = norm.line("so_van_ban").blank or ""
    assert number.format(ky_hieu="KH-UBND") == "Số:        /KH-UBND"
    day = norm.line("dia_danh_thoi_gian").blank or ""
    assert day.format(dia_danh="Phường 1", yyyy=2026) == "Phường 1, ngày      tháng      năm 2026"


def test_a_line_prints_no_doubled_blanks_but_where_the_pen_goes(norm: Norm) -> None:
    assert [one.id for one in norm.lines if "  " in one.text] == []
