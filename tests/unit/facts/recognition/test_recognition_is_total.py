"""Whatever the file, recognition gives an answer that hangs together."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.facts.model import DocumentFacts, Story
from docgen.facts.recognition import PaperView, recognise
from docgen.norms import norm_for
from tests.unit.facts.recognition.facts_factory import Words, facts_of

NORM = norm_for(None)

LINES = (
    "", " ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "_______",
    "ỦY BAN NHÂN DÂN", "PHƯỜNG HOA MAI", "Số:      /KH-UBND", "Số: 12/2026/QĐ-UBND", "Số:",
    "Hoa Mai, ngày 05 tháng 5 năm 2026", "Hoa Mai, ngày 31 tháng 2 năm 2026", "KẾ HOẠCH",
    "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "V/v tổ chức họp", "Kính gửi:",
    "Kính gửi: - Sở Y tế;\n- Sở Nội vụ.", "- Sở Y tế;",
    "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", "Điều 1. Phạm vi", "Chương I",
    "QUY ĐỊNH CHUNG", "Mục 1. TRÁCH NHIỆM", "I. MỤC ĐÍCH", "1. Nội dung", "1.1. Việc", "a) Ý",
    "“1. Trích", "Hết trích”.", "Thực hiện nghiêm túc./.", "Nơi nhận:", "Nơi nhận:\n- Như trên;",
    "- Lưu: VT, VX. PL.(30)", "TM. ỦY BAN NHÂN DÂN\tCHỦ TỊCH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
    "(đã ký)", "Trần Văn Ba", "Phụ lục I", "PHỤ LỤC II: BIỂU MẪU",
    "(Kèm theo Quyết định số 1/QĐ-UBND\nngày 05 tháng 5 năm 2026)", "SAO Y", "Số: 03/SY-UBND",
    "HỎA TỐC", "MẬT", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐƠN ĐỀ NGHỊ", "Địa chỉ: Số 1; ĐT: 012",
    "Số: 12/KH-UBND; 05/05/2026; 10:00:00", "THƯ KÝ\t\tCHỦ TỌA", "\f", "\f\nABC", "CỘNG HÒA",
)  # fmt: skip
LINE = st.one_of(st.sampled_from(LINES), st.text(max_size=60))
PARAGRAPH = st.builds(
    Words,
    text=LINE,
    align=st.sampled_from(["left", "center", "right", "justify"]),
    bold=st.booleans(),
    italic=st.booleans(),
    caps=st.booleans(),
    cell=st.none() | st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 2)),
    story=st.sampled_from([Story.BODY, Story.BODY, Story.TEXT_BOX, Story.HEADER, Story.FOOTER]),
    style=st.sampled_from(["", "", "", "TT Nội dung", "TT Trích yếu", "TT Đường kẻ cơ quan"]),
    new_page=st.booleans(),
)
PAPER = (
    "ỦY BAN NHÂN DÂN", "PHƯỜNG HOA MAI", "Số: 15/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "Hoa Mai, ngày 05 tháng 5 năm 2026", "QUYẾT ĐỊNH",
    "Về việc thành lập Hội đồng", "ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI",
    "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", "Theo đề nghị của Trưởng phòng.",
    "QUYẾT ĐỊNH:", "Điều 1. Thành lập.", "1. Thành viên:", "a) Ông Trần Văn Ba;",
    "Điều 2. Hiệu lực./.", "Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH", "", "Trần Quốc Khánh", "Phụ lục", "DANH SÁCH",
    "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 5 năm 2026)", "1. Ông Ba.",
)  # fmt: skip


def check(facts: DocumentFacts, view: PaperView) -> None:
    """What holds for every answer."""
    covered = {at for part in view.parts for at in part.paragraphs}
    for paragraph in facts.story():
        if paragraph.text.strip():
            assert paragraph.place.index in covered
    for part in view.parts:
        text = facts.paragraphs[part.paragraphs[0]].text
        assert 0 < part.confidence <= 1
        assert part.id in {component.id for component in NORM.components}
        if part.span is not None:
            assert 0 <= part.span[0] < part.span[1] <= len(text)
            assert len(part.paragraphs) > 1 or "".join(part.text.split()) == "".join(
                text[slice(*part.span)].split()
            )
    for items in (view.body, *(one.body for one in view.attachments)):
        for place, item in enumerate(items):
            assert item.parent is None or item.parent < place
    ends = [0, *(edge for one in view.attachments for edge in (one.start, one.end))]
    assert ends == sorted(ends)
    assert 0 <= view.genre_confidence <= 1
    assert 0 <= view.kind_confidence <= 1


@settings(max_examples=300, deadline=None)
@given(st.lists(PARAGRAPH, max_size=40))
def test_any_document_gets_a_coherent_view(words: list[Words]) -> None:
    facts = facts_of(words)
    check(facts, recognise(facts, NORM))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_mutilated_papers_get_a_coherent_view(data: st.DataObject) -> None:
    lines = list(PAPER)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, max(0, len(lines) - 1)))
        match data.draw(st.sampled_from(["drop", "double", "move", "case"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case _:
                lines[at] = lines[at].swapcase()
    facts = facts_of([Words(line, align="center", bold=line.isupper()) for line in lines])
    check(facts, recognise(facts, NORM))


@cache
def long_paper(count: int) -> DocumentFacts:
    body = [Words(f"{at}. Nội dung thứ {at} của kế hoạch.") for at in range(count)]
    head = [Words(line, align="center", bold=True) for line in PAPER[:8]]
    return facts_of([*head, *body, *(Words(line) for line in PAPER[16:])])


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_length_is_no_obstacle(count: int) -> None:
    facts = long_paper(count)
    check(facts, recognise(facts, NORM))


def test_shuffled_paper_keeps_its_unmistakable_lines() -> None:
    lines = list(PAPER)
    random.Random(5).shuffle(lines)
    view = recognise(facts_of([Words(line, align="center") for line in lines]), NORM)
    assert view.first("quoc_hieu") is not None
    assert view.first("tieu_ngu") is not None
