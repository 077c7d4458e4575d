"""Cited texts that are known: their titles, dates, issuers, and whether they are in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import chain

from docgen.lint.case import Case
from docgen.lint.registry import Found, rule
from docgen.lint.rules._cited import MENTION, all_cited, is_verb, whole
from docgen.lint.rules._content import OWN, SLIP, found_at, prose
from docgen.lint.text import citations as cited
from docgen.lint.text.citations import Citation
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import word_keys
from docgen.norms.lists import LegalText, lists
from docgen.text.wording import date_long, date_short


@cache
def _known() -> dict[str, tuple[LegalText, ...]]:
    found: dict[str, list[LegalText]] = {}
    for text in lists().texts:
        if text.so_ky_hieu:
            found.setdefault(text.so_ky_hieu, []).append(text)
    return {number: tuple(texts) for number, texts in found.items()}


def _text_of(one: Citation) -> LegalText | None:
    """The known text that is meant.

    A number without year comes again every year: then the date or the whole title must agree.
    """
    meant = whole(one)
    for text in _known().get(meant.number, ()):
        if meant.kind and meant.kind.lower() != text.loai.lower():
            continue
        if meant.year is not None or (one.day and one.day.day == text.ngay):
            return text
        if text.trich_yeu and one.title and cited.has_title(one.title, text.trich_yeu):
            return text
    return None


@rule("CC-11", "wrong_text", source=MENTION)
def title_of_known_text(case: Case) -> Iterator[Found]:
    """The title of a cited text is that of the text itself."""
    for block, one in all_cited(case):
        text = _text_of(one)
        if text is None or not text.trich_yeu or not one.title or text.conf != "V":
            continue
        if not (one.day or one.issuer) or is_verb(one.title):
            continue
        if not cited.has_title(one.title, text.trich_yeu):
            place = (one.title_at, one.title_at + len(one.title))
            params = {"a": whole(one).label, "b": text.trich_yeu}
            yield found_at(case, block, place, params)


@rule("CC-12", "wrong_text", source=MENTION)
def date_and_issuer_of_known_text(case: Case) -> Iterator[Found]:
    """The date and the issuer of a cited text are those of the text itself."""
    for block, one in all_cited(case):
        text = _text_of(one)
        if text is None or text.conf == "U":
            continue
        if one.day and text.ngay and one.day.day not in (None, text.ngay):
            right = (date_long if one.day.form == "long" else date_short)(text.ngay)
            place = (one.day.start, one.day.end)
            params = {"a": one.label, "x": one.day.text, "y": right}
            yield found_at(case, block, place, params, (one.day.text, right))
        if one.issuer and not _same_issuer(one.issuer, text.co_quan):
            params = {"a": one.label, "x": one.issuer, "y": text.co_quan}
            yield found_at(case, block, (one.start, one.end), params)


_CENTRAL = {"chính phủ", "thủ tướng chính phủ", "quốc hội", "bộ chính trị"}


def _same_issuer(written: str, official: str) -> bool:
    """Ministries are named in several ways; only the highest bodies are compared."""
    known = official.lower() in _CENTRAL and written.lower() in _CENTRAL
    return not known or word_keys(written) == word_keys(official)


@rule("CC-06", "outdated", source=SLIP)
def in_force(case: Case) -> Iterator[Found]:
    """A text that a paper rests on is in force on its day."""
    day = prose(case).day
    if day is None:
        return
    names = {text.id: text for text in lists().texts}
    for block, start, end, text in chain(_numbered(case), _named(case)):
        if text.valid_to and text.valid_to < day and _relied_on(block, start):
            heir = names.get(text.replaced_by)
            ended = date_short(text.valid_to + timedelta(days=1))
            params = {
                "a": block.text[start:end],
                "d": ended,
                "b": _title_of(heir) if heir else _SUCCESSOR,
            }
            yield found_at(case, block, (start, end), params)


def _title_of(text: LegalText) -> str:
    return f"{text.loai} {text.name}".strip() if text.name else f"{text.loai} số {text.so_ky_hieu}"


_SUCCESSOR = "văn bản thay thế"

_RELYING = re.compile(
    r"(?:[Cc]ăn cứ|[Tt]heo|quy định tại|[Tt]hực hiện|[Cc]hấp hành)\s+(?:các\s+)?(?:quy định\s+)?"
    r"(?:của\s+|tại\s+)?$"
)


def _relied_on(block: Block, start: int) -> bool:
    return block.role == "ground" or bool(_RELYING.search(block.text[max(0, start - 60) : start]))


Known = tuple[Block, int, int, LegalText]


def _numbered(case: Case) -> Iterator[Known]:
    for block, one in all_cited(case):
        text = _text_of(one)
        if text:
            yield block, one.start, one.number_at[1], text


def _named(case: Case) -> Iterator[Known]:
    """Laws by name with a date or a year; by name alone where one law had it."""
    own = prose(case)
    for block in own.holding(OWN, *_named_laws()):
        for found in _law_names().finditer(block.text):
            for text in lists().texts:
                if text.name == found["name"] and _means(text, found):
                    yield block, found.start(), found.end(), text


@cache
def _named_laws() -> tuple[str, ...]:
    return tuple({f"uật {one.name}" for one in lists().texts if one.name and one.valid_to})


@cache
def _law_names() -> re.Pattern[str]:
    names = sorted({one.name for one in lists().texts if one.name and one.valid_to}, key=len)
    words = "|".join(re.escape(name) for name in reversed(names))
    return re.compile(
        rf"(?:Bộ luật|Luật)\s+(?P<name>{words})(?:,?\s+(?:năm\s+(?P<y>\d{{4}})"
        r"|(?:ngày\s+)?(?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<yy>\d{4})))?"
    )


def _means(text: LegalText, found: re.Match[str]) -> bool:
    if found["d"]:
        seen = (int(found["yy"]), int(found["m"]), int(found["d"]))
        return text.ngay is not None and seen == (text.ngay.year, text.ngay.month, text.ngay.day)
    namesakes = [one for one in lists().texts if one.name == text.name]
    if found["y"]:
        same_year = [one for one in namesakes if f"/{found['y']}/" in one.so_ky_hieu]
        return same_year == [text]
    return namesakes == [text]
