"""Sentences cut in two, and sections that a plan usually has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import CONTENT, HABIT, found_at, prose
from docgen.lint.text.prose import Block

_LEAD = re.compile(r"(?:Thực hiện|Căn cứ|Theo|Xét|Để|Nhằm)\s(?!.*:)")
_ISSUER = re.compile(r"(?:UBND|Ủy ban|Uỷ ban|Sở|Phòng|Chủ tịch|Ban|Đảng ủy|Hội đồng)\s")
_EMPHASIS = re.compile(r"(?P<e>Đặc biệt là|Nhất là|Đặc biệt, là)\s")
_OPENING = 4
_VERB = re.compile(r"(?<![^\W_])(?:đã|là|được|có|cần|phải|yêu cầu|đề nghị|giao)(?![^\W_])")


@rule("CT-07", "wrong_text", source=HABIT)
def whole_sentences(case: Case) -> Iterator[Found]:
    """A sentence is whole: no full stop between an adverbial and what it belongs to."""
    content = [one for one in prose(case).content if not one.cell]
    for block in content[:_OPENING]:
        yield from _cut_opening(case, block)
    for block in prose(case).holding(CONTENT, "Đặc biệt", "Nhất là"):
        for start, end in block.sentences[1:]:
            found = _EMPHASIS.match(block.text, start, end)
            if found and not block.is_foreign(start):
                yield found_at(case, block, found.span(), {"a": found["e"]})


def _cut_opening(case: Case, block: Block) -> Iterator[Found]:
    """ "Thực hiện chương trình năm 2024. UBND phường xây dựng": the first part says nothing."""
    for (start, end), (after, _) in zip(block.sentences, block.sentences[1:], strict=False):
        first = block.text[start:end]
        if _LEAD.match(first) and _ISSUER.match(block.text, after) and not _VERB.search(first):
            words = first.split()
            yield found_at(case, block, (start, end), {"a": " ".join(words[:4]) + " …"})


_SECTIONS = (
    ("chỉ tiêu", re.compile(r"chỉ tiêu|mục tiêu cụ thể|phấn đấu đạt|\d\s*%")),
    ("kinh phí", re.compile(r"kinh phí|ngân sách|dự toán")),
    ("thời hạn", re.compile(r"trước ngày|chậm nhất|thời hạn|thời gian thực hiện|hoàn thành trong")),
    (
        "chế độ báo cáo",
        re.compile(r"báo cáo (?:kết quả|về|định kỳ|ủy ban|ubnd|năm|6 tháng|tiến độ)"),
    ),
)
_LONG_ENOUGH = 20


@rule("BS-01", "missing", source=HABIT, needs=("@body",))
def sections_of_a_plan(case: Case) -> Iterator[Found]:
    """A plan says its targets, money, time limits and who reports when."""
    content = prose(case).content
    if case.view.kind != "ke_hoach" or len(content) < _LONG_ENOUGH:
        return
    text = "\n".join(block.text for block in content).lower()
    missing = [name for name, shape in _SECTIONS if not shape.search(text)]
    if missing:
        yield Found((), params={"ds": ", ".join(missing)})
