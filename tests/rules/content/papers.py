"""Papers for rules that one more sentence cannot break: what is changed, and what not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.rules.content.sentences import PAIRS
from tests.rules.docx import Docx, paragraph, w

Change = Callable[[Docx], None]


@dataclass(frozen=True)
class Changed:
    """``bad`` draws exactly one finding with ``code``, ``good`` none."""

    code: str
    bad: Change
    good: Change


def _words(old: str, new: str) -> Change:
    """Other words wherever some stand in a paper."""

    def change(paper: Docx) -> None:
        for text in paper.root.iter(w("t")):
            text.text = (text.text or "").replace(old, new)

    return change


def _all(*changes: Change) -> Change:
    def change(paper: Docx) -> None:
        for one in changes:
            one(paper)

    return change


def _without_grounds(paper: Docx) -> None:
    while paper.all("TTCanCu"):
        paper.remove("TTCanCu")


def _opening(words: str) -> Change:
    def change(paper: Docx) -> None:
        paper.before("TTNoiDung", paragraph("TTNoiDung", words))

    return change


def _signer(name: str) -> Change:
    return lambda paper: paper.write("TTHoTen", name)


_MONEY = ("kinh phí", "Kinh phí", "KINH PHÍ", "ngân sách", "dự toán")

CHANGED = (
    Changed(
        "CC-01",
        _all(_without_grounds, _opening("Trên cơ sở các căn cứ pháp lý, phường lập kế hoạch.")),
        _opening("Trên cơ sở các căn cứ pháp lý nêu trên, phường lập kế hoạch."),
    ),
    Changed(
        "CC-17",
        _all(
            lambda paper: paper.remove("TTCanCu", -1),
            _opening("Các khu phố thực hiện Chương trình mục tiêu bảo vệ trẻ em."),
        ),
        _opening("Các khu phố thực hiện chương trình giáo dục mầm non."),
    ),
    Changed("VH-06", _signer("Phạm Thị hoa"), _signer("Đại tá Phạm Thị Hoa")),
    Changed(
        "TC-03",
        _words("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường", "Ngân hàng Chính sách phường"),
        _words("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường", "Các trường học trong phường"),
    ),
    Changed(
        "BS-01",
        _all(*(_words(one, "việc") for one in _MONEY)),
        _words("kinh phí", "ngân sách"),
    ),
)

PROOFS = {(one.code, one.name) for one in PAIRS} | {(one.code, one.code) for one in CHANGED}
"""Code and name of every paper that breaks a rule of content."""
