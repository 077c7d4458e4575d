"""What is wrong, as repairing needs it, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from docgen.problems import Problem


class Wrong(Protocol):
    """A finding of the checker; see ``docgen.lint.finding.Finding`` for the fields."""

    @property
    def code(self) -> str:
        """Code of the rule that is broken."""

    @property
    def component(self) -> str:
        """Id of the component of the norm, "" for the whole paper."""

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Positions in ``DocumentFacts.paragraphs``."""

    @property
    def span(self) -> tuple[int, int] | None:
        """Characters of the first paragraph."""

    @property
    def params(self) -> Mapping[str, str]:
        """Values of the finding's sentence."""

    @property
    def fix(self) -> tuple[str, str] | None:
        """Text before and after where the rule knows it."""


PartKey = tuple[str, int]
"""A paragraph of the given file: name of its part, position of its ``w:p`` in it, from 0."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended.

    ``code`` is the rule that asked for it, ``what`` names the sentence ("SUA_CO_CHU"), ``place`` is
    for people, ``before`` and ``after`` are words or measures. ``key`` finds the paragraph in the
    given file; ``None`` for what belongs to no paragraph of it.
    """

    code: str
    what: str
    component: str
    place: str
    before: str
    after: str
    key: PartKey | None

    @property
    def problem(self) -> Problem:
        """The change in the shape that the catalogue puts into words."""
        return Problem(self.what, params={"a": self.before, "b": self.after})
