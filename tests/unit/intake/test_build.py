"""Records become models; every mistake is told at once, with place, sentence and remedy."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.documents.noi_dung import CONTENTS, NoiDungKeHoach
from docgen.documents.van_ban import VanBanCoTenLoai
from docgen.intake.build import Built, build
from docgen.intake.record import Record
from docgen.messages import message_for
from docgen.problems import Severity
from tests.support.records import (
    PLAN_2024,
    PLAN_2026,
    form_record,
    json_record,
    put,
    sample_files,
    tree_of,
    yaml_record,
)


def built(record: Record, content: str = "ke_hoach") -> Built[VanBanCoTenLoai]:
    return build(record, VanBanCoTenLoai, content=CONTENTS[content], fixed={"loai": content})


def problems_of(tree: dict[str, Any]) -> dict[str, str]:
    """Place → code of every error."""
    return {one.place: one.code for one in built(yaml_record(tree)).report.errors}


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.stem)
def test_yaml_json_and_form_build_equal_models(file: Any) -> None:
    tree = tree_of(file)
    models = [
        built(record, _content(file)).model
        for record in (yaml_record(tree), json_record(tree), form_record(tree))
    ]
    assert models[0] is not None
    assert models[0] == models[1] == models[2]


def _content(file: Any) -> str:
    ref = str(tree_of(file)["mau"])
    return "_".join(ref.split("-")[:2])


def test_all_mistakes_are_told_in_one_pass_with_place_sentence_and_remedy() -> None:
    tree = tree_of(PLAN_2024)
    tree["nam"] = "26"
    tree["trich_yeu"] = None
    tree["ngay"] = "31/4/2024"
    tree["noi_dungg"] = "x"
    put(tree, ("noi_nhan", 0, "muc_dich"), "bao_coa")
    put(tree, ("noi_dung", "muc_dich"), [])
    assert problems_of(tree) == {
        "nam": "NOT_A_YEAR",
        "trich_yeu": "REQUIRED",
        "ngay": "NO_SUCH_DAY",
        "noi_dungg": "UNKNOWN_FIELD_NEAR",
        "noi_nhan[1].muc_dich": "NOT_A_CHOICE",
        "noi_dung.muc_dich": "REQUIRED_ITEM",
    }
    for problem in built(yaml_record(tree)).report.errors:
        message = message_for(problem)
        assert "{" not in message.sentence.replace("{nam}", "")
        assert message.remedy
        assert problem.line


def test_a_missing_field_of_an_item_is_named_with_the_item() -> None:
    tree = tree_of(PLAN_2026)
    put(tree, ("noi_dung", "chu_de", 0, "nhiem_vu", 1, "thoi_han"), "")
    (problem,) = built(yaml_record(tree)).report.errors
    assert message_for(problem).sentence == "Nhập thời hạn của nhiệm vụ 2, nhóm nhiệm vụ 1"
    assert problem.place == "noi_dung.chu_de[1].nhiem_vu[2].thoi_han"


def test_the_line_of_a_missing_field_is_that_of_its_item() -> None:
    record = yaml_record(tree_of(PLAN_2026))
    tree = tree_of(PLAN_2026)
    put(tree, ("noi_dung", "chu_de", 1, "nhiem_vu", 0, "chu_tri"), None)
    (problem,) = built(yaml_record(tree)).report.errors
    assert problem.line == record.line(("noi_dung", "chu_de", 1, "nhiem_vu", 0, "chu_tri"))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("trich_yeu",), {"a": "b"}, "NOT_TEXT"),
        (("noi_dung", "chu_de"), "chữ", "NOT_A_LIST"),
        (("ky",), ["x"], "NOT_A_GROUP"),
        (("so",), "12a", "NOT_A_NUMBER"),
        (("so",), "0", "OUT_OF_RANGE"),
        (("so",), "１２", "NOT_A_NUMBER"),
        (("nam",), "3000", "OUT_OF_RANGE"),
        (("ngay",), "hôm nay", "NOT_A_DATE"),
        (("ngay",), "00/00/2024", "NO_SUCH_DAY"),
        (("bi_mat",), "chắc thế", "NOT_A_CHOICE"),
        (("noi_dung", "ket_thuc"), "a" * 50_001, "TOO_LONG"),
        (("noi_dung", "bao_cao"), ["a"] * 2_001, "TOO_MANY"),
        (("noi_dung", "kinh_phi"), {"so_tien": "1,5"}, "NOT_MONEY"),
        (("noi_dung", "kinh_phi"), {"so_tien": "-5"}, "NOT_MONEY"),
        (("noi_dung", "kinh_phi"), {"so_tien": "1e309"}, "NOT_MONEY"),
        (("xyz",), "x", "UNKNOWN_FIELD"),
    ],
)
def test_each_kind_of_wrong_value_has_its_own_code(path: Any, value: Any, code: str) -> None:
    tree = tree_of(PLAN_2024)
    put(tree, path, value)
    assert code in problems_of(tree).values()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Có\x0bký tự", "CONTROL_CHAR"),
        ("Có \ufffe mã", "NONCHARACTER"),
        ("Có \u202e chiều", "BIDI"),
        ("Có \ud800 mã", "SURROGATE"),
        ("QuyÕt ®Þnh cña Uû ban", "LEGACY_FONT"),
    ],
)
def test_characters_no_paper_prints_are_errors_with_their_name(text: str, code: str) -> None:
    tree = tree_of(PLAN_2024)
    tree["trich_yeu"] = text
    record = Record(tree, "thu")
    assert code in {one.code for one in built(record).report.errors}


def test_decomposed_and_hidden_characters_are_mended_and_said() -> None:
    tree = tree_of(PLAN_2024)
    tree["trich_yeu"] = "Quye\u0302\u0301t\u00a0định\u200b"
    result = built(Record(tree, "thu"))
    assert result.model is not None
    assert result.model.trich_yeu == "Quyết định"
    assert {one.code for one in result.report.hints} == {
        "NOTE_COMPOSED",
        "NOTE_SPACE_REPLACED",
        "NOTE_INVISIBLE_REMOVED",
    }
    assert all(one.severity is Severity.GOI_Y for one in result.report)


def test_a_line_break_in_a_one_line_field_becomes_a_space() -> None:
    tree = tree_of(PLAN_2024)
    tree["trich_yeu"] = "Một\r\nhai\tba"
    model = built(Record(tree, "thu")).model
    assert model is not None
    assert model.trich_yeu == "Một hai ba"


def test_a_bare_text_stands_for_a_recipient_and_for_a_free_ground() -> None:
    tree = tree_of(PLAN_2024)
    tree["noi_nhan"] = ["Công an phường"]
    tree["can_cu"] = ["Theo đề nghị của Trưởng phòng"]
    model = built(yaml_record(tree)).model
    assert model is not None
    assert model.noi_nhan[0].ten == "Công an phường"
    assert model.can_cu[0].nguyen_van == "Theo đề nghị của Trưởng phòng"


def test_optional_groups_left_empty_are_absent() -> None:
    tree = tree_of(PLAN_2024)
    tree["noi_dung"]["kinh_phi"] = {"doan": "", "so_tien": ""}
    model = built(yaml_record(tree)).model
    assert model is not None
    assert isinstance(model.noi_dung, NoiDungKeHoach)
    assert model.noi_dung.kinh_phi is None


def test_a_blank_row_is_no_mistake_and_shifts_no_line() -> None:
    tree = tree_of(PLAN_2026)
    tasks = tree["noi_dung"]["chu_de"][0]["nhiem_vu"]
    tasks.insert(0, {"noi_dung": "", "chu_tri": None})
    tasks[2]["thoi_han"] = ""
    record = yaml_record(tree)
    (problem,) = built(record).report.errors
    assert problem.place == "noi_dung.chu_de[1].nhiem_vu[2].thoi_han"
    blank_row_counted = ("noi_dung", "chu_de", 0, "nhiem_vu", 2, "thoi_han")
    assert problem.line == record.line(blank_row_counted)
