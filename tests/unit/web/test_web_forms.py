"""Nodes from fields: words of the glossary, values as typed, sentences beside the field."""

from __future__ import annotations

import pytest

from docgen.documents.co_quan import HoSoCoQuan
from docgen.documents.noi_dung import CONTENTS, NoiDungKeHoach
from docgen.documents.schema import FieldSpec, fields_of
from docgen.documents.van_ban import VanBanCoTenLoai
from docgen.problems import Problem, Severity
from web.forms import Builder, Choices, Node, Option, place_findings
from web.layout import layout_of


def specs_of(content: str) -> list[FieldSpec]:
    hidden = {"mau", "loai", "co_quan"}
    fields = fields_of(VanBanCoTenLoai, CONTENTS[content])
    return [spec for spec in fields if spec.name not in hidden]


def nodes_of(value: dict[str, object], content: str = "ke_hoach") -> dict[str, Node]:
    nodes = Builder(Choices(groups=(Option("g", "Nhóm"),))).nodes(specs_of(content), value)
    return {one.name: one for top in nodes for one in top.walk()}


@pytest.mark.parametrize("content", sorted(CONTENTS))
def test_every_field_of_every_content_has_its_part(content: str) -> None:
    nodes = Builder().nodes(specs_of(content), {})
    layout = layout_of(nodes)
    shown = {one.name for top in layout.nodes for one in top.walk()}
    hidden = {one.name for one in layout.hidden}
    every = {one.name for top in nodes for one in top.walk()} - {"noi_dung"}
    assert shown | hidden == every
    assert hidden == {"noi_dung-kieu"}


def test_parts_follow_the_paper() -> None:
    layout = layout_of(Builder().nodes(specs_of("ke_hoach"), {}))
    ids = [part.id for part in layout.parts]
    assert ids[0] == "thong-tin-chung"
    assert ids[-2:] == ["noi-nhan", "nguoi-ky"]
    assert ids.index("muc-dich") < ids.index("nhiem-vu") < ids.index("phan-cong")


def test_every_label_of_a_paper_and_of_the_profile_is_in_words() -> None:
    nodes = [
        one
        for specs in ([*specs_of(name)] for name in CONTENTS)
        for top in Builder().nodes(specs, {})
        for one in top.walk()
    ]
    nodes += [one for top in Builder().nodes(fields_of(HoSoCoQuan), {}) for one in top.walk()]
    assert all(one.label and "_" not in one.label for one in nodes)
    assert not [one.hint for one in nodes if one.hint.removesuffix("./.").endswith(".")]


def test_what_may_be_left_out_is_marked() -> None:
    nodes = nodes_of({})
    assert nodes["nam"].required
    assert not nodes["so"].required
    assert not nodes["noi_dung-kinh_phi"].required


def test_few_choices_stand_side_by_side_many_open() -> None:
    nodes = nodes_of({"noi_nhan": [{"ten": "a"}]})
    assert nodes["do_khan"].control == "nut_chon"
    assert nodes["noi_nhan-0-muc_dich"].control == "chon"


def test_an_unknown_choice_is_kept_as_given() -> None:
    node = nodes_of({"do_khan": "rat_khan"})["do_khan"]
    assert node.value == "rat_khan"
    assert node.options[-1] == Option("rat_khan", "“rat_khan”")


def test_a_list_that_needs_an_entry_offers_the_first() -> None:
    nodes = nodes_of({})
    assert nodes["noi_dung-chu_de-0-tieu_de"].value == ""
    assert "noi_dung-chu_de-0-nhiem_vu-0-noi_dung" not in nodes


def test_a_bare_text_stands_for_the_main_field() -> None:
    nodes = nodes_of({"can_cu": ["Theo đề nghị"], "noi_nhan": ["Sở Y tế"]})
    assert nodes["can_cu-0-nguyen_van"].value == "Theo đề nghị"
    assert nodes["noi_nhan-0-ten"].value == "Sở Y tế"


@pytest.mark.parametrize("value", ["chữ", ["a"], 5, True, None, [["a"]], [{"x": {"y": "z"}}]])
@pytest.mark.parametrize("name", ["nam", "noi_dung", "noi_nhan", "ky", "bi_mat", "can_cu"])
def test_values_of_any_shape_can_be_shown(name: str, value: object) -> None:
    assert nodes_of({name: value})


def test_a_sentence_lands_at_the_nearest_field_there_is() -> None:
    nodes = Builder().nodes(fields_of(VanBanCoTenLoai, NoiDungKeHoach)[3:], {})
    problem = Problem("REQUIRED", ("noi_dung", "mo_dau", 3), {"nhan": "mở đầu"})
    findings = place_findings([problem, problem], nodes)
    assert [one.target for one in findings.errors] == ["noi_dung-mo_dau"]
    assert findings.errors[0].sentence == "Nhập mở đầu"


def test_lighter_findings_do_not_make_a_field_faulty() -> None:
    nodes = Builder().nodes(specs_of("ke_hoach"), {})
    problem = Problem("TY-01", ("trich_yeu",), {"a": "1", "b": "2"}, severity=Severity.CANH_BAO)
    findings = place_findings([problem], nodes)
    assert not findings.errors
    assert findings.warnings
    assert not any(node.faulty for node in nodes)
