"""Small Word packages for the tests of the rendering path, written part by part."""

from __future__ import annotations

from docgen.facts.package import Package, read_package
from docgen.templating.compile import compile_template
from docgen.templating.package import write_package
from docgen.templating.prepare import RuleNames, prepare
from docgen.templating.properties import CoreProperties
from docgen.templating.render import CompiledTemplate

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = CoreProperties("Kế hoạch A & B", "UBND phường Mẫu", "2026-05-10T00:00:00Z")

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph; several runs split the text as Word does."""
    mark = f'<w:pStyle w:val="{style}"/>' if style else ""
    texts = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{mark}{more}</w:pPr>{texts}</w:p>"


def table(*rows: str, columns: int = 2) -> str:
    """Return a table whose grid has so many columns."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, span: int = 0) -> str:
    """Return a row of cells, each given by its text; ``span`` is the grid span of the first."""
    width = f'<w:gridSpan w:val="{span}"/>' if span else ""
    properties = [width] + [""] * len(cells)
    made = (
        f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(cell)}</w:tc>"
        for cell, more in zip(cells, properties, strict=False)
    )
    return f"<w:tr>{''.join(made)}</w:tr>"


def parts(body: str, header: str = "") -> dict[str, str]:
    """Return the parts of a minimal package as text."""
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    found = {
        "[Content_Types].xml": _content_types(bool(header)),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": (
            f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
            f"{reference if header else '<w:sectPr/>'}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), *([("header", "header1.xml")] if header else [])
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}"/>',
    }
    if header:
        found["word/header1.xml"] = f'<w:hdr xmlns:w="{W}">{header}</w:hdr>'
    return found


def docx(body: str, header: str = "") -> bytes:
    """Return a minimal ``.docx``."""
    return write_package({name: xml.encode() for name, xml in parts(body, header).items()})


def package(body: str, header: str = "", rules: RuleNames | None = None) -> Package:
    """Return a minimal package, read and prepared."""
    return prepare(read_package(docx(body, header)), rules or {})


def compiled(body: str, header: str = "") -> CompiledTemplate:
    """Return a minimal template, compiled."""
    return compile_template(package(body, header))


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{found}</Relationships>'


def _content_types(with_header: bool) -> str:
    kinds = {"document": "document.main", "styles": "styles"}
    if with_header:
        kinds["header1"] = "header"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
