"""The fields of a model as one plain description for intake, form, sample YAML and schema."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from docgen.documents.base import Model, Widget


@dataclass(frozen=True)
class FieldSpec:
    """One field.

    ``kind`` is the widget (``line``, ``paragraph``, ``paragraphs``, ``lines``, ``date``, ``year``,
    ``money``, ``integer``, ``deadline``, ``choice``, ``flag``), ``group`` for one nested model or
    ``groups`` for a list of them; ``model`` is the nested model; ``owner`` the model it is in.
    """

    name: str
    kind: str
    required: bool
    owner: type[Model]
    model: type[Model] | None = None
    choices: tuple[str, ...] = ()
    max_length: int | None = None

    @property
    def key(self) -> str:
        """The glossary's most specific key for this field."""
        return f"{self.owner.__name__}.{self.name}"


@cache
def fields_of(model: type[Model], content: type[Model] | None = None) -> tuple[FieldSpec, ...]:
    """Describe the fields of ``model`` in their order; ``content`` stands for a union of models."""
    return tuple(_spec(model, name, info, content) for name, info in model.model_fields.items())


def content_tag(content: type[Model]) -> str:
    """The one value of a content model's ``kieu``."""
    tag: str = get_args(content.model_fields["kieu"].annotation)[0]
    return tag


def _spec(model: type[Model], name: str, info: FieldInfo, content: type[Model] | None) -> FieldSpec:
    annotation, metadata = _unwrap(info.annotation, tuple(info.metadata))
    kind, nested, choices = _kind(annotation, metadata, content)
    return FieldSpec(
        name=name,
        kind=kind,
        required=info.is_required() or _has(metadata, MinLen),
        owner=model,
        model=nested,
        choices=choices,
        max_length=next((m.max_length for m in metadata if isinstance(m, MaxLen)), None),
    )


def _unwrap(annotation: Any, metadata: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Take ``Annotated`` and ``| None`` off, keeping the marks."""
    while True:
        if get_origin(annotation) is Annotated:
            inner, *marks = get_args(annotation)
            annotation, metadata = inner, metadata + _flat(marks)
            continue
        members = [arg for arg in get_args(annotation) if arg is not type(None)]
        if get_origin(annotation) in (Union, types.UnionType) and len(members) == 1:
            annotation = members[0]
            continue
        return annotation, metadata


def _flat(marks: list[Any]) -> tuple[Any, ...]:
    flat: tuple[Any, ...] = ()
    for mark in marks:
        flat += tuple(mark.metadata) if isinstance(mark, FieldInfo) else (mark,)
    return flat


def _kind(
    annotation: Any, metadata: tuple[Any, ...], content: type[Model] | None
) -> tuple[str, type[Model] | None, tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        return "choice", None, get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return "group", content, ()
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return "group", annotation, ()
    if get_origin(annotation) is tuple:
        item = get_args(annotation)[0]
        if isinstance(item, type) and issubclass(item, Model):
            return "groups", item, ()
    if annotation is bool:
        return "flag", None, ()
    widget = next(mark for mark in metadata if isinstance(mark, Widget))
    return widget.kind, None, ()


def _has(metadata: tuple[Any, ...], mark: type) -> bool:
    return any(isinstance(entry, mark) for entry in metadata)
