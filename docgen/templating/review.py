"""The text view of a template: what a reviewer reads instead of a Word file (``style.md`` 7.7).

One line per paragraph, with its place, style, direct formatting and text with tags; before it the
pages, styles and names, after it what Word does not show. Revision ids, spell-check marks and
whatever else changes at every save are left out, so that equal templates give equal text and a
difference is one that somebody made. Labels are Vietnamese: clerks read it too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.errors import TemplateError
from docgen.facts.package import Package, read_package
from docgen.templating import language
from docgen.templating.package import write_package
from docgen.templating.prepare import text_parts
from docgen.templating.review_styles import Styles
from docgen.templating.stamp import stamp
from docgen.templating.stamp_parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.norms.model import Norm

_W: Final = f"{{{W}}}"
_TWIPS_PER_MM: Final = 1440 / 25.4
_HEAD: Final = (
    "Bản đọc của template.docx, do máy ghi. Không sửa tay: chạy “docgen templates build”."
)
_NOTHING: Final = "không có"
_HIDDEN: Final = {
    "ins": "chữ thêm khi theo dõi thay đổi",
    "del": "chữ xóa khi theo dõi thay đổi",
    "moveFrom": "đoạn chuyển đi khi theo dõi thay đổi",
    "moveTo": "đoạn chuyển đến khi theo dõi thay đổi",
    "rPrChange": "đổi kiểu chữ khi theo dõi thay đổi",
    "pPrChange": "đổi kiểu đoạn khi theo dõi thay đổi",
    "commentReference": "ghi chú",
    "vanish": "chữ ẩn",
    "hyperlink": "liên kết",
    "drawing": "hình",
    "pict": "hình",
    "object": "đối tượng nhúng",
    "sdt": "ô điều khiển nội dung",
    "bookmarkStart": "dấu trang",
    "numPr": "đánh số tự động",
    "footnoteReference": "chú thích",
    "endnoteReference": "chú thích cuối",
}


@dataclass(frozen=True)
class Built:
    """A template as it is shipped: the stamped file, its digest and its text view."""

    docx: bytes
    sha256: str
    review: str


def build(docx: bytes, norm: Norm, size_set: str | None = None) -> Built:
    """What ``docgen templates build`` writes for a template as the clerk saved it.

    Raises ``PackageError`` for a file that is no sound Word file. The digest is of the new bytes,
    as the history of ``template.yaml`` keeps it.
    """
    package = stamp(read_package(docx), norm, size_set)
    content = write_package(package.parts)
    return Built(content, hashlib.sha256(content).hexdigest(), review_text(package))


def review_text(package: Package) -> str:
    """The text view of a template; the same package always gives the same text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    roots = {name: etree.fromstring(package[name], parser) for name in text_parts(package)}
    styles = Styles.read(etree.fromstring(package[package.parts_by_kind("styles")[0]], parser))
    main = roots[package.main_part]
    blocks = {
        "TRANG": _pages(main),
        "BẢNG": _tables(main),
        "KIỂU ĐANG DÙNG": styles.described(_styles_used(roots.values())),
        "TÊN LẤY TỪ HỒ SƠ": _names(package),
        "NỘI DUNG": (line for name, root in roots.items() for line in _content(name, root, styles)),
        "NHỮNG GÌ WORD KHÔNG HIỆN": _hidden(roots),
    }
    return "\n".join([_HEAD, *(line for item in blocks.items() for line in _block(*item))]) + "\n"


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from list(lines) or [_NOTHING]


def _pages(main: _Element) -> Iterator[str]:
    for number, section in enumerate(main.iter(_W + "sectPr"), start=1):
        sheet, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
        first = (
            "không in số ở trang đầu"
            if section.find(_W + "titlePg") is not None
            else ("in số cả trang đầu")
        )
        start = _attributes(section, "pgNumType").get("start")
        yield (
            f"phần {number}: khổ {_mm(sheet.get('w'))} x {_mm(sheet.get('h'))} mm; lề trên "
            f"{_mm(margins.get('top'))}, dưới {_mm(margins.get('bottom'))}, trái "
            f"{_mm(margins.get('left'))}, phải {_mm(margins.get('right'))} mm; {first}"
            + (f"; đánh số từ {start}" if start else "; đánh số tiếp")
        )


