"""The style sheet of a norm: what it holds, what it leaves out, and that Word accepts its order."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from docgen.norms import Norm, load_norm, norm_for
from docgen.templating.styles import style_names, styles_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INVENTED = Path(__file__).parents[2] / "norms" / "quyet_dinh_gia_tuong.yaml"
SCHEMA_ORDER = {
    "style": ("name", "basedOn", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"),
    "pPr": (
        *("keepNext", "keepLines", "widowControl", "pBdr", "spacing", "ind"),
        *("contextualSpacing", "jc", "outlineLvl"),
    ),
    "rPr": ("rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"),
    "pBdr": ("top", "left", "bottom", "right"),
    "tblPr": ("tblInd", "tblBorders", "tblCellMar"),
}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return norm_for(None)


def sheet(norm: Norm, size_set: str = "14") -> etree._Element:
    return etree.fromstring(styles_xml(norm, size_set))


def style(root: etree._Element, style_id: str) -> etree._Element:
    (found,) = root.xpath("//*[local-name()='style'][@*[local-name()='styleId']=$id]", id=style_id)
    return found


def value(element: etree._Element, path: str, key: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + key)


@pytest.mark.parametrize("size_set", ["14", "13"])
def test_each_component_has_its_style_with_name_size_weight_and_slant(
    norm: Norm, size_set: str
) -> None:
    root = sheet(norm, size_set)
    for one in norm.components:
        if one.style_id is None:
            continue
        found = style(root, one.style_id)
        assert value(found, "name") == one.style
        assert value(found, "rPr/sz") == str(one.half_points(size_set))
        assert (found.find(f"{W}rPr/{W}b") is not None) == bool(one.bold)
        assert (found.find(f"{W}rPr/{W}i") is not None) == bool(one.italic)


def test_the_measures_of_the_body_text_are_those_of_the_norm(norm: Norm) -> None:
    body, found = norm.component("noi_dung"), style(sheet(norm), "TTNoiDung")
    assert value(found, "pPr/jc") == "both"
    assert value(found, "pPr/ind", "firstLine") == str(body.first_line)
    assert value(found, "pPr/spacing", "after") == str(body.space_after)


def test_all_four_font_slots_and_the_language_are_set_once_for_the_whole_file(norm: Norm) -> None:
    defaults = sheet(norm).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    fonts = defaults.find(f"{W}rFonts")
    assert fonts is not None
    assert set(fonts.attrib.values()) == {norm.page.font.family}
    assert len(fonts.attrib) == 4
    assert value(defaults, "lang") == "vi-VN"
    assert value(defaults, "sz") == "28"


def test_a_rule_is_an_empty_line_of_exact_height_with_one_border(norm: Norm) -> None:
    root = sheet(norm)
    rules = [one for one in norm.components if one.word == "rule"]
    assert len(rules) >= 4
    for one in rules:
        found = style(root, str(one.style_id))
        assert value(found, "pPr/spacing", "lineRule") == "exact"
        assert int(value(found, "pPr/spacing", "line") or 0) <= 100
        borders = found.findall(f"{W}pPr/{W}pBdr/*")
        assert [border.get(W + "sz") for border in borders] == [str(one.rule_eighths)]


@pytest.mark.parametrize(
    ("smaller", "taller"),
    [("so_van_ban", "dia_danh_thoi_gian"), ("noi_nhan_nhan", "quyen_han")],
)
@pytest.mark.parametrize("size_set", ["14", "13"])
def test_neighbours_of_different_size_stand_on_one_base_line(
    norm: Norm, smaller: str, taller: str, size_set: str
) -> None:
    root = sheet(norm, size_set)

    def base_line(component_id: str) -> float:
        found = style(root, str(norm.component(component_id).style_id))
        before = int(value(found, "pPr/spacing", "before") or 0)
        return before + int(value(found, "rPr/sz") or 0) * 10 * 0.891

    assert base_line(smaller) == pytest.approx(base_line(taller), abs=1)


def test_an_urgency_mark_has_a_red_frame_eight_millimetres_high(norm: Norm) -> None:
    found = style(sheet(norm), "TTDoKhan")
    borders = found.findall(f"{W}pPr/{W}pBdr/*")
    assert [str(border.tag).removeprefix(W) for border in borders] == list(SCHEMA_ORDER["pBdr"])
    assert {border.get(W + "color") for border in borders} == {"FF0000"}
    letters = int(value(found, "rPr/sz") or 0) * 10 * 1.15
    inside = sum(int(border.get(W + "space") or 0) * 20 for border in borders)
    assert letters + inside == pytest.approx(8 * 1440 / 25.4, abs=40)


def test_several_addressees_stand_close_and_leave_room_below_the_last(norm: Norm) -> None:
    found = style(sheet(norm), "TTKinhGuiDanhSach")
    assert found.find(f"{W}pPr/{W}contextualSpacing") is not None
    assert value(found, "pPr/spacing", "after") == str(norm.component("kinh_gui").space_after)


@pytest.mark.parametrize("path", [None, INVENTED], ids=["present", "invented"])
def test_elements_stand_in_the_order_of_the_schema(path: Path | None) -> None:
    chosen = norm_for(None) if path is None else load_norm(path)
    root = sheet(chosen, chosen.size_set_default)
    for name, order in SCHEMA_ORDER.items():
        for element in root.iter(W + name):
            inside = [order.index(str(child.tag).removeprefix(W)) for child in element]
            assert inside == sorted(inside), etree.tostring(element)


def test_the_file_is_lean_and_knows_no_latent_styles(norm: Norm) -> None:
    content = styles_xml(norm, "14")
    assert len(content) <= 25_000
    assert b"latentStyles" not in content
    ids = [one.get(W + "styleId") for one in sheet(norm).iter(W + "style")]
    assert sorted(map(str, ids)) == sorted(style_names(norm).values())


def test_styles_carried_over_from_a_file_stand_at_the_end(norm: Norm) -> None:
    foreign = f'<w:style xmlns:w="{W[1:-1]}" w:styleId="Khac"><w:name w:val="Khác"/></w:style>'
    root = etree.fromstring(styles_xml(norm, "14", [foreign]))
    assert root[-1].get(W + "styleId") == "Khac"


def test_a_size_set_that_the_norm_does_not_have_is_refused(norm: Norm) -> None:
    with pytest.raises(KeyError):
        styles_xml(norm, "15")
