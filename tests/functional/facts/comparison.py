"""Our facts beside LibreOffice's own: which properties of a paper are equal and which differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from docgen.facts.model import DocumentFacts, ParagraphFacts, RunFacts, SectionFacts, Story

RUN_PROPERTIES = ("font", "size", "bold", "italic", "color")
PARAGRAPH_PROPERTIES = ("align", "first_line", "before", "after", "line", "label")
PAGE_PROPERTIES = ("page_width", "page_height", "left", "right", "top", "bottom", "gutter")

_ADJUST = {"0": "left", "1": "right", "2": "justify", "3": "center", "4": "justify"}
_COUNTED = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "FILENAME", "SAVEDATE", "CREATEDATE")
)
_TOLERANCE = 2
"""Hundredths of a millimetre; a twip has 1.76."""
_LINE_MODES = {0: "auto", 1: "atLeast", 2: "leading", 3: "exact"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One property that is not equal: where, ours, theirs. Holds no text of the paper."""

    file: str
    place: str
    name: str
    ours: object
    theirs: object
    paragraph: ParagraphFacts | None = field(default=None, repr=False, compare=False)
    section: SectionFacts | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Outcome:
    """Counts per property over all papers, and every difference."""

    compared: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    matched: int = 0
    swallowed: int = 0
    unmatched: list[tuple[str, ParagraphFacts]] = field(default_factory=list)


def compare(file: str, facts: DocumentFacts, theirs: dict[str, Any], out: Outcome) -> None:
    """Compare one paper, paragraph by paragraph and run by run, and its page set-up."""
    gone = _swallowed(facts)
    body = [
        item
        for item in facts.paragraphs
        if item.place.story is Story.BODY and item.place.index not in gone
    ]
    out.swallowed += len(gone)
    pairs = list(_matched(file, body, theirs["body"], out))
    texts = [text for page in theirs["pages"].values() for text in page["texts"]]
    boxes = [item for item in facts.paragraphs if item.place.story in _FLOATING]
    pairs += _anywhere(file, boxes, _flat([*theirs["boxes"], *texts]), out)
    notes = [item for item in facts.paragraphs if item.place.story is Story.FOOTNOTE]
    pairs += _matched(file, notes, theirs["notes"], out)
    for ours, other in pairs:
        _paragraph(file, ours, other, out)
    _pages(file, facts, theirs, pairs, out)


_FLOATING = (Story.TEXT_BOX, Story.HEADER, Story.FOOTER)


def _swallowed(facts: DocumentFacts) -> set[int]:
    """Empty paragraphs that LibreOffice does not keep: under a merged cell, before a section."""
    found: set[int] = set()
    for table in facts.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.v_merge == "continue":
                    found.update(range(cell.first, cell.end))
    found.update(section.end - 1 for section in facts.sections[:-1])
    return {index for index in found if not facts.paragraphs[index].text.strip()}


def _flat(groups: Iterable[list[Any]]) -> list[Any]:
    return [item for group in groups for item in group]


def _key(paragraph: ParagraphFacts) -> str:
    return "".join(letter for letter, _ in _letters(paragraph)).rstrip()


def _letters(paragraph: ParagraphFacts) -> Iterator[tuple[str, RunFacts]]:
    """Yield the letters of a paragraph; a counted field is one letter."""
    before = ""
    for run in paragraph.runs:
        if run.revision in ("del", "moveFrom"):
            continue
        if run.field in _COUNTED:
            if run.field != before:
                yield "#", run
        else:
            yield from ((letter, run) for letter in _plain(run.text))
        before = run.field


def _plain(text: str) -> str:
    return re.sub("[\f\ue000-\uf8ff]", "", text)


