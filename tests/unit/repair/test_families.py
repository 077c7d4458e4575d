"""What is mended is told: each code in the README, each kind of change in the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import docgen.repair
from docgen.lint.registry import rules
from docgen.messages.catalogue import catalogue
from docgen.repair.engine import families
from docgen.repair.tones import CODE

HOME = Path(docgen.repair.__file__).parent
CODES = re.compile(r"\b([A-Z]+)-(\d\d)(?: to \1-(\d\d))?")


def told() -> set[str]:
    """Codes of the table; ``KT-06 to KT-11`` stands for all between."""
    table = (HOME / "README.md").read_text("utf-8").partition("## Left")[0]
    return {
        f"{area}-{number:02d}"
        for area, first, last in CODES.findall(table)
        for number in range(int(first), int(last or first) + 1)
    }


def test_the_readme_names_every_code_that_is_mended() -> None:
    assert told() == {*families(), CODE}


def test_every_code_is_one_of_the_checker() -> None:
    assert set(families()) <= {one.code for one in rules()}
    assert CODE not in {one.code for one in rules()}


def test_there_are_more_than_the_fifteen_families_asked_for() -> None:
    assert len(set(families().values())) >= 15


def test_every_kind_of_change_has_its_sentence() -> None:
    sources = "".join(file.read_text("utf-8") for file in HOME.rglob("*.py"))
    kinds = set(re.findall(r'"(SUA_[A-Z_]+)"', sources)) | {
        f"SUA_LE_{side}" for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")
    }
    assert kinds == {code for code in catalogue() if code.startswith("SUA_")}
