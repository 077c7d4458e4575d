"""The plan that is the first real input, as its text alone: which of its known defects are found.

The defects are those of the ward plan of 2024, D01 to D87. The text has one paragraph a line, as a
copy out of a PDF file has, so sentences must be read across paragraphs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from docgen.facts.reader import read_facts
from docgen.lint import Finding, Verdict, judge
from docgen.problems import Severity

TEXT = Path(__file__).parents[2] / "data" / "seed" / "phuong-1-2024.txt"
LOI, CANH_BAO, GOI_Y = Severity.LOI, Severity.CANH_BAO, Severity.GOI_Y
_WEIGHT = {LOI: 0, CANH_BAO: 1, GOI_Y: 2}


class Defect(NamedTuple):
    """A defect, the code that names it, words of its place, and the least weight it must have."""

    id: str
    code: str
    words: str
    least: Severity = GOI_Y


DEFECTS = (
    Defect("D01", "QH-02", "Độc lập- Tự do", LOI),
    Defect("D02", "SO-02", "/KH -UBND", LOI),
    Defect("D04", "CT-04", "ngày  10  tháng  5"),
    Defect("D06", "CC-01", "các căn cứ pháp lý"),
    Defect("D08", "CT-07", "Thực hiện chương trình công tác"),
    Defect("D09", "VH-03", "chương trình mục tiêu Bảo"),
    Defect("D10", "CT-04", "các  ngành"),
    Defect("D11", "VH-01", "cấp ủy Đảng"),
    Defect("D12", "VH-01", "các tầng lớp nhân dân"),
    Defect("D13", "CC-17", "chương trình mục tiêu"),
    Defect("D14", "CT-03", "Bảo vệ , chăm sóc", CANH_BAO),
    Defect("D15", "CT-07", "Đặc biệt là"),
    Defect("D16", "CT-13", "hộ nghèo..."),
    Defect("D17", "TN-01", "hoàn cảnh đặc biệt khó khăn"),
    Defect("D18", "TN-01", "các cháu có hoàn cảnh khó khăn"),
    Defect("D19", "TN-02", "trẻ em lang thang"),
    Defect("D20", "VT-01", "BVCSTE"),
    Defect("D21", "TN-02", "dữ liệu cơ sở"),
    Defect("D23", "CT-08", "đầu"),
    Defect("D25", "VH-03", "phong phú như: Tổ"),
    Defect("D26", "VH-09", "Quốc tế Thiếu nhi 1/6"),
    Defect("D27", "VH-01", "Tết trung thu"),
    Defect("D28", "VH-01", "Tết Nguyên đán"),
    Defect("D29", "CC-15", "06/QĐ-"),
    Defect("D30", "CC-04", "03/1/2019"),
    Defect("D31", "CC-11", "về Ban hành quy định tiêu", LOI),
    Defect("D32", "CC-11", "về ban hành Quy định tiêu", LOI),
    Defect("D33", "CC-05", "Quyết định số 06/QĐ-TTg ngày 03/01/2019"),
    Defect("D34", "CT-01", "cho cho", CANH_BAO),
    Defect("D37", "TN-01", "bảo vệ chăm sóc trẻ em"),
    Defect("D38", "TN-01", "ngành đoàn thể"),
    Defect("D39", "CT-09", "để hỗ trợ"),
    Defect("D40", "CT-05", "học bổng...."),
    Defect("D41", "TN-02", "các em là gia"),
    Defect("D42", "TN-02", "trẻ em bình thường"),
    Defect("D44", "NAM-04", "Định kỳ hai năm"),
    Defect("D45", "TC-02", "đánh giá xã phù hợp", CANH_BAO),
    Defect("D47", "BC-03", "Nâng cao trách nhiệm của từng thành viên", CANH_BAO),
    Defect("D48", "CT-08", "cuối"),
    Defect("D49", "VH-01", "Tư pháp - Hộ tịch"),
    Defect("D50", "VT-02", "LĐ-TB&XH"),
    Defect("D51", "VH-03", "(Phụ trách lĩnh vực"),
    Defect("D52", "TN-02", "các chế độ chính sách"),
    Defect("D53", "TN-01", "phường phù hợp trẻ em", CANH_BAO),
    Defect("D55", "TN-02", "phòng chống bạo lực trong gia đình"),
    Defect("D56", "CC-02", "123/NĐ-CP", LOI),
    Defect("D57", "CC-11", "123/2015/NĐ-CP"),
    Defect("D60", "VT-02", "UBMTTQVN"),
    Defect("D61", "TN-01", "chăm sóc, bảo vệ trẻ em"),
    Defect("D62", "CT-06", "-Đoàn cơ sở", CANH_BAO),
    Defect("D63", "TN-02", "Đoàn cơ sở"),
    Defect("D64", "CT-11", "Trung thu, và"),
    Defect("D65", "CC-13", "Chỉ thị của Thủ tướng Chính phủ", LOI),
    Defect("D66", "TN-02", "buôn bán phụ nữ"),
    Defect("D67", "TN-02", "ngăn ngừa giảm thiểu"),
    Defect("D68", "TN-02", "giáo dục phổ cập"),
    Defect("D69", "TN-02", "miễn giảm"),
    Defect("D70", "TN-02", "chơi game"),
    Defect("D71", "VH-04", "Trạm y tế"),
    Defect("D72", "TN-02", "phòng chống"),
    Defect("D73", "BC-02", "6. Các khu phố"),
    Defect("D74", "TN-02", "nắm bắt trẻ em"),
    Defect("D75", "CT-03", "thị xã(b/c)", CANH_BAO),
    Defect("D77", "VT-01", "TV Đảng ủy"),
    Defect("D79", "TC-03", "Công chức"),
    Defect("D80", "BS-01", "kinh phí"),
    Defect("D84", "CC-17", "chương trình công tác trọng tâm"),
)
ALL = 87


def _plain_docx(lines: Iterable[str]) -> bytes:
    import docx

    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


_ITEM = re.compile(r"\s*(?:-|\d+(?:\.\d+)*\.\s|[IVX]+\.\s|Nơi nhận|Trên đây|Thực hiện chương)")
_ENDED = re.compile(r"[.;:]\s*$")
_HEAD, _FOOT = "Trẻ em là nguồn", "Nơi nhận"


def _whole_paragraphs(lines: list[str]) -> list[str]:
    """The lines of the content joined as a person would who types them anew."""
    found: list[str] = []
    content = False
    for line in (one for one in lines if one.strip()):
        content = (content or _HEAD in line) and _FOOT not in line
        new = not content or not found or _HEAD in line or _ITEM.match(line)
        heading = bool(found) and bool(re.match(r"\s*(?:\d+(?:\.\d+)*|[IVX]+)\.\s", found[-1]))
        if new or _ENDED.search(found[-1]) or (heading and line.strip()[0].isupper()):
            found.append(line)
        else:
            found[-1] = f"{found[-1].rstrip(' ')} {line.strip()}"
    return found


LAYOUTS: dict[str, Callable[[list[str]], list[str]]] = {
    "mỗi dòng một đoạn": lambda lines: lines,
    "không có dòng trống": lambda lines: [line for line in lines if line.strip()],
    "đoạn liền": _whole_paragraphs,
}


@cache
def _judged(layout: str) -> tuple[Verdict, tuple[str, ...]]:
    lines = TEXT.read_text(encoding="utf-8").split("\n")
    paper = _plain_docx(LAYOUTS[layout](lines))
    return judge(paper), tuple(one.text for one in read_facts(paper).paragraphs)


def _names(one: Finding, texts: tuple[str, ...], defect: Defect) -> bool:
    said = (one.quote, *one.params.values(), *(texts[at] for at in one.paragraphs))
    return one.code == defect.code and any(defect.words in text for text in said)


def _found(layout: str, defect: Defect) -> list[Finding]:
    verdict, texts = _judged(layout)
    return [one for one in verdict.findings if _names(one, texts, defect)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: f"{one.id}-{one.code}")
def test_the_defect_is_found_with_its_weight(layout: str, defect: Defect) -> None:
    found = _found(layout, defect)
    assert found, defect
    assert min(_WEIGHT[one.severity] for one in found) <= _WEIGHT[defect.least], found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_at_least_sixty_of_the_defects_are_found(
    layout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = sorted({one.id for one in DEFECTS if _found(layout, one)})
    missing = [f"D{at:02d}" for at in range(1, ALL + 1) if f"D{at:02d}" not in found]
    with capsys.disabled():
        print(f"\n{layout}: {len(found)} / {ALL}; không thấy: {' '.join(missing)}")
    assert len(found) >= 60
    assert found == sorted({one.id for one in DEFECTS})


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_paper_is_recognised_across_its_lines(layout: str) -> None:
    view = _judged(layout)[0].view
    assert (view.kind, str(view.day)) == ("ke_hoach", "2024-05-10")
