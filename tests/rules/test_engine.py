"""The engine: states of rules, one finding per place, joined findings, crashes, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from docgen.facts.reader import read_facts
from docgen.facts.recognition import recognise
from docgen.lint import Known, engine, judge, judge_file
from docgen.lint.case import Case
from docgen.lint.engine import LintError
from docgen.lint.finding import Source
from docgen.lint.registry import EVERY, Found, Rule, rules
from docgen.lint.verdict import State
from docgen.messages import message_for
from docgen.norms import load_norm, norm_for
from tests.rules.conftest import Bench
from tests.rules.docx import paragraph
from tests.support.records import ROOT

TEXT = Source("text")


def only(monkeypatch: pytest.MonkeyPatch, *found: Found, gather: bool = False) -> None:
    """Let the engine run one rule that yields this."""

    def check(case: Case) -> Iterator[Found]:
        """Yield what was given."""
        yield from found

    one = Rule(
        "thu.check", "BC-01", "", "wrong_order", check, lambda norm: TEXT, "", (), EVERY, gather
    )
    monkeypatch.setattr(engine, "rules", lambda: (one,))


def test_findings_stand_in_the_order_of_the_paper(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, Found((9,)), Found(()), Found((3,)))
    verdict = judge(bench.clean["ke_hoach"].bytes())
    assert [one.paragraphs for one in verdict.findings] == [(), (3,), (9,)]


def test_one_place_draws_a_code_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, Found((3,), "một"), Found((3,), "hai"))
    assert [one.quote for one in judge(bench.clean["ke_hoach"].bytes()).findings] == ["một"]


def test_gathered_findings_count_their_places(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Found((at,), params={"a": "12"}, sure=0.7 + at / 100) for at in (4, 6, 9)]
    only(monkeypatch, *found, Found((7,), params={"a": "11"}), gather=True)
    first, second = judge(bench.clean["ke_hoach"].bytes()).findings
    assert (first.paragraphs, first.params["n"]) == ((4, 6, 9), "3")
    assert first.place.endswith("và 2 đoạn khác")
    assert first.severity != second.severity, "the least sure place weighs"


def test_a_rule_that_breaks_is_named(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(case: Case) -> Iterator[Found]:
        """Break."""
        yield from (Found((at,)) for at in {}["none"])

    one = Rule("thu.hong", "BC-01", "", "missing", check, lambda n: TEXT, "", (), EVERY, False)
    monkeypatch.setattr(engine, "rules", lambda: (one,))
    with pytest.raises(LintError) as caught:
        judge(bench.clean["ke_hoach"].bytes())
    assert caught.value.params == {"rule": "thu.hong"}
    assert isinstance(caught.value.__cause__, KeyError)
    assert "thu.hong" in message_for(caught.value).sentence


def test_silence_is_not_approval(bench: Bench) -> None:
    verdict = bench.verdict("ke_hoach", Known())
    assert verdict.rules["heading.motto"] is State.CHECKED
    assert verdict.rules["recipients.address_list"] is State.NOT_APPLICABLE
    assert verdict.judged["tieu_ngu"] is State.CHECKED
    assert verdict.judged["kinh_gui"] is State.NOT_APPLICABLE
    assert set(verdict.judged) == {one.id for one in norm_for(None).components}


def test_a_wanted_component_that_was_not_found_leaves_its_rules_unchecked(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.before("TTTieuNgu", paragraph("TTDongTrong", ""))
    paper.remove("TTTieuNgu")
    paper.remove("TTDuongKeTieuNgu")
    verdict = judge(paper.bytes())
    assert verdict.rules["heading.motto"] is State.NOT_CHECKABLE
    assert [one.code for one in verdict.findings if one.component == "tieu_ngu"] == ["TP-01"]


def test_every_rule_of_form_is_passed_by_some_clean_paper(bench: Bench) -> None:
    checked = {
        rule
        for base in bench.clean
        for rule, state in bench.verdict(
            base, Known("Ủy ban nhân dân phường Hoa Mai", "Hoa Mai")
        ).rules.items()
        if state is State.CHECKED
    }
    assert {one.id for one in rules()} - checked == set()


def test_the_json_is_plain_and_stable(bench: Bench) -> None:
    paper = bench.clean["quyet_dinh"].copy()
    paper.replace("TTSoKyHieu", "QĐ-UBND", "QĐ -UBND")
    told = judge(paper.bytes()).as_json()
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told
    assert list(told) == ["kind", "components", "findings"]
    assert told["kind"] == "quyet_dinh"
    assert set(told["components"][0]) == {"id", "text", "place", "confidence"}
    [found] = [one for one in told["findings"] if one["code"] == "SO-02"]
    assert found == {
        "code": "SO-02",
        "severity": "loi",
        "component": "so_van_ban",
        "message": "Ký hiệu có khoảng trắng thừa: “21/QĐ -UBND” → “21/QĐ-UBND”",
        "place": "bảng 1 hàng 2 ô 1",
        "quote": "Số: 21/QĐ -UBND",
        "clause": "PL I, Phần I, II.3",
        "fix": ["21/QĐ -UBND", "21/QĐ-UBND"],
    }


def test_places_name_the_headings_above(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.letters("TTKhoanHaiCap", '<w:b w:val="0"/>')
    [found] = [one for one in judge(paper.bytes()).findings if one.code == "TB-02"]
    assert found.place.startswith("Mục VI.1.1, đoạn ")


def test_doubtful_recognition_makes_a_finding_lighter(bench: Bench) -> None:
    paper = bench.clean["ke_hoach"].copy()
    paper.write("TTTieuNgu", "Độc lập- Tự do- Hạnh phúc")
    facts = read_facts(paper.bytes())
    view = recognise(facts, norm_for(None))
    for sure, weight in ((1.0, ["loi"]), (0.7, ["canh_bao"]), (0.4, [])):
        parts = tuple(replace(p, confidence=sure) if p.id == "tieu_ngu" else p for p in view.parts)
        found = judge_file(facts, replace(view, parts=parts), norm_for(None)).findings
        assert [str(one.severity) for one in found if one.code == "QH-02"] == weight


def test_another_decree_judges_by_its_own_values(bench: Bench) -> None:
    """The invented decree has another motto, other margins and page numbers below."""
    invented = load_norm(ROOT / "tests" / "norms" / "quyet_dinh_gia_tuong.yaml")
    codes = set(judge(bench.clean["ke_hoach"].bytes(), norm=invented).codes)
    assert "KT-07" in codes
    assert codes & {"QH-02", "TP-01"}
