"""The office that issues papers: names, notation, place, signers, recipient groups.

One entry holds from ``tu_ngay`` to ``den_ngay``; a paper uses the entry of its own date.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from docgen.documents.base import (
    ITEM_LIMIT,
    Count,
    Day,
    Line,
    Lines,
    Model,
    RequiredLine,
    RequiredLines,
    Widget,
)

VaiTro = Annotated[
    Literal[
        "cap_truong",
        "quyen_cap_truong",
        "cap_pho",
        "cap_truong_don_vi",
        "cap_pho_don_vi",
        "nguoi_duoc_uy_quyen",
    ],
    Widget("choice"),
]
"""What the signer is in the office; the signing lines follow from it (PL I, II.7.b)."""

MucDich = Annotated[
    Literal["bao_cao", "thuc_hien", "phoi_hop", "chi_dao", "biet"], Widget("choice")
]
"""Why a body receives the paper; the printed words are the norm's."""


class NguoiKy(Model):
    """A person who signs, with the post and the days it is held."""

    id: RequiredLine
    ho_ten: RequiredLine
    chuc_vu: RequiredLine
    vai_tro: VaiTro
    truong_don_vi: Line = ""
    chuc_vu_khac: Line = ""
    tu_ngay: Day | None = None
    den_ngay: Day | None = None


class NoiNhan(Model):
    """A recipient, or with ``nhom`` a whole group of the office's profile (PL I, II.9)."""

    shorthand: ClassVar[str] = "ten"

    ten: Line = ""
    muc_dich: MucDich | None = None
    nhom: Line = ""


class NhomNoiNhan(Model):
    """A named group of recipients that papers refer to by ``id``."""

    id: RequiredLine
    ten: Line = ""
    noi_nhan: Annotated[tuple[NoiNhan, ...], Field(min_length=1, max_length=ITEM_LIMIT)]


class Luu(Model):
    """The last line of the recipients: keeping unit and copies (PL I, II.9.d; III.3)."""

    don_vi: Line = ""
    so_ban: Count | None = None


class CoQuan(Model):
    """One office as it stands between two days.

    ``ten`` and ``chu_quan`` are the printed lines of box 2; ``ten_goi`` is the full name in
    running text; ``tap_the`` follows "TM."; ``cap_truong`` is the head's post; ``co_chu`` names a
    size set of the norm, "" its usual one.
    """

    ten: RequiredLines
    chu_quan: Lines = ()
    ten_goi: RequiredLine
    viet_tat: RequiredLine
    dia_danh: RequiredLine
    tap_the: Line = ""
    cap_truong: RequiredLine
    don_vi_soan_thao: Line = ""
    co_chu: Line = ""
    tu_ngay: Day | None = None
    den_ngay: Day | None = None
    nguoi_ky: Annotated[tuple[NguoiKy, ...], Field(min_length=1, max_length=ITEM_LIMIT)]
    nhom_noi_nhan: Annotated[tuple[NhomNoiNhan, ...], Field(max_length=ITEM_LIMIT)] = ()


class HoSoCoQuan(Model):
    """The whole profile of an office: its entries over time, as ``office.toml`` keeps them."""

    co_quan: Annotated[tuple[CoQuan, ...], Field(min_length=1, max_length=ITEM_LIMIT)]
