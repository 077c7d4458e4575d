"""Every sample printed by a real LibreOffice, measured against the norm of its date."""

from __future__ import annotations

import itertools

import pytest

from docgen.norms import Component
from docgen.norms.units import mm_of_twips
from docgen.pdf.fonts import METRIC_FACES, embedded_fonts
from tests.support.page_measure import LINE_HEIGHT, Line, Sheet, Stroke, paragraphs, squashed
from tests.support.papers import SAMPLE_NAMES, RenderedSample, RenderedSamples

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("pages")]

TOLERANCE = 0.5
"""Millimetres."""

_MM_PER_PT = 25.4 / 72
_RUNNING_TEXT = ("noi_dung", "gach_dau_dong", "khoan", "can_cu", "ket_thuc")
"""Components of the body whose lines fill the text width."""


@pytest.fixture(params=SAMPLE_NAMES)
def sample(request: pytest.FixtureRequest, samples: RenderedSamples) -> RenderedSample:
    return samples[request.param]


def near(wanted: float) -> object:
    return pytest.approx(wanted, abs=TOLERANCE)


def first_of(sample: RenderedSample, component_id: str) -> Line:
    return all_of(sample, component_id)[0]


def all_of(sample: RenderedSample, component_id: str) -> list[Line]:
    """Lines of a component in the paper without its appendix."""
    component = sample.norm.component(component_id)
    return [line for sheet in sample.body for line in sheet.of(component)]


def text_edges(sample: RenderedSample) -> tuple[float, float]:
    paper, margins = sample.norm.page.paper, sample.norm.page.margins
    return margins.left.chosen, paper.width_mm - margins.right.chosen


# -- sheet and margins


def test_every_page_is_the_norms_sheet(sample: RenderedSample) -> None:
    paper = sample.norm.page.paper
    for sheet in sample.sheets:
        assert (sheet.width, sheet.height) == (near(paper.width_mm), near(paper.height_mm))


def test_no_letter_stands_in_a_margin(sample: RenderedSample) -> None:
    left, right = text_edges(sample)
    margins, height = sample.norm.page.margins, sample.norm.page.paper.height_mm
    for sheet in sample.sheets:
        for line in sheet.text_lines:
            assert line.x0 >= left - TOLERANCE, line
            assert line.x1 <= right + TOLERANCE, line
            assert line.top >= margins.top.chosen - TOLERANCE, line
            assert line.bottom <= height - margins.bottom.chosen + TOLERANCE, line


def test_each_page_begins_at_the_top_margin(sample: RenderedSample) -> None:
    for sheet in (*sample.body, *sample.appendix[:1]):
        highest = min(sheet.text_lines, key=lambda line: line.top)
        assert highest.top == near(sample.norm.page.margins.top.chosen), highest


def test_no_page_is_empty(sample: RenderedSample) -> None:
    assert all(sheet.text_lines for sheet in sample.sheets)


def test_running_text_goes_from_margin_to_margin(sample: RenderedSample) -> None:
    left, right = text_edges(sample)
    for lines in running_text(sample):
        for line in lines[1:]:
            assert line.x0 == near(left), line
        # LibreOffice keeps room for the overhang of a slanted last letter, 0.5-0.7 mm.
        for line in (one for one in lines[:-1] if not one.italic):
            assert line.x1 == near(right), line


def test_the_first_line_of_running_text_is_indented(sample: RenderedSample) -> None:
    left, _ = text_edges(sample)
    for component_id in _RUNNING_TEXT:
        component = sample.norm.component(component_id)
        for lines in paragraphs_of(sample, component):
            assert lines[0].x0 == near(left + mm_of_twips(component.first_line)), lines[0]


def running_text(sample: RenderedSample) -> list[list[Line]]:
    return [
        lines
        for component_id in _RUNNING_TEXT
        for lines in paragraphs_of(sample, sample.norm.component(component_id))
    ]


def paragraphs_of(sample: RenderedSample, component: Component) -> list[list[Line]]:
    left = sample.norm.page.margins.left.chosen
    lines = [line for sheet in sample.body for line in sheet.of(component)]
    return list(paragraphs(lines, left, mm_of_twips(component.first_line)))


# -- rules


@pytest.mark.parametrize("component_id", ["tieu_ngu", "co_quan_ban_hanh", "trich_yeu"])
def test_rule_is_as_long_as_the_norm_says_and_balanced(
    sample: RenderedSample, component_id: str
) -> None:
    lines = sample.body[0].of(sample.norm.component(component_id))
    assert_rule(sample, component_id, lines, sample.body[0])


def test_rule_of_the_appendix_is_short_and_balanced(samples: RenderedSamples) -> None:
    with_appendix = [sample for sample in samples if sample.appendix]
    assert with_appendix
    for sample in with_appendix:
        lines = sample.appendix[0].of(sample.norm.component("phu_luc_chi_dan"))
        assert_rule(sample, "phu_luc_chi_dan", lines, sample.appendix[0])


