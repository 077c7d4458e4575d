"""The project keeps its words: every field is explained, every code has its sentence."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.documents.base import Model
from docgen.documents.co_quan import HoSoCoQuan
from docgen.documents.noi_dung import CONTENTS
from docgen.documents.schema import FieldSpec, fields_of
from docgen.documents.van_ban import VanBanCoTenLoai
from docgen.messages.catalogue import catalogue
from docgen.norms.glossary import glossary, term
from tests.support.records import ROOT

BANNED = re.compile(r"vui lòng|xin lỗi|rất tiếc|không hợp lệ|trường bắt buộc|lỗi hệ thống|!", re.I)
"""Wordings that ux.md 6.1 rules out of every message."""


def all_fields() -> Iterator[FieldSpec]:
    def below(model: type[Model], content: type[Model] | None) -> Iterator[FieldSpec]:
        for spec in fields_of(model, content):
            yield spec
            if spec.model is not None:
                yield from below(spec.model, None)

    yield from below(HoSoCoQuan, None)
    for content in CONTENTS.values():
        yield from below(VanBanCoTenLoai, content)


def test_every_field_is_in_the_glossary_with_words_for_its_choices() -> None:
    for spec in all_fields():
        entry = term(spec.owner.__name__, spec.name)
        assert entry.label
        assert entry.english, entry.key
        if spec.choices:
            assert set(spec.choices) <= set(entry.choices or {}), entry.key


def test_every_glossary_entry_belongs_to_a_field() -> None:
    names = {spec.name for spec in all_fields()} | {
        f"{owner.__name__}.{spec.name}"
        for spec in all_fields()
        for owner in (spec.owner, *spec.owner.__mro__)
    }
    assert set(glossary()) <= names


def test_every_required_field_has_an_example_to_show() -> None:
    for spec in all_fields():
        if spec.required and spec.model is None and not spec.choices and spec.name != "kieu":
            assert term(spec.owner.__name__, spec.name).example or spec.kind == "paragraphs"


def codes_used() -> dict[str, Path]:
    """Codes given to Problem, to an exception of ours, to a check, or reported by the intake."""
    makers = re.compile(r"^(Problem|Check|\w*Error|say|refuse|_refuse|report|_problem|_fault)$")
    found: dict[str, Path] = {}
    for file in sorted((ROOT / "docgen").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and makers.match(_called(node)):
                for value in node.args[:2]:
                    if isinstance(value, ast.Constant) and _is_code(value.value):
                        found[str(value.value)] = file
    return found


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_code(value: object) -> bool:
    return (
        isinstance(value, str)
        and re.fullmatch(r"[A-Z][A-Z0-9]*([_-][A-Z0-9]+)+", value) is not None
    )


PREFIXED = {"tree.py", "strict_yaml.py", "strict_json.py"}
"""Here a refusal's code gets the name of the file format before it."""


def test_every_code_has_a_sentence() -> None:
    wanted = {
        full: file.name
        for code, file in codes_used().items()
        for full in ([f"YAML_{code}", f"JSON_{code}"] if file.name in PREFIXED else [code])
    }
    del wanted["JSON_NHIEU_TAI_LIEU"]  # JSON has no second document
    assert {code: name for code, name in wanted.items() if code not in catalogue()} == {}


def test_sentences_keep_the_rules_of_wording() -> None:
    for code, message in catalogue().items():
        for text in (message.sentence, message.remedy):
            assert not BANNED.search(text), code
            assert not text.rstrip().endswith("."), code


@pytest.mark.parametrize("pattern", ["*.py", "*.yaml", "*.toml", "*.md", "*.html", "*.js", "*.css"])
def test_tracked_text_is_nfc(pattern: str) -> None:
    skipped = {".venv", "node_modules", "out", "vendor", ".git"}
    for file in ROOT.rglob(pattern):
        if not skipped & set(file.relative_to(ROOT).parts):
            text = file.read_text(encoding="utf-8")
            assert unicodedata.is_normalized("NFC", text) or "NFD" in text, file
