"""Widths and line breaks, against what LibreOffice prints."""

import re
import shutil
import subprocess
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from docgen.text.metrics import longest_line, missing_letters, text_width, wrap

TWIPS_PER_MM = 1440 / 25.4
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LONG = (
    "Kế hoạch triển khai công tác bảo vệ trẻ em và xây dựng phường phù hợp với trẻ em năm 2026 "
    "trên địa bàn phường Mẫu, giai đoạn 2026-2030, theo Quyết định của Ủy ban nhân dân – Văn phòng"
)
SAMPLES = [
    (MOTTO, 28, True, False),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, True, False),
    ("Vậy AVATAR Tỷ WAVE “…” fi ffi", 28, False, False),
    ("Mẫu, ngày 05 tháng 5 năm 2026", 28, False, True),
    ("Nơi nhận:", 24, True, True),
]
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
VOWELS = "aăâeêioôơuưy"


def printed_lines(folder: Path, paragraphs, width: int) -> list[tuple[str, float]]:
    """Print paragraphs ``width`` twips wide; give each line and the width of its ink in twips."""
    document = Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Twips(1134)
    section.page_width, section.page_height = Twips(width + 2 * 1134), Twips(16838)
    for text, half_points, bold, italic in paragraphs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        run.font.size, run.font.name = Pt(half_points / 2), "Times New Roman"
        run._r.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
    document.save(folder / "a.docx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    lines = []
    with pdfplumber.open(folder / "a.pdf") as pdf:
        for page in pdf.pages:
            rows = defaultdict(list)
            for letter in page.chars:
                rows[round(letter["bottom"])].append(letter)
            lines += [rows[bottom] for bottom in sorted(rows)]
    inked = [[letter for letter in line if letter["text"].strip()] for line in lines]
    return [
        ("".join(letter["text"] for letter in line).strip(), 20 * (ink[-1]["x1"] - ink[0]["x0"]))
        for line, ink in zip(lines, inked, strict=True)
    ]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_measured_widths_and_breaks_are_those_libreoffice_prints(tmp_path):
    printed = printed_lines(tmp_path, SAMPLES, 9071)
    for (text, half_points, bold, italic), (line, width) in zip(SAMPLES, printed, strict=True):
        assert unicodedata.normalize("NFC", line) == text
        measured = text_width(text, half_points, bold=bold, italic=italic)
        assert abs(measured - width) < 0.3 * TWIPS_PER_MM
    for column in (1500, 4000, 9071):
        lines = [line for line, _ in printed_lines(tmp_path, [(LONG, 28, True, False)], column)]
        assert lines == list(wrap(LONG, 28, column, bold=True))


def test_the_motto_is_as_wide_as_libreoffice_prints_it():
    # 3423.56 twips: LibreOffice 7.4.7, Liberation Serif Bold 2.1.5, 14 pt, read with pdfplumber.
    assert abs(text_width(MOTTO, 28, bold=True) - 3423.56) < 0.3 * TWIPS_PER_MM


def test_width_grows_with_the_size_and_adds_up():
    assert text_width("ab", 28) == text_width("a", 28) + text_width("b", 28)
    assert text_width("ab", 56) == 2 * text_width("ab", 28)
    assert text_width("", 28) == 0


def test_a_digit_is_half_an_em():
    assert text_width("0", 28) == 140


def test_each_style_has_its_own_widths():
    widths = {
        text_width(MOTTO, 28, bold=bold, italic=italic)
        for bold in (False, True)
        for italic in (False, True)
    }
    assert len(widths) == 4


def test_an_accent_adds_no_width_composed_or_not():
    for vowel in VOWELS:
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            composed = unicodedata.normalize("NFC", vowel + tone)
            assert text_width(vowel + tone, 28) == text_width(vowel, 28)
            if vowel != "i":
                assert text_width(composed, 28) == text_width(vowel, 28), composed


def test_an_unknown_character_is_half_an_em_and_an_invisible_one_nothing():
    assert text_width("漢", 28) == 140
    assert text_width("\u200d\u0336", 28) == 0


def test_lines_break_at_spaces_and_after_hyphens_inside_words():
    assert wrap("aa bb-cc dd", 28, text_width("aa bb-", 28)) == ("aa bb-", "cc dd")
    assert wrap("2026-2030 xy", 28, text_width("2026-2030", 28)) == ("2026-2030", "xy")
    assert wrap("Tự do - Hạnh phúc", 28, text_width("Tự do -", 28)) == ("Tự do -", "Hạnh", "phúc")


def test_a_space_hangs_over_the_edge():
    assert wrap("bbb  aaa", 28, text_width("bbb", 28)) == ("bbb", "aaa")


def test_lines_do_not_break_before_or_after_other_signs():
    narrow = text_width("12/QĐ(a),b\u00a0c", 28)
    assert wrap("x 12/QĐ(a),b\u00a0c", 28, narrow) == ("x", "12/QĐ(a),b\u00a0c")
    assert wrap("aa -bb", 28, text_width("aa -b", 28)) == ("aa", "-bb")


def test_a_word_wider_than_the_line_is_cut_where_the_line_is_full():
    assert wrap("x ABCDEFG y", 28, text_width("ABC", 28)) == ("x", "ABC", "DEF", "G y")
    assert wrap("abc", 28, 1) == ("a", "b", "c")


def test_an_empty_text_has_no_lines():
    assert wrap("", 28, 100) == wrap("  ", 28, 100) == ()
    assert longest_line("", 28, 100) == 0


def test_every_line_fits_and_the_lines_hold_the_whole_text():
    for width in range(700, 9000, 130):
        lines = wrap(LONG, 28, width)
        assert max(text_width(line, 28) for line in lines) <= width
        assert "".join(lines).replace(" ", "") == LONG.replace(" ", "")
        for line, following in pairwise(lines):
            joint = "" if re.search(r"\w-$", line) else " "
            first = re.match(r"[^ -]+-?", following)[0]
            assert text_width(line + joint + first, 28) > width


def test_the_longest_line_is_the_widest_printed_one():
    lines = wrap(LONG, 28, 4000, bold=True)
    assert longest_line(LONG, 28, 4000, bold=True) == max(
        text_width(line, 28, bold=True) for line in lines
    )
    assert longest_line(MOTTO, 28, 9000, bold=True) == text_width(MOTTO, 28, bold=True)


def test_the_face_has_every_vietnamese_letter_and_sign_of_a_paper():
    letters = "".join(
        unicodedata.normalize("NFC", letter + tone)
        for letter in ALPHABET
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        if letter in VOWELS or not tone
    )
    assert (
        missing_letters(letters + letters.upper() + "0123456789 \u00a0\t\n–—“”‘’…•₫§°²³±×÷½€") == ()
    )


def test_a_character_that_the_face_lacks_is_named_once():
    assert missing_letters("Kế hoạch 漢 😀 漢 \ufffe") == ("漢", "😀", "\ufffe")
