"""What a person can get wrong, as data: a code, a place and the words a sentence needs.

A problem never holds a sentence. ``docgen.messages`` turns it into Vietnamese at the edge, so the
form, the command line and the API say the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Path = tuple[str | int, ...]
"""Place in a record: field names and list positions from 0, ``("noi_nhan", 0, "ten")``."""


class Severity(StrEnum):
    """Weight of a problem: the word shown to the clerk is the message catalogue's."""

    LOI = "loi"
    CANH_BAO = "canh_bao"
    GOI_Y = "goi_y"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: ``code`` names the sentence, ``path`` the field, ``params`` fill the sentence.

    ``line`` is the 1-based line of the source file where it has lines; ``quote`` is the text as
    the person gave it, cut short; ``clause`` is the place in the decree the rule comes from.
    """

    code: str
    path: Path = ()
    params: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.LOI
    line: int | None = None
    quote: str = ""
    clause: str = ""

    @property
    def place(self) -> str:
        """The path as people write it: ``nhiem_vu[1].thoi_han``, items counted from 1."""
        return format_path(self.path)


def format_path(path: Path) -> str:
    """Write a path with dots and with items counted from 1."""
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f"[{step + 1}]"
        else:
            words += f".{step}" if words else step
    return words


@dataclass(frozen=True, slots=True)
class Report:
    """All problems found in one pass, in the order of the record."""

    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the work."""
        return self._of(Severity.LOI)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems a person should look at."""
        return self._of(Severity.CANH_BAO)

    @property
    def hints(self) -> tuple[Problem, ...]:
        """The problems that are only advice."""
        return self._of(Severity.GOI_Y)

    def _of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is severity)

    def __add__(self, other: Report) -> Report:
        return Report(self.problems + other.problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)


def report_of(problems: Iterable[Problem]) -> Report:
    """Collect problems from anything that yields them."""
    return Report(tuple(problems))
