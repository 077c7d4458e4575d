"""Faults of the program itself, kept for the person who will mend it.

What is kept names code and places in code only. Messages and values of exceptions are left out:
they may quote a paper.
"""

from __future__ import annotations

import hashlib
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from docgen import __version__

FOLDER = "su_co"
"""Where incidents lie in the data folder, a text file each."""

_MOST = 256


def keep_incident(data_folder: Path, error: BaseException) -> tuple[str, Path | None]:
    """Keep where ``error`` came from and return its code and file (None where none can be kept).

    The code is ``7F3A-21``: the same fault of the program always has the same first part, the
    second counts its occurrences here.
    """
    places = list(_places(error))
    name = hashlib.sha256("\n".join(places).encode()).hexdigest()[:4].upper()
    text = "\n".join((*_machine(), *places, ""))
    try:
        return _written(data_folder / FOLDER, name, text)
    except OSError:
        return f"{name}-00", None


def _written(folder: Path, name: str, text: str) -> tuple[str, Path | None]:
    folder.mkdir(parents=True, exist_ok=True)
    for count in range(1, _MOST):
        code = f"{name}-{count:02X}"
        file = folder / f"{code}.txt"
        try:
            with file.open("x", encoding="utf-8") as target:
                target.write(text)
        except FileExistsError:
            continue
        return code, file
    return code, file  # the fault has been described often enough


def _machine() -> tuple[str, ...]:
    return (
        datetime.now(UTC).isoformat(timespec="seconds"),
        f"docgen {__version__}, Python {platform.python_version()}, {platform.platform()}",
    )


def _places(error: BaseException) -> Iterator[str]:
    """The chain of exceptions, the one that was raised last at the end, with their frames."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _places(cause)
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}"
