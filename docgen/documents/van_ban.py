"""Papers by ND30 form family. The kind is a field; what a kind is called is the norm's."""

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
    RequiredParagraph,
    Widget,
    Year,
)
from docgen.documents.co_quan import CoQuan, Luu, NoiNhan
from docgen.documents.noi_dung import NoiDung

TuCach = Annotated[Literal["tap_the", "ca_nhan", "thua_lenh", "thua_uy_quyen"], Widget("choice")]
"""In whose name the paper is issued (``ux.md`` 5.7)."""

MucDoKhan = Annotated[Literal["khan", "thuong_khan", "hoa_toc"], Widget("choice")]


class CanCu(Model):
    """One legal ground. Luật and Pháp lệnh carry no number and no issuer (PL I, II.6.a).

    ``nguyen_van`` is the whole sentence for grounds that are not a text, such as
    "Theo đề nghị của …".
    """

    shorthand: ClassVar[str] = "nguyen_van"

    loai: Line = ""
    so_ky_hieu: Line = ""
    ngay: Day | None = None
    co_quan: Line = ""
    trich_yeu: Line = ""
    nguyen_van: Line = ""


class Ky(Model):
    """Who signs and in whose name; the printed lines are derived, never typed."""

    tu_cach: TuCach
    nguoi_ky: RequiredLine
    van_ban_uy_quyen: Line = ""


class VanBan(Model):
    """The components common to all papers (``domain.md`` 3.2)."""

    mau: RequiredLine
    loai: RequiredLine
    co_quan: CoQuan
    nam: Year
    so: Count | None = None
    ngay: Day | None = None
    trich_yeu: RequiredParagraph
    do_khan: MucDoKhan | None = None
    bi_mat: bool = False
    can_cu: Annotated[tuple[CanCu, ...], Field(max_length=ITEM_LIMIT)] = ()
    kinh_gui: Lines = ()
    noi_nhan: Annotated[tuple[NoiNhan, ...], Field(min_length=1, max_length=ITEM_LIMIT)]
    luu: Annotated[Luu, Field(default_factory=Luu)]
    ky: Ky


class VanBanCoTenLoai(VanBan):
    """Mẫu 1.4: the 17 kinds that print their type name and abstract."""

    noi_dung: NoiDung
