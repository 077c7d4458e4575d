"""What a rule sees: the facts of a file, what was recognised, the norm, and measures of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from docgen.facts.model import (
    CellRef,
    DocumentFacts,
    ParagraphFacts,
    RunFacts,
    SectionFacts,
    Story,
)
from docgen.lint.data import supplement
from docgen.lint.finding import HEARD
from docgen.lint.registry import Found
from docgen.lint.words import quoted
from docgen.norms import Component, Norm
from docgen.norms.units import Twips

if TYPE_CHECKING:
    from docgen.facts.recognition.view import BodyItem, PaperView, Part

_T = TypeVar("_T")

_ANY_LETTER = re.compile(r"[^\W_]").search

BODY_SURE = 0.95
"""Confidence of an item of the outline, which carries none of its own."""

LEVELS: Mapping[str, str] = {
    "phan": "phan_chuong_so",
    "chuong": "phan_chuong_so",
    "muc": "muc_so",
    "tieu_muc": "tieu_muc_so",
    "gach": "gach_dau_dong",
    "van": "noi_dung",
}
"""Levels of the outline whose component has another id."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the office knows about itself and a file cannot say; "" where it does not matter."""

    issuer: str = ""
    place: str = ""


class Letters(NamedTuple):
    """A run with letters or digits: the text of it that counts, and where it starts."""

    run: RunFacts
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph of a component; ``span`` where the component is only a part of it."""

    component: str
    index: int
    span: tuple[int, int] | None
    sure: float


class Case:
    """One file under judgement."""

    def __init__(
        self, facts: DocumentFacts, view: PaperView, norm: Norm, known: Known | None = None
    ) -> None:
        self.facts, self.view, self.norm = facts, view, norm
        self.known = known or Known()
        self._letters: dict[int, tuple[Letters, ...]] = {}
        self._memo: dict[str, Any] = {}

    def memo(self, name: str, make: Callable[[], _T]) -> _T:
        """What a rule module works out once a paper, under a name of its own."""
        if name not in self._memo:
            self._memo[name] = make()
        return cast("_T", self._memo[name])

    # -- what was recognised

    @cached_property
    def genre(self) -> str:
        """The genre; a year in the number does not make a plan a legal normative document."""
        shared = supplement(self.norm.id).normative_kinds
        if self.view.genre == "qppl" and self.view.kind and self.view.kind not in shared:
            return "nd30"
        return self.view.genre

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Part, ...]]:
        found: dict[str, list[Part]] = {}
        for part in self.view.parts:
            if part.confidence >= HEARD and self._printed_part(part):
                found.setdefault(part.id, []).append(part)
        return {name: tuple(parts) for name, parts in found.items()}

    def _printed_part(self, part: Part) -> bool:
        """Whether a part has words, if it is one that has any."""
        component = self.components[part.id]
        return component.size is None or component.word != "paragraph" or bool(part.text.strip())

    def all(self, *components: str) -> tuple[Part, ...]:
        """Every part of some components that was heard well enough, in reading order."""
        found = [part for name in components for part in self._parts.get(name, ())]
        return tuple(sorted(found, key=lambda part: part.paragraphs))

    def main(self, *components: str) -> tuple[Part, ...]:
        """The same without those of attachments."""
        return tuple(part for part in self.all(*components) if not self.attached(part))

    def first(self, *components: str) -> Part | None:
        """The first part of the paper itself, ``None`` where none was heard well enough."""
        return next(iter(self.main(*components)), None)

    def attached(self, part: Part) -> bool:
        """Whether a part belongs to an attachment."""
        return any(one.start <= part.paragraphs[0] < one.end for one in self.view.attachments)

    @cached_property
    def items(self) -> tuple[tuple[BodyItem, ...], ...]:
        """The outlines: of the paper and of each attachment."""
        return (self.view.body, *(one.body for one in self.view.attachments))

    @cached_property
    def body_component(self) -> Mapping[int, str]:
        """Component of every paragraph of an outline, by its position."""
        return {item.index: component_of(item) for items in self.items for item in items}

    @cached_property
    def texts(self) -> tuple[tuple[BodyItem, ...], ...]:
        """The outlines whose look the norm rules: an appendix may be any form or table."""
        issued = (one for one in self.view.attachments if one.kind == "van_ban_kem_theo")
        own = tuple(item for item in self.view.body if item.index < self._end_of_text)
        return (own, *(one.body for one in issued))

    @cached_property
    def _end_of_text(self) -> int:
        """Where the content ends: what stands below the signature is none of it."""
        below = self.main("noi_nhan_nhan", "quyen_han", "chuc_vu")
        return min((part.paragraphs[0] for part in below), default=len(self.facts.paragraphs))

    @cached_property
    def outline(self) -> Mapping[int, tuple[tuple[BodyItem, ...], int]]:
        """The outline and the position in it of every paragraph that has one."""
        return {item.index: (items, at) for items in self.items for at, item in enumerate(items)}

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every paragraph with a component of the norm, in reading order.

        A component inside the paragraph of another one looks as that one does and is left out.
        """
        found = [*self._part_spots(), *self._body_spots()]
        whole = {one.index for one in found if one.span is None}
        outer = [one for one in found if one.span is None or one.index not in whole]
        return tuple(sorted(outer, key=lambda one: one.index))

    def _part_spots(self) -> Iterator[Spot]:
        for part in (part for parts in self._parts.values() for part in parts):
            if self.components[part.id].group != "body" or not self._in_appendix(part):
                yield from self._spots_of(part)

    def _in_appendix(self, part: Part) -> bool:
        appendices = (one for one in self.view.attachments if one.kind == "phu_luc")
        return any(one.start <= part.paragraphs[0] < one.end for one in appendices)

    def _spots_of(self, part: Part) -> Iterator[Spot]:
        for index in part.paragraphs:
            if index not in self.body_component:
                span = part.span if index == part.paragraphs[0] else None
                yield Spot(part.id, index, span, part.confidence)

    def _body_spots(self) -> Iterator[Spot]:
        for item in (item for items in self.texts for item in items):
            if component_of(item) in self.components:
                sure = self.sure_of(item.index)
                if sure >= HEARD:
                    yield Spot(component_of(item), item.index, None, sure)

    def sure_of(self, index: int) -> float:
        """How surely a paragraph was recognised: as the least sure of its parts."""
        return min((part.confidence for part in self.view.at(index)), default=BODY_SURE)

    @cached_property
    def quotations(self) -> frozenset[int]:
        """Paragraphs of an outline that belong to a quotation of other papers."""
        found: set[int] = set()
        depth = 0
        for item in (item for items in self.items for item in items):
            text = self.para(item.index).text
            opened = text.lstrip()[:1] in '“"«' and bool(text.strip())
            if depth > 0 or opened:
                found.add(item.index)
            depth = max(0, depth + text.count("“") - text.count("”"))
            depth = depth if item.index in found else 0
        return frozenset(found)

    @cached_property
    def form_components(self) -> frozenset[str]:
        """Components that the form of the paper has; none where the form is not known."""
        form = next((one for one in self.norm.forms if one.id == self.view.form), None)
        return frozenset(form.components) if form else frozenset()

    @cached_property
    def only_advised(self) -> frozenset[str]:
        """Components on which the decree is silent: cells of tables look as their makers like."""
        return frozenset(
            one.id
            for one in self.norm.components
            if all(one.weight(name).basis == "convention" for name in one.evidence)
        )

    # -- texts

    def para(self, index: int) -> ParagraphFacts:
        """A paragraph by its position."""
        return self.facts.paragraphs[index]

    def text(self, part: Part) -> str:
        """The words of a part as printed, its paragraphs joined by line ends."""
        if part.span:
            return self.para(part.paragraphs[0]).shown[slice(*part.span)].strip()
        return "\n".join(self.printed(index) for index in part.paragraphs).strip()

    def printed(self, index: int) -> str:
        """A paragraph as printed, with the number that Word puts in front."""
        para = self.para(index)
        return f"{para.label} {para.shown}" if para.label else para.shown

    def letters(self, index: int, span: tuple[int, int] | None = None) -> tuple[Letters, ...]:
        """The runs of a paragraph that print letters or digits, cut to ``span``."""
        found = self._letters.get(index)
        if found is None:
            found = self._letters[index] = tuple(_letters(self.para(index)))
        return found if span is None else tuple(_cut(found, *span))

    # -- where things stand

    def section(self, index: int) -> SectionFacts:
        """The section around a paragraph."""
        return self.facts.sections[self.para(index).section]

    def column_width(self, index: int) -> Twips | None:
        """Width the lines of a paragraph have before its own indents, ``None`` where unknown."""
        para = self.para(index)
        if para.place.story is Story.TEXT_BOX or para.format.frame:
            return None
        if para.place.cells:
            at = para.place.cells[-1]
            return self.facts.tables[at.table].rows[at.row].cells[at.cell].width or None
        return text_width(self.section(index))

    def line_width(self, index: int) -> Twips | None:
        """Width of the lines of a paragraph between its indents, the first one left aside."""
        column, shape = self.column_width(index), self.para(index).format
        if column is None:
            return None
        return Twips(column - shape.indent_left - shape.indent_right)

    def cells(self, index: int) -> tuple[CellRef, ...]:
        """The cells around a paragraph, the outermost first."""
        return self.para(index).place.cells

    # -- findings

    def found(
        self,
        part: Part | Spot | int,
        params: Mapping[str, str] | None = None,
        fix: tuple[str, str] | None = None,
        quote: str | None = None,
    ) -> Found:
        """Something wrong with a part, a spot or a paragraph, with its text as the quote."""
        at: tuple[int, ...]
        if isinstance(part, int):
            at, span, sure, component = (part,), None, self.sure_of(part), ""
        elif isinstance(part, Spot):
            at, span, sure, component = (part.index,), part.span, part.sure, part.component
        else:
            at, span, sure, component = part.paragraphs, part.span, part.confidence, part.id
        words = quote if quote is not None else self._quote(at[0], span)
        return Found(at, quoted(words), params or {}, fix, span, sure, component)

    def _quote(self, index: int, span: tuple[int, int] | None) -> str:
        return self.para(index).shown[slice(*span)] if span else self.printed(index)

    def component(self, component: str) -> Component:
        """The component of the norm."""
        return self.components[component]

    @cached_property
    def components(self) -> Mapping[str, Component]:
        """The components of the norm by id."""
        return {one.id: one for one in self.norm.components}


