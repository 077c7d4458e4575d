"""Marks of urgency and circulation, signature data of separate files, copies (III.2, Phần II)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.facts.model import Story
from docgen.lint.case import Case
from docgen.lint.registry import COPIES, ND30, Found, rule
from docgen.lint.rules.common import plain, same_but_case, same_words, shouted
from docgen.lint.rules.ruled_lines import line_in

_GENRES = ND30 | COPIES
_NEAR = 4
_SIGNED = re.compile(
    r"Số: ?[\w/Đđ.…_ -]*; ?\d{2}[/-]\d{1,2}[/-]\d{4}; ?\d{2}: ?\d{2}(: ?\d{2})?", re.IGNORECASE
)


def _one_of(case: Case, component: str) -> Iterator[Found]:
    """Words that are none of those the norm allows; capitals alone are the matter of TB-06."""
    allowed = case.component(component).text or ()
    for part in case.all(component):
        words = plain(case.text(part))
        if any(same_words(words, one) for one in allowed):
            continue
        if not shouted(words) and any(same_but_case(words, one) for one in allowed):
            continue
        yield case.found(part, {"a": words, "b": ", ".join(allowed)})


@rule("DM-01", "wrong_text", "do_khan", field="text")
def urgency(case: Case) -> Iterator[Found]:
    """The mark of urgency is one of the norm's."""
    yield from _one_of(case, "do_khan")


@rule("DM-02", "wrong_text", "chi_dan_luu_hanh", field="text")
def circulation(case: Case) -> Iterator[Found]:
    """The mark of circulation is one of the norm's."""
    yield from _one_of(case, "chi_dan_luu_hanh")


@rule("DM-03", "missing", field="align", needs=("do_khan", "chi_dan_luu_hanh"))
def frame(case: Case) -> Iterator[Found]:
    """A mark stands in a rectangle."""
    for part in case.all("do_khan", "chi_dan_luu_hanh"):
        if not _framed(case, part.paragraphs[0]):
            yield case.found(part)


def _framed(case: Case, index: int) -> bool:
    para = case.para(index)
    shape = para.format
    sides = (shape.border_top, shape.border_bottom, shape.border_left, shape.border_right)
    if all(one is not None and one.visible for one in sides):
        return True
    if para.place.story is Story.TEXT_BOX:
        return any(one.border and one.first <= index < one.end for one in case.facts.text_boxes)
    if para.place.cells:
        at = para.place.cells[-1]
        cell = case.facts.tables[at.table].rows[at.row].cells[at.cell]
        return all((cell.top, cell.bottom, cell.left, cell.right))
    return any(one.paragraph in (index - 1, index) for one in case.facts.lines)


@rule("CK-01", "wrong_format", "chu_ky_so_thong_tin", field="text")
def signature_data(case: Case) -> Iterator[Found]:
    """A separately signed file shows number, day and time of the signature."""
    for part in case.all("chu_ky_so_thong_tin"):
        words = plain(case.text(part))
        if not _SIGNED.fullmatch(words):
            yield case.found(part, {"a": words})


# -- copies


@rule("SB-01", "wrong_text", "sao_hinh_thuc", field="text", genres=_GENRES)
def copy_heading(case: Case) -> Iterator[Found]:
    """The heading of a copy is one of the norm's."""
    yield from _one_of(case, "sao_hinh_thuc")


@rule("SB-03", "missing", "sao_duong_ke", field="rule", needs=("sao_hinh_thuc",), genres=_GENRES)
def copy_rule(case: Case) -> Iterator[Found]:
    """A rule parts the copied paper from the block of the copy."""
    if case.all("sao_duong_ke"):
        return
    for heading in case.all("sao_hinh_thuc")[:1]:
        first = min(one.paragraphs[0] for one in case.all("sao_hinh_thuc", "sao_co_quan"))
        if not line_in(case, range(max(0, first - _NEAR), first + 1)):
            yield case.found(heading)


@rule("SB-02", "inconsistent", "sao_so_ky_hieu", field="text", genres=_GENRES)
def copy_code(case: Case) -> Iterator[Found]:
    """The notation of a copy begins with the abbreviation of its kind."""
    headings = [plain(case.text(part)) for part in case.all("sao_hinh_thuc")]
    kind = next(
        (
            one
            for one in case.norm.copy_types
            for words in headings
            if same_but_case(words, one.heading)
        ),
        None,
    )
    for part in case.all("sao_so_ky_hieu") if kind else ():
        words = plain(case.text(part))
        code = words.partition("/")[2].partition("-")[0].strip()
        if kind and code != kind.abbr:
            yield case.found(part, {"a": code, "b": kind.abbr, "loai": kind.heading})
