"""The list of rules: a rule is a function under ``@rule`` in a module of ``docgen.lint.rules``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from docgen.lint.finding import Defect, Source

if TYPE_CHECKING:
    from docgen.lint.case import Case
    from docgen.norms import Norm

ND30 = frozenset({"nd30"})
"""Genres of papers that the decree binds in full."""

COPIES = frozenset({"ban_sao"})
EVERY = frozenset({"*"})
"""For rules about the text alone: any file of any kind."""

Sourcing = Callable[["Norm"], Source | None]
"""Gives the source of a demand, ``None`` where the norm makes no such demand."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule yields; the engine adds source, weight and the words of the place.

    ``at`` are positions of paragraphs, the first one the place. ``sure`` is the confidence of the
    recognition it rests on. ``component`` and ``source`` replace those of the rule.
    """

    at: tuple[int, ...]
    quote: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    fix: tuple[str, str] | None = None
    span: tuple[int, int] | None = None
    sure: float = 1.0
    component: str = ""
    source: Source | None = None

    def but(self, **changes: Any) -> Found:
        """The same with some fields changed."""
        return replace(self, **changes)


Check = Callable[["Case"], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule; ``id`` is ``module.function``, several rules may share a ``code``."""

    id: str
    code: str
    component: str
    defect: Defect
    check: Check
    source: Sourcing | None
    field: str
    needs: tuple[str, ...]
    genres: frozenset[str]
    gather: bool

    @property
    def clause_text(self) -> str:
        """First line of the docstring: what the rule demands."""
        return (self.check.__doc__ or "").strip().splitlines()[0]


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    defect: Defect,
    component: str = "",
    *,
    field: str = "",
    source: Sourcing | Source | None = None,
    needs: tuple[str, ...] = (),
    genres: frozenset[str] = ND30,
    gather: bool = False,
) -> Callable[[Check], Check]:
    """Register a function as a rule.

    The demand's source is that of ``field`` of the component in the norm, or ``source``. ``needs``
    are ids of components of which one must have been recognised (``component`` by default), or
    words with ``@``: see :data:`docgen.lint.case.NEEDS`. ``gather`` joins findings that differ
    only in their place. Every demand needs a failing paper in ``tests/rules`` and a line in
    ``coverage.yaml``; tests name what is forgotten.
    """

    def register(check: Check) -> Check:
        name = f"{check.__module__.rpartition('.')[2]}.{check.__name__}"
        fixed = source
        sourcing = (lambda norm: fixed) if isinstance(fixed, Source) else fixed
        wanted = needs or ((component,) if component else ())
        _RULES[name] = Rule(
            name, code, component, defect, check, sourcing, field, wanted, genres, gather
        )
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its module and id. Modules are found, not listed."""
    from importlib import import_module
    from pkgutil import iter_modules

    from docgen.lint import rules as package

    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return tuple(_RULES.values())


def codes() -> frozenset[str]:
    """Every code that a finding can have."""
    return frozenset(one.code for one in rules())