NEEDS: Mapping[str, Callable[[Case], bool]] = {
    "@any": lambda case: True,
    "@kind": lambda case: bool(case.view.kind) and case.view.kind_confidence >= HEARD,
    "@form": lambda case: bool(case.form_components) and case.view.kind_confidence >= HEARD,
    "@body": lambda case: bool(case.view.body),
    "@attachment": lambda case: bool(case.view.attachments),
    "@issuer": lambda case: bool(case.known.issuer and case.view.issuer),
    "@place": lambda case: bool(case.known.place and case.view.place_name),
}
"""Needs of a rule that are no component."""


def component_of(item: BodyItem) -> str:
    """Component of the norm of an outline's item, or its level where the norm has none."""
    return LEVELS.get(item.level, item.level)


def has_letters(text: str) -> bool:
    """Whether a text prints any letter or digit."""
    return _ANY_LETTER(text) is not None


def text_width(section: SectionFacts) -> Twips:
    """Width between the margins of a section."""
    return Twips(section.page_width - section.left - section.right - section.gutter)


def _cut(letters: tuple[Letters, ...], first: int, end: int) -> Iterator[Letters]:
    for one in letters:
        text = one.text[max(0, first - one.start) : max(0, end - one.start)]
        if has_letters(text):
            yield Letters(one.run, text, one.start)


def _letters(para: ParagraphFacts) -> Iterator[Letters]:
    start = 0
    for run in para.visible_runs():
        if has_letters(run.text):
            yield Letters(run, run.shown, start)
        start += len(run.text)
