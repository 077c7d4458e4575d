"""The printed rules under motto, issuer, abstract and appendix head, and above the address.

A rule may be drawn, a border of a paragraph or a cell, typed as underscores, or an underline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.facts.model import LineFacts, ParagraphFacts, Story
from docgen.lint.case import Case, has_letters
from docgen.lint.registry import COPIES, ND30, Found, rule
from docgen.lint.rules.common import is_blank
from docgen.lint.words import number
from docgen.norms import Component
from docgen.text.metrics import text_width, wrap

_GENRES = ND30 | COPIES
_TYPED = re.compile(r"[_\-–—─━.\s]{3,}|_{2,}")
_SLACK = 216
"""Greatest width in twips of both margins of a cell, which facts do not carry."""
_EQUAL = 0.1
_SHARE = 0.04
_NEAR = 3
_REACH = 6
_FULL = 0.95
_BALANCE = 0.1


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line that was found: its length in twips, ``None`` where it cannot be known."""

    paragraph: int
    length: float | None
    slack: float = 0.0
    dash: str = "solid"
    bordered: bool = False


@rule("DK-01", "missing", field="rule", needs=("@any",), genres=_GENRES)
def below(case: Case) -> Iterator[Found]:
    """A rule stands under each component that has one."""
    yield from _missing(case, above=False)


@rule("DK-04", "missing", field="rule", needs=("@any",), genres=_GENRES)
def above(case: Case) -> Iterator[Found]:
    """A rule stands above the address."""
    yield from _missing(case, above=True)


def _missing(case: Case, *, above: bool) -> Iterator[Found]:
    for line, at, sure, ruled in _rules(case):
        if ruled is None and bool(line.rule_above) is above and _provable(case, at):
            yield case.found(at).but(sure=sure, component=line.id)


@rule("DK-02", "out_of_range", field="rule", needs=("@any",), genres=_GENRES)
def length(case: Case) -> Iterator[Found]:
    """The rule is as long as the norm says, compared with the line of text above it."""
    yield from _length(case, above=False)


@rule("DK-05", "out_of_range", field="rule", needs=("@any",), genres=_GENRES)
def full_length(case: Case) -> Iterator[Found]:
    """The rule above the address runs across the page."""
    yield from _length(case, above=True)


def _length(case: Case, *, above: bool) -> Iterator[Found]:
    for line, at, sure, ruled in _rules(case):
        if ruled is None or ruled.length is None or bool(line.rule_above) is not above:
            continue
        texts = _widths(case, line, at)
        if texts and not any(_fits(line, ruled, text) for text in texts):
            params = {"a": number(round(100 * ruled.length / texts[0])), "b": _wanted(line)}
            yield case.found(ruled.paragraph, params).but(sure=sure, component=line.id)


@rule("DK-03", "wrong_format", field="rule", needs=("@any",), genres=_GENRES)
def solid(case: Case) -> Iterator[Found]:
    """The rule is drawn solid."""
    for line, at, sure in _owners(case):
        ruled = _ruled(case, line, at)
        if (
            ruled
            and line.rule != "form_line"
            and ruled.dash not in ("", "solid", "single", "thick")
        ):
            yield case.found(ruled.paragraph).but(sure=sure, component=line.id)


@rule("DK-06", "wrong_align", field="align", needs=("@any",), genres=_GENRES)
def balanced(case: Case) -> Iterator[Found]:
    """The rule stands in the middle under its text."""
    for line, _, sure, ruled in _rules(case):
        shape = case.para(ruled.paragraph).format if ruled else None
        column = case.column_width(ruled.paragraph) if ruled else None
        if shape is None or ruled is None or not column or line.align != "center":
            continue
        off = abs(shape.indent_left - shape.indent_right)
        if ruled.bordered and off > _BALANCE * column:
            yield case.found(ruled.paragraph).but(sure=sure, component=line.id)


_Owned = tuple[Component, int, float, Ruled | None]


def _rules(case: Case) -> tuple[_Owned, ...]:
    """Each rule of the norm with its owner and what was found, worked out once a paper."""
    return case.memo("rules", lambda: tuple(_claimed(case)))


def _claimed(case: Case) -> Iterator[_Owned]:
    """A rule with none near its owner takes a drawn line of the head that no other claims."""
    owned = [(line, at, sure, _ruled(case, line, at)) for line, at, sure in _owners(case)]
    taken = {ruled.paragraph for _, _, _, ruled in owned if ruled}
    for line, at, sure, ruled in owned:
        free = [one for one in case.facts.lines if one.paragraph not in taken and _is_rule(one)]
        near = sorted(free, key=lambda one: _distance(case, one.paragraph, at))
        if ruled is None and near and abs(near[0].paragraph - at) <= _REACH and not line.rule_above:
            taken.add(near[0].paragraph)
            ruled = Ruled(near[0].paragraph, float(near[0].shape.width), dash=near[0].dash)
        yield line, at, sure, ruled


def _distance(case: Case, one: int, other: int) -> tuple[bool, int]:
    """How far apart two paragraphs are, those of one column nearer than all others."""
    columns = [cells[-1].cell if cells else None for cells in map(case.cells, (one, other))]
    return columns[0] != columns[1], abs(one - other)


def _owners(case: Case) -> Iterator[tuple[Component, int, float]]:
    """Each rule of the norm with the last paragraph of what it stands under."""
    for line in case.norm.components:
        if line.rule is None:
            continue
        owners = (line.id,) if line.rule_above else line.under or ()
        for part in case.all(*owners):
            last = part.paragraphs[0] if line.rule_above else part.paragraphs[-1]
            yield line, last, part.confidence
            break


