"""Tokens in typed text that stand for parameters of the paper (decision 0003)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from docgen.documents.van_ban import VanBan

Fill: TypeAlias = Callable[[str], str]


def filler(paper: VanBan) -> Fill:
    """A function that replaces the tokens; every other brace stays as typed.

    ``{nam}``, ``{nam_truoc}``, ``{nam_sau}``: the paper's year and its neighbours; ``{co_quan}``:
    the issuing office in running text; ``{dia_danh}``: its place.
    """
    tokens = {
        "{nam}": str(paper.nam),
        "{nam_truoc}": str(paper.nam - 1),
        "{nam_sau}": str(paper.nam + 1),
        "{co_quan}": paper.co_quan.ten_goi,
        "{dia_danh}": paper.co_quan.dia_danh,
    }

    def fill(text: str) -> str:
        if "{" in text:
            for token, value in tokens.items():
                text = text.replace(token, value)
        return text

    return fill
