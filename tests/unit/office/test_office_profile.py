"""The office's profile: written and read back, one entry for each period."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen import open_office
from docgen.documents.co_quan import CoQuan, HoSoCoQuan
from docgen.errors import IntakeError
from docgen.intake.record import Record
from docgen.norms import norm_for
from docgen.office.profile import (
    build_profile,
    entry_on,
    office_samples,
    read_profile,
    write_profile,
)
from tests.support.records import PLAN_2026, tree_of


def office(**values: Any) -> dict[str, Any]:
    return dict(tree_of(PLAN_2026)["co_quan"]) | values


def profile(*entries: dict[str, Any]) -> HoSoCoQuan:
    built = build_profile(Record({"co_quan": list(entries)}))
    assert built.model is not None, list(built.report)
    return built.model


OLD = office(dia_danh="Xã Cũ", tu_ngay="01/01/2020", den_ngay="30/6/2025")
NEW = office(dia_danh="Phường Mới", tu_ngay="01/7/2025")


def test_a_profile_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    given = profile(OLD, NEW)
    write_profile(file, given)
    assert build_profile(read_profile(file)).model == given
    text = file.read_text(encoding="utf-8")
    assert "2020-01-01" in text
    assert "Phường Mới" in text


def test_an_office_without_a_file_has_an_empty_profile_with_its_mistake(tmp_path: Path) -> None:
    built = build_profile(read_profile(tmp_path / "office.toml"))
    assert built.model is None
    assert [one.code for one in built.report.errors] == ["REQUIRED_ITEM"]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"co_quan = [\n", "cuối tệp"),
        (b"a = 1\nb = = 2\n", "dòng 2"),
        ("ten = 'Ủy'\n".encode("utf-16"), "dòng 1 không ở bảng mã UTF-8"),
        (b"a = 1\nten = '\xff'\n", "dòng 2 không ở bảng mã UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_its_line_in_vietnamese(
    tmp_path: Path, content: bytes, detail: str
) -> None:
    file = tmp_path / "office.toml"
    file.write_bytes(content)
    with pytest.raises(IntakeError) as caught:
        read_profile(file)
    assert caught.value.code == "PROFILE_UNREADABLE"
    assert caught.value.params == {"tep": "office.toml", "chi_tiet": detail}


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IntakeError) as caught:
        read_profile(tmp_path)
    assert caught.value.params["chi_tiet"] == "không mở được tệp"


def test_dates_and_truth_values_of_toml_are_read_as_a_person_writes_them(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text("a = 2025-07-01\nb = true\nc = 14\n", encoding="utf-8")
    assert read_profile(file).tree == {"a": "2025-07-01", "b": True, "c": "14"}


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2020, 1, 1), "Xã Cũ"),
        (date(2025, 6, 30), "Xã Cũ"),
        (date(2025, 7, 1), "Phường Mới"),
        (date.max, "Phường Mới"),
        (date(2019, 12, 31), "Phường Mới"),
    ],
)
def test_the_entry_is_that_of_the_day_and_else_the_last(day: date, place: str) -> None:
    assert entry_on(profile(OLD, NEW), day).dia_danh == place


def test_a_paper_takes_the_office_of_its_own_day(tmp_path: Path) -> None:
    with open_office(tmp_path, actor="tests") as front:
        front.save_profile(Record({"co_quan": [OLD, NEW]}))
        tree = tree_of(PLAN_2026)
        del tree["co_quan"]
        for given, place in (({}, "Phường Mới"), ({"nam": "2024", "ngay": None}, "Xã Cũ")):
            checked = front.check(Record(tree | given))
            assert checked.paper is not None or given
            built, _ = front._built(Record(tree | given), front.catalogue.get(str(tree["mau"])))
            assert built.model is not None
            assert built.model.co_quan.dia_danh == place


def test_a_profile_with_mistakes_is_not_stored(tmp_path: Path) -> None:
    with open_office(tmp_path, actor="tests") as front:
        built = front.save_profile(Record({"co_quan": [office(viet_tat="")]}))
        assert built.model is None
        assert not front.settings.office_file.exists()


@pytest.mark.parametrize(
    ("role", "authority"),
    [("cap_truong", "tap_the"), ("cap_pho", "tap_the"), ("cap_truong_don_vi", "thua_lenh")],
)
def test_the_samples_name_somebody_of_the_office_in_a_way_he_may_sign(
    role: str, authority: str
) -> None:
    entry: CoQuan = profile(
        office(
            nguoi_ky=[{"id": "ai", "ho_ten": "Lê Ai", "chuc_vu": "TRƯỞNG", "vai_tro": role}],
            nhom_noi_nhan=[],
        )
    ).co_quan[0]
    samples = office_samples(entry, norm_for(None))
    assert samples == {"Ky.nguoi_ky": "ai", "Ky.tu_cach": authority, "NoiNhan.nhom": ""}
