"""What must agree inside one paper, beyond the type of each field.

Every function takes the paper and the norm in force on its date and yields problems; none of them
stops at the first. Order against other papers and "not after today" bind at numbering
(decision 17).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.documents.co_quan import NguoiKy, NoiNhan
from docgen.documents.noi_dung import NoiDungKeHoach
from docgen.documents.van_ban import CanCu, VanBan, VanBanCoTenLoai
from docgen.norms import Norm
from docgen.problems import Path, Problem, Report, Severity, report_of
from docgen.text import wording
from docgen.text.fold import fold


def judge(paper: VanBanCoTenLoai, norm: Norm) -> Report:
    """All content problems of a paper, in the order of its parts."""
    return report_of(problem for rule in _RULES for problem in rule(paper, norm))


def signer_of(paper: VanBan) -> NguoiKy | None:
    """The signer the paper names, from its office's list."""
    return next((one for one in paper.co_quan.nguoi_ky if one.id == paper.ky.nguoi_ky), None)


def size_set_of(paper: VanBan, norm: Norm) -> str:
    """The norm's size set that the paper is printed in."""
    return paper.co_quan.co_chu or norm.size_set_default


def recipients_of(paper: VanBan) -> tuple[tuple[NoiNhan, Path], ...]:
    """Recipients with groups taken apart, each with the place it came from."""
    groups = {group.id: group.noi_nhan for group in paper.co_quan.nhom_noi_nhan}
    return tuple(
        (one, ("noi_nhan", at))
        for at, named in enumerate(paper.noi_nhan)
        for one in (groups.get(named.nhom, ()) if named.nhom else (named,))
    )


