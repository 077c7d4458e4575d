"""Lengths and letter sizes with their unit in the type.

Word stores lengths as whole twips (1/20 pt, 1440 to the inch) and letter sizes as whole half
points, so 20 mm written to a file reads back as 1134 twips, that is 20.003 mm. Everything is
therefore compared in twips, and one twip of difference is none (``style.md`` 6, trap 8).
"""

from __future__ import annotations

from typing import Final, NewType

Twips = NewType("Twips", int)
"""A length in twentieths of a point."""

HalfPoints = NewType("HalfPoints", int)
"""A letter size in halves of a point, as ``w:sz`` holds it."""

TOLERANCE: Final = Twips(1)
"""Largest difference that rounding to whole twips can make."""

_PER_MM: Final = 1440 / 25.4
_PER_CM: Final = 1440 / 2.54
_PER_PT: Final = 20


def twips_of_mm(millimetres: float) -> Twips:
    """Whole twips nearest to a length in millimetres."""
    return Twips(round(millimetres * _PER_MM))


def twips_of_cm(centimetres: float) -> Twips:
    """Whole twips nearest to a length in centimetres."""
    return Twips(round(centimetres * _PER_CM))


def twips_of_pt(points: float) -> Twips:
    """Whole twips nearest to a length in points."""
    return Twips(round(points * _PER_PT))


def half_points(points: float) -> HalfPoints:
    """A letter size in points as whole half points; 13 gives 26.

    Raises ``ValueError`` for a size Word cannot store, such as 13.3 pt.
    """
    halves = points * 2
    if halves != int(halves):
        raise ValueError(f"{points} pt is no multiple of half a point")
    return HalfPoints(int(halves))


def mm_of_twips(length: int) -> float:
    """A length in twips as millimetres, for showing to people."""
    return length / _PER_MM


def same_length(one: int, other: int) -> bool:
    """Whether two lengths in twips are equal but for rounding."""
    return abs(one - other) <= TOLERANCE


def within(length: int, least: int, most: int) -> bool:
    """Whether a length in twips lies between two limits, rounding forgiven."""
    return least - TOLERANCE <= length <= most + TOLERANCE
