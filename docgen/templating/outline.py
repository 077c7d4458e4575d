"""A new template from a short text outline, so that a further form is authored in minutes.

An outline is used once. After that ``template.docx`` is the source, and nothing here is read again.
One line is one paragraph; lines in square brackets are blocks::

    [head]
    TTTenLoai | {{ ten_loai }}
    {%p for dong in can_cu %}
    TTCanCu | {{ dong }}
    {%p endfor %}
    [signature]
    [section]
    [table 6 40 20]
    header | STT | Nội dung | Kinh phí
    {%tr for dong in phu_luc_dong %}
    row | TTBangSo: {{ dong.stt }} | {{ dong.noi_dung }} | TTBangSo: {{ dong.kinh_phi }}
    {%tr endfor %}
    row 2 1 | TTBangDau: Tổng cộng | TTBangSo: {{ phu_luc_tong }}
    [end]

``[section]`` begins an appendix on a new page, ``**words**`` are bold, ``#`` starts a comment, the
numbers of ``[table …]`` are shares of the text width and those of ``row`` the columns each cell
spans. A style may be named by its id alone, for an empty paragraph. Words of the decree come in
through tags or stand in the outline; this module knows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from docgen.errors import TemplateError
from docgen.facts.package import CONTENT_TYPES, MAIN_TYPE, PACKAGE_RELATIONS, Package
from docgen.templating import outline_blocks as blocks
from docgen.templating import stamp_parts as files
from docgen.templating.stamp import stamp
from docgen.templating.styles import style_names, styles_xml

if TYPE_CHECKING:
    from docgen.norms.model import Norm

_Lines = Iterator[tuple[int, str]]
_STYLED: Final = re.compile(r"(\w+)(?: \| (.+))?")
_TABLE: Final = re.compile(r"\[table((?: \d+)+)\]")
_ROW: Final = re.compile(r"row((?: \d+)*) \| (.+)")
_CELL: Final = re.compile(r"(?:(\w+): )?(.*)")
_CELL_STYLE: Final = "TTBangO"
_HEADER_STYLE: Final = "TTBangDau"
_BLOCKS: Final = {
    "[head]": blocks.head_table,
    "[signature]": blocks.signature_table,
    "[section]": blocks.section_end,
}


def build_template(outline: str, norm: Norm, size_set: str | None = None) -> Package:
    """A stamped template from an outline.

    Raises ``TemplateError`` ``OUTLINE_LINE`` with the line that cannot be read, and
    ``OUTLINE_STYLE`` for a style the norm does not have.
    """
    known = set(style_names(norm).values())
    lines = iter(_meaningful(outline))
    body = "".join(_element(number, line, lines, known) for number, line in lines)
    document = (
        f'<w:document xmlns:w="{files.W}" xmlns:r="{files.R}"><w:body>{body}'
        f"{blocks.paragraph(blocks.EMPTY_STYLE)}<w:sectPr/></w:body></w:document>"
    )
    return stamp(_bare_package(document, norm), norm, size_set)


def _meaningful(outline: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(outline.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _element(number: int, line: str, lines: _Lines, known: set[str]) -> str:
    if line in _BLOCKS:
        return _BLOCKS[line]()
    if line.startswith("{%p "):
        return blocks.control(line)
    if table := _TABLE.fullmatch(line):
        return _table(number, [int(share) for share in table[1].split()], lines, known)
    styled = _STYLED.fullmatch(line)
    if styled is None:
        raise TemplateError("OUTLINE_LINE", line=number, quote=line[:80])
    return blocks.paragraph(_style(number, styled[1], known), styled[2] or "")


def _style(number: int, style_id: str, known: set[str]) -> str:
    if style_id not in known:
        raise TemplateError("OUTLINE_STYLE", line=number, style=style_id)
    return style_id


def _table(start: int, shares: list[int], lines: _Lines, known: set[str]) -> str:
    rows: list[str] = []
    for number, line in lines:
        if line == "[end]":
            return blocks.data_table(shares, rows)
        rows.append(_table_row(number, line, len(shares), known))
    raise TemplateError("OUTLINE_LINE", line=start, quote="[table]")


def _table_row(number: int, line: str, columns: int, known: set[str]) -> str:
    if line.startswith("{%tr "):
        return blocks.control_row(line, columns)
    if line.startswith("header | "):
        titles = line.removeprefix("header | ").split(" | ")
        cells = [blocks.paragraph(_HEADER_STYLE, title) for title in titles]
        return blocks.row(*cells, header=True)
    found = _ROW.fullmatch(line)
    if found is None:
        raise TemplateError("OUTLINE_LINE", line=number, quote=line[:80])
    cells = [_cell(number, cell, known) for cell in found[2].split(" | ")]
    spans = [int(span) for span in found[1].split()] or [1] * len(cells)
    if len(spans) != len(cells) or sum(spans) != columns:
        raise TemplateError("OUTLINE_LINE", line=number, quote=line[:80])
    return blocks.row(*cells, spans=spans)


def _cell(number: int, text: str, known: set[str]) -> str:
    named = _CELL.fullmatch(text)
    assert named is not None
    style = _style(number, named[1], known) if named[1] else _CELL_STYLE
    return blocks.paragraph(style, named[2])


def _bare_package(document: str, norm: Norm) -> Package:
    """The least package that stamping accepts: a document and its styles."""
    relation = f"{files.R}/"
    parts: Mapping[str, bytes] = {
        CONTENT_TYPES: (
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/{files.DOCUMENT}" ContentType="{MAIN_TYPE}"/></Types>'
        ).encode(),
        PACKAGE_RELATIONS: _relation(f"{relation}officeDocument", files.DOCUMENT),
        "word/_rels/document.xml.rels": _relation(f"{relation}styles", "styles.xml"),
        files.DOCUMENT: document.encode(),
        files.STYLES: styles_xml(norm, norm.size_set_default),
    }
    return Package(parts)


def _relation(kind: str, target: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()
