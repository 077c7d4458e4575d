"""Settings of one installation, read once at the edge.

``<data>/docgen.toml`` holds them; a variable ``DOCGEN_<NAME>`` wins over the file. Content of
papers (names of the office, signers) is not a setting: it lives in ``office.toml``.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from docgen.errors import SettingsError

_PACKAGE = Path(__file__).parent

SPEEDS = ("size", "fast", "isal")
"""Compression of the rendered file: smallest, quicker with the standard library, with isal."""


@dataclass(frozen=True)
class Settings:
    """Where things are and how files are made; every path is absolute.

    ``norms`` is a folder of further norm files, beside those of the program. ``speed`` is one of
    :data:`SPEEDS`.
    """

    data: Path
    templates: Path
    norms: Path | None = None
    cache: Path | None = None
    speed: str = "size"

    @property
    def office_file(self) -> Path:
        """The profile of the office."""
        return self.data / "office.toml"

    @property
    def drafts(self) -> Path:
        """The folder of drafts, one YAML each."""
        return self.data / "ban_thao"

    @property
    def compiled(self) -> Path:
        """The folder of compiled templates, owned by this program alone."""
        return (self.cache or self.data / "cache") / "compiled"


def bundled(name: str) -> Path:
    """A folder that ships with the program: in a checkout beside it, in a wheel inside it."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def user_data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder the operating system gives a program for a user's data."""
    environ = os.environ if environ is None else environ
    if sys.platform == "win32":
        base = Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "docgen"


def load_settings(
    data: str | Path | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """Read the settings of a data folder (argument, ``DOCGEN_DATA``, else the user's folder).

    Raises SettingsError: all unknown keys at once, or the wrong value with those allowed.
    """
    environ = os.environ if environ is None else environ
    folder = Path(data or environ.get("DOCGEN_DATA") or user_data_folder(environ)).absolute()
    values = _file_values(folder / "docgen.toml") | _variables(environ)
    _refuse_unknown(values)
    return Settings(
        data=folder,
        templates=_path(values, "templates", folder) or bundled("templates_docx"),
        norms=_path(values, "norms", folder),
        cache=_path(values, "cache", folder),
        speed=_speed(values.get("speed", "size")),
    )


def _file_values(file: Path) -> dict[str, str]:
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            "SETTINGS_UNREADABLE", tep=file.name, chi_tiet="không mở được tệp"
        ) from error
    import tomllib

    try:
        entries = tomllib.loads(text.decode("utf-8"))
    except ValueError as error:
        raise SettingsError(
            "SETTINGS_UNREADABLE", tep=file.name, chi_tiet=toml_place(error)
        ) from error
    return {key: str(value) for key, value in entries.items()}


def toml_place(error: ValueError) -> str:
    """Say in Vietnamese where a TOML file stopped to be readable; the library says it in English.

    ``error`` is what decoding UTF-8 or ``tomllib`` raised.
    """
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"dòng {line} không ở bảng mã UTF-8"
    found = re.search(r"at line (\d+)", str(error))
    return f"dòng {found[1]}" if found else "cuối tệp"


def _variables(environ: Mapping[str, str]) -> dict[str, str]:
    names = _names() - {"data"}
    return {
        name: environ[f"DOCGEN_{name.upper()}"]
        for name in names
        if environ.get(f"DOCGEN_{name.upper()}")
    }


def _names() -> set[str]:
    return {field.name for field in fields(Settings)}


def _refuse_unknown(values: Mapping[str, str]) -> None:
    wrong = sorted(set(values) - (_names() - {"data"}))
    if wrong:
        raise SettingsError("SETTINGS_UNKNOWN", khoa=", ".join(wrong))


def _path(values: Mapping[str, str], name: str, folder: Path) -> Path | None:
    return (folder / values[name]).absolute() if name in values else None


def _speed(value: str) -> str:
    if value not in SPEEDS:
        allowed = ", ".join(SPEEDS)
        raise SettingsError("SETTINGS_VALUE", khoa="speed", gia_tri=value, cho_phep=allowed)
    return value
