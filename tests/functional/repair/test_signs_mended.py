"""Slips in the text of a plan: spaces, letters, capitals of citations, in any mixture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.facts.reader import read_facts
from docgen.lint import judge
from docgen.office.fixing import fix
from tests.functional.repair.proof import prove
from tests.rules.conftest import Bench
from tests.rules.docx import Docx, element
from tests.rules.mutations import MUTATIONS

TEXTS = {
    "CT-03": ("Cán bộ phụ trách , cộng tác viên báo cáo kết quả hằng quý.", " , ", ", "),
    "CT-04": ("Cán bộ phụ trách  báo cáo kết quả hằng quý.", "  ", " "),
    "CT-06": ("Tuyên truyền về văn hóa- xã hội trên loa phát thanh.", "hóa- xã", "hóa - xã"),
    "CT-08": ("Cán bộ phụ trách báo cáo kết quả hằng quý. ", "quý. ", "quý."),
    "UNI-01": ("Cán bộ phụ trách báo cáo kê\u0301t quả.", "kê\u0301t", "kết"),
    "UNI-03": ("Cán bộ phụ trách báo\u200b cáo kết quả.", "báo\u200b", "báo"),
    "UNI-05": ("Cán bộ xã Ðông Hòa báo cáo kết quả.", "Ðông", "Đông"),
    "VH-02": (
        "Thực hiện theo quy định tại Khoản 1 Điều 5 Luật Trẻ em năm 2016.",
        "Khoản 1",
        "khoản 1",
    ),
    "CC-15": (
        "Thực hiện Nghị định số 56 /2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ.",
        "56 /2017",
        "56/2017",
    ),
}
"""Code → a sentence with the slip, the slip, what it becomes."""


def with_sentence(bench: Bench, *texts: str) -> bytes:
    paper = bench.clean["ke_hoach"].copy()
    for at, text in enumerate(texts):
        paper.write("TTNoiDung", text, at + 1)
    return paper.bytes()


@pytest.mark.parametrize("code", TEXTS)
def test_a_slip_is_mended_and_nothing_else(bench: Bench, code: str) -> None:
    text, wrong, right = TEXTS[code]
    given_file = with_sentence(bench, text)
    assert code in {one.code for one in judge(given_file).findings}
    fixed = fix(given_file, [code])
    assert {one.code for one in fixed.changes} == {code}
    prove(given_file, fixed.docx, fixed.changes)
    texts = [one.text for one in read_facts(fixed.docx).story()]
    assert text.replace(wrong, right) in texts
    assert code not in {one.code for one in judge(fixed.docx).findings}
    assert fix(fixed.docx, [code]).changes == ()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(codes=st.lists(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=4, unique=True))
def test_any_mixture_of_slips_is_mended_at_once(bench: Bench, codes: list[str]) -> None:
    given_file = with_sentence(bench, *(TEXTS[code][0] for code in codes))
    fixed = fix(given_file)
    prove(given_file, fixed.docx, fixed.changes)
    assert set(codes) <= {one.code for one in fixed.changes}
    assert not set(codes) & {one.code for one in judge(fixed.docx).findings}
    again = fix(fixed.docx)
    assert again.changes == ()
    assert again.docx == fixed.docx


PLAN = [one for one in MUTATIONS if one.base == "ke_hoach"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(several=st.lists(st.sampled_from(PLAN), min_size=2, max_size=5, unique_by=id))
def test_any_mixture_of_mistakes_changes_only_what_the_list_names(
    bench: Bench, several: Sequence[object]
) -> None:
    paper = bench.clean["ke_hoach"].copy()
    for one in several:
        _try(one.change, paper)  # type: ignore[attr-defined]
    given_file = paper.bytes()
    fixed = fix(given_file)
    prove(given_file, fixed.docx, fixed.changes)
    assert fix(fixed.docx).changes == ()


def _try(change: Callable[[Docx], None], paper: Docx) -> None:
    """Make a change if the ones before it left its place there."""
    try:
        change(paper)
    except (AssertionError, IndexError, ValueError):
        return


# -- what is left alone


def test_words_under_tracked_changes_are_left_alone(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.write("TTNoiDung", TEXTS["CT-04"][0], 1)
    run = element('<w:ins w:id="1" w:author="x"><w:r><w:t>thêm</w:t></w:r></w:ins>')
    paper.p("TTNoiDung", 1).append(run)
    assert fix(paper.bytes()).changes == ()


def test_letters_of_an_old_font_keep_font_and_text(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.letters("TTNoiDung", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', at=1)
    assert fix(paper.bytes(), ["KT-01"]).changes == ()


def test_tags_of_a_template_are_left_alone(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.write("TTTieuNgu", "{{ tieu_ngu }}")
    paper.write("TTNoiDung", "Báo cáo  {{ ket_qua }} hằng quý.", 1)
    assert fix(paper.bytes()).changes == ()


def test_fixed_words_do_not_replace_quite_different_ones(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.write("TTTieuNgu", "Kính gửi quý cơ quan")
    assert "QH-02" in {one.code for one in judge(paper.bytes()).findings}
    assert fix(paper.bytes(), ["QH-02"]).changes == ()


def test_the_list_tells_from_where_to_where_and_no_step_between(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.letters("TTTieuNgu", '<w:sz w:val="20"/>')
    paper.letters("TTQuocHieu", '<w:sz w:val="24"/>')
    fixed = fix(paper.bytes())
    prove(paper.bytes(), fixed.docx, fixed.changes)
    sizes = [(one.key, one.before) for one in fixed.changes if one.what == "SUA_CO_CHU"]
    assert len(sizes) == len(dict(sizes)) == 2
    assert {before for _, before in sizes} == {"10", "12"}


# -- the proof itself


@pytest.mark.parametrize(
    "tamper",
    [
        lambda paper: paper.replace("TTNoiDung", "a", "e", 2),
        lambda paper: paper.letters("TTNoiDung", "<w:b/>", at=2),
        lambda paper: paper.shape("TTNoiDung", '<w:jc w:val="right"/>', at=2),
        lambda paper: paper.section("pgMar", left="1300"),
        lambda paper: paper.remove("TTNoiDung", 2),
        lambda paper: paper.parts.update({"word/styles.xml": b"<x/>"}),
    ],
    ids=["letter", "weight", "alignment", "margin", "paragraph", "part"],
)
def test_the_proof_sees_what_the_list_does_not_name(
    bench: Bench, tamper: Callable[[Docx], None]
) -> None:
    given_file = with_sentence(bench, TEXTS["CT-04"][0])
    fixed = fix(given_file)
    paper = Docx(fixed.docx)
    tamper(paper)
    with pytest.raises((AssertionError, KeyError)):
        prove(given_file, paper.bytes(), fixed.changes)
