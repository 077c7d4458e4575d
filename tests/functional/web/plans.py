"""An invented office and its plan, as records."""

from __future__ import annotations

from typing import Any

TEMPLATE = "ke-hoach-bao-ve-tre-em"


def office_entry() -> dict[str, Any]:
    return {
        "ten": ["ỦY BAN NHÂN DÂN", "PHƯỜNG THỬ NGHIỆM"],
        "ten_goi": "Ủy ban nhân dân phường Thử Nghiệm",
        "viet_tat": "UBND",
        "dia_danh": "Thử Nghiệm",
        "tap_the": "ỦY BAN NHÂN DÂN",
        "cap_truong": "CHỦ TỊCH",
        "don_vi_soan_thao": "VHXH",
        "nguoi_ky": [
            {
                "id": "le-van-dinh",
                "ho_ten": "Lê Văn Định",
                "chuc_vu": "CHỦ TỊCH",
                "vai_tro": "cap_truong",
                "den_ngay": "30/4/2026",
            },
            {
                "id": "nguyen-thi-mau",
                "ho_ten": "Nguyễn Thị Mẫu",
                "chuc_vu": "PHÓ CHỦ TỊCH",
                "vai_tro": "cap_pho",
            },
        ],
        "nhom_noi_nhan": [
            {
                "id": "trong-phuong",
                "ten": "Trong phường",
                "noi_nhan": [{"ten": "Công an phường"}, {"ten": "Trạm Y tế phường"}],
            },
            {"id": "khu-pho", "ten": "Các khu phố", "noi_nhan": [{"ten": "Khu phố 1"}]},
        ],
    }


def whole_plan(tasks: int = 2) -> dict[str, Any]:
    """A plan that has everything it needs."""
    return {
        "mau": f"{TEMPLATE}@1",
        "nam": "2026",
        "trich_yeu": "Bảo vệ trẻ em năm {nam}",
        "can_cu": [{"nguyen_van": "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội"}],
        "noi_dung": {
            "kieu": "ke_hoach",
            "mo_dau": ["Ủy ban nhân dân phường ban hành Kế hoạch, cụ thể như sau:"],
            "muc_dich": ["Trẻ em được sống an toàn.", "Gia đình được hỗ trợ kịp thời."],
            "yeu_cau": ["Các khu phố phối hợp chặt chẽ."],
            "chu_de": [
                {
                    "tieu_de": "Công tác tuyên truyền",
                    "nhiem_vu": [task(number) for number in range(1, tasks + 1)],
                },
                {"tieu_de": "Công tác kiểm tra", "doan": ["Kiểm tra định kỳ."]},
            ],
            "phan_cong": [
                {"don_vi": "Phòng Văn hóa - Xã hội", "y": ["Chủ trì thực hiện Kế hoạch."]}
            ],
            "ket_thuc": "Trên đây là Kế hoạch bảo vệ trẻ em năm {nam}",
        },
        "noi_nhan": [{"nhom": "trong-phuong"}, {"ten": "Sở Y tế", "muc_dich": "bao_cao"}],
        "ky": {"tu_cach": "tap_the", "nguoi_ky": "nguyen-thi-mau"},
    }


def task(number: int) -> dict[str, str]:
    return {
        "noi_dung": f"Tổ chức buổi nói chuyện thứ {number}",
        "chu_tri": "Trạm Y tế phường",
        "thoi_han": "tháng 6/2026",
    }


TASKS = "noi_dung-chu_de-0-nhiem_vu"
