"""Is it a Word file? Asked before LibreOffice, which opens HTML named .docx as HTML."""

from __future__ import annotations

import io
import zipfile
import zlib

from docgen.errors import PackageError

_TYPES = "[Content_Types].xml"
_TYPES_MAX_BYTES = 1_000_000
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# What zipfile raises for damaged, encrypted or strangely packed members, as its code shows.
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, ValueError, EOFError)


def check_word_package(docx: bytes) -> None:
    """Refuse what is no zip with a word-processing document as its main part.

    Papers with macros and templates have another main type and are refused too. Raises
    PackageError ``NOT_WORD_FILE``.
    """
    if not docx.startswith(b"PK") or _MAIN not in _content_types(docx):
        raise PackageError("NOT_WORD_FILE")


def _content_types(docx: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package, package.open(_TYPES) as part:
            return part.read(_TYPES_MAX_BYTES)
    except _BROKEN:
        return b""
