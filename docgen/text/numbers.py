"""Numbers in Vietnamese words, as papers and money documents write them.

The decree does not fix the words. The readings follow ICU's Vietnamese speller, except that a zero
hundred inside a number is always heard ("một triệu không trăm lẻ năm nghìn"), because "một triệu
năm nghìn" is easily misread (``perf.md`` 6, decision 20).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from docgen.text.wording import capitalise_first

if TYPE_CHECKING:
    from docgen.text._num2words_vi import VietnameseReader

Zero = Literal["lẻ", "linh"]
"""The word before a lone unit: 105 is "một trăm lẻ năm" or "một trăm linh năm"."""

Four = Literal["tư", "bốn"]
"""The unit four after mươi: 24 is "hai mươi tư" or "hai mươi bốn"."""

LIMIT = 10**18
"""Largest magnitude with a reading people use, "một tỷ tỷ"."""

_DECIMAL = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),(?P<part>[0-9]+)")


def number_in_words(n: int, *, zero: Zero = "lẻ", four: Four = "tư") -> str:
    """Read a whole number: ``2026`` is "hai nghìn không trăm hai mươi sáu".

    Raises ``ValueError`` for a magnitude above :data:`LIMIT`.
    """
    if abs(n) > LIMIT:
        raise ValueError(f"no reading beyond {LIMIT}: {n}")
    return _reader(zero, four).to_cardinal(n)


def decimal_in_words(text: str, *, zero: Zero = "lẻ", four: Four = "tư") -> str:
    """Read a number written with a decimal comma: ``"96,4"`` is "chín mươi sáu phẩy bốn".

    Digits after the comma are read one by one, so no zero is lost: ``"0,05"`` is "không phẩy không
    năm". Dots may group the whole part. A number without a comma is read as a whole number. Raises
    ``ValueError`` for anything else.
    """
    found = _DECIMAL.fullmatch(text if "," in text else f"{text},0")
    if found is None:
        raise ValueError(f"not a number with a decimal comma: {text!r}")
    whole = number_in_words(int(found["whole"].replace(".", "")), zero=zero, four=four)
    words = f"âm {whole}" if found["sign"] else whole
    if "," not in text:
        return words
    return " ".join((words, "phẩy", *(number_in_words(int(digit)) for digit in found["part"])))


def money_in_words(n: int, *, zero: Zero = "lẻ", four: Four = "tư") -> str:
    """Read an amount of đồng: ``1250000`` is "Một triệu hai trăm năm mươi nghìn đồng"."""
    return f"{capitalise_first(number_in_words(n, zero=zero, four=four))} đồng"


@cache
def _reader(zero: Zero, four: Four) -> VietnameseReader:
    from docgen.text._num2words_vi import VietnameseReader

    return VietnameseReader(zero, four)
