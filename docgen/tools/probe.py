"""Where a program is and which version it has: a description, kept apart from running it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import ToolError
from docgen.tools.run import Limits, run


@dataclass(frozen=True, slots=True)
class Program:
    """How to find a program.

    ``override`` is an environment variable that holds its path and, when set, is the only place
    looked at; then ``names`` are tried on PATH, then ``places``, patterns of absolute paths.
    ``version_pattern`` finds the version as group 1 in what ``version_args`` print.
    """

    id: str
    names: tuple[str, ...]
    override: str = ""
    places: tuple[str, ...] = ()
    version_args: tuple[str, ...] = ("--version",)
    version_pattern: str = r"(\d+(?:\.\d+)+)"


def find(program: Program, environ: Mapping[str, str] | None = None) -> Path | None:
    """Return the first place where ``program`` can be run, or ``None``."""
    return next(candidates(program, environ), None)


def require(program: Program, environ: Mapping[str, str] | None = None) -> Path:
    """Return where ``program`` is. Raises ToolError ``TOOL_MISSING`` naming it."""
    found = find(program, environ)
    if found is None:
        raise ToolError("TOOL_MISSING", program=program.id, reason="not found")
    return found


def candidates(program: Program, environ: Mapping[str, str] | None = None) -> Iterator[Path]:
    """Yield every place where ``program`` can be run, in the order of preference."""
    seen: set[Path] = set()
    for path in _places(program, os.environ if environ is None else environ):
        if path not in seen and path.is_file() and os.access(path, os.X_OK):
            seen.add(path)
            yield path


def version_of(program: Program, path: Path, env: Mapping[str, str]) -> str | None:
    """Ask the program at ``path`` for its version; ``None`` when it does not answer."""
    try:
        finished = run([str(path), *program.version_args], env=env, limits=Limits(seconds=15))
    except ToolError:
        return None
    printed = finished.text + finished.stderr.decode("utf-8", errors="replace")
    found = re.search(program.version_pattern, printed)
    return found.group(1) if found else None


def _places(program: Program, environ: Mapping[str, str]) -> Iterator[Path]:
    named = environ.get(program.override, "") if program.override else ""
    if named:
        yield Path(named)
        return
    for name in program.names:
        if on_path := shutil.which(name, path=environ.get("PATH", "")):
            yield Path(on_path)
    for pattern in program.places:
        place = Path(pattern)
        if place.is_absolute():
            yield from sorted(Path(place.anchor).glob(str(place.relative_to(place.anchor))))
