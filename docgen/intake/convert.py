"""One converter per kind of field: from what was typed to the exact type the model takes.

Each returns the value, or ``ABSENT`` where nothing was given or where a problem was reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TypeAlias

from docgen.documents.schema import FieldSpec
from docgen.intake.record import Raw
from docgen.text import wording
from docgen.text.normalise import Cleaned, clean_block, clean_line

ABSENT = object()
"""Nothing usable was given."""

Say: TypeAlias = Callable[..., None]
"""Reports a problem at the field: ``say(code, **params)``, with ``at`` at one item of its list."""

Converter: TypeAlias = Callable[[Raw, FieldSpec, Say], object]


def text_line(value: Raw, spec: FieldSpec, say: Say) -> object:
    """One line or one paragraph of text, cleaned (NFC, no hidden characters)."""
    text = _scalar(value, say)
    if text is None:
        return ABSENT
    return _accepted(clean_line(text), spec, say) or ABSENT


def text_list(value: Raw, spec: FieldSpec, say: Say) -> object:
    """A list of texts, or one text whose lines are the items."""
    items = [(at, item) for at, text in _texts(value, say) for item in clean_block(text)]
    if not isinstance(value, list):
        items = [(at, item) for at, (_, item) in enumerate(items)]
    texts = [_accepted(item, spec, partial(say, at=at)) for at, item in items]
    return tuple(text for text in texts if text) or ABSENT


def _texts(value: Raw, say: Say) -> Iterator[tuple[int, str]]:
    for at, item in enumerate(value if isinstance(value, list) else [value]):
        text = _scalar(item, partial(say, at=at))
        if text is not None:
            yield at, text


def _scalar(value: Raw, say: Say) -> str | None:
    if isinstance(value, (dict, list)):
        say("NOT_TEXT")
        return None
    return None if value is None else str(value)


def _accepted(cleaned: Cleaned, spec: FieldSpec, say: Say) -> str:
    for fault in cleaned.faults:
        say(fault.code.upper(), ky_tu=fault.detail)
    for note in cleaned.notes:
        say("NOTE_" + note.code.upper(), so=note.count)
    return cleaned.text


def day(value: Raw, spec: FieldSpec, say: Say) -> object:
    """A day in any of the accepted writings (``ux.md`` 11.3)."""
    text = text_line(value, spec, say)
    if not isinstance(text, str):
        return ABSENT
    found = wording.parse_date(text)
    if isinstance(found, date):
        return found
    say("NO_SUCH_DAY" if found.kind == "not_in_calendar" else "NOT_A_DATE", gia_tri=text)
    return ABSENT


def year(value: Raw, spec: FieldSpec, say: Say) -> object:
    """Four digits."""
    text = text_line(value, spec, say)
    if not isinstance(text, str):
        return ABSENT
    if len(text) == 4 and text.isascii() and text.isdigit():
        return int(text)
    say("NOT_A_YEAR", gia_tri=text)
    return ABSENT


def integer(value: Raw, spec: FieldSpec, say: Say) -> object:
    """A whole number in ASCII digits, without sign."""
    text = text_line(value, spec, say)
    if not isinstance(text, str):
        return ABSENT
    if text.isascii() and text.isdigit() and len(text) <= 11:
        return int(text)
    say("NOT_A_NUMBER", gia_tri=text)
    return ABSENT


def money(value: Raw, spec: FieldSpec, say: Say) -> object:
    """Whole đồng, with or without the dots between thousands."""
    text = text_line(value, spec, say)
    if not isinstance(text, str):
        return ABSENT
    amount = wording.parse_money(text)
    if isinstance(amount, int):
        return amount
    if amount.kind == "too_large":
        say("OUT_OF_RANGE", gioi_han=wording.group_digits(wording.LARGEST_AMOUNT))
    else:
        say("NOT_MONEY", gia_tri=text)
    return ABSENT


def deadline(value: Raw, spec: FieldSpec, say: Say) -> object:
    """A deadline is kept as typed; a day or month outside the calendar is a problem."""
    text = text_line(value, spec, say)
    if isinstance(text, str) and isinstance(wording.parse_deadline(text), wording.DateFault):
        say("NO_SUCH_TIME", gia_tri=text)
        return ABSENT
    return text


def choice(value: Raw, spec: FieldSpec, say: Say) -> object:
    """One of the fixed choices."""
    text = text_line(value, spec, say)
    if not isinstance(text, str) or text in spec.choices:
        return text
    from difflib import get_close_matches

    near = get_close_matches(text, spec.choices, 1)
    say("NOT_A_CHOICE", gia_tri=text, gan_giong=near[0] if near else spec.choices[0])
    return ABSENT


_TRUE = {"true", "co", "có", "1", "on"}
_FALSE = {"false", "khong", "không", "0", "off"}


def flag(value: Raw, spec: FieldSpec, say: Say) -> object:
    """A yes or no."""
    text = text_line(value, spec, say)
    if not isinstance(text, str):
        return ABSENT
    if text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    say("NOT_A_CHOICE", gia_tri=text, gan_giong="có")
    return ABSENT


CONVERTERS: dict[str, Converter] = {
    "line": text_line,
    "paragraph": text_line,
    "lines": text_list,
    "paragraphs": text_list,
    "date": day,
    "year": year,
    "integer": integer,
    "money": money,
    "deadline": deadline,
    "choice": choice,
    "flag": flag,
}
