"""The running text of a paper: paragraphs joined where a line break cut a sentence, with places.

Papers copied from a PDF file have one paragraph a line; a rule on sentences must not see the lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docgen.facts.model import Story
from docgen.lint.text import citations as cited
from docgen.lint.text.dates import SeenDate, dates
from docgen.lint.text.sentences import sentences, starts
from docgen.lint.text.tokens import Tokens

if TYPE_CHECKING:
    from docgen.facts.model import CellRef, ParagraphFacts
    from docgen.lint.case import Case

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-", "\t": " "})
_NOT_TEXT = (Story.HEADER, Story.FOOTER, Story.COMMENT)
_LINE = re.compile(r"[^\n\f]+")
_ENDED = re.compile(r"[.;:?!…]\s*[”\"’)]*$|/\.$")
_BEGINS = re.compile(r"[-+•*–]|\d+(?:\.\d+)*[.)]\s|[IVXLC]+\.|[a-zđ]\)")
_SPECIAL = re.compile(r"[\u00a0\u202f\u2007\u2011\t]")
_QUOTED = re.compile(r"“[^“”]*”?|\"[^\"]*\"|«[^«»]*»")

_HEAD = (
    "quoc_hieu tieu_ngu co_quan_chu_quan co_quan_ban_hanh so_van_ban ky_hieu dia_danh_thoi_gian "
    "ten_loai do_khan do_mat chi_dan_luu_hanh ky_hieu_soan_thao so_trang tham_quyen_ban_hanh "
    "loi_quyet_dinh sao_hinh_thuc sao_co_quan sao_so_ky_hieu sao_dia_danh"
)
_SIGNING = "quyen_han chuc_vu chuc_vu_khac ho_ten chu_ky chu_ky_so_thong_tin"
_ROLES = {
    "trich_yeu": "title",
    "trich_yeu_cong_van": "title",
    "phu_luc_tieu_de": "title",
    "can_cu": "ground",
    "kinh_gui": "address",
    "kinh_gui_nhan": "address",
    "kinh_gui_ds": "address",
    "noi_nhan_nhan": "recipients",
    "noi_nhan_ds": "recipients",
    "luu": "recipients",
    "dia_chi": "recipients",
    "phu_luc_chi_dan": "head",
    "kem_theo_quyet_dinh": "head",
    "phu_luc_so": "head",
    **dict.fromkeys(_HEAD.split(), "head"),
    **dict.fromkeys(_SIGNING.split(), "signing"),
}
"""What a part is for the content rules; what has no role is "text"."""

_MOVED = -1
"""Offset in a paragraph whose letters had to be composed, so that places shift."""


class _Line(NamedTuple):
    para: int
    start: int
    text: str
    role: str
    part: str
    cells: tuple[CellRef, ...]
    after_blank: bool


@dataclass(frozen=True)
class Block:
    """One paragraph of running text.

    ``pieces`` give, for each line joined into ``text``, its offset here, its paragraph and its
    offset there. ``role``: "head", "title", "ground", "address", "text", "recipients", "signing".
    ``cell`` says that it stands in a table, ``joints`` where lines were joined.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    role: str
    cell: bool
    joints: tuple[int, ...]

    @property
    def index(self) -> int:
        """Position of its first paragraph in the facts."""
        return self.pieces[0][1]

    @cached_property
    def tokens(self) -> Tokens:
        """Words and marks of the text."""
        return Tokens(self.text)

    @cached_property
    def citations(self) -> tuple[cited.Citation, ...]:
        """Texts cited with a number."""
        return cited.citations(self.text)

    @cached_property
    def dates(self) -> tuple[SeenDate, ...]:
        """Whole dates."""
        return tuple(dates(self.text))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Places of the sentences."""
        return sentences(self.text)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Places of the first letters of sentences and items."""
        return starts(self.text)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Places of quoted text."""
        if '"' not in self.text and "“" not in self.text and "«" not in self.text:
            return ()
        return tuple(found.span() for found in _QUOTED.finditer(self.text))

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """Places whose words are not the paper's own: quotes and cited texts with their titles."""
        return (*self.quotes, *((one.start, one.until) for one in self.citations))

    def is_cited(self, start: int) -> bool:
        """Whether a place lies in number, date and issuer of a cited text."""
        return any(one.start <= start < one.end for one in self.citations)

    def is_foreign(self, start: int) -> bool:
        """Whether a place lies in words of others."""
        return any(first <= start < end for first, end in self.foreign)

    def sentence(self, at: int) -> str:
        """The sentence around a place."""
        found = next((one for one in self.sentences if one[0] <= at < one[1]), (0, len(self.text)))
        return self.text[slice(*found)]

    def around(self, start: int, end: int, margin: int = 28) -> str:
        """A place with some words around it, for a quote."""
        first, last = max(0, start - margin), min(len(self.text), end + margin)
        if first:
            first = self.text.find(" ", first, start) + 1 or start
        if last < len(self.text):
            cut = self.text.rfind(" ", end, last)
            last = cut if cut > end else end
        return self.text[first:last].strip()

    def place(self, start: int, end: int) -> tuple[tuple[int, ...], tuple[int, int] | None]:
        """Paragraphs of a place, and its characters where it lies within one paragraph."""
        touched = [
            (at, index, local)
            for number, (at, index, local) in enumerate(self.pieces)
            if at < end and (number + 1 == len(self.pieces) or self.pieces[number + 1][0] > start)
        ]
        paragraphs = tuple(dict.fromkeys(index for _, index, _ in touched))
        if len(touched) != 1 or touched[0][2] == _MOVED:
            return paragraphs, None
        at, _, local = touched[0]
        return paragraphs, (start - at + local, end - at + local)


