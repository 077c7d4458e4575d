"""Is this machine fit for work: disk, clock, data folder. Facts as data, words elsewhere."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docgen.problems import Severity

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""This program did not exist before: a clock that shows less is wrong."""

_LATEST = EARLIEST + timedelta(days=366 * 50)
_CLOCK_SLACK = timedelta(minutes=5)
_RESERVE_BYTES = 100 * 1024**2
_SCARCE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    ``id`` is what, ``code`` the key of the sentence and its remedy in the message catalogue,
    ``params`` what the sentence needs. ``severity`` says how much a check that is not ``ok`` hurts:
    LOI, nothing can be made; CANH_BAO, something cannot be made; GOI_Y, something is weaker.
    """

    id: str
    code: str
    ok: bool
    severity: Severity = Severity.GOI_Y
    params: Mapping[str, str] = field(default_factory=dict)


def machine_checks(data_folder: Path, now: datetime) -> tuple[Check, ...]:
    """Look at the disk, the clock and the data folder; ``now`` is an aware time."""
    return check_disk(data_folder), check_clock(data_folder, now), check_folder(data_folder)


def check_disk(folder: Path) -> Check:
    """Free space where ``folder`` is or will be (``reliability.md`` 5.3)."""
    usage = shutil.disk_usage(_existing(folder))
    free = f"{usage.free // 1024**2}"
    if usage.free < _RESERVE_BYTES:
        return Check("disk", "DISK_FULL", False, Severity.LOI, {"free_mib": free})
    if usage.free < usage.total * _SCARCE_SHARE:
        return Check("disk", "DISK_SCARCE", False, Severity.CANH_BAO, {"free_mib": free})
    return Check("disk", "DISK_OK", True, params={"free_mib": free})


def check_clock(folder: Path, now: datetime) -> Check:
    """A clock before this program was written, far ahead, or before the last work in ``folder``."""
    last = datetime.fromtimestamp(_existing(folder).stat().st_mtime, UTC)
    params = {"now": now.isoformat(timespec="seconds"), "last": last.isoformat(timespec="seconds")}
    if not EARLIEST <= now < _LATEST:
        return Check("clock", "CLOCK_WRONG", False, Severity.LOI, params)
    if now < last - _CLOCK_SLACK:
        return Check("clock", "CLOCK_BACK", False, Severity.LOI, params)
    return Check("clock", "CLOCK_OK", True, params=params)


def check_folder(folder: Path) -> Check:
    """Whether a file can be written and kept in ``folder``, or the folder made."""
    place = _existing(folder)
    params = {"folder": str(folder)}
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"docgen")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        params["reason"] = error.strerror or ""
        return Check("data", "FOLDER_NOT_WRITABLE", False, Severity.LOI, params)
    return Check("data", "FOLDER_OK", True, params=params)


def _existing(folder: Path) -> Path:
    """Return ``folder`` or the nearest folder above it that exists."""
    absolute = folder.absolute()
    return next(place for place in (absolute, *absolute.parents) if place.is_dir())
