"""The words for a place in a record: "nội dung công việc của nhiệm vụ 2"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.documents.base import Model
from docgen.documents.schema import FieldSpec, fields_of
from docgen.intake.record import Record
from docgen.norms.glossary import term
from docgen.problems import Path, Report


def place_label(
    path: Path, model: type[Model], content: type[Model] | None = None
) -> dict[str, str]:
    """Parameters every sentence may use.

    ``nhan``: the field in words with the item it belongs to; ``khoa``: the field's key in YAML;
    ``cach_ghi``: an example as typed, where there is one.
    """
    trail = list(_trail(path, model, content))
    if not trail:
        name = str(path[-1]) if path else ""
        return {"nhan": name, "khoa": name, "cach_ghi": ""}
    spec, _ = trail[-1]
    example = term(spec.owner.__name__, spec.name).example
    told = f", ví dụ {spec.name}: {example}" if example else ""
    return {"nhan": _words(trail), "khoa": spec.name, "cach_ghi": told}


def with_places(report: Report, record: Record, model: type[Model], content: type[Model]) -> Report:
    """Give problems found in the finished model the words and lines of the record's places."""
    return Report(
        tuple(
            replace(
                one,
                params=place_label(one.path, model, content) | dict(one.params),
                line=one.line or record.line(one.path),
            )
            for one in report
        )
    )


def item_label(path: Path, model: type[Model], content: type[Model] | None = None) -> str:
    """What one entry of the list at ``path`` is called, or "" where it is no list."""
    trail = list(_trail(path, model, content))
    if not trail or trail[-1][0].kind not in ("groups", "paragraphs", "lines"):
        return ""
    spec = trail[-1][0]
    return term(spec.owner.__name__, spec.name).item


def _trail(
    path: Path, model: type[Model], content: type[Model] | None
) -> Iterator[tuple[FieldSpec, int | None]]:
    """The fields along ``path``, each with the position of the item the path goes through."""
    level: type[Model] | None = model
    steps = list(path)
    while steps and level is not None:
        name = steps.pop(0)
        spec = next((spec for spec in fields_of(level, content) if spec.name == name), None)
        if spec is None:
            return
        position = steps.pop(0) if steps and isinstance(steps[0], int) else None
        yield spec, position if isinstance(position, int) else None
        level = spec.model


def _words(trail: list[tuple[FieldSpec, int | None]]) -> str:
    spec, position = trail[-1]
    entry = term(spec.owner.__name__, spec.name)
    words = f"{entry.item} {position + 1}" if position is not None and entry.item else entry.label
    parts = [words[:1].lower() + words[1:]]
    for spec, position in reversed(trail[:-1]):
        if position is not None:
            item = term(spec.owner.__name__, spec.name).item
            parts.append(f"{item} {position + 1}")
    return " của ".join((parts[0], ", ".join(parts[1:]))) if parts[1:] else parts[0]
