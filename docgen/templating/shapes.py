"""What the context provides, by shape: which names are texts, lists, groups with fields.

Derived from real contexts, never written by hand, so that it cannot fall behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shape:
    """Shape of one value.

    ``items`` is the shape of a list's entries and None for what is no list; ``fields`` are those
    of a group. A list that was empty in every context has ``unknown`` items: anything goes there.
    """

    items: Shape | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    unknown: bool = False

    @property
    def is_text(self) -> bool:
        """Whether a tag may print the value as it is."""
        return self.unknown or (self.items is None and not self.fields)


UNKNOWN = Shape(unknown=True)


def shape_of(value: object) -> Shape:
    """The shape of a value of the context: text, number or flag; list; group."""
    if isinstance(value, Mapping):
        return Shape(fields={str(name): shape_of(entry) for name, entry in value.items()})
    if isinstance(value, (list, tuple)):
        return Shape(items=_united(shape_of(entry) for entry in value))
    return Shape()


def shapes_of(contexts: Iterable[Mapping[str, object]]) -> dict[str, Shape]:
    """Every name that at least one of the contexts has, with all its fields."""
    return dict(_united(shape_of(context) for context in contexts).fields)


def _united(shapes: Iterable[Shape]) -> Shape:
    result = UNKNOWN
    for shape in shapes:
        result = _both(result, shape)
    return result


def _both(one: Shape, other: Shape) -> Shape:
    if one.unknown or other.unknown:
        return other if one.unknown else one
    names = {**one.fields, **other.fields}
    fields = {
        name: _both(one.fields.get(name, UNKNOWN), other.fields.get(name, UNKNOWN))
        for name in names
    }
    if one.items is None or other.items is None:
        return Shape(one.items or other.items, fields)
    return Shape(_both(one.items, other.items), fields)
