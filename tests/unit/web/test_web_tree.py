"""Reading a form into a tree and changing its lists."""

from __future__ import annotations

import pytest

from docgen.documents.noi_dung import NoiDungKeHoach
from docgen.documents.schema import fields_of
from docgen.documents.van_ban import VanBanCoTenLoai
from docgen.errors import IntakeError
from web.tree import action_of, change, kept, posted_tree, posted_undo, pruned, undo_fields

SPECS = tuple(
    spec
    for spec in fields_of(VanBanCoTenLoai, NoiDungKeHoach)
    if spec.name not in ("mau", "loai", "co_quan")
)


def tree(*names: str) -> dict[str, object]:
    return {"ds": [{"ten": name} for name in names]}


def names(changed: object) -> list[str]:
    return [item.get("ten", "") for item in changed.tree["ds"]]  # type: ignore[attr-defined]


def test_an_area_becomes_a_list_of_its_lines() -> None:
    found = posted_tree([("noi_dung-mo_dau", "một\r\n\r\nhai\r\n")], SPECS)
    assert found == {"noi_dung": {"mo_dau": ["một", "", "hai"]}}


def test_fields_of_the_page_are_no_part_of_the_record() -> None:
    pairs = [("csrf_token", "x"), ("_action", "luu"), ("_etag", "y"), ("nam", "2026")]
    assert posted_tree(pairs, SPECS) == {"nam": "2026"}


def test_a_name_deeper_than_any_field_is_refused() -> None:
    with pytest.raises(IntakeError):
        posted_tree([("a" + "-0" * 40, "x")], SPECS)


def test_what_was_left_blank_is_not_written() -> None:
    given = {
        "nam": "2026",
        "so": "",
        "noi_dung": {"mo_dau": ["", " "], "chu_de": [{"tieu_de": "", "y": [""]}, {"y": ["a"]}]},
        "luu": {"don_vi": "", "so_ban": None},
    }
    assert pruned(given) == {"nam": "2026", "noi_dung": {"chu_de": [{"y": ["a"]}]}}


def test_blank_lines_between_paragraphs_were_typed() -> None:
    assert pruned({"mo_dau": ["a", "", "b"]}) == {"mo_dau": ["a", "", "b"]}


def test_values_outside_the_form_stay() -> None:
    stored = {"mau": "m@1", "co_quan": {"ten": "x"}, "nam": "2025"}
    assert kept(stored, {"nam": "2026"}, SPECS) == {
        "mau": "m@1",
        "co_quan": {"ten": "x"},
        "nam": "2026",
    }


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("add:ds", ["a", "b", "c", ""]),
        ("below:ds-0", ["a", "", "b", "c"]),
        ("copy:ds-1", ["a", "b", "b", "c"]),
        ("del:ds-1", ["a", "c"]),
        ("up:ds-2", ["a", "c", "b"]),
        ("down:ds-0", ["b", "a", "c"]),
        ("up:ds-0", ["a", "b", "c"]),
        ("down:ds-2", ["a", "b", "c"]),
        ("move:ds:0:2", ["b", "c", "a"]),
        ("move:ds:2:0", ["c", "a", "b"]),
    ],
)
def test_buttons_change_the_order(action: str, expected: list[str]) -> None:
    assert names(change(tree("a", "b", "c"), action_of(action), None)) == expected


def test_a_doubled_entry_is_its_own() -> None:
    changed = change(tree("a"), action_of("copy:ds-0"), None)
    first, second = changed.tree["ds"]  # type: ignore[misc]
    assert first == second
    assert first is not second


def test_a_removed_entry_travels_through_hidden_fields() -> None:
    given = {"ds": [{"ten": "a", "y": ["một", "hai"], "con": [{"ten": "x\ny"}]}, {"ten": "b"}]}
    changed = change(given, action_of("del:ds-0"), None)
    fields = undo_fields((*changed.list_path, changed.position), changed.removed)
    back = change(changed.tree, action_of("undo"), posted_undo(fields))
    assert back.tree["ds"][0] == {"ten": "a", "y": ["một", "hai"], "con": [{"ten": "x\ny"}]}  # type: ignore[index]


def test_the_only_entry_of_a_list_that_was_never_sent_can_be_put_back() -> None:
    back = change({}, action_of("undo"), (("noi_dung", "ds", 0), {"ten": "a"}))
    assert back.tree == {"noi_dung": {"ds": [{"ten": "a"}]}}
