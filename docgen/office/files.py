"""Writing files so that nothing is ever half-written or lost (decision 8).

Write beside the target, fsync, rename, fsync of the folder.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from docgen.errors import OutputError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NOT_OFFERED = (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EXDEV)
"""What file systems of USB sticks and shares answer to hard links and to fsync of a folder."""


def write_whole(target: Path, data: bytes, *, replace: bool = True) -> None:
    """Put ``data`` at ``target`` in one step.

    Raises OutputError ``OUTPUT_EXISTS`` when ``replace`` is off and the target is there,
    ``OUTPUT_DISK_FULL`` and ``OUTPUT_UNWRITABLE`` when the system refuses; nothing is left behind
    then, and what was at ``target`` before is still there.
    """
    if not replace and target.exists():
        raise OutputError("OUTPUT_EXISTS", tep=target.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data, replace)
    except OSError as error:
        raise OutputError(_code_of(error, target), tep=target.name) from error


def _code_of(error: OSError, target: Path) -> str:
    if isinstance(error, FileExistsError) and target.exists():
        return "OUTPUT_EXISTS"
    return "OUTPUT_DISK_FULL" if error.errno in _FULL else "OUTPUT_UNWRITABLE"


def _write(target: Path, data: bytes, replace: bool) -> None:
    working = target.with_name(f".docgen-{os.urandom(8).hex()}.tmp")
    try:
        _fill(working, data)
        _put(working, target, replace)
    except BaseException:
        with suppress(OSError):
            working.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _fill(working: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(working, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(working: Path, target: Path, replace: bool) -> None:
    if replace:
        working.replace(target)
    elif os.name == "nt":
        working.rename(target)  # on Windows this refuses a target that came up meanwhile
    else:
        _put_new(working, target)


def _put_new(working: Path, target: Path) -> None:
    """Give the file its name unless another process took the name meanwhile."""
    try:
        os.link(working, target)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
        working.replace(target)
    else:
        working.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows has no handle for folders and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    finally:
        os.close(handle)
