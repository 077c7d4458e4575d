"""The words a clerk reads for each field: label, hint, example. One entry a field.

Keys are field names (``trich_yeu``) or, where one name means different things in different
places, ``Model.field`` (``NhiemVu.noi_dung``), which wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.text import strict_yaml

_FILE = Path(__file__).parent / "data" / "glossary.yaml"


_KEYS = {"nhan", "mot", "goi_y", "vi_du", "en", "dieu_khoan", "lua_chon"}


@dataclass(frozen=True)
class Term:
    """``label`` as on the form; ``item`` names one entry of a list ("nhiệm vụ")."""

    key: str
    label: str
    item: str = ""
    hint: str = ""
    example: str = ""
    english: str = ""
    clause: str = ""
    choices: Mapping[str, str] | None = None


def term(owner: str, name: str) -> Term:
    """Find the entry of field ``name`` in the model class called ``owner``.

    Raises KeyError for a field nobody described; the project's tests keep that from happening.
    """
    terms = glossary()
    return terms.get(f"{owner}.{name}") or terms[name]


@cache
def glossary() -> Mapping[str, Term]:
    """All entries by key."""
    tree = strict_yaml.load(_FILE.read_bytes()).plain()
    assert isinstance(tree, dict)
    return {key: _term(key, entry) for key, entry in tree.items()}


def _term(key: str, entry: object) -> Term:
    assert isinstance(entry, dict), key
    # A hint with an unquoted comma would silently become two keys.
    assert set(entry) <= _KEYS, (key, set(entry) - _KEYS)
    return Term(
        key=key,
        label=entry["nhan"],
        item=entry.get("mot") or "",
        hint=entry.get("goi_y") or "",
        example=entry.get("vi_du") or "",
        english=entry.get("en") or "",
        clause=entry.get("dieu_khoan") or "",
        choices=entry.get("lua_chon"),
    )
