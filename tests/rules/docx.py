"""A Word file that can be changed in one small place."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from itertools import count
from xml.sax.saxutils import escape

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DOCUMENT = "word/document.xml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def element(xml: str) -> etree._Element:
    """One element from its source; prefixes ``w`` and ``r`` are known."""
    return etree.fromstring(f"<all {_DECLARED}>{xml}</all>")[0]


def paragraph(style: str, text: str, properties: str = "") -> etree._Element:
    """A paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return element(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>')


class Docx:
    """The parts of a package, the document as a tree."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[_DOCUMENT])

    @property
    def body(self) -> etree._Element:
        return self.root[0]

    def bytes(self) -> bytes:
        self.parts[_DOCUMENT] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return out.getvalue()

    # -- paragraphs

    def all(self, style: str) -> list[etree._Element]:
        path = f".//w:p[w:pPr/w:pStyle/@w:val='{style}']"
        return self.root.xpath(path, namespaces={"w": W})

    def p(self, style: str, at: int = 0) -> etree._Element:
        return self.all(style)[at]

    def words(self, style: str, at: int = 0) -> str:
        return "".join(self.p(style, at).itertext(w("t")))

    def write(self, style: str, text: str, at: int = 0) -> None:
        """Give a paragraph another text, in the look of its first run."""
        para = self.p(style, at)
        first, *others = para.findall(w("r"))
        for run in others:
            para.remove(run)
        for child in first.findall(w("t")):
            first.remove(child)
        first.append(element(f'<w:t xml:space="preserve">{escape(text)}</w:t>'))

    def replace(self, style: str, old: str, new: str, at: int = 0) -> None:
        words = self.words(style, at)
        assert old in words, words
        self.write(style, words.replace(old, new), at)

    def remove(self, style: str, at: int = 0) -> None:
        para = self.p(style, at)
        para.getparent().remove(para)

    def after(self, style: str, *new: etree._Element, at: int = -1) -> None:
        """Put elements behind a paragraph."""
        para = self.p(style, at)
        for one in reversed(new):
            para.addnext(one)

    def before(self, style: str, *new: etree._Element, at: int = 0) -> None:
        para = self.p(style, at)
        for one in new:
            para.addprevious(one)

    # -- formatting

    def letters(self, style: str, *properties: str, at: int = 0) -> None:
        """Set properties on all runs of a paragraph: ``letters("TTHoTen", '<w:b w:val="0"/>')``."""
        for run in self.p(style, at).findall(w("r")):
            own = run.find(w("rPr"))
            if own is None:
                own = element("<w:rPr/>")
                run.insert(0, own)
            self._set(own, properties)

    def shape(self, style: str, *properties: str, at: int = 0) -> None:
        """Set properties of a paragraph."""
        self._set(self.p(style, at).find(w("pPr")), properties)

    def close_up(self, style: str, at: int = 0) -> None:
        """Leave no space between a paragraph and the one above it."""
        para = self.p(style, at)
        above = para.getprevious()
        self._set(above.find(w("pPr")), ['<w:spacing w:before="120" w:after="0"/>'])
        self._set(para.find(w("pPr")), ['<w:spacing w:before="0" w:after="120"/>'])

    @staticmethod
    def _set(owner: etree._Element, properties: Iterable[str]) -> None:
        for xml in properties:
            new = element(xml)
            for old in owner.findall(new.tag):
                owner.remove(old)
            owner.append(new)

    # -- sections

    def sections(self) -> list[etree._Element]:
        return list(self.root.iter(w("sectPr")))

    def section(self, name: str, at: int = 0, **attributes: str) -> None:
        """Set attributes of an element of a section: ``section("pgMar", left="1000")``."""
        found = self.sections()[at].find(w(name))
        assert found is not None
        for key, value in attributes.items():
            found.set(w(key), value)

    def drop(self, name: str, at: int = 0) -> None:
        """Take an element out of a section."""
        section = self.sections()[at]
        for found in section.findall(w(name)):
            section.remove(found)

    # -- whole papers

    def tables(self) -> list[etree._Element]:
        return self.body.findall(w("tbl"))

    def content(self, *new: etree._Element) -> None:
        """Replace all between the head table and the signature table."""
        head, tail = self.tables()[0], self.tables()[-1]
        children = list(self.body)
        for old in children[children.index(head) + 1 : children.index(tail)]:
            self.body.remove(old)
        for one in reversed(new):
            head.addnext(one)

    def recipients(self, *lines: str) -> None:
        """Replace the list of recipients, the last line being that of the archive."""
        for _ in self.all("TTNoiNhanDanhSach"):
            self.remove("TTNoiNhanDanhSach")
        self.before("TTLuu", *(paragraph("TTNoiNhanDanhSach", one) for one in lines[:-1]))
        self.write("TTLuu", lines[-1])

    def copy(self) -> Docx:
        return copy.deepcopy(self)


def as_a_stranger(paper: Docx) -> Docx:
    """The same paper with every style of ours under a name that says nothing."""
    renamed = paper.copy()
    renamed.parts[_DOCUMENT] = etree.tostring(renamed.root, xml_declaration=True, encoding="UTF-8")
    styles = renamed.parts["word/styles.xml"].decode()
    ours = sorted(set(re.findall(r'w:styleId="(TT\w+)"', styles)))
    ids = {old: f"Kieu{at:03d}" for at, old in enumerate(ours)}
    for name in [name for name in renamed.parts if name.endswith(".xml")]:
        text = renamed.parts[name].decode()
        text = re.sub(r'"(TT\w+)"', lambda found: f'"{ids.get(found[1], found[1])}"', text)
        text = re.sub(r'<w:name w:val="TT [^"]*"/>', _number_name(), text)
        renamed.parts[name] = text.encode()
    renamed.root = etree.fromstring(renamed.parts[_DOCUMENT])
    return renamed


def _number_name() -> Callable[[re.Match[str]], str]:
    counted = count()
    return lambda found: f'<w:name w:val="Kiểu {next(counted)}"/>'
