"""A document as lines: what the recogniser looks at, and where it writes its marks.

A line is a paragraph, or one of the pieces into which line breaks cut it, or one side of a
paragraph in which a tab or a row of spaces stands for a second column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from docgen.facts.model import DocumentFacts, ParagraphFacts, RunFacts, Story
from docgen.facts.recognition.columns import Cells
from docgen.facts.recognition.flat import composed, flat, letters
from docgen.facts.recognition.numbers import Number, number_of
from docgen.facts.recognition.patterns import Patterns
from docgen.norms.model import Component, Norm

Side = Literal["left", "right", "full"]

_BREAK = re.compile(r"[\n\f\v]")
_CUTS = re.compile(r"[\n\f\v\t\xa0]|    ")
_GAP = re.compile(r"(?<=\S)(?:[ \xa0]*\t[ \xa0\t]*|[ \xa0]{4,})(?=[^\W\d_])")
_RULE = re.compile(r"[\s_\-–—―─═=¯‾*~.]*(?:[_\-–—―─═=¯‾]\s*){3,}[\s_\-–—―─═=¯‾*~.]*")
_ORNAMENT = re.compile(r"\s*(?:[*\-–—=_~]{1,3}\s*)?(?:[oO0]+|\*+)(?:\s*[*\-–—=_~oO0]{1,3})*\s*")
_MOSTLY = 0.6
_LONGEST_SHAPE, _LONGEST_PHRASE = 240, 120
_UNREAD = Number("", 0, 0, 0)
_FAR_SPACES = 8
_FAR_TWIPS = 1900


class Line:
    """One line; ``start`` and ``end`` bound it in the paragraph's text, ``text`` is composed."""

    __slots__ = (
        "_flat", "_letters", "_step", "_weight", "at", "cell", "data", "end", "facts", "places",
        "raw", "side", "start", "styled", "text",
    )  # fmt: skip

    def __init__(
        self, at: int, facts: ParagraphFacts, start: int, end: int, side: Side, *, data: bool
    ) -> None:
        self.at, self.facts, self.start, self.end, self.side = at, facts, start, end, side
        self.data = data
        self.cell = facts.place.cells[-1] if facts.place.cells else None
        self.raw, self.places = composed(facts.text[start:end])
        self.text = self.raw.strip()
        self.styled: Component | None = None
        self._flat: str | None = None
        self._letters: str | None = None
        self._step: Number | None = _UNREAD
        self._weight: tuple[float, float] | None = None

    @property
    def paragraph(self) -> int:
        """Position of the paragraph in ``DocumentFacts.paragraphs``."""
        return self.facts.place.index

    @property
    def flat(self) -> str:
        """The beginning of ``raw`` without accents and case, letter for letter.

        No shape of a line needs more of it, and most letters of a paper stand in long paragraphs.
        """
        if self._flat is None:
            self._flat = flat(self.raw[:_LONGEST_SHAPE])
        return self._flat

    @property
    def letters(self) -> str:
        """Letters and digits of the line, flattened; "" for a long one, which is no fixed text."""
        if self._letters is None:
            self._letters = letters(self.raw) if len(self.raw) <= _LONGEST_PHRASE else ""
        return self._letters

    @property
    def step(self) -> Number | None:
        """The number that is typed at the start."""
        if self._step is _UNREAD:
            self._step = number_of(self.raw)
        return self._step

    @property
    def blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text

    @property
    def whole(self) -> bool:
        """Whether the line is all of its paragraph's text."""
        text = self.facts.text
        return not text[: self.start].strip() and not text[self.end :].strip()

    @property
    def bold(self) -> bool:
        """Whether most letters are bold."""
        return self._weights[0] > _MOSTLY

    @property
    def italic(self) -> bool:
        """Whether most letters are italic."""
        return self._weights[1] > _MOSTLY

    @property
    def bold_share(self) -> float:
        """The bold share of the letters, 0 to 1."""
        return self._weights[0]

    @property
    def _weights(self) -> tuple[float, float]:
        if self._weight is None:
            self._weight = _weights(list(self.runs()))
        return self._weight

    def runs(self) -> Iterator[tuple[RunFacts, int]]:
        """Yield the visible runs of the line with the number of their letters that lie in it."""
        at = 0
        for run in self.facts.visible_runs():
            text = run.text[max(self.start - at, 0) : max(self.end - at, 0)]
            if count := len(text) - text.count(" "):
                yield run, count
            at += len(run.text)

    @property
    def upper(self) -> bool:
        """Whether it is printed in capitals."""
        if self.text.isupper():
            return True
        return any(run.format.caps for run, _ in self.runs()) and not self.blank

    @property
    def centered(self) -> bool:
        """Whether it stands in the middle, by alignment or pushed there."""
        return self.facts.format.align == "center" or self.pushed

    @property
    def pushed(self) -> bool:
        """Whether spaces, tabs or a deep indent move it away from the left edge."""
        lead = self.raw[: len(self.raw) - len(self.raw.lstrip())]
        if lead.count("\t") > 1 or len(lead) >= _FAR_SPACES:
            return True
        shape = self.facts.format
        return shape.indent_left + max(shape.first_line, 0) >= _FAR_TWIPS

    @property
    def rule(self) -> bool:
        """Whether it is a line drawn with characters."""
        return bool(self.text) and bool(
            _RULE.fullmatch(self.text) or _ORNAMENT.fullmatch(self.text)
        )

    @property
    def breaks_page(self) -> bool:
        """Whether a new page begins with it."""
        return self.facts.format.page_break_before or "\f" in self.facts.text[: self.start + 1]

    @property
    def numbered(self) -> str:
        """The automatic number in front, "" for a later line of a paragraph."""
        return self.facts.label if not self.facts.text[: self.start].strip() else ""

    def origin(self, at: int) -> int:
        """The place in the paragraph's text of a place in ``raw``."""
        return self.start + (self.places[at] if self.places else at)

    def bounds(self) -> tuple[int, int]:
        """Where the printed text lies in the paragraph's text."""
        lead = len(self.raw) - len(self.raw.lstrip())
        return self.origin(lead), self.origin(lead + len(self.text))


