"""Findings in words: the sentence of the catalogue, numbers as Vietnamese papers write them."""

from __future__ import annotations

from docgen.lint.finding import Finding
from docgen.messages import Message, message_for
from docgen.norms.parts import Range
from docgen.norms.units import mm_of_twips
from docgen.problems import Problem

_QUOTE = 80

ALIGNMENTS = {
    "left": "căn trái",
    "center": "căn giữa",
    "right": "căn phải",
    "justify": "căn đều hai bên",
    "distribute": "dàn đều",
}
"""Alignments as a clerk calls them."""

GENRES = {
    "phieu_trinh": "phiếu trình nội bộ",
    "don": "đơn, thư của cá nhân",
    "dang": "văn bản của Đảng",
    "qppl": "văn bản quy phạm pháp luật",
    "ban_sao": "",
    "khac": "tệp không có thể thức văn bản hành chính",
}
"""Papers that the decree does not bind; copies it does."""


def message_of(finding: Finding) -> Message:
    """Sentence and remedy of a finding."""
    return message_for(as_problem(finding))


def as_problem(finding: Finding) -> Problem:
    """The finding as the rest of the program knows mistakes; it has no path in a record."""
    return Problem(
        finding.code,
        params=finding.params,
        severity=finding.severity,
        quote=finding.quote,
        clause=finding.clause,
    )


def quoted(text: str) -> str:
    """One line of a text, cut at a word after 80 characters."""
    line = " ".join(text.split())
    if len(line) <= _QUOTE:
        return line
    return line[:_QUOTE].rpartition(" ")[0] + "…"


def number(value: float) -> str:
    """``13,5`` for 13.5 and ``13`` for 13.0; at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def span_words(allowed: Range) -> str:
    """``từ 13 đến 14``, or ``12`` where only one measure is allowed."""
    if allowed.min == allowed.max:
        return number(allowed.min)
    return f"từ {number(allowed.min)} đến {number(allowed.max)}"


def millimetres(twips: float) -> str:
    """A length in millimetres to one decimal, ``19,8``."""
    return number(round(mm_of_twips(round(twips)), 1))


def points(half_points: int) -> str:
    """A letter size, ``13`` or ``13,5``."""
    return number(half_points / 2)
