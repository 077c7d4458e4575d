"""Measures as a clerk reads them in the list of changes."""

from __future__ import annotations

from docgen.norms.units import mm_of_twips

ALIGNMENTS = {
    "left": "căn trái",
    "center": "căn giữa",
    "right": "căn phải",
    "justify": "căn đều hai bên",
    "distribute": "dàn đều",
}


def number(value: float) -> str:
    """``13,5`` for 13.5 and ``13`` for 13.0; at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def millimetres(twips: float) -> str:
    """A length with its unit, ``19,8 mm``."""
    return f"{number(round(mm_of_twips(round(twips)), 1))} mm"


def points(half_points: int) -> str:
    """A letter size, ``13`` or ``13,5``."""
    return number(half_points / 2)


def excerpt(text: str, start: int, end: int, new: str, around: int = 24) -> tuple[str, str]:
    """A changed place with a few words around it, before and after."""
    first = max(0, text.rfind(" ", 0, max(0, start - around)) + 1) if start > around else 0
    last = end + around
    if last < len(text):
        last = max(end, text.rfind(" ", end, last))
    head, tail = text[first:start], text[end:last]
    return f"{head}{text[start:end]}{tail}", f"{head}{new}{tail}"
