"""The package under repair: parts are parsed when asked for and written only when changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.facts.pack import write_package
from docgen.facts.package import Package, read_package
from docgen.facts.xml import SECT_PR, P, W
from docgen.repair.change import PartKey

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

_SIGNATURES = "_xmlsignatures/"


class Workpiece:
    """One Word file, as trees that can be edited. Raises ``PackageError`` for bytes that are none.

    The trees live as long as the workpiece, so that a paragraph can be named by where it stood in
    the given file however much was edited since.
    """

    def __init__(self, docx: bytes) -> None:
        self._package = read_package(docx)
        self._given = docx
        self._trees: dict[str, _ElementTree] = {}
        self._paragraphs: dict[str, list[_Element]] = {}
        self._origin: dict[_Element, PartKey] = {}
        self._changed: set[str] = set()
        self._added: dict[str, bytes] = {}

    @property
    def signed(self) -> bool:
        """Whether the file carries a digital signature, which any change would break."""
        return any(name.startswith(_SIGNATURES) for name in self._package)

    @property
    def package(self) -> Package:
        """The package as it stands now."""
        parts = {name: self._part(name) for name in self._changed}
        return self._package.with_parts({**self._added, **parts})

    @property
    def main(self) -> str:
        """Name of the document part."""
        return self._package.main_part

    def root(self, part: str) -> _Element:
        """The root element of a part."""
        return self._tree(part).getroot()

    def changed(self, part: str) -> None:
        """Say that a part was edited, so that it is written anew."""
        self._changed.add(part)

    def put_after(self, part: str, above: _Element, new: _Element) -> None:
        """Put a new paragraph behind one; the paragraphs after it have other ordinals now."""
        above.addnext(new)
        self._paragraphs.pop(part, None)
        self.changed(part)

    def add(self, part: str, content: bytes) -> None:
        """Put a new part into the package."""
        self._added[part] = content

    def paragraph(self, part: str, ordinal: int) -> _Element:
        """The ``ordinal``-th paragraph of a part as it stands now. Raises ``IndexError``."""
        if part not in self._paragraphs:
            self._paragraphs[part] = list(self.root(part).iter(P))
        return self._paragraphs[part][ordinal]

    def key(self, node: _Element) -> PartKey | None:
        """Where a paragraph stood in the given file, ``None`` for a new one."""
        return self._origin.get(node)

    def sections(self) -> list[_Element]:
        """The properties of each section in reading order; those that tracked changes keep aside.

        The last ones are made where the document has none.
        """
        from lxml import etree

        body = self.root(self.main).find(W + "body")
        if body is None:
            return []
        if body.find(SECT_PR) is None and (len(body) == 0 or not _ends_section(body[-1])):
            etree.SubElement(body, SECT_PR)
        return [node for node in body.iter(SECT_PR) if _counts(node)]

    def docx(self) -> bytes:
        """The file: the given bytes where nothing was edited."""
        if not self._changed and not self._added:
            return self._given
        return write_package(self.package.parts)

    def _tree(self, part: str) -> _ElementTree:
        if part not in self._trees:
            from lxml import etree

            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            source = self._added.get(part) or self._package[part]
            tree = etree.ElementTree(etree.fromstring(source, parser))
            self._trees[part] = tree
            for at, node in enumerate(tree.getroot().iter(P)):
                self._origin[node] = (part, at)
        return self._trees[part]

    def _part(self, part: str) -> bytes:
        from lxml import etree

        content: bytes = etree.tostring(
            self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return content


def _ends_section(node: _Element) -> bool:
    return node.tag == P and node.find(f"{W}pPr/{SECT_PR}") is not None


def _counts(node: _Element) -> bool:
    """Whether section properties break the body: neither an old state nor inside a cell."""
    outside = (W + "sectPrChange", W + "tc", W + "txbxContent")
    return not any(above.tag in outside for above in node.iterancestors())