def assert_rule(sample: RenderedSample, component_id: str, lines: list[Line], sheet: Sheet) -> None:
    component = sample.norm.rule_under(component_id)
    assert component is not None
    longest = max(line.width for line in lines)
    rule = rule_below(lines[-1], sheet)
    if component.rule == "equal_text_width":
        assert rule.length == near(longest)
    else:
        assert component.rule_share is not None
        assert component.rule_share.holds(rule.length / longest)
        assert rule.length / longest == pytest.approx(component.rule_chosen, abs=0.01)
    assert rule.centre == near(lines[-1].centre)
    assert rule.points == pytest.approx((component.rule_eighths or 0) / 8, abs=0.1)


def rule_below(line: Line, sheet: Sheet) -> Stroke:
    """The rule right under a line, clear of its letters and nearer than another line."""
    room = line.bottom + line.size * _MM_PER_PT
    below = [
        stroke
        for stroke in sheet.strokes
        if stroke.level
        and stroke.x0 < line.centre < stroke.x1
        and line.baseline < stroke.top < room
    ]
    assert len(below) == 1, f"rules under “{line.text}”: {below}"
    assert below[0].top >= line.bottom - 0.2, "the rule cuts the letters above it"
    return below[0]


# -- head


def test_the_national_line_stays_on_one_line(sample: RenderedSample) -> None:
    lines = all_of(sample, "quoc_hieu")
    assert [line.text for line in lines] == [sample.context["quoc_hieu"]]


def test_issuer_begins_level_with_the_national_line(sample: RenderedSample) -> None:
    above = "co_quan_chu_quan" if sample.context["co_quan_chu_quan"] else "co_quan_ban_hanh"
    assert first_of(sample, above).baseline == near(first_of(sample, "quoc_hieu").baseline)


def test_number_stands_level_with_place_and_date(sample: RenderedSample) -> None:
    number, place = first_of(sample, "so_van_ban"), first_of(sample, "dia_danh_thoi_gian")
    assert number.baseline == near(place.baseline)


def test_head_lines_are_centred_in_their_columns(sample: RenderedSample) -> None:
    left, _ = text_edges(sample)
    widths = sample.norm.head.columns(sample.norm.page.text_width)
    edges = [left + mm_of_twips(edge) for edge in itertools.accumulate(widths, initial=0)]
    centres = [(one + other) / 2 for one, other in itertools.pairwise(edges)]
    columns = (
        ("co_quan_chu_quan", "co_quan_ban_hanh", "so_van_ban"),
        ("quoc_hieu", "tieu_ngu", "dia_danh_thoi_gian"),
    )
    for centre, ids in zip(centres, columns, strict=True):
        for line in itertools.chain.from_iterable(all_of(sample, one) for one in ids):
            assert line.centre == near(centre), line


def test_title_is_centred_on_the_text(sample: RenderedSample) -> None:
    middle = sum(text_edges(sample)) / 2
    for line in all_of(sample, "ten_loai") + all_of(sample, "trich_yeu"):
        assert line.centre == near(middle), line


def test_an_urgency_mark_stands_in_the_frame_of_its_stamp(samples: RenderedSamples) -> None:
    seen = set()
    for sample in (one for one in samples if one.paper.model.do_khan):
        (mark,) = all_of(sample, "do_khan")
        (stamp,) = (one for one in sample.norm.stamps if mark.text in one.fields)
        red = [stroke for stroke in sample.body[0].strokes if stroke.colour[:1] == (1.0,)]
        x0, x1 = sorted(one.x0 for one in red if not one.level)
        top, bottom = sorted(one.top for one in red if one.level)
        assert x1 - x0 == near(stamp.width_mm)
        assert bottom - top == near(stamp.height_mm)
        assert mark.centre == near((x0 + x1) / 2)
        assert x0 == near(text_edges(sample)[0])
        seen.add(stamp.id)
    assert seen == {"khan", "thuong_khan", "hoa_toc"}


# -- page numbers


def test_page_number_is_centred_in_the_margin_the_norm_names(sample: RenderedSample) -> None:
    margin, height = sample.norm.page.margins.top.chosen, sample.norm.page.paper.height_mm
    assert sample.norm.page.number.place == "top_margin"
    middle = sum(text_edges(sample)) / 2
    for line in (line for sheet in sample.sheets for line in sheet.page_numbers):
        assert 0 < line.top < line.bottom < margin < height
        assert line.centre == near(middle)
        assert line.size == sample.norm.size_sets[sample.size_set]["so_trang"]
        assert not line.bold
        assert not line.italic


def test_pages_are_counted_from_one_in_paper_and_appendix(sample: RenderedSample) -> None:
    number = sample.norm.page.number
    assert number.appendix_restarts
    for pages, on_first in (
        (sample.body, number.show_on_first_page),
        (sample.appendix, number.appendix_shows_on_first_page),
    ):
        printed = [[line.text for line in sheet.page_numbers] for sheet in pages]
        wanted = [[str(at)] for at in range(number.start, number.start + len(pages))]
        if not on_first and wanted:
            wanted[0] = []
        assert printed == wanted


