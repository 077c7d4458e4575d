"""From a paper and its norm to what a template prints: ready-made strings, lists and flags.

Pure functions. Fixed words come from the norm; typed text is printed as typed, its tokens filled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from docgen.documents.co_quan import NoiNhan
from docgen.documents.noi_dung import (
    ChuDe,
    DonViThucHien,
    DonViTrucThuoc,
    KinhPhi,
    Muc,
    NhiemVu,
    NoiDungBaoCao,
    NoiDungKeHoach,
    NoiDungToTrinh,
)
from docgen.documents.rules import recipients_of, signer_of, size_set_of
from docgen.documents.tokens import Fill, filler
from docgen.documents.van_ban import CanCu, VanBanCoTenLoai
from docgen.norms import Norm
from docgen.templating.rule_lengths import rule_indents
from docgen.text import wording

Context: TypeAlias = dict[str, object]
"""Names → str, int, bool, lists of str, lists of groups of the same."""


def context_of(paper: VanBanCoTenLoai, norm: Norm) -> Context:
    """Everything the templates of Mẫu 1.4 may print of ``paper``.

    The paper has passed :func:`docgen.documents.rules.judge`; names absent from the paper are
    present with an empty value, so that a missing name is always a template's fault.
    """
    fill = filler(paper)
    context: Context = _head(paper, norm, fill) | _signature(paper, norm)
    context |= _CONTENT[type(paper.noi_dung)](paper, norm, fill)
    return context | rule_indents(context, norm, size_set_of(paper, norm))


def _head(paper: VanBanCoTenLoai, norm: Norm, fill: Fill) -> Context:
    return {
        "co_quan_chu_quan": list(paper.co_quan.chu_quan),
        "co_quan_ban_hanh": list(paper.co_quan.ten),
        "quoc_hieu": norm.component("quoc_hieu").fixed_text or "",
        "tieu_ngu": norm.component("tieu_ngu").fixed_text or "",
        "so_ky_hieu": number_line(paper, norm),
        "dia_danh_thoi_gian": place_line(paper, norm),
        "ten_loai": wording.upper(norm.kind(paper.loai).name),
        "trich_yeu": fill(paper.trich_yeu),
        "do_khan": norm.phrase(f"do_khan.{paper.do_khan}") if paper.do_khan else "",
        "can_cu": _grounds(paper.can_cu, norm, fill),
        **_kinh_gui(paper.kinh_gui, norm),
    }


def number_line(paper: VanBanCoTenLoai, norm: Norm) -> str:
    """The number line, or its form with room for the pen (PL I, II.3)."""
    line = norm.line("so_van_ban")
    notation = notation_of(paper, norm)
    if paper.so is None:
        return (line.blank or "").format(ky_hieu=notation)
    number = str(paper.so).zfill(norm.digits.so_min_digits)
    return line.text.format(so=number, ky_hieu=notation)


def notation_of(paper: VanBanCoTenLoai, norm: Norm) -> str:
    """The notation of a named paper, in the case the norm lists it (PL I, II.3.b)."""
    return norm.line("ky_hieu_ten_loai").text.format(
        viet_tat_ten_loai=norm.kind(paper.loai).abbr, viet_tat_co_quan=paper.co_quan.viet_tat
    )


def place_line(paper: VanBanCoTenLoai, norm: Norm) -> str:
    """Place and date, or the line with room for the day and month (PL I, II.4)."""
    line = norm.line("dia_danh_thoi_gian")
    if paper.ngay is None:
        return (line.blank or "").format(dia_danh=paper.co_quan.dia_danh, yyyy=paper.nam)
    return line.text.format(dia_danh=paper.co_quan.dia_danh, **_date_words(paper.ngay, norm))


def _date_words(day: date, norm: Norm) -> dict[str, str]:
    """Day, month and year with the zeros the norm asks for (PL I, II.4)."""
    digits = norm.digits
    month = f"{day.month:02d}" if day.month in digits.padded_months else str(day.month)
    return {"dd": str(day.day).zfill(digits.day_min_digits), "mm": month, "yyyy": str(day.year)}


def _grounds(grounds: Sequence[CanCu], norm: Norm, fill: Fill) -> list[str]:
    ends = [norm.phrase("can_cu.giua")] * (len(grounds) - 1) + [norm.phrase("can_cu.cuoi")]
    return [
        fill(_ground(ground, norm)).rstrip(".;, ") + end
        for ground, end in zip(grounds, ends if grounds else [], strict=True)
    ]


def _ground(ground: CanCu, norm: Norm) -> str:
    if ground.nguyen_van:
        return ground.nguyen_van
    unnumbered = ground.loai in norm.kinds_without_number
    assert ground.ngay is not None
    return norm.line("can_cu_luat" if unnumbered else "can_cu").text.format(
        ten_loai=ground.loai,
        so_ky_hieu=ground.so_ky_hieu,
        ngay=wording.date_long(ground.ngay),
        co_quan=ground.co_quan,
        trich_yeu=ground.trich_yeu,
    )


def _kinh_gui(names: Sequence[str], norm: Norm) -> Context:
    several = len(names) > 1
    return {
        "kinh_gui_nhan": norm.phrase("kinh_gui"),
        "kinh_gui_mot": "" if several or not names else names[0],
        "kinh_gui_nhieu": _listed(names, norm, "kinh_gui_nhieu") if several else [],
    }


def _listed(names: Sequence[str], norm: Norm, line_id: str) -> list[str]:
    """Write ``- A;`` … ``- Z.`` by the norm's two lines."""
    *first, last = names
    inner, end = norm.line(line_id), norm.line(f"{line_id}_cuoi")
    return [inner.text.format(ten=name) for name in first] + [end.text.format(ten=last)]


