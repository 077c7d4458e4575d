"""From a record to a typed model, with every mistake of the record reported in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from docgen.documents.base import Model
from docgen.documents.schema import FieldSpec, content_tag, fields_of
from docgen.intake.convert import ABSENT, CONVERTERS
from docgen.intake.record import Raw, Record
from docgen.problems import Path, Problem, Report, Severity

M = TypeVar("M", bound=Model)

_QUOTE = 60
"""Longest quote of what was typed, in characters."""


@dataclass(frozen=True)
class Built(Generic[M]):
    """The model, or None where an error stopped it, and everything there is to say."""

    model: M | None
    report: Report


def build(
    record: Record,
    model: type[M],
    *,
    content: type[Model] | None = None,
    fixed: Mapping[str, object] | None = None,
) -> Built[M]:
    """Build ``model`` from ``record``.

    ``content`` is the model of the field that is a union; ``fixed`` holds ready values set by the
    caller (the kind, an office taken from the profile), which the record may not contradict.
    """
    record = record.pruned()
    walk = _Walk(record, model, content)
    values = walk.group(record.tree, fields_of(model, content), ())
    for key, value in (fixed or {}).items():
        values[key] = value
    built = _validated(model, values, walk)
    report = Report(tuple(sorted(walk.problems, key=lambda problem: problem.line or 0)))
    return Built(None if report.errors else built, report)


class _Walk:
    """One pass over the record: converts what it can, reports what it cannot."""

    def __init__(self, record: Record, model: type[Model], content: type[Model] | None) -> None:
        self.record = record
        self.model = model
        self.content = content
        self.problems: list[Problem] = []

    def group(
        self, value: dict[str, Raw], specs: tuple[FieldSpec, ...], path: Path
    ) -> dict[str, Any]:
        self._unknown(value, specs, path)
        found: dict[str, Any] = {}
        for spec in specs:
            if spec.name in value and value[spec.name] is not None:
                converted = self.field(value[spec.name], spec, (*path, spec.name))
                if converted is not ABSENT:
                    found[spec.name] = converted
        return found

    def field(self, value: Raw, spec: FieldSpec, path: Path) -> object:
        if spec.kind == "group":
            return self._nested(value, spec, path)
        if spec.kind == "groups":
            return self._items(value, spec, path)
        return CONVERTERS[spec.kind](value, spec, partial(self.say, path))

    def _nested(self, value: Raw, spec: FieldSpec, path: Path) -> object:
        assert spec.model is not None
        if isinstance(value, str) and spec.model.shorthand:
            value = {spec.model.shorthand: value}
        if not isinstance(value, dict):
            self.say(path, "NOT_A_GROUP")
            return ABSENT
        found = self.group(value, fields_of(spec.model), path)
        if spec.model is self.content:
            found["kieu"] = content_tag(spec.model)
        return found or ABSENT

    def _items(self, value: Raw, spec: FieldSpec, path: Path) -> object:
        if isinstance(value, str) and spec.model is not None and spec.model.shorthand:
            value = [*value.splitlines()]
        if not isinstance(value, list):
            self.say(path, "NOT_A_LIST")
            return ABSENT
        items = [self._nested(item, spec, (*path, at)) for at, item in enumerate(value)]
        return tuple({} if item is ABSENT else item for item in items) or ABSENT

    def _unknown(self, value: dict[str, Raw], specs: tuple[FieldSpec, ...], path: Path) -> None:
        names = [spec.name for spec in specs]
        for key in value:
            if key not in names:
                from difflib import get_close_matches

                near = get_close_matches(key, names, 1)
                code = "UNKNOWN_FIELD_NEAR" if near else "UNKNOWN_FIELD"
                self.say((*path, key), code, ten=key[:_QUOTE], gan_giong="".join(near))

    def say(self, path: Path, code: str, *, at: int | None = None, **params: object) -> None:
        """Report ``code`` at ``path`` or at its item ``at``; notes of the clean-up are advice."""
        path = path if at is None else (*path, at)
        from docgen.intake.labels import place_label

        words = {key: str(value)[:_QUOTE] for key, value in params.items()}
        self.problems.append(
            Problem(
                code=code,
                path=path,
                params=place_label(path, self.model, self.content) | words,
                severity=Severity.GOI_Y if code.startswith("NOTE_") else Severity.LOI,
                line=self.record.line(path),
                quote=words.get("gia_tri", ""),
            )
        )

    def reported(self, path: Path) -> bool:
        """Whether an error was already reported at ``path`` or inside it."""
        return any(
            problem.path[: len(path)] == path
            for problem in self.problems
            if problem.severity is Severity.LOI
        )


def _validated(model: type[M], values: dict[str, Any], walk: _Walk) -> M | None:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        from docgen.intake.labels import item_label

        for entry in error.errors(include_url=False, include_input=False):
            path = tuple(step for step in entry["loc"] if not _is_tag(step, walk.content))
            # The clean-up has told of lone surrogates, at the place where they were typed.
            if entry["type"] != "string_unicode" and not walk.reported(path):
                # Pydantic's English never leaves this function: its type chooses our code.
                item = item_label(path, model, walk.content)
                code, params = _CODES[entry["type"]](entry.get("ctx", {}), item)
                walk.say(path, code, **params)
        return None


def _is_tag(step: str | int, content: type[Model] | None) -> bool:
    """Pydantic puts the chosen member of a union into the place; the record has no such level."""
    return content is not None and step == content_tag(content)


def _required(context: dict[str, Any], item: str) -> tuple[str, dict[str, Any]]:
    return ("REQUIRED_ITEM", {"mot": item}) if item else ("REQUIRED", {})


def _too_long(context: dict[str, Any], item: str) -> tuple[str, dict[str, Any]]:
    return "TOO_LONG", {"toi_da": context["max_length"]}


def _too_many(context: dict[str, Any], item: str) -> tuple[str, dict[str, Any]]:
    return "TOO_MANY", {"toi_da": context["max_length"], "mot": item}


def _range(context: dict[str, Any], item: str) -> tuple[str, dict[str, Any]]:
    return "OUT_OF_RANGE", {"gioi_han": context.get("le", context.get("ge"))}


_CODES = {
    "missing": _required,
    "too_short": _required,
    "string_too_short": _required,
    "union_tag_not_found": _required,
    "string_too_long": _too_long,
    "too_long": _too_many,
    "less_than_equal": _range,
    "greater_than_equal": _range,
}
