"""What stands in a Word file, without an opinion about it.

All lists are in reading order. Numbers that name paragraphs are positions in
``DocumentFacts.paragraphs``; numbers that name tables are positions in ``DocumentFacts.tables``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from docgen.facts.formats import Border, CharFormat, ParagraphFormat
from docgen.norms.units import HalfPoints, Twips


class Story(StrEnum):
    """The stream of text that a paragraph belongs to."""

    BODY = "body"
    TEXT_BOX = "text_box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"


_STORY_WORDS = {
    Story.TEXT_BOX: "hộp chữ",
    Story.HEADER: "đầu trang",
    Story.FOOTER: "chân trang",
    Story.FOOTNOTE: "cước chú",
    Story.ENDNOTE: "chú thích cuối",
    Story.COMMENT: "nhận xét",
}


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell: the table's position in ``DocumentFacts.tables``, row and cell, all from 0."""

    table: int
    row: int
    cell: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands.

    ``index`` is its position in ``DocumentFacts.paragraphs``; ``part`` and ``ordinal`` find its
    element again (the ``ordinal``-th ``w:p`` of the part in document order, from 0); ``cells`` are
    the cells around it, outermost first; ``number`` counts from 1 among the paragraphs of its
    body, cell, text box, header or note; ``unit`` numbers the text box, header or note from 1.
    """

    story: Story
    part: str
    index: int
    ordinal: int
    cells: tuple[CellRef, ...]
    number: int
    unit: int

    @property
    def human(self) -> str:
        """The place in words of a clerk: "đoạn 12", "bảng 1 hàng 2 ô 1"."""
        words = [f"{_STORY_WORDS[self.story]} {self.unit}"] if self.story in _STORY_WORDS else []
        words += [f"bảng {at.table + 1} hàng {at.row + 1} ô {at.cell + 1}" for at in self.cells]
        if not words or self.number > 1:
            words.append(f"đoạn {self.number}")
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class RunFacts:
    """Letters of one formatting.

    ``font`` is the face Word takes for the first letter, ``fonts`` all faces the text needs.
    ``revision`` is "", "ins", "del", "moveFrom" or "moveTo". ``field`` names the field whose result
    this is ("PAGE"), else "". ``ordinal`` counts the ``w:r`` elements below the paragraph's element
    from 0; a symbol in the middle of an element makes several runs with one ordinal.
    """

    text: str
    format: CharFormat
    font: str
    fonts: tuple[str, ...]
    revision: str
    field: str
    ordinal: int

    @property
    def visible(self) -> bool:
        """Whether Word shows and prints it: neither hidden nor deleted."""
        return not self.format.hidden and self.revision not in ("del", "moveFrom")

    @property
    def shown(self) -> str:
        """The text as printed: in capitals where the formatting says so."""
        return self.text.upper() if self.format.caps else self.text

    @property
    def size(self) -> HalfPoints:
        """Effective size in half points."""
        return self.format.size

    @property
    def bold(self) -> bool:
        """Whether Word shows it bold."""
        return self.format.bold

    @property
    def italic(self) -> bool:
        """Whether Word shows it italic."""
        return self.format.italic

    @property
    def color(self) -> str:
        """Effective colour, six hexadecimal digits."""
        return self.format.color


@dataclass(frozen=True, slots=True)
class NumberingFacts:
    """The number in front of a paragraph.

    ``label`` as Word prints it ("I.", "a)", "•"), ``value`` the bare count of its level, ``kind``
    Word's number format ("decimal", "upperRoman", "bullet"), ``suffix`` what follows ("tab",
    "space", "nothing"), ``format`` the look of the label.
    """

    num_id: int
    level: int
    label: str
    value: int
    kind: str
    suffix: str
    format: CharFormat


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """One paragraph.

    ``text`` is what Word shows, without the number in front: tab as ``\\t``, line break as ``\\n``,
    page or column break as ``\\f``, soft hyphen U+00AD, non-breaking hyphen U+2011; deleted and
    hidden letters are only in ``runs``. ``mark`` is the format of the paragraph mark, which gives
    an empty line its height; ``mark_revision`` says whether the mark was inserted or deleted.
    ``fields`` are the kinds of the fields that begin here, ``notes`` the foot- and endnotes
    ("footnote:3"), ``positioned_tab`` the alignment of a tab that ignores tab stops, or "".
    """

    place: Place
    text: str
    runs: tuple[RunFacts, ...]
    style_id: str
    style_name: str
    format: ParagraphFormat
    numbering: NumberingFacts | None
    mark: CharFormat
    mark_revision: str
    section: int
    fields: tuple[str, ...]
    notes: tuple[str, ...]
    positioned_tab: str

    @property
    def label(self) -> str:
        """The number in front as printed, or ""."""
        return self.numbering.label if self.numbering else ""

    @property
    def shown(self) -> str:
        """The text as printed: in capitals where the formatting says so."""
        return "".join(run.shown for run in self.runs if run.visible)

    @property
    def has_page_number(self) -> bool:
        """Whether a page-number field begins here."""
        return "PAGE" in self.fields

    def visible_runs(self) -> tuple[RunFacts, ...]:
        """Return the runs whose texts joined are ``text``, empty ones left out."""
        return tuple(run for run in self.runs if run.text and run.visible)


@dataclass(frozen=True, slots=True)
class CellFacts:
    """One cell: ``column`` is its first grid column, ``first`` and ``end`` bound its paragraphs.

    ``v_merge`` is "" (alone), "restart" (top of a merged column) or "continue". Borders are what
    is drawn on the four sides, None without a line.
    """

    column: int
    span: int
    v_merge: str
    width: Twips
    top: Border | None
    bottom: Border | None
    left: Border | None
    right: Border | None
    vertical_align: str
    shading: str
    direction: str
    first: int
    end: int

    @property
    def bordered(self) -> bool:
        """Whether any of the four sides has a line."""
        return any((self.top, self.bottom, self.left, self.right))


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row of a table. ``height`` is 0 for automatic; ``height_rule`` as in Word."""

    cells: tuple[CellFacts, ...]
    header: bool
    cant_split: bool
    height: Twips
    height_rule: str
    hidden: bool
    revision: str


