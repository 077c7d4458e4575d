"""One clean form for typed and pasted text, with a note for every silent change.

What a machine may mend is mended and noted; what only the person can mend is a fault, and then the
text still holds it, so that nothing typed is lost. No character is inserted (decision 16), and
spelling is never touched. Cleaning a cleaned text changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from docgen.text.legacy_fonts import legacy_word

NoteCode = Literal[
    "composed",
    "space_replaced",
    "spaces_folded",
    "line_folded",
    "invisible_removed",
    "eth_replaced",
]
FaultCode = Literal[
    "control_char", "noncharacter", "surrogate", "bidi", "leftover_mark", "legacy_font"
]


@dataclass(frozen=True, slots=True)
class Note:
    """A change that was made: ``count`` places of the kind ``code``."""

    code: NoteCode
    count: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What a person must mend: ``detail`` is the character as ``U+0007`` or the telling word.

    ``index`` is its place in the cleaned text, ``count`` how many of the kind there are.
    """

    code: FaultCode
    detail: str
    index: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text in its clean form: NFC, single spaces, no space at either end."""

    text: str
    notes: tuple[Note, ...] = ()
    faults: tuple[Fault, ...] = ()


_ENDS = " \t\n\r\u2028\u2029"
_LINE_ENDS = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_BREAKS = re.compile(r" *[\t\n\r\u2028\u2029][ \t\n\r\u2028\u2029]*")
_ODD_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
_RUNS = re.compile(r"  +")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_WORD_WITH_ETH = re.compile(r"[^\W\d_]*[Ðð][^\W\d_]*")

_NOT_LATIN_LETTER = r"[^\W\d_A-Za-zÀ-ɏḀ-ỿ]"
_PLANE_ENDS = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
_FAULTS: tuple[tuple[FaultCode, re.Pattern[str]], ...] = (
    ("control_char", re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")),
    ("noncharacter", re.compile(rf"[\ufdd0-\ufdef\ufffd-\uffff{_PLANE_ENDS}]")),
    ("surrogate", re.compile(r"[\ud800-\udfff]")),
    ("bidi", re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    # A breve over these five is a letter of Êđê and Jarai without a character of its own.
    (
        "leftover_mark",
        re.compile(
            rf"(?<!{_NOT_LATIN_LETTER})[\u0300-\u0303\u0309\u031b\u0323]"
            rf"|(?<![âêôơưÂÊÔƠƯ])(?<!{_NOT_LATIN_LETTER})\u0306"
        ),
    ),
)
_WORTH_A_LOOK = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u0300-\u0323\u061c\u200e\u200f\u202a-\u202e"
    rf"\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff{_PLANE_ENDS}]"
)


def clean_line(text: str) -> Cleaned:
    """Clean a text of one line: line ends and tabs within become one space.

    U+FFFD counts as a noncharacter: it marks a letter that was lost before the text came here.
    Text in a legacy coding keeps its soft hyphens, which are the letter "ư" of TCVN3.
    """
    notes: list[Note] = []
    text = _plain_spaces(text, notes)
    legacy = legacy_word(text)
    if not legacy and _SOFT_HYPHEN in text:
        legacy = legacy_word(text.replace(_SOFT_HYPHEN, ""))
    if not legacy:
        text = _mend_eth(_without_soft_hyphens(text, notes), notes)
    return Cleaned(text, _summed(notes), _faults(text, legacy))


def clean_block(text: str) -> tuple[Cleaned, ...]:
    """Clean a text of several paragraphs: one result for each line that is not empty."""
    lines = (clean_line(line) for line in _LINE_ENDS.split(text))
    return tuple(line for line in lines if line.text)


def _plain_spaces(text: str, notes: list[Note]) -> str:
    if not text.isascii():
        text = _replaced(_INVISIBLE, "", text, "invisible_removed", notes)
        text = _replaced(_ODD_SPACES, " ", text, "space_replaced", notes)
    text = _replaced(_BREAKS, " ", text.strip(_ENDS), "line_folded", notes)
    text = _replaced(_RUNS, " ", text, "spaces_folded", notes)
    return _composed(text, notes)


def _without_soft_hyphens(text: str, notes: list[Note]) -> str:
    if _SOFT_HYPHEN not in text:
        return text
    notes.append(Note("invisible_removed", text.count(_SOFT_HYPHEN)))
    return _plain_spaces(text.replace(_SOFT_HYPHEN, ""), notes)


def _replaced(
    found: re.Pattern[str], new: str, text: str, code: NoteCode, notes: list[Note]
) -> str:
    text, count = found.subn(new, text)
    if count:
        notes.append(Note(code, count))
    return text


def _composed(text: str, notes: list[Note]) -> str:
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        notes.append(Note("composed", max(1, len(text) - len(composed))))
    return composed


def _mend_eth(text: str, notes: list[Note]) -> str:
    """Turn the Icelandic eth, which looks the same in capitals, into đ where a word shows it."""
    if "Ð" not in text and "ð" not in text:
        return text
    mended = _WORD_WITH_ETH.sub(lambda word: _with_d_stroke(word[0]), text)
    changed = sum(old != new for old, new in zip(text, mended, strict=True))
    if changed:
        notes.append(Note("eth_replaced", changed))
    return mended


def _with_d_stroke(word: str) -> str:
    """Mend a word in capitals, or one that begins with eth, as no Icelandic word does."""
    if len(word) == 1:
        return word
    if word.isupper():
        return word.replace("Ð", "Đ")
    return {"Ð": "Đ", "ð": "đ"}.get(word[0], word[0]) + word[1:]


def _summed(notes: list[Note]) -> tuple[Note, ...]:
    """Join the notes of one kind, in the order in which the kinds first came up."""
    counts: dict[NoteCode, int] = {}
    for note in notes:
        counts[note.code] = counts.get(note.code, 0) + note.count
    return tuple(Note(code, count) for code, count in counts.items())


def _faults(text: str, legacy: str | None) -> tuple[Fault, ...]:
    if not legacy and not _WORTH_A_LOOK.search(text):
        return ()
    faults = [
        Fault(code, f"U+{ord(places[0][0][0]):04X}", places[0].start(), len(places))
        for code, shape in _FAULTS
        if (places := list(shape.finditer(text)))
    ]
    if legacy:
        faults.append(Fault("legacy_font", legacy, max(0, text.find(legacy))))
    return tuple(faults)
