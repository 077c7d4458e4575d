"""The printed measures leave the fixed words their room, by the widths of the real letters."""

from __future__ import annotations

import pytest

from docgen.norms import Component, Norm, load_norm
from docgen.norms.loader import DATA
from docgen.text import metrics

SPARE = 20
"""Twips a line must have over, so that no program's rounding breaks it."""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm(DATA / "nd30_2020.yaml")


@pytest.mark.parametrize("size_set", ["14", "13"])
@pytest.mark.parametrize("component_id", ["quoc_hieu", "tieu_ngu"])
def test_national_line_and_motto_keep_to_one_line_each(
    norm: Norm, component_id: str, size_set: str
) -> None:
    component = norm.component(component_id)
    room = norm.head.inner(1, norm.page.text_width)
    assert width_of(component.fixed_text or "", component, size_set) + SPARE <= room


@pytest.mark.parametrize("name", ["ỦY BAN NHÂN DÂN", "PHÒNG VĂN HÓA - XÃ HỘI"])
def test_the_usual_names_of_commune_bodies_keep_to_one_line(norm: Norm, name: str) -> None:
    room = norm.head.inner(0, norm.page.text_width)
    assert width_of(name, norm.component("co_quan_ban_hanh"), "14") + SPARE <= room


@pytest.mark.parametrize("lines", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG"])
def test_the_lines_of_a_signature_keep_to_one_line(norm: Norm, lines: str) -> None:
    room = norm.signature.inner(1, norm.page.text_width)
    assert width_of(lines, norm.component("quyen_han"), "14") + SPARE <= room


def test_addressees_have_their_hyphen_under_the_colon(norm: Norm) -> None:
    label, listed = norm.component("kinh_gui_nhan"), norm.component("kinh_gui_ds")
    before_colon = (label.fixed_text or "").removesuffix(":")
    colon = label.left + width_of(before_colon, label, "14")
    assert listed.left - listed.hanging == pytest.approx(colon, abs=10)


def width_of(text: str, component: Component, size_set: str) -> float:
    size = component.half_points(size_set)
    assert size is not None
    return metrics.text_width(text, size, bold=bool(component.bold), italic=bool(component.italic))
