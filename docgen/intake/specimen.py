"""A commented YAML of a template: every field, its hint, a sample value (``docgen new``)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.documents.base import Model
from docgen.documents.schema import FieldSpec, fields_of
from docgen.norms.glossary import Term, term

_STEP = "  "


def specimen(
    model: type[Model], content: type[Model], template_ref: str, *, with_office: bool
) -> str:
    """Text of a record that builds as it stands; optional fields are there as comments.

    ``with_office`` writes the group of the issuing office too, for use without a profile.
    """
    left_out = {"mau", "loai"} | (set() if with_office else {"co_quan"})
    lines = [f"mau: {template_ref}"]
    for spec in fields_of(model, content):
        if spec.name not in left_out:
            lines += _field(spec, "", with_office and spec.name == "co_quan")
    return "\n".join(lines) + "\n"


def _field(spec: FieldSpec, indent: str, wanted: bool = False) -> Iterator[str]:
    if spec.name == "kieu":
        return
    entry = term(spec.owner.__name__, spec.name)
    dead = "" if spec.required or wanted else "# "
    yield f"{indent}# {_explained(entry, spec)}"
    for line in _value(spec, entry):
        yield f"{indent}{dead}{line}"


def _explained(entry: Term, spec: FieldSpec) -> str:
    words = entry.label if spec.required else f"{entry.label} (không bắt buộc)"
    if spec.choices and entry.choices:
        hint = "; ".join(f"{key}: {entry.choices[key]}" for key in spec.choices)
    else:
        hint = entry.hint
    return f"{words}. {hint}" if hint else words


def _value(spec: FieldSpec, entry: Term) -> Iterator[str]:
    if spec.model is not None:
        yield f"{spec.name}:"
        lines = [line for inner in fields_of(spec.model) for line in _field(inner, _STEP)]
        yield from _as_item(lines) if spec.kind == "groups" else lines
    elif spec.kind in ("lines", "paragraphs"):
        yield f"{spec.name}:"
        yield f"{_STEP}- {_sample(spec, entry)}"
    else:
        yield f"{spec.name}: {_sample(spec, entry)}"


def _as_item(lines: list[str]) -> Iterator[str]:
    """Put the dash of a list item before the first line that is not a comment."""
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    for at, line in enumerate(lines):
        body = line[len(_STEP) :]
        yield f"{_STEP}- {body}" if at == first else f"{_STEP}{_STEP}{body}"


def _sample(spec: FieldSpec, entry: Term) -> str:
    if spec.choices:
        return spec.choices[0]
    text = entry.example or entry.label
    return f'"{text}"' if ": " in text or text[0] in "{[\"'" else text
