"""The words and measures of a decree live in norm data and Word templates, never in code.

Otherwise a successor of the decree would be a change of code in places nobody can list
(``decisions.md``, contract of the parts). Docstrings and comments may quote the decree.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOKED_AT = ("docgen", "web")

WORDS = (
    "CỘNG HÒA",
    "Độc lập",
    "Nơi nhận:",
    "Kính gửi:",
    "Như trên",
    "Lưu: VT",
    "QUYẾT ĐỊNH:",
    "QUYẾT NGHỊ:",
    "HỎA TỐC",
    "THƯỢNG KHẨN",
    "để b/c",
    "để t/h",
    "TUQ.",
    "(Kèm theo",
    "./.",
    "Times New Roman",
)
"""Printed words of the decree, and of practice where it is silent.

With their colon: as the name of a part of the paper a screen may say “Nơi nhận”.
"""

TWIPS = ("850", "1134", "1417", "1701", "1984", "11906", "16838", "9071", "9072")
"""Margins, sheet and text width as Word stores them."""


ALLOWED = {
    ("docgen/pdf/fonts.py", "Times New Roman"): (
        "decision 18 names the face whose widths the server's faces must have; "
        "the PDF side does not know norms"
    ),
    ("docgen/facts/effective.py", "Times New Roman"): (
        "what Word itself takes where a file names no font; a fact about Word, not a demand"
    ),
    ("web/templates/tro_giup/huong_dan.html", "TUQ."): (
        "the guide explains the word to the clerk; the printed line is the norm's"
    ),
}
"""Values that stand in code with a reason."""


@dataclass(frozen=True)
class Found:
    """A value of the decree in a file of code."""

    file: str
    line: int
    value: str


def decree_values(root: Path) -> Iterator[Found]:
    """Decree values in the Python and HTML files under a folder, but those in norm data."""
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.html"))):
        name = path.relative_to(root).as_posix()
        texts = _python_texts(path) if path.suffix == ".py" else _lines(path)
        for line, text in texts:
            for value in _values_in(text):
                yield Found(name, line, value)


def _values_in(text: str) -> list[str]:
    numbers = set(re.findall(r"(?<![\w.])\d+(?![\w.])", text))
    return [word for word in WORDS if word in text] + [one for one in TWIPS if one in numbers]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(path.read_text("utf-8").splitlines(), 1)


def _python_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every string and number of a program, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {id(part) for node in ast.walk(tree) for part in _prose(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in prose:
            yield node.lineno, str(node.value)


def _prose(node: ast.AST) -> list[ast.expr]:
    """Strings that stand alone as a statement: docstrings and notes under a constant."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return [node.value]
    return []


@pytest.mark.parametrize("package", LOOKED_AT)
def test_code_holds_no_words_and_measures_of_the_decree(package: str) -> None:
    found = list(decree_values(ROOT / package))
    assert [one for one in found if (f"{package}/{one.file}", one.value) not in ALLOWED] == []


def test_each_exception_is_still_needed() -> None:
    found = {
        (f"{package}/{one.file}", one.value)
        for package in LOOKED_AT
        for one in decree_values(ROOT / package)
    }
    assert set(ALLOWED) - found == set()


@pytest.mark.parametrize(
    ("name", "source", "line", "value"),
    [
        ("a.py", 'HEAD = "CỘNG HÒA XÃ HỘI"\n', 1, "CỘNG HÒA"),
        ("a.py", "def left() -> int:\n    return 1701\n", 2, "1701"),
        ("a.py", "XML = '<w:pgMar w:top=\"1134\"/>'\n", 1, "1134"),
        ("a.py", 'def end(text):\n    return f"{text}./."\n', 2, "./."),
        ("a.html", "<p>\n<b>Nơi nhận:</b></p>\n", 2, "Nơi nhận:"),
        ("deep/a.html", '<p style="font-family: Times New Roman">\n', 1, "Times New Roman"),
    ],
)
def test_a_planted_value_is_found(
    tmp_path: Path, name: str, source: str, line: int, value: str
) -> None:
    target = tmp_path / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(source, "utf-8")
    assert list(decree_values(tmp_path)) == [Found(name, line, value)]


def test_prose_and_other_numbers_are_left_alone(tmp_path: Path) -> None:
    source = '"""Writes "Kính gửi:"."""\nLIMIT = 11340\n# 1134 twips\nSHARE = 0.850\n'
    (tmp_path / "a.py").write_text(source, "utf-8")
    assert list(decree_values(tmp_path)) == []
