"""The template language: names, fields of loop items, ``if`` and ``for`` (decision 13).

Two guards stand one behind the other. Every tag is first matched, paragraph by paragraph, against
a grammar of a few lines, so that a clerk reads which tag in which paragraph is wrong. Then docxtpl
patches the part, Jinja's own parser reads it, and only the node types of the language are turned
into the small tree below; nothing else can reach code generation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateError
from docgen.templating.package import write_package
from docgen.templating.tags import LOOSE_BRACE, problems

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # noqa: TID251 - the owner package

    from docgen.facts.package import Package

__all__ = [
    "Case",
    "Choice",
    "Loop",
    "Node",
    "Path",
    "Text",
    "Value",
    "Variable",
    "parse",
    "patched_sources",
    "problems",
    "variables",
]

Path = tuple[str, ...]
"""``("trich_yeu",)`` or, for a field of a loop item, ``("muc", "tieu_de")``."""


@dataclass(frozen=True, slots=True)
class Text:
    """Fixed text of the part, as XML source."""

    xml: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value to print; ``whole`` means an integer inside ``w:ind``."""

    path: Path
    whole: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One branch of a choice; ``path`` is None for ``else``."""

    path: Path | None
    negated: bool
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``if``, its ``elif`` branches and its ``else``."""

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """``for name in source``."""

    name: str
    source: Path
    body: tuple[Node, ...]


Node = Text | Value | Choice | Loop


@dataclass(slots=True)
class Variable:
    """What a template does with one name, for comparison with the catalogue.

    ``printed``: its value is printed; ``tested``: it decides a condition; ``looped``: it is a
    list, whose items are printed as they are (``items_printed``) or by ``fields``.
    """

    printed: bool = False
    tested: bool = False
    looped: bool = False
    items_printed: bool = False
    fields: dict[str, Variable] = field(default_factory=dict)


# --- second guard: Jinja's parser, and only the nodes of the language --------------------------


def parse(package: Package) -> dict[str, tuple[Node, ...]]:
    """Parse the parts with tags of a prepared package: part name -> tree.

    The tree of the document part is that of its ``w:body`` element, as docxtpl renders it; that of
    a header or footer is the whole part without XML declaration. Parts without tags are left out.
    Raises :class:`TemplateError` with the first problem's code, part, paragraph (from 1) and tag.
    """
    for problem in problems(package):
        part, number = problem.path
        paragraph = int(number) + 1
        raise TemplateError(problem.code, part=part, paragraph=paragraph, tag=problem.quote)
    return {
        name: _parse_part(name, source)
        for name, source in patched_sources(package).items()
        if LOOSE_BRACE.search(source)
    }


def patched_sources(package: Package) -> dict[str, str]:
    """Return what docxtpl makes of the body, headers and footers before Jinja reads them."""
    from docxtpl import DocxTemplate  # noqa: TID251 - the owner package

    template: Any = DocxTemplate(BytesIO(write_package(package.parts, 1)))
    template.init_docx()
    sources = {package.main_part: template.patch_xml(template.get_xml())}
    for name, part in _headers_and_footers(template):
        sources[name] = template.patch_xml(template.get_part_xml(part))
    return sources


def _headers_and_footers(template: DocxTemplate) -> Iterator[tuple[str, Any]]:
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            yield str(part.partname).lstrip("/"), part


def _parse_part(name: str, source: str) -> tuple[Node, ...]:
    import jinja2

    try:
        template = jinja2.Environment(autoescape=True).parse(source)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError("TAG_SYNTAX", part=name, detail=error.message) from None
    nodes = _Reader(name).nodes(template.body)
    _check_balance(name, nodes)
    return nodes


