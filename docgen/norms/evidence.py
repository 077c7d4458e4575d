"""Where each value of a norm comes from: the base of every model in this package.

A value stands in the decree's own text (``law``), is shown by one of its forms (``form``) or is
what offices do where the decree is silent (``convention``). Its confidence runs from A (two
transcriptions of the decree agree) to D (inference). Both weigh a finding: decision 23.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

Basis = Literal["law", "form", "convention"]
Confidence = Literal["A", "B", "C", "D"]


class Frozen(BaseModel):
    """A value object: exact types, nothing unknown, never changed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


class Evidence(NamedTuple):
    """Basis and confidence of one value."""

    basis: Basis
    conf: Confidence


EVIDENCE: Mapping[str, Evidence] = {
    f"{basis} {conf}": Evidence(basis, conf)
    for basis in get_args(Basis)
    for conf in get_args(Confidence)
}
"""Every evidence by the words a norm file uses for it: ``law A``."""


def _known(words: str) -> str:
    if words not in EVIDENCE:
        raise ValueError(f"no evidence: {words}")
    return words


EvidenceWords = Annotated[str, AfterValidator(_known)]


class Weighed(Frozen):
    """A record whose every given value has evidence.

    Fields named in ``IDENTITY`` only say which record it is and carry none. A field that is
    ``None`` is one on which the norm says nothing, and has no evidence either.
    """

    IDENTITY: ClassVar[frozenset[str]] = frozenset({"id"})

    evidence: Mapping[str, EvidenceWords]

    @classmethod
    def values(cls) -> frozenset[str]:
        """Names of the fields that need evidence when they are given."""
        return frozenset(cls.model_fields) - cls.IDENTITY - {"evidence"}

    def weight(self, field: str) -> Evidence:
        """Evidence of a given value; ``KeyError`` where the norm says nothing about it."""
        return EVIDENCE[self.evidence[field]]

    @model_validator(mode="after")
    def _each_value_is_weighed(self) -> Self:
        given = {name for name in self.values() if getattr(self, name) is not None}
        if given != set(self.evidence):
            odd = ", ".join(sorted(given ^ set(self.evidence)))
            raise ValueError(f"values and evidence differ: {odd}")
        return self
