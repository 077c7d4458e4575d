"""Orthography of one syllable: which first letters stand before which vowels."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from docgen.text.syllable import is_syllable

_BARE = {ord(mark): "" for mark in "\u0300\u0301\u0303\u0309\u0323"}
_FRONT = "[eêiy]"
_MISPLACED = re.compile(
    rf"(?:ngh|gh|k(?!h))(?!{_FRONT})|(?:ng|g)(?=[eê])|c(?=[eêiy])|q(?!u)|ngh?(?=y)"
)


@lru_cache(maxsize=1 << 14)
def is_possible(word: str) -> bool:
    """Whether a small word with Vietnamese letters can be a Vietnamese syllable.

    Only the shape counts; that no word has the syllable is nothing a table of shapes knows.
    """
    if len(word) == 1:
        return True
    if not is_syllable(word):
        return False
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_BARE))
    return not _MISPLACED.match(bare)
