"""A component with one fault is still found: a checker must see what it complains of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from docgen.facts.model import DocumentFacts, ParagraphFacts
from docgen.facts.reader import read_facts
from docgen.facts.recognition import recognise
from docgen.norms import norm_for
from tests.functional.recognition.disguise import flattened
from tests.functional.recognition.measure import Found, Score, found_in, show
from tests.support.papers import RenderedSamples

NORM = norm_for(None)
PAPERS = (
    "to-trinh-hoa-mai-2027",
    "ke-hoach-hoa-mai-2026",
    "ky-tl-kt",
    "ten-co-quan-dai",
    "hoa-toc",
)
OF_EACH = 2
"""Paragraphs of one component that are spoilt in each paper."""
ENOUGH = 0.98


def look(**changed: Any) -> Callable[[ParagraphFacts], ParagraphFacts]:
    def spoil(one: ParagraphFacts) -> ParagraphFacts:
        runs = tuple(replace(run, format=replace(run.format, **changed)) for run in one.runs)
        return replace(one, runs=runs)

    return spoil


def align(where: str) -> Callable[[ParagraphFacts], ParagraphFacts]:
    return lambda one: replace(one, format=replace(one.format, align=where))


def words(change: Callable[[str], str]) -> Callable[[ParagraphFacts], ParagraphFacts]:
    def spoil(one: ParagraphFacts) -> ParagraphFacts:
        text = change(one.text)
        return replace(one, text=text, runs=(replace(one.runs[0], text=text),))

    return spoil


FAULTS: dict[str, Callable[[ParagraphFacts], ParagraphFacts]] = {
    "light": look(bold=False),
    "bold": look(bold=True),
    "upright": look(italic=False),
    "slanted": look(italic=True),
    "to the left": align("left"),
    "centred": align("center"),
    "in capitals": words(str.upper),
    "in small letters": words(str.capitalize),
    "two spaces": words(lambda text: text.replace(" ", "  ", 1)),
    "without its last mark": words(lambda text: text.rstrip(".;:")),
    "a letter lost": words(lambda text: text[:-2] + text[-1:] if len(text) > 10 else text),
    "spaces in front": words(lambda text: "   " + text),
}


def spoilt(facts: DocumentFacts, truth: set[Found]) -> Iterator[tuple[int, str]]:
    """The paragraphs to spoil, with their component."""
    counts: dict[str, int] = {}
    for at, component in sorted(truth):
        paragraph = facts.paragraphs[at]
        cell = component.startswith(("bang_", "dong_"))
        if cell or not paragraph.text.strip() or component == "so_trang":
            continue
        counts[component] = counts.get(component, 0) + 1
        if counts[component] <= OF_EACH:
            yield at, component


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_spoilt_component_is_still_found(samples: RenderedSamples, fault: str) -> None:
    score = Score()
    for name in PAPERS:
        facts = read_facts(flattened(samples[name].docx))
        truth = found_in(recognise(facts, NORM).parts)
        for at, component in spoilt(facts, truth):
            paragraphs = list(facts.paragraphs)
            paragraphs[at] = FAULTS[fault](paragraphs[at])
            view = recognise(replace(facts, paragraphs=tuple(paragraphs)), NORM)
            got = {one for one in found_in(view.parts, spans=True) if one[0] == at}
            score.add({(at, component)}, got & {(at, component)})
    show(f"{fault}\n{score.table()}")
    assert score.recall >= ENOUGH, sorted(score.missed)
