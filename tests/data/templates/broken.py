"""One shipped template taken apart, and ways to break exactly one thing in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from docgen.facts.package import read_package
from docgen.norms import Norm, norm_for
from docgen.office.front import open_office
from docgen.office.templates import known_names
from docgen.settings import Settings, bundled
from docgen.templating.catalogue import TemplateFolder
from docgen.templating.package import write_package
from docgen.templating.shapes import Shape
from tests.support.records import ROOT

PLAN = "ke-hoach-bao-ve-tre-em"
DOCUMENT = "word/document.xml"
HEADER = "word/so_trang.xml"
STYLES = "word/styles.xml"

Parts = dict[str, str]
Mutation = Callable[[Parts], None]


@cache
def office_known() -> tuple[Norm, dict[str, Shape], TemplateFolder]:
    """The newest norm, what the context provides to a plan, and the shipped plan template."""
    settings = Settings(data=ROOT / "out" / "none", templates=bundled("templates_docx"))
    with open_office(settings, actor="test") as office:
        template = office.catalogue.get(PLAN)
        return norm_for(None), known_names(office, template.descriptor), template


def good() -> bytes:
    """The shipped plan template."""
    return office_known()[2].docx()


def broken(*mutations: Mutation) -> bytes:
    """The plan template after some mutations, packed as ours are."""
    parts = {name: data.decode() for name, data in read_package(good()).parts.items()}
    for mutate in mutations:
        mutate(parts)
    return write_package({name: text.encode() for name, text in parts.items()})


def swap(old: str, new: str, part: str = DOCUMENT, *, every: bool = False) -> Mutation:
    """Replace a piece of a part; it must be there."""

    def mutate(parts: Parts) -> None:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new, -1 if every else 1)

    return mutate


def add_part(name: str, content: str) -> Mutation:
    """Put a further part into the package."""

    def mutate(parts: Parts) -> None:
        parts[name] = content

    return mutate


def paragraph_with(parts: Parts, text: str, part: str = DOCUMENT) -> str:
    """The XML of the first paragraph that holds a text."""
    found = (one[0] for one in re.finditer(r"<w:p>.*?</w:p>", parts[part], re.S))
    return next(one for one in found if text in one)


def in_paragraph(text: str, pattern: str, new: str) -> Mutation:
    """Replace the first match of a pattern inside the paragraph that holds ``text``."""

    def mutate(parts: Parts) -> None:
        old = paragraph_with(parts, text)
        changed = re.sub(pattern, lambda _: new, old, count=1)
        assert changed != old, pattern
        parts[DOCUMENT] = parts[DOCUMENT].replace(old, changed, 1)

    return mutate


def text_to(old: str, new: str) -> Mutation:
    """Let the paragraph with the text ``old`` say ``new`` instead."""
    return in_paragraph(f">{old}<", re.escape(f">{old}<"), f">{new}<")


def without_text(text: str) -> Mutation:
    """Make the paragraph that holds ``text`` an empty one, in the style for empty lines."""
    return in_paragraph(
        text, r"<w:p>.*</w:p>", '<w:p><w:pPr><w:pStyle w:val="TTDongTrong"/></w:pPr></w:p>'
    )


def run_property(text: str, xml: str) -> Mutation:
    """Give the first run of the paragraph with ``text`` a property."""
    return in_paragraph(text, r"<w:r>", f"<w:r><w:rPr>{xml}</w:rPr>")


def paragraph_property(text: str, xml: str) -> Mutation:
    """Give the paragraph with ``text`` a property of its own."""
    return in_paragraph(text, r"</w:pPr>", f"{xml}</w:pPr>")


def insert_run(text: str, xml: str) -> Mutation:
    """Put elements at the end of the paragraph with ``text``."""
    return in_paragraph(text, r"</w:p>$", f"{xml}</w:p>")


def relation(kind: str, target: str, *, external: bool = False, part: str = "document") -> Mutation:
    """Add a relation of the document."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rIdMoi" Type="{namespace}/{kind}" Target="{target}"{mode}/>'
    return swap("</Relationships>", f"{line}</Relationships>", f"word/_rels/{part}.xml.rels")


def encrypted(docx: bytes) -> bytes:
    """The same archive with the flag of encryption on every member."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        offsets = [one.header_offset for one in archive.infolist()]
    data = bytearray(docx)
    for offset in offsets:
        data[offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)