def _signature(paper: VanBanCoTenLoai, norm: Norm) -> Context:
    signer = signer_of(paper)
    assert signer is not None
    patterns = norm.signing_lines(paper.ky.tu_cach, signer.vai_tro)
    *authority, post = (
        wording.upper(
            pattern.format(
                tap_the=paper.co_quan.tap_the,
                cap_truong=paper.co_quan.cap_truong,
                truong_don_vi=signer.truong_don_vi,
                chuc_vu=signer.chuc_vu,
            )
        )
        for pattern in patterns
    )
    return {
        "quyen_han": authority,
        "chuc_vu": post,
        "chuc_vu_khac": signer.chuc_vu_khac,
        "ho_ten": signer.ho_ten,
        "noi_nhan_nhan": norm.component("noi_nhan_nhan").fixed_text or "",
        "noi_nhan": _recipients(paper, norm),
        "luu": _kept(paper, norm),
    }


def _recipients(paper: VanBanCoTenLoai, norm: Norm) -> list[str]:
    first = [norm.line("noi_nhan_nhu_tren").text] if paper.kinh_gui else []
    return first + [_recipient(one, norm) for one, _ in recipients_of(paper)]


def _recipient(one: NoiNhan, norm: Norm) -> str:
    if one.muc_dich is None:
        return norm.line("noi_nhan").text.format(noi_nhan=one.ten)
    purpose = norm.muc_dich_noi_nhan[one.muc_dich]
    return norm.line("noi_nhan_co_muc_dich").text.format(noi_nhan=one.ten, muc_dich=purpose)


def _kept(paper: VanBanCoTenLoai, norm: Norm) -> str:
    unit = paper.luu.don_vi or paper.co_quan.don_vi_soan_thao
    copies = f" ({paper.luu.so_ban})" if paper.luu.so_ban else ""
    line = norm.line("luu" if unit else "luu_khong_don_vi")
    return line.text.format(don_vi_soan_thao=unit, so_ban_luu=copies)


def _closing(text: str, norm: Norm, fill: Fill) -> str:
    return fill(text).rstrip("./ ") + norm.dau_ket_thuc


