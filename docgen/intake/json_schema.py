"""JSON Schema 2020-12 of what a record may hold, for editors that complete YAML and JSON.

It describes the record as people write it (dates and money are text), not the typed model.
"""

from __future__ import annotations

from typing import Any

from docgen.documents.base import Model
from docgen.documents.schema import FieldSpec, fields_of
from docgen.norms.glossary import term

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(model: type[Model], content: type[Model], title: str) -> dict[str, Any]:
    """The schema of a template's records; labels and hints are those of the form."""
    specs = tuple(spec for spec in fields_of(model, content) if spec.name != "loai")
    schema = _group(specs)
    schema["required"] = [name for name in schema["required"] if name != "co_quan"]
    return {"$schema": _DIALECT, "title": title} | schema


def _group(specs: tuple[FieldSpec, ...]) -> dict[str, Any]:
    told = [spec for spec in specs if spec.name != "kieu"]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [spec.name for spec in told if spec.required],
        "properties": {spec.name: _field(spec) for spec in told},
    }


def _field(spec: FieldSpec) -> dict[str, Any]:
    entry = term(spec.owner.__name__, spec.name)
    schema: dict[str, Any] = {"title": entry.label}
    if entry.hint:
        schema["description"] = entry.hint
    if entry.example:
        schema["examples"] = [entry.example]
    return schema | _type(spec)


def _type(spec: FieldSpec) -> dict[str, Any]:
    if spec.model is not None:
        group = _group(fields_of(spec.model))
        if spec.model.shorthand:
            group = {"anyOf": [group, {"type": "string"}]}
        return {"type": "array", "items": group} if spec.kind == "groups" else group
    if spec.kind in ("lines", "paragraphs"):
        return {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
    if spec.choices:
        return {"enum": list(spec.choices)}
    if spec.kind == "flag":
        return {"type": ["boolean", "string"]}
    if spec.kind in ("year", "integer", "money"):
        return {"type": ["integer", "string"]}
    return {"type": "string"}
