"""Templates, tools, fonts and disks that fail: what can be made is made, the rest is told."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.settings import bundled
from tests.support.command_line import REPORT, Desk, assert_said, contents, docgen, refused
from tests.support.records import ROOT

PAPER = "bao-cao-cong-tac-tre-em"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How Word's old binary files begin, and files with a password."""


@pytest.fixture
def templates(desk: Desk, tmp_path: Path) -> Path:
    """A catalogue of its own, free to be broken; nothing compiled of it is kept elsewhere."""
    folder = shutil.copytree(bundled("templates_docx"), tmp_path / "mau")
    desk.environ |= {"DOCGEN_TEMPLATES": str(folder), "DOCGEN_CACHE": str(tmp_path / "cache")}
    return folder / PAPER


def with_parts(docx: bytes, **parts: bytes) -> bytes:
    """A Word file with further parts or other contents of its parts, by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


def encrypted(docx: bytes) -> bytes:
    """What Word writes for a file with a password: an OLE file with that stream."""
    name = "EncryptedPackage".encode("utf-16-le")
    return OLD_OFFICE + bytes(1_024) + name + bytes(4_096)


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda docx: b"", "PACKAGE_EMPTY"),
    "cut off": (lambda docx: docx[: len(docx) // 2], "PACKAGE_DAMAGED"),
    "a byte turned over": (
        lambda docx: docx[:3_000] + bytes([docx[3_000] ^ 0xFF]) + docx[3_001:],
        "PACKAGE_DAMAGED",
    ),
    "text": (lambda docx: b"Kinh gui" * 100, "PACKAGE_NOT_WORD"),
    "a page": (lambda docx: b"<html><body>x</body></html>", "PACKAGE_NOT_WORD"),
    "with a password": (encrypted, "PACKAGE_ENCRYPTED"),
    "old Word": (lambda docx: OLD_OFFICE + bytes(4_096), "PACKAGE_OLD_WORD"),
    "with macros": (
        lambda docx: with_parts(docx, **{"word/vbaProject.bin": OLD_OFFICE + bytes(99)}),
        "PACKAGE_MACRO",
    ),
    "path outside": (
        lambda docx: with_parts(docx, **{"../../etc/passwd": b"x"}),
        "PACKAGE_UNSAFE_NAME",
    ),
    "broken XML": (
        lambda docx: with_parts(docx, **{"word/document.xml": b"<w:document>"}),
        "PACKAGE_XML_BROKEN",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_refused_by_what_is_wrong_with_it(
    desk: Desk, templates: Path, name: str
) -> None:
    change, code = BROKEN[name]
    file = templates / "template.docx"
    file.write_bytes(change(file.read_bytes()))
    refused(desk, REPORT, code)


def test_a_template_without_its_word_file_is_refused(desk: Desk, templates: Path) -> None:
    (templates / "template.docx").unlink()
    talk = refused(desk, REPORT, "TEMPLATE_FILE")
    assert PAPER in talk


@pytest.mark.parametrize(
    ("text", "code"),
    [("id: [", "YAML_CU_PHAP"), ("id: A B\n", "TEMPLATE_DESCRIPTOR"), ("", "TEMPLATE_DESCRIPTOR")],
)
def test_a_broken_description_is_refused_and_hurts_no_other_template(
    desk: Desk, templates: Path, text: str, code: str
) -> None:
    (templates / "template.yaml").write_text(text, encoding="utf-8")
    refused(desk, REPORT, code)
    assert desk.run("new", "ke-hoach-bao-ve-tre-em").code == 0


def test_an_empty_catalogue_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.environ["DOCGEN_TEMPLATES"] = str(tmp_path / "khong-co")
    refused(desk, REPORT, "TEMPLATE_UNKNOWN")


# --- tools --------------------------------------------------------------------------------------


def test_without_libreoffice_the_word_file_is_there_and_the_talk_says_what_to_install(
    desk: Desk,
) -> None:
    ran = desk.run("render", REPORT, "-o", desk.out, "--pdf", DOCGEN_SOFFICE="/nowhere")
    assert ran.code == 5
    assert "chưa tạo được PDF" in ran.talk
    assert "Cài gói libreoffice-writer-nogui và fonts-liberation2" in ran.talk
    assert "docgen doctor" in ran.talk
    assert_said(ran.talk, "OFFICE_MISSING")
    (file,) = contents(desk.out)
    assert file.endswith(".docx")


def font_configuration(folder: Path, *fonts: Path) -> Path:
    """A fontconfig that knows these font files and no others."""
    place = folder / "fonts"
    place.mkdir()
    for font in fonts:
        shutil.copy(font, place)
    file = folder / "fonts.conf"
    file.write_text(
        f"<fontconfig><dir>{place}</dir><cachedir>{folder / 'fc'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return file


def font_without_vietnamese() -> Path:
    """A font of this machine that lacks Vietnamese letters."""
    asked = ["fc-list", "--format", "%{file}\t%{lang}\n"]
    for line in subprocess.run(asked, capture_output=True, text=True).stdout.splitlines():
        file, _, languages = line.partition("\t")
        if "vi" not in languages.split("|"):
            return Path(file)
    pytest.skip("every font of this machine has Vietnamese letters")


@pytest.mark.office
def test_fonts_without_vietnamese_letters_are_found_before_a_pdf_is_made(
    desk: Desk, tmp_path: Path
) -> None:
    config = font_configuration(tmp_path, font_without_vietnamese())
    ran = desk.run("render", REPORT, "-o", desk.out, "--pdf", FONTCONFIG_FILE=str(config))
    assert ran.code == 5, ran.talk
    assert_said(ran.talk, "FONTS_MISSING")
    assert [Path(file).suffix for file in contents(desk.out)] == [".docx"]
    doctor = desk.run("doctor", FONTCONFIG_FILE=str(config))
    assert doctor.code == 5
    assert "chữ tiếng Việt; bản xem trước và PDF có thể sai dòng" in doctor.out


@pytest.mark.office
def test_a_machine_without_any_font_makes_no_pdf(desk: Desk, tmp_path: Path) -> None:
    config = font_configuration(tmp_path)
    ran = desk.run("render", REPORT, "-o", desk.out, "--pdf", FONTCONFIG_FILE=str(config))
    assert ran.code == 5, ran.talk
    assert_said(ran.talk, "FONTS_NONE")
    assert [Path(file).suffix for file in contents(desk.out)] == [".docx"]


# --- disks --------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB with a file of somebody on it."""
    place = tmp_path / "dia"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root of Linux may mount a small disk")
    try:
        (place / "cua-ai-do.txt").write_bytes(b"x" * 60_000)
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_takes_nothing_and_loses_nothing(desk: Desk, small_disk: Path) -> None:
    before = contents(small_disk)
    ran = desk.run("render", REPORT, "-o", small_disk / "moi.docx")
    assert ran.code == 6
    assert ran.stdout == b""
    assert_said(ran.talk, "OUTPUT_DISK_FULL")
    assert contents(small_disk) == before