class _Reader:
    """Turns Jinja's tree into ours; keeps the text since the last ``<`` to know where a tag is."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.tail = ""

    def nodes(self, found: Sequence[Any]) -> tuple[Node, ...]:
        from jinja2 import nodes

        result: list[Node] = []
        for node in found:
            if isinstance(node, nodes.Output):
                result += [self.output(child) for child in node.nodes]
            elif isinstance(node, nodes.If):
                result.append(self.choice(node))
            elif isinstance(node, nodes.For):
                result.append(self.loop(node))
            else:
                self.refuse(node)
        return tuple(result)

    def refuse(self, node: object) -> TemplateError:
        raise TemplateError("TAG_SYNTAX", part=self.part, detail=type(node).__name__)

    def output(self, node: Any) -> Node:
        from jinja2 import nodes

        if isinstance(node, nodes.TemplateData):
            self.tail += node.data
            self.tail = self.tail[max(0, self.tail.rfind("<")) :]
            return Text(_unescape_braces(node.data))
        return Value(self.path(node), whole=self.place() == "indent")

    def place(self) -> str:
        if re.match(r"<w:t(?: [^>]*)?>[^<]*$", self.tail):
            return "text"
        if re.match(r"<w:ind [^>]*\"$", self.tail):
            return "indent"
        raise TemplateError("TAG_PLACE", part=self.part, near=self.tail[-60:])

    def path(self, node: Any) -> Path:
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            return (node.name,)
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            return (node.node.name, node.attr)
        raise self.refuse(node)

    def choice(self, node: Any) -> Choice:
        self.check_block_place()
        cases = [self.case(branch) for branch in (node, *node.elif_)]
        if node.else_:
            cases.append(Case(None, False, self.nodes(node.else_)))
        return Choice(tuple(cases))

    def case(self, node: Any) -> Case:
        from jinja2 import nodes

        negated = isinstance(node.test, nodes.Not)
        path = self.path(node.test.node if negated else node.test)
        return Case(path, negated, self.nodes(node.body))

    def loop(self, node: Any) -> Loop:
        from jinja2 import nodes

        self.check_block_place()
        if node.else_ or node.test or node.recursive or not isinstance(node.target, nodes.Name):
            self.refuse(node)
        return Loop(node.target.name, self.path(node.iter), self.nodes(node.body))

    def check_block_place(self) -> None:
        if ">" not in self.tail:
            raise TemplateError("TAG_PLACE", part=self.part, near=self.tail[-60:])


def _unescape_braces(data: str) -> str:
    """Do to fixed text what docxtpl does to its output: ``{_{`` stands for ``{{``."""
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        data = data.replace(written, meant)
    return data


# --- blocks must hold whole elements -----------------------------------------------------------

_ELEMENT = re.compile(r"<(/?)([\w:.-]+)[^>]*?(/?)>")
_RUNS = {"w:t", "w:r"}
"""A block may begin in one run and end in another, as Word splits runs where it likes."""


def _check_balance(part: str, found: tuple[Node, ...]) -> None:
    closed, opened = _open_ends(part, found)
    if closed or opened:
        raise TemplateError("TAG_UNBALANCED", part=part, near=(*closed, *opened)[0])


def _open_ends(part: str, found: tuple[Node, ...]) -> tuple[list[str], list[str]]:
    """Return the elements that ``found`` closes without opening, and opens without closing."""
    closed: list[str] = []
    opened: list[str] = []
    for node in found:
        if isinstance(node, Text):
            for end, name, single in _ELEMENT.findall(node.xml):
                _step(name, end, single, closed, opened)
        for body in _bodies(node):
            ends, starts = _open_ends(part, body)
            if ends != starts[::-1] or not _RUNS.issuperset(ends):
                raise TemplateError("TAG_UNBALANCED", part=part, near=(*ends, *starts)[0])
    return closed, opened


def _step(name: str, end: str, single: str, closed: list[str], opened: list[str]) -> None:
    if single:
        return
    if not end:
        opened.append(name)
    elif opened:
        opened.pop()
    else:
        closed.append(name)


def _bodies(node: Node) -> tuple[tuple[Node, ...], ...]:
    if isinstance(node, Loop):
        return (node.body,)
    if isinstance(node, Choice):
        return tuple(case.body for case in node.cases)
    return ()


# --- what a template asks of the context -------------------------------------------------------


def variables(package: Package) -> dict[str, Variable]:
    """Return every name the template takes from the context, over all parts.

    Loop items are followed to the list they come from: ``{{ m.y }}`` under ``for m in muc`` is the
    field ``y`` of ``muc``. Raises :class:`TemplateError` as :func:`parse` does.
    """
    tree: dict[str, Variable] = {}
    for found in parse(package).values():
        _collect(found, tree, {})
    return dict(sorted(tree.items()))


def _collect(
    found: tuple[Node, ...], tree: dict[str, Variable], items: dict[str, Variable]
) -> None:
    for node in found:
        if isinstance(node, Value):
            _note_value(node.path, tree, items)
        elif isinstance(node, Loop):
            source = _variable(node.source, tree, items)
            source.looped = True
            _collect(node.body, tree, {**items, node.name: source})
        elif isinstance(node, Choice):
            for case in node.cases:
                if case.path is not None:
                    _variable(case.path, tree, items).tested = True
                _collect(case.body, tree, items)


def _note_value(path: Path, tree: dict[str, Variable], items: dict[str, Variable]) -> None:
    if len(path) == 1 and path[0] in items:
        items[path[0]].items_printed = True
    else:
        _variable(path, tree, items).printed = True


def _variable(path: Path, tree: dict[str, Variable], items: dict[str, Variable]) -> Variable:
    if path[0] not in items:
        return tree.setdefault(path[0], Variable())
    source = items[path[0]]
    return source.fields.setdefault(path[1], Variable()) if len(path) > 1 else source
