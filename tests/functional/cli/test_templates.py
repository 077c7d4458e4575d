"""``docgen templates`` as it is used: words on the terminal, JSON, exit codes, files."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.cli.main import program
from docgen.templating.catalogue import read_descriptor
from docgen.templating.package import write_package
from tests.data.templates.broken import PLAN, broken, good, run_property, text_to, without_text
from tests.support.records import ROOT

SHIPPED = sorted(one.parent.name for one in (ROOT / "templates_docx").glob("*/template.yaml"))


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Docgen = Callable[..., Outcome]


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped templates that commands use and may change."""
    folder = tmp_path / "mau"
    shutil.copytree(ROOT / "templates_docx", folder)
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(folder))
    monkeypatch.setenv("DOCGEN_DATA", str(tmp_path / "data"))
    return folder


@pytest.fixture
def docgen(templates: Path, capsys: pytest.CaptureFixture[str]) -> Docgen:
    def run(*args: str) -> Outcome:
        try:
            code = program.main(["templates", *args], prog_name="docgen", standalone_mode=False)
        except SystemExit as left:
            code = left.code
        captured = capsys.readouterr()
        return Outcome(int(code or 0), captured.out, captured.err)

    return run


def test_list_names_every_template_with_kind_and_number_of_questions(docgen: Docgen) -> None:
    found = docgen("list")
    assert found.code == 0
    assert [line.split("@")[0] for line in found.out.splitlines()] == SHIPPED
    rows = json.loads(docgen("list", "--json").out)
    plan = next(row for row in rows if row["ref"].startswith(PLAN))
    assert plan["kind"] == "Kế hoạch"
    assert plan["questions"] > 20


def test_show_tells_fields_names_and_samples(docgen: Docgen) -> None:
    out = docgen("show", PLAN).out
    assert "  trich_yeu  Trích yếu nội dung: " in out
    assert "  so_ky_hieu: Dòng số, ký hiệu" in out
    assert f"samples/{PLAN}/" in out


