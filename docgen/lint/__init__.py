"""Judges a Word file against a norm: rules over facts, findings with code, place and clause."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.lint.case import Known
    from docgen.lint.engine import judge, judge_file
    from docgen.lint.finding import Finding
    from docgen.lint.verdict import Verdict

__all__ = ["Finding", "Known", "Verdict", "judge", "judge_file"]

_HOMES = {
    "Finding": "docgen.lint.finding",
    "Known": "docgen.lint.case",
    "Verdict": "docgen.lint.verdict",
    "judge": "docgen.lint.engine",
    "judge_file": "docgen.lint.engine",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
