"""Settings: one file, variables that win, all slips at once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docgen.errors import SettingsError
from docgen.messages import message_for
from docgen.settings import bundled, load_settings, user_data_folder


def written(folder: Path, text: str) -> Path:
    (folder / "docgen.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_the_settings_are_those_of_the_program(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {})
    assert settings.data == tmp_path
    assert settings.templates == bundled("templates_docx")
    assert (settings.norms, settings.cache, settings.speed) == (None, None, "size")
    assert settings.office_file == tmp_path / "office.toml"
    assert settings.drafts == tmp_path / "ban_thao"
    assert settings.compiled == tmp_path / "cache" / "compiled"


def test_the_file_sets_paths_from_its_own_folder(tmp_path: Path) -> None:
    folder = written(tmp_path, "templates = 'mau'\nnorms = '/norms'\ncache = 'c'\nspeed = 'fast'")
    settings = load_settings(folder, {})
    assert settings.templates == tmp_path / "mau"
    assert settings.norms == Path("/norms").absolute()
    assert settings.compiled == tmp_path / "c" / "compiled"
    assert settings.speed == "fast"


def test_a_variable_wins_over_the_file_and_an_empty_one_says_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path, "speed = 'fast'\ncache = 'c'")
    settings = load_settings(folder, {"DOCGEN_SPEED": "isal", "DOCGEN_CACHE": ""})
    assert settings.speed == "isal"
    assert settings.cache == tmp_path / "c"


def test_the_data_folder_is_the_argument_then_the_variable_then_the_users(tmp_path: Path) -> None:
    environ = {"DOCGEN_DATA": str(tmp_path / "bien"), "XDG_DATA_HOME": str(tmp_path)}
    assert load_settings(tmp_path / "a", environ).data == tmp_path / "a"
    assert load_settings(None, environ).data == tmp_path / "bien"
    del environ["DOCGEN_DATA"]
    if sys.platform != "win32":
        assert load_settings(None, environ).data == tmp_path / "docgen"
        assert user_data_folder({}) == Path.home() / ".local" / "share" / "docgen"


def test_all_unknown_keys_are_told_at_once(tmp_path: Path) -> None:
    folder = written(tmp_path, "speeed = 'fast'\nmau = 'x'\ndata = '/elsewhere'\nspeed = 'size'")
    with pytest.raises(SettingsError) as caught:
        load_settings(folder, {})
    assert caught.value.code == "SETTINGS_UNKNOWN"
    assert caught.value.params["khoa"] == "data, mau, speeed"
    assert message_for(caught.value).sentence == "Tệp thiết lập có khóa lạ: data, mau, speeed"


@pytest.mark.parametrize("where", ["file", "variable"])
def test_a_value_that_is_no_choice_is_told_with_the_choices(tmp_path: Path, where: str) -> None:
    folder = written(tmp_path, "speed = 'nhanh'" if where == "file" else "")
    environ = {} if where == "file" else {"DOCGEN_SPEED": "nhanh"}
    with pytest.raises(SettingsError) as caught:
        load_settings(folder, environ)
    assert caught.value.code == "SETTINGS_VALUE"
    assert caught.value.params["cho_phep"] == "size, fast, isal"


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"speed = \n", "dòng 1"),
        (b"speed = 'fast'\n\nspeed = 'size'\n", "dòng 3"),
        (b"templates = '\xe1'\n", "dòng 1 không ở bảng mã UTF-8"),
        (b"templates = [1,\n", "cuối tệp"),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line_in_vietnamese(
    tmp_path: Path, content: bytes, detail: str
) -> None:
    (tmp_path / "docgen.toml").write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, {})
    assert caught.value.code == "SETTINGS_UNREADABLE"
    assert caught.value.params["chi_tiet"] == detail


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").mkdir()
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, {})
    assert caught.value.params["chi_tiet"] == "không mở được tệp"
