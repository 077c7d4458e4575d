"""Writing files so that nothing is ever half-written or lost (decision 8).

Write beside the target, fsync, rename, fsync of the folder.
"""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from docgen.errors import OutputError


def write_whole(target: Path, data: bytes, *, replace: bool = True) -> None:
    """Put ``data`` at ``target`` in one step.

    Raises OutputError ``OUTPUT_EXISTS`` when ``replace`` is off and the target is there,
    ``OUTPUT_DISK_FULL`` and ``OUTPUT_UNWRITABLE`` when the system refuses; nothing is left behind then.
    """
    if not replace and target.exists():
        raise OutputError("OUTPUT_EXISTS", tep=target.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "OUTPUT_DISK_FULL" if full else "OUTPUT_UNWRITABLE"
        raise OutputError(code, tep=target.name) from error


def _write(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    """The process's mask; reading it means setting it for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows has no handle for folders and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