@dataclass(frozen=True, slots=True)
class TableFacts:
    """One table; ``inside`` is the cell around a nested one.

    ``before`` is the position of the first paragraph that could stand in it: the table lies between
    the paragraphs ``before - 1`` and ``end``. ``width`` is 0 where the table does not say one.
    """

    index: int
    part: str
    story: Story
    ordinal: int
    inside: CellRef | None
    style_id: str
    style_name: str
    grid: tuple[Twips, ...]
    width: Twips
    width_kind: str
    indent: Twips
    align: str
    layout: str
    floating: bool
    rows: tuple[RowFacts, ...]
    before: int
    end: int
    section: int

    @property
    def bordered(self) -> bool:
        """Whether any line is drawn; a table without lines is a means of layout."""
        return any(cell.bordered for row in self.rows for cell in row.cells)

    @property
    def columns(self) -> int:
        """The number of grid columns."""
        return len(self.grid)


@dataclass(frozen=True, slots=True)
class Shape:
    """Size and place of something drawn, in twips.

    ``x`` and ``y`` are offsets from what ``x_from`` and ``y_from`` name ("column", "margin",
    "page", "paragraph"…); ``x_align`` and ``y_align`` replace them ("center") or are "". ``inline``
    means that it stands in the line like a letter. ``source`` is "drawingml" or "vml".
    """

    source: str
    name: str
    width: Twips
    height: Twips
    x: Twips
    y: Twips
    x_from: str
    y_from: str
    x_align: str
    y_align: str
    inline: bool


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A drawn line, anchored in a paragraph; ``weight`` is its thickness in eighths of a point."""

    paragraph: int
    shape: Shape
    weight: int
    color: str
    dash: str
    visible: bool

    @property
    def horizontal(self) -> bool:
        """Whether it lies: much wider than high."""
        return self.shape.width > 10 * self.shape.height


@dataclass(frozen=True, slots=True)
class TextBoxFacts:
    """A box with text: its paragraphs are ``first`` to ``end`` (exclusive)."""

    index: int
    anchor: int
    shape: Shape
    border: bool
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture in the package: ``part`` is "" where none is reached."""

    paragraph: int
    part: str
    shape: Shape
    description: str


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """A field: ``kind`` is the first word of its instruction in capitals ("PAGE", "TOC")."""

    kind: str
    instruction: str
    result: str
    paragraph: int
    format: CharFormat


