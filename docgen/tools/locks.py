"""Locks on files between processes: ``fcntl`` or ``msvcrt``, whichever the system has.

The system drops a lock when its process ends, however it ends; a lock file left behind is free.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO

_PAUSE_SECONDS = 0.02


class FileLock:
    """An exclusive lock on ``path``, held until :meth:`release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self, seconds: float = 0.0) -> bool:
        """Take the lock, waiting up to ``seconds``; False when somebody else keeps it."""
        deadline = time.monotonic() + seconds
        file = self._path.open("ab")
        while not _take(file):
            if time.monotonic() >= deadline:
                file.close()
                return False
            time.sleep(_PAUSE_SECONDS)
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock back; the file stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> FileLock:
        if not self.acquire(seconds=float("inf")):
            raise TimeoutError(self._path)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _take(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
