"""Typed and pasted text: what is mended in silence, what is noted, what a person must mend."""

import unicodedata
from pathlib import Path

import pytest

from docgen.text.normalise import Cleaned, Fault, Note, clean_block, clean_line

DATA = Path(__file__).parents[2] / "data" / "text"

SENTENCES = (
    "Quyết định về việc phê duyệt kế hoạch",
    "Nguyễn Văn Bình",
    "Căn cứ Luật Tổ chức chính quyền địa phương",
    "Ủy ban nhân dân phường",
    "Nơi nhận",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Trưởng phòng Văn hóa - Xã hội",
    "Bảo vệ trẻ em",
    "Tổ chức thực hiện, báo cáo kết quả",
)


def in_tcvn3(text: str) -> str:
    rows = (DATA / "tcvn3_iconv.tsv").read_text(encoding="utf-8").splitlines()
    codes = {letter: chr(int(code, 16)) for code, letter in (row.split("\t") for row in rows)}
    codes |= {letter.upper(): code for letter, code in codes.items() if letter.upper() not in codes}
    return "".join(codes.get(letter, letter) for letter in text)


VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def in_vni(text: str) -> str:
    words = ""
    for letter in unicodedata.normalize("NFC", text):
        small = letter.lower()
        if small in VNI_WHOLE:
            code = VNI_WHOLE[small]
        else:
            base, *marks = unicodedata.normalize("NFD", small)
            tone = next((mark for mark in marks if mark in VNI_TONES), "")
            if "\u0302" in marks:
                code = base + VNI_ROOF[tone]
            elif "\u0306" in marks:
                code = base + VNI_BREVE[tone]
            else:
                horn = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
                code = horn + VNI_TONES.get(tone, "")
        words += code.upper() if letter.isupper() else code
    return words


def test_clean_text_passes_untouched():
    text = "Kế hoạch số 12/KH-UBND: “R&D” <b> {nam}, 5 m²…"
    assert clean_line(text) == Cleaned(text)


@pytest.mark.parametrize(
    ("typed", "text", "note"),
    [
        ("Quye\u0302\u0301t", "Quyết", Note("composed", 2)),
        ("e\u0323\u0302", "ệ", Note("composed", 2)),
        ("Ha\u0340", "Hà", Note("composed", 1)),
        ("năm\u00a02026", "năm 2026", Note("space_replaced", 1)),
        ("a\u2003b\u3000c", "a b c", Note("space_replaced", 2)),
        ("\ufeffKế\u200b hoạch", "Kế hoạch", Note("invisible_removed", 2)),
        ("a\u200b\u0301", "á", Note("invisible_removed", 1)),
        ("trẻ\u00ad em", "trẻ em", Note("invisible_removed", 1)),
        ("a   b  c", "a b c", Note("spaces_folded", 2)),
        ("dòng một\r\ndòng\thai", "dòng một dòng hai", Note("line_folded", 2)),
        ("a \u2028 b", "a b", Note("line_folded", 1)),
        ("Ðà Nẵng", "Đà Nẵng", Note("eth_replaced", 1)),
        ("12/QÐ-UBND của HÐND", "12/QĐ-UBND của HĐND", Note("eth_replaced", 2)),
        ("ðịnh", "định", Note("eth_replaced", 1)),
    ],
)
def test_a_silent_change_is_noted_with_its_count(typed, text, note):
    cleaned = clean_line(typed)
    assert cleaned.text == text
    assert note in cleaned.notes
    assert cleaned.faults == ()


def test_the_ends_are_trimmed_without_a_word():
    assert clean_line("\r\n\t Kế hoạch \u2028\n") == Cleaned("Kế hoạch")
    assert clean_line(" \n ") == Cleaned("")


def test_nothing_is_inserted_and_no_spelling_is_changed():
    text = "kỹ thuật/kĩ thuật , hoà bình/hòa bình ;a,b"
    assert clean_line(text) == Cleaned(text)


