"""Changes letters of a paragraph and nothing else: each stays in the run and format it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docgen.facts.model import ParagraphFacts, RunFacts
from docgen.facts.xml import RUN, TEXT, XML_SPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_BREAKS = {"page": "\f", "column": "\f"}
_LEGACY = (".vn", "vn")
_SYMBOLS = ("symbol", "wingdings", "webdings", "zapf", "mt extra", "marlett")


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed character: its ``w:t`` (or the element it is), the place in it, whether fixed."""

    char: str
    node: _Element
    at: int
    run: RunFacts

    @property
    def typed(self) -> bool:
        """Whether it may be changed: typed text, neither a field's result nor of an old font."""
        return self.at >= 0 and not self.run.field and not foreign_font(self.run)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters ``start`` to ``end`` of a paragraph's text."""

    start: int
    end: int
    new: str


class Letters:
    """The printed characters of a paragraph, as facts read them and as the XML holds them.

    Raises ``LookupError`` where the two differ, as in paragraphs with symbols or formulas.
    """

    def __init__(self, node: _Element, para: ParagraphFacts) -> None:
        self.all = tuple(_letters(node, para))
        self.text = "".join(one.char for one in self.all)
        if self.text != para.text:
            raise LookupError("text of the paragraph is more than typed letters")

    def can(self, edit: Edit) -> bool:
        """Whether an edit touches only letters that may be changed."""
        touched = self.all[edit.start : edit.end]
        if not all(one.typed or (not edit.new and one.char == "\u00ad") for one in touched):
            return False
        return bool(touched) or self._anchor(edit) is not None

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make edits that do not overlap and that :meth:`can` allows."""
        cells: dict[_Element, list[str]] = {}
        for edit in edits:
            self._one(edit, cells)
        for node, chars in cells.items():
            node.text = "".join(chars)
            node.set(XML_SPACE, "preserve")

    def _one(self, edit: Edit, cells: dict[_Element, list[str]]) -> None:
        new = edit.new
        for one in self.all[edit.start : edit.end]:
            if one.at < 0:
                _remove(one.node)
                continue
            _cells(cells, one.node)[one.at] = new
            new = ""
        anchor = self._anchor(edit) if new else None
        if anchor is not None:
            beside = self.all[anchor]
            chars, old = _cells(cells, beside.node), beside.at
            chars[old] = new + chars[old] if anchor >= edit.start else chars[old] + new

    def _anchor(self, edit: Edit) -> int | None:
        """The letter that new ones are put next to: of a word that goes on, the word's."""
        above, below = edit.start - 1, edit.start
        goes_on = below < len(self.all) and self.all[below].char.isalnum()
        order = (below, above) if goes_on and edit.new[-1:].isalnum() else (above, below)
        return next((at for at in order if 0 <= at < len(self.all) and self.all[at].typed), None)


def foreign_font(run: RunFacts) -> bool:
    """Whether letters are only what they seem in their own font: of old encodings or symbols."""
    font = run.font.casefold()
    return font.startswith((*_LEGACY, *_SYMBOLS))


def _cells(cells: dict[_Element, list[str]], node: _Element) -> list[str]:
    if node not in cells:
        raw = node.text or ""
        kept = _kept(node)
        cells[node] = [char.replace("\n", " ") if at in kept else "" for at, char in enumerate(raw)]
    return cells[node]


def _kept(node: _Element) -> range:
    """The characters of a ``w:t`` that Word reads: the ends count only where they are kept."""
    raw = node.text or ""
    if node.get(XML_SPACE) == "preserve":
        return range(len(raw))
    lead = len(raw) - len(raw.lstrip(" \t\r\n"))
    return range(lead, max(lead, len(raw.rstrip(" \t\r\n"))))


def _remove(node: _Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _letters(node: _Element, para: ParagraphFacts) -> Iterator[Letter]:
    runs = list(node.iter(RUN))
    for ordinal, group in groupby(para.runs, key=lambda run: run.ordinal):
        facts = list(group)
        if not facts[0].visible:
            continue
        if ordinal >= len(runs):
            raise LookupError("the paragraph is not the one that was read")
        for char, owner, at in run_letters(runs[ordinal]):
            yield Letter(char, owner, at, facts[0])


def run_letters(run: _Element) -> Iterator[tuple[str, _Element, int]]:
    """Each printed character of a ``w:r`` with its element and place in it, -1 for a mark."""
    for child in run:
        tag = child.tag
        if tag == TEXT:
            raw = child.text or ""
            yield from ((raw[at].replace("\n", " "), child, at) for at in _kept(child))
        elif tag == W + "br":
            yield _BREAKS.get(child.get(W + "type") or "", "\n"), child, -1
        elif tag in _MARKS:
            yield _MARKS[str(tag)], child, -1


# -- finding words that were compared in their plain form

_SAME = {"\u00a0": " ", "\u2011": "-", "\u202f": " ", "\u00ad": "", "\t": " ", "\n": " "}


class Plain:
    """A text in composed form with single ordinary spaces, and where each character comes from."""

    def __init__(self, text: str) -> None:
        chars: list[str] = []
        self.spans: list[tuple[int, int]] = []
        for start, end in _clusters(text):
            char = unicodedata.normalize("NFC", text[start:end])
            char = _SAME.get(char, char)
            if char == " " and (not chars or chars[-1] == " "):
                continue
            if char:
                self._take(chars, char, (start, end))
        while chars and chars[-1] == " ":
            chars.pop()
            self.spans.pop()
        self.text = "".join(chars)

    def _take(self, chars: list[str], char: str, span: tuple[int, int]) -> None:
        for one in char:
            chars.append(one)
            self.spans.append(span)

    def edits(self, at: int, before: str, after: str) -> Iterator[Edit]:
        """What turns ``before``, found at ``at`` of the plain text, into ``after``."""
        for start, end, new in differences(before, after):
            if start == end:
                place = self.spans[at + start - 1][1] if at + start else self.spans[at][0]
                yield Edit(place, place, new)
            else:
                yield Edit(self.spans[at + start][0], self.spans[at + end - 1][1], new)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at


def differences(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The fewest stretches of ``before`` to replace for ``after``, each with its new letters."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield start, end, after[first:last]