@dataclass(frozen=True, slots=True)
class RevisionFacts:
    """A tracked change. ``kind``: ins, del, moveFrom, moveTo, mark, format, row."""

    kind: str
    author: str
    date: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """A comment; ``paragraph`` is where it is anchored, -1 where nowhere."""

    id: str
    author: str
    date: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class PageNumberFacts:
    """A page-number field in a header or footer, as it stands on the page.

    ``align`` looks through frames, tab stops and positioned tabs.
    """

    paragraph: int
    align: str
    format: CharFormat
    font: str


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """A header or footer part. ``kind``: default, first or even."""

    part: str
    story: Story
    kind: str
    first: int
    end: int
    page_numbers: tuple[PageNumberFacts, ...]


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """One section; ``first`` and ``end`` bound its paragraphs of the body.

    ``headers`` and ``footers`` hold, by kind, what is in force after inheritance from the sections
    before; which of them a page shows is the matter of ``title_page`` and ``even_and_odd``.
    """

    index: int
    page_width: Twips
    page_height: Twips
    orientation: str
    top: Twips
    bottom: Twips
    left: Twips
    right: Twips
    gutter: Twips
    header_distance: Twips
    footer_distance: Twips
    start: str
    title_page: bool
    even_and_odd: bool
    columns: int
    vertical_align: str
    page_number_start: int | None
    page_number_format: str
    page_borders: bool
    headers: Mapping[str, HeaderFacts]
    footers: Mapping[str, HeaderFacts]
    first: int
    end: int

    def shown_headers(self) -> tuple[HeaderFacts, ...]:
        """Return the headers that some page of the section can show."""
        return _shown(self.headers, self.title_page, self.even_and_odd)

    def shown_footers(self) -> tuple[HeaderFacts, ...]:
        """Return the footers that some page of the section can show."""
        return _shown(self.footers, self.title_page, self.even_and_odd)


def _shown(found: Mapping[str, HeaderFacts], title: bool, even: bool) -> tuple[HeaderFacts, ...]:
    wanted = ("default", *(("first",) if title else ()), *(("even",) if even else ()))
    return tuple(found[kind] for kind in wanted if kind in found)


@dataclass(frozen=True, slots=True)
class PropertiesFacts:
    """What the package says about itself; "" where it says nothing. Dates as written."""

    title: str
    subject: str
    author: str
    keywords: str
    last_modified_by: str
    created: str
    modified: str
    application: str
    application_version: str
    company: str
    template: str


@dataclass(frozen=True, slots=True)
class SettingsFacts:
    """Settings that change what is seen. ``compatibility`` is 12 where the file says none."""

    compatibility: int
    even_and_odd: bool
    track_changes: bool
    default_tab: Twips
    protected: str
    mirror_margins: bool
    gutter_at_top: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the file that the facts do not or not fully carry.

    ``code``: math, chart, diagram, object, ink, ruby, placeholder, missing_style, style_cycle,
    missing_numbering, missing_header, nested_too_deep. ``paragraph`` is -1 where it concerns the
    whole file.
    """

    code: str
    paragraph: int
    detail: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Everything that stands in one Word file."""

    sections: tuple[SectionFacts, ...]
    paragraphs: tuple[ParagraphFacts, ...]
    tables: tuple[TableFacts, ...]
    lines: tuple[LineFacts, ...]
    text_boxes: tuple[TextBoxFacts, ...]
    images: tuple[ImageFacts, ...]
    fields: tuple[FieldFacts, ...]
    revisions: tuple[RevisionFacts, ...]
    comments: tuple[CommentFacts, ...]
    properties: PropertiesFacts
    settings: SettingsFacts
    notices: tuple[Notice, ...]

    def story(self, *stories: Story) -> Iterator[ParagraphFacts]:
        """Yield the paragraphs of some stories; of the body and its text boxes by default."""
        wanted = stories or (Story.BODY, Story.TEXT_BOX)
        return (paragraph for paragraph in self.paragraphs if paragraph.place.story in wanted)

    def hidden_runs(self) -> Iterator[tuple[ParagraphFacts, RunFacts]]:
        """Yield letters that are formatted as hidden, with their paragraph."""
        for paragraph in self.paragraphs:
            for run in paragraph.runs:
                if run.text and run.format.hidden:
                    yield paragraph, run

    def cell_paragraphs(self, cell: CellFacts) -> tuple[ParagraphFacts, ...]:
        """Return the paragraphs of a cell, those of nested tables and text boxes included."""
        return self.paragraphs[cell.first : cell.end]
