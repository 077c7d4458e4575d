"""Keys and names without accents: for search, for folders and for download headers."""

from __future__ import annotations

import re
import unicodedata

_STROKES = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
_NAMELESS = "tep"


def fold(text: str) -> str:
    """Give the search key: no accents, ``đ`` as ``d``, small letters, single spaces.

    Folding a folded text changes nothing, and composed and decomposed text fold alike.
    """
    folded = _without_marks(text).casefold()
    return " ".join(_without_marks(folded).split())


def slug(text: str, *, max_length: int = 80) -> str:
    """Give ASCII words joined by hyphens, at most ``max_length`` characters, cut between words.

    Never empty and never the name of a Windows device, so it can stand as a file or folder name.
    """
    words = re.findall(r"[a-z0-9]+", fold(text))
    name = _cut("-".join(words), max_length, "-")
    if not name or name in _WINDOWS_DEVICES:
        return f"{_NAMELESS}-{name}".strip("-")
    return name


def file_name(text: str, *, max_length: int = 120) -> str:
    """Give the ASCII twin of a file name, with its case and its extension.

    ``Quyết định số 12/QĐ-UBND.docx`` becomes ``Quyet_dinh_so_12-QD-UBND.docx``; fit for the plain
    ``filename`` of a Content-Disposition header.
    """
    ascii_text = re.sub(r"[/\\]+", "-", _without_marks(text))
    ascii_text = re.sub(r"[^A-Za-z0-9.-]+", "_", ascii_text)
    ascii_text = re.sub(r"_*([.-])_*", r"\1", ascii_text).strip("._-")
    stem, dot, extension = _split_extension(ascii_text)
    stem = _cut(stem, max_length - len(dot + extension), "_") or _NAMELESS
    if stem.split(".")[0].casefold() in _WINDOWS_DEVICES:
        stem = f"{_NAMELESS}_{stem}"
    return stem + dot + extension


def _split_extension(name: str) -> tuple[str, str, str]:
    """Take off a last part that looks like an extension: at most five letters or digits."""
    stem, dot, extension = name.rpartition(".")
    if stem and re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,4}", extension):
        return stem, dot, extension
    return name, "", ""


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _cut(name: str, max_length: int, joint: str) -> str:
    """Shorten to whole words where there is a joint to cut at."""
    if len(name) <= max_length:
        return name
    head, found, _ = name[: max_length + 1].rpartition(joint)
    return head.rstrip("._-") if found and head else name[:max_length].rstrip("._-")
