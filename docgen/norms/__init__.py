"""What a decree demands, as data with dates, basis and confidence.

The public names are loaded on first use: reading a norm needs pydantic, naming it does not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.norms.evidence import Evidence
    from docgen.norms.loader import load_norm, norm_for, norms
    from docgen.norms.model import Component, Norm
    from docgen.norms.parts import Form, Kind, Margin, Page, Table

__all__ = [
    "Component",
    "Evidence",
    "Form",
    "Kind",
    "Margin",
    "Norm",
    "Page",
    "Table",
    "load_norm",
    "norm_for",
    "norms",
]

_HOMES = {
    "Component": "model",
    "Evidence": "evidence",
    "Form": "parts",
    "Kind": "parts",
    "Margin": "parts",
    "Norm": "model",
    "Page": "parts",
    "Table": "parts",
    "load_norm": "loader",
    "norm_for": "loader",
    "norms": "loader",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"docgen.norms.{_HOMES[name]}"), name)
