"""Whether a file is a paper of the decree at all, and what else it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.facts.recognition.lines import Line, Sheet
from docgen.facts.recognition.title import Title
from docgen.facts.recognition.view import Genre
from docgen.facts.recognition.words import LAW_KINDS, OTHER_PAPERS, PARTY

_WINDOW = 40
_LAW_NUMBER = re.compile(r"[\s\d…._]*(?:19|20)\d\d\s*/")
_PARTY_NOTATION = re.compile(r"\s*so\s*[:.]?\s*[\d…._\s]*-\s*[a-z]{1,5}\s*/\s*[a-z]")
_WEIGHTS = {
    "quoc_hieu": 0.25,
    "tieu_ngu": 0.2,
    "so_van_ban": 0.2,
    "dia_danh_thoi_gian": 0.1,
    "co_quan_ban_hanh": 0.1,
    "trich_yeu_cong_van": 0.1,
    "noi_nhan_nhan": 0.1,
    "luu": 0.05,
    "ho_ten": 0.05,
    "phu_luc_so": 0.2,
    "phu_luc_chi_dan": 0.3,
    "kem_theo_quyet_dinh": 0.3,
}
"""How much each component speaks for a paper of the decree."""
_TITLE = 0.25
_ENOUGH = 0.45


@dataclass(frozen=True, slots=True)
class Judged:
    """A genre and how sure it is."""

    genre: Genre
    confidence: float


def genre_of(sheet: Sheet, title: Title, *, copied: bool) -> Judged:
    """Judge the family of a paper by its head, its title and its number."""
    ids = {mark.id for mark in sheet.marks}
    window = [line for line in sheet.lines if line.text and not line.data][:_WINDOW]
    if found := _party(window, ids) or _law(sheet, window, title):
        return found
    if found := _other(window, title, ids):
        return found
    score = sum(weight for name, weight in _WEIGHTS.items() if name in ids)
    score += _TITLE if title.kind is not None else 0
    if score < _ENOUGH:
        return Judged("khac", round(min(1.0, 1 - score), 2))
    if copied:
        return Judged("ban_sao", 0.9)
    return Judged("nd30", round(min(0.99, score), 2))


def _party(window: list[Line], ids: set[str]) -> Judged | None:
    if any(line.letters == PARTY for line in window):
        return Judged("dang", 0.97)
    if "quoc_hieu" not in ids and any(_PARTY_NOTATION.match(line.flat) for line in window):
        return Judged("dang", 0.8)
    return None


def _law(sheet: Sheet, window: list[Line], title: Title) -> Judged | None:
    """A legal normative document: the year in its number, or a kind of its own."""
    for mark in sheet.marks:
        if mark.id == "so_van_ban" and mark.lines[0] in window:
            number = mark.lines[0].flat.partition(":")[2] or mark.lines[0].flat[2:]
            if _LAW_NUMBER.match(number.partition("/")[2]):
                return Judged("qppl", 0.95)
    if title.line is not None and title.line.letters in LAW_KINDS:
        return Judged("qppl", 0.9)
    return None


def _other(window: list[Line], title: Title, ids: set[str]) -> Judged | None:
    """Another paper by its title, or by a line in capitals where no title was found."""
    if title.kind is not None:
        return None
    lines = [title.line] if title.line is not None else []
    lines += [line for line in window if line.upper and line not in lines]
    for line in lines:
        genre = _genre_of_title(line.flat.strip())
        if genre == "phieu_trinh" or (genre and "so_van_ban" not in ids):
            return Judged(genre, 0.9 if line is title.line else 0.75)
    return None


def _genre_of_title(text: str) -> Genre | None:
    return next((genre for genre, shape in OTHER_PAPERS if shape.match(text)), None)
