"""Counting what the recogniser found: right, missed and wrong, component by component."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from docgen.facts.model import DocumentFacts, ParagraphFacts, Story
from docgen.facts.recognition import PaperView, Part
from docgen.norms import Norm

Place = tuple[object, ...]
Found = tuple[int, str]
"""A paragraph and a component that stands in it."""


@dataclass
class Score:
    """Counts per component."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, expected: AbstractSet[Place], found: AbstractSet[Place]) -> None:
        """Count two sets of places; the last member of a place is its component."""
        self.right.update(str(place[-1]) for place in expected & found)
        self.missed.update(str(place[-1]) for place in expected - found)
        self.wrong.update(str(place[-1]) for place in found - expected)

    @property
    def recall(self) -> float:
        return self.right.total() / max(1, self.right.total() + self.missed.total())

    @property
    def precision(self) -> float:
        return self.right.total() / max(1, self.right.total() + self.wrong.total())

    def table(self) -> str:
        """One row per component; shares only where there are at least 20 cases."""
        names = sorted({*self.right, *self.missed, *self.wrong})
        rows = [
            f"{'component':24}{'present':>8}{'found':>7}{'wrong':>7}{'recall':>9}{'precis.':>9}"
        ]
        for name in names:
            right, missed, wrong = self.right[name], self.missed[name], self.wrong[name]
            rows.append(
                f"{name:24}{right + missed:8}{right:7}{wrong:7}"
                f"{_share(right, right + missed):>9}{_share(right, right + wrong):>9}"
            )
        total = (
            f"{self.right.total()} right, {self.missed.total()} missed, {self.wrong.total()} wrong"
        )
        return "\n".join(
            [*rows, f"{total}; recall {self.recall:.2%}, precision {self.precision:.2%}"]
        )


def _share(count: int, of: int) -> str:
    return f"{count / of:.1%}" if of >= 20 else "-"


def found_in(parts: Iterable[Part], *, spans: bool = False) -> set[Found]:
    """Paragraph and id of every part; of those that fill their paragraphs unless ``spans``."""
    return {
        (paragraph, part.id)
        for part in parts
        if spans or part.span is None
        for paragraph in part.paragraphs
    }


def styled(facts: DocumentFacts, norm: Norm) -> set[Found]:
    """Paragraph and component of every paragraph in a style of the norm.

    The empty header of a first page prints nothing, so it is no page number, and an empty cell is
    no number: there are no letters that anything could be said of.
    """
    empty = {one.place.index for one in facts.paragraphs if _prints_nothing(one, norm)}
    shown = (one for one in facts.paragraphs if one.place.index not in empty)
    named = ((one.place.index, norm.component_of_style(one.style_name)) for one in shown)
    return {(index, component.id) for index, component in named if component is not None}


def _prints_nothing(paragraph: ParagraphFacts, norm: Norm) -> bool:
    component = norm.component_of_style(paragraph.style_name)
    if paragraph.text.strip() or paragraph.fields or component is None:
        return False
    in_margin = paragraph.place.story in (Story.HEADER, Story.FOOTER)
    return in_margin or component.id.startswith("bang_")


def in_body(facts: DocumentFacts, found: set[Found]) -> set[Found]:
    """What stands in the body; LibreOffice writes a header for each section."""
    body = {one.place.index for one in facts.story()}
    return {one for one in found if one[0] in body}


def compare(expected: set[Found], view: PaperView) -> Score:
    """Measure the whole-paragraph parts of one paper."""
    score = Score()
    whole = found_in(view.parts)
    # A rule drawn under words stands in their paragraph; our own papers have a paragraph for it.
    rules = {one for one in whole - expected if one[1].endswith("_line")}
    score.add(expected, whole - rules)
    return score


def differences(expected: set[Found], view: PaperView) -> list[str]:
    """What was missed and what is wrong, for a person to read."""
    whole = found_in(view.parts)
    texts = {index: part.text[:40] for part in view.parts for index in part.paragraphs}
    missed = [f"missed {at} {name} {texts.get(at, '')!r}" for at, name in sorted(expected - whole)]
    wrong = [f"wrong  {at} {name} {texts.get(at, '')!r}" for at, name in sorted(whole - expected)]
    return missed + wrong


def show(text: str) -> None:
    """Print a table for whoever runs the tests with ``-s``, or reads a failure."""
    sys.stdout.write(f"\n{text}\n")
