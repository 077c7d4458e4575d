"""Compiles a prepared package once, so that rendering does only what depends on the record.

What docxtpl does after Jinja is decided here: texts and grids it would leave alone are compiled;
where the outcome depends on data, the template is marked unsupported and every paper of it goes
through docxtpl (``perf.md`` 1, "Not covered").
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from docgen.templating.codegen import part_code
from docgen.templating.language import Choice, Loop, Node, Text, Value, parse
from docgen.templating.package import Member, deflate, member_order, pack_member, write_package
from docgen.templating.properties import CORE_PART
from docgen.templating.reference import saved_parts
from docgen.templating.render import PENDING, CompiledTemplate

if TYPE_CHECKING:
    from docgen.facts.package import Package


_STATIC_LEVEL = 9
"""Fixed parts are packed once for all papers, so the smallest form costs nothing."""
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"


class Unsupported(Exception):  # noqa: N818 - a property of a template, not an error
    """The compiled path cannot give docxtpl's result; ``args[0]`` says why."""


def compile_template(prepared: Package) -> CompiledTemplate:
    """Compile a prepared package (see :func:`docgen.templating.prepare.prepare`).

    Raises :class:`docgen.errors.TemplateError` where the template language is violated.
    """
    trees = parse(prepared)
    packed = write_package(prepared.parts)
    saved = _saved_by_python_docx(packed)
    try:
        whole_parts = {
            name: _whole_part(name == prepared.main_part, nodes, saved[name])
            for name, nodes in trees.items()
        }
        for nodes in whole_parts.values():
            _check_supported(nodes)
    except Unsupported as reason:
        return CompiledTemplate(packed, (), (), (), str(reason))
    names = tuple(member_order(saved))
    members = tuple(
        PENDING if name in whole_parts or name == CORE_PART else _member(name, saved[name])
        for name in names
    )
    programs = tuple((name, part_code(name, nodes)) for name, nodes in whole_parts.items())
    return CompiledTemplate(packed, names, members, programs)


def _saved_by_python_docx(packed: bytes) -> dict[str, bytes]:
    """Return the parts as docxtpl would save them, before anything is filled in."""
    from docx import Document

    saved = BytesIO()
    Document(BytesIO(packed)).save(saved)
    return saved_parts(saved)


def _member(name: str, content: bytes) -> Member:
    packed = deflate(content, _STATIC_LEVEL)
    return pack_member(name, zlib.crc32(content), len(content), packed)


def _whole_part(is_document: bool, nodes: tuple[Node, ...], saved: bytes) -> tuple[Node, ...]:
    """Put what stands outside the tree around it: the root of the document, the declaration."""
    if not is_document:
        return (Text(_DECLARATION), *nodes)
    source = saved.decode()
    start, end = source.index("<w:body"), source.rindex("</w:body>") + len("</w:body>")
    head = source[source.index("?>") + 2 : start].lstrip("\n")
    first = nodes[0]
    if not isinstance(first, Text):
        raise Unsupported("body does not start with text")
    # the namespaces that lxml repeats on a lone body stand on the root already
    body = Text("<w:body>" + first.xml[first.xml.index(">") + 1 :])
    return (Text(_DECLARATION + head), body, *nodes[1:], Text(source[end:]))


def _check_supported(nodes: tuple[Node, ...]) -> None:
    for text in _texts(nodes):
        if re.search(r"[\t\n\a\f\r]", text):
            raise Unsupported("a tab or line break stands in the text of the template")
        if "<wp:docPr" in text:
            raise Unsupported("drawings are numbered anew in each paper")
    _check_tables(nodes)


def _texts(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield node.xml
        elif isinstance(node, Loop):
            yield from _texts(node.body)
        elif isinstance(node, Choice):
            for case in node.cases:
                yield from _texts(case.body)


_TABLE_MARK = re.compile(
    r"<(?P<end>/?)w:(?P<name>tbl|tr|tc|gridCol)(?=[ >/])[^>]*>|<w:gridSpan w:val=\"(?P<span>\d+)\""
)


class _Table:
    """Counts of one table while its rows go by."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.columns = 0
        self.certain_width = 0
        self.row_depth = -1
        self.cells = self.width = 0


class _TableCheck:
    """Proves that docxtpl's ``fix_tables`` leaves every grid alone, whatever the data.

    It adds grid columns when a row has more cells, and removes them when the widest row is
    narrower. So each row's number of cells must be fixed, no row may exceed the grid, and a row
    that is always there must fill it.
    """

    def __init__(self) -> None:
        self.table: _Table | None = None
        self.depth = 0

    def walk(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                for mark in _TABLE_MARK.finditer(node.xml):
                    self.mark(mark)
            elif not isinstance(node, Value):
                self.block(node)

    def block(self, node: Choice | Loop) -> None:
        bodies = [node.body] if isinstance(node, Loop) else [case.body for case in node.cases]
        in_row = self.table is not None and self.table.row_depth >= 0
        before = self.table.cells if self.table and in_row else 0
        self.depth += 1
        for body in bodies:
            self.walk(body)
        self.depth -= 1
        if in_row and self.table and self.table.cells != before:
            raise Unsupported("the number of cells in a row depends on data")

    def mark(self, mark: re.Match[str]) -> None:
        table, name = self.table, mark["name"]
        if name == "tbl":
            self.open_or_close(bool(mark["end"]))
        elif table is None:
            return
        elif mark["span"]:
            table.width += int(mark["span"]) - 1
        elif name == "gridCol":
            table.columns += not mark["end"]
        elif name == "tr" and mark["end"]:
            self.end_row(table)
        elif name == "tr":
            table.row_depth, table.cells, table.width = self.depth, 0, 0
        elif not mark["end"]:
            table.cells += 1
            table.width += 1

    def open_or_close(self, closing: bool) -> None:
        if closing and self.table is not None:
            if self.table.certain_width != self.table.columns:
                raise Unsupported("no row that is always there fills the grid of its table")
            self.table = None
        elif self.table is not None:
            raise Unsupported("a table stands inside a table")
        else:
            self.table = _Table(self.depth)

    def end_row(self, table: _Table) -> None:
        if max(table.cells, table.width) > table.columns:
            raise Unsupported("a row is wider than the grid of its table")
        if table.row_depth == table.depth:
            table.certain_width = max(table.certain_width, table.width)
        table.row_depth = -1


def _check_tables(nodes: tuple[Node, ...]) -> None:
    _TableCheck().walk(nodes)
