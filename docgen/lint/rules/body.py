"""The content: paragraphs, levels and their numbers, titles, end mark (II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.lint.case import Case, component_of
from docgen.lint.data import supplement
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules.common import gap_before, is_form, line_multiple, plain
from docgen.lint.words import number, points, span_words
from docgen.norms import Component, Norm
from docgen.norms.units import mm_of_twips, twips_of_cm, twips_of_pt
from docgen.text.wording import roman, roman_value

if TYPE_CHECKING:
    from docgen.facts.recognition.view import BodyItem

_INDENT_TOLERANCE = 6
_LINE_TOLERANCE = 0.03
_BODY = ("@body",)


def _items(case: Case, field: str) -> Iterator[tuple[BodyItem, Component]]:
    """Paragraphs of the text whose component has a value for a field."""
    for item in (item for items in case.texts for item in items):
        component = case.components.get(component_of(item))
        if component and getattr(component, field) is not None and case.para(item.index).text:
            yield item, component


def _found(case: Case, item: BodyItem, component: Component, **params: str) -> Found:
    return case.found(item.index, params).but(component=component.id)


# -- the look of a paragraph


@rule("ND-01", "out_of_range", field="first_line_allowed_cm", needs=_BODY, gather=True)
def first_line(case: Case) -> Iterator[Found]:
    """The first line of a paragraph is set in by one of the allowed measures."""
    for item, component in _items(case, "first_line_allowed_cm"):
        allowed = component.first_line_allowed_cm or ()
        actual = _set_in(case, item.index)
        if all(abs(actual - twips_of_cm(one)) > _INDENT_TOLERANCE for one in allowed):
            a = number(mm_of_twips(actual) / 10)
            b = " hoặc ".join(number(one) for one in allowed)
            yield _found(case, item, component, a=a, b=b)


def _set_in(case: Case, index: int) -> int:
    """How far the first letter stands from the left edge of the text, a leading tab counted."""
    para = case.para(index)
    start = para.format.indent_left + para.format.first_line
    if not para.text.startswith("\t") or para.label:
        return start
    stops = [one.position for one in para.format.tabs if one.position > start]
    default = case.facts.settings.default_tab
    return min(stops, default=(start // default + 1) * default if default else start)


@rule("ND-02", "spacing", field="gap_min_pt", needs=_BODY, gather=True)
def gap(case: Case) -> Iterator[Found]:
    """Paragraphs stand at least so far apart."""
    for item, component in _items(case, "gap_min_pt"):
        least = twips_of_pt(component.gap_min_pt or 0)
        above = case.components.get(case.body_component.get(item.index - 1, ""))
        text_above = above is not None and above.gap_min_pt is not None
        actual = gap_before(case, item.index) if text_above else None
        if actual is not None and actual < least - 1:
            a, b = points(round(actual / 10)), number(component.gap_min_pt or 0)
            yield _found(case, item, component, a=a, b=b)


@rule("ND-03", "spacing", field="line_range", needs=_BODY, gather=True)
def line_spacing(case: Case) -> Iterator[Found]:
    """Lines are spaced from single to one and a half."""
    for item, component in _items(case, "line_range"):
        allowed = component.line_range
        size = max((one.run.size for one in case.letters(item.index)), default=0)
        assert allowed is not None
        if not size:
            continue
        actual = line_multiple(case.para(item.index), size)
        if not allowed.min - _LINE_TOLERANCE <= actual <= allowed.max + _LINE_TOLERANCE:
            yield _found(case, item, component, a=number(actual), b=span_words(allowed))


# -- numbers

_FAMILY = {"khoan_co_tieu_de": "khoan"}
_THROUGHOUT = ("phan", "chuong", "dieu")
"""Levels counted through the whole text; a chapter may also start anew in each part."""
_VALUE = re.compile(r"(?P<head>.*?)(?P<last>[0-9]+|[IVXLCDM]+|[^\W\d_])[\s.)/:–-]*$", re.DOTALL)
_SLIP = Source("text")


def _family(item: BodyItem) -> str:
    return _FAMILY.get(item.level, item.level)


def _value(item: BodyItem, norm: Norm) -> int | None:
    """Position that the number of an item has in its list; ``None`` where it cannot be read."""
    found = _VALUE.fullmatch(item.number.strip())
    if found is None:
        return None
    last = found["last"]
    if last.isdecimal():
        return int(last)
    if item.level == "diem":
        letters = norm.digits.letters
        return letters.index(last.lower()) + 1 if last.lower() in letters else None
    return roman_value(last) if item.level in ("muc_la_ma", "phan", "chuong") else None


def _counted(case: Case, item: BodyItem) -> int | None:
    """Position of an item that counts: a quotation keeps the numbers of another paper."""
    if not item.number or item.index in case.quotations:
        return None
    return _value(item, case.norm)


@rule("BC-01", "wrong_order", source=_SLIP, needs=_BODY)
def numbers_follow(case: Case) -> Iterator[Found]:
    """Numbers of one level follow each other without gap and repetition."""
    for items in case.items:
        seen: dict[tuple[str, int | None], BodyItem] = {}
        latest: dict[str, BodyItem] = {}
        for at, item in enumerate(items):
            value = _counted(case, item)
            if value is None:
                continue
            through = _family(item) in _THROUGHOUT
            key = (_family(item), None if through else item.parent)
            before = latest.get(_family(item)) if through else seen.get(key)
            if not _follows(items, at, before, value, case.norm):
                a = _bare(before.number) if before else ""
                yield case.found(item.index, {"a": a, "b": _bare(item.number)})
            seen[key] = latest[_family(item)] = item


def _follows(
    items: tuple[BodyItem, ...], at: int, before: BodyItem | None, value: int, norm: Norm
) -> bool:
    if before is None:
        # A list may go on from before a part that was not recognised as its sibling.
        return True
    last = _value(before, norm)
    if last is None or value == last + 1:
        return True
    new_list = value == 1 and last > 1 and items[at - 1].level == "van"
    new_part = value == 1 and before.parent != items[at].parent
    return new_list or new_part


@rule("BC-06", "wrong_order", source=_SLIP, needs=_BODY)
def numbers_begin(case: Case) -> Iterator[Found]:
    """The first number of a level is the first one there is."""
    for items in case.items:
        families: set[tuple[str, int | None]] = set()
        for item in items:
            value = _counted(case, item)
            key = (_family(item), None if _family(item) in _THROUGHOUT else item.parent)
            if value is not None and key not in families:
                families.add(key)
                if value > 1 and _own_level(items, item):
                    yield case.found(item.index, {"a": _bare(item.number)})


def _own_level(items: tuple[BodyItem, ...], item: BodyItem) -> bool:
    """Whether no sibling family under the same parent explains a count that starts later."""
    return all(
        one.parent != item.parent or not one.number or one is item or one.index > item.index
        for one in items
    )


def _bare(number_text: str) -> str:
    return " ".join(number_text.split())


@rule("BC-07", "wrong_format", "diem", field="numerals", needs=_BODY)
def point_letters(case: Case) -> Iterator[Found]:
    """Points are counted with the letters of the norm."""
    letters = case.norm.digits.letters
    for item in (item for items in case.texts for item in items):
        letter = item.number.strip(" .)/")
        if item.level == "diem" and len(letter) == 1 and letter.lower() not in letters:
            yield case.found(item.index, {"a": letter, "b": ", ".join(letters)})


_SHAPES = {"{1}": r"\d+", "{I}": r"[IVXLC]+", "{a}": r"[^\W\d_]"}


@rule("BC-08", "wrong_format", field="text", needs=_BODY)
def number_format(case: Case) -> Iterator[Found]:
    """A number has the words and the mark of its level: "Điều 1.", "1.", "a)"."""
    for items in case.texts:
        for item in items:
            component = case.components.get(component_of(item))
            patterns = (component.text or ()) if component and component.numerals else ()
            if component is None or not patterns or not item.number.strip():
                continue
            if item.index in case.quotations or is_form(item.number):
                continue
            typed = _bare(item.number)
            if not any(_shape(one).fullmatch(typed) for one in patterns):
                pattern = _nearest(typed, patterns)
                right = _mended(typed, pattern)
                params = {"a": typed, "b": right or _example(pattern)}
                fix = (typed, right) if right else None
                yield case.found(item.index, params, fix).but(component=component.id)


def _lead(pattern: str) -> str:
    """The number of a pattern with its mark: "{1}." of "{1}. {tieu_de}"."""
    found = re.match(r"(?:[^\s{]+ )?(?:\{[1Ia]\}[.)]?)+", pattern)
    return found.group() if found else pattern


def _shape(pattern: str) -> re.Pattern[str]:
    shape = re.escape(_lead(pattern)).replace(r"\ ", r"\s*")
    for name, digits in _SHAPES.items():
        shape = shape.replace(re.escape(name), digits)
    return re.compile(shape, re.IGNORECASE)


def _nearest(typed: str, patterns: tuple[str, ...]) -> str:
    """The pattern that begins with the typed word: "Chương {I}" for "Chương 2"."""
    word = typed.split(" ")[0].casefold()
    return next((one for one in patterns if one.casefold().startswith(word)), patterns[0])


def _example(pattern: str) -> str:
    return _lead(pattern).replace("{", "").replace("}", "")


def _mended(typed: str, pattern: str) -> str:
    """The number with mark and numeral of its level, "" where more is wrong than these."""
    lead = _lead(pattern)
    mended = typed.rstrip(" .)/:-–") + (lead[-1] if lead[-1] in ".)" else "")
    if "{I}" in lead:
        mended = re.sub(r"\d+", lambda found: roman(int(found.group())), mended)
    return mended if _shape(pattern).fullmatch(mended) else ""


# -- titles and end


@rule("BC-02", "inconsistent", source=_SLIP, needs=_BODY)
def titles_of_siblings(case: Case) -> Iterator[Found]:
    """Where most items of a level have a title, each has one."""
    for items in case.texts:
        groups: dict[tuple[str, int | None], list[BodyItem]] = {}
        for item in items:
            if item.number and _family(item) in ("khoan", "muc_la_ma", "khoan_hai_cap"):
                groups.setdefault((_family(item), item.parent), []).append(item)
        for group in groups.values():
            titled = [one for one in group if _titled(case, one)]
            if len(titled) > 1 and len(titled) * 2 > len(group):
                for one in group:
                    if one not in titled:
                        yield case.found(one.index, {"a": _bare(one.number).strip(".")})


def _titled(case: Case, item: BodyItem) -> bool:
    """Whether an item has a title: words of its own, or all of it in bold."""
    letters = list(case.letters(item.index))
    return bool(item.title) or (bool(letters) and all(one.run.bold for one in letters))


_TITLED = {
    "phan": "phan_chuong_tieu_de",
    "chuong": "phan_chuong_tieu_de",
    "muc": "muc_tieu_de",
    "tieu_muc": "tieu_muc_tieu_de",
}


@rule("BC-05", "missing", field="size", needs=_BODY)
def titles(case: Case) -> Iterator[Found]:
    """Phần, chương, mục, tiểu mục have a title, and so has điều where these are used."""
    for items in case.texts:
        layout = any(one.level in _TITLED for one in items)
        for item in items:
            needs = _TITLED.get(item.level) or ("dieu" if layout and item.level == "dieu" else "")
            if needs in case.components and not item.title:
                found = case.found(item.index, {"a": _bare(item.number)})
                yield found.but(component=needs)


def _end_mark(norm: Norm) -> Source:
    evidence = next(one for one in norm.phrases if one.id == "dau_ket_thuc").weight("text")
    return Source(evidence.basis, evidence.conf, supplement(norm.id).clauses.get("end_mark", ""))


@rule("BC-04", "missing", "noi_dung", source=_end_mark, needs=_BODY)
def end_mark(case: Case) -> Iterator[Found]:
    """The content ends with the end mark."""
    mark = case.norm.dau_ket_thuc
    if not case.texts[0]:
        return
    last = case.texts[0][-1]
    words = plain(case.printed(last.index))
    if words and not words.replace(" ", "").endswith(mark):
        tail = words[-24:].partition(" ")[2] or words
        fix = (tail, tail.rstrip(" ./;,:") + mark)
        yield case.found(last.index, {"b": mark}, fix)
