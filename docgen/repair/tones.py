"""The two ways of placing tones, changed only when somebody asks for it.

They differ in syllables that end in oa, oe or uy: "hòa, khỏe, thủy" and "hoà, khoẻ, thuỷ". Neither
is a mistake (``ux.md`` 6.1.7), so the checker never speaks of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from docgen.repair.change import Change
from docgen.repair.letters import Edit
from docgen.repair.words import excerpt
from docgen.repair.work import Work
from docgen.text.syllable import is_syllable

Tone = Literal["", "cu", "moi"]

CODE = "DT-01"
"""No finding has this code: it stands for the wish."""

_FIXED = "quoc_hieu"
_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD = re.compile(rf"(?<!q)(?P<first>[ou])(?P<tone>[{_TONES}])(?P<last>[aey])$", re.IGNORECASE)
_NEW = re.compile(rf"(?<!q)(?P<first>[ou])(?P<last>[aey])(?P<tone>[{_TONES}])$", re.IGNORECASE)
_PAIRS = frozenset(("oa", "oe", "uy"))


def retone(work: Work, tone: Tone) -> Iterator[Change]:
    """Place the tones of all text in one way; the national name keeps its own."""
    for para in work.facts.paragraphs if tone else ():
        index = para.place.index
        fixed = any(part.id == _FIXED for part in work.view.at(index))
        if fixed or not work.editable(CODE, index):
            continue
        for edit in _edits(para.text, tone):
            before, after = excerpt(para.text, edit.start, edit.end, edit.new, 0)
            change = work.noted(CODE, "SUA_DAU_THANH", before, after, index)
            if work.ask(index, [edit], change):
                yield change


def _edits(text: str, tone: Tone) -> Iterator[Edit]:
    for found in _WORD.finditer(text):
        right = in_style(found.group(), tone)
        if right != found.group():
            yield Edit(*found.span(), right)


def in_style(word: str, tone: Tone) -> str:
    """Write one word with its tone placed in the old or the new way."""
    apart = unicodedata.normalize("NFD", word)
    found = (_OLD if tone == "moi" else _NEW).search(apart)
    if not found or (found["first"] + found["last"]).lower() not in _PAIRS:
        return word
    if not is_syllable(word):
        return word
    letters = (found["first"], found["last"], found["tone"])
    old = letters[0] + letters[2] + letters[1]
    right = "".join(letters) if tone == "moi" else old
    return unicodedata.normalize("NFC", apart[: found.start()] + right)
