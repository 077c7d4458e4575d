"""One thing that is wrong in a paper, and the one place that decides how heavy it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docgen.norms.evidence import Confidence
from docgen.problems import Severity

Basis = Literal["law", "form", "convention", "text"]
"""Where a demand comes from: ``text`` is a slip that the paper alone proves."""

Defect = Literal[
    "missing",
    "extra",
    "wrong_text",
    "wrong_case",
    "wrong_font",
    "wrong_size",
    "wrong_weight",
    "wrong_slant",
    "wrong_align",
    "wrong_colour",
    "wrong_place",
    "out_of_range",
    "wrong_order",
    "duplicated",
    "wrong_format",
    "inconsistent",
    "outdated",
    "spacing",
    "spelling",
]

SURE = 0.8
"""Recognition below this makes a finding one step lighter."""

HEARD = 0.5
"""What was recognised with less is not judged at all."""

_WEIGHT = {"law": 0, "form": 1, "text": 1, "convention": 2}
_STEPS = (Severity.LOI, Severity.CANH_BAO, Severity.GOI_Y)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a demand stands: basis and confidence of the norm's value, place in the decree."""

    basis: Basis
    conf: Confidence = "A"
    clause: str = ""


def severity(source: Source, sure: float = 1.0) -> Severity:
    """Weigh a finding (decision 23).

    Law is an error, a form a warning, convention advice; confidence C or D and doubtful
    recognition (``sure`` from 0 to 1) lower it one step each.
    """
    step = _WEIGHT[source.basis] + (source.conf in ("C", "D")) + (sure < SURE)
    return _STEPS[min(step, len(_STEPS) - 1)]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, by which demand.

    ``code`` names the sentence and ``params`` fill it; ``component`` is the id of the norm, "" for
    the whole paper. ``place`` is for people; ``paragraphs`` are positions in the facts, the first
    one the place of the finding, empty for the whole file; ``span`` are characters of the first
    paragraph. ``fix`` is the text before and after where the change is certain.
    """

    code: str
    rule: str
    component: str
    defect: Defect
    severity: Severity
    source: Source
    place: str
    paragraphs: tuple[int, ...]
    span: tuple[int, int] | None
    quote: str
    params: Mapping[str, str]
    fix: tuple[str, str] | None

    @property
    def clause(self) -> str:
        """Place in the decree, "" for a slip that needs no decree."""
        return self.source.clause

    @property
    def order(self) -> tuple[int, int, str]:
        """Sort key: place in the paper, the whole file first."""
        first = self.paragraphs[0] if self.paragraphs else -1
        return first, self.span[0] if self.span else 0, self.code
