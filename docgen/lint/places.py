"""Where a finding is, in words a clerk can follow: "Mục II.1, đoạn 14"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.facts.model import Story

if TYPE_CHECKING:
    from docgen.facts.recognition.view import BodyItem
    from docgen.lint.case import Case

_WHOLE = "toàn văn bản"
_WORDS = {"dieu": "", "khoan": "khoản ", "khoan_co_tieu_de": "khoản ", "diem": "điểm "}


def place_words(case: Case, paragraphs: tuple[int, ...]) -> str:
    """Give the place of the first paragraph, and how many more there are."""
    if not paragraphs:
        return _WHOLE
    at = case.para(paragraphs[0]).place
    words = at.human
    if at.story is Story.BODY and not at.cells:
        words = ", ".join(filter(None, (_heading(case, paragraphs[0]), words)))
    more = len(paragraphs) - 1
    return f"{words} và {more} đoạn khác" if more else words


def _heading(case: Case, paragraph: int) -> str:
    found = case.outline.get(paragraph)
    chain = list(_numbered(*found)) if found else []
    if any(one.level == "dieu" for one in chain):
        return " ".join(
            _WORDS[one.level] + _bare(one.number) for one in reversed(chain) if one.level in _WORDS
        )
    numbers = [_bare(one.number) for one in reversed(chain)]
    following = [*numbers[1:], ""][: len(numbers)]
    longest = [
        one
        for one, below in zip(numbers, following, strict=True)
        if not below.startswith(f"{one}.")
    ]
    return f"Mục {'.'.join(longest)}" if longest else ""


def _numbered(items: tuple[BodyItem, ...], position: int) -> Iterator[BodyItem]:
    """The item and those above it that have a number, the innermost first."""
    at: int | None = position
    while at is not None:
        if items[at].number and _bare(items[at].number):
            yield items[at]
        at = items[at].parent


def _bare(number: str) -> str:
    return number.strip(" .)/:-–+•")
