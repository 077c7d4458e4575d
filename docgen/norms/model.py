"""A norm: everything a decree says about the look and the words of official papers, typed.

Nothing here knows a particular decree; the values come from ``data/*.yaml`` through
:mod:`docgen.norms.loader`. ``PL I`` and the like in ``legal_ref`` name the appendix of the decree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal, Protocol, Self, TypeVar

from pydantic import model_validator

from docgen.errors import NormError
from docgen.norms.evidence import Basis, Confidence, Evidence, Frozen, Weighed
from docgen.norms.parts import (
    Citations,
    CopyType,
    Digits,
    Form,
    Identity,
    Kind,
    Line,
    Margin,
    Margins,
    MetadataTable,
    Page,
    Phrase,
    Range,
    Register,
    Rule,
    SigningCase,
    Stamp,
    Table,
    Tables,
)
from docgen.norms.units import HalfPoints, Twips, half_points, twips_of_cm, twips_of_pt

__all__ = [
    "Basis",
    "Component",
    "Confidence",
    "Evidence",
    "Form",
    "Kind",
    "Line",
    "Margin",
    "Margins",
    "Norm",
    "Page",
    "Range",
    "SigningCase",
    "Table",
]

Align = Literal["left", "center", "right", "justify"]
Group = Literal["head", "title", "body", "signature", "recipients", "appendix", "page", "copy"]
WordForm = Literal["paragraph", "rule", "run", "picture", "stamp"]
RuleKind = Literal["equal_text_width", "one_third_to_one_half", "form_line", "full_content_width"]


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_WithId)


class Component(Weighed):
    """One part of a paper (thành phần thể thức).

    ``word`` says what it is in a Word file: a ``paragraph`` or ``rule`` (an empty paragraph with a
    border) has a style; a ``run`` stands inside the paragraph of another component; a ``picture``
    and a ``stamp`` are not typeset as text. Sizes and spacing are points, indents centimetres,
    line spacing a multiple of single, ``rule_eighths`` eighths of a point; ``line_exact`` makes a
    line as high as its letters' size and no higher.
    """

    IDENTITY: ClassVar[frozenset[str]] = frozenset(
        {"id", "name", "box", "group", "word", "style", "style_id", "under", "ref", "note"}
    )

    id: str
    name: str
    box: str | None = None
    group: Group
    word: WordForm
    style: str | None = None
    style_id: str | None = None
    under: tuple[str, ...] | None = None
    ref: str
    note: str = ""

    size: Range | None = None
    sizes: Mapping[str, float] | None = None
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    literal_case: bool | None = None
    align: Align | None = None
    text: tuple[str, ...] | None = None
    numerals: Literal["arabic", "roman", "letters"] | None = None

    space_before_pt: float | None = None
    space_after_pt: float | None = None
    gap_min_pt: float | None = None
    line: float | None = None
    line_range: Range | None = None
    line_exact: bool | None = None
    first_line_cm: float | None = None
    first_line_allowed_cm: tuple[float, ...] | None = None
    left_cm: float | None = None
    hanging_cm: float | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    outline: int | None = None

    rule: RuleKind | None = None
    rule_share: Range | None = None
    rule_chosen: float | None = None
    rule_eighths: int | None = None
    rule_above: bool | None = None

    image: Mapping[str, str] | None = None

    @property
    def legal_ref(self) -> str:
        """Place in the decree, as findings quote it."""
        return self.ref

    @property
    def fixed_text(self) -> str | None:
        """The one printed text of a component that never varies, such as the motto."""
        if self.text is None or len(self.text) != 1 or "{" in self.text[0]:
            return None
        return self.text[0]

    def half_points(self, size_set: str) -> HalfPoints | None:
        """Size in a size set as Word stores it; ``None`` for what has no letters."""
        return None if self.sizes is None else half_points(self.sizes[size_set])

    @property
    def space_before(self) -> Twips:
        """Space above the paragraph."""
        return twips_of_pt(self.space_before_pt or 0)

    @property
    def space_after(self) -> Twips:
        """Space below the paragraph."""
        return twips_of_pt(self.space_after_pt or 0)

    @property
    def first_line(self) -> Twips:
        """Indent of the first line."""
        return twips_of_cm(self.first_line_cm or 0)

    @property
    def left(self) -> Twips:
        """Indent of the whole paragraph from the left."""
        return twips_of_cm(self.left_cm or 0)

    @property
    def hanging(self) -> Twips:
        """How far the first line stands to the left of the others."""
        return twips_of_cm(self.hanging_cm or 0)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.word in ("paragraph", "rule")) != (self.style is not None):
            raise ValueError("a paragraph needs a style and nothing else has one")
        if (self.style is None) != (self.style_id is None):
            raise ValueError("style and style_id go together")
        if not _inside(self.size, (self.sizes or {}).values()):
            raise ValueError("a size of a size set lies outside the allowed sizes")
        if not _inside(self.rule_share, [self.rule_chosen] if self.rule_chosen else []):
            raise ValueError("rule_chosen lies outside rule_share")
        return self


class Norm(Frozen):
    """A decree in force from a date; chosen by the date of the paper, never by today's."""

    sha256: str
    """SHA-256 of the file the norm was read from, lower-case hexadecimal."""

    identity: Identity
    page: Page
    tables: Tables
    size_set_default: str
    components: tuple[Component, ...]
    kinds: tuple[Kind, ...]
    copy_types: tuple[CopyType, ...]
    forms: tuple[Form, ...]
    signing: tuple[SigningCase, ...]
    lines: tuple[Line, ...]
    digits: Digits
    citations: Citations
    recipient_purposes: tuple[Phrase, ...]
    phrases: tuple[Phrase, ...]
    numbering: tuple[Rule, ...]
    registers: tuple[Register, ...]
    stamps: tuple[Stamp, ...]
    metadata: tuple[MetadataTable, ...]

    @property
    def id(self) -> str:
        """ASCII id of the norm, ``nd30_2020``."""
        return self.identity.id

    @property
    def head(self) -> Table:
        """Layout table of the head of the first page."""
        return self.tables.head

    @property
    def signature(self) -> Table:
        """Layout table of recipients and signature."""
        return self.tables.signature

    def component(self, component_id: str) -> Component:
        """A component by its id; ``NormError`` ``NORM_UNKNOWN_ID``."""
        found = self._by_component.get(component_id)
        if found is None:
            raise NormError("NORM_UNKNOWN_ID", what="component", id=component_id)
        return found

    def kind(self, kind_id: str) -> Kind:
        """A kind of paper by its id; ``NormError`` ``NORM_UNKNOWN_ID``."""
        return _pick("kind", self.kinds, kind_id)

    def form(self, form_id: str) -> Form:
        """A form by its number, ``"1.4"``; ``NormError`` ``NORM_UNKNOWN_ID``."""
        return _pick("form", self.forms, form_id)

    def line(self, line_id: str) -> Line:
        """A number, date or recipients line; ``NormError`` ``NORM_UNKNOWN_ID``."""
        return _pick("line", self.lines, line_id)

    def phrase(self, phrase_id: str) -> str:
        """Fixed words by their id; ``NormError`` ``NORM_UNKNOWN_ID``."""
        return _pick("phrase", self.phrases, phrase_id).text

    def rule_under(self, component_id: str) -> Component | None:
        """The rule printed under (or above) a component, ``None`` where there is none."""
        return next((one for one in self.components if component_id in (one.under or ())), None)

    def component_of_style(self, style: str) -> Component | None:
        """The component whose Word style has this display name or this id."""
        return self._by_style.get(style)

    def signing_lines(self, tu_cach: str, vai_tro: str) -> tuple[str, ...]:
        """Lines above the signature; the last one is the post (chức vụ).

        Empty where the decree knows no such way of signing. Placeholders: ``{tap_the}``,
        ``{cap_truong}``, ``{truong_don_vi}``, ``{chuc_vu}``.
        """
        case = self._by_signing.get((tu_cach, vai_tro))
        return () if case is None else case.lines

    @cached_property
    def size_sets(self) -> Mapping[str, Mapping[str, float]]:
        """Size in points of every component with letters, per size set (``"14"``, ``"13"``)."""
        names = next(one.sizes for one in self.components if one.sizes is not None)
        return {
            name: {one.id: one.sizes[name] for one in self.components if one.sizes is not None}
            for name in names
        }

    @cached_property
    def muc_dich_noi_nhan(self) -> Mapping[str, str]:
        """Printed purpose of a recipient by its id: ``bao_cao`` → ``để b/c``."""
        return {one.id: one.text for one in self.recipient_purposes}

    @property
    def dau_ket_thuc(self) -> str:
        """Mark after the last word of the content."""
        return self.phrase("dau_ket_thuc")

    @property
    def kinds_without_number(self) -> tuple[str, ...]:
        """Types of document cited by name and date alone (PL I, II.6.a), as written: ``Luật``."""
        return self.citations.without_number

    @property
    def kinds_with_year(self) -> tuple[str, ...]:
        """Types of document whose number carries the year: ``Nghị định``."""
        return self.citations.with_year

    def metadata_length(self, name: str) -> int:
        """Greatest length in characters of a data field (PL VI) by its English name.

        Where a name stands in several tables the first counts, ``common`` before ``outgoing``.
        ``NormError`` ``NORM_UNKNOWN_ID`` for a name without a length.
        """
        for table in self.metadata:
            for field in table.fields:
                if field.name == name and field.length is not None:
                    return field.length
        raise NormError("NORM_UNKNOWN_ID", what="metadata", id=name)

    def in_force(self, day: date) -> bool:
        """Whether the norm binds papers of this day."""
        end = self.identity.valid_to
        return self.identity.effective <= day and (end is None or day <= end)

    def days_since_review(self, today: date) -> int:
        """Days from the last look at whether the decree still stands, for the freshness check."""
        return (today - self.identity.reviewed_on).days

    @cached_property
    def _by_component(self) -> Mapping[str, Component]:
        return {one.id: one for one in self.components}

    @cached_property
    def _by_style(self) -> Mapping[str, Component]:
        styled = [one for one in self.components if one.style and one.style_id]
        return {name: one for one in styled for name in (one.style, one.style_id) if name}

    @cached_property
    def _by_signing(self) -> Mapping[tuple[str, str], SigningCase]:
        return {(one.tu_cach, one.vai_tro): one for one in self.signing}

    @model_validator(mode="after")
    def _names_meet(self) -> Self:
        for rows in (self.components, self.kinds, self.forms, self.lines, self.phrases):
            _refuse_repeated(one.id for one in rows)
        _refuse_repeated(one.style_id for one in self.components if one.style_id)
        _refuse_repeated((one.tu_cach, one.vai_tro) for one in self.signing)
        known = {one.id for one in self.components}
        _refuse_unknown(known, (name for form in self.forms for name in form.components))
        _refuse_unknown(known, (name for one in self.components for name in one.under or ()))
        _refuse_unknown(known, (one.component for one in self.lines))
        _refuse_unknown(
            {one.id for one in self.forms}, (name for one in self.kinds for name in one.forms or ())
        )
        return self

    @model_validator(mode="after")
    def _size_sets_agree(self) -> Self:
        names = {frozenset(one.sizes) for one in self.components if one.sizes is not None}
        if len(names) != 1 or self.size_set_default not in next(iter(names)):
            raise ValueError("the components do not give their sizes for the same size sets")
        return self


def _inside(allowed: Range | None, chosen: Iterable[float]) -> bool:
    return allowed is None or all(allowed.holds(one) for one in chosen)


def _refuse_repeated(names: Iterable[object]) -> None:
    repeated = [name for name, times in Counter(names).items() if times > 1]
    if repeated:
        raise ValueError(f"given twice: {repeated}")


def _refuse_unknown(known: set[str], names: Iterable[str]) -> None:
    unknown = sorted(set(names) - known)
    if unknown:
        raise ValueError(f"named but not described: {unknown}")


def _pick(what: str, rows: Iterable[_Row], key: str) -> _Row:
    for row in rows:
        if row.id == key:
            return row
    raise NormError("NORM_UNKNOWN_ID", what=what, id=key)
