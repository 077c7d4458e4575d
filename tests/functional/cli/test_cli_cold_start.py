"""A cold start loads what the call needs and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.support.command_line import REPORT, Desk
from tests.support.records import ROOT

WITH_MODULES = """
import json, sys
from docgen.cli.main import run
sys.argv = ["docgen", *sys.argv[1:]]
try:
    run()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""

HEAVY = {"pydantic", "jinja2", "lxml", "docx", "docxtpl", "flask", "yaml", "num2words"}


def modules_of(*words: str) -> set[str]:
    """The top names and full names of everything a call of the program loaded."""
    done = subprocess.run(
        [sys.executable, "-c", WITH_MODULES, *words],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["render", "--help"]])
def test_help_loads_no_library_but_click(words: list[str]) -> None:
    assert modules_of(*words) & (HEAVY | {"docgen.office.front", "tomllib"}) == set()


def test_render_of_a_known_template_loads_neither_word_nor_template_libraries(desk: Desk) -> None:
    words = ["--data", str(desk.data), "render", str(REPORT), "--force", "-o", str(desk.out)]
    assert modules_of(*words) & {"docxtpl", "lxml", "jinja2"}, "the first call compiles"
    loaded = modules_of(*words)
    assert loaded & (HEAVY - {"pydantic", "yaml"}) == set()
    assert loaded & {"email", "tempfile", "tomllib", "zipfile", "subprocess"} == set()
    ours = {"docgen.office.drafts", "docgen.norms.convert", "docgen.text.numbers"}
    assert loaded & ours == set(), "not needed for a paper without mistakes"


def test_a_module_that_was_put_off_works_when_it_is_used() -> None:
    script = (
        "from docgen.cli.quick import start_quickly; start_quickly()\n"
        "from importlib.metadata import version, PackageNotFoundError\n"
        "import importlib.metadata as metadata\n"
        "print(version('click'))\n"
        "try: metadata.version('khong-co')\n"
        "except PackageNotFoundError: print('not found')\n"
        "print(len(list(metadata.entry_points(group='console_scripts'))) > 1)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, text=True)
    assert done.stdout.splitlines()[1:] == ["not found", "True"], done.stderr
