"""One round of repairs: what was read and recognised, the file under repair, what was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docgen.facts.model import DocumentFacts, ParagraphFacts, RunFacts, SectionFacts, Story
from docgen.facts.xml import P_PR, R_PR, RUN, TEXT, XML_SPACE, W
from docgen.norms import Component, Norm
from docgen.repair.change import Change, PartKey, Wrong
from docgen.repair.letters import Edit, Letters, foreign_font, run_letters
from docgen.repair.package import Workpiece
from docgen.repair.properties import properties

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.facts.recognition.view import PaperView

SURE = 0.8
"""What was recognised with less is left to a person."""

_EDITED = (Story.BODY, Story.HEADER, Story.FOOTER, Story.FOOTNOTE, Story.ENDNOTE)
"""Text boxes stand twice in most files, once for old readers, and are left alone."""

_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_PLAIN_RUN = frozenset((R_PR, TEXT, W + "lastRenderedPageBreak"))


@dataclass(slots=True)
class _Asked:
    """An edit of text that waits for the end of the round."""

    edit: Edit
    change: Change


@dataclass(frozen=True, slots=True)
class _Picked:
    """A run with the characters of it that count."""

    run: RunFacts
    node: _Element
    first: int
    last: int

    @property
    def whole(self) -> bool:
        return (self.first, self.last) == (0, len(self.run.text))


class Work:
    """What the menders of all families share.

    Edits of letters are gathered and made together at the end of the round, so that every mender
    sees the positions that were read; of two that overlap the later one waits for the next round.
    """

    def __init__(
        self,
        facts: DocumentFacts,
        view: PaperView,
        norm: Norm,
        piece: Workpiece,
        refused: frozenset[tuple[str, PartKey | None]] = frozenset(),
    ) -> None:
        self._refused = refused
        self.facts, self.view, self.norm, self.piece = facts, view, norm, piece
        self._letters: dict[int, Letters | None] = {}
        self._asked: dict[int, list[_Asked]] = {}
        self._split: set[int] = set()
        self._new: list[tuple[str, _Element, _Element]] = []

    # -- paragraphs

    def para(self, index: int) -> ParagraphFacts:
        """A paragraph as it was read."""
        return self.facts.paragraphs[index]

    def node(self, index: int) -> _Element:
        """Its element."""
        place = self.para(index).place
        return self.piece.paragraph(place.part, place.ordinal)

    def untouched(self, index: int) -> bool:
        """Whether a paragraph may be edited: no tracked change, template tag or box."""
        para = self.para(index)
        tracked = bool(para.mark_revision) or any(run.revision for run in para.runs)
        free = para.place.story in _EDITED and index not in self._split
        return free and not tracked and not _TAG.search(para.text)

    def sure(self, index: int, component: str) -> bool:
        """Whether a paragraph was recognised well enough to be mended as this component."""
        seen = [part.confidence for part in self.view.at(index)]
        own = [part.confidence for part in self.view.at(index) if part.id == component]
        return min(own or seen, default=1.0) >= SURE

    def ready(self, wrong: Wrong) -> Iterator[int]:
        """The paragraphs of a finding that may be mended."""
        for index in wrong.paragraphs:
            if self.allowed(wrong, index) and self.sure(index, wrong.component):
                yield index

    def allowed(self, wrong: Wrong, index: int | None = None) -> bool:
        """Whether a finding may be mended at a paragraph, or in the file as a whole."""
        if index is None:
            return (wrong.code, None) not in self._refused
        return self.editable(wrong.code, index)

    def editable(self, code: str, index: int) -> bool:
        """Whether a paragraph may be edited for some code."""
        key = self.piece.key(self.node(index)) if self.untouched(index) else None
        return key is not None and (code, key) not in self._refused

    def component(self, component: str) -> Component | None:
        """The component of the norm, ``None`` for a finding without one."""
        return self._components.get(component)

    @cached_property
    def _components(self) -> dict[str, Component]:
        return {one.id: one for one in self.norm.components}

    def span(self, index: int, component: str) -> tuple[int, int] | None:
        """The characters of a component that is only a part of its paragraph."""
        spans = [part.span for part in self.view.at(index) if part.id == component]
        return spans[0] if spans else None

    def section(self, index: int) -> SectionFacts:
        """The section around a paragraph."""
        return self.facts.sections[self.para(index).section]

    # -- what was done

    def change(
        self, wrong: Wrong, what: str, before: str, after: str, index: int | None = None
    ) -> Change:
        """Note a change; of a paragraph where there is an ``index``."""
        return self.noted(wrong.code, what, before, after, index, wrong.component)

    def noted(
        self,
        code: str,
        what: str,
        before: str,
        after: str,
        index: int | None = None,
        component: str = "",
    ) -> Change:
        """The same for what no finding asked for."""
        key = self.piece.key(self.node(index)) if index is not None else None
        place = self.para(index).place.human if index is not None else ""
        return Change(code, what, component, place, before, after, key)

    # -- letters

    def letters(self, index: int) -> Letters | None:
        """The letters of a paragraph, ``None`` where they cannot be edited."""
        if index not in self._letters:
            try:
                self._letters[index] = Letters(self.node(index), self.para(index))
            except LookupError:
                self._letters[index] = None
        return self._letters[index]

    def ask(self, index: int, edits: list[Edit], change: Change) -> bool:
        """Ask for edits of a paragraph's text; say whether they can be made in this round."""
        letters = self.letters(index)
        if letters is None or not edits or not all(letters.can(edit) for edit in edits):
            return False
        taken = [one.edit for one in self._asked.get(index, ())]
        if any(_meet(edit, other) for edit in edits for other in taken):
            return False
        self._asked.setdefault(index, []).extend(_Asked(edit, change) for edit in edits)
        return True

    def finish(self) -> None:
        """Make the edits that were asked for."""
        for index, asked in self._asked.items():
            letters = self.letters(index)
            assert letters is not None
            letters.apply([one.edit for one in asked])
            self.piece.changed(self.para(index).place.part)
        for part, above, new in self._new:
            self.piece.put_after(part, above, new)

    def add_below(self, index: int, new: _Element) -> None:
        """Ask for a new paragraph behind one."""
        self._new.append((self.para(index).place.part, self.node(index), new))

    # -- looks

    def set_shape(self, index: int, setter: Callable[[_Element], object]) -> None:
        """Change the ``w:pPr`` of a paragraph."""
        setter(properties(self.node(index), P_PR))
        self.piece.changed(self.para(index).place.part)

    def set_runs(
        self,
        index: int,
        wrong: Callable[[RunFacts], bool],
        setter: Callable[[_Element], object],
        span: tuple[int, int] | None = None,
    ) -> bool:
        """Change the ``w:rPr`` of the runs with letters that are wrong; say whether any was.

        ``span`` limits it to some characters: runs that reach beyond are cut in two.
        """
        if self._asked.get(index):
            return False
        picked = [one for one in self._picked(index, span) if wrong(one.run)]
        if any(not one.whole and not _only_text(one) for one in picked):
            return False
        for one in picked:
            if not one.whole:
                self._split.add(index)
                _cut(one)
            setter(properties(one.node, R_PR))
        if picked:
            self.piece.changed(self.para(index).place.part)
        return bool(picked)

    def _picked(self, index: int, span: tuple[int, int] | None) -> list[_Picked]:
        """Visible runs with letters or digits inside ``span``."""
        nodes = list(self.node(index).iter(RUN))
        found, start = [], 0
        for run in self.para(index).visible_runs():
            first, last = _inside(run.text, start, span)
            start += len(run.text)
            if any(char.isalnum() for char in run.text[first:last]) and not foreign_font(run):
                found.append(_Picked(run, nodes[run.ordinal], first, last))
        return found


