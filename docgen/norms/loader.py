"""Norms from their files, chosen by the date of the paper.

A norm file is YAML without anchors, tags or repeated keys (``docgen.text.strict_yaml``), in NFC.
Each file read is kept in memory for the life of the process; the key is its path, so a file that
changes on disk is seen by the next process, never by half of one.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from docgen.errors import DocgenError, NormError
from docgen.norms.convert import build
from docgen.norms.model import Norm

DATA: Path = Path(__file__).parent / "data"
"""Folder of the norms that come with the program."""

_NO_NORMS = frozenset({"glossary.yaml"})


@cache
def load_norm(path: Path) -> Norm:
    """The norm in one file.

    Raises ``NormError``: ``norm.unreadable`` (no UTF-8 file), ``norm.not_nfc``, ``norm.not_yaml``
    (syntax, repeated key, anchor), ``norm.unknown_key``, ``norm.duplicate_key``,
    ``norm.wrong_type``, ``norm.evidence_missing``, ``norm.evidence_unknown``, ``norm.refused``
    (values that contradict each other). Parameters: ``file``, and ``line`` and ``path`` where
    there is a place.
    """
    source = _read(path)
    try:
        return _norm_of(source)
    except NormError as error:
        raise NormError(error.code, file=path, **error.params) from error


def norms(folder: Path | None = None) -> tuple[Norm, ...]:
    """The norms of the program and those of a further folder, the earliest first."""
    found = [load_norm(path) for path in (*_files(DATA), *_files(folder))]
    return tuple(sorted(found, key=lambda norm: norm.identity.effective))


def norm_for(day: date | None, folder: Path | None = None) -> Norm:
    """The norm that binds a paper of this day; without a day the newest one.

    ``folder`` holds further norm files, beside those of the program. Raises ``NormError``
    ``norm.none_in_force`` for a day before the first norm.
    """
    fitting = [norm for norm in norms(folder) if day is None or norm.in_force(day)]
    if not fitting:
        raise NormError("norm.none_in_force", day=day)
    return fitting[-1]


def _files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    return sorted(path for path in folder.glob("*.yaml") if path.name not in _NO_NORMS)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NormError("norm.unreadable", file=path) from error


def _norm_of(source: bytes) -> Norm:
    from docgen.text import strict_yaml

    text = _text(source)
    try:
        tree = strict_yaml.load(text)
    except DocgenError as error:
        raise NormError("norm.not_yaml", **error.params) from error
    return build(Norm, tree, sha256=hashlib.sha256(source).hexdigest())


def _text(source: bytes) -> str:
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NormError("norm.unreadable") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            raise NormError("norm.not_nfc", line=number)
    return text
