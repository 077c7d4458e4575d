"""The first guard of the template language: every tag as the clerk wrote it.

Paragraph by paragraph each tag is matched against a grammar of a few lines, so that a clerk reads
which tag in which paragraph is wrong and why. :mod:`docgen.templating.language` is the second.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docgen.problems import Problem, Report
from docgen.templating.prepare import text_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.facts.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_NAME = r"[a-zA-Z][a-zA-Z0-9_]*"
_DOTTED = rf"{_NAME}(?:\.{_NAME})?"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
LOOSE_BRACE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
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
            if match := LOOSE_BRACE.search(_TAG.sub("", text)):
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
