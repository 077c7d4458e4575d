"""The office's own profile: ``<data>/office.toml``, one entry per period."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

from docgen.documents.co_quan import CoQuan, HoSoCoQuan
from docgen.documents.van_ban import TuCach
from docgen.errors import IntakeError
from docgen.intake.build import Built, build
from docgen.intake.record import Raw, Record
from docgen.norms import Norm
from docgen.office.files import write_whole
from docgen.settings import toml_place


def read_profile(file: Path) -> Record:
    """Read the profile as a record; an office without one has an empty record.

    Raises IntakeError when the file cannot be opened or is not TOML.
    """
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return Record({}, file.name)
    except OSError as error:
        raise IntakeError(
            "PROFILE_UNREADABLE", tep=file.name, chi_tiet="không mở được tệp"
        ) from error
    import tomllib

    try:
        tree = tomllib.loads(text.decode("utf-8"))
    except ValueError as error:
        raise IntakeError(
            "PROFILE_UNREADABLE", tep=file.name, chi_tiet=toml_place(error)
        ) from error
    plain = _plain(tree)
    assert isinstance(plain, dict)
    return Record(plain, file.name)


def _plain(value: object) -> Raw:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, bool)) else str(value)


def build_profile(record: Record) -> Built[HoSoCoQuan]:
    """Check a profile given by form or file."""
    return build(record, HoSoCoQuan)


def write_profile(file: Path, profile: HoSoCoQuan) -> None:
    """Store a checked profile."""
    import tomli_w

    tree = profile.model_dump(mode="json", exclude_defaults=True)
    write_whole(file, tomli_w.dumps(tree).encode())


def entry_on(profile: HoSoCoQuan, day: date) -> CoQuan:
    """The entry in force on ``day``; the last one where none is."""
    for entry in profile.co_quan:
        if (entry.tu_ngay or day) <= day <= (entry.den_ngay or day):
            return entry
    return profile.co_quan[-1]


def office_samples(entry: CoQuan, norm: Norm) -> dict[str, str]:
    """Sample values for a record of this office: a signer, what he may sign as, a group."""
    signer = entry.nguoi_ky[0]
    chances = get_args(get_args(TuCach)[0])
    authority = next((one for one in chances if norm.signing_lines(one, signer.vai_tro)), "")
    return {
        "Ky.nguoi_ky": signer.id,
        "Ky.tu_cach": authority or chances[0],
        "NoiNhan.nhom": entry.nhom_noi_nhan[0].id if entry.nhom_noi_nhan else "",
    }
