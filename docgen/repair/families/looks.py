"""Letters: face, size, colour, weight and slant, set on the runs that are wrong and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from docgen.facts.model import RunFacts
from docgen.norms import Component
from docgen.norms.units import half_points
from docgen.repair.change import Change, Wrong
from docgen.repair.engine import mends
from docgen.repair.properties import put
from docgen.repair.sizes import size_set
from docgen.repair.words import points
from docgen.repair.work import SURE, Work
from docgen.text.legacy_fonts import legacy_word

if TYPE_CHECKING:
    from lxml.etree import _Element

_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_UNSEEN = "FFFFFF"
_COUPLED = ("quoc_hieu", "tieu_ngu", "dia_danh_thoi_gian")


@mends("phong_chu", "KT-01")
def face(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Give letters of another face that of the norm; old encodings and symbols keep theirs."""
    family = work.norm.page.font.family
    for index in work.ready(wrong):
        if legacy_word(work.para(index).text):
            continue  # in another face it would not even look right
        others = [
            run.font for run in work.para(index).visible_runs() if not _is_face(run.font, family)
        ]
        if work.set_runs(index, lambda run: not _is_face(run.font, family), partial(_face, family)):
            yield work.change(wrong, "SUA_PHONG_CHU", others[0], family, index)


def _is_face(font: str, family: str) -> bool:
    rest = font.casefold().removeprefix(family.casefold()).split()
    return font.casefold().startswith(family.casefold()) and set(rest) <= {"bold", "italic"}


def _face(family: str, look: _Element) -> None:
    themes = {f"{slot}Theme": None for slot in ("ascii", "hAnsi", "eastAsia")}
    put(look, "rFonts", **dict.fromkeys(_SLOTS, family), **themes, cstheme=None)


@mends("mau_chu", "KT-05")
def colour(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Print coloured letters in black."""
    black = work.norm.page.font.color
    for index in work.ready(wrong):
        colours = [run.color for run in work.para(index).visible_runs() if run.color != black]
        if _UNSEEN in colours:
            continue  # nobody is to read these letters
        if work.set_runs(index, lambda run: run.color != black, partial(_colour, black)):
            yield work.change(wrong, "SUA_MAU_CHU", colours[0], black, index)


def _colour(black: str, look: _Element) -> None:
    put(look, "color", val=black, themeColor=None, themeTint=None, themeShade=None)


# -- size


@mends("co_chu", "TB-01")
def size(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Give letters outside the allowed sizes that of the size set the paper keeps to."""
    component = work.component(wrong.component)
    wanted = _wanted(work, wrong.component)
    if component is None or component.size is None or wanted is None:
        return
    least, most = half_points(component.size.min), half_points(component.size.max)
    yield from _sized(work, wrong, wanted, lambda run: not least <= run.size <= most)


@mends("co_chu", "TB-11")
def same_size(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Give text the size that most of the text has."""
    usual = float(wrong.params["b"].replace(",", "."))
    component = work.component(wrong.component)
    if component is None or component.size is None or not component.size.holds(usual):
        return
    wanted = half_points(usual)
    yield from _sized(work, wrong, wanted, lambda run: run.size != wanted)


@mends("co_chu", "TB-10")
def coupled_sizes(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Give national line, motto and date the sizes of one set."""
    for name in _COUPLED:
        part, wanted = work.view.first(name), _wanted(work, name)
        if part is None or wanted is None or part.confidence < SURE:
            continue
        for index in part.paragraphs:
            if work.allowed(wrong, index):
                yield from _resized(work, wrong, index, wanted, lambda run: True, part.span)


def _wanted(work: Work, component: str) -> int | None:
    found = work.component(component)
    return found.half_points(size_set(work)) if found else None


def _sized(
    work: Work, wrong: Wrong, wanted: int, off: Callable[[RunFacts], bool]
) -> Iterator[Change]:
    for index in work.ready(wrong):
        span = work.span(index, wrong.component)
        yield from _resized(work, wrong, index, wanted, off, span)


def _resized(
    work: Work,
    wrong: Wrong,
    index: int,
    wanted: int,
    off: Callable[[RunFacts], bool],
    span: tuple[int, int] | None,
) -> Iterator[Change]:
    def bad(run: RunFacts) -> bool:
        return run.format.vertical == "baseline" and run.size != wanted and off(run)

    sizes = [run.size for run in work.para(index).visible_runs() if bad(run)]
    if sizes and work.set_runs(index, bad, partial(_size, wanted), span):
        yield work.change(wrong, "SUA_CO_CHU", points(sizes[0]), points(wanted), index)


def _size(wanted: int, look: _Element) -> None:
    put(look, "sz", val=str(wanted))
    put(look, "szCs", val=str(wanted))


# -- weight and slant


@mends("dam", "TB-02")
def bold(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Print in bold."""
    yield from _toggled(work, wrong, "b", True, lambda run: not run.bold)


@mends("dam", "TB-03")
def light(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Print light, but for the text of the content, where bold may be meant."""
    yield from _toggled(work, wrong, "b", False, lambda run: run.bold)


@mends("nghieng", "TB-04")
def italic(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Print in italics."""
    yield from _toggled(work, wrong, "i", True, lambda run: not run.italic)


@mends("nghieng", "TB-05")
def upright(work: Work, wrong: Wrong) -> Iterator[Change]:
    """Print upright, but for the text of the content, where italics may be meant."""
    yield from _toggled(work, wrong, "i", False, lambda run: run.italic)


_LOOKS = {
    ("b", True): ("chữ nhạt", "chữ đậm"),
    ("b", False): ("chữ đậm", "chữ nhạt"),
    ("i", True): ("chữ đứng", "chữ nghiêng"),
    ("i", False): ("chữ nghiêng", "chữ đứng"),
}


def _toggled(
    work: Work, wrong: Wrong, name: str, value: bool, off: Callable[[RunFacts], bool]
) -> Iterator[Change]:
    component = work.component(wrong.component)
    if component is None or (component.group == "body" and not value):
        return
    for index in work.ready(wrong):
        span = _judged(work, component, index)
        if work.set_runs(index, off, partial(_toggle, name, value), span):
            yield work.change(wrong, "SUA_KIEU_CHU", *_LOOKS[name, value], index)


def _judged(work: Work, component: Component, index: int) -> tuple[int, int] | None:
    """The letters whose look counts: of an Điều only its number."""
    if component.id != "dieu":
        return work.span(index, component.id)
    outlines = (work.view.body, *(one.body for one in work.view.attachments))
    numbers = [item.number for items in outlines for item in items if item.index == index]
    return (0, len(numbers[0])) if numbers and numbers[0] else None


def _toggle(name: str, value: bool, look: _Element) -> None:
    for one in (name, f"{name}Cs"):
        put(look, one, val=None if value else "0")
