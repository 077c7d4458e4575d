"""What came out: findings by place, and for every rule and component whether it was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.lint.finding import Finding
from docgen.lint.places import place_words
from docgen.problems import Severity

if TYPE_CHECKING:
    from docgen.facts.recognition.view import PaperView
    from docgen.lint.case import Case


class State(StrEnum):
    """Silence is not approval: what did not speak up says whether it looked."""

    CHECKED = "checked"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class SeenComponent:
    """A recognised component with its place in words and the confidence from 0 to 1."""

    id: str
    text: str
    place: str
    confidence: float


@dataclass(frozen=True)
class Verdict:
    """The judgement on one file under one norm.

    ``rules`` and ``judged`` (by component) hold a state for each; ``findings`` are in the order of
    the paper, those on the whole file first. ``case`` is what was judged.
    """

    norm_id: str
    genre: str
    kind: str
    findings: tuple[Finding, ...]
    rules: Mapping[str, State]
    judged: Mapping[str, State]
    case: Case = field(repr=False, compare=False)

    @property
    def view(self) -> PaperView:
        """What was recognised."""
        return self.case.view

    @cached_property
    def components(self) -> tuple[SeenComponent, ...]:
        """Everything that was recognised, in reading order, doubtful or not."""
        return tuple(
            SeenComponent(
                part.id, part.text, place_words(self.case, part.paragraphs), part.confidence
            )
            for part in self.view.parts
        )

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one weight."""
        return tuple(one for one in self.findings if one.severity is severity)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the findings in their order."""
        return tuple(one.code for one in self.findings)

    def as_json(self) -> dict[str, Any]:
        """The stable interface: ``kind``, ``components``, ``findings``, all plain values."""
        return {
            "kind": self.kind,
            "components": [_component_json(one) for one in self.components],
            "findings": [_finding_json(one) for one in self.findings],
        }


def _component_json(one: SeenComponent) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "place": one.place,
        "confidence": round(one.confidence, 3),
    }


def _finding_json(one: Finding) -> dict[str, Any]:
    from docgen.lint.words import message_of

    return {
        "code": one.code,
        "severity": str(one.severity),
        "component": one.component,
        "message": message_of(one).sentence,
        "place": one.place,
        "quote": one.quote,
        "clause": one.clause,
        "fix": list(one.fix) if one.fix else None,
    }
