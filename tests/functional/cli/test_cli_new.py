"""``docgen new`` gives a file that renders as it stands, whatever is then switched on in it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from docgen.documents.co_quan import HoSoCoQuan
from docgen.intake.build import build
from docgen.intake.record import Record
from docgen.office.profile import write_profile
from tests.support.command_line import TEMPLATES, Desk, assert_said
from tests.support.records import PLAN_2026, tree_of

OFF = re.compile(r"^( *)#(?=[^ #])", re.MULTILINE)
"""The sign before a field that is switched off; explanations have a space behind theirs."""


def switched_on(text: str) -> str:
    return OFF.sub(r"\1", text)


def give_profile(desk: Desk, *, groups: bool) -> None:
    office = dict(tree_of(PLAN_2026)["co_quan"])
    if not groups:
        office.pop("nhom_noi_nhan", None)
    profile = build(Record({"co_quan": [office]}), HoSoCoQuan).model
    assert profile is not None
    write_profile(desk.data / "office.toml", profile)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("profile", ["none", "with groups", "without groups"])
def test_a_new_record_renders_as_it_stands_and_with_all_switched_on(
    desk: Desk, template: str, profile: str
) -> None:
    if profile != "none":
        give_profile(desk, groups=profile == "with groups")
    file = desk.write(b"", "moi.yaml")
    ran = desk.run("new", template, "-o", file, "--force")
    assert ran.code == 0
    assert f"Sửa tệp này rồi chạy: docgen render {file}" in ran.talk
    text = file.read_text(encoding="utf-8")
    assert ("\nco_quan:" in text) is (profile == "none")
    assert OFF.search(text)
    every = desk.write(switched_on(text).encode(), "moi-tat-ca.yaml")
    ran = desk.run("render", file, every, "-o", desk.out)
    assert ran.code == 0, ran.talk
    assert ran.talk == ""


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_field_of_a_new_record_can_be_switched_on_alone(desk: Desk, template: str) -> None:
    """Top-level optional fields one at a time, with what is inside them."""
    text = desk.run("new", template).out
    blocks = re.split(r"(?m)^(?=# )", text)
    tried = 0
    for at, block in enumerate(blocks):
        if not re.search(r"^#\w", block, re.MULTILINE) or "\nso:" in switched_on(block):
            continue  # a number without a date is refused, as it should be
        if block.startswith("# Nơi nhận") or "\nphu_luc:" in switched_on(block):
            continue
        changed = "".join((*blocks[:at], switched_on(block), *blocks[at + 1 :]))
        file = desk.write(changed.encode())
        ran = desk.run("render", file, "-o", desk.out, "--force")
        assert ran.code == 0, (block, ran.talk)
        tried += 1
    assert tried >= 4


def test_every_field_is_explained_above_itself(desk: Desk) -> None:
    lines = desk.run("new", TEMPLATES[0]).out.splitlines()
    for above, line in pairwise(lines):
        if re.match(r" *#?(- )?\w+:", line):
            assert re.match(r" *# \S", above) or above.rstrip().endswith(":"), line


def test_without_a_target_the_record_goes_to_standard_output(desk: Desk) -> None:
    ran = desk.run("new", TEMPLATES[1])
    assert ran.talk == ""
    assert ran.out.startswith("mau: bao-cao-cong-tac-tre-em@1\n")
    assert desk.run("render", "-", "-o", "-", stdin=ran.stdout).code == 0


def test_an_unknown_template_is_refused_with_the_nearest_name(desk: Desk) -> None:
    ran = desk.run("new", "ke-hoach-tre-em", "-o", desk.out / "a.yaml")
    assert ran.code == 3
    assert_said(ran.talk, "TEMPLATE_UNKNOWN")
    assert "Gần giống: ke-hoach-bao-ve-tre-em" in ran.talk
    assert desk.files() == {}
