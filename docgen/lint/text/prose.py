"""The running text of a paper: paragraphs joined where a line break cut a sentence, with places.

Papers copied from a PDF file have one paragraph a line; a rule on sentences must not see the lines.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
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


OWN = ("title", "ground", "text")
"""Roles of what somebody wrote for this paper: abstract, grounds and content."""

CONTENT = ("text",)
ANY = ("head", *OWN, "address", "recipients", "signing")
_DATE_HINTS = (re.compile(r"\d\d?[/.-]\d\d?[/.-][12]\d{3}"), re.compile(r"ngày\s+\d\d?\s+tháng"))
_NUMBER_HINT = re.compile(r"\d[a-z]?\s?[/-]\s?[A-ZĐ\d]")


@dataclass(frozen=True)
class Prose:
    """All running text of a paper.

    What a rule looks for stands nowhere in most papers. So it is looked for in ``whole``, the text
    of all blocks at once, and only the blocks that have it are looked at.
    """

    blocks: tuple[Block, ...]
    day: date | None
    wrapped: bool

    @cached_property
    def whole(self) -> str:
        """The texts of all blocks, one a line."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each block begins in ``whole``."""
        lengths = (len(block.text) + 1 for block in self.blocks)
        return [0, *accumulate(lengths)][:-1]

    def at(self, place: int) -> tuple[Block, int]:
        """The block at a place of ``whole``, and the place in it."""
        number = bisect_right(self._offsets, place) - 1
        return self.blocks[number], place - self._offsets[number]

    def _at_places(self, places: Iterable[int], roles: tuple[str, ...]) -> Iterator[Block]:
        numbers = {bisect_right(self._offsets, place) - 1 for place in places}
        for number in sorted(numbers):
            if self.blocks[number].role in roles:
                yield self.blocks[number]

    def holding(self, roles: tuple[str, ...], *needles: str) -> Iterator[Block]:
        """The blocks of some roles with one of some words, in reading order."""
        places = (place for needle in needles for place in _places(self.whole, needle))
        return self._at_places(places, roles)

    def matching(self, roles: tuple[str, ...], *shapes: re.Pattern[str]) -> Iterator[Block]:
        """The blocks of some roles where one of some shapes begins, in reading order.

        A shape that ends behind its block may match here and not there.
        """
        places = (one.start() for shape in shapes for one in shape.finditer(self.whole))
        return self._at_places(places, roles)

    @cached_property
    def dated(self) -> tuple[Block, ...]:
        """The blocks with a whole date."""
        return tuple(self.matching(ANY, *_DATE_HINTS))

    @cached_property
    def citing(self) -> tuple[Block, ...]:
        """The blocks of the paper's own text that may cite a text by its number."""
        return tuple(self.matching(OWN, _NUMBER_HINT))

    @cached_property
    def tokens(self) -> Tokens:
        """Words and marks of all blocks; a line end is a token too, so no phrase crosses it."""
        return Tokens(self.whole)

    @cached_property
    def _ends(self) -> list[int]:
        """Places of the line ends among the tokens."""
        return [at for at, one in enumerate(self.tokens.words) if one == "\n"]

    def token(self, at: int) -> tuple[Block, int]:
        """The block of a token of ``tokens``, and its place among the tokens of the block."""
        number = bisect_left(self._ends, at)
        return self.blocks[number], at - (self._ends[number - 1] + 1 if number else 0)

    @cached_property
    def own(self) -> tuple[Block, ...]:
        """Abstract, grounds and content."""
        return tuple(one for one in self.blocks if one.role in OWN)

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """The content alone."""
        return self.with_role("text")

    def with_role(self, role: str) -> tuple[Block, ...]:
        """The blocks of one role."""
        return tuple(one for one in self.blocks if one.role == role)


def _places(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def prose(case: Case) -> Prose:
    """The running text of a paper, worked out once."""
    return case.memo("content.prose", lambda: _prose(case))


def _prose(case: Case) -> Prose:
    lines = list(_lines(case))
    wrapped = _is_wrapped(lines)
    return Prose(tuple(_joined(lines, wrapped)), _day(case), wrapped)


def _lines(case: Case) -> Iterator[_Line]:
    blank = True
    roles = _roles(case)
    for para in case.facts.paragraphs:
        place = para.place
        if place.story in _NOT_TEXT:
            continue
        text = _composed(para)
        moved = len(text) != len(para.text)
        empty = True
        for line in _LINE.finditer(text):
            words = line.group().strip()
            if not words:
                continue
            start = _MOVED if moved else line.start() + line.group().index(words)
            role = roles.get(place.index, "text")
            yield _Line(place.index, start, words, role, place.part, place.cells, blank)
            blank = empty = False
        blank = blank or empty


def _composed(para: ParagraphFacts) -> str:
    text = para.text
    if text.isascii():
        return text.replace("\t", " ")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_PLAIN) if _SPECIAL.search(text) else text


def _roles(case: Case) -> Mapping[int, str]:
    """Roles of paragraphs by position; what is not here is text."""
    return case.memo("content.roles", lambda: dict(_find_roles(case)))


def _find_roles(case: Case) -> Iterator[tuple[int, str]]:
    for part in reversed(case.view.parts):
        if part.id in _ROLES:
            yield from ((index, _ROLES[part.id]) for index in part.paragraphs)


def role_of(case: Case, index: int) -> str:
    """What a paragraph is for the content rules: "head", "title", "ground", "text" …"""
    return _roles(case).get(index, "text")


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
