"""Word XML of paragraphs and of the three kinds of table, as every form of the family has them.

The head table has two rows, so that number and place with date stand level however many lines
the names above them take. The signature table has one row that never splits. All widths are
proportions here: stamping turns them into the measures of the norm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from docgen.templating.styles import BARE_TABLE_STYLE, CONTROL_STYLE, RULED_TABLE_STYLE

EMPTY_STYLE: Final = "TTDongTrong"
"""The low empty paragraph that Word wants after a table, and that ends a section."""

_RULE_INDENTS: Final = {
    "TTDuongKeTieuNgu": (995, 996),
    "TTDuongKeCoQuan": (1222, 1222),
    "TTDuongKeTrichYeu": (3000, 3001),
    "TTDuongKePhuLuc": (3400, 3401),
}
"""Sample indents in twips: what Word shows before the true lengths are put in at render."""


def runs(text: str) -> str:
    """Runs of a line of text; ``**words**`` are bold."""
    pieces = text.split("**")
    return "".join(_run(piece, bold=index % 2 == 1) for index, piece in enumerate(pieces) if piece)


def _run(text: str, *, bold: bool) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style_id: str, text: str = "") -> str:
    """A paragraph in a style; a rule paragraph gets its sample indents."""
    indents = _RULE_INDENTS.get(style_id)
    indent = "" if indents is None else '<w:ind w:left="{}" w:right="{}"/>'.format(*indents)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{indent}</w:pPr>{runs(text)}</w:p>'


def control(tag: str) -> str:
    """A paragraph that holds nothing but a tag of the template language."""
    return paragraph(CONTROL_STYLE, tag)


def repeat(style_id: str, names: str) -> str:
    """A paragraph for each entry of a list of strings in the context."""
    opening = control(f"{{%p for dong in {names} %}}")
    return opening + paragraph(style_id, "{{ dong }}") + control("{%p endfor %}")


def optional(style_id: str, name: str) -> str:
    """A paragraph that is there only when the string of the context is not empty."""
    opening = control(f"{{%p if {name} %}}")
    return opening + paragraph(style_id, f"{{{{ {name} }}}}") + control("{%p endif %}")


def head_table() -> str:
    """Boxes 1 to 4, issuing agency and national name, number and date; below them box 10b."""
    agency = (
        repeat("TTCoQuanChuQuan", "co_quan_chu_quan")
        + repeat("TTCoQuanBanHanh", "co_quan_ban_hanh")
        + paragraph("TTDuongKeCoQuan")
    )
    nation = (
        paragraph("TTQuocHieu", "{{ quoc_hieu }}")
        + paragraph("TTTieuNgu", "{{ tieu_ngu }}")
        + paragraph("TTDuongKeTieuNgu")
    )
    number = paragraph("TTSoKyHieu", "{{ so_ky_hieu }}")
    place = paragraph("TTDiaDanhThoiGian", "{{ dia_danh_thoi_gian }}")
    table = _table(BARE_TABLE_STYLE, (39, 61), (row(agency, nation), row(number, place)))
    return table + optional("TTDoKhan", "do_khan")


def signature_table() -> str:
    """Boxes 7 and 9b: recipients on the left, the signer on the right."""
    recipients = (
        paragraph("TTNoiNhan", "{{ noi_nhan_nhan }}")
        + repeat("TTNoiNhanDanhSach", "noi_nhan")
        + paragraph("TTLuu", "{{ luu }}")
    )
    signer = (
        repeat("TTQuyenHan", "quyen_han")
        + paragraph("TTChucVu", "{{ chuc_vu }}")
        + paragraph("TTChuKy")
        + optional("TTChucVuKhac", "chuc_vu_khac")
        + paragraph("TTHoTen", "{{ ho_ten }}")
    )
    return _table(BARE_TABLE_STYLE, (40, 60), (row(recipients, signer),))


def section_end() -> str:
    """The end of the main text: what follows begins a new page and counts its pages anew."""
    style = f'<w:pStyle w:val="{EMPTY_STYLE}"/>'
    return f"<w:p><w:pPr>{style}<w:sectPr/></w:pPr></w:p>"


def data_table(shares: Sequence[int], rows: Iterable[str]) -> str:
    """A ruled table whose columns share the text width in these proportions."""
    return _table(RULED_TABLE_STYLE, shares, tuple(rows))


def control_row(tag: str, columns: int) -> str:
    """A row that holds nothing but a ``{%tr … %}`` tag."""
    return row(control(tag), spans=(columns,))


def row(*cells: str, header: bool = False, spans: Sequence[int] = ()) -> str:
    """A row that never splits over two pages; a ``header`` stands again on each page."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    widths = spans or (1,) * len(cells)
    middle = '<w:vAlign w:val="center"/>' if header else ""
    inside = "".join(_cell(cell, span, middle) for cell, span in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def _cell(content: str, span: int, middle: str) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="dxa"/>{grid}{middle}</w:tcPr>{content}</w:tc>'


def _table(style_id: str, shares: Sequence[int], rows: Sequence[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{share * 100}"/>' for share in shares)
    margins = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    cells = f"<w:tblCellMar>{margins}</w:tblCellMar>" if style_id == BARE_TABLE_STYLE else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id}"/><w:tblW w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{cells}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
