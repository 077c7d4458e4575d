"""What a person gave, before it means anything: plain values and where each one stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen.problems import Path
from docgen.text.tree import Node

Raw: TypeAlias = "str | int | bool | dict[str, Raw] | list[Raw] | None"
"""A value as it was given: text, a number or truth value of JSON, groups and lists."""


@dataclass(frozen=True)
class Record:
    """The values of one paper and, where the source has lines, the line of each place."""

    tree: dict[str, Raw]
    source: str = ""
    lines: Mapping[Path, int] = field(default_factory=dict)

    def having(self, **values: Raw) -> Record:
        """The same record with some of its fields given anew; None takes a field away."""
        tree: dict[str, Raw] = {
            name: value for name, value in (self.tree | values).items() if value is not None
        }
        return Record(tree, self.source, self.lines)

    def pruned(self) -> Record:
        """The same record without blank items of lists, each value still on its own line.

        A form has blank rows, and a blank row is no mistake; places count the others.
        """
        lines: dict[Path, int] = {}
        tree = self._kept(self.tree, (), (), lines)
        assert isinstance(tree, dict)
        return Record(tree, self.source, lines)

    def _kept(self, value: Raw, old: Path, new: Path, lines: dict[Path, int]) -> Raw:
        if old in self.lines:
            lines[new] = self.lines[old]
        if isinstance(value, dict):
            return {
                key: self._kept(item, (*old, key), (*new, key), lines)
                for key, item in value.items()
            }
        if isinstance(value, list):
            filled = [(at, item) for at, item in enumerate(value) if not is_blank(item)]
            return [
                self._kept(item, (*old, at), (*new, now), lines)
                for now, (at, item) in enumerate(filled)
            ]
        return value

    def line(self, path: Path) -> int | None:
        """The 1-based line of ``path`` or of its nearest container that has one."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


def is_blank(value: Raw) -> bool:
    """Whether nothing was given: no text, or a group or list of nothing."""
    if isinstance(value, dict):
        return all(is_blank(item) for item in value.values())
    if isinstance(value, list):
        return all(is_blank(item) for item in value)
    return value is None or value == ""


def record_of(node: Node, source: str) -> Record:
    """Take a parsed YAML or JSON tree apart into values and lines."""
    lines: dict[Path, int] = {}
    tree = _plain(node, (), lines)
    return Record(tree if isinstance(tree, dict) else {}, source, lines)


def _plain(node: Node, path: Path, lines: dict[Path, int]) -> Raw:
    if node.line is not None:
        lines[path] = node.line
    if isinstance(node.value, dict):
        return {key: _plain(item, (*path, key), lines) for key, item in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(item, (*path, at), lines) for at, item in enumerate(node.value)]
    return node.value
