"""Real papers, read in place: what is found of their components, and what is not."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from docgen.facts.model import DocumentFacts
from docgen.facts.reader import read_facts
from docgen.facts.recognition import PaperView, recognise
from docgen.norms import norm_for
from docgen.text import strict_yaml
from tests.functional.recognition.measure import Score, show
from tests.support.records import ROOT

LABELS = sorted((ROOT / "tests/data/recognition").glob("*.yaml"))
CORPUS = Path(os.environ.get("DOCGEN_CORPUS") or ROOT.parent / "shared" / "corpus")
MAIN = "word/document.xml"
ENOUGH = 0.98

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"{len(LABELS)} labelled papers: no DOCGEN_CORPUS"
)

Placed = tuple[str, int, str]
"""Part of the package, paragraph in it, component."""


@cache
def labels(name: str) -> dict[str, object]:
    plain = strict_yaml.load((ROOT / f"tests/data/recognition/{name}.yaml").read_text("utf-8"))
    return plain.plain()


@cache
def read(name: str) -> tuple[DocumentFacts, PaperView]:
    facts = read_facts((CORPUS / f"{name}.docx").read_bytes())
    return facts, recognise(facts, norm_for(None))


def expected(name: str) -> set[Placed]:
    parts = labels(name)["parts"]
    assert isinstance(parts, dict)
    return {
        (part, at, component)
        for component, places in parts.items()
        for place in str(places).split()
        for part, at in _places(place)
    }


def _places(place: str) -> list[tuple[str, int]]:
    if "." in place:
        part, _, at = place.partition(".")
        return [(f"word/{part}.xml", int(at))]
    first, _, last = place.partition("-")
    return [(MAIN, at) for at in range(int(first), int(last or first) + 1)]


def found(name: str) -> set[Placed]:
    facts, view = read(name)
    places = [facts.paragraphs[at].place for at in range(len(facts.paragraphs))]
    return {
        (places[at].part, places[at].ordinal, "bang_o" if part.id == "bang_so" else part.id)
        for part in view.parts
        if part.id != "dong_trong"
        for at in part.paragraphs
    }


def test_components_of_real_papers_are_found() -> None:
    score, wrong = Score(), []
    for label in LABELS:
        wanted, got = expected(label.stem), found(label.stem)
        score.add(wanted, got)
        wrong += [f"{label.stem}: missed {one}" for one in sorted(wanted - got)]
        wrong += [f"{label.stem}: wrong {one}" for one in sorted(got - wanted)]
    show("\n".join([f"{len(LABELS)} papers", score.table(), *wrong]))
    assert score.recall >= ENOUGH
    assert score.precision >= ENOUGH


@pytest.mark.parametrize("name", [label.stem for label in LABELS])
def test_kind_form_genre_and_attachments_of_real_papers(name: str) -> None:
    facts, view = read(name)
    wanted = labels(name)
    attached = [
        f"{one.kind}.{facts.paragraphs[one.start].place.ordinal}" for one in view.attachments
    ]
    assert (view.genre, view.kind, view.form) == (wanted["genre"], wanted["kind"], wanted["form"])
    assert attached == str(wanted.get("attachments") or "").split()
