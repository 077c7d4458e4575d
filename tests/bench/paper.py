"""The paper that is measured: an invented four-page plan, its template and its records.

The template is written as plain package parts, of the size that a tidy Word file has (14 parts,
some 95 kB of XML): what the base carries decides much of docxtpl's time (``perf.md`` 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from tests.bench.base import WORDS, package_around

RULES = {
    "TTDuongKeTieuNgu": ("ke_tieu_ngu_trai", "ke_tieu_ngu_phai"),
    "TTDuongKeCoQuan": ("ke_co_quan_trai", "ke_co_quan_phai"),
    "TTDuongKeTrichYeu": ("ke_trich_yeu_trai", "ke_trich_yeu_phai"),
}


def template() -> bytes:
    """Return the plan's template as a ``.docx`` with sample indents in its rule paragraphs."""
    return package_around("".join(_plan_body()))


def table_template() -> bytes:
    """Return a template whose body is one annex table of six columns."""
    return package_around("".join(_table_body()))


def context(number: int) -> dict[str, object]:
    """Return the record of one paper, some 9,000 characters; each number gives another text."""
    sentence = _sentences(number)
    return {
        "co_quan_chu_quan": ["ỦY BAN NHÂN DÂN THỊ XÃ MẪU"],
        "co_quan_ban_hanh": [f"ỦY BAN NHÂN DÂN PHƯỜNG {number}"],
        "quoc_hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "tieu_ngu": "Độc lập - Tự do - Hạnh phúc",
        "so_ky_hieu": f"Số: {number}/KH-UBND",
        "dia_danh_thoi_gian": f"Phường {number}, ngày {number % 28 + 1:02} tháng 5 năm 2026",
        "ten_loai": "KẾ HOẠCH",
        "trich_yeu": f"Triển khai công tác bảo vệ trẻ em năm 2026, đợt {number}",
        "ke_tieu_ngu_trai": 700 + number % 50,
        "ke_tieu_ngu_phai": 700 + number % 50,
        "ke_co_quan_trai": 900 + number % 50,
        "ke_co_quan_phai": 900 + number % 50,
        "ke_trich_yeu_trai": 3000 + number % 50,
        "ke_trich_yeu_phai": 3000 + number % 50,
        "mo_dau": list(islice(sentence, 2)),
        "so_muc_dich": "I",
        "muc_dich": list(islice(sentence, 3)),
        "yeu_cau": list(islice(sentence, 4)),
        "so_chu_de": "II",
        "chu_de": [_topic(place, sentence) for place in range(1, 7)],
        "so_kinh_phi": "",
        "kinh_phi_doan": [],
        "so_phan_cong": "III",
        "phan_cong": [_unit(place, sentence) for place in range(1, 7)],
        "ket_thuc": next(sentence) + " Trên đây là kế hoạch của đơn vị./.",
        "quyen_han": ["TM. ỦY BAN NHÂN DÂN"],
        "chuc_vu": "CHỦ TỊCH",
        "ho_ten": f"Trần Thử {number}",
        "noi_nhan_nhan": "Nơi nhận:",
        "noi_nhan": [f"- Đơn vị mẫu số {place} (để thực hiện);" for place in range(9)],
        "luu": "- Lưu: VT, VHXH.",
    }


def table_context(number: int, rows: int) -> dict[str, object]:
    """Return a record with a table of so many rows."""
    sentence = _sentences(number)
    return {
        "tieu_de": f"Phụ lục số {number}",
        "dong": [
            {
                "stt": str(place),
                "noi_dung": next(sentence)[:90],
                "chu_tri": "Công chức Văn hóa - Xã hội",
                "phoi_hop": "Đoàn Thanh niên; Hội Phụ nữ",
                "thoi_han": f"Tháng {place % 12 + 1}/2026",
                "kinh_phi": f"{place}.500.000",
            }
            for place in range(1, rows + 1)
        ],
    }


def _topic(place: int, sentence: Iterator[str]) -> dict[str, object]:
    return {
        "so": str(place),
        "tieu_de": next(sentence)[:60],
        "doan": list(islice(sentence, 1)) if place % 2 else [],
        "y": list(islice(sentence, 3)),
    }


def _unit(place: int, sentence: Iterator[str]) -> dict[str, object]:
    return {
        "so": str(place),
        "don_vi": f"Bộ phận mẫu {place} (phụ trách LĐ-TB&XH)",
        "y": list(islice(sentence, 2)),
    }


_LINKS = ("và", "của", "cho", "với", "tại", "trong", "về", "đối với", "nhằm", "theo", "để", "bằng")


def _sentences(number: int) -> Iterator[str]:
    """Yield invented sentences without end; every number gives other ones, always the same."""
    chance = Random(number)
    while True:
        words = chance.choices(WORDS, k=chance.randint(15, 20))
        for place in range(2, len(words), 3):
            words[place] += " " + chance.choice(_LINKS)
        words[5] += ","
        yield " ".join(words).capitalize() + "."


# --- the body ------------------------------------------------------------------------------------


