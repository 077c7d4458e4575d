"""The tables of a norm besides its components: page, kinds, forms, signing, lists, registers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import model_validator

from docgen.norms.evidence import Frozen, Weighed
from docgen.norms.units import Twips, twips_of_mm

TuCach = Literal["tap_the", "ca_nhan", "thua_lenh", "thua_uy_quyen"]
"""In whose place a person signs: for a collective, himself, by order, by mandate."""

VaiTro = Literal[
    "cap_truong",
    "quyen_cap_truong",
    "cap_pho",
    "cap_truong_don_vi",
    "cap_pho_don_vi",
    "nguoi_duoc_uy_quyen",
]
"""The post a person holds; a deputy put in charge (phụ trách) signs as ``cap_pho``."""


class Range(Frozen):
    """Least and greatest allowed measure, in the unit its field names."""

    min: float
    max: float

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if self.min > self.max:
            raise ValueError("min is greater than max")
        return self

    def holds(self, measure: float) -> bool:
        """Whether a measure lies between the limits, both included."""
        return self.min <= measure <= self.max


class Identity(Weighed):
    """Which decree this is and when it binds."""

    IDENTITY = frozenset({"id", "reviewed_on", "status"})

    id: str
    number: str
    title: str
    issued: date
    effective: date
    valid_to: date | None = None
    reviewed_on: date
    status: str


class Paper(Weighed):
    """The sheet; millimetres, upright."""

    IDENTITY = frozenset()

    name: str
    width_mm: float
    height_mm: float
    orientation: Literal["portrait", "landscape"]
    landscape_when: str

    @property
    def width(self) -> Twips:
        """Width of the sheet."""
        return twips_of_mm(self.width_mm)

    @property
    def height(self) -> Twips:
        """Height of the sheet."""
        return twips_of_mm(self.height_mm)


class Margin(Weighed):
    """Allowed range of one margin and the measure we print, in millimetres."""

    IDENTITY = frozenset()

    min: float
    max: float
    chosen: float

    @model_validator(mode="after")
    def _chosen_is_allowed(self) -> Margin:
        if not self.min <= self.chosen <= self.max:
            raise ValueError("chosen lies outside min and max")
        return self

    @property
    def min_twips(self) -> Twips:
        """Smallest allowed margin."""
        return twips_of_mm(self.min)

    @property
    def max_twips(self) -> Twips:
        """Greatest allowed margin."""
        return twips_of_mm(self.max)

    @property
    def twips(self) -> Twips:
        """The margin we print."""
        return twips_of_mm(self.chosen)


class Margins(Frozen):
    """The four margins of a page."""

    top: Margin
    bottom: Margin
    left: Margin
    right: Margin


class Font(Weighed):
    """The letters: family, encoding standard, colour as RRGGBB, language tag."""

    IDENTITY = frozenset()

    family: str
    encoding: str
    color: str
    normal_form: Literal["NFC", "NFD"]
    language: str


class PageNumber(Weighed):
    """How pages are numbered; the letters are those of the component ``so_trang``."""

    IDENTITY = frozenset()

    start: int
    numerals: Literal["arabic", "roman"]
    place: Literal["top_margin", "bottom_margin"]
    from_edge_mm: float
    show_on_first_page: bool
    appendix_restarts: bool
    appendix_shows_on_first_page: bool

    @property
    def from_edge(self) -> Twips:
        """Distance of the header from the edge of the sheet."""
        return twips_of_mm(self.from_edge_mm)


class Page(Frozen):
    """Sheet, margins, letters and page numbers."""

    paper: Paper
    margins: Margins
    font: Font
    number: PageNumber

    @property
    def text_width(self) -> Twips:
        """Width between the margins we print."""
        return Twips(self.paper.width - self.margins.left.twips - self.margins.right.twips)


class Table(Weighed):
    """A borderless layout table: column shares of the text width in percent."""

    IDENTITY = frozenset({"ref", "note"})

    ref: str
    note: str = ""
    rows: int
    columns_percent: tuple[float, ...]
    cell_margin_mm: float

    @model_validator(mode="after")
    def _columns_fill_the_width(self) -> Table:
        if sum(self.columns_percent) != 100:
            raise ValueError("column shares do not add up to 100")
        return self

    @property
    def cell_margin(self) -> Twips:
        """Space between a cell's edge and its text, left and right each."""
        return twips_of_mm(self.cell_margin_mm)

    def columns(self, text_width: Twips) -> tuple[Twips, ...]:
        """Widths of the columns; together they are exactly ``text_width``."""
        widths = [round(text_width * share / 100) for share in self.columns_percent[:-1]]
        return tuple(Twips(width) for width in (*widths, text_width - sum(widths)))

    def inner(self, column: int, text_width: Twips) -> Twips:
        """Width left for the text of a column, counted from 0."""
        return Twips(self.columns(text_width)[column] - 2 * self.cell_margin)


