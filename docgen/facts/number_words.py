"""A count in each of Word's number formats that stands in Vietnamese papers."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 32_767
_LARGEST_LETTERS = 780
_DIGITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LARGEST_WORD = 99


def roman(number: int) -> str:
    """Return a count in capital Roman letters; Word writes none for 0."""
    if not 0 < number <= _LARGEST_ROMAN:
        return "" if number == 0 else str(number)
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def letters(number: int) -> str:
    """Return a count as capital letters, as Word goes on after Z: AA, BB, …"""
    if not 0 < number <= _LARGEST_LETTERS:
        return "" if number == 0 else str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def counting(number: int) -> str:
    """Return a count in Vietnamese words as Word's "vietnameseCounting" writes them."""
    if not 0 < number <= _LARGEST_WORD:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    last = {5: "lăm", 1: "mốt" if tens > 1 else "một"}.get(ones, _DIGITS[ones])
    return f"{head} {last}".strip()


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "vietnameseCounting": counting,
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def formatted(number: int, kind: str) -> str:
    """Return a count in a number format; formats of other languages fall back to digits."""
    return _FORMATS.get(kind, str)(number)
