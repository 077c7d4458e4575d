"""Search keys and names of files."""

import unicodedata

import pytest

from docgen.text.fold import file_name, fold, slug


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kế hoạch", "ke hoach"),
        ("ĐƯỜNG  phố\tmới\n", "duong pho moi"),
        ("Đắk Lắk", "dak lak"),
        ("Ðà Nẵng", "da nang"),
        ("hoà bình", "hoa binh"),
        ("12/QĐ-UBND", "12/qd-ubnd"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_the_search_key_has_no_accents_and_no_capitals(text, key):
    assert fold(text) == key
    assert fold(unicodedata.normalize("NFD", text)) == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch: Bảo vệ trẻ em năm 2026", "ke-hoach-bao-ve-tre-em-nam-2026"),
        ("12/QĐ-UBND", "12-qd-ubnd"),
        ("../../etc/passwd", "etc-passwd"),
        ("Con", "tep-con"),
        ("NUL", "tep-nul"),
        ("COM1", "tep-com1"),
        ("con người", "con-nguoi"),
        ("!!!", "tep"),
        ("", "tep"),
        ("漢字", "tep"),
    ],
)
def test_a_slug_is_a_safe_name_of_ascii_words(text, name):
    assert slug(text) == name


def test_a_long_slug_is_cut_between_words():
    assert slug("một hai ba bốn", max_length=10) == "mot-hai-ba"
    assert slug("một hai ba bốn", max_length=9) == "mot-hai"
    assert slug("a" * 100, max_length=10) == "a" * 10


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quyết định số 12/QĐ-UBND", "Quyet_dinh_so_12-QD-UBND"),
        ("Quyết định số 12/QĐ-UBND.docx", "Quyet_dinh_so_12-QD-UBND.docx"),
        ("Kế hoạch (dự thảo).docx", "Ke_hoach_du_thao.docx"),
        ("Báo cáo - bản cuối.pdf", "Bao_cao-ban_cuoi.pdf"),
        ("..\\..\\win.ini", "win.ini"),
        ("con.docx", "tep_con.docx"),
        ("con.tar.gz", "tep_con.tar.gz"),
        ('a"b\r\nX-Bad: 1', "a_b_X-Bad_1"),
        ("..", "tep"),
        ("", "tep"),
        ("kế hoạch v1.2", "ke_hoach_v1.2"),
    ],
)
def test_the_plain_twin_of_a_file_name_keeps_case_and_extension(text, name):
    assert file_name(text) == name


def test_a_long_file_name_keeps_its_extension():
    name = file_name("Kế hoạch " * 40 + ".docx", max_length=60)
    assert name.endswith("_hoach.docx")
    assert len(name) <= 60
