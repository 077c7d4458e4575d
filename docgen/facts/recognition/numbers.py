"""The numbers that the steps of a text begin with, and the level each of them makes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.facts.recognition.flat import flat

_ORDINAL = r"thu\s+(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)"
_COUNT = rf"(?:{_ORDINAL}|[ivxlc]+\b|\d+)"
_HEADINGS = (
    ("tieu_muc", re.compile(rf"\s*(tieu\s+muc\s+{_COUNT})\s*[.:-]?\s*")),
    ("phan", re.compile(rf"\s*(phan\s+{_COUNT})\s*[.:-]?\s*")),
    ("chuong", re.compile(rf"\s*(chuong\s+{_COUNT})\s*[.:-]?\s*")),
    ("muc", re.compile(rf"\s*(muc\s+{_COUNT})\s*[.:-]?\s*")),
)
_SPELLED = {
    "phan": ("Phần", "PHẦN", "phần"),
    "chuong": ("Chương", "CHƯƠNG", "chương"),
    "muc": ("Mục", "MỤC", "mục"),
    "tieu_muc": ("Tiểu", "TIỂU", "tiểu"),
    "dieu": ("Điều", "ĐIỀU", "điều"),
}
_HEADING_LETTERS = frozenset("PpCcMmTtĐđ")
_BRACKETED = re.compile(r"\s*\w\s?\)")
_NUMBER_LETTERS = frozenset("IVXABCDEĐ")
_LONGEST_HEADING = 60
_ARTICLE = re.compile(r"\s*(dieu\s+(?:\d+[a-z]?|…|\.{2,})\s*[.:]?)\s*")
_ROMAN = re.compile(r"\s*([IVX][IVXivx]{0,5}\s*[.)/:-])\s*(?=\D)|\s*([IVX][IVXivx]{0,5})\s+-\s+")
_LETTER_PART = re.compile(r"\s*([A-EĐ]\s*[./])\s+(?=[^\W\d_])")
_TWO_LEVELS = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2}){1,3}\s*[.)]?)\s+(?=\S)|\s*(\d{1,2}(?:\.\d{1,2}){1,3}\.)"
)
_ONE_LEVEL = re.compile(r"\s*(\d{1,3}\s*[.)/])(?!\d)\s*(?=\D)|\s*(\d{1,2}\s?[-–])\s+(?=[^\W\d_])")
_POINT = re.compile(r"\s*([a-zđ]{1,2}\s*[.)]|[A-ZĐ]\s*\))\s*(?=\S)")
_DASH = re.compile(r"\s*([-+*•●○▪–—−§Ø])\s*(?=\S)")
_BULLET = re.compile(r"[^\w\s]{1,2}|o$")

RANKS = {
    "phan": 0, "chuong": 1, "muc": 2, "tieu_muc": 3, "dieu": 4, "muc_chu_cai": 4, "muc_la_ma": 5,
    "khoan_co_tieu_de": 6, "khoan": 6, "khoan_hai_cap": 7, "diem": 8, "gach": 9, "cong": 10,
}  # fmt: skip
"""Levels that can have others below them, the highest first."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the start of a line: its level, the characters of it, where its words begin."""

    level: str
    start: int
    end: int
    rest: int


def number_of(text: str) -> Number | None:
    """Read the number that a composed line begins with."""
    first = text.lstrip()[:1]
    if first in _HEADING_LETTERS and (found := _heading(text, flat(text[:_LONGEST_HEADING]))):
        return found
    if first.isdigit():
        return _match(_TWO_LEVELS, text, "khoan_hai_cap") or _match(_ONE_LEVEL, text, "khoan")
    if first.isupper() and first not in _NUMBER_LETTERS and not _BRACKETED.match(text):
        return None
    if found := _match(_ROMAN, text, "muc_la_ma") or _match(_LETTER_PART, text, "muc_chu_cai"):
        return found
    if found := _match(_DASH, text, "gach"):
        plus = text[found.start] == "+"
        return Number("cong", found.start, found.end, found.rest) if plus else found
    return _match(_POINT, text, "diem")


def _heading(text: str, plain: str) -> Number | None:
    if (found := _ARTICLE.match(plain)) and _spelled("dieu", text):
        return _number("dieu", found)
    for level, shape in _HEADINGS:
        if (found := shape.match(plain)) and _spelled(level, text):
            return _number(level, found)
    return None


def _spelled(level: str, text: str) -> bool:
    """Whether the word has its accents: “Mục 1” is a section, “Mức 1” is none."""
    return text.lstrip().startswith(_SPELLED[level])


def _match(shape: re.Pattern[str], text: str, level: str) -> Number | None:
    found = shape.match(text)
    return _number(level, found) if found else None


def _number(level: str, found: re.Match[str]) -> Number:
    group = found.lastindex or 1
    return Number(level, found.start(group), found.end(group), found.end())


def level_of_label(label: str) -> str | None:
    """Read the level of an automatic number by its print ("I.", "a)", "•")."""
    label = label.strip()
    if not label:
        return None
    if _BULLET.fullmatch(label) or not label.isprintable() or "\ue000" <= label[0] <= "\uf8ff":
        return "cong" if label == "+" else "gach"
    found = number_of(f"{label} x")
    return found.level if found else _bare(label)


def _bare(label: str) -> str | None:
    """Read a number without a mark behind it ("1", "II", "1.1")."""
    found = number_of(f"{label}. x")
    return found.level if found else None