def _weights(runs: Sequence[tuple[RunFacts, int]]) -> tuple[float, float]:
    total = sum(count for _, count in runs) or 1
    bold = sum(count for run, count in runs if run.bold)
    italic = sum(count for run, count in runs if run.italic)
    return bold / total, italic / total


@dataclass(slots=True, eq=False)
class Mark:
    """A component that was found: its lines, or a span of the first of them."""

    id: str
    lines: list[Line]
    confidence: float
    span: tuple[int, int] | None = None


@dataclass(eq=False)
class Sheet:
    """All lines of body and text boxes in reading order, and the marks on them."""

    facts: DocumentFacts
    norm: Norm
    patterns: Patterns
    lines: list[Line]
    marks: list[Mark] = field(default_factory=list)
    taken: dict[int, Mark] = field(default_factory=dict)

    def mark(self, component: str, lines: Iterable[Line], confidence: float) -> Mark | None:
        """Give whole lines to a component; lines that are already given stay as they are."""
        free = [line for line in lines if line.at not in self.taken]
        if not free:
            return None
        mark = Mark(component, free, confidence)
        self.marks.append(mark)
        self.taken.update((line.at, mark) for line in free)
        return mark

    def cover(self, line: Line) -> None:
        """Close a line whose pieces were noted, so that it is given to nothing else."""
        self.taken[line.at] = Mark("", [line], 1)

    def note(self, component: str, line: Line, start: int, end: int, confidence: float) -> None:
        """Give a piece of a line, bounded in its ``raw``, to a component beside the line's own."""
        piece = line.raw[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if start < end:
            span = line.origin(start), line.origin(end)
            self.marks.append(Mark(component, [line], confidence, span))

    def free(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that are printed and belong to no component yet."""
        return [line for line in lines if line.text and line.at not in self.taken]


def sheet_of(facts: DocumentFacts, norm: Norm, patterns: Patterns) -> Sheet:
    """Cut a document into its lines."""
    cells = Cells(facts, patterns)
    sheet = Sheet(facts, norm, patterns, [])
    styles: dict[str, Component | None] = {}
    for paragraph in facts.story(Story.BODY, Story.TEXT_BOX):
        data = cells.data(paragraph)
        name = paragraph.style_name
        if name not in styles:
            styles[name] = norm.component_of_style(name)
        for start, end, side in _pieces(paragraph, patterns, cells, data=data):
            line = Line(len(sheet.lines), paragraph, start, end, side, data=data)
            line.styled = styles[name]
            sheet.lines.append(line)
    return sheet


def _pieces(
    paragraph: ParagraphFacts, patterns: Patterns, cells: Cells, *, data: bool
) -> Iterable[tuple[int, int, Side]]:
    text = paragraph.text
    if data:
        return ((0, len(text), "full"),)
    side = cells.side(paragraph)
    if not _CUTS.search(text) or not text.strip():
        return ((0, len(text), side),)
    return _cut(text, patterns, side)


def _cut(text: str, patterns: Patterns, side: Side) -> Iterator[tuple[int, int, Side]]:
    """Cut a text at its line breaks, and lines at the gap between two columns."""
    start = 0
    for found in (*_BREAK.finditer(text), None):
        end = found.start() if found else len(text)
        yield from _sides(text, start, end, patterns, side)
        start = found.end() if found else end


def _sides(
    text: str, start: int, end: int, patterns: Patterns, side: Side
) -> Iterator[tuple[int, int, Side]]:
    """Cut a line where a gap stands between what belongs to two columns."""
    gap = _gap(text[start:end], patterns) if side == "full" else None
    if gap is None:
        yield start, end, side
        return
    yield start, start + gap, "left"
    yield start + gap, end, "right"


def _gap(text: str, patterns: Patterns) -> int | None:
    if len(text) > _LONGEST_SHAPE:
        return None
    for found in _GAP.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if _column_pair(left, right, patterns):
            return found.end()
    return None


def _column_pair(left: str, right: str, patterns: Patterns) -> bool:
    """Whether two pieces are the left and the right column of a head or of a signature."""
    key = letters(right)
    if key in (patterns.national, patterns.motto):
        return True
    if patterns.number.match(flat(left)) and patterns.dated.fullmatch(flat(right)):
        return True
    if _all_capital(left) and _all_capital(right):
        return True
    return _left_of_two(left, patterns) and _right_of_two(right)


def _left_of_two(left: str, patterns: Patterns) -> bool:
    plain = flat(left)
    if patterns.recipients.match(plain) or patterns.archive.match(plain):
        return True
    return left.startswith(("-", "–")) or (left.isupper() and len(left) > 3 and left[0].isalpha())


def _right_of_two(right: str) -> bool:
    return right.isupper() or _all_capital(right)


def _all_capital(text: str) -> bool:
    """Whether a few words each begin with a capital, as names of people do."""
    words = text.split()
    return 2 <= len(words) <= 7 and all(word[0].isupper() and word[-1].isalnum() for word in words)
