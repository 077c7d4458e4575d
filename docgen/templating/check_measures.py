"""Measures that are no whole numbers: damage that stamping and the text view cannot read past.

Word and LibreOffice never write them; other programs do (Google Docs: ``w:w="9360.0"``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docgen.problems import Problem
from docgen.templating.places import WORD, Story

if TYPE_CHECKING:
    from lxml.etree import _Element

_TWIPS: Final = frozenset(
    {"w", "h", "val", "sz", "space", "left", "right", "start", "end", "firstLine", "hanging"}
    | {"top", "bottom", "header", "footer", "gutter", "before", "after", "line"}
)
_MEASURED: Final = (
    *("gridCol", "gridSpan", "pgSz", "pgMar", "pgNumType", "sz", "szCs", "spacing", "ind"),
    *("outlineLvl", "top", "bottom"),
)
_WHOLE: Final = re.compile(r"-?\d{1,6}")


def measure_problems(stories: Sequence[Story]) -> Iterator[Problem]:
    """Sizes, widths, margins and indents that are not written as whole numbers."""
    for story in stories:
        for element in story.root.iter(*(WORD + name for name in _MEASURED)):
            if wrong := _wrong_value(element):
                yield story.problem("MEASURE_NOT_WHOLE", element, gia_tri=wrong)


def _wrong_value(element: _Element) -> str:
    is_border = element.tag in (WORD + "top", WORD + "bottom")
    for name, value in element.attrib.items():
        plain = str(name).rpartition("}")[2]
        if plain == "val" and is_border:
            continue  # the kind of line
        if plain in _TWIPS and not _WHOLE.fullmatch(str(value)):
            return str(value)[:40] or "trống"
    return ""
