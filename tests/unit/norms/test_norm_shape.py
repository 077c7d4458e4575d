"""What the norm of Nghị định 30/2020/NĐ-CP holds."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest

from docgen.errors import NormError
from docgen.norms import Component, Norm, load_norm, norm_for
from docgen.norms.loader import DATA
from docgen.norms.units import twips_of_mm


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm(DATA / "nd30_2020.yaml")


def components() -> list[Component]:
    return list(load_norm(DATA / "nd30_2020.yaml").components)


def by_id(component: Component) -> str:
    return component.id


every_component = pytest.mark.parametrize("component", components(), ids=by_id)


def test_the_national_line_and_the_motto_are_those_of_the_decree(norm: Norm) -> None:
    assert norm.component("quoc_hieu").fixed_text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert norm.component("tieu_ngu").fixed_text == "Độc lập - Tự do - Hạnh phúc"
    assert norm.component("noi_nhan_nhan").fixed_text == "Nơi nhận:"
    assert norm.dau_ket_thuc == "./."


def test_a_component_whose_text_varies_has_no_fixed_text(norm: Norm) -> None:
    assert norm.component("so_van_ban").fixed_text is None
    assert norm.component("noi_dung").fixed_text is None
    assert norm.component("loi_quyet_dinh").fixed_text is None


def test_the_margins_we_print_lie_in_the_ranges_of_the_decree(norm: Norm) -> None:
    margins = norm.page.margins
    ranges = {
        side: (
            getattr(margins, side).min,
            getattr(margins, side).max,
            getattr(margins, side).chosen,
        )
        for side in ("top", "bottom", "left", "right")
    }
    assert ranges == {
        "top": (20, 25, 20),
        "bottom": (20, 25, 20),
        "left": (30, 35, 30),
        "right": (15, 20, 20),
    }
    assert margins.left.weight("min").basis == "law"
    assert margins.left.weight("chosen").basis == "convention"
    assert margins.left.twips == 1701
    assert (margins.right.min_twips, margins.right.max_twips) == (850, 1134)


def test_the_text_stands_160_millimetres_wide_on_a4(norm: Norm) -> None:
    assert (norm.page.paper.width, norm.page.paper.height) == (11906, 16838)
    assert norm.page.text_width == pytest.approx(twips_of_mm(160), abs=1)


def test_the_first_page_hides_its_number_and_appendices_start_again(norm: Norm) -> None:
    number = norm.page.number
    assert (number.start, number.show_on_first_page, number.appendix_restarts) == (1, False, True)
    assert number.place == "top_margin"


@pytest.mark.parametrize(
    ("size_set", "sizes"), [("14", (13, 14, 14, 14)), ("13", (12, 13, 13, 13))]
)
def test_the_sizes_of_one_paper_go_up_and_down_together(
    norm: Norm, size_set: str, sizes: tuple[float, ...]
) -> None:
    coupled = ("quoc_hieu", "tieu_ngu", "dia_danh_thoi_gian", "noi_dung")
    assert tuple(norm.size_sets[size_set][one] for one in coupled) == sizes


def test_the_greater_set_is_nowhere_smaller_and_fixed_sizes_stay(norm: Norm) -> None:
    greater, smaller = norm.size_sets["14"], norm.size_sets["13"]
    assert all(greater[one] - smaller[one] in (0, 1) for one in greater)
    for fixed, size in {
        "noi_nhan_nhan": 12,
        "noi_nhan_ds": 11,
        "luu": 11,
        "so_van_ban": 13,
    }.items():
        assert greater[fixed] == smaller[fixed] == size


def test_sizes_come_as_word_stores_them(norm: Norm) -> None:
    assert norm.component("quoc_hieu").half_points("14") == 26
    assert norm.component("dau_co_quan").half_points("14") is None


@every_component
def test_a_paragraph_has_a_style_named_after_its_component(component: Component) -> None:
    if component.word in ("paragraph", "rule"):
        assert component.style
        assert component.style.startswith("TT ")
        assert "," not in component.style, "Word reads a comma as the start of an alias"
        assert component.style_id == ascii_camel_case(component.style)
    else:
        assert component.style is component.style_id is None


def ascii_camel_case(style: str) -> str:
    bare = unicodedata.normalize("NFD", style.replace("Đ", "D").replace("đ", "d"))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return "".join(word[0].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", letters))


@every_component
def test_a_paragraph_says_all_that_its_style_needs(component: Component) -> None:
    if component.word == "paragraph":
        needed = ("sizes", "align", "space_before_pt", "space_after_pt", "line")
        assert [name for name in needed if getattr(component, name) is None] == []
        assert component.id == "chu_ky" or component.bold is not None


@every_component
def test_each_value_of_a_component_has_basis_and_confidence(component: Component) -> None:
    given = [name for name in component.values() if getattr(component, name) is not None]
    for name in given:
        evidence = component.weight(name)
        assert evidence.basis in ("law", "form", "convention")
        assert evidence.conf in ("A", "B", "C", "D")
    assert component.legal_ref


def test_weight_of_a_value_the_decree_leaves_open_is_not_known(norm: Norm) -> None:
    with pytest.raises(KeyError):
        norm.component("trich_yeu").weight("rule")


@every_component
def test_body_text_is_set_as_the_decree_lets_it(component: Component) -> None:
    if component.first_line_allowed_cm is not None:
        assert component.first_line_cm in component.first_line_allowed_cm
    if component.line_range is not None:
        assert component.line_range.holds(component.line or 0)
    if component.gap_min_pt is not None:
        assert (component.space_after_pt or 0) >= component.gap_min_pt


def test_the_rules_are_found_from_the_text_they_stand_under(norm: Norm) -> None:
    assert under(norm, "tieu_ngu") == ("tieu_ngu_line", "equal_text_width")
    assert under(norm, "co_quan_ban_hanh") == ("co_quan_line", "one_third_to_one_half")
    assert under(norm, "trich_yeu") == ("trich_yeu_line", "one_third_to_one_half")
    assert under(norm, "phu_luc_chi_dan") == ("phu_luc_line", "form_line")
    assert norm.rule_under("noi_dung") is None


def under(norm: Norm, component_id: str) -> tuple[str, str | None]:
    rule = norm.rule_under(component_id)
    assert rule is not None
    return rule.id, rule.rule


def test_a_rule_of_a_third_to_a_half_is_drawn_between_them(norm: Norm) -> None:
    rule = norm.component("trich_yeu_line")
    assert rule.rule_share is not None
    assert (rule.rule_share.min, rule.rule_share.max) == (pytest.approx(1 / 3), 0.5)
    assert rule.rule_chosen == 0.4
    assert rule.weight("rule_share").basis == "law"
    assert rule.weight("rule_chosen").basis == "convention"


def test_titles_keep_with_what_follows(norm: Norm) -> None:
    kept = [one for one in norm.components if one.outline and one.word == "paragraph"]
    assert kept
    assert all(one.keep_next for one in kept)
    assert norm.component("ket_thuc").keep_next
    assert not norm.component("ho_ten").keep_next


def test_the_columns_of_the_head_fill_the_text_width(norm: Norm) -> None:
    width = norm.page.text_width
    assert norm.head.columns(width) == (3538, 5533)
    assert sum(norm.signature.columns(width)) == width
    assert norm.head.inner(1, width) == 5533 - 2 * norm.head.cell_margin


def test_there_are_29_kinds_and_27_abbreviations(norm: Norm) -> None:
    assert len(norm.kinds) == 29
    assert {one.id for one in norm.kinds if one.abbr is None} == {"cong_van", "thu_cong"}
    abbreviations = [one.abbr for one in norm.kinds if one.abbr]
    assert len(set(abbreviations)) == 27
    assert {"CTr", "QyĐ", "TTr", "GGT"} <= set(abbreviations)


def test_a_kind_names_its_form(norm: Norm) -> None:
    assert norm.kind("ke_hoach").form == "1.4"
    assert norm.kind("quyet_dinh").forms == ("1.2", "1.3")
    assert norm.kind("hop_dong").form is None
    assert sum(one.form == "1.4" for one in norm.kinds) == 17


def test_only_cong_van_to_trinh_and_bao_cao_are_addressed(norm: Norm) -> None:
    addressed = {one.id for one in norm.kinds if one.kinh_gui}
    assert addressed == {"cong_van", "to_trinh", "bao_cao"}


def test_the_form_of_named_papers_lists_its_components_in_order(norm: Norm) -> None:
    form = norm.form("1.4")
    assert form.components[:3] == ("quoc_hieu", "tieu_ngu", "tieu_ngu_line")
    assert form.components.index("trich_yeu") < form.components.index("noi_dung")
    assert form.components[-1] == "ho_ten"
    assert (form.has_number, form.has_date, form.signers) == (True, True, "one")


@pytest.mark.parametrize(
    ("tu_cach", "vai_tro", "lines"),
    [
        ("ca_nhan", "cap_truong", ("{chuc_vu}",)),
        ("ca_nhan", "quyen_cap_truong", ("Q. {cap_truong}",)),
        ("ca_nhan", "cap_pho", ("KT. {cap_truong}", "{chuc_vu}")),
        ("tap_the", "cap_truong", ("TM. {tap_the}", "{chuc_vu}")),
        ("tap_the", "quyen_cap_truong", ("TM. {tap_the}", "Q. {cap_truong}")),
        ("tap_the", "cap_pho", ("TM. {tap_the}", "KT. {cap_truong}", "{chuc_vu}")),
        ("thua_lenh", "cap_truong_don_vi", ("TL. {cap_truong}", "{chuc_vu}")),
        ("thua_lenh", "cap_pho_don_vi", ("TL. {cap_truong}", "KT. {truong_don_vi}", "{chuc_vu}")),
        ("thua_uy_quyen", "nguoi_duoc_uy_quyen", ("TUQ. {cap_truong}", "{chuc_vu}")),
    ],
)
def test_the_lines_above_a_signature_follow_from_who_signs_for_whom(
    norm: Norm, tu_cach: str, vai_tro: str, lines: tuple[str, ...]
) -> None:
    assert norm.signing_lines(tu_cach, vai_tro) == lines


def test_a_way_of_signing_the_decree_does_not_know_has_no_lines(norm: Norm) -> None:
    assert norm.signing_lines("thua_lenh", "cap_truong") == ()
    assert len(norm.signing) == 9


def test_recipients_and_citations_have_their_words(norm: Norm) -> None:
    assert dict(norm.muc_dich_noi_nhan) == {
        "bao_cao": "để b/c",
        "thuc_hien": "để t/h",
        "phoi_hop": "để p/h",
        "chi_dao": "để chỉ đạo",
        "biet": "để biết",
    }
    assert norm.phrase("nhu_tren") == "Như trên"
    assert "Luật" in norm.kinds_without_number
    assert "Nghị định" in norm.kinds_with_year


def test_points_are_lettered_in_the_vietnamese_order(norm: Norm) -> None:
    assert "".join(norm.digits.letters) == "abcdđeghiklmnopqrstuvxy"


def test_registers_and_metadata_are_complete(norm: Norm) -> None:
    columns = {one.id: len(one.columns) for one in norm.registers}
    assert columns["outgoing"] == columns["incoming"] == 10
    assert columns["outgoing_post"] == 6
    assert len(norm.registers) == 8
    assert norm.metadata_length("Subject") == 500
    assert norm.metadata_length("OrganName") == 200


def test_stamps_have_the_size_of_the_decree(norm: Norm) -> None:
    sizes = {one.id: (one.width_mm, one.height_mm) for one in norm.stamps}
    assert sizes == {
        "hoa_toc": (30, 8),
        "thuong_khan": (40, 8),
        "khan": (20, 8),
        "van_ban_den": (50, 35),
    }


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda norm: norm.component("khong_co"), id="component"),
        pytest.param(lambda norm: norm.kind("khong_co"), id="kind"),
        pytest.param(lambda norm: norm.form("9.9"), id="form"),
        pytest.param(lambda norm: norm.line("khong_co"), id="line"),
        pytest.param(lambda norm: norm.phrase("khong_co"), id="phrase"),
        pytest.param(lambda norm: norm.metadata_length("Nothing"), id="metadata"),
    ],
)
def test_asking_for_what_the_norm_does_not_hold_names_it(norm: Norm, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(NormError) as refusal:
        ask(norm)
    assert refusal.value.code == "NORM_UNKNOWN_ID"
    assert refusal.value.params["id"] in ("khong_co", "9.9", "Nothing")
    assert refusal.value.params["what"] in (
        "component",
        "kind",
        "form",
        "line",
        "phrase",
        "metadata",
    )


def test_a_style_leads_back_to_its_component(norm: Norm) -> None:
    for name in ("TT Trích yếu", "TTTrichYeu"):
        found = norm.component_of_style(name)
        assert found is not None
        assert found.id == "trich_yeu"
    assert norm.component_of_style("Normal") is None


def test_the_norm_is_chosen_by_the_day_of_the_paper() -> None:
    assert norm_for(date(2020, 3, 5)).id == "nd30_2020"
    assert norm_for(None).id == "nd30_2020"


def test_before_the_decree_no_norm_is_in_force() -> None:
    with pytest.raises(NormError) as refusal:
        norm_for(date(2020, 3, 4))
    assert refusal.value.code == "NORM_NONE_IN_FORCE"
    assert refusal.value.params["day"] == "2020-03-04"


def test_the_age_of_the_last_review_is_counted_from_the_day_given(norm: Norm) -> None:
    reviewed = norm.identity.reviewed_on
    assert norm.days_since_review(reviewed) == 0
    assert norm.days_since_review(reviewed.replace(year=reviewed.year + 1)) == 365
    assert reviewed >= date(2026, 11, 23)