def _provable(case: Case, at: int) -> bool:
    """In boxes and frames, and next to pictures, a line may hide where facts do not look."""
    para = case.para(at)
    if para.place.story is not Story.BODY or para.format.frame:
        return False
    near = range(at - 1, at + _NEAR)
    return not any(one.paragraph in near for one in case.facts.images)


def _ruled(case: Case, line: Component, at: int) -> Ruled | None:
    """The rule of a component whose last (for a rule above: first) paragraph is ``at``."""
    if line.rule_above:
        return _border(case, at, "border_top") or _around(case, at - 1, at)
    return _underline(case, at) or _border(case, at, "border_bottom") or _around(case, at, at)


def _around(case: Case, first: int, last: int) -> Ruled | None:
    """A rule drawn at one of the paragraphs, or standing in blank or typed ones after them."""
    for index in _following(case, first, last):
        drawn = next((o for o in case.facts.lines if o.paragraph == index and _is_rule(o)), None)
        if drawn:
            return Ruled(index, float(drawn.shape.width), dash=drawn.dash)
        if index > last or index < first:
            found = _typed(case, index) or _blank_border(case, index)
            if found:
                return found
    return _cell_border(case, last)


def line_in(case: Case, indices: range) -> bool:
    """Whether a line of any making stands in some paragraphs."""
    for index in indices:
        drawn = any(one.paragraph == index and _is_rule(one) for one in case.facts.lines)
        if drawn or _typed(case, index) or _blank_border(case, index):
            return True
    return False


def _is_rule(line: LineFacts) -> bool:
    return line.visible and line.horizontal


def _following(case: Case, first: int, last: int) -> Iterator[int]:
    """The paragraphs and the few after them, up to the next one that prints words."""
    yield from range(max(first, 0), last + 1)
    place = case.para(last).place
    for index in range(last + 1, min(last + 1 + _NEAR, len(case.facts.paragraphs))):
        para = case.para(index)
        if para.place.cells != place.cells or para.place.part != place.part:
            return
        yield index
        if has_letters(para.text):
            return


def _typed(case: Case, index: int) -> Ruled | None:
    para = case.para(index)
    words = para.text.strip()
    if not words or not _TYPED.fullmatch(words):
        return None
    run = para.visible_runs()[0]
    return Ruled(index, text_width(words, run.size, bold=run.bold, italic=run.italic))


def _blank_border(case: Case, index: int) -> Ruled | None:
    if not is_blank(case.para(index)):
        return _border(case, index, "border_top")
    return _border(case, index, "border_bottom") or _border(case, index, "border_top")


def _border(case: Case, index: int, side: str) -> Ruled | None:
    border = getattr(case.para(index).format, side)
    if border is None or not border.visible:
        return None
    width = case.line_width(index)
    slack = _SLACK if case.para(index).place.cells else 0
    return Ruled(index, float(width) if width else None, slack, border.kind, bordered=True)


def _cell_border(case: Case, index: int) -> Ruled | None:
    cells = case.para(index).place.cells
    if not cells:
        return None
    at = cells[-1]
    cell = case.facts.tables[at.table].rows[at.row].cells[at.cell]
    if cell.bottom is None or not cell.bottom.visible or cell.end - 1 != index:
        return None
    return Ruled(index, float(cell.width) or None, 0, cell.bottom.kind)


def _underline(case: Case, index: int) -> Ruled | None:
    lined = [one for one in case.letters(index) if one.run.format.underline != "none"]
    if not lined:
        return None
    widths = (text_width(one.text, one.run.size, bold=one.run.bold) for one in lined)
    return Ruled(index, sum(widths))


def _widths(case: Case, line: Component, at: int) -> list[float]:
    """Widths the rule may be measured by: of the longest printed line and of the last one."""
    if line.rule == "full_content_width":
        return [float(case.section(at).page_width - case.section(at).left - case.section(at).right)]
    part = next(part for part in case.view.at(at) if part.id in (line.under or ()))
    found = [width for index in part.paragraphs for width in _printed(case, case.para(index))]
    return [max(found), found[-1]] if found else []


def _printed(case: Case, para: ParagraphFacts) -> Iterator[float]:
    """Widths of the lines that a paragraph fills."""
    run = next((one.run for one in case.letters(para.place.index)), None)
    column = case.line_width(para.place.index)
    if run is None:
        return
    for text in para.shown.split("\n"):
        room = float(column) if column and column > 0 else float("inf")
        for line in wrap(text.strip(), run.size, room, bold=run.bold, italic=run.italic):
            yield text_width(line, run.size, bold=run.bold, italic=run.italic)


def _fits(line: Component, ruled: Ruled, text: float) -> bool:
    assert ruled.length is not None
    least, most = (ruled.length - ruled.slack) / text, ruled.length / text
    if line.rule == "equal_text_width":
        return least <= 1 + _EQUAL and most >= 1 - _EQUAL
    if line.rule == "full_content_width":
        return most >= _FULL
    if line.rule_share is None or line.weight("rule_share").basis != "law":
        return True
    return least <= line.rule_share.max + _SHARE and most >= line.rule_share.min - _SHARE


def _wanted(line: Component) -> str:
    if line.rule_share is None:
        return number(100)
    low, high = line.rule_share.min, line.rule_share.max
    return f"{number(round(100 * low))} đến {number(round(100 * high))}"