def _lengths(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    signer = signer_of(paper)
    measured = (
        ("Subject", paper.trich_yeu, ("trich_yeu",)),
        ("OrganName", paper.co_quan.ten_goi, ("co_quan", "ten_goi")),
        ("Position", signer.chuc_vu if signer else "", ("ky", "nguoi_ky")),
        ("FullName", signer.ho_ten if signer else "", ("ky", "nguoi_ky")),
    )
    for name, text, path in measured:
        limit = norm.metadata_length(name)
        if len(text) > limit:
            yield Problem("TOO_LONG_NORM", path, {"dai": str(len(text)), "toi_da": str(limit)})


def _secret(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if paper.bi_mat:
        yield Problem("SECRET_PAPER", ("bi_mat",))


def _size_set(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if size_set_of(paper, norm) not in norm.size_sets:
        known = ", ".join(norm.size_sets)
        params = {"gia_tri": paper.co_quan.co_chu, "cho_phep": known}
        yield Problem("UNKNOWN_SIZE_SET", ("co_quan", "co_chu"), params)


_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


def _years(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    for year in dict.fromkeys(_YEAR.findall(paper.trich_yeu)):
        if int(year) != paper.nam:
            yield Problem(
                "TY-01",
                ("trich_yeu",),
                {"a": year, "b": str(paper.nam)},
                severity=Severity.CANH_BAO,
            )
    if paper.ngay and paper.ngay.year not in (paper.nam, paper.nam - 1, paper.nam + 1):
        yield Problem(
            "DATE_FAR", ("ngay",), {"ngay": wording.date_short(paper.ngay), "nam": str(paper.nam)}
        )


def _weekend(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if paper.ngay and paper.ngay.weekday() >= 5:
        name = wording.weekday_name(paper.ngay)
        params = {"ngay": wording.date_short(paper.ngay), "thu": name}
        yield Problem("DATE_WEEKEND", ("ngay",), params, severity=Severity.CANH_BAO)


def _number(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if paper.so is not None and paper.ngay is None:
        yield Problem("NUMBER_WITHOUT_DATE", ("ngay",), {"so": str(paper.so)})


def _kinh_gui(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if paper.kinh_gui and not norm.kind(paper.loai).kinh_gui:
        yield Problem("NO_KINH_GUI", ("kinh_gui",), {"loai": norm.kind(paper.loai).name})


def _grounds(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    for at, ground in enumerate(paper.can_cu):
        if not ground.nguyen_van:
            yield from _ground(ground, ("can_cu", at), norm)


def _ground(ground: CanCu, path: Path, norm: Norm) -> Iterator[Problem]:
    thu_tu = {"thu_tu": str(int(path[-1]) + 1)}
    unnumbered = ground.loai in norm.kinds_without_number
    needed = ("loai", "ngay", "trich_yeu") + (() if unnumbered else ("so_ky_hieu", "co_quan"))
    for name in needed:
        if not getattr(ground, name):
            yield Problem(f"GROUND_{name.upper()}", (*path, name), thu_tu)
    if unnumbered and ground.so_ky_hieu:
        params = thu_tu | {"a": f"{ground.loai} số {ground.so_ky_hieu}", "b": ground.loai}
        yield Problem("CC-03", (*path, "so_ky_hieu"), params)
    number = ground.so_ky_hieu
    if number and ground.loai in norm.kinds_with_year and not _NUMBER_WITH_YEAR.search(number):
        yield Problem("CC-02", (*path, "so_ky_hieu"), thu_tu | {"loai": ground.loai, "a": number})


_NUMBER_WITH_YEAR = re.compile(r"/\d{4}/")


def _groups(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    known = [group.id for group in paper.co_quan.nhom_noi_nhan]
    for at, named in enumerate(paper.noi_nhan):
        if named.nhom and named.nhom not in known:
            yield Problem("UNKNOWN_GROUP", ("noi_nhan", at, "nhom"), _near(named.nhom, known))
        elif not named.nhom and not named.ten:
            yield Problem("RECIPIENT_EMPTY", ("noi_nhan", at, "ten"), {"thu_tu": str(at + 1)})


def _near(value: str, known: list[str]) -> dict[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(value, known, 1) or known[:1]
    return {"gia_tri": value, "gan_giong": near[0] if near else ""}


def _recipients(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    seen: set[str] = set()
    for one, path in recipients_of(paper):
        key = fold(one.ten)
        if key and key in seen:
            yield Problem("RECIPIENT_TWICE", path, {"ten": one.ten})
        seen.add(key)


def _signer(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    signer = signer_of(paper)
    if signer is None:
        known = [one.id for one in paper.co_quan.nguoi_ky]
        yield Problem("UNKNOWN_SIGNER", ("ky", "nguoi_ky"), _near(paper.ky.nguoi_ky, known))
        return
    if not norm.signing_lines(paper.ky.tu_cach, signer.vai_tro):
        yield Problem("SIGNING_IMPOSSIBLE", ("ky", "tu_cach"), {"ho_ten": signer.ho_ten})
    if not _serves(signer, paper.ngay):
        assert paper.ngay is not None
        params = {"ho_ten": signer.ho_ten, "ngay": wording.date_short(paper.ngay)}
        yield Problem("SIGNER_NOT_SERVING", ("ky", "nguoi_ky"), params)
    if paper.ky.tu_cach == "thua_uy_quyen" and not paper.ky.van_ban_uy_quyen:
        yield Problem("MANDATE_MISSING", ("ky", "van_ban_uy_quyen"))


def _serves(person: NguoiKy, day: date | None) -> bool:
    if day is None:
        return True
    return (person.tu_ngay or day) <= day <= (person.den_ngay or day)


def _deadlines(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if paper.ngay is None or not isinstance(paper.noi_dung, NoiDungKeHoach):
        return
    for topic_at, topic in enumerate(paper.noi_dung.chu_de):
        for at, task in enumerate(topic.nhiem_vu):
            deadline = wording.parse_deadline(task.thoi_han)
            last = getattr(deadline, "last_day", None)
            if last is not None and last < paper.ngay:
                path = ("noi_dung", "chu_de", topic_at, "nhiem_vu", at, "thoi_han")
                params = {"thu_tu": str(at + 1), "ngay": wording.date_short(paper.ngay)}
                yield Problem("DEADLINE_BEFORE_ISSUE", path, params)


def _appendix(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    content = paper.noi_dung
    if not isinstance(content, NoiDungKeHoach):
        return
    wanted = content.phu_luc is not None and content.phu_luc.tieu_de
    if wanted and not any(topic.nhiem_vu for topic in content.chu_de):
        yield Problem("APPENDIX_WITHOUT_TASKS", ("noi_dung", "phu_luc", "tieu_de"))


def _topics(paper: VanBanCoTenLoai, norm: Norm) -> Iterator[Problem]:
    if not isinstance(paper.noi_dung, NoiDungKeHoach):
        return
    for at, topic in enumerate(paper.noi_dung.chu_de):
        if not (topic.tieu_de or topic.doan):
            path = ("noi_dung", "chu_de", at, "tieu_de")
            yield Problem("TOPIC_EMPTY", path, {"thu_tu": str(at + 1)})


_RULES = (
    _secret,
    _lengths,
    _size_set,
    _years,
    _weekend,
    _number,
    _kinh_gui,
    _grounds,
    _groups,
    _recipients,
    _signer,
    _topics,
    _deadlines,
    _appendix,
)