def _paragraph(style: str, *runs: str, more: str = "") -> str:
    text = "".join(
        '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>'
        f'<w:t xml:space="preserve">{run}</w:t></w:r>'
        for run in runs
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{text}</w:p>'


def _tag(tag: str) -> str:
    return _paragraph("TTNoiDung", tag)


def _rule(style: str) -> str:
    return _paragraph(style, more='<w:ind w:left="900" w:right="900"/>')


def _loop(item: str, source: str, *body: str) -> str:
    return _tag(f"{{%p for {item} in {source} %}}") + "".join(body) + _tag("{%p endfor %}")


def _cell(width: int, *paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def _table(widths: tuple[int, ...], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _plan_body() -> Iterator[str]:
    yield _head()
    yield _paragraph("TTTenLoai", "{{ ten_loai }}")
    yield _paragraph("TTTrichYeu", "{{ trich", "_yeu }", "}")  # split as Word splits tags
    yield _rule("TTDuongKeTrichYeu")
    yield _loop("d", "mo_dau", _paragraph("TTNoiDung", "{{ d }}"))
    yield _tag("{%p if so_muc_dich %}")
    yield _paragraph("TTPhan", "{{ so_muc_dich }}. MỤC ĐÍCH, YÊU CẦU")
    yield _paragraph("TTMuc", "1. Mục đích")
    yield _loop("y", "muc_dich", _paragraph("TTGachDauDong", "- {{ y }}"))
    yield _paragraph("TTMuc", "2. Yêu cầu")
    yield _loop("y", "yeu_cau", _paragraph("TTGachDauDong", "- {{ y }}"))
    yield _tag("{%p endif %}")
    yield _paragraph("TTPhan", "{{ so_chu_de }}. TỔ CHỨC TRIỂN KHAI THỰC HIỆN")
    yield _loop(
        "c",
        "chu_de",
        _paragraph("TTMuc", "{{ c.so }}. {{ c.tieu_de }}"),
        _loop("d", "c.doan", _paragraph("TTNoiDung", "{{ d }}")),
        _loop("y", "c.y", _paragraph("TTGachDauDong", "- {{ y }}")),
    )
    yield _tag("{%p if so_kinh_phi %}")
    yield _paragraph("TTPhan", "{{ so_kinh_phi }}. KINH PHÍ")
    yield _loop("d", "kinh_phi_doan", _paragraph("TTNoiDung", "{{ d }}"))
    yield _tag("{%p endif %}")
    yield _paragraph("TTPhan", "{{ so_phan_cong }}. PHÂN CÔNG TRÁCH NHIỆM")
    yield _loop(
        "c",
        "phan_cong",
        _paragraph("TTMuc", "{{ c.so }}. {{ c.don_vi }}"),
        _loop("y", "c.y", _paragraph("TTGachDauDong", "- {{ y }}")),
    )
    yield _paragraph("TTKetThuc", "{{ ket_thuc }}")
    yield _signature()


def _head() -> str:
    left = (
        _loop("d", "co_quan_chu_quan", _paragraph("TTCoQuanChuQuan", "{{ d }}")),
        _loop("d", "co_quan_ban_hanh", _paragraph("TTCoQuanBanHanh", "{{ d }}")),
        _rule("TTDuongKeCoQuan"),
    )
    right = (
        _paragraph("TTQuocHieu", "{{ quoc_hieu }}"),
        _paragraph("TTTieuNgu", "{{ tieu_ngu }}"),
        _rule("TTDuongKeTieuNgu"),
    )
    return _table(
        (3600, 5700),
        _row(_cell(3600, *left), _cell(5700, *right)),
        _row(
            _cell(3600, _paragraph("TTSoKyHieu", "{{ so_ky_hieu }}")),
            _cell(5700, _paragraph("TTDiaDanhThoiGian", "{{ dia_danh_thoi_gian }}")),
        ),
    )


def _signature() -> str:
    left = (
        _paragraph("TTNoiNhanNhan", "{{ noi_nhan_nhan }}"),
        _loop("d", "noi_nhan", _paragraph("TTNoiNhan", "{{ d }}")),
        _paragraph("TTNoiNhan", "{{ luu }}"),
    )
    right = (
        _loop("d", "quyen_han", _paragraph("TTQuyenHan", "{{ d }}")),
        _paragraph("TTChucVu", "{{ chuc_vu }}"),
        *[_paragraph("TTChucVu")] * 4,
        _paragraph("TTHoTen", "{{ ho_ten }}"),
    )
    return _table((4500, 4800), _row(_cell(4500, *left), _cell(4800, *right)))


_COLUMNS = {
    "stt": (600, "TT"),
    "noi_dung": (4000, "Nội dung"),
    "chu_tri": (1200, "Chủ trì"),
    "phoi_hop": (1300, "Phối hợp"),
    "thoi_han": (1000, "Thời hạn"),
    "kinh_phi": (1200, "Kinh phí"),
}


def _table_body() -> Iterator[str]:
    widths = tuple(width for width, _ in _COLUMNS.values())

    def full_row(tag: str) -> str:
        first, *others = widths
        empty = [_cell(width, _paragraph("TTBangO")) for width in others]
        return _row(_cell(first, _paragraph("TTBangO", tag)), *empty)

    yield _paragraph("TTPhuLuc", "{{ tieu_de }}")
    yield _table(
        widths,
        _row(*(_cell(width, _paragraph("TTBangDau", head)) for width, head in _COLUMNS.values())),
        full_row("{%tr for d in dong %}"),
        _row(
            *(
                _cell(width, _paragraph("TTBangO", f"{{{{ d.{name} }}}}"))
                for name, (width, _) in _COLUMNS.items()
            )
        ),
        full_row("{%tr endfor %}"),
    )
