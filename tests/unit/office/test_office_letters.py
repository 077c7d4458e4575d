"""What a PDF is asked before it is made: letters in the text, not in what stands around it."""

from __future__ import annotations

import io
import zipfile

import pytest

from docgen.errors import ToolError
from docgen.office.letters import refuse_missing_letters


def package(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", f"<a>{text}</a>")
    return made.getvalue()


@pytest.mark.parametrize("part", ["document", "header1", "footer12", "footnotes", "endnotes"])
def test_every_part_that_is_printed_is_looked_at(part: str) -> None:
    with pytest.raises(ToolError) as caught:
        refuse_missing_letters(package(**{f"word__{part}": "chữ 喃, 喃 và ☐"}))
    assert caught.value.params == {"ky_tu": "☐ (U+2610), 喃 (U+5583)"}


@pytest.mark.parametrize("part", ["numbering", "fontTable", "settings"])
def test_bullets_of_symbol_fonts_are_not_letters_of_the_face(part: str) -> None:
    refuse_missing_letters(package(**{f"word__{part}": "\uf0b7", "word__document": "Việt"}))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text"])
def test_what_is_no_package_is_left_to_the_converter(data: bytes) -> None:
    refuse_missing_letters(data)
