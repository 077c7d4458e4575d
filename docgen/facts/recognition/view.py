"""What the recogniser found: the components of a paper with their places, and its outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from docgen.facts.model import Place

Genre = Literal["nd30", "phieu_trinh", "don", "dang", "qppl", "ban_sao", "khac"]
"""The family of papers: of the decree, or one that other rules (or none) bind."""

AttachmentKind = Literal["phu_luc", "van_ban_kem_theo", "ban_sao"]


@dataclass(frozen=True, slots=True)
class Part:
    """One component in its place.

    ``id`` is a component of the norm, ``text`` what stands there (line ends as one space),
    ``paragraphs`` positions in ``DocumentFacts.paragraphs``. ``span`` bounds the characters within
    the text of the first paragraph where the component is only a part of it. ``confidence`` is 1
    where the paragraph has the component's own style and below 1 where it was judged by position,
    words and look.
    """

    id: str
    text: str
    paragraphs: tuple[int, ...]
    place: Place
    confidence: float
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class BodyItem:
    """One step of the outline.

    ``index`` is the paragraph, ``number`` the number as printed ("I.", "a)", "Điều 2."), typed or
    automatic, ``title`` the words of a heading, "" where the level has none. ``parent`` is the
    position in the same tuple of the item above, ``None`` at the top. ``automatic`` says that Word
    makes the number.
    """

    index: int
    level: str
    number: str
    title: str
    text: str
    parent: int | None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """What follows the paper: an appendix, an issued document, or the block of a copy.

    ``start`` and ``end`` bound its paragraphs; ``number`` is that of an appendix ("II") or "".
    """

    kind: AttachmentKind
    start: int
    end: int
    number: str
    parts: tuple[Part, ...]
    body: tuple[BodyItem, ...]

    def first(self, component: str) -> Part | None:
        """The first part with this id, or ``None``."""
        return next((part for part in self.parts if part.id == component), None)


@dataclass(frozen=True)
class PaperView:
    """A Word file as an official paper.

    ``parts`` holds every component of the file in reading order, those of the attachments and of
    headers and footers too. ``kind`` and ``form`` are ids of the norm, "" where unknown. ``so`` is
    ``None`` for a draft without number, ``day`` for one without a whole date. ``issuer`` and
    ``parent`` are the printed lines of the head, ``years`` the years the text speaks of.
    """

    genre: Genre
    genre_confidence: float
    kind: str
    kind_confidence: float
    form: str
    parts: tuple[Part, ...]
    body: tuple[BodyItem, ...]
    attachments: tuple[Attachment, ...]
    day: date | None
    so: int | None
    ky_hieu: str
    issuer: tuple[str, ...]
    parent: tuple[str, ...]
    place_name: str
    years: tuple[int, ...]

    @cached_property
    def main(self) -> tuple[Part, ...]:
        """The parts of the paper itself, without its attachments."""
        attached = {at for one in self.attachments for at in range(one.start, one.end)}
        return tuple(part for part in self.parts if part.paragraphs[0] not in attached)

    def first(self, component: str) -> Part | None:
        """The first part with this id, of the paper itself if it has one, or ``None``."""
        return next(self._with_id(self.main, component), None) or next(
            self._with_id(self.parts, component), None
        )

    def all(self, component: str) -> tuple[Part, ...]:
        """Every part with this id, attachments included."""
        return tuple(self._with_id(self.parts, component))

    def at(self, paragraph: int) -> tuple[Part, ...]:
        """The parts that stand in a paragraph, whole ones and spans."""
        return self._by_paragraph.get(paragraph, ())

    @cached_property
    def _by_paragraph(self) -> dict[int, tuple[Part, ...]]:
        found: dict[int, tuple[Part, ...]] = {}
        for part in self.parts:
            for paragraph in part.paragraphs:
                found[paragraph] = (*found.get(paragraph, ()), part)
        return found

    @staticmethod
    def _with_id(parts: tuple[Part, ...], component: str) -> Iterator[Part]:
        return (part for part in parts if part.id == component)
