"""Shapes of the lines of a paper, made from the texts of the norm.

Every pattern is matched against a flattened line (``flat.flat``): accents, case and the kinds of
spaces and dashes do not count, and a place in the match is a place in the line. They are wider
than the norm allows, since a wrong line must be found before it can be called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docgen.facts.recognition.flat import flat, letters
from docgen.norms.model import Norm

_BLANK = r"[\d.…_\s]*?"
_MOMENT = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\s*[;,]?\s*\d{1,2}\s*:\s*\d{1,2}"
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_ROMAN_OR_NUMBER = r"(?:[ivxlc]+|\d+|[a-h])"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The shapes of one norm. Sets hold texts by their letters alone."""

    national: str
    motto: str
    number: re.Pattern[str]
    bare_number: re.Pattern[str]
    dated: re.Pattern[str]
    date_short: re.Pattern[str]
    about: re.Pattern[str]
    to: re.Pattern[str]
    grounds: re.Pattern[str]
    decides: frozenset[str]
    recipients: re.Pattern[str]
    recipients_label: str
    to_label: str
    archive: re.Pattern[str]
    drafter: re.Pattern[str]
    authority: re.Pattern[str]
    acting: re.Pattern[str]
    appendix: re.Pattern[str]
    attached: re.Pattern[str]
    issued: re.Pattern[str]
    urgency: frozenset[str]
    secrecy: frozenset[str]
    circulation: frozenset[str]
    copies: frozenset[str]
    copy_number: re.Pattern[str]
    copy_signed: re.Pattern[str]
    signed: re.Pattern[str]
    end_mark: re.Pattern[str]


_made: dict[str, Patterns] = {}


def patterns_of(norm: Norm) -> Patterns:
    """Return the shapes of a norm, made once for each."""
    if norm.sha256 not in _made:
        _made[norm.sha256] = _make(norm)
    return _made[norm.sha256]


def _make(norm: Norm) -> Patterns:
    number = _lead(norm.line("so_van_ban").text)
    return Patterns(**_of_head(norm, number), **_of_end(norm), **_of_attachments(norm, number))


def _of_head(norm: Norm, number: str) -> dict[str, Any]:
    return {
        "national": letters(_text(norm, "quoc_hieu")),
        "motto": letters(_text(norm, "tieu_ngu")),
        "number": re.compile(
            rf"\s*{number}\b\s*[:.;]?(?P<so>{_BLANK})"
            r"(?:/\s*|-\s*(?=[a-z]{1,6}\s*/))(?P<ky_hieu>[^\s\d]\S.*?)\s*$"
            rf"|\s*{number}\s*:(?P<so2>{_BLANK}\d[\d\s.…_]*)/\s*(?P<ky_hieu2>\S.*?)\s*$"
        ),
        "bare_number": re.compile(rf"\s*{number}\s*[:.]\s*[\d.…_\s]*/?\s*$"),
        "dated": _date(norm.line("dia_danh_thoi_gian").text),
        "date_short": re.compile(
            r"(?P<dia_danh>[^,;:\d]{2,40}),\s*(?:ngay\s*)?"
            r"(?P<dd>\d{1,2})\s*[/.-]\s*(?P<mm>\d{1,2})\s*[/.-]\s*(?P<yyyy>\d{4})\s*$"
        ),
        "about": re.compile(
            rf"\s*(?:{_words(_lead(_text(norm, 'trich_yeu_cong_van')))}|ve viec)\b"
        ),
        "to": re.compile(rf"\s*{_words(_lead(_text(norm, 'kinh_gui')))}\s*(?P<colon>:)?"),
        "to_label": letters(norm.phrase("kinh_gui")),
        "grounds": re.compile(rf"\W*{_words(_lead(_text(norm, 'can_cu')))}\b"),
        "decides": _texts(norm, "loi_quyet_dinh"),
        "urgency": _texts(norm, "do_khan"),
        "secrecy": _texts(norm, "do_mat"),
        "circulation": _texts(norm, "chi_dan_luu_hanh"),
    }


