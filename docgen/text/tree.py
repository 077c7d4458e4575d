"""The tree that YAML and JSON are read into: text with line numbers, and nothing guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docgen.errors import IntakeError

Plain: TypeAlias = "str | dict[str, Plain] | list[Plain] | None"


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a file: text, nothing, named values in their order, or a list.

    ``line`` is the 1-based line it begins on. ``quoted`` tells ``""`` and ``"~"``, which were
    written as text, from the same signs without quotes.
    """

    value: str | dict[str, Node] | list[Node] | None
    line: int | None = None
    quoted: bool = False

    def plain(self) -> Plain:
        """Give the same tree as dictionaries, lists and text, without places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be: bytes, levels of nesting, values in all."""

    size: int = 5 * 1024 * 1024
    depth: int = 20
    nodes: int = 200_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Refusals:
    """Raises the refusals of one file format; their codes begin with its name."""

    format: str
    limits: Limits

    def refuse(self, code: str, line: int | None, detail: object, **more: object) -> IntakeError:
        """Make the exception ``<format>_<code>`` for a place and what stands there."""
        params = {"line": "" if line is None else line, "detail": detail, **more}
        return IntakeError(f"{self.format}_{code}", **params)

    def text_of(self, source: str | bytes) -> str:
        """Decode UTF-8, with or without a byte order mark, within the size allowed."""
        octets = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        if len(octets) > self.limits.size:
            raise self.refuse("QUA_LON", None, self.limits.size)
        if isinstance(source, str):
            return source.removeprefix("\ufeff")
        try:
            return source.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = source.count(b"\n", 0, error.start) + 1
            raise self.refuse("BANG_MA", line, f"0x{source[error.start]:02X}") from error

    def check_place(self, depth: int, count: int, line: int) -> None:
        """Refuse a value that lies too deep or is one too many."""
        if depth > self.limits.depth:
            raise self.refuse("QUA_SAU", line, self.limits.depth)
        if count > self.limits.nodes:
            raise self.refuse("QUA_NHIEU", line, self.limits.nodes)

    def add_key(self, keys: dict[str, int], key: str, line: int) -> None:
        """Note where ``key`` stands; the same letters in another normal form are the same key."""
        known = key if key.isascii() else unicodedata.normalize("NFC", key)
        if known in keys:
            raise self.refuse("TRUNG_KHOA", line, key, first_line=keys[known])
        keys[known] = line


def line_at(lines: Sequence[str], number: int) -> str:
    """Quote line ``number``, counted from 1, cut to what fits a message."""
    return lines[number - 1].strip()[:60] if 1 <= number <= len(lines) else ""
