"""Drafts: ids, what changed meanwhile, and a folder that somebody else has been in."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from docgen.errors import ConflictError, IntakeError, NotFoundError, OutputError
from docgen.office import drafts as module
from docgen.office.drafts import Drafts
from tests.support.records import PLAN_2026, tree_of

PLAN = "ke-hoach-bao-ve-tre-em@1"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "ban_thao")


def test_an_id_is_made_of_template_year_and_the_next_free_number(drafts: Drafts) -> None:
    tree = {"mau": PLAN, "nam": "2026"}
    ids = [drafts.create(dict(tree)).id for _ in range(3)]
    assert ids == [f"ke-hoach-bao-ve-tre-em-2026-{number}" for number in (1, 2, 3)]
    drafts.delete(ids[1])
    assert drafts.create(dict(tree)).id == ids[1]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ({}, "tep-1"),
        ({"mau": None, "nam": None}, "tep-1"),
        ({"mau": "Kế hoạch Đẹp", "nam": 2026}, "ke-hoach-dep-2026-1"),
        ({"mau": "../../etc/passwd"}, "etc-passwd-1"),
        ({"mau": "😀"}, "tep-1"),
    ],
)
def test_whatever_the_template_is_called_the_draft_has_a_sound_id(
    drafts: Drafts, tree: dict[str, str | None], expected: str
) -> None:
    draft = drafts.create(dict(tree))
    assert draft.id == expected
    assert [file.parent for file in drafts.folder.iterdir()] == [drafts.folder]


def test_a_very_long_name_is_cut(drafts: Drafts) -> None:
    assert len(drafts.create({"mau": "a" * 500}).id) < 100


def test_two_new_drafts_at_once_get_two_ids(drafts: Drafts) -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.append(drafts.create({"mau": PLAN}).id))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8
    assert len(drafts.list()) == 8


def test_a_draft_comes_back_as_it_was_saved(drafts: Drafts) -> None:
    tree = tree_of(PLAN_2026)
    draft = drafts.create(tree)
    again = drafts.get(draft.id)
    assert again.record.tree == tree
    assert again == draft
    assert again.saved.tzinfo is not None


@pytest.mark.parametrize(
    "draft_id",
    ["khong-co", "", "../office", "..", "a/b", "A", "a.b", "a--b", "-a", "a" * 200, "a\n", "a\x00"],
)
def test_an_id_that_names_no_draft_is_not_found(drafts: Drafts, draft_id: str) -> None:
    for use in (drafts.get, drafts.delete, lambda one: drafts.save(one, {}, "etag")):
        if use is drafts.get or use is drafts.delete or draft_id != "khong-co":
            with pytest.raises(NotFoundError) as caught:
                use(draft_id)
            assert caught.value.code == "DRAFT_UNKNOWN"
            assert len(caught.value.params["ban_thao"]) <= 80


def test_saving_over_somebody_elses_change_is_a_conflict_and_changes_nothing(
    drafts: Drafts,
) -> None:
    first = drafts.create({"mau": PLAN, "trich_yeu": "một"})
    second = drafts.save(first.id, {"mau": PLAN, "trich_yeu": "hai"}, first.etag)
    assert second.etag != first.etag
    with pytest.raises(ConflictError) as caught:
        drafts.save(first.id, {"mau": PLAN, "trich_yeu": "ba"}, first.etag)
    assert caught.value.code == "DRAFT_CHANGED"
    assert drafts.get(first.id).record.tree["trich_yeu"] == "hai"
    assert drafts.save(first.id, {"mau": PLAN}, second.etag).record.tree == {"mau": PLAN}
    assert drafts.save(first.id, {"mau": PLAN, "so": "1"}).record.tree["so"] == "1"


def test_the_same_content_has_the_same_etag(drafts: Drafts) -> None:
    draft = drafts.create({"mau": PLAN})
    assert drafts.save(draft.id, {"mau": PLAN}).etag == draft.etag


def test_the_last_saved_comes_first(drafts: Drafts) -> None:
    ids = [drafts.create({"mau": PLAN, "trich_yeu": str(number)}).id for number in range(3)]
    for age, draft_id in enumerate((ids[1], ids[2], ids[0])):
        os.utime(drafts.folder / f"{draft_id}.yaml", (2_000_000_000 - age,) * 2)
    assert [info.id for info in drafts.list()] == [ids[1], ids[2], ids[0]]
    assert drafts.list()[0].title == "1"
    assert drafts.list()[0].template == PLAN


def test_a_broken_file_among_the_drafts_hides_none_of_them(drafts: Drafts) -> None:
    draft = drafts.create({"mau": PLAN})
    (drafts.folder / "hong.yaml").write_text("a: [", encoding="utf-8")
    (drafts.folder / "danh-sach.yaml").write_text("- a", encoding="utf-8")
    (drafts.folder / "Tên Lạ.yaml").write_text("a: b", encoding="utf-8")
    (drafts.folder / "thu-muc.yaml").mkdir()
    (drafts.folder / ".docgen-0.tmp").write_text("x", encoding="utf-8")
    assert [info.id for info in drafts.list()] == [draft.id]
    assert drafts.unreadable() == ["Tên Lạ.yaml", "danh-sach.yaml", "hong.yaml", "thu-muc.yaml"]
    with pytest.raises(IntakeError):
        drafts.get("hong")


def test_without_a_folder_there_are_no_drafts(drafts: Drafts) -> None:
    assert drafts.list() == []
    assert drafts.unreadable() == []


def test_a_draft_that_cannot_be_written_is_not_there(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise OutputError("OUTPUT_DISK_FULL", tep="a")

    monkeypatch.setattr(module, "write_whole", full)
    with pytest.raises(OutputError) as caught:
        drafts.create({"mau": PLAN})
    assert caught.value.code == "OUTPUT_DISK_FULL"
    assert drafts.list() == []