# -- signature and recipients


def test_recipients_label_stands_level_with_the_first_line_of_the_signer(
    sample: RenderedSample,
) -> None:
    first = "quyen_han" if sample.context["quyen_han"] else "chuc_vu"
    label, signer = first_of(sample, "noi_nhan_nhan"), first_of(sample, first)
    assert label.page == signer.page
    assert label.baseline == near(signer.baseline)


def test_signature_and_recipients_stay_on_one_page(sample: RenderedSample) -> None:
    ids = ("quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten", "noi_nhan_nhan", "noi_nhan_ds", "luu")
    pages = {line.page for one in ids for line in all_of(sample, one)}
    assert len(pages) == 1


def test_signature_never_stands_alone_on_a_page(sample: RenderedSample) -> None:
    page = first_of(sample, "ho_ten").page
    closing = all_of(sample, "ket_thuc")
    assert {line.page for line in closing} == {page}
    body = [line for one in _RUNNING_TEXT for line in all_of(sample, one) if line.page == page]
    assert len(body) >= 2, f"only “{body[0].text}” goes with the signature"


def test_signer_is_centred_in_the_right_column(sample: RenderedSample) -> None:
    left, right = text_edges(sample)
    widths = sample.norm.signature.columns(sample.norm.page.text_width)
    middle = (left + mm_of_twips(widths[0]) + right) / 2
    for one in ("quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten"):
        for line in all_of(sample, one):
            assert line.centre == near(middle), line


def test_recipients_stand_at_the_left_margin(sample: RenderedSample) -> None:
    left, _ = text_edges(sample)
    for one in ("noi_nhan_nhan", "noi_nhan_ds", "luu"):
        for line in all_of(sample, one):
            assert line.x0 == near(left), line


def test_there_is_room_for_a_signature(sample: RenderedSample) -> None:
    post = all_of(sample, "chuc_vu")[-1]
    name = (all_of(sample, "chuc_vu_khac") or all_of(sample, "ho_ten"))[0]
    room = sample.norm.component("chu_ky").space_before_pt or 0
    assert name.top - post.bottom >= room * _MM_PER_PT


# -- letters


def test_only_a_metric_face_is_embedded(sample: RenderedSample) -> None:
    faces = embedded_fonts(sample.pdf)
    assert len(faces) == 1
    assert faces <= METRIC_FACES


def test_every_component_has_the_size_weight_and_slant_of_the_norm(
    sample: RenderedSample,
) -> None:
    printed = [one for one in sample.norm.components if one.word == "paragraph" and one.sizes]
    seen = 0
    for component in printed:
        for line in (line for sheet in sample.sheets for line in sheet.of(component)):
            if line.tag.startswith("H") and not _belongs(component, line, sample):
                continue
            seen += 1
            assert line.size == sample.norm.size_sets[sample.size_set][component.id], line
            assert line.bold == bool(component.bold), line
            assert line.italic == bool(component.italic), line
    assert seen > 10


def _belongs(component: Component, line: Line, sample: RenderedSample) -> bool:
    """Several components share an outline level; the appendix's title has its own size."""
    title = line.text == sample.context.get("phu_luc_so")
    return (component.id == "phu_luc_so") == title


# -- spacing


def test_lines_of_the_body_have_the_norms_spacing(sample: RenderedSample) -> None:
    content = sample.norm.component("noi_dung")
    assert content.line_range is not None
    for lines in running_text(sample):
        for one, other in itertools.pairwise(lines):
            if one.page == other.page:
                single = one.size * LINE_HEIGHT * _MM_PER_PT
                spacing = (other.baseline - one.baseline) / single
                assert content.line_range.holds(round(spacing, 1)), (one, other)
                assert spacing == pytest.approx(content.line, abs=0.03)


def test_paragraphs_of_the_body_are_apart_as_the_norm_says(sample: RenderedSample) -> None:
    content = sample.norm.component("noi_dung")
    gap = content.gap_min_pt
    assert gap is not None
    body = [sample.norm.component(one) for one in ("noi_dung", "gach_dau_dong", "can_cu")]
    for component in body:
        for one, other in itertools.pairwise(paragraphs_of(sample, component)):
            above, below = one[-1], other[0]
            if above.page != below.page or below.baseline <= above.baseline:
                continue
            single = above.size * LINE_HEIGHT * _MM_PER_PT
            assert below.baseline - above.baseline >= single + gap * _MM_PER_PT - 0.1


# -- nothing lost on the way to paper


def test_every_line_of_the_body_is_printed(sample: RenderedSample) -> None:
    printed = squashed("".join(line.text for sheet in sample.sheets for line in sheet.text_lines))
    for name in ("trich_yeu", "ket_thuc", "ho_ten", "luu", "chuc_vu"):
        assert squashed(str(sample.context[name])) in printed