def _of_end(norm: Norm) -> dict[str, Any]:
    archive = _lead(_text(norm, "luu")).removeprefix("-").split(":")[0].strip()
    label = _lead(_text(norm, "noi_nhan_nhan"))
    return {
        "recipients": re.compile(rf"\s*{_words(label)}\s*(?P<colon>[:.;])?"),
        "recipients_label": letters(label),
        "archive": re.compile(rf"\s*[-+*•]?\s*{archive}\b"),
        "drafter": re.compile(r"(?P<code>[A-ZĐ][A-ZĐa-zđ]{0,7}\.?\s*\(\s*\d+\s*\))[.;]?\s*$"),
        "authority": _authority(norm.component("quyen_han").text or ()),
        "acting": re.compile(r"\s*q\s*\."),
        "end_mark": _end_mark(norm.dau_ket_thuc),
    }


def _of_attachments(norm: Norm, number: str) -> dict[str, Any]:
    pointer = _lead(norm.line("phu_luc_chi_dan").text).lstrip("( ")
    issued = _lead(_text(norm, "kem_theo_quyet_dinh")).lstrip("( ")
    copies = [one.heading for one in norm.copy_types]
    copied = "|".join(flat(one.abbr) for one in norm.copy_types)
    return {
        "appendix": re.compile(
            rf"\s*{_words(norm.phrase('phu_luc'))}"
            rf"(?:\s+(?:so\s*:?\s*)?(?P<so>{_ROMAN_OR_NUMBER})\b)?\s*(?:[.:-]\s*)?(?P<rest>.*)$"
        ),
        "attached": re.compile(rf"\s*\(?\s*(?:ban hanh\s+)?{_words(pointer)}\b"),
        "issued": re.compile(rf"\s*\(?.*{_words(issued)}"),
        "signed": re.compile(rf"\s*{number}\s*[:.]?.*/.*;\s*{_MOMENT}"),
        "copies": frozenset(letters(one) for one in copies),
        "copy_number": re.compile(rf"\s*{number}\s*[:.]?{_BLANK}/\s*(?:{copied})\s*-"),
        "copy_signed": re.compile(rf"\s*(?:{'|'.join(map(_words, copies))})\s*;.*{_MOMENT}"),
    }


def _text(norm: Norm, component: str) -> str:
    texts = norm.component(component).text
    return texts[0] if texts else ""


def _texts(norm: Norm, component: str) -> frozenset[str]:
    return frozenset(letters(one) for one in norm.component(component).text or ())


def _lead(text: str) -> str:
    """Flatten the words before the first placeholder."""
    return flat(_PLACEHOLDER.split(text)[0]).strip().rstrip(":").strip()


def _words(text: str) -> str:
    """Match a phrase with any spaces between its words."""
    return r"\s*".join(re.escape(word) for word in flat(text).split())


def _end_mark(text: str) -> re.Pattern[str]:
    """Match the mark, or some of its signs with the one that no sentence ends with."""
    signs = "".join(re.escape(sign) for sign in dict.fromkeys(text))
    odd = "".join(re.escape(sign) for sign in dict.fromkeys(text) if sign not in ".;:!?")
    return re.compile(rf"(?P<mark>(?=[{signs}\s]*[{odd}])[{signs}](?:\s*[{signs}])+)[\s\"”']*$")


def _date(text: str) -> re.Pattern[str]:
    """Match the line of place and date, with room for the pen where a draft leaves it."""
    names = [name.strip("{}") for name in _PLACEHOLDER.findall(text)]
    words = [flat(part).strip(" ,") for part in _PLACEHOLDER.split(text)]
    shape = rf"(?P<{names[0]}>[^;:()]{{0,60}}?)\s*[,.]?\s*"
    for word, name in zip(words[1:], names[1:], strict=False):
        shape += rf"{_words(word)}\b\s*(?P<{name}>{_BLANK})\s*,?\s*"
    return re.compile(shape + "$")


def _authority(texts: Iterable[str]) -> re.Pattern[str]:
    """Match the abbreviations before a body or a post, also as “T/M” and without the full stop."""
    letters_of = [_lead(one).rstrip(".") for one in texts]
    shapes = ["/?".join(one) + (r"(?:\s*[./]|\s)" if one[1:] else r"\s*\.") for one in letters_of]
    return re.compile(rf"\s*(?P<viet_tat>{'|'.join(shapes)})\s*(?=\S)")
