"""Letters a face lacks, faces behind PDF names, pictures as PNG."""

from __future__ import annotations

import io
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from docgen.errors import ToolError
from docgen.pdf import convert, doctor, fonts
from docgen.pdf.pdfium import count_pages
from docgen.pdf.pictures import page_picture, page_pictures, page_texts, picture_hash

ALL = "20-7e a0-36f 1ea0-1ef9"
LATIN_1_AND_A = "20-7e a0-17f"
OUTSIDE_LATIN_1_AND_A = 90 + len("ƠơƯư")  # U+1EA0 to U+1EF9, and the horned letters


def fake_fontconfig(folder: Path, family: str, charset: str) -> dict[str, str]:
    """Make fc-match and fc-query that know one face, and return the environment naming them."""
    for name, line in (("fc-match", f"/fonts/x.ttf\\n0\\n{family}"), ("fc-query", charset)):
        (folder / name).write_text(f"#!/bin/sh\nprintf '{line}'\n")
        (folder / name).chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def blank_pdf(*sizes: tuple[float, float]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        data = png[place + 8 : place + 8 + length]
        (crc,) = struct.unpack_from(">I", png, place + 8 + length)
        assert crc == zlib.crc32(kind + data)
        yield kind, data
        place += 12 + length


def test_there_are_146_vietnamese_letters_134_of_them_outside_ascii() -> None:
    letters = fonts.vietnamese_letters()
    assert len(letters) == len(set(letters)) == 146
    assert sum(not letter.isascii() for letter in letters) == 134
    assert unicodedata.is_normalized("NFC", letters)
    assert set("ệỬđĐơỳÝ") <= set(letters)


def test_missing_letters_are_counted_from_ranges() -> None:
    assert fonts.missing_from(ALL) == ""
    assert len(fonts.missing_from(LATIN_1_AND_A)) == OUTSIDE_LATIN_1_AND_A
    assert fonts.missing_from(ALL.replace("1ea0-", "1ea1-")) == "Ạ"


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("BAAAAA+LiberationSerif-Bold", "LiberationSerif"),
        ("LiberationSerif", "LiberationSerif"),
        ("TimesNewRomanPSMT", "TimesNewRoman"),
        ("ABCDEF+TimesNewRomanPS-BoldItalicMT", "TimesNewRoman"),
        ("Times New Roman,Italic", "TimesNewRoman"),
        ("Tinos-Italic", "Tinos"),
        ("DejaVuSerif", "DejaVuSerif"),
        ("LiberationSerifX", "LiberationSerifX"),
    ],
)
def test_the_face_is_told_from_a_pdf_name(name: str, face: str) -> None:
    assert fonts.UsedFont(name, embedded=True).face == face


@pytest.mark.parametrize(
    ("family", "charset", "code"),
    [
        ("Liberation Serif", ALL, "FONTS_OK"),
        ("Liberation Serif", LATIN_1_AND_A, "FONTS_MISSING"),
        ("DejaVu Serif", ALL, "FONTS_OTHER_FACE"),
    ],
)
def test_doctor_judges_the_face_by_letters_and_widths(
    tmp_path: Path, family: str, charset: str, code: str
) -> None:
    check = doctor.check_fonts(fake_fontconfig(tmp_path, family, charset))
    assert (check.code, check.ok) == (code, code == "FONTS_OK")
    lacking = OUTSIDE_LATIN_1_AND_A if charset == LATIN_1_AND_A else 0
    assert check.params["missing"] == str(lacking)


def test_doctor_says_when_letters_cannot_be_tested(tmp_path: Path) -> None:
    assert doctor.check_fonts({"PATH": str(tmp_path)}).code == "FONTS_UNKNOWN"
    broken = fake_fontconfig(tmp_path, "x", ALL)
    (tmp_path / "fc-query").write_text("#!/bin/sh\nexit 1\n")
    assert doctor.check_fonts(broken).code == "TOOL_FAILED"


def test_no_pdf_is_made_where_the_face_lacks_letters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environ = fake_fontconfig(tmp_path, "Liberation Serif", LATIN_1_AND_A)
    monkeypatch.setenv("PATH", environ["PATH"])
    convert._lacking_face.cache_clear()
    try:
        with pytest.raises(ToolError) as caught:
            convert.pdf_of(b"never looked at")
    finally:
        convert._lacking_face.cache_clear()
    assert caught.value.code == "FONTS_MISSING"
    assert caught.value.params == {"file": "/fonts/x.ttf", "missing": str(OUTSIDE_LATIN_1_AND_A)}


def test_doctor_names_what_is_missing_for_pdf(tmp_path: Path) -> None:
    nowhere = {
        "PATH": str(tmp_path),
        "DOCGEN_SOFFICE": "/nowhere",
        "DOCGEN_UNO_PYTHON": "/nowhere",
    }
    codes = {check.id: check.code for check in doctor.pdf_checks(nowhere)}
    assert codes == {
        "office": "OFFICE_MISSING",
        "uno": "UNO_MISSING",
        "jail": "JAIL_WEAK",
        "fonts": "FONTS_UNKNOWN",
        "pdfium": "PDFIUM_OK",
    }


@pytest.mark.office
def test_doctor_is_content_with_a_complete_machine() -> None:
    codes = {check.id: check.code for check in doctor.pdf_checks()}
    assert codes.pop("jail") in ("JAIL_OK", "JAIL_WEAK")
    assert set(codes.values()) == {"OFFICE_OK", "UNO_OK", "FONTS_OK", "PDFIUM_OK", "START_OK"}


def test_what_is_no_pdf_has_no_pages() -> None:
    assert count_pages(b"") == 0
    assert count_pages(b"%PDF-1.7 torn") == 0
    assert count_pages(blank_pdf((100, 100), (100, 100))) == 2


@pytest.mark.parametrize(("grey", "kind", "channels"), [(True, 0, 1), (False, 2, 3)])
def test_a_page_becomes_a_png_of_its_size(grey: bool, kind: int, channels: int) -> None:
    (picture,) = page_pictures(blank_pdf((72.5, 36)), dpi=144, grey=grey)
    parts = dict(chunks(picture))
    assert list(parts) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, depth, colour = struct.unpack_from(">IIBB", parts[b"IHDR"])
    assert (width, height, depth, colour) == (145, 72, 8, kind)
    white = b"\0" + b"\xff" * (145 * channels)
    assert zlib.decompress(parts[b"IDAT"]) == white * 72


def test_one_page_is_the_same_picture_as_among_all() -> None:
    pdf = blank_pdf((50, 50), (60, 40))
    assert page_picture(pdf, 1) == page_pictures(pdf)[1]
    for absent in (-1, 2):
        with pytest.raises(IndexError):
            page_picture(pdf, absent)


def test_equal_pictures_have_equal_hashes() -> None:
    first, second = page_pictures(blank_pdf((50, 50), (60, 40)))
    assert picture_hash(first) == picture_hash(bytes(bytearray(first)))
    assert picture_hash(first) != picture_hash(second)


def test_a_blank_page_has_no_text() -> None:
    assert page_texts(blank_pdf((50, 50))) == [""]
