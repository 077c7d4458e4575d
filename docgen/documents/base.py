"""Ground of every document model: frozen, strict, and described once for form, YAML and intake.

The field names are the ids of ND30's components (``nd30_2020.yaml``) and of the glossary. How a
field is typed in is marked on the field itself, so that the form builder, the intake and the
schema all read the same declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

LINE_LIMIT = 2_000
"""Longest single-line text, in characters: a technical bound, far above any decree's limit."""

PARAGRAPH_LIMIT = 50_000
"""Longest paragraph, in characters (``ux.md`` 6.5, pasted text)."""

ITEM_LIMIT = 2_000
"""Most items of one list."""


class Model(BaseModel):
    """A part of a document: immutable, exact types, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    shorthand: ClassVar[str] = ""
    """Field that a bare text stands for, where the record may write one instead of a group."""


@dataclass(frozen=True)
class Widget:
    """How a person gives the value: ``line``, ``paragraph``, ``date``, ``year``, ``money`` …"""

    kind: str


Line = Annotated[str, Widget("line"), Field(max_length=LINE_LIMIT)]
"""Text on one line; the empty text means "not given"."""

RequiredLine = Annotated[str, Widget("line"), Field(min_length=1, max_length=LINE_LIMIT)]

Paragraph = Annotated[str, Widget("paragraph"), Field(max_length=PARAGRAPH_LIMIT)]
"""One paragraph: long text without line breaks."""

RequiredParagraph = Annotated[
    str, Widget("paragraph"), Field(min_length=1, max_length=PARAGRAPH_LIMIT)
]

Paragraphs = Annotated[
    tuple[Annotated[str, Field(max_length=PARAGRAPH_LIMIT)], ...],
    Widget("paragraphs"),
    Field(max_length=ITEM_LIMIT),
]
"""Several paragraphs, one a line on the form."""

RequiredParagraphs = Annotated[
    tuple[Annotated[str, Field(max_length=PARAGRAPH_LIMIT)], ...],
    Widget("paragraphs"),
    Field(min_length=1, max_length=ITEM_LIMIT),
]

Lines = Annotated[
    tuple[Annotated[str, Field(max_length=LINE_LIMIT)], ...],
    Widget("lines"),
    Field(max_length=ITEM_LIMIT),
]
"""Several short texts, one a line on the form (names of bodies, lines of a heading)."""

RequiredLines = Annotated[
    tuple[Annotated[str, Field(max_length=LINE_LIMIT)], ...],
    Widget("lines"),
    Field(min_length=1, max_length=ITEM_LIMIT),
]

Day = Annotated[date, Widget("date")]
Year = Annotated[int, Widget("year"), Field(ge=1945, le=2200)]
Money = Annotated[int, Widget("money"), Field(ge=0, le=10**18)]
"""Whole đồng."""
Count = Annotated[int, Widget("integer"), Field(ge=1, le=10**9)]
Deadline = Annotated[str, Widget("deadline"), Field(min_length=1, max_length=LINE_LIMIT)]
"""A day, month, quarter, year or words such as "thường xuyên", printed as typed."""
