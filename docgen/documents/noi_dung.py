"""Contents of the papers of Mẫu 1.4: plan, report, request (``domain.md`` 3.3, 3.8, 3.10)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.documents.base import (
    ITEM_LIMIT,
    Deadline,
    Line,
    Lines,
    Model,
    Money,
    Paragraph,
    Paragraphs,
    RequiredLine,
    RequiredParagraph,
    RequiredParagraphs,
)


class SoLieu(Model):
    """One figure of the situation: what is counted, the value, its unit."""

    noi_dung: RequiredLine
    gia_tri: RequiredLine
    don_vi_tinh: Line = ""


class TinhHinh(Model):
    """The situation before the plan: paragraphs and figures."""

    doan: Paragraphs = ()
    so_lieu: Annotated[tuple[SoLieu, ...], Field(max_length=ITEM_LIMIT)] = ()


class ChiTieuCuThe(Model):
    """One target with its figure, and the criterion it serves where there is one."""

    noi_dung: RequiredLine
    gia_tri: RequiredLine
    don_vi_tinh: Line = ""
    tieu_chi: Line = ""


class ChiTieu(Model):
    """Targets: one general sentence and the list."""

    chung: Paragraph = ""
    cu_the: Annotated[tuple[ChiTieuCuThe, ...], Field(max_length=ITEM_LIMIT)] = ()


class NhiemVu(Model):
    """One task: who leads, who helps, until when, with what result and money."""

    noi_dung: RequiredParagraph
    chu_tri: RequiredLine
    phoi_hop: Lines = ()
    thoi_han: Deadline
    san_pham: Line = ""
    kinh_phi: Money | None = None


class ChuDe(Model):
    """One topic: free paragraphs, bullets, tasks. Without ``tieu_de`` the first paragraph
    carries the number itself.
    """

    tieu_de: Line = ""
    doan: Paragraphs = ()
    y: Paragraphs = ()
    nhiem_vu: Annotated[tuple[NhiemVu, ...], Field(max_length=ITEM_LIMIT)] = ()


class KinhPhi(Model):
    """Money of the plan: where it comes from and how much, in đồng."""

    doan: Paragraphs = ()
    so_tien: Money | None = None


class DonViTrucThuoc(Model):
    """A unit on the second level: name, role, duties."""

    don_vi: RequiredLine
    vai_tro: Line = ""
    doan: Paragraphs = ()
    y: Paragraphs = ()


class DonViThucHien(DonViTrucThuoc):
    """A unit with its duties and the units below it."""

    truc_thuoc: Annotated[tuple[DonViTrucThuoc, ...], Field(max_length=ITEM_LIMIT)] = ()


class PhuLuc(Model):
    """The appendix made of the plan's tasks; present when it has a title (PL I, III.1)."""

    tieu_de: Line = ""


class NoiDungKeHoach(Model):
    """Content of a plan (``domain.md`` 3.3)."""

    kieu: Literal["ke_hoach"]
    mo_dau: RequiredParagraphs
    tinh_hinh: TinhHinh | None = None
    muc_dich: RequiredParagraphs
    yeu_cau: RequiredParagraphs
    chi_tieu: ChiTieu | None = None
    chu_de: Annotated[tuple[ChuDe, ...], Field(min_length=1, max_length=ITEM_LIMIT)]
    kinh_phi: KinhPhi | None = None
    phan_cong: Annotated[tuple[DonViThucHien, ...], Field(min_length=1, max_length=ITEM_LIMIT)]
    bao_cao: Paragraphs = ()
    ket_thuc: RequiredParagraph
    phu_luc: PhuLuc | None = None


class Khoan(Model):
    """A numbered part below a roman heading."""

    tieu_de: RequiredLine
    doan: Paragraphs = ()
    y: Paragraphs = ()


class Muc(Model):
    """A part with a roman heading."""

    tieu_de: RequiredLine
    doan: Paragraphs = ()
    y: Paragraphs = ()
    khoan: Annotated[tuple[Khoan, ...], Field(max_length=ITEM_LIMIT)] = ()


class NoiDungBaoCao(Model):
    """Content of a report: opening, parts, closing."""

    kieu: Literal["bao_cao"]
    mo_dau: RequiredParagraphs
    muc: Annotated[tuple[Muc, ...], Field(min_length=1, max_length=ITEM_LIMIT)]
    ket_thuc: RequiredParagraph


class NoiDungToTrinh(Model):
    """Content of a request: opening, parts, what is enclosed, closing."""

    kieu: Literal["to_trinh"]
    mo_dau: RequiredParagraphs
    muc: Annotated[tuple[Muc, ...], Field(max_length=ITEM_LIMIT)] = ()
    ho_so: Paragraphs = ()
    ket_thuc: RequiredParagraph


NoiDung = Annotated[NoiDungKeHoach | NoiDungBaoCao | NoiDungToTrinh, Field(discriminator="kieu")]

CONTENTS: dict[str, type[Model]] = {
    "ke_hoach": NoiDungKeHoach,
    "bao_cao": NoiDungBaoCao,
    "to_trinh": NoiDungToTrinh,
}
"""Content type id → its model; a template's descriptor names one."""
