"""Checked files, kept in memory for a short while and nowhere else.

Nothing of an upload is written to the disk: the answer to a check, its page pictures and its
reports are made from here until the time is over, other files push it out, or the clerk drops it.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from web.office import Judged, Line, Look, NotFoundError, Office, ToolError, message_for

MINUTES = 30
_FILES = 6
_LINE_HEIGHT = 12
_LETTER_WIDTH, _LETTER_HEIGHT = 5, 8
_MARGIN, _GAP = 83, 3
"""Measures of the numbers drawn beside marks, in points."""

_EXTENSION = "docgen_checks"


@dataclass(frozen=True)
class Check:
    """A judged file with its pages; ``look`` is None where ``notice`` says why there are none."""

    judged: Judged
    look: Look | None
    notice: str = ""

    def page_of(self, line: Line) -> int | None:
        """The page of a finding, counted from 1, where it was found by its text."""
        spot = self.look.spots.get(line.number) if self.look else None
        return spot.page + 1 if spot else None

    def marked(self, line: Line) -> bool:
        """Whether the place of a finding is drawn on its page."""
        spot = self.look.spots.get(line.number) if self.look else None
        return bool(spot and spot.boxes)

    def sheets(self, lines: Sequence[Line]) -> list[Sheet]:
        """Every page with the marks of these findings."""
        if self.look is None:
            return []
        found = [Sheet(at, *size, []) for at, size in enumerate(self.look.layout.sizes, 1)]
        for line in lines:
            spot = self.look.spots.get(line.number)
            if spot and spot.boxes:
                found[spot.page].marks.append(Mark(line, spot.boxes))
        return found


@dataclass(frozen=True)
class Mark:
    """The boxes of one finding on its page, in points."""

    line: Line
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Sheet:
    """A page, counted from 1, with its size in points and what is marked on it."""

    number: int
    width: float
    height: float
    marks: list[Mark]

    @property
    def labels(self) -> list[tuple[float, float, str]]:
        """The numbers of the marks of one printed line together: right end, base line, text.

        They stand in the left margin, where they hide no word.
        """
        lefts = (box[0] for mark in self.marks for box in mark.boxes)
        edge = min((*lefts, _MARGIN)) - _GAP
        rows: dict[int, list[Mark]] = {}
        for mark in self.marks:
            rows.setdefault(round(mark.boxes[0][1] / _LINE_HEIGHT), []).append(mark)
        return [_label(marks, edge) for marks in rows.values()]


def _label(marks: list[Mark], edge: float) -> tuple[float, float, str]:
    top = min(mark.boxes[0][1] for mark in marks)
    words = ", ".join(str(mark.line.number) for mark in marks)
    width = _LETTER_WIDTH * len(words)
    return max(edge, width), top + _LETTER_HEIGHT, words


def check(office: Office, docx: bytes, name: str) -> Check:
    """Judge a file and print its pages. Raises PackageError before anything but the reader runs."""
    judged = office.judge(docx, name)
    try:
        return Check(judged, office.look(judged))
    except ToolError as error:
        return Check(judged, None, message_for(error).sentence)


class CheckStore:
    """The last checks by name; the names cannot be guessed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._checks: OrderedDict[str, tuple[float, Check]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, done: Check) -> str:
        """Keep a check; gives its name."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._drop_old()
            self._checks[name] = (self._clock() + MINUTES * 60, done)
            while len(self._checks) > _FILES:
                self._checks.popitem(last=False)
        return name

    def get(self, name: str) -> Check:
        """A kept check. Raises NotFoundError ``CHECK_GONE``."""
        with self._lock:
            self._drop_old()
            if name not in self._checks:
                raise NotFoundError("CHECK_GONE", phut=MINUTES)
            return self._checks[name][1]

    def drop(self, name: str) -> None:
        """Forget a check."""
        with self._lock:
            self._checks.pop(name, None)

    def __len__(self) -> int:
        return len(self._checks)

    def _drop_old(self) -> None:
        now = self._clock()
        for name in [name for name, (until, _) in self._checks.items() if until < now]:
            del self._checks[name]


def attach_checks(app: Flask) -> None:
    """Give the application its store of checks."""
    app.extensions[_EXTENSION] = CheckStore()


def get_checks() -> CheckStore:
    """The store of the running application."""
    return cast("CheckStore", current_app.extensions[_EXTENSION])
