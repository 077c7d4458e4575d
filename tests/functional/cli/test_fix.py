"""``docgen fix`` as a person runs it: a new file, the list, the given file untouched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.facts.reader import read_facts
from tests.rules.docx import Docx
from tests.support.command_line import Desk, assert_said
from tests.support.papers import RenderedSamples

PLAN = "ke-hoach-hoa-mai-2026"


@pytest.fixture(scope="module")
def clean(samples: RenderedSamples) -> bytes:
    return next(one.docx for one in samples if one.file.stem.startswith("ke-hoach"))


@pytest.fixture
def wrong(desk: Desk, clean: bytes) -> Path:
    paper = Docx(clean)
    paper.write("TTTieuNgu", "Độc lập- Tự do- Hạnh phúc")
    paper.section("pgMar", left="1000")
    return desk.write(paper.bytes(), "cu.docx")


def test_a_new_file_stands_beside_the_given_one_which_stays(desk: Desk, wrong: Path) -> None:
    given = wrong.read_bytes()
    ran = desk.run("fix", wrong)
    assert ran.code == 0, ran.talk
    new = wrong.with_name("cu.sua.docx")
    assert f"Đã tạo {new}" in ran.out
    assert "“Độc lập- Tự do- Hạnh phúc” → “Độc lập - Tự do - Hạnh phúc”" in ran.out
    assert "Lề trái: 17,6 mm → 30 mm" in ran.out
    assert "bảng 1 hàng 1 ô 2" in ran.out
    assert wrong.read_bytes() == given
    texts = [one.text for one in read_facts(new.read_bytes()).story()]
    assert "Độc lập - Tự do - Hạnh phúc" in texts


def test_a_trial_writes_nothing(desk: Desk, wrong: Path) -> None:
    ran = desk.run("fix", wrong, "--dry-run")
    assert ran.code == 0
    assert "Sửa 2 chỗ:" in ran.out
    assert "Chưa ghi tệp nào" in ran.talk
    assert list(wrong.parent.iterdir()) == [wrong]


def test_only_what_was_asked_for_is_mended(desk: Desk, wrong: Path) -> None:
    ran = desk.run("fix", wrong, "--only", "kt-04, SO-02", "--json")
    assert ran.code == 0
    said = json.loads(ran.out)
    assert [one["code"] for one in said["changes"]] == ["KT-04"]
    assert said["changes"][0] | {"place": ""} == {
        "code": "KT-04",
        "component": "",
        "message": "Lề trái: 17,6 mm → 30 mm",
        "place": "",
        "before": "17,6 mm",
        "after": "30 mm",
    }
    assert Path(said["file"]).exists()


def test_a_code_that_nothing_mends_is_a_wrong_call(desk: Desk, wrong: Path) -> None:
    ran = desk.run("fix", wrong, "--only", "XX-99")
    assert ran.code == 2
    assert "Không sửa được mã XX-99" in ran.talk
    assert "KT-04" in ran.talk


def test_a_file_that_is_there_is_kept_unless_told_otherwise(desk: Desk, wrong: Path) -> None:
    new = wrong.with_name("moi.docx")
    new.write_bytes(b"mine")
    ran = desk.run("fix", wrong, "-o", new)
    assert ran.code == 6
    assert_said(ran.talk, "OUTPUT_EXISTS")
    assert new.read_bytes() == b"mine"
    assert desk.run("fix", wrong, "-o", new, "--force").code == 0
    assert new.read_bytes().startswith(b"PK")


def test_the_given_file_is_never_the_target(desk: Desk, wrong: Path) -> None:
    given = wrong.read_bytes()
    link = wrong.with_name("khac.docx")
    link.symlink_to(wrong)
    for target in (wrong, link):
        ran = desk.run("fix", wrong, "-o", target, "--force")
        assert ran.code == 2
        assert "tệp gốc luôn được giữ nguyên" in ran.talk
    assert wrong.read_bytes() == given


def test_a_paper_without_anything_certain_gives_no_file(desk: Desk, clean: bytes) -> None:
    file = desk.write(clean, "sach.docx")
    ran = desk.run("fix", file)
    assert ran.code == 0
    assert "Không có chỗ nào chắc chắn để sửa." in ran.out
    assert list(file.parent.iterdir()) == [file]


def test_a_signed_file_is_left_alone(desk: Desk, wrong: Path) -> None:
    paper = Docx(wrong.read_bytes())
    paper.parts["_xmlsignatures/origin.sigs"] = b""
    paper.parts["[Content_Types].xml"] = paper.parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.'
        b'digital-signature-origin"/></Types>',
    )
    file = desk.write(paper.bytes(), "da-ky.docx")
    ran = desk.run("fix", file)
    assert ran.code == 0, ran.talk
    assert "Tệp đã ký số" in ran.out
    assert not file.with_name("da-ky.sua.docx").exists()


def test_tones_are_placed_in_one_way_only_when_asked(desk: Desk, clean: bytes) -> None:
    file = desk.write(clean, "dau.docx")
    ran = desk.run("fix", file, "--tone", "moi")
    assert ran.code == 0, ran.talk
    assert "→ “UỶ”" in ran.out or "→ “hoá”" in ran.out
    texts = [one.text for one in read_facts(file.with_name("dau.sua.docx").read_bytes()).story()]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts


def test_a_stream_gives_a_stream(desk: Desk, wrong: Path) -> None:
    ran = desk.run("fix", "-", stdin=wrong.read_bytes())
    assert ran.code == 0
    assert ran.stdout.startswith(b"PK")
    assert "Sửa 2 chỗ:" in ran.talk


def test_a_file_that_is_no_word_file_is_refused_in_words(desk: Desk) -> None:
    file = desk.write(b"not a package", "hong.docx")
    ran = desk.run("fix", file)
    assert ran.code == 3
    assert "Traceback" not in ran.talk
    assert list(file.parent.iterdir()) == [file]
