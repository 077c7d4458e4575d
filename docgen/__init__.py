"""Official Vietnamese papers by Nghị định 30/2020/NĐ-CP.

The public names are loaded on first use, so that ``import docgen`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.errors import DocgenError
    from docgen.office import Office, open_office
    from docgen.problems import Problem, Report, Severity

__version__ = "0.1.0"
__all__ = ["DocgenError", "Office", "Problem", "Report", "Severity", "__version__", "open_office"]

_HOMES = {
    "DocgenError": "docgen.errors",
    "Office": "docgen.office",
    "open_office": "docgen.office",
    "Problem": "docgen.problems",
    "Report": "docgen.problems",
    "Severity": "docgen.problems",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
