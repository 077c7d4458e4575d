"""Where the pages may be served, what lies beside them, and how files are named."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from docgen.errors import SettingsError
from web.downloads import disposition, file_name
from web.serve import refuse_public
from web.vendoring import FOLDER, NOTICES, notices, packages, sha256

WEB = Path(__file__).parents[3] / "web"
STATIC = WEB / "static"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.0.0.53"])
def test_this_machine_is_served(host: str) -> None:
    refuse_public(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "", "van-ban.lan", "8.8.8.8"])
def test_other_addresses_are_refused_until_people_can_sign_in(host: str) -> None:
    with pytest.raises(SettingsError) as caught:
        refuse_public(host)
    assert caught.value.code == "PUBLIC_ADDRESS"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quyết định số 12/QĐ-UBND", "Quyết định số 12-QĐ-UBND"),
        ("a\r\nb\tc", "a b c"),
        ('một: "hai"? <ba>|*\\', "một- -hai- -ba"),
        ("...", "van-ban"),
        ("", "van-ban"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_both_names_of_a_download() -> None:
    found = disposition("Đề án 1/2", "De_an_1-2", "docx")
    assert found == (
        'attachment; filename="De_an_1-2.docx"; '
        "filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%201-2.docx"
    )


def test_vendored_files_are_the_ones_named_with_their_hashes() -> None:
    for package in packages():
        for file, expected in package.files.items():
            assert sha256(package.path(file)) == expected, file
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package.integrity)
        assert package.version in package.folder.name


def test_no_vendored_file_lacks_its_entry_or_licence() -> None:
    named = {package.path(file) for package in packages() for file in package.files}
    lying = {file for file in FOLDER.rglob("*") if file.is_file() and file.parent != FOLDER}
    assert lying == named
    for package in packages():
        assert len(package.licence_text) > 200
        assert package.licence_file in package.files


def test_the_notices_are_made_of_the_list() -> None:
    assert (FOLDER / NOTICES).read_text(encoding="utf-8") == notices()


def test_own_files_stay_within_their_budget() -> None:
    sheet = (STATIC / "css" / "docgen.css").read_bytes()
    scripts = list((STATIC / "js").glob("*.js"))
    assert len(sheet) <= 25 * 1024
    assert sum(file.stat().st_size for file in scripts) <= 20 * 1024
    assert all(len(file.read_text().splitlines()) < 200 for file in scripts)


def test_the_first_page_with_all_its_files_is_small() -> None:
    files = [*STATIC.rglob("*.js"), *STATIC.rglob("*.css")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 100 * 1024


def test_scripts_use_nothing_that_plain_http_lacks() -> None:
    for file in (STATIC / "js").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"clipboard|crypto\.|serviceWorker|https?://|eval\(", text), file.name


def test_the_sheet_uses_nothing_newer_than_old_browsers() -> None:
    text = (STATIC / "css" / "docgen.css").read_text(encoding="utf-8")
    assert not re.search(r"&|@layer|popover|view-transition|https?:|url\(|@import", text)


def test_pages_hold_no_script_or_style_of_their_own() -> None:
    for file in (WEB / "templates").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<style|\bstyle=|<script(?![^>]*\bsrc=)|\bon\w+=\"", text), file.name
        assert not re.search(r"(?:href|src)=\"(?:https?:)?//", text), file.name


def test_only_the_meeting_point_knows_the_library() -> None:
    allowed = {"office.py", "__init__.py"}
    for file in WEB.rglob("*.py"):
        imports = re.findall(r"^\s*(?:from|import) (docgen[\w.]*)", file.read_text(), re.MULTILINE)
        assert not imports or file.name in allowed, (file.name, imports)
