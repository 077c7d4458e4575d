"""Only Word files get past the door."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from docgen.errors import ExitCode, PackageError
from docgen.pdf.sniff import check_word_package

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def package(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, text in members.items():
            target.writestr(name, text)
    return file.getvalue()


def with_type(content_type: str) -> bytes:
    return package(**{"[Content_Types].xml": TYPES.format(content_type)})


def test_a_word_file_passes() -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    check_word_package(file.getvalue())
    check_word_package(with_type(WORD))


@pytest.mark.parametrize(
    "fake",
    [
        b"",
        b"<html><img src='http://127.0.0.1/x.png'></html>",
        b"{\\rtf1\\ansi x}",
        b"PK\x03\x04 and nothing",
        b"<html>" + with_type(WORD),
        package(**{"word/document.xml": "<x/>"}),
        with_type(MACRO),
        with_type(SHEET),
        with_type(WORD)[:-30],
        with_type(WORD).replace(b"Override", b"Overrode"),
    ],
    ids=[
        "empty",
        "HTML",
        "RTF",
        "zip mark only",
        "HTML before a zip",
        "no list of types",
        "macros",
        "sheet",
        "cut off",
        "damaged member",
    ],
)
def test_anything_else_is_refused(fake: bytes) -> None:
    with pytest.raises(PackageError) as caught:
        check_word_package(fake)
    assert caught.value.code == "NOT_WORD_FILE"
    assert caught.value.exit_code == ExitCode.WRONG_INPUT
