"""What a template must hold, and what it must not: parts of the form, tables, hidden things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.problems import Problem
from docgen.templating.check_styles import OFF, StyleSheet
from docgen.templating.check_tags import Tag, tags_of
from docgen.templating.places import WORD, Story, part_title, text_of, whole_file
from docgen.templating.prepare import RuleNames

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.facts.package import Package
    from docgen.norms.model import Component, Form, Norm

_CHANGES: Final = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange"),
    *("tcPrChange", "tblGridChange"),
)
_FINDINGS: Final = {
    "TRACKED_CHANGE": _CHANGES,
    "COMMENT_LEFT": ("commentReference", "commentRangeStart"),
    "HIDDEN_TEXT": ("vanish", "webHidden", "specVanish"),
    "TEXT_BOX": ("txbxContent",),
    "PICTURE_LEFT": ("drawing", "pict", "object"),
    "LINK_LEFT": ("hyperlink",),
    "CONTROL_BOX": ("sdt",),
    "AUTO_NUMBER": ("numPr",),
    "FOOTNOTE_LEFT": ("footnoteReference", "endnoteReference"),
}
"""What a template may not hold, and the elements that show it."""

_PAGE_FIELD: Final = "PAGE"
_RULED: Final = "TT Bảng kẻ"


def hidden_things(stories: Sequence[Story]) -> Iterator[Problem]:
    """Tracked changes, comments, hidden text, boxes, pictures, links, automatic numbers, notes.

    One problem a paragraph and kind; a picture that holds a text box counts as the box.
    """
    for story in stories:
        for code, names in _FINDINGS.items():
            seen: set[str] = set()
            for element in story.root.iter(*(WORD + name for name in names)):
                place = story.words(_shown_at(element))
                if _counts(code, element) and place not in seen:
                    seen.add(place)
                    yield story.problem(code, _shown_at(element), text_of(_shown_at(element)))


def _counts(code: str, element: _Element) -> bool:
    if code == "PICTURE_LEFT":
        return next(element.iter(WORD + "txbxContent"), None) is None
    return element.get(WORD + "val") not in OFF


def _shown_at(element: _Element) -> _Element:
    """The outermost paragraph around an element: a text box stands where it is anchored."""
    found = [one for one in element.iterancestors(WORD + "p")]
    return found[-1] if found else element


def foreign_fields(stories: Sequence[Story]) -> Iterator[Problem]:
    """Fields other than the page number in a header or footer."""
    for story in stories:
        margins_only = story.root.tag in (WORD + "hdr", WORD + "ftr")
        for paragraph in story.paragraphs:
            for instruction in _fields(paragraph):
                name = (instruction.split() or ["?"])[0].upper()
                if name != _PAGE_FIELD or not margins_only:
                    yield story.problem("FIELD_FOREIGN", paragraph, instruction, truong=name)


def _fields(paragraph: _Element) -> Iterator[str]:
    for one in paragraph.iter(WORD + "fldSimple"):
        yield str(one.get(WORD + "instr")).strip()
    open_text: str | None = None
    for one in paragraph.iter(WORD + "fldChar", WORD + "instrText"):
        if one.tag == WORD + "instrText":
            open_text = (open_text or "") + (one.text or "")
        elif open_text is not None:
            yield open_text.strip()
            open_text = None
    if open_text is not None:
        yield open_text.strip()


def tags_in_properties(package: Package) -> Iterator[Problem]:
    """Tags among the properties of the file, which no reader of the paper sees."""
    for name in package:
        if name.startswith("docProps/") and (b"{{" in package[name] or b"{%" in package[name]):
            place = f"thuộc tính của tệp ({name.rpartition('/')[2]})"
            yield whole_file("TAG_IN_PROPERTIES", place, part=name)


def comments_left(package: Package, stories: Sequence[Story]) -> Iterator[Problem]:
    """A part of comments to which no word of the text leads any more."""
    anchored = any(True for story in stories for _ in story.root.iter(WORD + "commentReference"))
    for name in package.parts_by_kind("comments"):
        if not anchored and b"<w:comment " in package[name]:
            yield whole_file("COMMENT_LEFT", part_title(name))


# --- tables and rules ---------------------------------------------------------------------------


def table_problems(stories: Sequence[Story], sheet: StyleSheet) -> Iterator[Problem]:
    """Rows that may split over pages, ruled tables whose header does not repeat, empty cells."""
    for story in stories:
        for table in story.root.iter(WORD + "tbl"):
            rows = list(table.iterfind(f".//{WORD}tr"))
            for row in rows:
                if not _has(row, "cantSplit"):
                    yield story.problem("ROW_SPLITS", row, text_of(row))
            ruled = sheet.name_at(table, "tblPr/tblStyle") == _RULED
            if ruled and rows and not _has(rows[0], "tblHeader"):
                yield story.problem("HEADER_ROW", rows[0], text_of(rows[0]))
            for cell in table.iter(WORD + "tc"):
                if cell.find(WORD + "p") is None:
                    yield story.problem("CELL_EMPTY", cell)


def _has(row: _Element, name: str) -> bool:
    mark = row.find(f"{WORD}trPr/{WORD}{name}")
    return mark is not None and mark.get(WORD + "val") not in OFF


def rule_problems(
    stories: Sequence[Story], sheet: StyleSheet, rules: RuleNames
) -> Iterator[Problem]:
    """Rule paragraphs without the two sample indents that rendering replaces (decision 15)."""
    names = {sheet.names.get(style, "") for style in rules}
    for story in stories:
        for paragraph in story.paragraphs:
            name = sheet.name_of(paragraph)
            if name and name in names and not _has_indents(paragraph):
                yield story.problem("RULE_WITHOUT_INDENT", paragraph, style=name, part=story.title)


def _has_indents(paragraph: _Element) -> bool:
    indent = paragraph.find(f"{WORD}pPr/{WORD}ind")
    return indent is not None and all(
        indent.get(WORD + side) is not None or indent.get(WORD + other) is not None
        for side, other in (("left", "start"), ("right", "end"))
    )


# --- parts of the form --------------------------------------------------------------------------


@dataclass
class _Printed:
    """What the paragraphs of one style print, over the whole file."""

    words: list[str] = field(default_factory=list)
    always: bool = False
    once: bool = False
    under: str = ""
    first: tuple[Story, _Element] | None = None


def missing_parts(
    stories: Sequence[Story], sheet: StyleSheet, norm: Norm, forms: Sequence[Form]
) -> Iterator[Problem]:
    """Parts of the form that the template does not print, or prints only sometimes (T10).

    A part is known by its style. Fixed words may be typed or come from a tag; any other part
    needs a tag. Of the body parts one is enough, and the end of the text is always asked for.
    """
    printed = _printed_by_style(stories, sheet)
    for component in _required(norm, forms):
        styles = _styles_for(component, norm)
        found = [printed[style] for style in styles if style in printed]
        if not any(_prints(one, component) for one in found):
            yield _missing(component)
        elif not any(one.always for one in found):
            yield from _only_sometimes(component, found)


def _missing(component: Component) -> Problem:
    told = {"cho": "thân văn bản", "ten": component.name, "kieu": str(component.style)}
    return Problem("PART_MISSING", (), told, clause=component.ref)


def _only_sometimes(component: Component, found: Iterable[_Printed]) -> Iterator[Problem]:
    for one in found:
        if one.first is not None:
            story, paragraph = one.first
            told = {"ten": component.name, "tag": one.under}
            yield story.problem("PART_CONDITIONAL", paragraph, one.under, **told)
            return


def _required(norm: Norm, forms: Sequence[Form]) -> Iterator[Component]:
    """Components that stand in each of the forms, and the end of the text where it is styled."""
    names = [set(form.components) for form in forms]
    common = set.intersection(*names) if names else set()
    for component in norm.components:
        if component.style and (component.id in common or _ends_text(component, norm)):
            yield component


def _ends_text(component: Component, norm: Norm) -> bool:
    return any(norm.dau_ket_thuc in text for text in component.text or ())


def _styles_for(component: Component, norm: Norm) -> list[str]:
    """Display names of the styles that count for a component; any of the body's for the body."""
    if component.id != "noi_dung":
        return [str(component.style)]
    return [str(one.style) for one in norm.components if one.group == "body" and one.style]


