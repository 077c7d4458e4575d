"""What rules need besides the norm: clauses of page rules, optional parts, words of posts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docgen.lint.finding import Source
from docgen.norms import Norm
from docgen.norms.evidence import Weighed

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Words:
    """Words in capitals that begin the names of bodies and posts, and ranks before a name."""

    collectives: tuple[str, ...]
    heads: tuple[str, ...]
    deputies: tuple[str, ...]
    head_of_deputy: dict[str, str]
    ranks: tuple[str, ...]
    rank_exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """Clauses of values that are no component, and parts that a paper may leave out.

    ``normative_kinds`` are kinds that legal normative documents share; their number has a year.
    """

    clauses: dict[str, str]
    optional: frozenset[str]
    normative_kinds: frozenset[str]


@cache
def words() -> Words:
    """The words of signing blocks."""
    table = _load("signing.toml")
    lists = {name: tuple(value) for name, value in table.items() if isinstance(value, list)}
    return Words(head_of_deputy=table["head_of_deputy"], **lists)


@cache
def supplement(norm_id: str) -> Supplement:
    """The supplement of a norm; that of the first decree for one that has none."""
    tables = _load("supplement.toml")
    table = tables.get(norm_id) or next(iter(tables.values()))
    return Supplement(
        table["clauses"], frozenset(table["optional"]), frozenset(table["normative_kinds"])
    )


def source_of(norm: Norm, value: Weighed, field: str, clause: str) -> Source:
    """Source of a value that is no component; ``clause`` is its key in the supplement."""
    evidence = value.weight(field)
    return Source(evidence.basis, evidence.conf, supplement(norm.id).clauses.get(clause, ""))


def _load(name: str) -> dict[str, Any]:
    import tomllib

    with (_DATA / name).open("rb") as file:
        return tomllib.load(file)