def _plan(paper: VanBanCoTenLoai, norm: Norm, fill: Fill) -> Context:
    plan = paper.noi_dung
    assert isinstance(plan, NoiDungKeHoach)
    numbers = _section_numbers(plan)
    context: Context = {
        "mo_dau": _filled(plan.mo_dau, fill),
        "muc_dich": _filled(plan.muc_dich, fill),
        "yeu_cau": _filled(plan.yeu_cau, fill),
        "chu_de": [_topic(number, topic, fill) for number, topic in _numbered(plan.chu_de)],
        "phan_cong": [_unit(number, unit, fill) for number, unit in _numbered(plan.phan_cong)],
        "bao_cao": _filled(plan.bao_cao, fill),
        "ket_thuc": _closing(plan.ket_thuc, norm, fill),
        **numbers,
    }
    return (
        context
        | _situation(plan, fill)
        | _targets(plan, fill)
        | _money(plan, fill)
        | (_appendix(paper, plan, norm, fill))
    )


def _section_numbers(plan: NoiDungKeHoach) -> Context:
    """Roman numbers of the sections that are there, in the order of the plan."""
    present = (
        ("so_tinh_hinh", plan.tinh_hinh is not None),
        ("so_muc_dich", True),
        ("so_chi_tieu", plan.chi_tieu is not None),
        ("so_chu_de", True),
        ("so_kinh_phi", plan.kinh_phi is not None),
        ("so_phan_cong", True),
        ("so_bao_cao", bool(plan.bao_cao)),
    )
    numbers: Context = {}
    count = 0
    for name, there in present:
        count += there
        numbers[name] = wording.roman(count) if there else ""
    return numbers


def _filled(texts: Sequence[str], fill: Fill) -> list[str]:
    return [fill(text) for text in texts]


def _numbered(items: Sequence[object]) -> list[tuple[str, object]]:
    return [(str(at), item) for at, item in enumerate(items, start=1)]


def _topic(number: str, topic: object, fill: Fill) -> Context:
    assert isinstance(topic, ChuDe)
    run_in, paragraphs = _run_in(topic.tieu_de, topic.doan, fill)
    return {
        "so": number,
        "tieu_de": fill(topic.tieu_de),
        "dau": run_in,
        "doan": paragraphs,
        "y": _filled(topic.y, fill),
        "nhiem_vu": [_task(task, fill) for task in topic.nhiem_vu],
    }


def _run_in(title: str, paragraphs: Sequence[str], fill: Fill) -> tuple[str, list[str]]:
    """Without a title the first paragraph stands behind the number."""
    texts = _filled(paragraphs, fill)
    return ("", texts) if title else ("".join(texts[:1]), texts[1:])


def _task(task: NhiemVu, fill: Fill) -> Context:
    return {
        "noi_dung": fill(task.noi_dung),
        "chu_tri": fill(task.chu_tri),
        "phoi_hop": ", ".join(_filled(task.phoi_hop, fill)),
        "thoi_han": fill(task.thoi_han),
        "san_pham": fill(task.san_pham),
        "kinh_phi": "" if task.kinh_phi is None else wording.group_digits(task.kinh_phi),
    }


def _unit(number: str, unit: object, fill: Fill) -> Context:
    assert isinstance(unit, DonViThucHien)
    below: list[Context] = [
        _duties(f"{number}.{at}", one, fill) for at, one in enumerate(unit.truc_thuoc, start=1)
    ]
    return _duties(number, unit, fill) | {"truc_thuoc": below}


def _duties(number: str, unit: DonViTrucThuoc, fill: Fill) -> Context:
    role = f" ({fill(unit.vai_tro)})" if unit.vai_tro else ""
    return {
        "so": number,
        "don_vi": fill(unit.don_vi) + role,
        "doan": _filled(unit.doan, fill),
        "y": _filled(unit.y, fill),
    }


def _situation(plan: NoiDungKeHoach, fill: Fill) -> Context:
    situation = plan.tinh_hinh
    return {
        "tinh_hinh_doan": _filled(situation.doan, fill) if situation else [],
        "tinh_hinh_so_lieu": [
            {"noi_dung": fill(one.noi_dung), "gia_tri": _valued(one.gia_tri, one.don_vi_tinh)}
            for one in (situation.so_lieu if situation else ())
        ],
    }


def _valued(value: str, unit: str) -> str:
    return value + unit if unit == "%" else f"{value} {unit}".strip()


