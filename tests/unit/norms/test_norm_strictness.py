"""A norm file with a fault is refused, with the kind of fault and its place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from docgen.errors import NormError
from docgen.norms import load_norm
from docgen.norms.loader import DATA

GOOD = (DATA / "nd30_2020.yaml").read_text("utf-8")

FAULTS = [
    ("unknown_key", "group: head\n", "group: head\n    colour: red\n", "components[1].colour"),
    ("unknown_key", "law A: {min: 20,", "law A: {least: 5, min: 20,", "page.margins.top.least"),
    ("unknown_key", "size_set_default:", "colour: red\nsize_set_default:", "colour"),
    ("evidence_missing", "    law A: {size: {min: 12, max: 13}, bold: true,",
     "    bold: true\n    law A: {size: {min: 12, max: 13},", "components[1].bold"),
    ("evidence_missing", "top: {law A: {min: 20, max: 25}", "top: {min: 20, law A: {max: 25}",
     "page.margins.top.min"),
    ("evidence_unknown", "form A: {align: center}", "form E: {align: center}",
     "components[1].form E"),
    ("evidence_unknown", "form A: {align: center}", "law: {align: center}", "components[1].law"),
    ("duplicate_key", "form A: {align: center}", "form A: {align: center, bold: true}",
     "components[1].bold"),
    ("wrong_type", "bold: true", "bold: yes", "components[1].bold"),
    ("wrong_type", "width_mm: 210", "width_mm: wide", "page.paper.width_mm"),
    ("wrong_type", "align: center", "align: middle", "components[1].align"),
    ("wrong_type", "start: 1,", "start: 1.5,", "page.number.start"),
    ("wrong_type", "issued: 2020-03-05", "issued: 5/3/2020", "identity.issued"),
    ("wrong_type", "issued: 2020-03-05", "issued: 20200305", "identity.issued"),
    ("wrong_type", "width_mm: 210", "width_mm: nan", "page.paper.width_mm"),
    ("wrong_type", "width_mm: 210", "width_mm: 2_10", "page.paper.width_mm"),
    ("wrong_type", "{min: 1/3,", "{min: 1/0,", "components[6].rule_share.min"),
    ("unknown_key", "identity:\n", "sha256: abc\nidentity:\n", "sha256"),
    ("wrong_type", "name: A4", "name: [A4]", "page.paper.name"),
    ("wrong_type", "size: {min: 12, max: 13}", "size: 13", "components[1].size"),
    ("wrong_type", 'forms: ["1.1"]', 'forms: "1.1"', "kinds[1].forms"),
    ("refused", "columns_percent: [39, 61]", "columns_percent: [39, 60]", "tables.head"),
    ("refused", "convention B: {chosen: 20}", "convention B: {chosen: 19}", "page.margins.top"),
    ("refused", "size: {min: 12, max: 13}", "size: {min: 13, max: 12}", "components[1].size"),
    ("refused", 'sizes: {"14": 13, "13": 12}', 'sizes: {"14": 15, "13": 12}', "components[1]"),
    ("refused", "rule_chosen: 0.4", "rule_chosen: 0.6", "components[6]"),
    ("refused", "    style_id: TTQuocHieu\n", "", "components[1]"),
    ("refused", '    style: "TT Quốc hiệu"\n    style_id: TTQuocHieu\n', "", "components[1]"),
    ("refused", "law A: {width_mm: 30, ", "law A: {", "stamps[1].width_mm"),
    ("refused", 'forms: ["1.1"]', 'forms: ["9.9"]', ""),
    ("refused", 'abbr: "NQ"', "abbr: null", "kinds[1]"),
    ("refused", "- id: tieu_ngu\n", "- id: quoc_hieu\n", ""),
    ("refused", "under: [tieu_ngu]", "under: [dong_chu]", ""),
    ("refused", "style_id: TTTieuNgu\n", "style_id: TTQuocHieu\n", ""),
    ("refused", "vai_tro: quyen_cap_truong", "vai_tro: cap_truong", ""),
    ("refused", 'sizes: {"14": 13, "13": 12}', 'sizes: {"14": 13}', ""),
    ("refused", 'size_set_default: "14"', 'size_set_default: "15"', ""),
    ("syntax", "identity:\n", "identity: [\n", None),
    ("syntax", "group: head\n", "group: head\n    group: body\n", None),
    ("syntax", "identity:\n", "identity: &all\n", None),
]  # fmt: skip


def name_of(fault: tuple[str, str, str, str | None]) -> str:
    return f"{fault[0]}: {fault[2].strip()[:40]}"


@pytest.mark.parametrize("fault", FAULTS, ids=name_of)
def test_a_faulty_norm_is_refused_with_its_place(
    tmp_path: Path, fault: tuple[str, str, str, str | None]
) -> None:
    code, good, bad, place = fault
    assert good in GOOD
    refusal = refusal_of(tmp_path, GOOD.replace(good, bad, 1).encode())
    assert refusal.code == f"NORM_{code.upper()}"
    assert refusal.params["file"] == str(tmp_path / "norm.yaml")
    if place is not None:
        assert refusal.params["path"] == place
        assert int(refusal.params["line"]) >= 1


def test_the_line_of_the_fault_is_named(tmp_path: Path) -> None:
    lines = GOOD.splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "width_mm: 210" in line)
    refusal = refusal_of(tmp_path, GOOD.replace("width_mm: 210", "width_mm: wide").encode())
    assert refusal.params["line"] == str(at)


def test_decomposed_letters_are_refused_with_their_line(tmp_path: Path) -> None:
    at = next(number for number, line in enumerate(GOOD.splitlines(), 1) if "Quốc hiệu" in line)
    loose = GOOD.replace("Quốc hiệu", unicodedata.normalize("NFD", "Quốc hiệu"), 1)
    refusal = refusal_of(tmp_path, loose.encode())
    assert refusal.code == "NORM_NOT_NFC"
    assert refusal.params["line"] == str(at)


def test_a_file_that_is_no_utf8_or_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path, GOOD.encode("utf-16")).code == "NORM_UNREADABLE"
    with pytest.raises(NormError) as refusal:
        load_norm(tmp_path / "missing.yaml")
    assert refusal.value.code == "NORM_UNREADABLE"
    assert refusal.value.__cause__ is not None


def refusal_of(folder: Path, source: bytes) -> NormError:
    path = folder / "norm.yaml"
    path.write_bytes(source)
    with pytest.raises(NormError) as refusal:
        load_norm(path)
    return refusal.value
