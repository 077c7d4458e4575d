"""Offices with tasks stand among the recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.lint.case import Case
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import SLIP
from docgen.text.fold import fold

if TYPE_CHECKING:
    from docgen.facts.recognition.view import BodyItem

_ASSIGNING = re.compile(r"phân công|trách nhiệm|tổ chức thực hiện")
_OFFICE = re.compile(
    r"(?:\d+(?:\.\d+)*\.? |[a-zđ]\) )?(?:đề nghị |giao )?(?:các )?(?:sở|phòng|ban|công an|trạm"
    r"|trường|[uủ][yỷ] ban|uỷ ban|ubmttq\w*|ubnd|công chức|văn phòng|trung tâm|đoàn|hội|mặt trận"
    r"|bộ chỉ huy|chi cục|khu phố|thôn|tổ dân phố|các đơn vị|bảo hiểm|kho bạc|đài|thanh tra|viện"
    r"|tòa án|toà án|ngân hàng|bộ phận|nhà trường)(?![^\W_])"
)
_ALL = re.compile(r"nhu (?:dieu|muc|tren|phan|khoan)|cac (?:don vi|co quan|to chuc)(?! nha nuoc)")
_FULL = (
    ("ubmttqvn", "uy ban mat tran"),
    ("ubmttq", "uy ban mat tran"),
    ("ubmt ", "uy ban mat tran "),
    ("mttq", "mat tran"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("vp ", "van phong "),
)
_CLASSES = (
    ("phong", r"cac phong|phong,? ban|cac co quan chuyen mon"),
    ("van phong", r"cac phong|van phong"),
    ("so", r"cac so|so,? ban"),
    ("ban", r"ban,? nganh|cac ban"),
    ("cong an", r"cong an|so,? ban,? nganh"),
    ("trung tam", r"trung tam"),
    ("truong", r"truong"),
    ("nha truong", r"truong"),
    ("khu pho", r"khu pho"),
    ("thon", r"thon|khu dan cu"),
    ("to dan pho", r"to dan pho|khu pho"),
    ("doan", r"doan|mat tran|hoi"),
    ("hoi", r"hoi|doan the|mat tran"),
    ("mat tran", r"mat tran"),
    ("uy ban mat tran", r"mat tran"),
    ("uy ban nhan dan", r"uy ban nhan dan (?:cac|cap|xa|phuong|huyen)"),
    ("tram", r"tram"),
    ("bo phan", r"bo phan|cac phong"),
    ("bo chi huy", r"bo chi huy|so,? ban,? nganh"),
    ("vien", r"vien|so,? ban,? nganh"),
    ("toa an", r"toa an|so,? ban,? nganh"),
    ("thanh tra", r"thanh tra|so,? ban,? nganh"),
    ("bao hiem", r"bao hiem|so,? ban,? nganh"),
)


@rule("TC-03", "missing", "noi_nhan_ds", source=SLIP, gather=True)
def offices_with_tasks(case: Case) -> Iterator[Found]:
    """An office that is given tasks in a section of its own is a recipient."""
    lines = [case.text(part) for part in case.main("noi_nhan_ds")]
    given = _plain("; ".join(lines))
    if not given or _ALL.search(given) or case.view.kind != "ke_hoach":
        return
    keepers = {code for part in case.main("luu") for code in _CODE.findall(case.text(part))}
    for item, name in _offices(case):
        if not _covered(name, given) and not _initials(name) & keepers:
            yield case.found(item.index, {"a": name}).but(sure=1.0)


_CODE = re.compile(r"(?<![^\W_])[A-ZĐ]{2,}(?![^\W_])")


def _initials(name: str) -> set[str]:
    """Codes that a unit may have in the line of the file copy: VHXH, with or without its class."""
    letters = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name)]
    return {"".join(letters), "".join(letters[1:])}


def _plain(text: str) -> str:
    text = fold(re.sub(r"\([^()]*\)", "", text)).replace("&", "")
    for short, full in _FULL:
        text = text.replace(short, full)
    return text


def _offices(case: Case) -> Iterator[tuple[BodyItem, str]]:
    """Numbered items under a heading that assigns tasks, where each names one office."""
    items = case.view.body
    assigned: set[int] = set()
    for at, item in enumerate(items):
        inside = item.parent in assigned
        if inside or (item.title and _ASSIGNING.search(item.title.lower())):
            assigned.add(at)
        if inside and item.number and _OFFICE.match((item.title or item.text)[:_HEADING].lower()):
            name = _name(item)
            if not _is_issuer(case, name):
                yield item, name


_HEADING = 120
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[a-zđ]\))\s*")
_LEAD = re.compile(r"^\s*(?:Đề nghị|Giao)\s+")


def _name(item: BodyItem) -> str:
    """The office of a heading: what stands before a colon, brackets left out."""
    words = (item.title or item.text).partition(":")[0]
    words = re.sub(r"\([^()]*\)", "", words)
    words = _LEAD.sub("", _NUMBER.sub("", words))
    return " ".join(words.split()).strip(" .;,")


def _is_issuer(case: Case, name: str) -> bool:
    """Whether the paper's own body is meant: it does not send the paper to itself."""
    own = case.memo("content.issuer", lambda: _plain(" ".join(case.view.issuer)))
    plain = _plain(name)
    return plain in own or own.startswith(plain.rpartition(" ")[0])


_LONGEST_NAME = 80


def _covered(name: str, given: str) -> bool:
    if len(name) > _LONGEST_NAME:
        return True
    plain = re.sub(r"^(?:de nghi |giao )?(?:cac )?", "", _plain(name))
    if plain in given:
        return True
    for head, shape in _CLASSES:
        if re.match(rf"{head}(?![a-z])", plain) and re.search(rf"(?<![a-z])(?:{shape})", given):
            return True
    return False