def _printed_by_style(stories: Sequence[Story], sheet: StyleSheet) -> Mapping[str, _Printed]:
    found: dict[str, _Printed] = {}
    for story in stories:
        for paragraph, tags, blocks in _paragraphs_with_blocks(story):
            entry = found.setdefault(sheet.name_of(paragraph), _Printed())
            text = text_of(paragraph).strip()
            entry.words.append(text)
            entry.first = entry.first or (story, paragraph)
            if foreign := _foreign_condition(tags, blocks):
                entry.under = entry.under or foreign
            else:
                entry.always = True
            entry.once = entry.once or not blocks
    return found


def _paragraphs_with_blocks(story: Story) -> Iterator[tuple[_Element, list[Tag], list[Tag]]]:
    """Each paragraph with its tags and the open ``if`` and ``for`` tags it stands under."""
    by_paragraph: dict[_Element, list[Tag]] = {}
    for tag in tags_of(story):
        by_paragraph.setdefault(tag.paragraph, []).append(tag)
    opened: list[Tag] = []
    for paragraph in story.paragraphs:
        tags = by_paragraph.get(paragraph, [])
        yield paragraph, tags, list(opened)
        for tag in tags:
            if tag.word in ("if", "for"):
                opened.append(tag)
            elif tag.word in ("endif", "endfor") and opened:
                opened.pop()


def _foreign_condition(tags: Iterable[Tag], blocks: Iterable[Tag]) -> str:
    """The first condition besides "there is something to print here"."""
    names = {tag.name for tag in tags if tag.word == "value"}
    names |= {block.name for block in blocks if block.word == "for"}
    conditions = (block for block in blocks if block.word == "if")
    return next((tag.raw for tag in conditions if tag.name not in names), "")


def _prints(printed: _Printed, component: Component) -> bool:
    if component.word == "rule" or component.sizes is None or component.image:
        return True
    if component.fixed_text is not None and component.fixed_text in printed.words:
        return True
    return any("{{" in text for text in printed.words)


def blank_parts(
    template: tuple[Sequence[Story], StyleSheet],
    paper: tuple[Sequence[Story], StyleSheet],
    norm: Norm,
    forms: Sequence[Form],
) -> Iterator[Component]:
    """Parts that a paper lacks although its template prints them once and without condition."""
    wanted, printed = _printed_by_style(*template), _printed_by_style(*paper)
    for component in _required(norm, forms):
        style = str(component.style)
        if style in wanted and wanted[style].once and _prints(wanted[style], component):
            has_text = style in printed and any(printed[style].words)
            bare = component.word == "rule" or component.sizes is None or component.image
            if not (has_text or (bare and style in printed)):
                yield component
