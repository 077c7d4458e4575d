"""The front of this package: a Word file in, everything that stands in it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.facts.collected import Collected
from docgen.facts.effective import Compatibility, Formatter
from docgen.facts.model import CommentFacts, DocumentFacts, HeaderFacts, Story
from docgen.facts.numbering import read_numbering
from docgen.facts.package import Package, read_package
from docgen.facts.properties import read_properties, read_settings
from docgen.facts.sections import page_numbers, read_sections
from docgen.facts.stories import Part, Sections, StoryReader, Tools, part_of
from docgen.facts.styles import StyleSheet, read_styles
from docgen.facts.table_styles import TableStyles
from docgen.facts.theme import Theme, color_mapping
from docgen.facts.xml import SECT_PR, W, attributes, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_facts(source: Package | bytes) -> DocumentFacts:
    """Return what stands in a Word file, given as bytes or as a package already read.

    Raises :class:`docgen.errors.PackageError` for bytes that are no safe Word file. Time and
    memory grow linearly with the file.
    """
    package = read_package(source) if isinstance(source, bytes) else source
    return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main_part
        self._relations = {relation.id: relation for relation in package.relations(self._main)}
        self._out = Collected()
        self._headers: dict[str, tuple[Story, int, int]] = {}
        self._settings = self._part("settings")
        self._sheet = read_styles(self._part("styles"))
        self._tools = self._make_tools()

    def read(self) -> DocumentFacts:
        settings = read_settings(self._settings)
        sections = self._body()
        found = read_sections(sections.nodes, sections.ends, settings.even_and_odd, self._header)
        self._notes("footnotes", Story.FOOTNOTE, "footnote")
        self._notes("endnotes", Story.ENDNOTE, "endnote")
        self._comments()
        for style_id in sorted(self._sheet.cyclic):
            self._out.say("style_cycle", -1, style_id)
        out = self._out
        return DocumentFacts(
            sections=found,
            paragraphs=tuple(item for item in out.paragraphs if item is not None),
            tables=tuple(item for item in out.tables if item is not None),
            lines=tuple(out.lines),
            text_boxes=tuple(item for item in out.boxes if item is not None),
            images=tuple(out.images),
            fields=tuple(item for item in out.fields if item is not None),
            revisions=tuple(out.revisions),
            comments=tuple(out.comments),
            properties=read_properties(self._package),
            settings=settings,
            notices=tuple(out.notices.values()),
        )

    def _make_tools(self) -> Tools:
        numbering = read_numbering(self._part("numbering"), _style_lists(self._sheet))
        languages = _attributes(self._settings, "themeFontLang")
        theme = Theme(lambda: self._part("theme"), color_mapping(self._settings), languages)
        formatter = Formatter(self._sheet, numbering, theme, _compatibility(self._settings))
        return Tools(formatter, numbering, TableStyles(self._sheet), self._out)

    def _part(self, kind: str) -> _Element | None:
        names = self._names(kind)
        return self._parsed(names[0]) if names else None

    def _names(self, kind: str) -> list[str]:
        return [
            relation.target
            for relation in self._relations.values()
            if relation.kind == kind and not relation.external and relation.target in self._package
        ]

    def _parsed(self, name: str) -> _Element:
        return parse(self._package[name])

    def _story_part(self, name: str, root: _Element) -> Part:
        main = name == self._main
        relations = self._relations.values() if main else self._package.relations(name)
        targets = {relation.id: relation.target for relation in relations}
        return part_of(name, root, targets)

    def _body(self) -> Sections:
        root = self._parsed(self._main)
        sections = Sections()
        body = root.find(W + "body")
        if body is not None:
            reader = StoryReader(self._tools, self._story_part(self._main, root), sections)
            reader.read(body, Story.BODY)
        end = len(self._out.paragraphs)
        if not sections.ends or sections.ends[-1] < end:
            from lxml import etree

            sections.nodes.append(etree.Element(SECT_PR))
            sections.ends.append(end)
        return sections

    def _header(self, relation_id: str, name: str, kind: str) -> HeaderFacts | None:
        relation = self._relations.get(relation_id)
        if relation is None or relation.external or relation.target not in self._package:
            self._out.say("missing_header", -1, relation_id)
            return None
        story = Story.HEADER if name == "header" else Story.FOOTER
        if relation.target not in self._headers:
            self._headers[relation.target] = self._read_header(relation.target, story)
        _, first, end = self._headers[relation.target]
        found = [item for item in self._out.paragraphs[first:end] if item is not None]
        return HeaderFacts(relation.target, story, kind, first, end, page_numbers(found))

    def _read_header(self, name: str, story: Story) -> tuple[Story, int, int]:
        root = self._parsed(name)
        first = len(self._out.paragraphs)
        unit = 1 + sum(seen is story for seen, _, _ in self._headers.values())
        StoryReader(self._tools, self._story_part(name, root)).read(root, story, unit)
        return story, first, len(self._out.paragraphs)

    def _notes(self, kind: str, story: Story, tag: str) -> None:
        for name in self._names(kind):
            root = self._parsed(name)
            reader = StoryReader(self._tools, self._story_part(name, root))
            real = (
                node for node in root.findall(W + tag) if node.get(W + "type") not in _SEPARATORS
            )
            for unit, node in enumerate(real, 1):
                reader.read(node, story, unit)

    def _comments(self) -> None:
        for name in self._names("comments"):
            root = self._parsed(name)
            reader = StoryReader(self._tools, self._story_part(name, root))
            for unit, node in enumerate(root.findall(W + "comment"), 1):
                first = len(self._out.paragraphs)
                reader.read(node, Story.COMMENT, unit)
                said = self._out.paragraphs[first:]
                text = "\n".join(item.text for item in said if item is not None)
                self._comment(node, text)

    def _comment(self, node: _Element, text: str) -> None:
        number = node.get(W + "id") or ""
        self._out.comments.append(
            CommentFacts(
                id=number,
                author=node.get(W + "author") or "",
                date=node.get(W + "date") or "",
                text=text,
                paragraph=self._out.anchors.get(number, -1),
            )
        )


def _style_lists(sheet: StyleSheet) -> dict[str, int]:
    return {
        style.id: style.paragraph["numId"]
        for style in sheet.styles.values()
        if style.kind == "numbering" and "numId" in style.paragraph
    }


def _attributes(settings: _Element | None, name: str) -> dict[str, str]:
    return attributes(settings.find(W + name) if settings is not None else None)


def _compatibility(settings: _Element | None) -> Compatibility:
    compat = settings.find(W + "compat") if settings is not None else None
    if compat is None:
        return Compatibility(table_style_yields=False)
    said = {
        node.get(W + "name"): node.get(W + "val") for node in compat.findall(W + "compatSetting")
    }
    return Compatibility(
        table_style_yields=said.get("overrideTableStyleFontSizeAndJustification") == "1",
        html_auto_space=compat.find(W + "doNotUseHTMLParagraphAutoSpacing") is None,
    )
