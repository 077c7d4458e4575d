"""The plan of 2024 as a person pastes it: plain paragraphs, one for each line of the page."""

from __future__ import annotations

from datetime import date

from tests.functional.recognition.build import texts, view_of
from tests.support.records import ROOT

LINES = (ROOT / "tests/data/seed/phuong-1-2024.txt").read_text("utf-8").splitlines()


def test_components_of_the_plan_as_plain_paragraphs_are_found() -> None:
    view = view_of(*LINES)
    assert (view.genre, view.kind, view.form) == ("nd30", "ke_hoach", "1.4")
    assert (view.day, view.so, view.place_name) == (date(2024, 5, 10), None, "Phường 1")
    assert view.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG 1")
    assert texts(view, "quoc_hieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert texts(view, "tieu_ngu") == ["Độc lập- Tự do- Hạnh phúc"]
    assert texts(view, "so_van_ban") == ["Số:     /KH -UBND"]
    assert texts(view, "ten_loai") == ["KẾ HOẠCH"]
    assert texts(view, "trich_yeu") == [
        "Triển khai công tác bảo vệ trẻ em và xây dựng phường phù hợp với trẻ em năm 2024"
    ]


def test_the_end_of_the_plan_is_found() -> None:
    view = view_of(*LINES)
    assert len(view.all("noi_nhan_ds")) == 9
    assert texts(view, "luu") == ["- Lưu: VT."]
    assert texts(view, "quyen_han") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    assert texts(view, "chuc_vu") == ["PHÓ CHỦ TỊCH"]
    assert texts(view, "ho_ten") == ["Nguyễn Minh Châu"]
    (closing,) = texts(view, "ket_thuc")
    assert closing.startswith("Trên đây là kế hoạch")
    assert closing.endswith("./.")


def test_lines_cut_by_the_page_are_joined_to_their_step() -> None:
    view = view_of(*LINES)
    headings = [item.number for item in view.body if item.level == "muc_la_ma"]
    assert headings == ["I.", "II.", "III."]
    steps = [item for item in view.body if item.level == "gach"]
    assert len(steps) == 21
    assert all(item.text[-1] in ".;:" for item in steps)
    assert [item.number for item in view.body if item.level == "khoan_hai_cap"] == [
        "1.1.",
        "1.2.",
        "1.3.",
    ]
