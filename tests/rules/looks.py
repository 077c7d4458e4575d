"""Wrong looks of every component that stands on one of the clean papers, made from the norm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.norms import Component, norm_for
from docgen.norms.parts import Range
from docgen.text.wording import upper
from tests.rules.docx import Docx

STANDS_ON = {
    "ke_hoach": (
        "quoc_hieu", "tieu_ngu", "co_quan_ban_hanh", "so_van_ban", "dia_danh_thoi_gian", "ten_loai",
        "trich_yeu", "can_cu", "noi_dung", "muc_la_ma", "khoan_co_tieu_de", "khoan_hai_cap",
        "gach_dau_dong", "ket_thuc", "quyen_han", "chuc_vu", "ho_ten", "noi_nhan_nhan",
        "noi_nhan_ds", "luu", "phu_luc_so", "phu_luc_tieu_de", "phu_luc_chi_dan",
    ),
    "to_trinh": ("khoan", "kinh_gui_nhan", "kinh_gui_ds"),
    "hoa_toc": ("kinh_gui", "do_khan"),
    "quyet_dinh": ("tham_quyen_ban_hanh", "loi_quyet_dinh", "dieu", "diem"),
    "cong_van": ("trich_yeu_cong_van", "dia_chi"),
    "luu_hanh": (
        "chi_dan_luu_hanh", "ky_hieu_soan_thao", "co_quan_chu_quan", "chuc_vu_khac",
    ),
    "hai_phu_luc": ("chu_ky_so_thong_tin",),
    "kem_theo": ("kem_theo_quyet_dinh",),
    "quy_che": (
        "phan_chuong_so", "phan_chuong_tieu_de", "muc_so", "muc_tieu_de", "tieu_muc_so",
        "tieu_muc_tieu_de",
    ),
    "ban_sao": (
        "sao_hinh_thuc", "sao_chu_ky_so", "sao_co_quan", "sao_so_ky_hieu", "sao_dia_danh",
        "sao_nguoi_ky",
    ),
}  # fmt: skip
"""Base → components whose look is spoiled on it."""

_FREE = ("noi_dung", "gach_dau_dong", "ket_thuc")
"""Text that a writer may set in capitals."""


@dataclass(frozen=True)
class Look:
    """One property of one component, spoiled."""

    name: str
    base: str
    code: str
    component: str
    change: Callable[[Docx], None]


def _looks() -> Iterator[Look]:
    norm = norm_for(None)
    for base, components in STANDS_ON.items():
        for name in components:
            for code, change in _spoiled(norm.component(name)):
                yield Look(f"{code}-{name}", base, code, name, change)


def _spoiled(component: Component) -> Iterator[tuple[str, Callable[[Docx], None]]]:
    style = component.style_id or ""
    if component.size:
        yield "TB-01", _letters(style, _sized(component))
    if component.bold is not None and component.id != "khoan":
        yield ("TB-02" if component.bold else "TB-03"), _toggled(style, "b", component.bold)
    if component.italic is not None:
        yield ("TB-04" if component.italic else "TB-05"), _toggled(style, "i", component.italic)
    if component.align:
        yield "TB-08", _shape(style, f'<w:jc w:val="{_other_side(component)}"/>')
    if component.upper:
        yield "TB-06", _cased(style, _lowered)
    if component.upper is False and component.id not in (*_FREE, *_NO_CAPITALS):
        yield "TB-07", _cased(style, upper)
    if component.line is not None and component.weight("line").basis == "law":
        yield "TB-09", _shape(style, '<w:spacing w:line="312" w:lineRule="auto"/>')
    yield from _spoiled_text(component, style)


def _spoiled_text(component: Component, style: str) -> Iterator[tuple[str, Callable[[Docx], None]]]:
    if component.first_line_allowed_cm:
        yield "ND-01", _shape(style, '<w:ind w:firstLine="0"/>')
    if component.line_range:
        yield "ND-03", _shape(style, '<w:spacing w:line="480" w:lineRule="auto"/>')
    if component.gap_min_pt:
        at = 1 if component.id in ("can_cu", "dieu", "muc_la_ma") else 0
        yield "ND-02", lambda paper: paper.close_up(style, at)


_NO_CAPITALS = ("tieu_ngu", "luu")
"""Where capitals also spoil the length of a rule, or are what the line is made of."""


def _other_side(component: Component) -> str:
    return "right" if component.align != "right" else "left"


def _lowered(text: str) -> str:
    """Small letters, but those of a number or an abbreviation in front."""
    first, space, rest = text.partition(" ")
    return f"{first} {rest.lower()}" if space and first.endswith(".") else text.lower()


def _sized(component: Component) -> str:
    assert component.size is not None
    return f'<w:sz w:val="{_wrong_size(component.size, component.id)}"/>'


def _wrong_size(allowed: Range, component: str) -> int:
    """Half a point too much; the national name would break its line, so it gets too little."""
    if component == "quoc_hieu":
        return round(allowed.min * 2) - 1
    return round(allowed.max * 2) + 1


def _letters(style: str, xml: str) -> Callable[[Docx], None]:
    return lambda paper: paper.letters(style, xml)


def _toggled(style: str, name: str, present: bool) -> Callable[[Docx], None]:
    value = "0" if present else "1"
    return lambda paper: paper.letters(style, f'<w:{name} w:val="{value}"/>')


def _shape(style: str, xml: str) -> Callable[[Docx], None]:
    return lambda paper: paper.shape(style, xml)


def _cased(style: str, change: Callable[[str], str]) -> Callable[[Docx], None]:
    return lambda paper: paper.write(style, change(paper.words(style)))


LOOKS = list(_looks())
