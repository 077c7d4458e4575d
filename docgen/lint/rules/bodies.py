"""Bodies that ended, and the kind of unit that a paper speaks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import SLIP, found_at, marks, prose
from docgen.lint.text.prose import OWN, Block, Prose
from docgen.lint.text.tokens import key
from docgen.norms.lists import Body
from docgen.text.wording import date_short

_UNSURE = Source("text", "C")
_HISTORY = re.compile(
    r"(?<![^\W_])(?:trước đây|trước ngày|trước sắp xếp|trước khi|(?:huyện|quận|thị xã|sở|phòng) cũ"
    r"|\(cũ\)|cũ|nguyên là|sáp nhập|hợp nhất|giải thể|chuyển từ|kết thúc hoạt động|không còn"
    r"|bàn giao|tiếp nhận|từng|sắp xếp|tổ chức lại|đổi tên|bỏ cấp huyện)(?![^\W_])",
    re.IGNORECASE,
)


@rule("TC-01", "outdated", source=SLIP, gather=True)
def body_exists(case: Case) -> Iterator[Found]:
    """A body that a paper names exists on its day, but for history and titles of other texts."""
    day = prose(case).day
    for mark in marks(case).get(Body, ()) if day else ():
        body = mark.wrong.entry
        if not isinstance(body, Body) or day is None or day < body.ended:
            continue
        if day < _first_day(case, mark.block, body.ended):
            continue
        history = _HISTORY.search(mark.block.sentence(mark.start))
        if history or mark.block.is_foreign(mark.start) or not mark.text[0].isupper():
            continue
        params = {"a": mark.text, "d": date_short(body.ended), "b": body.now}
        source = _UNSURE if body.conf != "V" else None
        yield found_at(case, mark.block, (mark.start, mark.end), params, source=source)


_REPORTS = ("bao_cao", "bien_ban")


def _first_day(case: Case, block: Block, ended: date) -> date:
    """From when on a body is wrong: a report tells of the year before, in which it still stood."""
    if case.view.kind in _REPORTS and block.role != "recipients":
        return date(ended.year + 2, 1, 1)
    return ended


_OWN = re.compile(r"\b(XÃ|PHƯỜNG|ĐẶC KHU)\b")
_OTHER = {"PHƯỜNG": ("xã",), "XÃ": ("phường",), "ĐẶC KHU": ("phường",)}


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


_JOINED = _keys("thị tác cấp các và hoặc mỗi từng nhiều liên đoàn , / - số")
_COMPOUND = _keys("hội viên giao luận tắc hoặc và , / - ) tuần")
_OF_UNIT = _keys("ubnd hđnd dân an bàn toàn của trong tế ủy quân")


@rule("TC-02", "inconsistent", source=SLIP, gather=True)
def own_kind_of_unit(case: Case) -> Iterator[Found]:
    """A paper of a ward does not speak of itself as a commune, and the other way round."""
    own = _OWN.search(" ".join(case.view.issuer))
    if own is None:
        return
    mine, text = own.group(), prose(case)
    follow = cache(lambda: frozenset(_following(text, mine.lower())))
    for other in _OTHER[mine]:
        for block in text.holding(OWN, other):
            for at in _meant(block, other, follow):
                span = block.tokens.span(at, at + 1)
                params = {"cap": mine.lower(), "a": block.around(*span, margin=18)}
                words = block.text[slice(*span)]
                fix = (words, mine.capitalize() if words[0].isupper() else mine.lower())
                yield found_at(case, block, span, params, fix).but(params=params)


def _following(text: Prose, unit: str) -> Iterator[tuple[str, ...]]:
    """What stands behind the own kind of unit: "phù hợp" of "phường phù hợp"."""
    wanted = key(unit)
    for block in text.holding(OWN, unit):
        keys = block.tokens.keys
        for at, one in enumerate(keys):
            if one == wanted and not block.is_foreign(block.tokens.starts[at]):
                yield tuple(keys[at + 1 : at + 3])


def _meant(
    block: Block, unit: str, follow: Callable[[], frozenset[tuple[str, ...]]]
) -> Iterator[int]:
    """Places of a kind of unit that can only mean the paper's own."""
    tokens, wanted = block.tokens, key(unit)
    for at, one in enumerate(tokens.keys):
        if one != wanted:
            continue
        before = tokens.keys[at - 1] if at else ""
        after = tokens.keys[at + 1] if at + 1 < len(tokens) else ""
        named = at + 1 < len(tokens) and not tokens.words[at + 1][0].islower()
        if before in _JOINED or after in _COMPOUND or named or block.is_foreign(tokens.starts[at]):
            continue
        if before in _OF_UNIT or tuple(tokens.keys[at + 1 : at + 3]) in follow():
            yield at
