"""Sentences of a paragraph."""

from __future__ import annotations

import re

_END = re.compile(r"(?:[.?!…]+|\.\.\.)[”\"’)]*\s+(?=[“\"‘(]?[^\W\d_])")
_SHORT = re.compile(
    r"(?:^|[\s(“\"])(?:[A-ZĐ]{1,3}|TUQ|[Tt]p|[Tt]x|[Tt]h[sS]|[Tt]S|PGS|GS|[Bb]s|BS|[Vv]\.[Vv]|đ/c|Đ/c"
    r"|[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ]|St|STT|No)$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Places of the sentences; abbreviations and numbers with a full stop end none."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if not text[end.end()].isupper() and text[end.end()].isalpha():
            continue
        if end.group().startswith(".") and _SHORT.search(text[start : end.start()]):
            continue
        found.append((start, end.end()))
        start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def starts(text: str) -> frozenset[int]:
    """Places where a sentence, an item of a list or a quoted sentence begins."""
    return frozenset(_first_letter(text, start) for start, _ in sentences(text))


_LEAD = re.compile(
    r"\s*(?:[-+•*–]\s*)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ])[.)]\s*)*[“\"‘(]*"
)


def _first_letter(text: str, start: int) -> int:
    found = _LEAD.match(text, start)
    return found.end() if found else start
