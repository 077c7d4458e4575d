"""Signs that text was typed for a TCVN3 (.VnTime) or VNI font and is not Unicode.

Such text shows as "QuyÕt ®Þnh" or "Quyeát ñònh". A word is a sign when, read through the font's
table, it becomes a Vietnamese syllable, and is none as it stands; that leaves "München", "Señor"
and "5 µm" alone. Whether a whole document is in such a font is better asked of its font names
(``ux.md`` 12.2); here there are only the letters.

The tables are facts of the two codings: TCVN 5712:1993 as the fonts use it, and VNI for Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from docgen.text.syllable import is_syllable

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\N{SOFT HYPHEN}®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VNI_LETTERS = str.maketrans("ñæóòôöîÑÆÓÒÔÖÎ", "đỉĩịơưỵĐỈĨỊƠƯỴ")
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_PAIR = re.compile(r"([aeouyôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])", re.IGNORECASE)

_CANDIDATE = re.compile(
    r"(?<![\w'’])[A-Za-z]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*(?![\w'’])|(?<!\w)[\u00a1-\u00ff](?!\w)"
)
_WORTH_A_LOOK = re.compile(
    r"[\u00a1-\u00bfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþ]|[a-z][À-Þ]|õ|Õ|[aeo][âáàãêéèúÂÁÀÃÊÉÈÚùÙ]"
    r"|[AEO][ÂÁÀÃÊÉÈÚÙ]|[uyôöUYÔÖ][ùÙ]"
)
_SURE_TCVN3 = re.compile(r"(?<!^)[¨©ª«¬\u00ad®µ¶·¸¹»¼½¾§](?!$)|^[®§«¨©¬ª]|[µ¶·¸ª«¬]$|[a-z][À-ÖØ-Þ]")
_SURE_VNI = re.compile(r"[aeouyôö][ùøûõ]|[aeo][âáàåãä]|a[êéèú]", re.IGNORECASE)
_INNOCENT = frozenset({"µm", "Mª", "où", "Où"})
"""Micrometre, the Spanish short form of María, and French "where"."""


def legacy_word(text: str) -> str | None:
    """Give the first word that shows a legacy coding, or ``None``.

    One sure word is enough: it holds a sign that stands in no word of any language, or a capital
    inside. Words that could be foreign, such as "søn", count only when there are two of them.
    """
    if text.isascii() or not _WORTH_A_LOOK.search(text):
        return None
    unsure: list[str] = []
    for word in _candidates(text):
        sure = _judge(word)
        if sure:
            return word
        if sure is not None and word not in unsure:
            unsure.append(word)
    return unsure[0] if len(unsure) > 1 else None


def _candidates(text: str) -> Iterator[str]:
    return (found[0] for found in _CANDIDATE.finditer(text))


@lru_cache(maxsize=4096)
def _judge(word: str) -> bool | None:
    """Say whether a word surely (True) or perhaps (False) is of a legacy coding, or not (None)."""
    if word in _INNOCENT or len(word) < 2 or (is_syllable(word, strict=False) and _even(word)):
        return None
    if is_syllable(word.translate(_TCVN3)):
        return bool(_SURE_TCVN3.search(word))
    if is_syllable(_from_vni(word)) and _from_vni(word) != word:
        return bool(_SURE_VNI.search(word))
    return None


def _even(word: str) -> bool:
    """Say whether the capitals stand as in ordinary writing."""
    return word in {word.lower(), word.upper(), word.capitalize()}


def _from_vni(word: str) -> str:
    pieces, end = [], 0
    for pair in _VNI_PAIR.finditer(word):
        base, mark = (group for group in pair.groups() if group)
        pieces.append(word[end : pair.start()].translate(_VNI_LETTERS))
        pieces.append(base.translate(_VNI_LETTERS) + _VNI_MARKS[mark.lower()])
        end = pair.end()
    pieces.append(word[end:].translate(_VNI_LETTERS))
    return unicodedata.normalize("NFC", "".join(pieces))
