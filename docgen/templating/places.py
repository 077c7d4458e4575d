"""Where in a Word file something stands, in words a clerk can follow.

``đoạn 12 trong thân văn bản`` counts every paragraph of the part, those in tables too, as the
text view (``review.txt``) has one line for each; ``ô 2 hàng 1 bảng 1`` counts from 1 as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from docgen.problems import Path, Problem
from docgen.templating.stamp_parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.facts.package import Package

WORD: Final = f"{{{W}}}"
_QUOTE_LENGTH: Final = 80
_NAMES: Final = {
    "document": "thân văn bản",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích chân trang",
    "endnotes": "chú thích cuối",
    "comments": "ghi chú",
    "styles": "danh sách kiểu",
    "settings": "thiết lập của tệp",
}


@dataclass(frozen=True)
class Story:
    """A part with paragraphs: the document, a header or a footer."""

    part: str
    title: str
    root: _Element

    @cached_property
    def paragraphs(self) -> tuple[_Element, ...]:
        """All paragraphs in their order, those in tables included."""
        return tuple(self.root.iter(WORD + "p"))

    @cached_property
    def _numbers(self) -> dict[_Element, int]:
        return {paragraph: number for number, paragraph in enumerate(self.paragraphs)}

    def problem(self, code: str, element: _Element, quote: str = "", **params: str) -> Problem:
        """A problem at an element: a paragraph, something in one, a cell, a row or a table."""
        paragraph = _own_or_above(element, "p")
        path: Path = (self.part,) if paragraph is None else (self.part, self._numbers[paragraph])
        told = {"cho": self.words(element), **params}
        return Problem(code, path, told, quote=quote[:_QUOTE_LENGTH])

    def words(self, element: _Element) -> str:
        """The place of an element in words."""
        paragraph, cell = _own_or_above(element, "p"), _own_or_above(element, "tc")
        if cell is not None:
            return self._in_table(paragraph, cell)
        if paragraph is not None:
            return self._in_part(paragraph)
        row, table = _own_or_above(element, "tr"), _own_or_above(element, "tbl")
        if row is not None:
            return self._row(row)
        return self.title if table is None else self._table(table)

    def _in_part(self, paragraph: _Element) -> str:
        if len(self.paragraphs) == 1:
            return self.title
        return f"đoạn {self._numbers[paragraph] + 1} trong {self.title}"

    def _in_table(self, paragraph: _Element | None, cell: _Element) -> str:
        row = _above(cell, "tr")
        words = f"ô {_number(cell, row, 'tc')} {self._row(row)}"
        inside = list(cell.iter(WORD + "p"))
        if paragraph is None or len(inside) == 1:
            return words
        return f"đoạn {inside.index(paragraph) + 1} của {words}"

    def _row(self, row: _Element) -> str:
        table = _above(row, "tbl")
        return f"hàng {_number(row, table, 'tr')} {self._table(table)}"

    def _table(self, table: _Element) -> str:
        number = list(self.root.iter(WORD + "tbl")).index(table) + 1
        where = "" if self.title == _NAMES["document"] else f" trong {self.title}"
        return f"bảng {number}{where}"


def _own_or_above(element: _Element, name: str) -> _Element | None:
    if element.tag == WORD + name:
        return element
    return next(element.iterancestors(WORD + name), None)


def _above(element: _Element, name: str) -> _Element:
    return next(element.iterancestors(WORD + name))


def _number(element: _Element, owner: _Element, name: str) -> int:
    """Number of a row or cell, from 1; control boxes around rows do not count."""
    near = [one for one in owner.iter(WORD + name) if _above(one, _OWNER[name]) is owner]
    return near.index(element) + 1


_OWNER: Final = {"tc": "tr", "tr": "tbl"}


def stories(package: Package, names: tuple[str, ...]) -> tuple[Story, ...]:
    """The parts of these names, parsed."""
    return tuple(Story(name, part_words(package, name), parse(package[name])) for name in names)


def parse(content: bytes) -> _Element:
    """Parse a part without touching anything outside it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def part_words(package: Package, part: str) -> str:
    """What a part is called on the screen."""
    if part == package.main_part:
        return _NAMES["document"]
    for kind in ("header", "footer"):
        if part in package.parts_by_kind(kind):
            return _NAMES[kind]
    return part_title(part)


def part_title(part: str) -> str:
    """What a part is called that is known by its name alone, perhaps in a broken package."""
    stem = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _NAMES.get(stem) or (f"phần {part}" if part else "tệp Word")


def text_of(element: _Element) -> str:
    """The visible text of a paragraph or run, its own and not that of boxes inside it."""
    return "".join(node.text or "" for node in own_texts(element))


def own_texts(paragraph: _Element) -> Iterator[_Element]:
    """The ``w:t`` elements of a paragraph itself."""
    owner = paragraph if paragraph.tag == WORD + "p" else _own_or_above(paragraph, "p")
    for node in paragraph.iter(WORD + "t"):
        if next(node.iterancestors(WORD + "p"), None) is owner:
            yield node


def whole_file(code: str, place: str = "tệp Word", quote: str = "", **params: str) -> Problem:
    """A problem that has no paragraph."""
    return Problem(code, (), {"cho": place, **params}, quote=quote)
