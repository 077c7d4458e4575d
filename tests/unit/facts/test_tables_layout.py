"""Tables: grid, merged cells, nested tables, which lines are drawn."""

from __future__ import annotations

from docgen.facts.model import CellFacts, CellRef, TableFacts
from tests.functional.facts.word_file import facts_of, p, r, style


def cell(inner: str = "<w:p/>", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, more: str = "", columns: tuple[int, ...] = (1000, 2000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return f"<w:tbl><w:tblPr>{more}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def only(body: str, **parts: str) -> TableFacts:
    (found,) = facts_of(body, **parts).tables
    return found


def sides(found: CellFacts) -> tuple[bool, bool, bool, bool]:
    return (bool(found.top), bool(found.bottom), bool(found.left), bool(found.right))


ALL = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))


def test_a_table_for_layout_has_no_lines() -> None:
    none = ALL.replace("single", "nil")
    assert not only(table(row(cell(), cell()))).bordered
    assert not only(table(row(cell()), more=f"<w:tblBorders>{none}</w:tblBorders>")).bordered


def test_outer_lines_are_not_inner_ones() -> None:
    found = only(table(row(cell(), cell()), more=f"<w:tblBorders>{ALL}</w:tblBorders>"))
    assert [sides(item) for item in found.rows[0].cells] == [
        *((True, True, True, False), (True, True, False, True)),
    ]


def test_inner_lines_run_between_the_cells() -> None:
    inner = '<w:insideV w:val="single"/><w:insideH w:val="single"/>'
    found = only(table(*[row(cell(), cell())] * 2, more=f"<w:tblBorders>{inner}</w:tblBorders>"))
    assert sides(found.rows[0].cells[0]) == (False, True, False, True)
    assert sides(found.rows[1].cells[1]) == (True, False, True, False)


def test_a_cell_speaks_before_its_table() -> None:
    gone = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    found = only(table(row(cell(more=gone), cell()), more=f"<w:tblBorders>{ALL}</w:tblBorders>"))
    assert [bool(item.top) for item in found.rows[0].cells] == [False, True]


def test_lines_of_the_table_style_and_of_its_base_count() -> None:
    styles = style(
        "Base", f"<w:tblPr><w:tblBorders>{ALL}</w:tblBorders></w:tblPr>", kind="table"
    ) + style("Grid", "", kind="table", base="Base")
    found = only(table(row(cell()), more='<w:tblStyle w:val="Grid"/>'), styles=styles)
    assert (found.bordered, found.style_name) == (True, "Grid shown")


def test_merged_cells_are_known_by_column_and_span() -> None:
    first = row(cell(more='<w:gridSpan w:val="2"/>'), cell(more='<w:vMerge w:val="restart"/>'))
    second = row(cell(), cell(), cell(more="<w:vMerge/>"))
    found = only(table(first, second, columns=(100, 200, 300)))
    assert [(item.column, item.span, item.width) for item in found.rows[0].cells] == [
        *((0, 2, 300), (2, 1, 300)),
    ]
    merges = [[item.v_merge for item in line.cells] for line in found.rows]
    assert merges == [["", "restart"], ["", "", "continue"]]


def test_what_a_row_says() -> None:
    more = '<w:tblHeader/><w:cantSplit/><w:trHeight w:val="500" w:hRule="exact"/>'
    head, other = only(table(row(cell(), more=more), row(cell()))).rows
    assert (head.header, head.cant_split, head.height, head.height_rule) == (
        *(True, True, 500, "exact"),
    )
    assert (other.header, other.cant_split, other.height) == (False, False, 0)


def test_what_a_table_says() -> None:
    more = (
        '<w:tblW w:w="5000" w:type="dxa"/><w:jc w:val="center"/><w:tblInd w:w="-108"/>'
        '<w:tblLayout w:type="fixed"/><w:tblpPr/>'
    )
    found = only(table(row(cell()), more=more))
    assert (found.width, found.align, found.indent) == (5000, "center", -108)
    assert (found.layout, found.floating, found.grid) == ("fixed", True, (1000, 2000))


def test_paragraphs_stand_in_reading_order_with_their_cells() -> None:
    inner = table(row(cell(p(r("in")))))
    body = p(r("a")) + table(row(cell(p(r("b"))), cell(p(r("c")) + inner + p(r("d")))))
    facts = facts_of(body + p(r("e")))
    assert [item.text for item in facts.paragraphs] == ["a", "b", "c", "in", "d", "e"]
    assert [item.place.human for item in facts.paragraphs] == [
        "đoạn 1",
        "bảng 1 hàng 1 ô 1",
        "bảng 1 hàng 1 ô 2",
        "bảng 1 hàng 1 ô 2, bảng 2 hàng 1 ô 1",
        "bảng 1 hàng 1 ô 2, đoạn 2",
        "đoạn 2",
    ]
    outer, nested = facts.tables
    assert (outer.inside, nested.inside) == (None, CellRef(0, 0, 1))
    assert (outer.before, outer.end, nested.before, nested.end) == (1, 5, 3, 4)
    assert [item.text for item in facts.cell_paragraphs(outer.rows[0].cells[1])] == ["c", "in", "d"]


def test_rows_and_cells_in_content_controls_are_found() -> None:
    inner = f"<w:sdt><w:sdtContent>{cell(p(r('b')))}</w:sdtContent></w:sdt>"
    body = table(f"<w:sdt><w:sdtContent>{row(cell(p(r('a'))), inner)}</w:sdtContent></w:sdt>")
    facts = facts_of(body)
    assert [item.place.human for item in facts.paragraphs] == [
        *("bảng 1 hàng 1 ô 1", "bảng 1 hàng 1 ô 2"),
    ]


def test_a_deleted_row_is_known() -> None:
    assert only(table(row(cell(), more='<w:del w:author="A"/>'))).rows[0].revision == "del"
