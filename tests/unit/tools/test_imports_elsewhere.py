"""Every module of the tools and of the PDF part can be imported on Windows."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
for name in ("fcntl", "resource", "uno", "pwd", "grp"):
    sys.modules[name] = None
import importlib, pkgutil
import docgen.pdf, docgen.tools
names = [
    module.name
    for package in (docgen.pdf, docgen.tools)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
]
for name in names:
    importlib.import_module(name)
heavy = {"pypdfium2", "lxml", "docx", "docxtpl", "jinja2", "pydantic"} & set(sys.modules)
print(len(names), sorted(heavy))
"""


def test_modules_import_without_unix_modules_and_without_heavy_libraries() -> None:
    shown = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert shown.stderr == ""
    count, heavy = shown.stdout.split(maxsplit=1)
    assert int(count) > 12
    assert heavy.strip() == "[]"
