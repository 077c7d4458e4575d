"""The driver runs under another Python than ours."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import docgen.pdf.worker

DRIVER = Path(docgen.pdf.worker.__path__[0]) / "uno_driver.py"
NOT_OF_THE_LIBRARY = {"uno", "com"}


def test_the_driver_is_written_in_python_3_9() -> None:
    ast.parse(DRIVER.read_text(encoding="utf-8"), feature_version=(3, 9))


def test_the_driver_imports_only_the_standard_library_and_uno() -> None:
    names: set[str] = set()
    for node in ast.walk(ast.parse(DRIVER.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    assert names - NOT_OF_THE_LIBRARY <= sys.stdlib_module_names
    assert names >= NOT_OF_THE_LIBRARY