def test_show_prints_a_json_schema(docgen: Docgen) -> None:
    schema = json.loads(docgen("show", PLAN, "--schema").out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert "trich_yeu" in schema["properties"]


def test_show_and_validate_name_the_nearest_template(docgen: Docgen) -> None:
    for verb in ("show", "validate"):
        found = docgen(verb, "ke-hoach-bao-ve")
        assert found.code == 3
        assert f"Gần giống: {PLAN}" in found.err


# --- validate -----------------------------------------------------------------------------------


def test_the_shipped_templates_validate_clean(docgen: Docgen) -> None:
    found = docgen("validate")
    assert found.code == 0
    assert found.out.count(": không có lỗi") == len(SHIPPED)


def test_findings_tell_place_quote_sentence_and_remedy(docgen: Docgen, templates: Path) -> None:
    docx = broken(text_to("{{ trich_yeu }}", "{{ trich_yeu|upper }}"))
    (templates / PLAN / "template.docx").write_bytes(docx)
    found = docgen("validate", PLAN)
    assert found.code == 4
    assert "  đoạn 17 trong thân văn bản  “{{ trich_yeu|upper }}”\n" in found.out
    assert "bộ lọc" in found.out
    assert "Cách sửa: Xóa dấu |" in found.out
    codes = [
        one["code"] for one in json.loads(docgen("validate", PLAN, "--json").out)[0]["problems"]
    ]
    assert codes[0] == "TAG_FILTER"
    assert {"HISTORY_MISSING", "REVIEW_STALE"} <= set(codes)


def test_json_has_code_place_words_and_quote(docgen: Docgen, tmp_path: Path) -> None:
    file = tmp_path / "la.docx"
    file.write_bytes(broken(run_property("1. Mục đích", "<w:vanish/>")))
    found = docgen("validate", str(file), "--json")
    assert found.code == 4
    (verdict,) = json.loads(found.out)
    (problem,) = verdict["problems"]
    assert verdict["ok"] is False
    assert problem["code"] == "HIDDEN_TEXT"
    assert problem["where"] == "đoạn 35 trong thân văn bản"
    assert problem["quote"] == "1. Mục đích"
    assert problem["place"] == "word/document.xml[35]"


def test_a_file_outside_the_catalogue_is_checked_alone(docgen: Docgen, tmp_path: Path) -> None:
    file = tmp_path / "rieng.docx"
    file.write_bytes(good())
    assert docgen("validate", str(file)).out == f"{file}: không có lỗi\n"
    file.write_bytes(broken(without_text("{{ luu }}")))
    found = docgen("validate", str(file))
    assert (found.code, "Mẫu thiếu phần" in found.out) == (4, True)


def test_a_folder_may_be_a_template_a_catalogue_or_hold_word_files(
    docgen: Docgen, templates: Path, tmp_path: Path
) -> None:
    assert docgen("validate", str(templates / PLAN)).out.startswith(f"{PLAN}@")
    assert docgen("validate", str(templates / PLAN / "template.docx")).out.startswith(f"{PLAN}@")
    assert docgen("validate", str(templates)).out.count(": không có lỗi") == len(SHIPPED)
    loose = tmp_path / "roi"
    loose.mkdir()
    assert docgen("validate", str(loose)).code == 3
    (loose / "b.docx").write_bytes(good())
    (loose / "a.docx").write_bytes(b"PK")
    found = docgen("validate", str(loose))
    assert found.code == 4
    assert [line for line in found.out.splitlines() if ".docx" in line and "trong" in line]
    assert f"{loose / 'b.docx'}: không có lỗi" in found.out


def test_a_path_that_cannot_be_read_is_an_input_error(docgen: Docgen, tmp_path: Path) -> None:
    found = docgen("validate", str(tmp_path / "khong-co.docx"))
    assert found.code == 3
    assert "Không đọc được tệp" in found.err


def test_a_wrong_descriptor_does_not_hide_the_other_templates(
    docgen: Docgen, templates: Path
) -> None:
    file = templates / SHIPPED[0] / "template.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("loai:", "loaii:"), encoding="utf-8")
    found = docgen("validate")
    assert found.code == 4
    assert "template.yaml" in found.out
    assert found.out.count(": không có lỗi") == len(SHIPPED) - 1


def test_a_sample_that_does_not_build_is_a_finding(docgen: Docgen, templates: Path) -> None:
    sample = _own_sample(templates)
    sample.write_text(sample.read_text(encoding="utf-8").replace("trich_yeu:", "trich_yieu:", 1))
    found = docgen("validate", PLAN)
    assert found.code == 4
    assert f"samples/{PLAN}/{sample.name}" in found.out
    assert "Dữ liệu thử có" in found.out


def test_a_sample_of_another_template_is_a_finding(docgen: Docgen, templates: Path) -> None:
    sample = _own_sample(templates)
    other = next((ROOT / "samples" / SHIPPED[0]).glob("*.yaml"))
    assert SHIPPED[0] != PLAN
    sample.write_bytes(other.read_bytes())
    found = docgen("validate", PLAN)
    assert f"Dữ liệu thử này thuộc mẫu {SHIPPED[0]}" in found.out


def _own_sample(templates: Path) -> Path:
    """The office's own copy of the first sample: it wins over the shipped one."""
    name = read_descriptor(templates / PLAN / "template.yaml").mau_thu[0]
    copy = templates.parent / name
    copy.parent.mkdir(parents=True)
    shutil.copy(ROOT / name, copy)
    return copy


def test_a_sample_nobody_has_is_a_finding(docgen: Docgen, templates: Path) -> None:
    file = templates / PLAN / "template.yaml"
    text = file.read_text(encoding="utf-8").replace("mau_thu:\n", "mau_thu:\n  - samples/a.yaml\n")
    file.write_text(text, encoding="utf-8")
    found = docgen("validate", PLAN)
    assert (found.code, "Không có dữ liệu thử samples/a.yaml" in found.out) == (4, True)


def test_a_part_that_a_sample_leaves_blank_is_a_finding(docgen: Docgen, templates: Path) -> None:
    docx = broken(text_to("{{ trich_yeu }}", "{{ do_khan }}"))
    (templates / PLAN / "template.docx").write_bytes(docx)
    found = docgen("validate", PLAN)
    assert found.code == 4
    assert "Văn bản in thử để trống phần “Trích yếu nội dung" in found.out


# --- build --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_building_a_shipped_template_changes_nothing(
    docgen: Docgen, templates: Path, name: str
) -> None:
    before = {file: file.read_bytes() for file in (templates / name).iterdir()}
    found = docgen("build", name)
    assert (found.code, found.out) == (0, f"{name}@1: không có gì phải ghi lại\n")
    assert {file: file.read_bytes() for file in (templates / name).iterdir()} == before


