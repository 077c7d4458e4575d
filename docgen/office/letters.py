"""Letters that the face of papers lacks: a warning with its place, and no PDF (decision 18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.documents.base import Model
from docgen.documents.van_ban import VanBan
from docgen.errors import ToolError
from docgen.problems import Path, Problem, Report, Severity, report_of
from docgen.text.metrics import missing_letters

_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def letter_warnings(paper: VanBan) -> Report:
    """A warning for each text of ``paper`` that the face cannot print whole.

    Signers and groups of the office that the paper does not name are not printed and not judged.
    """
    texts = list(_texts(paper, ()))
    # Few papers have such a letter: one look at all texts together costs 0.1 ms.
    lacking = missing_letters("".join(set().union(*(text for text, _ in texts))))
    if not lacking:
        return Report()
    return report_of(
        Problem("LETTER_MISSING", path, {"ky_tu": _named(letters)}, severity=Severity.CANH_BAO)
        for text, path in texts
        if (letters := missing_letters(text)) and _is_printed(paper, path)
    )


def refuse_missing_letters(docx: bytes) -> None:
    """Raise ToolError ``LETTER_MISSING_IN_PDF`` for a Word file with letters the face lacks.

    A file that is no package passes: the converter refuses it with its own words.
    """
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            parts = [name for name in package.namelist() if _TEXT_PARTS.fullmatch(name)]
            letters = set().union(*(package.read(name).decode("utf-8") for name in parts))
    except (zipfile.BadZipFile, ValueError, RuntimeError):
        return
    lacking = missing_letters("".join(sorted(letters)))
    if lacking:
        raise ToolError("LETTER_MISSING_IN_PDF", ky_tu=_named(lacking))


def _texts(value: object, path: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, Model):
        for name, item in value:
            yield from _texts(item, (*path, name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _texts(item, (*path, at))


def _is_printed(paper: VanBan, path: Path) -> bool:
    match path:
        case ("co_quan", "nguoi_ky", int(at), *_):
            return paper.co_quan.nguoi_ky[at].id == paper.ky.nguoi_ky
        case ("co_quan", "nhom_noi_nhan", int(at), *_):
            used = {one.nhom for one in paper.noi_nhan}
            return paper.co_quan.nhom_noi_nhan[at].id in used
        case _:
            return True


def _named(letters: tuple[str, ...]) -> str:
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
