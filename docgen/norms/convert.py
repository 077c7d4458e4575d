"""From a tree of strings to exact types, as the models of this package declare them.

A norm file holds every scalar as text; the declared type of the field decides what it becomes, so
``"1.10"`` stays a form's number and ``13`` a size. A value that needs evidence stands under a key
such as ``law A`` or ``convention C``, which gives basis and confidence to all values under it::

    - id: trich_yeu
      name: "Trích yếu nội dung"
      law A: {size: {min: 13, max: 14}, bold: true, align: center}
      convention C: {space_after_pt: 0}

Every refusal is a :class:`docgen.errors.NormError` with ``line`` and ``path``.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal, NoReturn, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from docgen.errors import NormError
from docgen.norms.evidence import EVIDENCE, Basis, Weighed
from docgen.text.tree import Node

_Model = TypeVar("_Model", bound=BaseModel)


def build(model: type[_Model], node: Node, path: str = "", **given: object) -> _Model:
    """A model from its part of the tree; ``given`` are fields that do not stand in the file."""
    fields = _fields(model, node, path)
    for name in given.keys() & fields.keys():
        refuse("NORM_UNKNOWN_KEY", node, f"{path}.{name}")
    try:
        return model(**fields, **given)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join([path, *(str(step) for step in first["loc"])])
        refuse("NORM_REFUSED", node, place, error, reason=first["msg"])


def refuse(
    code: str, node: Node, path: str, cause: Exception | None = None, **params: object
) -> NoReturn:
    """Stop with the place of the fault in the file."""
    raise NormError(code, line=node.line, path=path.lstrip("."), **params) from cause


def _fields(model: type[BaseModel], node: Node, path: str) -> dict[str, Any]:
    rows = _group(node, path)
    if issubclass(model, Weighed):
        return _weighed_fields(model, rows, path)
    return {key: _field(model, key, child, f"{path}.{key}") for key, child in rows.items()}


def _weighed_fields(model: type[Weighed], rows: Mapping[str, Node], path: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    evidence: dict[str, str] = {}
    for key, child in rows.items():
        if key not in EVIDENCE:
            found[key] = _identity(model, key, child, f"{path}.{key}")
            continue
        for name, value in _group(child, f"{path}.{key}").items():
            if name in found:
                refuse("NORM_DUPLICATE_KEY", value, f"{path}.{name}")
            found[name] = _value(model, name, value, f"{path}.{name}")
            evidence[name] = key
    return {**found, "evidence": evidence}


def _group(node: Node, path: str) -> Mapping[str, Node]:
    if not isinstance(node.value, dict):
        refuse("NORM_WRONG_TYPE", node, path, expected="mapping")
    return node.value


def _identity(model: type[Weighed], key: str, node: Node, path: str) -> Any:
    if key in model.values():
        refuse("NORM_EVIDENCE_MISSING", node, path)
    if key.partition(" ")[0] in get_args(Basis):
        refuse("NORM_EVIDENCE_UNKNOWN", node, path)
    return _field(model, key, node, path)


def _value(model: type[Weighed], name: str, node: Node, path: str) -> Any:
    if name not in model.values():
        refuse("NORM_UNKNOWN_KEY", node, path)
    return _field(model, name, node, path)


def _field(model: type[BaseModel], name: str, node: Node, path: str) -> Any:
    declared = model.model_fields.get(name)
    if declared is None or name == "evidence":
        refuse("NORM_UNKNOWN_KEY", node, path)
    return _convert(declared.annotation, node, path)


def _convert(kind: Any, node: Node, path: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind, node, path)
    if origin is tuple:
        return _items(get_args(kind)[0], node, path)
    if origin is Mapping:
        return _mapping(get_args(kind)[1], node, path)
    if origin is Literal:
        return _choice(get_args(kind), node, path)
    if issubclass(kind, BaseModel):
        return build(kind, node, path)
    return _scalar(kind, node, path)


def _optional(kind: Any, node: Node, path: str) -> Any:
    if node.value is None:
        return None
    inner = next(one for one in get_args(kind) if one is not type(None))
    return _convert(inner, node, path)


def _items(kind: Any, node: Node, path: str) -> tuple[Any, ...]:
    if not isinstance(node.value, list):
        refuse("NORM_WRONG_TYPE", node, path, expected="list")
    return tuple(
        _convert(kind, child, f"{path}[{place}]") for place, child in enumerate(node.value, 1)
    )


def _mapping(kind: Any, node: Node, path: str) -> dict[str, Any]:
    rows = _group(node, path)
    return {key: _convert(kind, child, f"{path}.{key}") for key, child in rows.items()}


def _choice(allowed: tuple[str, ...], node: Node, path: str) -> str:
    if node.value not in allowed:
        refuse("NORM_WRONG_TYPE", node, path, expected=" | ".join(allowed))
    return str(node.value)


def _scalar(kind: type, node: Node, path: str) -> Any:
    if not isinstance(node.value, str):
        refuse("NORM_WRONG_TYPE", node, path, expected=kind.__name__)
    try:
        return _SCALARS[kind](node.value)
    except (ValueError, KeyError) as error:
        refuse("NORM_WRONG_TYPE", node, path, error, expected=kind.__name__)


def _shaped(pattern: str, make: Callable[[str], Any]) -> Callable[[str], Any]:
    """``make`` for text of one shape only: Python's own readers take ``1_0``, ``nan``, weeks."""

    def read(text: str) -> Any:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return make(text)

    return read


def _number(text: str) -> float:
    whole, bar, part = text.partition("/")
    return int(whole) / int(part) if bar else float(text)


_SCALARS: Mapping[type, Callable[[str], Any]] = {
    str: str,
    int: _shaped(r"-?[0-9]+", int),
    float: _shaped(r"-?[0-9]+(\.[0-9]+)?|[0-9]+/[1-9][0-9]*", _number),
    bool: {"true": True, "false": False}.__getitem__,
    date: _shaped(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat),
}
