"""What several rules need: comparing printed words, lines of the norm, levels of rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from docgen.facts.model import ParagraphFacts, Story
from docgen.lint.case import Case
from docgen.norms.units import Twips
from docgen.text.metrics import wrap

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SAME = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u202f": " ", "\u00ad": ""})
_PLACEHOLDER = re.compile(r"\{[^}]*\}")

LINE_HEIGHT = 1.15
"""Height of a single line of the norm's face for each point of its size."""


def plain(text: str) -> str:
    """NFC, single ordinary spaces, ordinary hyphens: what the eye cannot tell apart is equal."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())


def toneless_order(text: str) -> str:
    """A key in which "hòa" and "hoà" are one: the tone of a word stands at its end."""
    return " ".join(_tone_last(word) for word in plain(text).split(" "))


@cache
def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = [letter for letter in letters if letter in _TONES]
    return "".join([letter for letter in letters if letter not in _TONES] + tones)


def same_words(one: str, other: str) -> bool:
    """Whether two texts print the same words, either way of placing tones accepted."""
    return toneless_order(one) == toneless_order(other)


def same_but_case(one: str, other: str) -> bool:
    """The same, capitals aside."""
    return toneless_order(one).casefold() == toneless_order(other).casefold()


def shouted(text: str) -> bool:
    """Whether all letters of a text are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)


def opening(pattern: str) -> str:
    """The fixed words before the first placeholder, without the space at their end."""
    return _PLACEHOLDER.split(pattern)[0].rstrip()


def ellipsis(pattern: str) -> str:
    """A pattern for people: fixed words before the first placeholder, then "…"."""
    return f"{opening(pattern)} …"


def pattern_of(text: str, **shapes: str) -> re.Pattern[str]:
    """A line of the norm as an expression; ``shapes`` are those of placeholders, others free."""
    out, at = "", 0
    for found in _PLACEHOLDER.finditer(text):
        name = found.group()[1:-1]
        out += _literal(text[at : found.start()]) + shapes.get(name, r".+?")
        at = found.end()
    return re.compile(out + _literal(text[at:]))


def _literal(text: str) -> str:
    return re.sub(r"(\\ | )+", lambda _: r"\s*", re.escape(text))


def is_form(text: str) -> bool:
    """Whether dots stand where words are still to be filled in."""
    return "..." in text or "…" in text


def is_blank(para: ParagraphFacts) -> bool:
    """Whether a paragraph prints nothing, so that it only moves what follows."""
    return not para.shown.strip() and not para.label


def empties_after(case: Case, index: int, most: int = 2) -> Iterator[int]:
    """Blank paragraphs right after one, in the same cell or story."""
    place = case.para(index).place
    for at in range(index + 1, min(index + 1 + most, len(case.facts.paragraphs))):
        para = case.para(at)
        if para.place.cells != place.cells or para.place.part != place.part or not is_blank(para):
            return
        yield at


def height(case: Case, index: int) -> float:
    """Estimated height of a paragraph in twips, the space around it included."""
    para = case.para(index)
    size = max((one.run.size for one in case.letters(index)), default=para.mark.size)
    lines = 1
    width = case.line_width(index)
    if width and width > 0 and para.shown.strip():
        lines = sum(len(wrap(part, size, width)) or 1 for part in para.shown.split("\n"))
    return lines * line_pitch(para, size) + para.format.space_before + para.format.space_after


def line_pitch(para: ParagraphFacts, size: int) -> float:
    """Distance of two lines in twips."""
    single = size * 10 * LINE_HEIGHT
    shape = para.format
    if shape.line_rule == "auto":
        return single * shape.line / 240
    return float(shape.line) if shape.line_rule == "exact" else max(single, float(shape.line))


def line_multiple(para: ParagraphFacts, size: int) -> float:
    """Line spacing as a multiple of single."""
    return line_pitch(para, size) / (size * 10 * LINE_HEIGHT)


def offset_in_cell(case: Case, index: int) -> float:
    """Estimated height in twips of what stands above a paragraph in its cell."""
    at = case.para(index).place.cells[-1]
    cell = case.facts.tables[at.table].rows[at.row].cells[at.cell]
    return sum(height(case, above) for above in range(cell.first, index))


def apart(case: Case, one: int, other: int) -> bool:
    """Whether two paragraphs surely do not stand level.

    Sure is: in other rows of one table, or in one row with more than a line of difference above
    them. Outside of tables, in boxes and frames nothing is sure.
    """
    first, second = case.para(one).place, case.para(other).place
    if not first.cells or not second.cells or one == other:
        return False
    a, b = first.cells[-1], second.cells[-1]
    if a.table != b.table or a.cell == b.cell or Story.TEXT_BOX in (first.story, second.story):
        return False
    if a.row != b.row:
        return not _merged(case, one, other)
    difference = abs(offset_in_cell(case, one) - offset_in_cell(case, other))
    return difference > line_pitch(case.para(one), case.para(one).mark.size or 26)


def _merged(case: Case, *indices: int) -> bool:
    """Whether a cell around one of the paragraphs is merged with its neighbours above or below."""
    for index in indices:
        at = case.para(index).place.cells[-1]
        if case.facts.tables[at.table].rows[at.row].cells[at.cell].v_merge:
            return True
    return False


def gap_before(case: Case, index: int) -> float | None:
    """Most space in twips that Word can leave above a paragraph; ``None`` after a blank line.

    Word takes the greater of the two spaces or their sum, by settings; the sum is never too little.
    """
    if index == 0 or is_blank(case.para(index - 1)):
        return None
    here, above = case.para(index), case.para(index - 1)
    if above.place.part != here.place.part or above.place.cells != here.place.cells:
        return None
    same = here.style_id == above.style_id
    before = 0 if same and here.format.contextual_spacing else here.format.space_before
    after = 0 if same and above.format.contextual_spacing else above.format.space_after
    return float(before + after)


def page_height(case: Case, section: int) -> Twips:
    """Height between the margins of a section."""
    found = case.facts.sections[section]
    return Twips(found.page_height - found.top - found.bottom)
