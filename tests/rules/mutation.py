"""A clean paper with one small change, and the finding it must draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.lint import Known
from tests.rules.docx import Docx

Change = Callable[[Docx], None]
KNOWN = Known(issuer="Ủy ban nhân dân phường Hoa Mai", place="Hoa Mai")


@dataclass(frozen=True)
class Mutation:
    """``codes`` is what must be found beyond the clean paper: code and component of each."""

    name: str
    base: str
    found: tuple[tuple[str, str], ...]
    change: Change
    known: Known = field(default_factory=Known)


MUTATIONS: list[Mutation] = []


def fails(
    code: str, component: str, base: str = "ke_hoach", known: Known | None = None
) -> Callable[[Change], Change]:
    """Register a change that draws exactly one finding."""

    def register(change: Change) -> Change:
        name = f"{code}-{change.__name__}"
        MUTATIONS.append(Mutation(name, base, ((code, component),), change, known or Known()))
        return change

    return register
