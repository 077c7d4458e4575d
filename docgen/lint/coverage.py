"""Which rules of the decree are checked: the hand-written table and what follows from the norm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from docgen.norms import Component, Norm, norm_for

Status = Literal["checked", "advised", "not_provable", "open"]

_FILE = Path(__file__).with_name("coverage.yaml")
_LOOKS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "size": ("Cỡ chữ", ("TB-01",), ("TB-01",)),
    "bold": ("Kiểu chữ đậm hay không đậm", ("TB-02",), ("TB-03",)),
    "italic": ("Kiểu chữ nghiêng hay đứng", ("TB-04",), ("TB-05",)),
    "upper": ("Chữ in hoa hay in thường", ("TB-06",), ("TB-07",)),
    "align": ("Căn lề", ("TB-08",), ("TB-08",)),
    "line": ("Cách dòng đơn", ("TB-09",), ("TB-09",)),
    "rule": ("Có đường kẻ, đúng độ dài, nét liền", ("DK-01", "DK-02", "DK-03"), ("DK-04", "DK-05")),
    "first_line_allowed_cm": ("Lùi đầu dòng", ("ND-01",), ("ND-01",)),
    "gap_min_pt": ("Cách đoạn", ("ND-02",), ("ND-02",)),
    "line_range": ("Cách dòng", ("ND-03",), ("ND-03",)),
}
"""Field of a component → words for it, codes where it is given or true, codes where it is false."""

_OTHER_CODES = {
    ("upper", "tieu_ngu"): ("QH-02", "TB-07"),
    ("upper", "luu"): ("NN-05",),
    ("align", "so_trang"): ("KT-08",),
    ("rule", "sao_duong_ke"): ("SB-03",),
}
"""Looks that another rule judges."""

_UNPROVABLE = {
    ("upper", "noi_dung"): "Đoạn viết toàn chữ in hoa có thể là tiêu đề không đánh số",
    ("upper", "gach_dau_dong"): "Đoạn viết toàn chữ in hoa có thể là tiêu đề không đánh số",
    ("upper", "ket_thuc"): "Đoạn viết toàn chữ in hoa có thể là tiêu đề không đánh số",
    ("upper", "so_trang"): "Số trang không có chữ",
    ("bold", "khoan"): "Khoản in đậm toàn bộ là khoản có tiêu đề",
    ("align", "chu_ky"): "Chữ ký được đặt sau khi kiểm tra tệp",
    ("align", "sao_duong_ke"): "Đường kẻ dài hết bề rộng phần chữ",
}
"""Looks that a Word file cannot prove, and why."""

_WORDS = {
    "checked": "kiểm tra",
    "advised": "gợi ý",
    "not_provable": "không thể chứng minh từ tệp",
    "open": "chưa kiểm tra",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of the decree; ``proof`` names the failing paper of ``tests/rules``."""

    clause: str
    rule: str
    status: Status
    codes: tuple[str, ...] = ()
    proof: str = ""
    reason: str = ""
    component: str = ""


def rows(norm: Norm | None = None) -> tuple[Row, ...]:
    """Every rule: those of the table, then one for each look that the decree or a form gives."""
    return (*_written(), *_looks(norm or norm_for(None)))


def _written() -> Iterator[Row]:
    from docgen.text import strict_yaml

    entries: Any = strict_yaml.load(_FILE.read_bytes()).plain()
    for entry in entries:
        if entry.get("status") not in get_args(Status):
            raise ValueError(f"{_FILE.name}: {entry}")
        yield Row(**{**entry, "codes": tuple(entry.get("codes", ()))})


def _looks(norm: Norm) -> Iterator[Row]:
    for component in norm.components:
        if component.word in ("paragraph", "rule"):
            for name in _LOOKS:
                yield from _look(component, name)


def _look(component: Component, name: str) -> Iterator[Row]:
    value = getattr(component, name)
    if value is None or component.weight(name).basis == "convention":
        return
    words, key = _LOOKS[name][0], (name, component.id)
    row = Row(component.legal_ref, f"{words}: {component.name.split(' (')[0]}", "checked")
    if key in _UNPROVABLE:
        yield replace(row, status="not_provable", reason=_UNPROVABLE[key])
        return
    light = component.weight(name).basis == "form" and component.weight(name).conf in ("C", "D")
    codes = _OTHER_CODES.get(key) or _codes(component, name)
    yield replace(
        row, status="advised" if light else "checked", codes=codes, component=component.id
    )


def _codes(component: Component, name: str) -> tuple[str, ...]:
    if name == "align" and component.word == "rule":
        return ("DK-06",)
    _, given, denied = _LOOKS[name]
    above = name == "rule" and component.rule_above
    return denied if getattr(component, name) is False or above else given


def table(norm: Norm | None = None) -> str:
    """The rows as a Markdown table in Vietnamese, with the count of each status above it."""
    every = rows(norm)
    counts = [
        f"{sum(one.status == status for one in every)} {words}" for status, words in _WORDS.items()
    ]
    head = f"{len(every)} quy tắc: {', '.join(counts)}.\n\n"
    head += "| Điều khoản | Quy tắc | Kết quả | Mã | Văn bản sai để thử, hoặc lý do |\n"
    return head + "|---|---|---|---|---|\n" + "".join(_line(one) for one in every)


def _line(row: Row) -> str:
    proof = row.reason or row.proof or (row.component and f"{row.codes[0]}-{row.component}")
    cells = (row.clause, row.rule, _WORDS[row.status], ", ".join(row.codes), proof)
    return f"| {' | '.join(cells)} |\n"
