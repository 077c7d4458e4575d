"""The one catalogue of sentences: form, command line and API all speak from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.errors import DocgenError
from docgen.problems import Problem

_FILE = Path(__file__).with_name("vi.toml")
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Message:
    """What is wrong and what to do about it, ready to be shown."""

    code: str
    sentence: str
    remedy: str


def message_for(thing: Problem | DocgenError) -> Message:
    """Put a problem or an exception into Vietnamese.

    A code without an entry is a defect of the program; the tests hold the catalogue complete.
    """
    entry = catalogue()[thing.code]
    sentence, remedy = (_fill(text, thing.params) for text in (entry.sentence, entry.remedy))
    return Message(thing.code, sentence, remedy)


@cache
def catalogue() -> Mapping[str, Message]:
    """Every code with its sentence and remedy, placeholders unfilled."""
    import tomllib

    with _FILE.open("rb") as file:
        entries = tomllib.load(file)
    return {
        code: Message(code, entry["cau"], entry.get("cach_sua", ""))
        for code, entry in entries.items()
    }


def _fill(pattern: str, params: Mapping[str, str]) -> str:
    # In one pass: a value may look like the place of another.
    words = _PLACE.sub(lambda place: params.get(place[1], place[0]), pattern)
    return words[:1].upper() + words[1:]
