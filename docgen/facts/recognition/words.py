"""Words of practice by which the parts of a paper are told apart, flattened (``flat.flat``).

None of them is a value of a decree: they are the nouns that names of offices and posts begin with.
"""

from __future__ import annotations

import re
from typing import Literal


def _start(words: str) -> re.Pattern[str]:
    """Match one of the words, parted by bars and line ends, at the start of a flattened line."""
    lines = (line.strip() for line in words.strip().splitlines())
    return re.compile(r"\W*(?:" + "|".join(lines) + r")\b")


OFFICE = _start(
    r"""
    uy ban|ubnd|ubmttq\w*|hoi dong|hdnd|so|bo|cuc|chi cuc|tong cuc|vu|ban(?! hanh)
    phong(?!,? chong)|trung tam|truong|vien|van phong|cong an|tram|toa an|thanh tra|kho bac|doan
    hoi(?! nhap)|lien doan|lien hiep|tong lien doan|mat tran|dang uy|chi bo|tinh uy|thanh uy
    huyen uy|cong ty|tong cong ty|tap doan|ngan hang|benh vien|bao hiem|hoc vien|dai hoc|doi
    to(?! chuc)|quy(?! dinh)|thue|hai quan|bo chi huy|bo tu lenh|cong doan|chinh phu|quoc hoi
    thu tuong|kiem toan|dai (?:phat thanh|truyen hinh)|bao(?! (?:chi|cao|ve))|thong tan xa|hat
    chu tich|bo truong|tong giam doc|ten cq|ten co quan
    """
)
"""First words of the name of a body, in capitals in the head of a paper."""

UNIT = _start("tinh|thanh pho|tp|quan|huyen|thi xa|xa|phuong|thi tran|dac khu")
"""Common nouns of units of administration: they continue the name of a body."""

POST = _start(
    r"""
    chu tich|pho|giam doc|tong giam doc|truong|chanh|bo truong|thu truong|cuc truong|vu truong
    hieu truong|vien truong|tong|chi huy|doi truong|ke toan|chi cuc truong|bi thu|uy vien|thu ky
    chu toa|chu tri|nguoi|dai dien|to truong|hat truong|tram truong|quyen|quyen han|thu tuong
    thong doc|chanh an|chu nhiem|tham muu truong|chinh uy|cong chuc|can bo|kiem soat|khoa truong
    xac nhan|thanh vien
    """
)
"""First words of a post, or of what stands in its place above a signature."""

ABSTRACT = _start("ve viec|v/v|ve|ban hanh|phe duyet|quy dinh|cong nhan")
"""First words of an abstract even where it is set in capitals."""

DRAFT = re.compile(r"\W*(?:ban )?du thao\b")
"""Marks a draft; no part of any name."""

GROUND = re.compile(
    r"\W*(?:can cu|theo de nghi|theo y kien|xet de nghi|xet|thuc hien|chap hanh|tren co so)\b"
)
"""First words of a legal ground; the first alternative alone makes one sure."""

ADDRESS = re.compile(
    r"dia chi\s*:|dien thoai\s*:?|\bdt\s*:|\bfax\b|e-?mail\s*:?|thu dien tu|website|\bwww\.|"
    r"trang thong tin|cong thong tin|@"
)
"""Signs of the address block; two of them make a line one."""

NO_SIGNATURE = re.compile(r"\W*(?:da ky|ky ten|ky,? (?:ghi ro )?|chu ky|ky so|dau[,/ ])")
"""Words that hold the place of a signature: “(đã ký)”, “(Ký, ghi rõ họ tên)”."""

SIGNED_BY = re.compile(r"\W*(?:ky boi|nguoi ky|duoc ky boi|ky so boi|thoi gian ky|ngay ky)\b")
"""What signing programs print beside a digital signature."""

PARTY = "dangcongsanvietnam"
"""The head of Party papers, letters only."""

LAW_KINDS = frozenset(
    {"luat", "boluat", "phaplenh", "nghidinh", "thongtu", "thongtulientich", "hienphap", "lenh"}
)
"""Kinds of legal normative documents, letters only: none of the decree's 29."""

OTHER_PAPERS: tuple[tuple[Literal["phieu_trinh", "don"], re.Pattern[str]], ...] = (
    ("phieu_trinh", re.compile(r"phieu trinh|phieu xin y kien|to trinh xin y kien")),
    ("don", re.compile(r"don\b|giay de nghi|giay xin|ban cam ket|ban khai|ban tu|ly lich|so yeu")),
)
"""Titles of papers that the decree does not bind, and the genre they make."""
