"""Word lists of the content rules: texts of law, bodies over time, terms, slips, capitals.

They live in ``data/lists/*.yaml``; :func:`lists` reads ``lists.json`` beside them where it was made
of the same bytes, because YAML is slow. ``python -m docgen.norms.lists`` writes it again.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import ValidationError, model_validator

from docgen.errors import DocgenError, NormError
from docgen.norms.evidence import Confidence, Frozen

FOLDER = Path(__file__).parent / "data" / "lists"
FILES = ("legal_texts", "bodies", "terms", "confusions", "abbreviations", "capitals")
_READY = "lists.json"

Sureness = Literal["V", "M", "U"]
"""V: an authoritative or two independent sources; M: one secondary source; U: unverified."""


class LegalText(Frozen):
    """A text that papers cite; ``None`` and "" mean unknown, and nothing is checked against them.

    ``valid_to`` is the last day in force. ``name`` is the name of a law, which is cited by it.
    """

    id: str
    loai: str
    so_ky_hieu: str = ""
    ngay: date | None = None
    co_quan: str = ""
    trich_yeu: str = ""
    name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    topics: tuple[str, ...]
    conf: Sureness
    source: str


class Body(Frozen):
    """A kind of body that ended: ``ended`` is the first day without it."""

    id: str
    names: tuple[str, ...]
    ended: date
    now: str
    conf: Sureness
    source: str


class Term(Frozen):
    """A term and the phrases that stand for it; see the head of ``terms.yaml``."""

    id: str
    right: str
    wrong: tuple[str, ...]
    always: bool = False
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    conf: Confidence
    source: str


class Slip(Frozen):
    """A real-word slip; the words of ``not_before`` and ``not_after`` around it make it right."""

    wrong: str
    right: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class AbbreviationGroup(Frozen):
    """Several abbreviations of one name; ``best`` is the one to keep."""

    full: str
    forms: tuple[str, ...]
    best: str
    source: str


class UnclearAbbreviation(Frozen):
    """An abbreviation that wants its full form even before the words of ``before``."""

    form: str
    full: str
    before: tuple[str, ...]
    source: str


class CapitalRule(Frozen):
    """One of the 29 rules of capitals: checked by a code, advised, or why a file cannot tell."""

    id: str
    clause: str
    how: Literal["checked", "advised", "not_decidable"]
    by: str
    why: str


class CapitalPhrase(Frozen):
    """Phrases with their capitals.

    Where ``wrong`` is given only these spellings are findings. ``context`` must stand in front.
    ``tail_only``: the first word of the phrase may have either letter.
    """

    clause: str
    conf: Confidence
    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    context: str = ""
    tail_only: bool = False
    advised: bool = False
    source: str = ""


class Lists(Frozen):
    """Every list of the content rules."""

    sha256: str
    texts: tuple[LegalText, ...]
    bodies: tuple[Body, ...]
    terms: tuple[Term, ...]
    pairs: tuple[Slip, ...]
    doubled: tuple[str, ...]
    twice: tuple[str, ...]
    conf: Confidence
    source: str
    known: tuple[str, ...]
    groups: tuple[AbbreviationGroup, ...]
    unclear: tuple[UnclearAbbreviation, ...]
    rules: tuple[CapitalRule, ...]
    phrases: tuple[CapitalPhrase, ...]
    nhan_dan_after: tuple[str, ...]
    common: tuple[str, ...]
    bracket_words: tuple[str, ...]

    @model_validator(mode="after")
    def _names_meet(self) -> Lists:
        ids = [one.id for one in self.texts]
        if len(set(ids)) != len(ids):
            raise ValueError("a text stands twice")
        if unknown := {one.replaced_by for one in self.texts} - {"", *ids}:
            raise ValueError(f"replaced by an unknown text: {sorted(unknown)}")
        wrong = [one.wrong for one in self.pairs]
        if twice := {one for one in wrong if wrong.count(one) > 1}:
            raise ValueError(f"a slip stands twice: {sorted(twice)}")
        if same := [one.wrong for one in self.pairs if one.wrong == one.right]:
            raise ValueError(f"a slip is its own right form: {same}")
        return self


@cache
def lists(folder: Path = FOLDER) -> Lists:
    """The lists of a folder; ``NormError`` as of :func:`docgen.norms.loader.load_norm`."""
    sources = {name: _read(folder / f"{name}.yaml") for name in FILES}
    sha256 = hashlib.sha256(b"\0".join(sources.values())).hexdigest()
    return _ready_made(folder, sha256) or _checked(folder, sources, sha256)


def write_ready_made(folder: Path = FOLDER) -> Path:
    """Write the JSON beside the lists and return its path."""
    target = folder / _READY
    target.unlink(missing_ok=True)
    lists.cache_clear()
    target.write_bytes(lists(folder).model_dump_json(exclude_defaults=True).encode() + b"\n")
    lists.cache_clear()
    return target


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NormError("NORM_UNREADABLE", file=path) from error


def _ready_made(folder: Path, sha256: str) -> Lists | None:
    try:
        stored = (folder / _READY).read_bytes()
        # The hash is the first field: a copy of another state is not even parsed.
        if stored.startswith(f'{{"sha256":"{sha256}"'.encode()):
            return Lists.model_validate_json(stored)
    except (OSError, ValidationError):
        return None
    return None


def _checked(folder: Path, sources: dict[str, bytes], sha256: str) -> Lists:
    from docgen.norms.convert import build, refuse
    from docgen.text.strict_yaml import load
    from docgen.text.tree import Node

    rows: dict[str, Node] = {}
    for name, source in sources.items():
        file = folder / f"{name}.yaml"
        try:
            node = load(source)
        except DocgenError as error:
            raise NormError("NORM_SYNTAX", file=file, reason=error.code, **error.params) from error
        if not isinstance(node.value, dict) or rows.keys() & node.value.keys():
            refuse("NORM_WRONG_TYPE", node, name, expected="mapping")
        rows |= node.value
    return build(Lists, Node(rows, 1), sha256=sha256)


if __name__ == "__main__":
    write_ready_made()