def _inside(text: str, start: int, span: tuple[int, int] | None) -> tuple[int, int]:
    if span is None:
        return 0, len(text)
    first = min(len(text), max(0, span[0] - start))
    return first, max(first, min(len(text), span[1] - start))


def _only_text(one: _Picked) -> bool:
    """Whether a run holds nothing but the text that was read of it."""
    names = {child.tag for child in one.node}
    text = "".join(char for char, _, _ in run_letters(one.node))
    return names <= _PLAIN_RUN and text == one.run.text


def _cut(one: _Picked) -> None:
    """Cut a run so that it holds the picked characters only, its neighbours the others."""
    text, whole = one.run.text, one.node
    before, after = deepcopy(whole), deepcopy(whole)
    if text[: one.first]:
        _write(before, text[: one.first])
        whole.addprevious(before)
    if text[one.last :]:
        _write(after, text[one.last :])
        whole.addnext(after)
    _write(whole, text[one.first : one.last])


def _write(run: _Element, words: str) -> None:
    from lxml import etree

    for child in [child for child in run if child.tag != R_PR]:
        run.remove(child)
    new = etree.SubElement(run, TEXT)
    new.text = words
    new.set(XML_SPACE, "preserve")


def _meet(one: Edit, other: Edit) -> bool:
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end
