"""Sample records and ways to give the same record as YAML, JSON or form fields."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.intake.record import Raw, Record
from docgen.intake.sources import read_form, read_json, read_record
from docgen.text import strict_yaml

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
PLAN_2024 = SAMPLES / "ke-hoach-bao-ve-tre-em" / "ke-hoach-phuong-1-2024.yaml"
PLAN_2026 = SAMPLES / "ke-hoach-bao-ve-tre-em" / "ke-hoach-hoa-mai-2026.yaml"


def sample_files() -> list[Path]:
    """Every record under samples/ that is a whole paper, in a stable order."""
    return sorted(file for file in SAMPLES.glob("*/*.yaml") if file.parent.name != "nhieu-phuong")


def tree_of(file: Path) -> dict[str, Any]:
    """The raw tree of a sample, free to be changed."""
    return copy.deepcopy(read_record(file.read_bytes(), file.name).tree)


def as_yaml(tree: dict[str, Any]) -> bytes:
    return strict_yaml.dump(tree).encode()


def yaml_record(tree: dict[str, Any]) -> Record:
    return read_record(as_yaml(tree), "thu.yaml")


def json_record(tree: dict[str, Any]) -> Record:
    return read_json(json.dumps(tree, ensure_ascii=False).encode(), "thu.json")


def form_record(tree: dict[str, Any]) -> Record:
    return read_form(form_fields(tree))


def form_fields(value: Raw, name: str = "") -> Iterator[tuple[str, str]]:
    """The fields a browser would post for a tree: lists of texts are one text area."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from form_fields(item, f"{name}-{key}" if name else key)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield name, "\r\n".join(str(item) for item in value)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from form_fields(item, f"{name}-{at}")
    elif value is not None:
        yield name, str(value)


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    """The value at a path of a raw tree."""
    for step in path:
        tree = tree[step]
    return tree


def put(tree: Any, path: tuple[str | int, ...], value: Any) -> None:
    """Replace the value at a path of a raw tree."""
    at(tree, path[:-1])[path[-1]] = value