def test_a_full_disk_leaves_the_old_file_whole(desk: Desk, small_disk: Path) -> None:
    target = small_disk / "cua-ai-do.txt"
    target.rename(small_disk / "a.docx")
    before = contents(small_disk)
    ran = desk.run("render", REPORT, "-o", small_disk / "a.docx", "--force")
    assert ran.code == 6
    assert contents(small_disk) == before


def test_a_full_disk_of_the_data_folder_does_not_stop_a_paper(
    desk: Desk, small_disk: Path, tmp_path: Path
) -> None:
    """Only the kept form of the template finds no place, and nothing of it is left."""
    before = contents(small_disk)
    desk.environ["DOCGEN_CACHE"] = str(small_disk / "cache")
    assert desk.run("render", REPORT, "-o", desk.out).code == 0
    assert contents(small_disk) == before


def test_a_folder_that_takes_no_files_is_named(desk: Desk, tmp_path: Path) -> None:
    in_the_way = tmp_path / "tep"
    in_the_way.write_bytes(b"mine")
    ran = desk.run("render", REPORT, "-o", in_the_way / "a.docx")
    assert ran.code == 6
    assert_said(ran.talk, "OUTPUT_UNWRITABLE")
    assert in_the_way.read_bytes() == b"mine"


def test_a_read_only_folder_is_named(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "chi-doc"
    place.mkdir(mode=0o555)
    mounted = False
    if os.name == "posix" and os.geteuid() == 0:  # rights do not bind root, a mount does
        mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(place)]
        mounted = subprocess.run(mount, capture_output=True).returncode == 0
        if not mounted:
            pytest.skip("root here may not mount a read-only disk")
    try:
        ran = desk.run("render", REPORT, "-o", place / "a.docx")
        assert ran.code == 6
        assert_said(ran.talk, "OUTPUT_UNWRITABLE")
        assert contents(place) == {}
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def test_a_file_in_place_of_the_data_folder_is_told_before_any_work(desk: Desk) -> None:
    desk.data.write_bytes(b"mine")
    ran = desk.run("render", REPORT, "-o", desk.out)
    assert ran.code == 2
    assert "là tệp, cần thư mục" in ran.talk
    ran = docgen("render", REPORT, "-o", desk.out, environ={"DOCGEN_DATA": str(desk.data)})
    assert ran.code == 3
    assert_said(ran.talk, "SETTINGS_UNREADABLE")
    assert desk.data.read_bytes() == b"mine"
    assert contents(desk.out) == {}


WRITER = """
import sys
from pathlib import Path
from docgen.office.files import write_whole
for _ in range(200):
    write_whole(Path(sys.argv[1]), sys.argv[2].encode() * 300_000)
"""


def test_two_writers_of_one_file_never_leave_a_torn_one(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(target), letter], cwd=ROOT)
        for letter in "ab"
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if target.exists():
            data = target.read_bytes()
            assert len(data) == 300_000
            assert len(set(data)) == 1
            seen.add(data[:1])
    assert [writer.wait() for writer in writers] == [0, 0]
    assert seen
    assert list(tmp_path.iterdir()) == [target]


NEW_WRITER = """
import sys
from pathlib import Path
from docgen.errors import OutputError
from docgen.office.files import write_whole
won = 0
for number in range(100):
    try:
        write_whole(Path(sys.argv[1]) / str(number), sys.argv[2].encode(), replace=False)
        won += 1
    except OutputError as error:
        assert error.code == "OUTPUT_EXISTS"
print(won)
"""


def test_of_two_writers_of_a_new_file_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", NEW_WRITER, str(tmp_path), letter],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for letter in "ab"
    ]
    wins = [int(writer.communicate()[0]) for writer in writers]
    assert sum(wins) == 100
    letters = [file.read_bytes() for file in tmp_path.iterdir()]
    assert len(letters) == 100
    assert [letters.count(b"a"), letters.count(b"b")] == wins
