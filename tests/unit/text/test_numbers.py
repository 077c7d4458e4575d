"""Numbers in words, against the stored readings of ICU's speller (tests/data/text/README.md)."""

import hashlib
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.text.numbers import LIMIT, decimal_in_words, money_in_words, number_in_words

DATA = Path(__file__).parents[2] / "data" / "text"


def stored_readings() -> list[tuple[int, str, str]]:
    """Number, ICU's reading, and the reading with every zero hundred heard."""
    rows = []
    with lzma.open(DATA / "readings_icu_random.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            number, icu, careful = line.rstrip("\n").split("\t")
            rows.append((int(number), icu, careful or icu))
    return rows


def test_small_readings_equal_the_stored_text_line_by_line():
    stored = lzma.decompress((DATA / "readings_icu_0_9999.txt.xz").read_bytes()).decode()
    assert [number_in_words(n) for n in range(10_000)] == stored.splitlines()


def test_every_number_from_minus_to_plus_a_million_is_read_as_icu_reads_it():
    blocks = (DATA / "readings_icu_blocks.tsv").read_text(encoding="utf-8").splitlines()
    wrong = []
    for row in blocks:
        first, stored = row.split("\t")
        numbers = range(int(first), int(first) + 1000)
        words = [number_in_words(n) for n in numbers]
        digest = hashlib.sha256("".join(f"{line}\n" for line in words).encode()).hexdigest()
        if digest != stored:
            wrong.append(first)
        wrong += [
            str(-n)
            for n, line in zip(numbers, words, strict=True)
            if n and number_in_words(-n) != f"âm {line}"
        ]
    assert len(blocks) == 1000
    assert wrong == []
    assert number_in_words(10**6) == "một triệu"
    assert number_in_words(-(10**6)) == "âm một triệu"


def test_random_large_numbers_are_read_with_every_zero_hundred():
    rows = stored_readings()
    assert len(rows) == 10_000
    assert [n for n, _, careful in rows if number_in_words(n) != careful] == []
    assert [n for n, _, careful in rows if number_in_words(-n) != f"âm {careful}"] == []


def test_the_zero_hundred_is_the_only_difference_from_icu():
    rows = stored_readings()
    differing = [(n, icu) for n, icu, careful in rows if icu != careful]
    assert len(differing) == 3682
    for n, icu in differing:
        words = number_in_words(n)
        assert "không trăm" in words
        assert words.replace("không trăm ", "").replace("lẻ ", "") == icu.replace(
            "không trăm ", ""
        ).replace("lẻ ", "")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1005, "một nghìn không trăm lẻ năm"),
        (15_005_000, "mười lăm triệu không trăm lẻ năm nghìn"),
        (7_081_940, "bảy triệu không trăm tám mươi mốt nghìn chín trăm bốn mươi"),
        (1_005_000_000_000, "một nghìn không trăm lẻ năm tỷ"),
        (10**9 + 5, "một tỷ không trăm lẻ năm"),
        (10**15, "một triệu tỷ"),
        (10**18, "một tỷ tỷ"),
        (-5, "âm năm"),
        (-21, "âm hai mươi mốt"),
        (8_000_000_000_000_003, "tám triệu tỷ không trăm lẻ ba"),
    ],
)
def test_readings_that_num2words_gets_wrong(number, words):
    assert number_in_words(number) == words


@pytest.mark.parametrize("number", [LIMIT + 1, -LIMIT - 1])
def test_a_number_beyond_the_range_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        number_in_words(number)


def test_linh_replaces_le_and_nothing_else():
    for n, _, careful in stored_readings()[::10]:
        assert number_in_words(n, zero="linh") == careful.replace(" lẻ ", " linh ")
    assert number_in_words(101_001, zero="linh") == ("một trăm linh một nghìn không trăm linh một")


def test_bon_replaces_tu_after_muoi():
    for n, _, careful in stored_readings()[::10]:
        assert number_in_words(n, four="bốn") == careful.replace("mươi tư", "mươi bốn")
    assert number_in_words(14) == "mười bốn"
    assert number_in_words(24) == "hai mươi tư"
    assert number_in_words(104) == "một trăm lẻ bốn"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("96,4", "chín mươi sáu phẩy bốn"),
        ("0,05", "không phẩy không năm"),
        ("100,01", "một trăm phẩy không một"),
        ("12,50", "mười hai phẩy năm không"),
        ("1.250,5", "một nghìn hai trăm năm mươi phẩy năm"),
        ("-0,5", "âm không phẩy năm"),
        ("12", "mười hai"),
        ("1.250", "một nghìn hai trăm năm mươi"),
    ],
)
def test_decimals_are_read_digit_by_digit_after_the_comma(text, words):
    assert decimal_in_words(text) == words


@pytest.mark.parametrize("text", ["", "96.4", "1,2,3", "1e3", "mười", "12,", ",5", "1.25,5"])
def test_text_that_is_no_decimal_is_refused(text):
    with pytest.raises(ValueError, match="decimal comma"):
        decimal_in_words(text)


def test_options_reach_the_whole_part_of_a_decimal_and_an_amount():
    assert decimal_in_words("105,4", zero="linh") == "một trăm linh năm phẩy bốn"
    assert money_in_words(24_105, zero="linh", four="bốn") == (
        "Hai mươi bốn nghìn một trăm linh năm đồng"
    )


def test_an_amount_begins_with_a_capital_and_ends_with_the_unit():
    assert money_in_words(1_250_000) == "Một triệu hai trăm năm mươi nghìn đồng"
    assert money_in_words(0) == "Không đồng"


def test_importing_the_module_loads_neither_num2words_nor_its_languages():
    program = (
        "import sys, docgen.text.numbers as numbers\n"
        "assert 'docgen.text._num2words_vi' not in sys.modules\n"
        "numbers.number_in_words(1)\n"
        "assert 'num2words' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_missing_library_is_named(monkeypatch):
    from docgen.text import _num2words_vi

    monkeypatch.setattr(_num2words_vi, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="num2words"):
        _num2words_vi._library_converter()
