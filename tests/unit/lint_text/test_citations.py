"""Cited texts are read out of running text: kind, number, date, issuer, title."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.lint.text.citations import Citation, chains, citations, has_title, unnumbered

WHOLE = (
    "Quyết định số 06/QĐ-TTg ngày 03 tháng 01 năm 2019 của Thủ tướng Chính phủ ban hành Quy định về"
    " tiêu chuẩn, trình tự đánh giá và công nhận xã, phường, thị trấn phù hợp với trẻ em"
)


def only(text: str) -> Citation:
    found = citations(text)
    assert len(found) == 1, found
    return found[0]


def test_a_whole_citation_is_read_in_all_its_parts() -> None:
    one = only(f"Căn cứ {WHOLE};")
    assert (one.kind, one.number, one.issuer) == ("Quyết định", "06/QĐ-TTg", "Thủ tướng Chính phủ")
    assert one.day is not None
    assert one.day.day == date(2019, 1, 3)
    assert one.title.startswith("ban hành Quy định về")
    assert one.title.endswith("phù hợp với trẻ em")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị định số 123/2015/NĐ-CP", "123/2015/NĐ-CP"),
        ("Nghị định 123/NĐ-CP ngày 15/11/2015", "123/NĐ-CP"),
        ("Chỉ thị số 28-CT/TW ngày 25/12/2023", "28-CT/TW"),
        ("Hướng dẫn số 05/HD-MTTW-BTT ngày 30/7/2025", "05/HD-MTTW-BTT"),
        ("Công văn số 1481/BYT-BMTE ngày 14/3/2025", "1481/BYT-BMTE"),
        ("Quyết định số 06/QĐ- TTg ngày 03/01/2019", "06/QĐ-TTg"),
        ("Nghị quyết số 351/2017/UBTVQH14.", "351/2017/UBTVQH14"),
    ],
)
def test_numbers_of_every_kind_of_text_are_read(text: str, number: str) -> None:
    assert only(f"Thực hiện {text}").number == number


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch triển khai công tác bảo vệ trẻ em năm 2024",
        "đạt 18/18 khu phố, tăng 5-7 phần trăm",
        "ngày 15/11/2015, giai đoạn 2021-2025",
        "đường dây nóng số 111, nhà số 12 - Nguyễn Trãi",
    ],
)
def test_what_has_no_number_with_a_notation_is_no_citation(text: str) -> None:
    assert citations(text) == ()


def test_a_law_is_known_by_its_name() -> None:
    one = only("Căn cứ Luật Phòng, chống ma túy số 73/2021/QH14 ngày 30 tháng 3 năm 2021;")
    assert (one.kind, one.name, one.is_law) == ("Luật", "Phòng, chống ma túy", True)


def test_a_resolution_behind_a_law_is_no_law() -> None:
    one = only("Luật Ngân sách nhà nước và Nghị quyết số 121/2020/QH14 ngày 19/6/2020")
    assert (one.kind, one.is_law) == ("Nghị quyết", False)


def test_the_title_ends_where_the_next_citation_begins() -> None:
    first, second = citations(
        "Nghị định số 126/2024/NĐ-CP ngày 08/10/2024 của Chính phủ quy định về tổ chức hội và Công"
        " văn số 11902/BNV-TCPCP ngày 11/12/2025 của Bộ Nội vụ về việc báo cáo"
    )
    assert first.title == "quy định về tổ chức hội"
    assert second.title == "về việc báo cáo"


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("về công tác văn thư", True),
        ("về việc công tác văn thư của cơ quan", True),
        ("về công tác lưu trữ", False),
    ],
)
def test_titles_are_compared_word_by_word(written: str, same: bool) -> None:
    assert has_title(written, "về công tác văn thư") is same


def test_the_two_ways_of_placing_tones_are_one_title() -> None:
    assert has_title("về hoà giải ở cơ sở", "về hòa giải ở cơ sở")


def test_a_chain_of_parts_is_read_step_by_step() -> None:
    (chain,) = chains("theo điểm a khoản 2 Điều 103 Mục 5 của Bộ luật Hình sự")
    assert [(step.word, step.number) for step in chain] == [
        ("điểm", "a"),
        ("khoản", "2"),
        ("Điều", "103"),
        ("Mục", "5"),
    ]


def test_one_part_alone_is_no_chain_and_neither_is_the_end_of_a_word() -> None:
    assert not list(chains("Điều 5 và tiêu điểm a khoản 2"))[1:]
    assert not list(chains("theo Điều 5."))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Triển khai Chỉ thị của Thủ tướng Chính phủ về phòng ngừa đuối nước", 1),
        ("Tham mưu ban hành Quyết định của Chủ tịch Ủy ban nhân dân tỉnh về việc khen thưởng", 0),
        ("Thực hiện các Nghị quyết của Đảng về trẻ em", 0),
    ],
)
def test_a_particular_text_without_a_number_is_told_from_one_to_come(text: str, found: int) -> None:
    assert len(list(unnumbered(text))) == found
