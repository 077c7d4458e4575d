"""Letters as such: composed form, stray marks, hidden characters, text of old encodings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.facts.model import ParagraphFacts, Story
from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import SLIP
from docgen.lint.text.tokens import LOWER, UPPER
from docgen.lint.words import quoted
from docgen.text.normalise import clean_line

_CHARACTERS = Source("law", "A", "PL I, Phần I, I.4")
_HIDDEN = re.compile(
    r"[\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\x7f-\x9f]"
)
_ODD = re.compile(rf"[^\x00-\x7f{LOWER}{UPPER}–—“”‘’…•\u00a0\u2011°²³½±×÷≥≤→]")


def _texts(case: Case) -> tuple[ParagraphFacts, ...]:
    """Paragraphs with letters beyond those of ordinary Vietnamese; few papers have any."""
    return case.memo("content.odd_letters", lambda: tuple(_odd(case.facts.paragraphs)))


def _odd(paragraphs: tuple[ParagraphFacts, ...]) -> Iterator[ParagraphFacts]:
    whole = "\n".join(para.text for para in paragraphs)
    for para in paragraphs if _worth_a_look(whole) else ():
        if para.place.story is not Story.COMMENT and _worth_a_look(para.text):
            yield para


def _worth_a_look(text: str) -> bool:
    if text.isascii():
        return False
    return bool(_ODD.search(text)) or not unicodedata.is_normalized("NFC", text) or _suspect(text)


_HIGH_LATIN = re.compile(r"[µ¶·¸¹º»¼½¾®©ª«¬§¨Ð×ÞßðæøþÿÄËÏÖÜäëïöüåÅ]")


def _suspect(text: str) -> bool:
    """Whether letters stand there that only the old encodings of Vietnamese use."""
    return len(_HIGH_LATIN.findall(text)) > 1


@rule("UNI-01", "wrong_format", source=_CHARACTERS, genres=EVERY, gather=True)
def composed(case: Case) -> Iterator[Found]:
    """Each letter with its marks is one character."""
    for para in _texts(case):
        right = unicodedata.normalize("NFC", para.text)
        if right != para.text:
            yield Found((para.place.index,), quoted(para.text), fix=(para.text, right))


@rule("UNI-02", "wrong_text", source=SLIP, genres=EVERY, gather=True)
def no_stray_marks(case: Case) -> Iterator[Found]:
    """No tone or vowel mark stands without its letter."""
    for para in _texts(case):
        for fault in clean_line(para.text).faults:
            if fault.code == "leftover_mark":
                yield Found((para.place.index,), quoted(para.text))


@rule("UNI-03", "extra", source=SLIP, genres=EVERY, gather=True)
def no_hidden_characters(case: Case) -> Iterator[Found]:
    """No character stands in the text that nobody sees."""
    for para in _texts(case):
        found = _HIDDEN.search(para.text)
        if found and not _legacy(para):
            right = _HIDDEN.sub("", para.text)
            params = {"a": f"U+{ord(found.group()):04X}"}
            yield Found((para.place.index,), quoted(right), params, (para.text, right))


def _legacy(para: ParagraphFacts) -> str:
    """The word that shows an old encoding, "" where none does."""
    faults = clean_line(para.text).faults
    return next((one.detail for one in faults if one.code == "legacy_font"), "")


@rule("UNI-04", "wrong_format", source=_CHARACTERS, genres=EVERY, gather=True)
def no_old_encoding(case: Case) -> Iterator[Found]:
    """The text is Unicode, not TCVN3 or VNI."""
    for para in _texts(case):
        if _legacy(para):
            yield Found((para.place.index,), quoted(para.text))


@rule("UNI-05", "wrong_text", source=SLIP, genres=EVERY, gather=True)
def no_foreign_d(case: Case) -> Iterator[Found]:
    """The letter Đ is the Vietnamese one, not the Icelandic one that looks the same."""
    for para in _texts(case):
        if any(note.code == "eth_replaced" for note in clean_line(para.text).notes):
            right = para.text.replace("Ð", "Đ").replace("ð", "đ")
            yield Found((para.place.index,), quoted(para.text), fix=(para.text, right))
