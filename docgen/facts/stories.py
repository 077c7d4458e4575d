"""Reads one stream of text (body, header, note …) with its tables and text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.facts.collected import Collected
from docgen.facts.drawings import Drawing
from docgen.facts.effective import NO_TABLE, Base, Formatter, Resolved, TableLook
from docgen.facts.model import (
    CellFacts,
    CellRef,
    ImageFacts,
    LineFacts,
    NumberingFacts,
    ParagraphFacts,
    Place,
    RevisionFacts,
    RowFacts,
    Story,
    TableFacts,
    TextBoxFacts,
)
from docgen.facts.numbering import Counters, Numbering
from docgen.facts.props import ParagraphSaid, paragraph_said
from docgen.facts.runs import RunReader
from docgen.facts.table_styles import TableStyles
from docgen.facts.tables import (
    CellReader,
    TableHead,
    cell_facts,
    cell_head,
    row_head,
    rows_of,
    style_of,
    table_head,
)
from docgen.facts.xml import P_PR, SECT_PR, TBL, P, W, blocks, child

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK_REVISIONS = {W + name: name for name in ("ins", "del", "moveFrom", "moveTo")}
_MARK_REVISIONS[W + "rPrChange"] = "format"


@dataclass(slots=True)
class Tools:
    """What every story of a document is read with."""

    formatter: Formatter
    numbering: Numbering
    table_styles: TableStyles
    out: Collected


@dataclass(slots=True)
class Part:
    """One part: its name, where each paragraph and table element stands, and its pictures."""

    name: str
    paragraphs: dict[_Element, int]
    tables: dict[_Element, int]
    targets: dict[str, str]


@dataclass(slots=True)
class _Spot:
    """Where in the story the reader is."""

    story: Story
    unit: int
    cells: tuple[CellRef, ...] = ()
    look: TableLook = NO_TABLE
    number: int = 0


def part_of(name: str, root: _Element, targets: dict[str, str]) -> Part:
    """Number the paragraphs and tables of a part in document order."""
    return Part(
        name,
        {node: at for at, node in enumerate(root.iter(P))},
        {node: at for at, node in enumerate(root.iter(TBL))},
        targets,
    )


@dataclass(slots=True)
class Sections:
    """The breaks found in the body: section properties and the paragraph after each."""

    nodes: list[_Element] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


class StoryReader:
    """Reads the stories of one part."""

    def __init__(self, tools: Tools, part: Part, sections: Sections | None = None) -> None:
        self._tools = tools
        self._out = tools.out
        self._part = part
        self._sections = sections
        self._section = 0
        self._runs = RunReader(tools.formatter, tools.out)
        self._counters = Counters(tools.numbering)
        self._box_counters = Counters(tools.numbering)
        self._cells = CellReader()

    def read(self, node: _Element, story: Story, unit: int = 0, section: int = 0) -> None:
        """Read everything below an element that holds paragraphs and tables."""
        self._section = section
        self._blocks(node, _Spot(story, unit))
        self._runs.close()

    def _blocks(self, node: _Element, spot: _Spot) -> None:
        for block in blocks(node):
            tag = block.tag
            if tag == P:
                self._paragraph(block, spot)
            elif tag == TBL:
                self._table(block, spot)
            elif tag == SECT_PR:
                self._break(block)

    def _break(self, node: _Element) -> None:
        if self._sections is not None:
            self._sections.nodes.append(node)
            self._sections.ends.append(len(self._out.paragraphs))

    def _paragraph(self, node: _Element, spot: _Spot) -> None:
        index = len(self._out.paragraphs)
        self._out.paragraphs.append(None)
        spot.number += 1
        said = paragraph_said(child(node, P_PR))
        base = self._base(said.style_id, spot, index)
        runs = self._runs.read(node, index, base)
        resolved = self._tools.formatter.paragraph(said, base)
        self._out.paragraphs[index] = ParagraphFacts(
            place=self._place(node, spot, index),
            text="".join([run.text for run in runs if run.visible]),
            runs=runs,
            style_id=base.style_id,
            style_name=base.style_name,
            format=resolved.format,
            numbering=self._number(resolved, said, base, spot, index),
            mark=self._tools.formatter.mark(said, base),
            mark_revision=self._mark_revision(said, index),
            section=self._section,
            fields=self._runs.fields,
            notes=tuple(self._runs.notes),
            positioned_tab=self._runs.positioned_tab,
        )
        self._drawn(self._runs.drawings, index)
        self._section_end(said.section, spot)

    def _section_end(self, node: _Element | None, spot: _Spot) -> None:
        if node is not None and not spot.cells and spot.story is Story.BODY:
            self._break(node)
            self._section += 1

    def _base(self, style_id: str, spot: _Spot, index: int) -> Base:
        base = self._tools.formatter.base(style_id, spot.look)
        if base.missing:
            self._out.say("missing_style", index, style_id)
        return base

    def _place(self, node: _Element, spot: _Spot, index: int) -> Place:
        return Place(
            story=spot.story,
            part=self._part.name,
            index=index,
            ordinal=self._part.paragraphs[node],
            cells=spot.cells,
            number=spot.number,
            unit=spot.unit,
        )

    def _number(
        self, resolved: Resolved, said: ParagraphSaid, base: Base, spot: _Spot, index: int
    ) -> NumberingFacts | None:
        num_id, level = resolved.num_id, resolved.level
        if num_id <= 0:
            return None
        counters = self._box_counters if spot.story is Story.TEXT_BOX else self._counters
        counted = counters.next(num_id, level)
        at = self._tools.numbering.level(num_id, level)
        if counted is None or at is None:
            self._out.say("missing_numbering", index, str(num_id))
            return None
        form = self._tools.formatter.label(num_id, level, said, base)
        return NumberingFacts(num_id, level, counted[0], counted[1], at.kind, at.suffix, form)

    def _mark_revision(self, said: ParagraphSaid, index: int) -> str:
        self._format_change(said.change, index)
        found = ""
        for entry in said.mark_key:
            kind = _MARK_REVISIONS.get(entry[0])
            node = child(said.mark, entry[0]) if kind is not None else None
            if kind == "format":
                self._format_change(node, index)
            elif kind is not None and node is not None:
                found = kind
                self._revision("mark", node, index)
        return found

    def _format_change(self, node: _Element | None, index: int) -> None:
        if node is not None:
            self._revision("format", node, index)

    def _revision(self, kind: str, node: _Element, index: int) -> None:
        author, date = node.get(W + "author") or "", node.get(W + "date") or ""
        self._out.revisions.append(RevisionFacts(kind, author, date, "", index))

    def _drawn(self, drawings: list[Drawing], index: int) -> None:
        for drawing in drawings:
            for line in drawing.lines:
                self._out.lines.append(
                    LineFacts(index, line.shape, line.weight, line.color, line.dash, line.visible)
                )
            for image in drawing.images:
                part = self._part.targets.get(image.relation, "")
                self._out.images.append(ImageFacts(index, part, image.shape, image.description))
            for box in drawing.boxes:
                number = len(self._out.boxes)
                self._out.boxes.append(None)
                first = len(self._out.paragraphs)
                self._text_box(box.content, number)
                end = len(self._out.paragraphs)
                self._out.boxes[number] = TextBoxFacts(
                    number, index, box.shape, box.border, first, end
                )

    def _text_box(self, content: _Element, number: int) -> None:
        outer, self._runs = self._runs, RunReader(self._tools.formatter, self._out)
        self._blocks(content, _Spot(Story.TEXT_BOX, number + 1))
        self._runs.close()
        self._runs = outer

    def _row(self, node: _Element, head: TableHead, spot: _Spot, at: tuple[int, int]) -> RowFacts:
        row = row_head(node)
        column = row.skipped
        cells: list[CellFacts] = []
        for cell in row.cells:
            said = cell_head(self._cells.read(cell), head, at[1], column)
            column += said.spot.span
            around = (*spot.cells, CellRef(*at, len(cells)))
            start = len(self._out.paragraphs)
            self._blocks(cell, _Spot(spot.story, spot.unit, around, said.table_look))
            cells.append(cell_facts(said, head, row, (start, len(self._out.paragraphs))))
        return row.facts(tuple(cells))

    def _table(self, node: _Element, spot: _Spot) -> None:
        index, first = len(self._out.tables), len(self._out.paragraphs)
        self._out.tables.append(None)
        style_id = style_of(node)
        rows = rows_of(node)
        head = table_head(node, self._tools.table_styles.of(style_id), style_id, len(rows))
        read = [self._row(row, head, spot, (index, at)) for at, row in enumerate(rows)]
        self._out.tables[index] = TableFacts(
            index=index,
            part=self._part.name,
            story=spot.story,
            ordinal=self._part.tables[node],
            inside=spot.cells[-1] if spot.cells else None,
            style_id=head.style_id,
            style_name=self._tools.table_styles.name(style_id),
            grid=head.grid,
            width=head.width,
            width_kind=head.width_kind,
            indent=head.indent,
            align=head.align,
            layout=head.layout,
            floating=head.floating,
            rows=tuple(read),
            before=first,
            end=len(self._out.paragraphs),
            section=self._section,
        )