def _tables(main: _Element) -> Iterator[str]:
    for number, table in enumerate(main.iter(_W + "tbl"), start=1):
        columns = [_mm(one.get(_W + "w")) for one in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
        yield f"bảng {number}: cột rộng {', '.join(columns)} mm"


def _attributes(parent: _Element, name: str) -> dict[str, str]:
    element = parent.find(_W + name)
    return {} if element is None else _plain(element)


def _plain(element: _Element) -> dict[str, str]:
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


def _mm(twips: str | None) -> str:
    return "?" if twips is None else f"{int(twips) / _TWIPS_PER_MM:.0f}"


def _styles_used(roots: Iterable[_Element]) -> list[str]:
    marks = (_W + "pStyle", _W + "rStyle", _W + "tblStyle")
    found = (str(mark.get(_W + "val")) for root in roots for mark in root.iter(*marks))
    return list(dict.fromkeys(found))


def _names(package: Package) -> Iterator[str]:
    try:
        tree = language.variables(package)
    except TemplateError as error:
        yield f"chưa đọc được vì thẻ sai: {error}"
        return
    for name, variable in tree.items():
        fields = ", ".join(sorted(variable.fields))
        yield name + (f": {fields}" if fields else "")


def _content(part: str, root: _Element, styles: Styles) -> Iterator[str]:
    for paragraph in root.iter(_W + "p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = styles.name(None if style is None else str(style.get(_W + "val")))
        pieces = [_place(part, paragraph, root), name, _direct(paragraph), _text(paragraph)]
        yield " | ".join(piece for piece in pieces if piece)
        if paragraph.find(f"{_W}pPr/{_W}sectPr") is not None:
            yield f"{_part_name(part)} | hết phần, sang trang mới"


def _part_name(part: str) -> str:
    name = part.rpartition("/")[2].removesuffix(".xml")
    return "thân" if name == "document" else name


def _place(part: str, paragraph: _Element, root: _Element) -> str:
    steps = [_part_name(part)]
    cell = next(paragraph.iterancestors(_W + "tc"), None)
    if cell is not None:
        row = next(cell.iterancestors(_W + "tr"))
        table = next(row.iterancestors(_W + "tbl"))
        steps.append(f"bảng {list(root.iter(_W + 'tbl')).index(table) + 1}")
        steps.append(f"hàng {table.findall(_W + 'tr').index(row) + 1}")
        steps.append(f"ô {row.findall(_W + 'tc').index(cell) + 1}")
    return " ".join(steps)


def _direct(paragraph: _Element) -> str:
    """Formatting given to the paragraph or its words besides the style."""
    found = [
        _property(one)
        for one in paragraph.iterfind(f"{_W}pPr/*")
        if one.tag not in (_W + "pStyle", _W + "sectPr", _W + "rPr")
    ]
    for run in paragraph.iter(_W + "r"):
        looks = ", ".join(_property(one) for one in run.iterfind(f"{_W}rPr/*"))
        if looks:
            found.append(f"{looks} “{_text(run)}”")
    return f"({'; '.join(found)})" if found else ""


def _property(element: _Element) -> str:
    values = [f"{key}={value}" for key, value in sorted(_plain(element).items())]
    return " ".join([str(element.tag).rpartition("}")[2], *values])


def _text(element: _Element) -> str:
    words = {_W + "tab": "→", _W + "br": "↵", _W + "fldSimple": "[trường]"}
    words[_W + "instrText"] = "[trường]"
    return "".join(
        (one.text or "") if one.tag == _W + "t" else words.get(str(one.tag), "")
        for one in element.iter()
        if one.tag == _W + "t" or str(one.tag) in words
    )


def _hidden(roots: dict[str, _Element]) -> Iterator[str]:
    for part, root in roots.items():
        for instruction in _fields(root):
            yield f"{_part_name(part)}: trường {instruction}"
        for tag, label in _HIDDEN.items():
            count = sum(1 for _ in root.iter(_W + tag))
            if count:
                yield f"{_part_name(part)}: {label}, {count} chỗ"


def _fields(root: _Element) -> Iterator[str]:
    for field in root.iter(_W + "fldSimple"):
        yield str(field.get(_W + "instr")).strip()
    for text in root.iter(_W + "instrText"):
        yield (text.text or "").strip()
