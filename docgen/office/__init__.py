"""The front door: every page, command and script goes through an :class:`Office`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.office.checking import Judged, Look
    from docgen.office.drafts import Draft, DraftInfo
    from docgen.office.front import Office, open_office
    from docgen.office.paper import Checked, Paper

__all__ = ["Checked", "Draft", "DraftInfo", "Judged", "Look", "Office", "Paper", "open_office"]

_HOMES = {
    "Checked": "paper",
    "Draft": "drafts",
    "DraftInfo": "drafts",
    "Judged": "checking",
    "Look": "checking",
    "Office": "front",
    "Paper": "paper",
    "open_office": "front",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"docgen.office.{_HOMES[name]}"), name)