@dataclass(frozen=True)
class Prose:
    """All running text of a paper; ``own`` leaves out head, signature and recipients."""

    blocks: tuple[Block, ...]
    day: date | None
    wrapped: bool

    @cached_property
    def whole(self) -> str:
        """All text at once, to see quickly that something stands nowhere."""
        return "\n".join(block.text for block in self.blocks)

    def holding(self, blocks: tuple[Block, ...], *needles: str) -> Iterator[Block]:
        """The blocks with one of some words; words that stand nowhere cost nothing."""
        there = [one for one in needles if one in self.whole]
        for block in blocks if there else ():
            if any(one in block.text for one in there):
                yield block

    @cached_property
    def own(self) -> tuple[Block, ...]:
        """Abstract, grounds and content: what somebody wrote for this paper."""
        return tuple(one for one in self.blocks if one.role in ("title", "ground", "text"))

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """The content alone."""
        return tuple(one for one in self.blocks if one.role == "text")

    def with_role(self, role: str) -> tuple[Block, ...]:
        """The blocks of one role."""
        return tuple(one for one in self.blocks if one.role == role)


def prose(case: Case) -> Prose:
    """The running text of a paper, worked out once."""
    return case.memo("content.prose", lambda: _prose(case))


def _prose(case: Case) -> Prose:
    lines = list(_lines(case))
    wrapped = _is_wrapped(lines)
    return Prose(tuple(_joined(lines, wrapped)), _day(case), wrapped)


def _lines(case: Case) -> Iterator[_Line]:
    blank = True
    for para in case.facts.paragraphs:
        if para.place.story in _NOT_TEXT:
            continue
        role = role_of(case, para.place.index)
        text = _composed(para)
        found = [line for line in _LINE.finditer(text) if line.group().strip()]
        moved = len(text) != len(para.text)
        for line in found:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            start = _MOVED if moved else start
            words = line.group().strip()
            index, place = para.place.index, para.place
            yield _Line(index, start, words, role, place.part, place.cells, blank)
            blank = False
        blank = blank or not found


def _composed(para: ParagraphFacts) -> str:
    text = para.text
    if text.isascii():
        return text.replace("\t", " ")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_PLAIN) if _SPECIAL.search(text) else text


def role_of(case: Case, index: int) -> str:
    """What a paragraph is for the content rules: "head", "title", "ground", "text" …"""
    roles = [_ROLES[part.id] for part in case.view.at(index) if part.id in _ROLES]
    return roles[0] if roles else "text"


_FEW = 8


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether each printed line is a paragraph: many begin in the middle of a sentence."""
    texts = [one.text for one in lines if one.role == "text" and not one.cells]
    small = sum(text[0].islower() and not _BEGINS.match(text) for text in texts)
    return small >= _FEW and small * 4 >= len(texts)


def _joined(lines: list[_Line], wrapped: bool) -> Iterator[Block]:
    longest = max((len(one.text) for one in lines if not one.cells), default=0)
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, wrapped, longest):
            yield _block(group)
            group = []
        group.append(line)
    if group:
        yield _block(group)


def _continues(before: _Line, line: _Line, wrapped: bool, longest: int) -> bool:
    if line.part != before.part or line.cells != before.cells or line.role != before.role:
        return False
    if line.role in ("head", "signing", "recipients") or (line.after_blank and not wrapped):
        return False
    if _BEGINS.match(line.text) or _ENDED.search(before.text):
        return False
    if line.text[0].islower():
        return True
    full = wrapped and len(before.text) > 0.7 * longest
    return full and not line.text.isupper() and not before.text.isupper()


def _block(group: list[_Line]) -> Block:
    text = ""
    pieces: list[tuple[int, int, int]] = []
    for line in group:
        if text and not text.endswith("-"):
            text += " "
        pieces.append((len(text), line.para, line.start))
        text += line.text
    first = group[0]
    joints = tuple(at for at, _, _ in pieces[1:])
    return Block(text, tuple(pieces), first.role, bool(first.cells), joints)


_MONTH_AND_YEAR = re.compile(r"(?:tháng\s*(?P<m>\d{1,2})\s*)?năm\s*(?P<y>(?:19|20)\d\d)")


def _day(case: Case) -> date | None:
    """The day of the paper; of a draft without day the first one that its date line allows."""
    if case.view.day:
        return case.view.day
    for name in ("dia_danh_thoi_gian", "trich_yeu", "trich_yeu_cong_van"):
        part = case.first(name)
        found = _MONTH_AND_YEAR.search(part.text) if part else None
        if found:
            month = int(found["m"] or 1)
            return date(int(found["y"]), month if 1 <= month <= 12 else 1, 1)
    return None