def _targets(plan: NoiDungKeHoach, fill: Fill) -> Context:
    targets = plan.chi_tieu
    return {
        "chi_tieu_chung": fill(targets.chung) if targets else "",
        "chi_tieu_cu_the": [
            {
                "noi_dung": fill(one.noi_dung),
                "gia_tri": _valued(one.gia_tri, one.don_vi_tinh),
                "tieu_chi": one.tieu_chi,
            }
            for one in (targets.cu_the if targets else ())
        ],
    }


def _money(plan: NoiDungKeHoach, fill: Fill) -> Context:
    money = plan.kinh_phi or KinhPhi()
    amount = money.so_tien
    return {
        "kinh_phi_doan": _filled(money.doan, fill),
        "kinh_phi_so_tien": "" if amount is None else wording.group_digits(amount),
        "kinh_phi_bang_chu": "" if amount is None else _in_words(amount),
    }


def _in_words(amount: int) -> str:
    from docgen.text.numbers import money_in_words

    return money_in_words(amount)


def _appendix(paper: VanBanCoTenLoai, plan: NoiDungKeHoach, norm: Norm, fill: Fill) -> Context:
    title = plan.phu_luc.tieu_de if plan.phu_luc else ""
    tasks = [task for topic in plan.chu_de for task in topic.nhiem_vu] if title else []
    total = sum(task.kinh_phi or 0 for task in tasks)
    return {
        "co_phu_luc": bool(title),
        "phu_luc_so": norm.phrase("phu_luc"),
        "phu_luc_tieu_de": wording.upper(fill(title)),
        "phu_luc_chi_dan": pointer_line(paper, norm) if title else "",
        "phu_luc_dong": [
            {"stt": str(at)} | _task(task, fill) for at, task in enumerate(tasks, start=1)
        ],
        "phu_luc_tong": wording.group_digits(total) if total else "",
    }


def pointer_line(paper: VanBanCoTenLoai, norm: Norm) -> str:
    """The line under an appendix's title that names its paper (PL I, III.1.c)."""
    line = norm.line("phu_luc_chi_dan")
    names = {
        "ten_loai": norm.kind(paper.loai).name,
        "ky_hieu": notation_of(paper, norm),
        "co_quan": paper.co_quan.ten_goi,
    }
    if paper.so is None or paper.ngay is None:
        return (line.blank or "").format(**names, yyyy=paper.nam)
    number = str(paper.so).zfill(norm.digits.so_min_digits)
    return line.text.format(**names, so=number, **_date_words(paper.ngay, norm))


def _report(paper: VanBanCoTenLoai, norm: Norm, fill: Fill) -> Context:
    report = paper.noi_dung
    assert isinstance(report, NoiDungBaoCao)
    return {
        "mo_dau": _filled(report.mo_dau, fill),
        "muc": _parts(report.muc, fill),
        "ket_thuc": _closing(report.ket_thuc, norm, fill),
    }


def _request(paper: VanBanCoTenLoai, norm: Norm, fill: Fill) -> Context:
    request = paper.noi_dung
    assert isinstance(request, NoiDungToTrinh)
    return {
        "mo_dau": _filled(request.mo_dau, fill),
        "muc": _parts(request.muc, fill),
        "ho_so": [f"{at}. {fill(text)}" for at, text in enumerate(request.ho_so, start=1)],
        "ket_thuc": _closing(request.ket_thuc, norm, fill),
    }


def _parts(parts: Sequence[Muc], fill: Fill) -> list[Context]:
    return [
        {
            "so": wording.roman(at),
            "tieu_de": wording.upper(fill(part.tieu_de)),
            "doan": _filled(part.doan, fill),
            "y": _filled(part.y, fill),
            "khoan": [
                {
                    "so": str(number),
                    "tieu_de": fill(point.tieu_de),
                    "doan": _filled(point.doan, fill),
                    "y": _filled(point.y, fill),
                }
                for number, point in enumerate(part.khoan, start=1)
            ],
        }
        for at, part in enumerate(parts, start=1)
    ]


_CONTENT: dict[type, Callable[[VanBanCoTenLoai, Norm, Fill], Context]] = {
    NoiDungKeHoach: _plan,
    NoiDungBaoCao: _report,
    NoiDungToTrinh: _request,
}
