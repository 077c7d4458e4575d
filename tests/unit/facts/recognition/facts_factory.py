"""Facts of documents made without a file: lines of text with a little look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from docgen.facts.formats import CharFormat, Fonts, ParagraphFormat
from docgen.facts.model import (
    CellFacts,
    CellRef,
    DocumentFacts,
    ParagraphFacts,
    Place,
    PropertiesFacts,
    RowFacts,
    RunFacts,
    SettingsFacts,
    Story,
    TableFacts,
)
from docgen.norms.units import HalfPoints, Twips

T = TypeVar("T")
_PLAIN: dict[str, Any] = {"str": "", "bool": False, "int": 0, "Twips": Twips(0)}
_MAIN = "word/document.xml"


def plain(made: type[T], **known: Any) -> T:
    """An instance whose unnamed fields say nothing: "", 0, False, () or ``None``."""
    values = {one.name: _nothing(str(one.type)) for one in fields(made)}  # type: ignore[arg-type]
    return made(**{**values, **known})


def _nothing(annotation: str) -> Any:
    if annotation.startswith("tuple"):
        return ()
    return _PLAIN.get(annotation)


_FACE = "Times New Roman"
_LETTERS = plain(
    CharFormat,
    fonts=Fonts(_FACE, _FACE, _FACE, _FACE),
    size=HalfPoints(28),
    underline="none",
    color="000000",
    vertical="baseline",
    scale=100,
    raised=HalfPoints(0),
)
_SHAPE = plain(ParagraphFormat, align="left", line=240, line_rule="auto")


@dataclass(frozen=True)
class Words:
    """One paragraph: its text and look; ``cell`` is table, row and column, or ``None``."""

    text: str
    align: str = "left"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    cell: tuple[int, int, int] | None = None
    story: Story = Story.BODY
    style: str = ""
    new_page: bool = False


def facts_of(words: Sequence[Words]) -> DocumentFacts:
    """The facts of a document of these paragraphs, with the tables that they name."""
    count = 1 + max((one.cell[0] for one in words if one.cell), default=-1)
    return plain(
        DocumentFacts,
        paragraphs=tuple(_paragraph(at, one) for at, one in enumerate(words)),
        tables=tuple(_table(at, words) for at in range(count)),
        properties=plain(PropertiesFacts),
        settings=plain(SettingsFacts),
    )


def _paragraph(at: int, words: Words) -> ParagraphFacts:
    letters = replace(_LETTERS, bold=words.bold, italic=words.italic, caps=words.caps)
    cells = (CellRef(*words.cell),) if words.cell else ()
    return plain(
        ParagraphFacts,
        place=Place(words.story, _MAIN, at, at, cells, at + 1, 0),
        text=words.text,
        runs=(plain(RunFacts, text=words.text, format=letters, font=_FACE, fonts=(_FACE,)),),
        style_id=words.style,
        style_name=words.style,
        format=replace(_SHAPE, align=words.align, page_break_before=words.new_page),
        mark=letters,
    )


def _table(index: int, words: Sequence[Words]) -> TableFacts:
    inside = [at for at, one in enumerate(words) if one.cell and one.cell[0] == index]
    cells = [words[at].cell or (0, 0, 0) for at in inside]
    columns = 1 + max((cell[2] for cell in cells), default=0)
    rows = 1 + max((cell[1] for cell in cells), default=0)
    first, end = (inside[0], inside[-1] + 1) if inside else (0, 0)
    row = plain(
        RowFacts,
        cells=tuple(
            plain(CellFacts, column=at, span=1, width=Twips(1000), first=first, end=end)
            for at in range(columns)
        ),
    )
    return plain(
        TableFacts,
        index=index,
        part=_MAIN,
        story=Story.BODY,
        grid=(Twips(1000),) * columns,
        width=Twips(1000 * columns),
        rows=(row,) * rows,
        before=first,
        end=end,
    )
