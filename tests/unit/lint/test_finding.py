"""Weight comes from basis, confidence and recognition, in one place (decision 23)."""

from __future__ import annotations

import pytest

from docgen.lint.finding import Source, severity
from docgen.problems import Severity


@pytest.mark.parametrize(
    ("basis", "conf", "sure", "weight"),
    [
        ("law", "A", 1.0, Severity.LOI),
        ("law", "B", 0.8, Severity.LOI),
        ("law", "C", 1.0, Severity.CANH_BAO),
        ("law", "D", 0.6, Severity.GOI_Y),
        ("law", "A", 0.79, Severity.CANH_BAO),
        ("form", "A", 1.0, Severity.CANH_BAO),
        ("form", "C", 1.0, Severity.GOI_Y),
        ("text", "A", 1.0, Severity.CANH_BAO),
        ("text", "A", 0.5, Severity.GOI_Y),
        ("convention", "A", 1.0, Severity.GOI_Y),
        ("convention", "D", 0.5, Severity.GOI_Y),
    ],
)
def test_weight(basis: str, conf: str, sure: float, weight: Severity) -> None:
    assert severity(Source(basis, conf), sure) is weight  # type: ignore[arg-type]
