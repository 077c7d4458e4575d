"""YAML without surprises: every scalar is the text that was typed, with its line.

Of YAML only plain data is read: no anchors, aliases, tags, merge keys or second documents, and no
key twice. ``NO``, ``06`` and ``1.10`` stay as they are; only an empty value, ``~`` and ``null``
without quotes mean nothing. This module is the only one that knows PyYAML, and loads it on use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from docgen.text.strict_json import load_json
from docgen.text.tree import LIMITS, Limits, Node, Plain, Refusals, line_at

__all__ = ["LIMITS", "Limits", "Node", "Plain", "dump", "load", "load_json"]

Dumpable: TypeAlias = "str | int | date | Mapping[str, Dumpable] | Sequence[Dumpable] | None"

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE_KEY = "<<"
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_END_MARK = "...\n"
_NO_FOLDING = 2**31 - 1


def _pyyaml() -> Any:
    """Load the library on first use: ``docgen --help`` reads no YAML."""
    import yaml  # noqa: TID251  # this module is PyYAML's owner

    return yaml


def load(source: str | bytes, *, limits: Limits = LIMITS) -> Node:
    """Read one YAML document; an empty file is a node without a value.

    Raises ``IntakeError`` with ``line`` and ``detail`` (what stands there) and the code
    ``YAML_CU_PHAP`` (syntax), ``YAML_ALIAS`` (anchor, alias, merge key), ``YAML_THE`` (tag),
    ``YAML_TRUNG_KHOA`` (key twice, also ``first_line``), ``YAML_KHOA`` (key that is no text),
    ``YAML_NHIEU_TAI_LIEU`` (second document), ``YAML_QUA_SAU``, ``YAML_QUA_NHIEU``,
    ``YAML_QUA_LON`` (depth, count, size) or ``YAML_BANG_MA`` (not UTF-8).
    """
    yaml = _pyyaml()
    refusals = Refusals("YAML", limits)
    text = refusals.text_of(source)
    if found := _UNREADABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise refusals.refuse("CU_PHAP", line, f"U+{ord(found[0]):04X}")
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        return _Reader(parser, refusals).document()
    except yaml.MarkedYAMLError as error:
        lines = text.splitlines()
        mark = error.problem_mark or error.context_mark
        line = min(mark.line + 1, len(lines))
        raise refusals.refuse(
            "CU_PHAP", line, line_at(lines, line), problem=error.problem
        ) from error
    finally:
        parser.dispose()


class _Reader:
    """Builds nodes from the events of PyYAML's parser, which resolves nothing by itself."""

    def __init__(self, parser: Any, refusals: Refusals) -> None:
        yaml = _pyyaml()
        self._next = parser.get_event
        self._refusals = refusals
        self._events = yaml
        self._count = 0

    def document(self) -> Node:
        self._next()
        event = self._next()
        if isinstance(event, self._events.StreamEndEvent):
            return Node(None, 1)
        root = self._node(self._next(), 1)
        self._next()
        event = self._next()
        if not isinstance(event, self._events.StreamEndEvent):
            raise self._refusals.refuse("NHIEU_TAI_LIEU", _line(event), "---")
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self._check(event, depth)
        if isinstance(event, self._events.ScalarEvent):
            return _scalar(event)
        if isinstance(event, self._events.MappingStartEvent):
            return Node(self._mapping(depth), _line(event))
        return Node(self._sequence(depth), _line(event))

    def _check(self, event: Any, depth: int) -> None:
        line = _line(event)
        self._count += 1
        self._refusals.check_place(depth, self._count, line)
        if event.anchor is not None:
            sign = "*" if isinstance(event, self._events.AliasEvent) else "&"
            raise self._refusals.refuse("ALIAS", line, sign + event.anchor)
        if event.tag is not None:
            raise self._refusals.refuse("THE", line, event.tag)

    def _mapping(self, depth: int) -> dict[str, Node]:
        lines: dict[str, int] = {}
        values: dict[str, Node] = {}
        while not isinstance(event := self._next(), self._events.MappingEndEvent):
            key = self._key(event, depth)
            self._refusals.add_key(lines, key, _line(event))
            values[key] = self._node(self._next(), depth + 1)
        return values

    def _key(self, event: Any, depth: int) -> str:
        self._check(event, depth)
        if not isinstance(event, self._events.ScalarEvent):
            raise self._refusals.refuse("KHOA", _line(event), "")
        node = _scalar(event)
        if not isinstance(node.value, str):
            raise self._refusals.refuse("KHOA", node.line, event.value)
        if node.value == _MERGE_KEY and not node.quoted:
            raise self._refusals.refuse("ALIAS", node.line, _MERGE_KEY)
        return node.value

    def _sequence(self, depth: int) -> list[Node]:
        values = []
        while not isinstance(event := self._next(), self._events.SequenceEndEvent):
            values.append(self._node(event, depth + 1))
        return values


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _scalar(event: Any) -> Node:
    quoted = bool(event.style)
    value = None if not quoted and event.value in _NOTHING else event.value
    return Node(value, _line(event), quoted)


def dump(tree: Dumpable) -> str:
    """Write YAML that :func:`load` reads back as the same text, in the order given.

    Numbers, dates and truth values are written as their text. A text is quoted only where it would
    be read as something else, and never folded; text of several lines is written as a block.
    ``ValueError`` for lone surrogates, which no file can hold.
    """
    yaml = _pyyaml()
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    try:
        words: str = yaml.emit(
            _document(tree, yaml), Dumper=dumper, allow_unicode=True, width=_NO_FOLDING
        )
    except UnicodeEncodeError as error:
        raise ValueError("a lone surrogate cannot be written") from error
    return words[: -len(_END_MARK)] if words.endswith(f"\n{_END_MARK}") else words


def _document(tree: Dumpable, yaml: Any) -> Iterator[object]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(tree, yaml)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _events(tree: Dumpable, yaml: Any) -> Iterator[object]:
    if isinstance(tree, Mapping):
        yield yaml.MappingStartEvent(None, None, True, flow_style=not tree)
        for key, value in tree.items():
            yield yaml.ScalarEvent(None, None, (True, True), key, style=_style_of_key(key))
            yield from _events(value, yaml)
        yield yaml.MappingEndEvent()
    elif isinstance(tree, Sequence) and not isinstance(tree, str):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=not tree)
        for value in tree:
            yield from _events(value, yaml)
        yield yaml.SequenceEndEvent()
    else:
        style = _style_of_value(tree) if isinstance(tree, str) else None
        yield yaml.ScalarEvent(None, None, (True, True), _as_typed(tree), style=style)


def _style_of_key(key: str) -> str | None:
    return '"' if key in _NOTHING or key == _MERGE_KEY else None


def _style_of_value(text: str) -> str | None:
    if text in _NOTHING:
        return '"'
    return "|" if _fits_block(text) else None


def _as_typed(value: str | int | date | None) -> str:
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _fits_block(text: str) -> bool:
    """Say whether text of several lines can stand as it is, without signs that a block changes."""
    return (
        "\n" in text
        and text[0] not in " \t\n"
        and not re.search(r"[ \t]\n|[ \t]$|[\r\x85\u2028\u2029\ufeff]", text)
        and not _UNREADABLE.search(text)
    )
