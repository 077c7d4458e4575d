"""Which of the norm's kinds a title or a notation names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.facts.recognition.flat import flat, letters
from docgen.norms.model import Kind, Norm


@dataclass(frozen=True, slots=True)
class Titled:
    """A title line: the kind it names or ``None``, and whether words follow the name."""

    kind: Kind | None
    exact: bool
    end: int


_Names = tuple[tuple[re.Pattern[str], Kind], ...]
_made: dict[str, _Names] = {}


def _names(norm: Norm) -> _Names:
    """Shapes of the names of the kinds, the longest first."""
    if norm.sha256 not in _made:
        kinds = sorted(norm.kinds, key=lambda kind: -len(kind.name))
        _made[norm.sha256] = tuple(
            (
                re.compile(r"\s*" + r"\s*".join(map(re.escape, flat(kind.name).split())) + r"\b"),
                kind,
            )
            for kind in kinds
        )
    return _made[norm.sha256]


def titled(flat_text: str, norm: Norm) -> Titled | None:
    """Read a flattened line that begins with the name of a kind; ``None`` for another."""
    for shape, kind in _names(norm):
        if found := shape.match(flat_text):
            rest = re.sub(r"[\s\d*()]+", "", flat_text[found.end() :])
            return Titled(kind, not rest, found.end())
    return None


def kind_of_notation(notation: str, norm: Norm) -> Kind | None:
    """The kind whose abbreviation a notation begins with: ``KH-UBND`` is of a plan.

    As written first, then without regard to case: a slip of case must not hide the kind.
    """
    first = re.split(r"[-/\s]", notation.strip().lstrip("/"), maxsplit=1)[0]
    exact = next((kind for kind in norm.kinds if kind.abbr == first), None)
    key = letters(first)
    return exact or next(
        (kind for kind in norm.kinds if kind.abbr and key and letters(kind.abbr) == key), None
    )


def form_of(kind: Kind | None, norm: Norm, indirect: bool) -> str:
    """The form (Mẫu) of a kind, "" where the norm has none; a second one issues another paper."""
    if kind is None or not kind.forms:
        return ""
    return kind.forms[1] if indirect and len(kind.forms) > 1 else kind.forms[0]


def has(kind: Kind | None, component: str, norm: Norm) -> bool:
    """Whether a form of the kind shows a component; so for a kind without a form."""
    if kind is None or not kind.forms:
        return True
    return any(component in norm.form(form).components for form in kind.forms)
