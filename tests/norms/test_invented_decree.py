"""A successor of the decree is one new file: an invented one goes through the same loader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.norms import Norm, load_norm, norm_for, norms

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def invented() -> Norm:
    return load_norm(HERE / "quyet_dinh_gia_tuong.yaml")


@pytest.fixture(scope="module")
def present() -> Norm:
    return norm_for(None)


@pytest.mark.parametrize(
    ("day", "norm_id"),
    [
        (date(2026, 11, 23), "nd30_2020"),
        (date(2029, 12, 31), "nd30_2020"),
        (date(2030, 1, 1), "gia_tuong_2030"),
        (date(2031, 6, 1), "gia_tuong_2030"),
        (None, "gia_tuong_2030"),
    ],
)
def test_the_day_of_the_paper_chooses_between_two_decrees(day: date | None, norm_id: str) -> None:
    assert norm_for(day, HERE).id == norm_id


def test_without_its_folder_the_invented_decree_is_unknown() -> None:
    assert norm_for(date(2031, 6, 1)).id == "nd30_2020"
    assert [one.id for one in norms(HERE)] == ["nd30_2020", "gia_tuong_2030"]


def test_it_has_its_own_words(invented: Norm) -> None:
    assert invented.component("quoc_hieu").fixed_text == "XỨ SỞ GIẢ TƯỞNG ĐỂ THỬ"
    assert invented.component("tieu_ngu").fixed_text == "Chăm chỉ - Tử tế - Vui vẻ"
    assert invented.dau_ket_thuc == "_/_"
    assert invented.muc_dich_noi_nhan["bao_cao"] == "để báo cáo"


def test_it_has_its_own_measures(invented: Norm, present: Norm) -> None:
    assert invented.page.margins.left.chosen == 25
    assert invented.page.text_width != present.page.text_width
    assert invented.head.columns_percent == (44, 56)
    assert invented.component("trich_yeu_line").rule_chosen == 0.6
    assert invented.page.number.place == "bottom_margin"


def test_it_has_its_own_size_sets(invented: Norm) -> None:
    assert set(invented.size_sets) == {"lon", "nho"}
    assert invented.size_sets["lon"]["noi_dung"] == 15
    assert invented.size_sets[invented.size_set_default]["tieu_ngu"] == 15


def test_it_has_one_kind_more(invented: Norm, present: Norm) -> None:
    extra = {one.id for one in invented.kinds} - {one.id for one in present.kinds}
    assert extra == {"thong_diep"}
    assert invented.kind("thong_diep").abbr == "TĐ"


def test_one_component_has_another_name_and_style_under_its_old_id(invented: Norm) -> None:
    renamed = invented.component("trich_yeu")
    assert (renamed.name, renamed.style) == ("Tóm tắt nội dung", "TT Tóm tắt nội dung")
    assert invented.component_of_style("TT Trích yếu") is None


def test_it_is_told_apart_by_its_hash(invented: Norm, present: Norm) -> None:
    assert len(invented.sha256) == 64
    assert invented.sha256 != present.sha256