def test_build_stamps_writes_the_text_view_and_one_history_entry(
    docgen: Docgen, templates: Path
) -> None:
    folder = templates / PLAN
    changed = broken(
        text_to("1. Mục đích", "1. Mục đích chung"),
        run_property("2. Yêu cầu", '<w:sz w:val="40"/>'),
    )
    (folder / "template.docx").write_bytes(changed)
    before = (folder / "template.yaml").read_text(encoding="utf-8")
    found = docgen(
        "build", PLAN, "--ly-do", 'Sửa "mục đích"', "--nguoi", "Chị Hoa", "--ngay", "2026-12-01"
    )
    assert found.code == 0, found
    assert "đã ghi lại template.docx, review.txt, template.yaml" in found.out
    assert "  -thân | TT Khoản có tiêu đề | 1. Mục đích\n" in found.out
    assert "  +thân | TT Khoản có tiêu đề | 1. Mục đích chung\n" in found.out
    digest = hashlib.sha256((folder / "template.docx").read_bytes()).hexdigest()
    after = (folder / "template.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    entry = read_descriptor(folder / "template.yaml").lich_su[-1]
    assert entry.model_dump() == {
        "phien_ban": 1,
        "ngay": "2026-12-01",
        "nguoi": "Chị Hoa",
        "ly_do": 'Sửa "mục đích"',
        "sha256": digest,
    }
    assert docgen("validate", PLAN).code == 0
    assert docgen("build", PLAN).out.endswith("không có gì phải ghi lại\n")


def test_build_asks_for_a_reason_and_writes_nothing_without(
    docgen: Docgen, templates: Path
) -> None:
    docx = broken(text_to("1. Mục đích", "1. Mục đích chung"))
    (templates / PLAN / "template.docx").write_bytes(docx)
    before = {file: file.read_bytes() for file in (templates / PLAN).iterdir()}
    found = docgen("build", PLAN)
    assert found.code == 3
    assert "--ly-do" in found.err
    assert {file: file.read_bytes() for file in (templates / PLAN).iterdir()} == before


def test_build_check_only_tells(docgen: Docgen, templates: Path) -> None:
    assert docgen("build", "--check").code == 0
    folder = templates / PLAN
    docx = broken(text_to("1. Mục đích", "1. Mục đích chung"))
    (folder / "template.docx").write_bytes(docx)
    before = {file: file.read_bytes() for file in folder.iterdir()}
    found = docgen("build", PLAN, "--check")
    assert found.code == 4
    assert "phải ghi lại review.txt, template.yaml" in found.out
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_build_refuses_a_template_that_stamping_cannot_mend(
    docgen: Docgen, templates: Path
) -> None:
    folder = templates / PLAN
    (folder / "template.docx").write_bytes(broken(text_to("1. Mục đích", "{{ xyzzy }}")))
    before = {file: file.read_bytes() for file in folder.iterdir()}
    found = docgen("build", PLAN, "--ly-do", "thử")
    assert found.code == 4
    assert "Không có tên “xyzzy”" in found.out
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_a_package_that_is_refused_stops_the_build(docgen: Docgen, templates: Path) -> None:
    (templates / PLAN / "template.docx").write_bytes(b"%PDF-1.7")
    found = docgen("build", PLAN, "--ly-do", "thử")
    assert found.code == 4
    assert "không phải là tệp Word" in found.out
    assert "chưa ghi gì" in found.err


def test_the_same_file_repacked_is_built_back_to_the_same_bytes(
    docgen: Docgen, templates: Path
) -> None:
    from docgen.facts.package import read_package

    file = templates / PLAN / "template.docx"
    parts = read_package(good()).parts
    file.write_bytes(write_package(dict(reversed(parts.items())), 1))
    assert docgen("validate", PLAN).code == 4
    assert docgen("build", PLAN).code == 0
    assert file.read_bytes() == good()