class Tables(Frozen):
    """The layout tables: head of the first page, and recipients beside the signature."""

    head: Table
    signature: Table


class Kind(Weighed):
    """A kind of paper (Điều 7): its name, abbreviation and the forms (Mẫu) it uses.

    ``kinh_gui`` says whether it may be addressed (II.9.b).
    """

    id: str
    name: str
    abbr: str | None = None
    forms: tuple[str, ...] | None = None
    kinh_gui: bool

    @property
    def form(self) -> str | None:
        """The first form of the kind, ``None`` where the norm gives none."""
        return self.forms[0] if self.forms else None


class CopyType(Weighed):
    """A kind of copy (Điều 25)."""

    id: str
    name: str
    heading: str
    abbr: str
    source: str
    routes: tuple[str, ...]


class Form(Weighed):
    """A form (Mẫu) of the norm: what stands on it, in order."""

    IDENTITY = frozenset({"id", "note"})

    id: str
    note: str = ""
    name: str
    has_number: bool
    has_date: bool
    components: tuple[str, ...]
    opening: tuple[str, ...] | None = None
    closing: str | None = None
    recipients_first: str | None = None
    archive_line: str | None = None
    signers: Literal["none", "one", "two"]


class SigningCase(Weighed):
    """Printed lines above a signature for one way of signing."""

    IDENTITY = frozenset({"tu_cach", "vai_tro", "when", "ref"})

    tu_cach: TuCach
    vai_tro: VaiTro
    when: str
    ref: str
    lines: tuple[str, ...]


class Line(Weighed):
    """A line made of given and fixed words.

    ``text`` has ``{placeholders}``; ``blank`` is the same line with room for the pen where the
    number and the day are not yet known; ``regex`` is what a finished line looks like.
    """

    IDENTITY = frozenset({"id", "component", "ref"})

    id: str
    component: str
    ref: str
    text: str
    blank: str | None = None
    regex: str | None = None


class Phrase(Weighed):
    """Fixed words under an id."""

    id: str
    text: str


class Citations(Weighed):
    """How other documents are cited: types without a number, types with the year in theirs."""

    IDENTITY = frozenset()

    without_number: tuple[str, ...]
    with_year: tuple[str, ...]


class Digits(Weighed):
    """How numbers are written in number and date lines, and how parts are numbered."""

    IDENTITY = frozenset()

    so_min_digits: int
    day_min_digits: int
    padded_months: tuple[int, ...]
    point_letters: tuple[str, ...]
    point_letters_further: tuple[str, ...] | None = None
    roman_components: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """All letters of points (điểm) in their order."""
        return (*self.point_letters, *(self.point_letters_further or ()))


class Rule(Weighed):
    """One sentence of an administrative rule, for people to read."""

    id: str
    text: str


class Register(Weighed):
    """Least columns of a register or list (Phụ lục IV and V)."""

    id: str
    columns: tuple[str, ...]


class Stamp(Weighed):
    """A stamp or frame in millimetres, with the words in it."""

    id: str
    width_mm: float
    height_mm: float
    fields: tuple[str, ...]
    color: str | None = None


class MetadataField(Frozen):
    """A data field of Phụ lục VI; ``length`` in characters, ``component`` where one fills it."""

    no: str
    label: str
    name: str
    type: str | None = None
    length: int | None = None
    component: str | None = None


class MetadataTable(Weighed):
    """A table of Phụ lục VI; ``filled`` are the numbers that the system fills by itself."""

    IDENTITY: ClassVar[frozenset[str]] = frozenset({"id"})

    id: str
    fields: tuple[MetadataField, ...]
    filled: tuple[str, ...] | None = None
