"""Readers of the ways a record arrives: YAML, JSON, the fields of a web form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from docgen.errors import IntakeError
from docgen.intake.record import Raw, Record, record_of
from docgen.text import strict_yaml

MAX_FIELDS = 50_000
"""Most fields one form post may carry; 300 tasks use about 2,000."""

MAX_POSITION = 5_000
"""Highest list position a form field may name, so that a post cannot ask for huge lists."""


def read_yaml(data: bytes, source: str) -> Record:
    """Read one paper from YAML. Raises IntakeError when it is not a group of fields."""
    return _checked(strict_yaml.load(data), source)


def read_json(data: bytes, source: str) -> Record:
    """Read one paper from JSON. Raises IntakeError when it is not a group of fields."""
    from docgen.text.strict_json import load_json

    return _checked(load_json(data), source)


def read_record(data: bytes, source: str) -> Record:
    """Read YAML or JSON, told apart by the first character (a JSON object starts with ``{``)."""
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    return read_json(data, source) if is_json else read_yaml(data, source)


def _checked(node: strict_yaml.Node, source: str) -> Record:
    if not isinstance(node.value, dict):
        raise IntakeError("RECORD_NOT_GROUP", tep=source)
    return record_of(node, source)


def read_form(fields: Iterable[tuple[str, str]]) -> Record:
    """Rebuild the tree from form fields named ``noi_nhan-0-ten``.

    Positions need not be dense or in order of arrival: items come out sorted by position. Raises
    IntakeError for a post with too many fields or with names that contradict each other.
    """
    root: dict[str, object] = {}
    for count, (name, value) in enumerate(fields):
        if count >= MAX_FIELDS:
            raise IntakeError("FORM_TOO_LARGE", toi_da=MAX_FIELDS)
        _put(root, name, value)
    return Record(cast("dict[str, Raw]", _lists(root)), "biểu mẫu")


def _put(root: dict[str, object], name: str, value: str) -> None:
    *steps, last = name.split("-")
    place = root
    for step in steps:
        below = place.setdefault(step, {})
        if not isinstance(below, dict):
            raise IntakeError("FORM_FIELD", o=name[:80])
        place = below
    if last in place or (last.isdigit() and int(last) > MAX_POSITION):
        raise IntakeError("FORM_FIELD", o=name[:80])
    place[last] = value


def _lists(value: object) -> Raw:
    """Turn groups whose every key is a position into lists."""
    if not isinstance(value, dict):
        return cast("Raw", value)
    if value and all(key.isdigit() for key in value):
        return [_lists(value[key]) for key in sorted(value, key=int)]
    return {key: _lists(item) for key, item in value.items()}
