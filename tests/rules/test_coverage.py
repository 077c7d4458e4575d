"""The coverage table says what is true: codes exist, failing papers exist, nothing is forgotten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.lint.coverage import Row, rows, table
from docgen.lint.registry import codes, rules
from tests.rules.conftest import of_form
from tests.rules.looks import LOOKS
from tests.rules.mutations import MUTATIONS

README = Path(__file__).parents[2] / "docgen" / "lint" / "README.md"
START, END = "<!-- coverage -->\n", "<!-- /coverage -->"

CHECKED = [row for row in rows() if row.status in ("checked", "advised")]
PROOFS = {
    **{(code, one.change.__name__): one.name for one in MUTATIONS for code, _ in one.found},
    **{(code, part): one.name for one in MUTATIONS for code, part in one.found},
    **{(one.code, one.component): one.name for one in LOOKS},
}
"""Code and name of the change, or component blamed → failing paper."""


@pytest.mark.parametrize("row", CHECKED, ids=lambda row: f"{row.clause}: {row.rule}")
def test_what_is_checked_has_codes_and_a_failing_paper(row: Row) -> None:
    assert row.codes
    assert set(row.codes) <= codes()
    proof = row.proof or row.component
    assert any((code, proof) in PROOFS for code in row.codes), (row.codes, proof)


def test_what_is_not_provable_says_why() -> None:
    for row in rows():
        assert bool(row.reason) == (row.status == "not_provable"), row
        assert not (row.codes and row.status in ("not_provable", "open")), row


def test_every_rule_of_the_decree_stands_in_the_table() -> None:
    named = {code for row in rows() for code in row.codes}
    of_the_decree = {
        one.code for one in rules() if of_form(one.id) and (one.component or one.field)
    }
    assert of_the_decree - named == set()


def test_the_readme_holds_the_generated_table() -> None:
    text = README.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    wanted = before + START + table() + END + after
    if os.environ.get("RENEW_TABLES") and not os.environ.get("CI"):
        README.write_text(wanted, "utf-8")
        text = wanted
    assert text == wanted, "run the test with RENEW_TABLES=1 and read the difference"