@pytest.mark.parametrize("text", ["Guðrún", "Ð", "Hafþór"])
def test_an_icelandic_letter_inside_a_word_stays(text):
    assert clean_line(text) == Cleaned(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\x00b", Fault("control_char", "U+0000", 1)),
        ("a\x0bb\x0c", Fault("control_char", "U+000B", 1, 2)),
        ("\x7f", Fault("control_char", "U+007F", 0)),
        ("a\x85b", Fault("control_char", "U+0085", 1)),
        ("a\ufffe", Fault("noncharacter", "U+FFFE", 1)),
        ("\U0010ffff", Fault("noncharacter", "U+10FFFF", 0)),
        ("Qu\ufffdt", Fault("noncharacter", "U+FFFD", 2)),
        ("x\ufdd0", Fault("noncharacter", "U+FDD0", 1)),
        ("a\ud800b", Fault("surrogate", "U+D800", 1)),
        ("a\u202eb", Fault("bidi", "U+202E", 1)),
        ("\u200ea\u2066", Fault("bidi", "U+200E", 0, 2)),
        ("á\u0302n", Fault("leftover_mark", "U+0302", 1)),
        ("x \u0301", Fault("leftover_mark", "U+0301", 2)),
        ("a\u0306\u0306", Fault("leftover_mark", "U+0306", 1)),
    ],
)
def test_what_a_person_must_mend_is_a_fault_and_stays_in_the_text(text, fault):
    cleaned = clean_line(text)
    assert cleaned.faults == (fault,)
    assert cleaned.text[fault.index] == chr(int(fault.detail[2:], 16))


@pytest.mark.parametrize("text", ["ê\u0306", "H'ô\u0306", "Ơ\u0306"])
def test_a_breve_over_a_letter_of_the_highland_languages_is_no_fault(text):
    assert clean_line(text) == Cleaned(text)


def test_every_kind_of_fault_in_a_text_is_told():
    codes = [fault.code for fault in clean_line("a\x07\ufffe\u202e QuyÕt ®Þnh").faults]
    assert codes == ["control_char", "noncharacter", "bidi", "legacy_font"]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_text_of_the_old_fonts_is_a_fault(sentence):
    for old in (in_tcvn3(sentence), in_vni(sentence), in_vni(sentence.upper())):
        assert [fault.code for fault in clean_line(old).faults] == ["legacy_font"], old
    assert clean_line(sentence) == Cleaned(sentence)
    assert clean_line(sentence.upper()) == Cleaned(sentence.upper())


def test_the_fault_of_an_old_font_shows_the_word_and_its_place():
    cleaned = clean_line("Theo  QuyÕt ®Þnh")
    assert cleaned.faults == (Fault("legacy_font", "QuyÕt", 5),)


def test_the_soft_hyphen_of_tcvn3_is_kept_as_the_letter_it_stands_for():
    assert clean_line("tr\u00adêng THCS").text == "tr\u00adêng THCS"


@pytest.mark.parametrize(
    "text",
    [
        "München, Müller, Köln, Zürich",
        "Señor Peña, São Paulo, João",
        "François Noël, Citroën, naïve, où, Haïti, Saïgon",
        "Søren Kierkegaard, Ångström",
        "5 µm, 10 µg, 3×4 = 12, 8÷2, ½ kg, ¾ giờ, m³, 25±1",
        "Microsoft®, ©2026, «Hà Nội», §1, £5m",
        "Kon Plông, Krông Nô, Cư Jút, Đắk Glei, Y Moan Êñuôl, H'Hen Niê",
        "hoà, hoá, quý, thuỷ, quốc, doãn, toàn, khuếch, xoong, ngoèo",
        "HOÀ, HOÁ, TOÀN, ĐOÀN",
        "Nam¹, Hà Nội¹",
        "nhân\u00addân",
    ],
)
def test_names_units_and_correct_vietnamese_raise_no_alarm(text):
    assert clean_line(text).faults == ()


def test_one_word_that_could_be_foreign_is_no_alarm_but_two_are():
    assert clean_line("søn").faults == ()
    assert clean_line("Tæ chøc").faults == (Fault("legacy_font", "Tæ", 0),)


def test_a_block_becomes_one_result_for_each_line_that_is_not_empty():
    block = clean_block("Đoạn  một\r\n\n \t\nĐoạn hai\u2029Đoạn\tba\rBốn")
    assert [line.text for line in block] == ["Đoạn một", "Đoạn hai", "Đoạn ba", "Bốn"]
    assert block[0].notes == (Note("spaces_folded", 1),)
    assert clean_block(" \n ") == ()
