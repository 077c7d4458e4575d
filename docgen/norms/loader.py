"""Norms from their files, chosen by the date of the paper.

A norm file is YAML without anchors, tags or repeated keys (``docgen.text.strict_yaml``), in NFC.
Reading it with every check costs about 60 ms, so ``<name>.json`` beside it may hold the same norm
ready-made (``python -m docgen.norms`` writes it). It counts only while it names the SHA-256 of the
YAML beside it; otherwise the YAML is read, so an edited norm is never answered from an old copy.
Each norm is kept in memory for the life of the process.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from docgen.errors import DocgenError, NormError
from docgen.norms.model import Norm

DATA: Path = Path(__file__).parent / "data"
"""Folder of the norms that come with the program."""

_NO_NORMS = frozenset({"glossary.yaml"})


@cache
def load_norm(path: Path) -> Norm:
    """The norm in one file.

    Raises ``NormError``: ``NORM_UNREADABLE`` (no UTF-8 file), ``NORM_NOT_NFC``, ``NORM_SYNTAX``
    (syntax, repeated key, anchor), ``NORM_UNKNOWN_KEY``, ``NORM_DUPLICATE_KEY``,
    ``NORM_WRONG_TYPE``, ``NORM_EVIDENCE_MISSING``, ``NORM_EVIDENCE_UNKNOWN``, ``NORM_REFUSED``
    (values that contradict each other). Parameters: ``file``, and ``line`` and ``path`` where
    there is a place.
    """
    source = _read(path)
    return _ready_made(path, _sha256(source)) or _checked(path, source)


def write_ready_made(path: Path) -> Path:
    """Write the JSON beside a norm file and return its path; ``NormError`` as of ``load_norm``."""
    norm = _checked(path, _read(path))
    target = path.with_suffix(".json")
    target.write_bytes(norm.model_dump_json(exclude_none=True).encode() + b"\n")
    return target


def norms(folder: Path | None = None) -> tuple[Norm, ...]:
    """The norms of the program and those of a further folder, the earliest first."""
    found = [load_norm(path) for path in (*norm_files(DATA), *norm_files(folder))]
    return tuple(sorted(found, key=lambda norm: norm.identity.effective))


def norm_for(day: date | None, folder: Path | None = None) -> Norm:
    """The norm that binds a paper of this day; without a day the newest one.

    ``folder`` holds further norm files, beside those of the program. Raises ``NormError``
    ``NORM_NONE_IN_FORCE`` for a day before the first norm.
    """
    fitting = [norm for norm in norms(folder) if day is None or norm.in_force(day)]
    if not fitting:
        raise NormError("NORM_NONE_IN_FORCE", day=day)
    return fitting[-1]


def norm_files(folder: Path | None) -> list[Path]:
    """The norm files of a folder; the glossary is none."""
    if folder is None:
        return []
    return sorted(path for path in folder.glob("*.yaml") if path.name not in _NO_NORMS)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NormError("NORM_UNREADABLE", file=path) from error


def _sha256(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


def _ready_made(path: Path, sha256: str) -> Norm | None:
    try:
        stored = path.with_suffix(".json").read_bytes()
        # The hash is the first field: a copy of another state is not even parsed.
        if stored.startswith(f'{{"sha256":"{sha256}"'.encode()):
            return Norm.model_validate_json(stored)
    except (OSError, ValidationError):
        return None
    return None


def _checked(path: Path, source: bytes) -> Norm:
    try:
        return _norm_of(source)
    except NormError as error:
        raise NormError(error.code, file=path, **error.params) from error


def _norm_of(source: bytes) -> Norm:
    from docgen.norms.convert import build
    from docgen.text import strict_yaml

    text = _text(source)
    try:
        tree = strict_yaml.load(text)
    except DocgenError as error:
        raise NormError("NORM_SYNTAX", reason=error.code, **error.params) from error
    return build(Norm, tree, sha256=_sha256(source))


def _text(source: bytes) -> str:
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NormError("NORM_UNREADABLE") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            raise NormError("NORM_NOT_NFC", line=number)
    return text
