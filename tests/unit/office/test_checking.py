"""Judging a finished file at the front door: the norm of its day, names, clauses, places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from docgen.errors import PackageError, ToolError
from docgen.intake.record import Record
from docgen.office import Office, open_office
from docgen.office.checking import clause_words, is_same_name, shown_name
from docgen.problems import Severity
from tests.support.checked import HOSTILE, SAMPLE, faulty, strange
from tests.support.papers import RenderedSamples
from tests.support.records import PLAN_2026, tree_of


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path, actor="test")


def test_a_clean_sample_has_no_errors_and_names_norm_and_kind(
    office: Office, samples: RenderedSamples
) -> None:
    judged = office.judge(samples[SAMPLE].docx, "ke-hoach.docx")
    assert judged.of(Severity.LOI) == ()
    assert judged.of(Severity.CANH_BAO) == ()
    assert (judged.kind_name, judged.norm_name) == ("Kế hoạch", "Nghị định 30/2020/NĐ-CP")
    assert judged.bound
    assert judged.counts.startswith("0 lỗi · 0 cảnh báo · ")


def test_a_finding_is_shown_with_weight_place_change_and_clause(
    office: Office, samples: RenderedSamples
) -> None:
    judged = office.judge(faulty(samples))
    (line,) = (one for one in judged.lines if one.fix and one.fix[0].startswith("Số :"))
    assert line.weight == "Lỗi"
    assert line.change == "“Số : 07/KH-UBND” → “Số: 07/KH-UBND”"
    assert line.quote == "", "the change says the same words"
    assert line.clause.startswith("Phụ lục I, ")
    assert line.place
    assert [one.number for one in judged.lines] == list(range(1, len(judged.lines) + 1))


def test_the_json_has_the_stable_keys_and_says_what_was_not_checkable(
    office: Office, samples: RenderedSamples
) -> None:
    found = office.judge(faulty(samples)).as_json()
    assert {"kind", "components", "findings", "not_checkable"} <= set(found)
    assert set(found["components"][0]) == {"id", "text", "place", "confidence"}
    keys = {"code", "severity", "component", "message", "place", "quote", "clause", "fix"}
    assert all(set(one) == keys for one in found["findings"])


def test_a_paper_of_another_kind_is_named_instead_of_judged(
    office: Office, samples: RenderedSamples
) -> None:
    judged = office.judge(strange(samples))
    assert not judged.bound
    assert judged.kind_name == "Đơn, thư của cá nhân"
    assert judged.of(Severity.LOI) == ()
    assert judged.unchecked == ()


def test_the_norm_is_that_of_the_day_of_the_paper(tmp_path: Path, samples: RenderedSamples) -> None:
    norms = Path(__file__).parents[2] / "norms"
    (tmp_path / "docgen.toml").write_text(f'norms = "{norms}"\n', encoding="utf-8")
    office = open_office(tmp_path, actor="test")
    day = samples[SAMPLE].paper.model.ngay
    assert day is not None
    assert office.judge(samples[SAMPLE].docx).norm.id == office.norm_on(day).id
    assert office.norm_on(date.max).id != office.norm_on(day).id


def test_what_the_office_knows_of_itself_is_told_to_the_rules(
    office: Office, samples: RenderedSamples, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docgen.lint

    told = []
    real = docgen.lint.judge_file

    def listening(facts: object, view: object, norm: object, known: object) -> object:
        told.append(known)
        return real(facts, view, norm, known)  # type: ignore[arg-type]

    monkeypatch.setattr(docgen.lint, "judge_file", listening, raising=False)
    office.judge(samples[SAMPLE].docx)
    entry = dict(tree_of(PLAN_2026)["co_quan"])
    assert not office.save_profile(Record({"co_quan": [entry]})).report.errors
    office.judge(samples[SAMPLE].docx)
    nothing, profile = told
    assert (nothing.issuer, nothing.place) == ("", "")
    assert (profile.issuer, profile.place) == (" ".join(entry["ten"]), entry["dia_danh"])


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI", True),
        ("UỶ BAN NHÂN DÂN PHƯỜNG HOA NAI", True),
        ("ỦY BAN NHÂN DÂN PHƯỜNG HOA MƠ", False),
        ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", False),
        ("SỞ NỘI VỤ", False),
        ("", False),
    ],
)
def test_the_papers_of_other_offices_are_not_held_against_our_name(
    printed: str, same: bool
) -> None:
    assert is_same_name(printed, "ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI") is same


@pytest.mark.parametrize("row", HOSTILE)
def test_a_hostile_file_is_refused(office: Office, samples: RenderedSamples, row: str) -> None:
    make, status, _ = HOSTILE[row]
    with pytest.raises(PackageError) as refusal:
        office.judge(make(samples[SAMPLE].docx))
    assert refusal.value.http_status == status


@pytest.mark.office
def test_findings_are_found_on_their_pages(office: Office, samples: RenderedSamples) -> None:
    judged = office.judge(faulty(samples))
    look = office.look(judged)
    assert len(look.layout.sizes) >= 2
    (line,) = (one for one in judged.lines if one.change.startswith("“Số :"))
    spot = look.spots[line.number]
    assert spot.page == 0
    (box,) = spot.boxes
    width, height = look.layout.sizes[0]
    assert 0 < box.left < width / 2, "the number stands in the left half"
    assert 0 < box.top < height / 3, "and in the upper third"
    margins = [one.number for one in judged.lines if not one.quote and not one.fix]
    assert all(look.spots[one].boxes == () for one in margins if one in look.spots)
    assert office.page_picture(look.pdf, 0).startswith(b"\x89PNG")


def test_a_file_too_long_to_print_is_judged_and_not_printed(
    office: Office, samples: RenderedSamples, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = replace(office.judge(samples[SAMPLE].docx), paragraphs=("a",) * 20_000)
    monkeypatch.setattr("docgen.pdf.convert.pdf_of", lambda *_, **__: pytest.fail("printed"))
    with pytest.raises(ToolError, match="LOOK_TOO_LONG"):
        office.look(judged)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("ke-hoach.docx", "ke-hoach.docx"),
        ("C:\\Giấy tờ\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nX: 1.docx", "aX: 1.docx"),
        ("\u202ecod.docx", "cod.docx"),
        ("Kê\u0301 hoa\u0323ch.docx", "Kế hoạch.docx"),
        ("", "tep.docx"),
        ("đ" * 300 + ".docx", "đ" * 114 + "….docx"),
    ],
)
def test_a_name_is_shown_as_one_clean_line(given: str, shown: str) -> None:
    assert shown_name(given) == shown
    assert len(shown_name(given)) <= 120


def test_clauses_are_spelled_out() -> None:
    assert clause_words("PL I, Phần I, II.2") == "Phụ lục I, Phần I, II.2"
    assert clause_words("PL I, Phần I; PL III") == "Phụ lục I, Phần I; Phụ lục III"
    assert clause_words("Điều 8") == "Điều 8"
