from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.facts.package import Package
from docgen.templating.artefact import artefact_name, load_or_compile
from docgen.templating.render import render
from tests.unit.templating.papers import CORE, package, paragraph

posix = pytest.mark.skipif(os.name != "posix", reason="rights are the folder's elsewhere")


class Source:
    """Makes the prepared package and counts how often it was asked to."""

    def __init__(self, text: str = "{{ x }}") -> None:
        self.asked = 0
        self.text = text

    def __call__(self) -> Package:
        self.asked += 1
        return package(paragraph(self.text))


def filled(folder: Path | None, source: Source, key: str = "a") -> bytes:
    return render(load_or_compile(folder, key, source), {"x": "đ & e"}, CORE)


def test_a_kept_template_gives_the_same_paper_without_compiling(tmp_path: Path) -> None:
    source = Source()
    first = filled(tmp_path / "kho", source)
    assert filled(tmp_path / "kho", source) == first
    assert source.asked == 1


def test_another_key_is_another_template(tmp_path: Path) -> None:
    source = Source()
    filled(tmp_path, source, "a")
    filled(tmp_path, source, "b")
    assert source.asked == 2
    assert artefact_name("a") != artefact_name("b")


def test_without_a_folder_nothing_is_kept() -> None:
    source = Source()
    assert filled(None, source) == filled(None, source)
    assert source.asked == 2


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_a_damaged_form_is_compiled_anew(tmp_path: Path, damage: bytes) -> None:
    source = Source()
    first = filled(tmp_path, source)
    (tmp_path / artefact_name("a")).write_bytes(damage)
    assert filled(tmp_path, source) == first
    assert source.asked == 2


@posix
@pytest.mark.parametrize("open_to_others", ["file", "folder"])
def test_a_form_that_others_may_write_is_not_trusted(tmp_path: Path, open_to_others: str) -> None:
    source = Source()
    filled(tmp_path, source)
    (tmp_path / artefact_name("a") if open_to_others == "file" else tmp_path).chmod(0o777)
    filled(tmp_path, source)
    assert source.asked == 2


@posix
def test_a_link_in_place_of_the_form_is_not_followed(tmp_path: Path) -> None:
    source = Source()
    filled(tmp_path, source)
    kept = tmp_path / artefact_name("a")
    kept.rename(tmp_path / "anders")
    kept.symlink_to(tmp_path / "anders")
    filled(tmp_path, source)
    assert source.asked == 2


@posix
def test_the_folder_is_ours_alone_and_holds_no_leftovers(tmp_path: Path) -> None:
    filled(tmp_path / "kho", Source())
    assert (tmp_path / "kho").stat().st_mode & 0o777 == 0o700
    assert [path.name for path in (tmp_path / "kho").iterdir()] == [artefact_name("a")]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("")
    assert filled(blocked / "kho", Source())


def test_a_template_for_docxtpl_is_kept_as_one(tmp_path: Path) -> None:
    source = Source("một\thai {{ x }}")
    first = filled(tmp_path, source)
    assert filled(tmp_path, source) == first
    assert load_or_compile(tmp_path, "a", source).unsupported
    assert source.asked == 1


def test_a_hit_imports_no_template_library(tmp_path: Path) -> None:
    filled(tmp_path, Source())
    program = (
        "import sys; from pathlib import Path\n"
        "from docgen.templating.artefact import load_or_compile\n"
        "from docgen.templating.render import CoreProperties, render\n"
        f"template = load_or_compile(Path({str(tmp_path)!r}), 'a', None)\n"
        "assert render(template, {'x': 'a'}, CoreProperties('', ''))\n"
        "heavy = {'jinja2', 'lxml', 'docx', 'docxtpl', 'zipfile', 're', 'markupsafe'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-E",
            "-c",
            f"import sys; sys.path[:0] = [{str(Path.cwd())!r}]\n{program}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in ("[]", "['re']")