def _their_letters(paragraph: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for portion in paragraph["portions"]:
        if portion["kind"] == "TextField" and re.fullmatch(r"[\dIVXLivxl]*", portion["text"]):
            yield "#", portion
        elif portion["kind"] != "Footnote":
            yield from ((letter, portion) for letter in _plain(portion["text"]))


def _their_key(paragraph: dict[str, Any]) -> str:
    return "".join(letter for letter, _ in _their_letters(paragraph)).rstrip()


def _matched(
    file: str, ours: Sequence[ParagraphFacts], theirs: Sequence[dict[str, Any]], out: Outcome
) -> Iterator[tuple[ParagraphFacts, dict[str, Any]]]:
    """Pair paragraphs of equal text in the order in which they stand."""
    left, right = [_key(item) for item in ours], [_their_key(item) for item in theirs]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    seen: set[int] = set()
    for a, b, size in matcher.get_matching_blocks():
        for step in range(size):
            seen.add(a + step)
            yield ours[a + step], theirs[b + step]
    out.matched += len(seen)
    out.unmatched += [(file, item) for at, item in enumerate(ours) if at not in seen]


def _anywhere(
    file: str, ours: Sequence[ParagraphFacts], theirs: Sequence[dict[str, Any]], out: Outcome
) -> Iterator[tuple[ParagraphFacts, dict[str, Any]]]:
    """Pair paragraphs with text wherever they stand: boxes and headers have no common order."""
    left: dict[str, list[dict[str, Any]]] = {}
    for other in theirs:
        left.setdefault(_their_key(other), []).append(other)
    for item in ours:
        key = _key(item)
        if not key:
            continue
        if left.get(key):
            out.matched += 1
            yield item, left[key].pop(_same_style(item, left[key]))
        else:
            out.unmatched.append((file, item))


def _same_style(ours: ParagraphFacts, theirs: list[dict[str, Any]]) -> int:
    """A number alone stands in headers and footers alike; the style tells them apart."""
    styles = [str(other["style"]).casefold() for other in theirs]
    name = ours.style_name.casefold()
    return styles.index(name) if name in styles else 0


def _mm100(twips: int) -> int:
    return round(twips * 2540 / 1440)


def _near(ours: int, theirs: int) -> bool:
    return abs(_mm100(ours) - theirs) <= _TOLERANCE


def _paragraph(file: str, ours: ParagraphFacts, theirs: dict[str, Any], out: Outcome) -> None:
    form = ours.format
    line = _line(ours)
    checks: dict[str, tuple[object, object, bool]] = {
        "align": (form.align, _ADJUST.get(theirs["align"], ""), False),
        "first_line": (form.first_line, theirs["first_line"], True),
        "before": (form.space_before, theirs["before"], True),
        "after": (form.space_after, theirs["after"], True),
        "label": (_label(ours.label), _label(theirs["label"]), False),
    }
    for name, (one, other, length) in checks.items():
        equal = _near(int(str(one)), int(str(other))) if length else one == other
        _count(out, equal, Difference(file, ours.place.human, name, one, other, ours))
    mode, height = theirs["line"]
    equal = line[0] == _LINE_MODES[mode] and abs(line[1] - height) <= _TOLERANCE
    _count(out, equal, Difference(file, ours.place.human, "line", line, theirs["line"], ours))
    _letters_of(file, ours, theirs, out)


def _label(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter in ".)(-/+*")


def _line(ours: ParagraphFacts) -> tuple[str, int]:
    form = ours.format
    if form.line_rule == "auto":
        return "auto", round(form.line * 100 / 240)
    return form.line_rule, _mm100(form.line)


def _letters_of(file: str, ours: ParagraphFacts, theirs: dict[str, Any], out: Outcome) -> None:
    runs: dict[int, tuple[RunFacts, list[dict[str, Any]]]] = {}
    # LibreOffice drops blanks at the end of a cell.
    for (_, run), (_, portion) in zip(_letters(ours), _their_letters(theirs), strict=False):
        runs.setdefault(id(run), (run, []))[1].append(portion)
    for run, portions in runs.values():
        for name in RUN_PROPERTIES:
            one = _of_run(run, name)
            other = {_of_portion(portion, name) for portion in portions}
            shown = other.pop() if len(other) == 1 else tuple(sorted(map(str, other)))
            difference = Difference(file, ours.place.human, name, one, shown, ours)
            _count(out, one == shown, difference)


def _of_run(run: RunFacts, name: str) -> object:
    return run.font if name == "font" else getattr(run, name)


def _of_portion(portion: dict[str, Any], name: str) -> object:
    if name == "size":
        return round(portion["size"] * 2)
    if name == "color":
        return "000000" if portion["color"] < 0 else f"{portion['color'] & 0xFFFFFF:06X}"
    return portion[name]


def _pages(
    file: str,
    facts: DocumentFacts,
    theirs: dict[str, Any],
    pairs: list[tuple[ParagraphFacts, dict[str, Any]]],
    out: Outcome,
) -> None:
    for section in facts.sections:
        names = {
            other["page"]
            for ours, other in pairs
            if ours.text and ours.place.story is Story.BODY and ours.section == section.index
        }
        for name in sorted(names & theirs["pages"].keys()):
            _page(f"{file} {name}", section, theirs["pages"][name], out)


def _page(file: str, section: SectionFacts, page: dict[str, Any], out: Outcome) -> None:
    place = f"section {section.index + 1}"
    gutter = page["GutterMargin"] or 0
    found = {
        "page_width": (section.page_width, page["Width"]),
        "page_height": (section.page_height, page["Height"]),
        "left": (section.left, page["LeftMargin"]),
        "right": (section.right, page["RightMargin"]),
        "top": (
            section.top,
            page["TopMargin"] + (page["HeaderHeight"] if page["HeaderIsOn"] else 0),
        ),
        "bottom": (
            section.bottom,
            page["BottomMargin"] + (page["FooterHeight"] if page["FooterIsOn"] else 0),
        ),
        "gutter": (section.gutter, gutter),
    }
    for name, (one, other) in found.items():
        difference = Difference(file, place, name, one, other, section=section)
        _count(out, _near(one, other), difference)


def _count(out: Outcome, equal: bool, difference: Difference) -> None:
    out.compared[difference.name] += 1
    if not equal:
        out.differences.append(difference)
