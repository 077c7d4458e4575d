"""Sheet, margins, letters and page numbers (Phụ lục I, Phần I, Mục I)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from docgen.facts.model import HeaderFacts, PageNumberFacts, ParagraphFacts, SectionFacts, Story
from docgen.lint.case import Case, has_letters
from docgen.lint.data import source_of
from docgen.lint.finding import Source
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules.common import height, page_height
from docgen.lint.words import ALIGNMENTS, millimetres, quoted, span_words
from docgen.norms import Norm
from docgen.norms.parts import Range
from docgen.norms.units import twips_of_mm, within

_SHEET_TOLERANCE = twips_of_mm(1)
_PRINTED = (Story.BODY, Story.TEXT_BOX, Story.HEADER, Story.FOOTER, Story.FOOTNOTE, Story.ENDNOTE)
_ARABIC = ("", "decimal")
_SURELY_FULL = 1.2
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _paper(field: str, clause: str, norm: Norm) -> Source:
    return source_of(norm, norm.page.paper, field, clause)


def _number(field: str, norm: Norm) -> Source:
    return source_of(norm, norm.page.number, field, "page_number")


def _font(field: str, norm: Norm) -> Source:
    return source_of(norm, norm.page.font, field, "font")


def _first(section: SectionFacts) -> tuple[int, ...]:
    return (section.first,) if section.first < section.end else ()


@rule("KT-02", "out_of_range", source=partial(_paper, "name", "paper"), gather=True)
def sheet(case: Case) -> Iterator[Found]:
    """The sheet is A4."""
    paper = case.norm.page.paper
    wanted = sorted((paper.width, paper.height))
    for section in case.facts.sections:
        actual = sorted((section.page_width, section.page_height))
        off = [abs(one - other) for one, other in zip(actual, wanted, strict=True)]
        if max(off) > _SHEET_TOLERANCE:
            sides = (section.page_width, section.page_height)
            params = {"a": " x ".join(millimetres(side) for side in sides), "b": paper.name}
            yield Found(_first(section), params=params)


@rule("KT-03", "wrong_format", source=partial(_paper, "orientation", "orientation"), gather=True)
def orientation(case: Case) -> Iterator[Found]:
    """The sheet stands upright; it lies only where a table or chart needs it."""
    for section in case.facts.sections:
        if _lies(section) and not _has_table(case, section):
            yield Found(_first(section))


def _lies(section: SectionFacts) -> bool:
    return section.page_width > section.page_height


def _has_table(case: Case, section: SectionFacts) -> bool:
    tables = any(one.bordered and one.section == section.index for one in case.facts.tables)
    pictures = any(section.first <= one.paragraph < section.end for one in case.facts.images)
    return tables or pictures or any(one.code == "chart" for one in case.facts.notices)


def _margin(side: str, norm: Norm) -> Source:
    return source_of(norm, getattr(norm.page.margins, side), "min", "margins")


@rule("KT-04", "out_of_range", source=partial(_margin, "left"), gather=True)
def margins(case: Case) -> Iterator[Found]:
    """Each margin of an upright sheet lies in its range."""
    for section in case.facts.sections:
        if _lies(section):
            continue
        for side, words in _SIDES.items():
            allowed = getattr(case.norm.page.margins, side)
            actual = getattr(section, side) + _gutter(case, section, side)
            if not within(actual, allowed.min_twips, allowed.max_twips):
                b = span_words(Range(min=allowed.min, max=allowed.max))
                yield Found(
                    _first(section),
                    params={"le": words, "a": millimetres(actual), "b": b},
                    source=_margin(side, case.norm),
                )


def _gutter(case: Case, section: SectionFacts, side: str) -> int:
    bound = "top" if case.facts.settings.gutter_at_top else "left"
    return section.gutter if side == bound else 0


@rule("KT-01", "wrong_font", source=partial(_font, "family"))
def font(case: Case) -> Iterator[Found]:
    """Every letter is of the one face."""
    family = case.norm.page.font.family
    wrong = [
        (para, other)
        for para in case.facts.story(*_PRINTED)
        if (other := _other_face(case, para, family))
    ]
    if wrong:
        para, other = wrong[0]
        params = {"n": str(len(wrong)), "a": family, "b": other}
        at = tuple(one.place.index for one, _ in wrong)
        yield Found(at, quoted(para.shown), params)


def _other_face(case: Case, para: ParagraphFacts, family: str) -> str:
    fonts = dict.fromkeys(one.run.font for one in case.letters(para.place.index))
    return next((font for font in fonts if not _is_face(font, family)), "")


def _is_face(font: str, family: str) -> bool:
    """Whether a font is the family, or one of its styles under a name of its own."""
    rest = font.casefold().removeprefix(family.casefold()).split()
    return font.casefold().startswith(family.casefold()) and set(rest) <= {"bold", "italic"}


_COLOURED = ("do_khan", "chi_dan_luu_hanh", "do_mat")


@rule("KT-05", "wrong_colour", source=partial(_font, "color"))
def colour(case: Case) -> Iterator[Found]:
    """Letters are black, but those of stamps."""
    black = case.norm.page.font.color
    stamps = {index for part in case.all(*_COLOURED) for index in part.paragraphs}
    wrong = [
        para
        for para in case.facts.story(*_PRINTED)
        if para.place.index not in stamps
        and any(one.run.color != black for one in case.letters(para.place.index))
    ]
    if wrong:
        at = tuple(para.place.index for para in wrong)
        yield Found(at, quoted(wrong[0].shown), {"n": str(len(wrong))})


# -- page numbers


def _numbers(headers: tuple[HeaderFacts, ...]) -> list[PageNumberFacts]:
    return [number for one in headers for number in one.page_numbers]


def _right_place(case: Case, section: SectionFacts) -> tuple[HeaderFacts, ...]:
    top = case.norm.page.number.place == "top_margin"
    return section.shown_headers() if top else section.shown_footers()


def _wrong_place(case: Case, section: SectionFacts) -> tuple[HeaderFacts, ...]:
    top = case.norm.page.number.place == "top_margin"
    return section.shown_footers() if top else section.shown_headers()


def _surely_longer_than_a_page(case: Case) -> bool:
    """Whether the text of the paper needs a second sheet even by a low estimate."""
    end = min((one.start for one in case.view.attachments), default=len(case.facts.paragraphs))
    body = [para.place.index for para in case.facts.story(Story.BODY) if para.place.index < end]
    if any(case.para(index).format.page_break_before for index in body[1:]):
        return True
    room = _SURELY_FULL * page_height(case, 0)
    for index in body:
        room -= 0 if case.para(index).place.cells else height(case, index)
        if room < 0:
            return True
    return False


@rule("KT-06", "missing", "so_trang", field="text", needs=("@any",))
def page_number(case: Case) -> Iterator[Found]:
    """A paper of more than one page has page numbers."""
    section = case.facts.sections[0]
    shown = _numbers(_right_place(case, section)) + _numbers(_wrong_place(case, section))
    if not shown and _surely_longer_than_a_page(case):
        yield Found(())


@rule("KT-07", "wrong_place", source=partial(_number, "place"), gather=True)
def page_number_place(case: Case) -> Iterator[Found]:
    """Page numbers stand in the margin the norm names."""
    for section in case.facts.sections:
        if not _numbers(_right_place(case, section)):
            for number in _numbers(_wrong_place(case, section))[:1]:
                yield case.found(number.paragraph)


@rule("KT-08", "wrong_align", "so_trang", field="align", needs=("@any",), gather=True)
def page_number_alignment(case: Case) -> Iterator[Found]:
    """Page numbers are centred."""
    wanted = case.component("so_trang").align or ""
    for number in _all_numbers(case):
        if number.align != wanted:
            params = {"a": ALIGNMENTS.get(number.align, number.align), "b": ALIGNMENTS[wanted]}
            yield case.found(number.paragraph, params)


def _all_numbers(case: Case) -> list[PageNumberFacts]:
    found = {
        number.paragraph: number
        for section in case.facts.sections
        for number in _numbers(section.shown_headers()) + _numbers(section.shown_footers())
    }
    return list(found.values())


@rule("KT-09", "extra", source=partial(_number, "show_on_first_page"))
def first_page_number(case: Case) -> Iterator[Found]:
    """The first page shows no number."""
    section = case.facts.sections[0]
    shown = [
        number
        for headers in (section.headers, section.footers)
        if (first := headers.get("first" if section.title_page else "default"))
        for number in first.page_numbers
    ]
    if shown and not case.norm.page.number.show_on_first_page:
        yield case.found(shown[0].paragraph)


@rule("KT-10", "wrong_format", source=partial(_number, "numerals"), gather=True)
def page_number_numerals(case: Case) -> Iterator[Found]:
    """Pages are counted in arabic numerals."""
    for section in case.facts.sections:
        numbered = _numbers(section.shown_headers()) + _numbers(section.shown_footers())
        if numbered and section.page_number_format not in _ARABIC:
            yield case.found(numbered[0].paragraph)


@rule("KT-11", "wrong_order", source=partial(_number, "start"))
def page_number_start(case: Case) -> Iterator[Found]:
    """Pages are counted from 1."""
    start, wanted = case.facts.sections[0].page_number_start, case.norm.page.number.start
    if start not in (None, wanted):
        yield Found((), params={"a": str(start), "b": str(wanted)})


@rule("KT-12", "wrong_order", source=partial(_number, "appendix_restarts"), needs=("phu_luc_so",))
def appendix_page_number(case: Case) -> Iterator[Found]:
    """The pages of each appendix are counted anew."""
    if not case.norm.page.number.appendix_restarts:
        return
    for one in case.view.attachments:
        section = case.section(one.start)
        numbered = _numbers(section.shown_headers()) + _numbers(section.shown_footers())
        if one.kind == "phu_luc" and numbered and not _restarts(case, section, one.start):
            yield case.found(one.start)


def _restarts(case: Case, section: SectionFacts, start: int) -> bool:
    own = {index for part in case.all("chu_ky_so_thong_tin") for index in part.paragraphs}
    above = (index for index in range(section.first, start) if index not in own)
    before = [index for index in above if has_letters(case.para(index).text)]
    return section.page_number_start == case.norm.page.number.start and not before


_SLIP = Source("text")


@rule("TD-01", "extra", source=_SLIP, genres=EVERY)
def tracked_changes(case: Case) -> Iterator[Found]:
    """No tracked changes are left in the file."""
    changes = [one for one in case.facts.revisions if one.paragraph >= 0]
    if changes:
        at = tuple(dict.fromkeys(one.paragraph for one in changes))
        yield Found(at, quoted(changes[0].text), {"n": str(len(changes))})


@rule("TD-02", "extra", source=_SLIP, genres=EVERY)
def comments(case: Case) -> Iterator[Found]:
    """No comments are left in the file."""
    if case.facts.comments:
        at = tuple(dict.fromkeys(o.paragraph for o in case.facts.comments if o.paragraph >= 0))
        params = {"n": str(len(case.facts.comments))}
        yield Found(at, quoted(case.facts.comments[0].text), params)


@rule("TD-03", "extra", source=_SLIP, genres=EVERY)
def hidden_text(case: Case) -> Iterator[Found]:
    """No hidden text is left in the file."""
    hidden = [(para, run) for para, run in case.facts.hidden_runs() if has_letters(run.text)]
    if hidden:
        at = tuple(dict.fromkeys(para.place.index for para, _ in hidden))
        yield Found(at, quoted(hidden[0][1].text), {"n": str(len(hidden))})
