"""The template language: names, fields of loop items, ``if`` and ``for`` (decision 13).

Two guards stand one behind the other. Every tag is first matched, paragraph by paragraph, against
a grammar of a few lines, so that a clerk reads which tag in which paragraph is wrong. Then docxtpl
patches the part, Jinja's own parser reads it, and only the node types of the language are turned
into the small tree below; nothing else can reach code generation.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateError
from docgen.problems import Problem, Report
from docgen.templating.package import write_package
from docgen.templating.prepare import text_parts

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # noqa: TID251 - the owner package
    from lxml.etree import _Element

    from docgen.facts.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

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


# --- first guard: the tags as the clerk wrote them ---------------------------------------------

_NAME = r"[a-zA-Z][a-zA-Z0-9_]*"
_DOTTED = rf"{_NAME}(?:\.{_NAME})?"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_LOOSE_BRACE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_ALLOWED = (
    re.compile(rf"\{{\{{\s*(?P<value>{_DOTTED})\s*\}}\}}"),
    re.compile(rf"\{{%(?:p|tr)?\s+(?P<word>if|elif)\s+(?:not\s+)?(?P<test>{_DOTTED})\s*%\}}"),
    re.compile(rf"\{{%(?:p|tr)?\s+for\s+(?P<item>{_NAME})\s+in\s+(?P<source>{_DOTTED})\s*%\}}"),
    re.compile(r"\{%(?:p|tr)?\s+(?P<end>else|endif|endfor)\s*%\}"),
)
_FORBIDDEN = (
    ("TAG_COMMENT", re.compile(r"\{#")),
    ("TAG_WHITESPACE", re.compile(r"\{[{%][-+]|[-+][%}]\}")),
    (
        "TAG_PREFIX",
        re.compile(r"\{\{(?:p|tr|tc|r)\s|\{%(?:tc|r)\s|\{%\s*(?:colspan|cellbg|vm|hm)\b"),
    ),
    (
        "TAG_STATEMENT",
        re.compile(r"\{%(?:p|tr)?\s*(?!if\b|elif\b|else\b|endif\b|for\b|endfor\b)\w+"),
    ),
    ("TAG_FILTER", re.compile(r"\|")),
    ("TAG_CALL", re.compile(r"\w\s*\(")),
    ("TAG_SUBSCRIPT", re.compile(r"\[")),
    ("TAG_LITERAL", re.compile(r"[\"'“”‘’]|\b\d|\b(?:true|false|none)\b", re.I)),
    ("TAG_OPERATOR", re.compile(r"[-+*/%~<>=!,:]|\b(?:and|or|is|in|else|if)\b")),
)
_RESERVED = frozenset(
    # names that Jinja, Python or a dict would answer before the context does
    {"loop", "self", "super", "caller", "varargs", "kwargs", "range", "dict", "lipsum", "cycler"}
    | {"joiner", "namespace", "true", "false", "none", "and", "or", "not", "in", "is", "if"}
    | {"else", "elif", "for", *keyword.kwlist, *dir(dict)}
)


def problems(package: Package) -> Report:
    """Check every tag of a package and collect what the language does not allow.

    Each problem's path is (part name, paragraph number from 0), its quote the tag. An empty report
    means that :func:`parse` succeeds, apart from tags Word shows nowhere (``TAG_SYNTAX``).
    """
    found: list[Problem] = []
    readable = text_parts(package)
    for name in readable:
        found += _PartCheck(name).run(_paragraph_texts(package[name]))
    for name in package:
        if name.startswith("word/") and name.endswith(".xml") and name not in readable:
            found += _tags_elsewhere(name, package[name])
    return Report(tuple(found))


def _paragraph_texts(content: bytes) -> Iterator[str]:
    from lxml import etree

    for paragraph in etree.fromstring(content).iter(f"{_W}p"):
        yield "".join(node.text or "" for node in _own_texts(paragraph))


def _own_texts(paragraph: _Element) -> Iterator[_Element]:
    for node in paragraph.iter(f"{_W}t"):
        if next(node.iterancestors(f"{_W}p")) is paragraph:
            yield node


def _tags_elsewhere(name: str, content: bytes) -> Iterator[Problem]:
    for number, text in enumerate(_paragraph_texts(content)):
        if match := _TAG.search(text):
            yield Problem("TAG_IN_PART", (name, number), quote=match[0])


class _PartCheck:
    """Walks the paragraphs of one part and keeps the open blocks and the names of loop items."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.number = 0
        self.open: list[tuple[str, str, int, str]] = []  # word, item name, paragraph, tag
        self.found: list[Problem] = []

    def run(self, texts: Iterable[str]) -> list[Problem]:
        for self.number, text in enumerate(texts):
            for tag in _TAG.findall(text):
                self.check(tag)
            if match := _LOOSE_BRACE.search(_TAG.sub("", text)):
                self.report("TAG_UNCLOSED", text[max(0, text.find(match[0]) - 20) :][:60])
        for _, _, number, tag in self.open:
            self.number = number
            self.report("TAG_UNCLOSED", tag)
        return self.found

    def report(self, code: str, quote: str) -> None:
        self.found.append(Problem(code, (self.part, self.number), quote=quote))

    def check(self, tag: str) -> None:
        match = next((match for form in _ALLOWED if (match := form.fullmatch(tag))), None)
        if match is None:
            self.report(_what_is_wrong(tag), tag)
            self.follow_blocks_of_a_wrong_tag(tag)
            return
        groups = match.groupdict()
        for key in ("value", "test", "source"):
            if groups.get(key):
                self.check_name(groups[key], tag)
        self.follow_blocks(groups, tag)

    def check_name(self, dotted: str, tag: str) -> None:
        root, dot, _ = dotted.partition(".")
        if any(step in _RESERVED for step in dotted.split(".")):
            self.report("TAG_NAME", tag)
        elif dot and root not in {item for _, item, _, _ in self.open}:
            self.report("TAG_FIELD_OF_NO_ITEM", tag)

    def follow_blocks(self, groups: dict[str, str | None], tag: str) -> None:
        if groups.get("word") == "if":
            self.open.append(("if", "", self.number, tag))
        elif item := groups.get("item"):
            if item in _RESERVED:
                self.report("TAG_NAME", tag)
            self.open.append(("for", item, self.number, tag))
        elif groups.get("word") == "elif" or groups.get("end") == "else":
            self.close("if", tag, keep=True)
        elif end := groups.get("end"):
            self.close(end.removeprefix("end"), tag)

    def follow_blocks_of_a_wrong_tag(self, tag: str) -> None:
        """A wrong ``if`` still opens a block, or its ``endif`` would be reported as well."""
        if match := re.match(r"\{%(?:p|tr|tc|r)?[-+]?\s*(if|for)\b", tag):
            self.open.append((match[1], "", self.number, tag))

    def close(self, word: str, tag: str, *, keep: bool = False) -> None:
        if not self.open or self.open[-1][0] != word:
            self.report("TAG_UNOPENED", tag)
        elif not keep:
            self.open.pop()


def _what_is_wrong(tag: str) -> str:
    inner = tag[2:-2]
    for code, sign in _FORBIDDEN:
        whole_tag = code in ("TAG_COMMENT", "TAG_WHITESPACE", "TAG_PREFIX", "TAG_STATEMENT")
        if sign.search(tag if whole_tag else inner):
            return code
    return "TAG_NAME" if re.fullmatch(r"\s*[\w.]+\s*", inner) else "TAG_SYNTAX"


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
        if _LOOSE_BRACE.search(source)
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
