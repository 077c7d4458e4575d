"""The look of every component: size, weight, slant, case, alignment, as the norm gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docgen.lint.case import Case, Letters, Spot
from docgen.lint.data import source_of, supplement
from docgen.lint.finding import Source
from docgen.lint.registry import COPIES, ND30, Found, rule
from docgen.lint.rules.common import line_multiple, plain, shouted
from docgen.lint.words import ALIGNMENTS, number, points, span_words
from docgen.norms import Component, Norm
from docgen.norms.units import half_points
from docgen.text.metrics import text_width
from docgen.text.wording import upper

_GENRES = ND30 | COPIES
_FREE_TEXT = ("noi_dung", "gach_dau_dong", "ket_thuc")
_LEAST_SHOUTED = 3
_SHOUTED_LIST = 12
_LINE_TOLERANCE = 0.1
_BALANCE = 0.06
"""Share of the column by which a line may miss the middle unseen."""
_NOTE_SURE = 0.75
"""A note in brackets is set apart by habit; its look is judged one step lighter."""


def _spots(case: Case, field: str) -> Iterator[tuple[Spot, Component]]:
    """Paragraphs whose component has a value for a field; runs inside others are left out."""
    for name, spots in case.memo("spots", lambda: _by_component(case)).items():
        component = case.component(name)
        if component.word != "paragraph" or getattr(component, field) is None:
            continue
        if field == "size" or name not in case.only_advised:
            yield from ((spot, component) for spot in spots)


def _by_component(case: Case) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for spot in case.spots:
        found.setdefault(spot.component, []).append(spot)
    return found


def _judged_letters(case: Case, spot: Spot) -> Iterable[Letters]:
    """The letters that the look of a component is about: of an Điều only "Điều n."."""
    if spot.component != "dieu":
        return case.letters(spot.index, spot.span)
    items, at = case.outline[spot.index]
    return case.letters(spot.index, (0, len(items[at].number)))


@rule("TB-01", "wrong_size", field="size", genres=_GENRES, gather=True)
def size(case: Case) -> Iterator[Found]:
    """Letters have a size the norm allows for their component."""
    for spot, component in _spots(case, "size"):
        allowed = component.size
        assert allowed is not None
        least, most = half_points(allowed.min), half_points(allowed.max)
        for one in case.letters(spot.index, spot.span):
            off = not least <= one.run.size <= most
            if off and one.run.format.vertical == "baseline":
                params = {"a": points(one.run.size), "b": span_words(allowed)}
                yield case.found(spot, params)
                break


def _share(case: Case, spot: Spot, wrong: Callable[[Letters], bool]) -> float:
    """Share of the judged letters for which something is wrong."""
    judged = [(len(one.text), wrong(one)) for one in _judged_letters(case, spot)]
    total = sum(length for length, _ in judged)
    return sum(length for length, bad in judged if bad) / total if total else 0.0


def _too_much(component: Component, share: float, wanted: bool) -> bool:
    """Whether so much of a paragraph is wrong that it is no emphasis of a word.

    A component that must be bold is wrong with one letter that is not; a body text that must not
    be is wrong only as a whole.
    """
    if component.group == "body":
        return share >= (0.5 if wanted else 1.0)
    return share > 0 if wanted else share >= 0.5


def _weight(case: Case, field: str, wanted: bool) -> Iterator[Found]:
    def wrong(one: Letters) -> bool:
        return (one.run.bold if field == "bold" else one.run.italic) != wanted

    for spot, component in _spots(case, field):
        if getattr(component, field) is not wanted or _set_apart(case, spot, field):
            continue
        if _too_much(component, _share(case, spot, wrong), wanted):
            yield _as_note(case, case.found(spot))


def _set_apart(case: Case, spot: Spot, field: str) -> bool:
    """Whether the look of a paragraph is another matter: a quotation, or a heading in bold."""
    heading = field == "bold" and spot.component == "khoan"
    return heading or spot.index in case.quotations


def _as_note(case: Case, found: Found) -> Found:
    index = found.at[0]
    note = index in case.body_component and case.para(index).text.lstrip().startswith("(")
    return found.but(sure=min(found.sure, _NOTE_SURE)) if note else found


@rule("TB-02", "wrong_weight", field="bold", genres=_GENRES, gather=True)
def bold(case: Case) -> Iterator[Found]:
    """What the norm prints in bold is bold."""
    yield from _weight(case, "bold", True)


@rule("TB-03", "wrong_weight", field="bold", genres=_GENRES, gather=True)
def not_bold(case: Case) -> Iterator[Found]:
    """What the norm prints light is not bold."""
    yield from _weight(case, "bold", False)


@rule("TB-04", "wrong_slant", field="italic", genres=_GENRES, gather=True)
def italic(case: Case) -> Iterator[Found]:
    """What the norm prints in italics is slanted."""
    yield from _weight(case, "italic", True)


@rule("TB-05", "wrong_slant", field="italic", genres=_GENRES, gather=True)
def upright(case: Case) -> Iterator[Found]:
    """What the norm prints upright is not slanted."""
    yield from _weight(case, "italic", False)


def _words(case: Case, spot: Spot) -> str:
    shown = case.para(spot.index).shown
    return shown[slice(*spot.span)] if spot.span else shown


@rule("TB-06", "wrong_case", field="upper", genres=_GENRES)
def capitals(case: Case) -> Iterator[Found]:
    """What the norm prints in capitals has no small letter."""
    for spot, component in _spots(case, "upper"):
        small = any(letter.islower() for letter in _words(case, spot))
        small_caps = any(one.run.format.small_caps for one in case.letters(spot.index))
        if component.upper and not component.literal_case and small and not small_caps:
            words = plain(_words(case, spot))
            yield case.found(spot, fix=(words, upper(words)))


@rule("TB-07", "wrong_case", field="upper", genres=_GENRES)
def small_letters(case: Case) -> Iterator[Found]:
    """What the norm does not print in capitals is not all capitals."""
    for spot, component in _spots(case, "upper"):
        if component.upper is not False or spot.component in _FREE_TEXT:
            continue
        words = _words(case, spot)
        listed = component.group == "recipients" and component.fixed_text is None
        least = _SHOUTED_LIST if listed else _LEAST_SHOUTED
        if sum(letter.isalpha() for letter in words) >= least and shouted(words):
            yield case.found(spot)


@rule("TB-08", "wrong_align", field="align", genres=_GENRES, gather=True)
def alignment(case: Case) -> Iterator[Found]:
    """Each component is aligned as the norm says."""
    for spot, component in _spots(case, "align"):
        para = case.para(spot.index)
        alone = spot.span is None and "\t" not in para.text.strip() and para.format.frame is None
        actual, wanted = para.format.align, component.align or ""
        if not alone or spot.component == "so_trang" or not para.text.strip():
            continue
        if actual != wanted and not _looks_the_same(case, spot, actual, wanted):
            b = ALIGNMENTS[wanted]
            yield _as_note(case, case.found(spot, {"a": ALIGNMENTS.get(actual, actual), "b": b}))


def _looks_the_same(case: Case, spot: Spot, actual: str, wanted: str) -> bool:
    """Justified text begins at the left; one line looks the same set left and justified."""
    if actual == "justify" and wanted == "left":
        return True
    width = case.line_width(spot.index)
    if width is None:
        return True
    printed = _printed_width(case, spot.index)
    if {actual, wanted} == {"left", "justify"}:
        return printed <= width
    return wanted == "center" and actual != "right" and _balanced(case, spot.index, printed, width)


def _balanced(case: Case, index: int, printed: float, width: float) -> bool:
    """Whether one line that begins at the left stands in the middle by spaces or indents."""
    shape, column = case.para(index).format, case.column_width(index) or 0
    words = case.para(index).shown
    space = printed * (len(words) - len(words.lstrip(" "))) / 2 / max(len(words), 1)
    letters = printed - max(0, shape.first_line) - space
    start = shape.indent_left + shape.first_line + space
    return printed <= width and abs(start + letters / 2 - column / 2) < _BALANCE * column


def _printed_width(case: Case, index: int) -> float:
    """Width of a paragraph on one line; infinite where it breaks lines itself."""
    para = case.para(index)
    if "\n" in para.text:
        return float("inf")
    runs = para.visible_runs()
    widths = (text_width(one.shown, one.size, bold=one.bold, italic=one.italic) for one in runs)
    return sum(widths) + max(0, para.format.first_line)


@rule("TB-09", "spacing", field="line", genres=_GENRES, gather=True)
def head_spacing(case: Case) -> Iterator[Found]:
    """Lines of the head that the decree sets single are single."""
    for spot, component in _spots(case, "line"):
        if component.weight("line").basis != "law" or spot.span:
            continue
        assert component.line is not None
        size = max((one.run.size for one in case.letters(spot.index)), default=0)
        if size:
            multiple = line_multiple(case.para(spot.index), size)
            if abs(multiple - component.line) > _LINE_TOLERANCE:
                yield case.found(spot, {"a": number(multiple), "b": number(component.line)})


_COUPLED = ("quoc_hieu", "tieu_ngu", "dia_danh_thoi_gian")


def _sizes_source(norm: Norm) -> Source | None:
    component = next((one for one in norm.components if one.id == _COUPLED[0]), None)
    return source_of(norm, component, "sizes", "sizes") if component else None


@rule("TB-10", "inconsistent", source=_sizes_source, needs=_COUPLED)
def coupled_sizes(case: Case) -> Iterator[Found]:
    """National line, motto and date go up and down in size together."""
    found = [
        (part, _size_of(case, part.paragraphs[0], part.span))
        for name in _COUPLED
        if (part := case.first(name))
    ]
    if len(found) < len(_COUPLED) or any(size is None for _, size in found):
        return
    actual = tuple((size or 0) / 2 for _, size in found)
    sets = [tuple(sizes[name] for name in _COUPLED) for sizes in case.norm.size_sets.values()]
    in_range = all(
        case.component(part.id).size is None or _allowed(case, part.id, size)
        for (part, _), size in zip(found, actual, strict=True)
    )
    if in_range and actual not in sets:
        wanted = " hoặc ".join("/".join(number(one) for one in row) for row in sets)
        params = {"a": "/".join(number(one) for one in actual), "b": wanted}
        yield case.found(found[0][0], params)


def _allowed(case: Case, component: str, size: float) -> bool:
    allowed = case.component(component).size
    return allowed is None or allowed.holds(size)


def _size_of(case: Case, index: int, span: tuple[int, int] | None = None) -> int | None:
    return next((one.run.size for one in case.letters(index, span)), None)


def _numbered(case: Case) -> frozenset[str]:
    """Components of numbered text, which is as large as the content around it."""
    return frozenset(
        one.id
        for one in case.norm.components
        if one.group == "body" and one.numerals in ("arabic", "letters") and one.align != "center"
    )


@rule("TB-11", "inconsistent", "noi_dung", field="size", needs=("@body",), gather=True)
def same_size(case: Case) -> Iterator[Found]:
    """Điều, khoản and điểm have the size of the text."""
    counted = _numbered(case) | {*_FREE_TEXT, "can_cu"}
    sizes = {
        item.index: size
        for item in case.view.body
        if case.body_component[item.index] in counted
        and (size := _size_of(case, item.index)) is not None
    }
    amounts: dict[int, int] = {}
    for index, size in sizes.items():
        amounts[size] = amounts.get(size, 0) + len(case.para(index).text)
    usual = max(amounts, key=lambda one: amounts[one], default=0)
    for index, size in sizes.items():
        if size != usual and _allowed(case, "noi_dung", size / 2):
            yield case.found(index, {"a": points(size), "b": points(usual)})


@rule("TP-01", "missing", source=None, needs=("@form",))
def missing(case: Case) -> Iterator[Found]:
    """Every component that the form of the paper must have stands on it."""
    optional = supplement(case.norm.id).optional
    for component in case.norm.components:
        wanted = component.id in case.form_components and component.word == "paragraph"
        if wanted and component.id not in optional and not _present(case, component.id):
            yield Found(
                (),
                params={},
                sure=case.view.kind_confidence,
                component=component.id,
                source=_strongest(component),
            )


def _present(case: Case, component: str) -> bool:
    """Whether any part with this id was seen, however doubtful; a list stands for its label."""
    printed = {part.id for part in case.view.parts if part.text.strip()}
    seen = printed | set(case.body_component.values())
    return component in seen or f"{component}_nhan" in seen


def _strongest(component: Component) -> Source:
    """The best evidence that a component exists at all."""
    order = ("law", "form", "convention")
    best = min(
        (component.weight(name) for name in component.evidence),
        key=lambda one: (order.index(one.basis), one.conf),
    )
    return Source(best.basis, best.conf, component.legal_ref)
