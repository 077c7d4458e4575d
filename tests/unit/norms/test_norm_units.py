"""Lengths in twips and sizes in half points."""

from __future__ import annotations

import pytest

from docgen.norms import units


@pytest.mark.parametrize(
    ("millimetres", "twips"), [(15, 850), (20, 1134), (25, 1417), (30, 1701), (35, 1984)]
)
def test_millimetres_become_the_twips_that_word_stores(millimetres: float, twips: int) -> None:
    assert units.twips_of_mm(millimetres) == twips


def test_centimetres_and_points_become_twips() -> None:
    assert units.twips_of_cm(1.27) == 720
    assert units.twips_of_cm(1) == 567
    assert units.twips_of_pt(6) == 120


def test_a_size_becomes_half_points() -> None:
    assert units.half_points(13) == 26
    assert units.half_points(13.5) == 27


def test_a_size_that_word_cannot_store_is_refused() -> None:
    with pytest.raises(ValueError, match="half a point"):
        units.half_points(13.3)


@pytest.mark.parametrize("millimetres", [15, 20, 25, 30, 35])
def test_a_margin_at_its_limit_stays_inside_after_rounding(millimetres: float) -> None:
    stored = units.twips_of_mm(millimetres)
    assert units.within(stored, units.twips_of_mm(millimetres), units.twips_of_mm(millimetres))
    assert units.mm_of_twips(stored) == pytest.approx(millimetres, abs=0.01)


def test_one_twip_is_no_difference_and_two_are() -> None:
    assert units.same_length(1134, 1135)
    assert not units.same_length(1134, 1136)
    assert units.within(1133, 1134, 1417)
    assert not units.within(1132, 1134, 1417)
    assert not units.within(1419, 1134, 1417)
