"""Mends what is certain: each finding goes to the mender of its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from docgen.facts.model import DocumentFacts
from docgen.norms import Norm
from docgen.repair.change import Change, PartKey, Wrong
from docgen.repair.package import Workpiece
from docgen.repair.tones import Tone, retone
from docgen.repair.work import Work

if TYPE_CHECKING:
    from docgen.facts.recognition.view import PaperView

Mender = Callable[[Work, Wrong], Iterator[Change]]

_FAMILIES = (
    "texts",
    "signs",
    "page",
    "looks",
    "shapes",
    "page_numbers",
    "ruled_lines",
)
_MENDERS: dict[str, Mender] = {}
_NAMES: dict[str, str] = {}


def mends(family: str, *codes: str) -> Callable[[Mender], Mender]:
    """Register a mender of some codes under the name of its family."""

    def register(mender: Mender) -> Mender:
        for code in codes:
            _MENDERS[code] = mender
            _NAMES[code] = family
        return mender

    return register


def families() -> dict[str, str]:
    """Every code that is mended with the name of its family."""
    _load()
    return dict(_NAMES)


def repair(
    piece: Workpiece,
    facts: DocumentFacts,
    view: PaperView,
    norm: Norm,
    findings: Iterable[Wrong],
    refused: frozenset[tuple[str, PartKey | None]] = frozenset(),
    tone: Tone = "",
) -> tuple[Change, ...]:
    """Mend the workpiece by what was found in it; return what was changed.

    One round: what two findings ask of one place is mended for the first, so call again with new
    findings until nothing comes back. ``refused`` names changes by code and place to leave alone;
    ``tone`` asks for one way of placing tones.
    """
    _load()
    work = Work(facts, view, norm, piece, refused)
    changes = [
        change
        for wrong in findings
        if wrong.code in _MENDERS
        for change in _MENDERS[wrong.code](work, wrong)
    ]
    changes += retone(work, tone)
    work.finish()
    return tuple(changes)


def _load() -> None:
    for name in _FAMILIES:
        import_module(f"docgen.repair.families.{name}")
