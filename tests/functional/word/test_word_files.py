"""Every Word file we hand out is sound: by Microsoft's own rules, by ours, and in its words."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.support.papers import SAMPLE_NAMES, RenderedSample, RenderedSamples
from tests.support.records import ROOT
from tests.support.word_lines import paragraphs
from tests.support.word_lint import lint

pytestmark = pytest.mark.xdist_group("word")

TEMPLATES = sorted((ROOT / "templates_docx").glob("*/template.docx"))
_NODE = ROOT / "tests" / "node"


@pytest.fixture(params=SAMPLE_NAMES)
def sample(request: pytest.FixtureRequest, samples: RenderedSamples) -> RenderedSample:
    return samples[request.param]


def member(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(name).decode("utf-8")


# -- Microsoft's rules


@pytest.mark.node
def test_the_open_xml_sdk_finds_no_fault_in_any_paper_or_template(
    samples: RenderedSamples,
) -> None:
    for sample in samples:
        assert sample.docx
    files = [str(sample.docx_file) for sample in samples] + [str(file) for file in TEMPLATES]
    results = validated(files)
    assert [result["file"] for result in results] == files
    assert {result["file"]: result["errors"] for result in results if not result["ok"]} == {}


@pytest.mark.node
def test_the_open_xml_sdk_would_find_a_fault(samples: RenderedSamples, tmp_path: Path) -> None:
    broken = tmp_path / "sai-thu-tu.docx"
    with (
        zipfile.ZipFile(io.BytesIO(samples[SAMPLE_NAMES[0]].docx)) as source,
        zipfile.ZipFile(broken, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body><w:jc/>", 1)
            target.writestr(name, content)
    (result,) = validated([str(broken)])
    assert not result["ok"]


def validated(files: list[str]) -> list[dict[str, object]]:
    done = subprocess.run(
        ["node", "validate.mjs", *files], cwd=_NODE, capture_output=True, timeout=300, check=True
    )
    return json.loads(done.stdout)


# -- our own rules


def test_our_lint_finds_no_fault_in_any_paper(sample: RenderedSample) -> None:
    assert lint(sample.docx) == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.parent.name)
def test_our_lint_finds_no_fault_in_any_template(file: Path) -> None:
    assert lint(file.read_bytes()) == []


# -- Word's view of the file


def test_word_lays_the_paper_out_by_its_present_rules(sample: RenderedSample) -> None:
    settings = member(sample.docx, "word/settings.xml")
    assert re.search(r'<w:compatSetting w:name="compatibilityMode"[^>]*w:val="15"/>', settings)


def test_the_language_is_that_of_the_norm(sample: RenderedSample) -> None:
    language = sample.norm.page.font.language
    settings, styles = (member(sample.docx, f"word/{part}.xml") for part in ("settings", "styles"))
    assert f'<w:themeFontLang w:val="{language}"/>' in settings
    assert re.search(rf'<w:rPrDefault>.*<w:lang [^>]*w:val="{language}"', styles, re.S)
    assert f"<dc:language>{language}</dc:language>" in member(sample.docx, "docProps/core.xml")


def test_the_author_is_the_office_and_the_program_is_ours(sample: RenderedSample) -> None:
    core, app = (member(sample.docx, f"docProps/{part}.xml") for part in ("core", "app"))
    assert f"<dc:creator>{sample.paper.model.co_quan.ten_goi}</dc:creator>" in core
    assert "<Application>docgen</Application>" in app
    assert "python-docx" not in core + app


def test_the_only_letters_named_are_those_of_the_norm(sample: RenderedSample) -> None:
    with zipfile.ZipFile(io.BytesIO(sample.docx)) as package:
        xml = "".join(package.read(name).decode() for name in package.namelist())
    named = " ".join(re.findall(r"<w:rFonts [^>]*>", xml))
    faces = set(re.findall(r'="([^"]*)"', named))
    assert faces == {sample.norm.page.font.family}


# -- no word is lost or changed


_NOT_PRINTED = {
    "mau": "the record's template",
    "loai": "an id",
    "id": "an id",
    "kieu": "an id",
    "nhom": "an id",
    "nhom_noi_nhan": "printed by the papers that name a group",
    "nguoi_ky": "the signer is looked at by himself",
    "co_chu": "an id",
    "tu_cach": "an id",
    "muc_dich": "an id of the norm's words",
    "do_khan": "an id of the norm's words",
    "van_ban_uy_quyen": "kept with the record, not printed",
    "tap_the": "printed only after TM.",
    "cap_truong": "printed only after KT., Q., TL., TUQ.",
    "ten_goi": "printed only under the title of an appendix",
    "don_vi_soan_thao": "printed only where the keeping line names no other unit",
}
"""Fields of a model that the paper does not show as they are, and why."""


def printed_strings(model: BaseModel, inside: str = "") -> Iterator[str]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        plan_purpose = inside.startswith("NoiDung") and name == "muc_dich"
        if name in _NOT_PRINTED and not plan_purpose:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from printed_strings(item, type(item).__name__)
            elif isinstance(item, str) and item:
                yield item.rstrip("./ ") if name == "ket_thuc" else item


def test_every_word_of_the_record_stands_in_the_word_file(sample: RenderedSample) -> None:
    model = sample.paper.model
    tokens = {
        "{nam}": str(model.nam),
        "{nam_truoc}": str(model.nam - 1),
        "{nam_sau}": str(model.nam + 1),
        "{co_quan}": model.co_quan.ten_goi,
        "{dia_danh}": model.co_quan.dia_danh,
    }
    text = "\n".join(paragraph.text for paragraph in paragraphs(sample.docx))
    wanted = list(printed_strings(model))
    assert len(wanted) > 10
    for string in wanted:
        for token, value in tokens.items():
            string = string.replace(token, value)
        # Titles of parts and of the appendix are printed in capitals (PL I, V, 6.b; III.1.b).
        assert string in text or string.upper() in text, string


def test_the_signer_stands_in_the_word_file(sample: RenderedSample) -> None:
    model = sample.paper.model
    (signer,) = (one for one in model.co_quan.nguoi_ky if one.id == model.ky.nguoi_ky)
    text = "\n".join(paragraph.text for paragraph in paragraphs(sample.docx))
    for string in (signer.ho_ten, signer.chuc_vu_khac):
        assert string in text


def test_recipients_of_a_group_stand_in_the_word_file(samples: RenderedSamples) -> None:
    grouped = [one for one in samples if any(it.nhom for it in one.paper.model.noi_nhan)]
    assert grouped
    for sample in grouped:
        model = sample.paper.model
        named = {recipient.nhom for recipient in model.noi_nhan}
        text = "\n".join(paragraph.text for paragraph in paragraphs(sample.docx))
        for group in model.co_quan.nhom_noi_nhan:
            for recipient in group.noi_nhan if group.id in named else ():
                assert recipient.ten in text
