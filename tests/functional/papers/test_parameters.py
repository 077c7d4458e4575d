"""Changing one parameter of a paper changes its text there and nowhere else (domain.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen import Office, open_office
from docgen.settings import Settings, bundled
from tests.support.records import PLAN_2024, PLAN_2026, put, tree_of, yaml_record
from tests.support.word_text import paragraphs


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("data")
    with open_office(Settings(folder, bundled("templates_docx")), actor="test") as opened:
        yield opened


def printed(office: Office, tree: dict[str, Any]) -> list[str]:
    checked = office.check(yaml_record(tree))
    assert checked.paper is not None, [(one.place, one.code) for one in checked.report]
    return paragraphs(office.render(checked.paper))


def changed_lines(office: Office, sample: Path, path: tuple[Any, ...], value: Any) -> list[Any]:
    """Pairs (before, after) of the paragraphs that differ."""
    tree = tree_of(sample)
    before = printed(office, tree)
    put(tree, path, value)
    after = printed(office, tree)
    assert len(before) == len(after)
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


CONTENT = ("noi_dung",)

ONE_PLACE = [
    # (path in the record, new value, what the one changed paragraph says then)
    (("co_quan", "ten", 1), "PHƯỜNG MAI HOA", "PHƯỜNG MAI HOA"),
    (("co_quan", "dia_danh"), "Mai Hoa", "Mai Hoa, ngày 10 tháng 5 năm 2024"),
    (("co_quan", "viet_tat"), "UBNDP", "Số:        /KH-UBNDP"),
    (("so",), "7", "Số: 07/KH-UBND"),
    (("ngay",), "03/02/2024", "Phường 1, ngày 03 tháng 02 năm 2024"),
    (("trich_yeu",), "Về công tác trẻ em", "Về công tác trẻ em"),
    ((*CONTENT, "mo_dau", 0), "Đoạn mở đầu mới.", "Đoạn mở đầu mới."),
    ((*CONTENT, "mo_dau", 1), "Đoạn hai mới:", "Đoạn hai mới:"),
    *(((*CONTENT, "muc_dich", at), f"Mục đích {at}.", f"- Mục đích {at}.") for at in range(3)),
    *(((*CONTENT, "yeu_cau", at), f"Yêu cầu {at}.", f"- Yêu cầu {at}.") for at in range(4)),
    *(
        ((*CONTENT, "chu_de", at, "tieu_de"), f"Chủ đề {at}", f"{at + 1}. Chủ đề {at}")
        for at in range(4)
    ),
    *(((*CONTENT, "chu_de", 0, "y", at), f"Ý {at}.", f"- Ý {at}.") for at in range(4)),
    *(((*CONTENT, "chu_de", 1, "y", at), f"Ý {at}.", f"- Ý {at}.") for at in range(2)),
    ((*CONTENT, "chu_de", 2, "doan", 0), "Xã hội hóa.", "Xã hội hóa."),
    ((*CONTENT, "chu_de", 3, "doan", 0), "Kiểm tra.", "Kiểm tra."),
    ((*CONTENT, "chu_de", 4, "doan", 0), "Đánh giá.", "5. Đánh giá."),
    ((*CONTENT, "chu_de", 5, "doan", 0), "Gia đình.", "6. Gia đình."),
    *(
        ((*CONTENT, "phan_cong", at, "don_vi"), f"Đơn vị {at}", f"{at + 1}. Đơn vị {at}")
        for at in range(6)
    ),
    *(
        (
            (*CONTENT, "phan_cong", 0, "truc_thuoc", at, "vai_tro"),
            "phụ trách",
            f"1.{at + 1}. Công chức Văn hóa - xã hội (phụ trách)",
        )
        for at in range(2)
    ),
    (
        (*CONTENT, "phan_cong", 0, "truc_thuoc", 2, "don_vi"),
        "Công chức Tư pháp",
        "1.3. Công chức Tư pháp",
    ),
    ((*CONTENT, "phan_cong", 0, "truc_thuoc", 0, "y", 1), "Việc mới.", "- Việc mới."),
    ((*CONTENT, "phan_cong", 1, "y", 0), "Việc của Mặt trận.", "- Việc của Mặt trận."),
    ((*CONTENT, "phan_cong", 2, "doan", 0), "Việc của công an.", "Việc của công an."),
    ((*CONTENT, "ket_thuc"), "Đề nghị thực hiện.", "Đề nghị thực hiện./."),
    (("noi_nhan", 0, "ten"), "UBND tỉnh", "- UBND tỉnh (để b/c);"),
    (("noi_nhan", 0, "muc_dich"), "biet", "- UBND thị xã (để biết);"),
    *((("noi_nhan", at), f"Nơi {at}", f"- Nơi {at};") for at in range(1, 9)),
    (("co_quan", "nguoi_ky", 0, "ho_ten"), "Lý Thu An", "Lý Thu An"),
    (("co_quan", "nguoi_ky", 0, "chuc_vu"), "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
    (("co_quan", "cap_truong"), "TRƯỞNG BAN", "KT. TRƯỞNG BAN"),
    (("co_quan", "tap_the"), "HỘI ĐỒNG NHÂN DÂN", "TM. HỘI ĐỒNG NHÂN DÂN"),
]


@pytest.mark.parametrize(("path", "value", "text"), ONE_PLACE, ids=lambda value: "")
def test_one_parameter_changes_one_paragraph(
    office: Office, path: tuple[Any, ...], value: Any, text: str
) -> None:
    ((_, new),) = changed_lines(office, PLAN_2024, path, value)
    assert new == text


def test_the_keeping_unit_changes_the_last_line_of_recipients_alone(office: Office) -> None:
    tree = tree_of(PLAN_2024)
    before = printed(office, tree)
    tree["luu"] = {"don_vi": "VHXH", "so_ban": "2"}
    after = printed(office, tree)
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("- Lưu: VT.", "- Lưu: VT, VHXH (2).")
    ]


def test_the_year_is_one_parameter(office: Office) -> None:
    changes = changed_lines(office, PLAN_2024, ("nam",), "2025")
    assert len(changes) == 5
    for old, new in changes:
        assert "2024" in old
        assert new == old.replace("2024", "2025")


TASK = (*CONTENT, "chu_de", 0, "nhiem_vu", 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*TASK, "noi_dung"), "Việc khác"),
        ((*TASK, "chu_tri"), "Văn phòng"),
        ((*TASK, "phoi_hop"), ["Công an phường"]),
        ((*TASK, "thoi_han"), "tháng 7/2026"),
        ((*TASK, "san_pham"), "Biên bản"),
        ((*TASK, "kinh_phi"), "18.000.001"),
        ((*CONTENT, "tinh_hinh", "so_lieu", 0, "gia_tri"), "9.875"),
        ((*CONTENT, "chi_tieu", "cu_the", 0, "gia_tri"), "96"),
        ((*CONTENT, "kinh_phi", "so_tien"), "34.750.001"),
        ((*CONTENT, "bao_cao", 0), "Báo cáo hằng quý."),
        ((*CONTENT, "phu_luc", "tieu_de"), "Bảng nhiệm vụ"),
        (("can_cu", 0, "ngay"), "06/4/2016"),
        (("can_cu", 2, "so_ky_hieu"), "57/2017/NĐ-CP"),
    ],
    ids=lambda value: "",
)
def test_what_the_first_plan_lacks_is_a_parameter_of_the_new_one(
    office: Office, path: tuple[Any, ...], value: Any
) -> None:
    changes = changed_lines(office, PLAN_2026, path, value)
    assert 1 <= len(changes) <= 2
    said = value if isinstance(value, str) else value[0]
    heading = str(said).upper()
    assert any(str(said) in new or heading in new or "06 tháng 4" in new for _, new in changes)
