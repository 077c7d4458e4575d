"""Every template that ships: on the hot path, clean by our check and by docxtpl-lint."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docxtpl_lint
import pytest

from docgen.facts.package import read_package
from docgen.office.front import Office, open_office
from docgen.office.printing import prepared
from docgen.office.templates import Reason, check, norm_of
from docgen.settings import Settings
from docgen.templating.compile import compile_template
from docgen.templating.context import context_of
from docgen.templating.reference import environment
from tests.support.records import ROOT
from tests.unit.templating.equality import paragraphs

SHIPPED = sorted(one.parent.name for one in (ROOT / "templates_docx").glob("*/template.yaml"))
SIZE_SETS = ("14", "13")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "templates_docx"
    shutil.copytree(ROOT / "templates_docx", folder)
    with open_office(Settings(data=tmp_path / "data", templates=folder), actor="test") as office:
        yield office


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("size_set", SIZE_SETS)
def test_a_shipped_template_is_on_the_hot_path(office: Office, name: str, size_set: str) -> None:
    template = office.catalogue.get(name)
    norm = norm_of(office, template.descriptor)
    assert compile_template(prepared(template.docx(), norm, size_set)).unsupported == ""


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_is_clean_and_built(office: Office, name: str) -> None:
    assert check(office, office.catalogue.get(name)).problems == ()
    result = office.build_template(name, write=False)
    assert (result.files, result.changes) == ((), ())


@pytest.mark.parametrize("name", SHIPPED)
def test_docxtpl_lint_has_nothing_to_add(office: Office, name: str) -> None:
    template = office.catalogue.get(name)
    contexts = [
        context_of(checked.paper.model, checked.paper.norm)
        for sample in template.descriptor.mau_thu
        if (checked := office.check(office.read(ROOT / sample))).paper
    ]
    assert contexts
    found = docxtpl_lint.lint(template.docx(), contexts=contexts, jinja_env=environment())
    assert [issue.message for issue in found.issues] == []


def test_docxtpl_lint_does_see_faults() -> None:
    from tests.data.templates.broken import broken, text_to

    found = docxtpl_lint.lint(broken(text_to("{%p for dong in bao_cao %}", "{%p for %}")))
    assert found.errors


# --- a clerk who uses LibreOffice ---------------------------------------------------------------


def resaved(docx: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it in its own docx."""
    folder.mkdir()
    (folder / "template.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'ho-so').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(folder / "out"), str(folder / "template.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / "template.docx").read_bytes()


@pytest.mark.office
@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_saved_by_libreoffice_is_whole_again_after_a_build(
    office: Office, tmp_path: Path, name: str
) -> None:
    template = office.catalogue.get(name)
    norm = norm_of(office, template.descriptor)
    before = _rendered(office, name)
    saved = resaved(template.docx(), tmp_path / "libreoffice")
    (template.folder / "template.docx").write_bytes(saved)
    assert compile_template(prepared(saved, norm, "14")).unsupported == ""
    mended = ("STYLE_CHANGED", "DIRECT_", "PAGE_", "REVIEW_STALE", "HISTORY_MISSING")
    assert {one.code for one in check(office, template) if not one.code.startswith(mended)} == set()

    from datetime import date

    result = office.build_template(name, Reason(date(2026, 12, 1), "Chị Hoa", "lưu bằng Writer"))
    assert "template.docx" in result.files
    built = office.catalogue.get(name)
    assert check(office, built).problems == ()
    assert office.build_template(name, write=False).files == ()
    assert compile_template(prepared(built.docx(), norm, "14")).unsupported == ""
    assert _rendered(office, name) == before


def _rendered(office: Office, name: str) -> list[list[str]]:
    papers = [
        office.check(office.read(ROOT / sample)).paper
        for sample in office.catalogue.get(name).descriptor.mau_thu
    ]
    return [paragraphs(office.render(paper)) for paper in papers if paper]


@pytest.mark.office
def test_a_build_puts_properties_in_the_order_word_wants(office: Office, tmp_path: Path) -> None:
    """LibreOffice writes the section before the style; ISO 29500-1 wants the style first."""
    from lxml import etree

    from docgen.templating.stamp import stamp

    template = office.catalogue.get("ke-hoach-bao-ve-tre-em")
    saved = read_package(resaved(template.docx(), tmp_path / "libreoffice"))
    package = stamp(saved, norm_of(office, template.descriptor))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    firsts = {
        one[0].tag
        for one in etree.fromstring(package["word/document.xml"]).iter(f"{word}pPr")
        if len(one)
    }
    assert firsts == {f"{word}pStyle"}
