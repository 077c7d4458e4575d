"""JSON into the same tree as strict YAML, with the same refusals and with line numbers.

The standard library's reader gives no places and keeps the last of two equal keys in silence.
Numbers stay the text they were, ``true`` and ``false`` become text, ``null`` is nothing.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from docgen.text.tree import LIMITS, Limits, Node, Refusals, line_at

_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])")
_WORD = re.compile(r"(?:true|false|null)(?!\w)")
_NOT_A_NUMBER = re.compile(r"-?(?:NaN|Infinity)(?!\w)")


def load_json(source: str | bytes, *, limits: Limits = LIMITS) -> Node:
    """Read one JSON text.

    Raises ``IntakeError`` with ``line`` and ``detail`` (what stands there) and the code
    ``JSON_CU_PHAP`` (syntax), ``JSON_SO`` (NaN, Infinity), ``JSON_TRUNG_KHOA`` (key twice, also
    ``first_line``), ``JSON_QUA_SAU``, ``JSON_QUA_NHIEU``, ``JSON_QUA_LON`` (depth, count, size) or
    ``JSON_BANG_MA`` (not UTF-8). An escaped lone surrogate stays in its string, where
    :mod:`docgen.text.normalise` finds it and can name the field.
    """
    refusals = Refusals("JSON", limits)
    return _Reader(refusals.text_of(source), refusals).document()


class _Reader:
    """Walks over the text once; ``_at`` is the place reached, ``_line`` its line."""

    def __init__(self, text: str, refusals: Refusals) -> None:
        self._text = text
        self._refusals = refusals
        self._at = 0
        self._line = 1
        self._count = 0

    def document(self) -> Node:
        self._skip_space()
        root = self._node(1)
        if self._at < len(self._text):
            self._refuse_syntax()
        return root

    def _node(self, depth: int) -> Node:
        self._count += 1
        line = self._line
        self._refusals.check_place(depth, self._count, line)
        sign = self._text[self._at : self._at + 1]
        if sign == "{":
            return Node(self._object(depth), line)
        if sign == "[":
            return Node(self._array(depth), line)
        if sign == '"':
            return Node(self._string(), line, quoted=True)
        return Node(self._bare(), line)

    def _object(self, depth: int) -> dict[str, Node]:
        lines: dict[str, int] = {}
        values: dict[str, Node] = {}
        more = not self._opens_and_closes("}")
        while more:
            line = self._line
            key = self._string()
            self._refusals.add_key(lines, key, line)
            self._expect(":")
            values[key] = self._node(depth + 1)
            more = self._goes_on("}")
        return values

    def _array(self, depth: int) -> list[Node]:
        values = []
        more = not self._opens_and_closes("]")
        while more:
            values.append(self._node(depth + 1))
            more = self._goes_on("]")
        return values

    def _string(self) -> str:
        token = self._take(_STRING)
        if "\\" not in token:
            return token[1:-1]
        try:
            value: str = json.loads(token)
        except json.JSONDecodeError:
            self._at -= len(token)
            self._refuse_syntax()
        return value

    def _bare(self) -> str | None:
        if found := _NOT_A_NUMBER.match(self._text, self._at):
            raise self._refusals.refuse("SO", self._line, found[0])
        shape = _WORD if self._text[self._at : self._at + 1].isalpha() else _NUMBER
        token = self._take(shape)
        return None if token == "null" else token

    def _opens_and_closes(self, end: str) -> bool:
        self._at += 1
        self._skip_space()
        return self._passed(end)

    def _goes_on(self, end: str) -> bool:
        if self._passed(end):
            return False
        self._expect(",")
        return True

    def _expect(self, sign: str) -> None:
        if not self._passed(sign):
            self._refuse_syntax()

    def _passed(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += 1
        self._skip_space()
        return True

    def _take(self, shape: re.Pattern[str]) -> str:
        found = shape.match(self._text, self._at)
        if found is None:
            self._refuse_syntax()
        self._at = found.end()
        self._skip_space()
        return found[0]

    def _skip_space(self) -> None:
        start = self._at
        found = _SPACE.match(self._text, start)
        if found and found.end() > start:
            self._at = found.end()
            self._line += self._text.count("\n", start, self._at)

    def _refuse_syntax(self) -> NoReturn:
        quote = line_at(self._text.split("\n"), self._line)
        raise self._refusals.refuse("CU_PHAP", self._line, quote)
