"""The machine's fitness as facts."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docgen.problems import Severity
from docgen.tools import doctor

Usage = namedtuple("Usage", "total used free")
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)


def use_disk(monkeypatch: pytest.MonkeyPatch, total_mib: int, free_mib: int) -> None:
    usage = Usage(total_mib * 2**20, (total_mib - free_mib) * 2**20, free_mib * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)


@pytest.mark.parametrize(
    ("total", "free", "code", "severity"),
    [
        (10_000, 5_000, "DISK_OK", None),
        (10_000, 499, "DISK_SCARCE", Severity.CANH_BAO),
        (10_000, 99, "DISK_FULL", Severity.LOI),
    ],
)
def test_free_space_is_judged(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    total: int,
    free: int,
    code: str,
    severity: Severity | None,
) -> None:
    use_disk(monkeypatch, total, free)
    check = doctor.check_disk(tmp_path / "not" / "yet")
    assert (check.code, check.ok) == (code, severity is None)
    assert check.params == {"free_mib": str(free)}
    assert severity in (None, check.severity)


def test_a_clock_that_cannot_be_right_is_an_error(tmp_path: Path) -> None:
    os.utime(tmp_path, (NOW.timestamp(), NOW.timestamp()))
    assert doctor.check_clock(tmp_path, NOW + timedelta(days=1)).ok
    assert doctor.check_clock(tmp_path, NOW - timedelta(minutes=4)).ok
    back = doctor.check_clock(tmp_path, NOW - timedelta(days=1))
    assert (back.code, back.severity) == ("CLOCK_BACK", Severity.LOI)
    for wrong in (datetime(1970, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)):
        assert doctor.check_clock(tmp_path, wrong).code == "CLOCK_WRONG"


def test_the_data_folder_may_be_new_but_must_take_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert doctor.check_folder(tmp_path / "data").code == "FOLDER_OK"
    assert list(tmp_path.iterdir()) == []

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refuse)
    check = doctor.check_folder(tmp_path)
    assert (check.code, check.ok, check.severity) == ("FOLDER_NOT_WRITABLE", False, Severity.LOI)
    assert check.params["folder"] == str(tmp_path)


def test_all_three_are_looked_at(tmp_path: Path) -> None:
    checks = doctor.machine_checks(tmp_path, datetime.now(UTC))
    assert [check.id for check in checks] == ["disk", "clock", "data"]
