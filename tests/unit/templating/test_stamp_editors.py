"""A template saved by a word processor and built again is the template it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from docgen.facts.package import read_package
from docgen.norms import norm_for
from docgen.templating import language
from docgen.templating.review import build

pytestmark = pytest.mark.office
TEMPLATES = sorted((Path(__file__).parents[3] / "templates_docx").glob("*/template.docx"))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the shipped templates as LibreOffice Writer saves them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    copies = [shutil.copy(path, folder / f"{path.parent.name}.docx") for path in TEMPLATES]
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(folder / "saved"), *map(str, copies)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "saved"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.parent.name))
def test_a_template_saved_by_libreoffice_and_built_again_reads_the_same(
    path: Path, saved: Path
) -> None:
    edited = (saved / f"{path.parent.name}.docx").read_bytes()
    assert b"TTTrichYeu" not in read_package(edited)["word/styles.xml"]
    built = build(edited, norm_for(None))
    assert built.review == (path.parent / "review.txt").read_text(encoding="utf-8")
    assert list(language.problems(read_package(built.docx))) == []
    shipped = read_package(path.read_bytes())
    assert read_package(built.docx)["word/styles.xml"] == shipped["word/styles.xml"]
