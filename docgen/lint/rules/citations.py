"""Cited texts: numbers, dates, titles, validity, first and later mentions (PL I, Phần I, II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import chain

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import CONTENT, HABIT, OWN, SLIP, found_at, prose
from docgen.lint.text import citations as cited
from docgen.lint.text.citations import Citation
from docgen.lint.text.dates import SeenDate
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import word_keys
from docgen.norms.lists import LegalText, lists
from docgen.text.wording import date_long, date_short

_GROUND = Source("law", "A", "PL I, Phần I, II.6.a")
_MENTION = Source("law", "A", "PL I, Phần I, II.6.b")
_LATER = Source("law", "C", "PL I, Phần I, II.6.b")

Cited = tuple[Block, Citation]


def _all(case: Case) -> tuple[Cited, ...]:
    """Every citation of the paper's own text, in reading order."""
    return case.memo(
        "content.citations",
        lambda: tuple((block, one) for block in prose(case).citing for one in block.citations),
    )


def _quoted(block: Block, one: Citation) -> bool:
    return any(first <= one.start < end for first, end in block.quotes)


# -- the number

_NEEDS_YEAR = re.compile(r"\d+[a-z]?/(?:NĐ-CP|TT-[A-ZĐ]|TTLT|NQLT|QH\d|UBTVQH\d)")
_FIRST_YEAR = 1997


@rule("CC-02", "missing", source=_MENTION)
def year_in_number(case: Case) -> Iterator[Found]:
    """A decree, circular or text of the National Assembly has the year in its number."""
    for block, one in _all(case):
        old = one.day is not None and one.day.y < _FIRST_YEAR
        if _NEEDS_YEAR.match(one.number) and not old:
            fix = None
            if one.day:
                right = one.number.replace("/", f"/{one.day.y}/", 1)
                fix = (one.written, right)
            params = {"loai": one.kind or "văn bản", "a": one.number}
            yield found_at(case, block, one.number_at, params, fix)


@rule("CC-15", "spacing", source=SLIP)
def number_in_one_piece(case: Case) -> Iterator[Found]:
    """A cited number has no space and no break of the line in it."""
    for block, one in _all(case):
        first, last = one.number_at
        broken = any(first < joint < last for joint in block.joints)
        if one.spaced or broken:
            fix = (one.written, one.number) if one.spaced else None
            written = (
                one.written if one.spaced else re.sub(r"([/-])(?=[^/-]*$)", r"\1 ", one.written)
            )
            yield found_at(case, block, one.number_at, {"a": written, "b": one.number}, fix)


@rule("CC-16", "missing", source=HABIT, gather=True)
def word_before_number(case: Case) -> Iterator[Found]:
    """The word "số" stands between the kind and the number."""
    for block, one in _all(case):
        if one.kind and not one.with_so:
            before = block.text[one.start : one.number_at[1]]
            after = f"{before[: one.number_at[0] - one.start].rstrip()} số {one.written}"
            place = (one.start, one.number_at[1])
            yield found_at(case, block, place, {"a": before, "b": after}, (before, after))


# -- laws


@rule("CC-03", "extra", source=_GROUND)
def law_without_number(case: Case) -> Iterator[Found]:
    """A ground that is a law or an ordinance is given by type and name, without number."""
    grounds = prose(case).with_role("ground")
    for number, block in enumerate(grounds, 1):
        for one in block.citations:
            if one.is_law:
                yield _numbered_law(case, block, one, number)


def _numbered_law(case: Case, block: Block, one: Citation, number: int) -> Found:
    place = (one.start, one.number_at[1])
    before = block.text[slice(*place)]
    amended = re.search(r"(?:của|và)\s+$", block.text[: one.start])
    fix = (before, f"{one.kind} {one.name}") if one.name and not amended else None
    after = fix[1] if fix else one.kind
    params = {"a": before, "b": after, "thu_tu": str(number)}
    return found_at(case, block, place, params, fix)


# -- known texts


@cache
def _known() -> dict[str, tuple[LegalText, ...]]:
    found: dict[str, list[LegalText]] = {}
    for text in lists().texts:
        if text.so_ky_hieu:
            found.setdefault(text.so_ky_hieu, []).append(text)
    return {number: tuple(texts) for number, texts in found.items()}


def _whole(one: Citation) -> Citation:
    """The same with the year that a number lacks, taken from its date."""
    if one.day is None or not _NEEDS_YEAR.match(one.number):
        return one
    return replace(one, number=one.number.replace("/", f"/{one.day.y}/", 1))


def _text_of(one: Citation) -> LegalText | None:
    """The known text that is meant.

    A number without year comes again every year: then the date or the whole title must agree.
    """
    whole = _whole(one)
    for text in _known().get(whole.number, ()):
        if whole.kind and whole.kind.lower() != text.loai.lower():
            continue
        if whole.year is not None or (one.day and one.day.day == text.ngay):
            return text
        if text.trich_yeu and one.title and cited.has_title(one.title, text.trich_yeu):
            return text
    return None


@rule("CC-11", "wrong_text", source=_MENTION)
def title_of_known_text(case: Case) -> Iterator[Found]:
    """The title of a cited text is that of the text itself."""
    for block, one in _all(case):
        text = _text_of(one)
        if text is None or not text.trich_yeu or not one.title or text.conf != "V":
            continue
        if not (one.day or one.issuer) or _verb(one.title):
            continue
        if not cited.has_title(one.title, text.trich_yeu):
            place = (one.title_at, one.title_at + len(one.title))
            params = {"a": _whole(one).label, "b": text.trich_yeu}
            yield found_at(case, block, place, params)


_VERB = re.compile(
    r"(?:quy định|hướng dẫn)\s+(?:tại|rõ|trẻ em|các|như|việc|những|cụ thể)(?![^\W_])"
)


def _verb(title: str) -> bool:
    """Whether a text says what it rules rather than what it is called."""
    return _VERB.match(title) is not None


@rule("CC-12", "wrong_text", source=_MENTION)
def date_and_issuer_of_known_text(case: Case) -> Iterator[Found]:
    """The date and the issuer of a cited text are those of the text itself."""
    for block, one in _all(case):
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
    for block, one in _all(case):
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


# -- the same text at several places


def _mentions(case: Case) -> Iterator[tuple[Cited, ...]]:
    """The mentions of each text, in reading order, without quotes."""
    groups: dict[str, list[Cited]] = {}
    for block, one in _all(case):
        if not _quoted(block, one):
            groups.setdefault(one.number.upper(), []).append((block, one))
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


@rule("CC-04", "inconsistent", source=SLIP)
def one_writing(case: Case) -> Iterator[Found]:
    """A text that is cited twice has one date and one title."""
    for group in _mentions(case):
        yield from _other_dates(case, group)
        yield from _other_titles(case, group)


_UNIQUE = re.compile(r"(?:NĐ-CP|TTg|TW|QH\d*|UBTVQH\d*)$|TT-")


def _other_dates(case: Case, group: tuple[Cited, ...]) -> Iterator[Found]:
    dated = [(block, one, one.day) for block, one in group if one.day]
    for block, one, day in dated[1:]:
        first = dated[0][2]
        same_form = first.form == day.form and first.text != day.text
        if (first.day == day.day and same_form and _digits(first) != _digits(day)) or (
            first.day != day.day and (one.year or _same_year_text(one, first, day))
        ):
            other = first
        else:
            continue
        params = {"a": one.label, "x": other.text, "y": day.text}
        yield found_at(case, block, (day.start, day.end), params)


def _digits(day: SeenDate) -> str:
    return re.sub(r"\D+", "/", day.text)


def _same_year_text(one: Citation, first: SeenDate, other: SeenDate) -> bool:
    """Whether two dates cannot belong to two texts: central numbers do not repeat in a year."""
    return bool(_UNIQUE.search(one.number)) and first.y == other.y


_AFTER_TITLE = 3


def _other_titles(case: Case, group: tuple[Cited, ...]) -> Iterator[Found]:
    titled = [
        (block, one)
        for block, one in group
        if one.title and (one.day or one.issuer) and not _verb(one.title)
    ]
    for block, one in titled[1:]:
        other = titled[0][1]
        if _same_text(one, other) and _differ(one.title, other.title):
            place = (one.title_at, one.title_at + len(one.title))
            params = {"a": one.label, "x": _short(other.title), "y": _short(one.title)}
            yield found_at(case, block, place, params)


def _same_text(one: Citation, other: Citation) -> bool:
    return one.day is None or other.day is None or one.day.day == other.day.day


def _differ(one: str, other: str) -> bool:
    """Whether two titles part in the middle; where one only runs on, the sentence did."""
    first, second = cited.title_keys(one), cited.title_keys(other)
    shorter = min(len(first), len(second))
    same = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    return same < shorter and same * 2 < shorter


_SHORT = 90


def _short(title: str) -> str:
    return title if len(title) <= _SHORT else title[:_SHORT].rpartition(" ")[0] + "…"


@rule("CC-05", "extra", source=_LATER)
def later_mention_is_short(case: Case) -> Iterator[Found]:
    """From the second mention on, kind and number are enough."""
    for group in _mentions(case):
        full: Citation | None = None
        home = -1
        for block, one in group:
            whole = bool(one.day and one.title and (one.issuer or one.year))
            if block.cell or _within_title(block, one):
                continue
            if full and whole and _same_text(one, full) and _home(case, block) == home:
                yield found_at(case, block, (one.start, one.end), {"b": one.label})
            elif whole and full is None:
                full, home = one, _home(case, block)


def _within_title(block: Block, one: Citation) -> bool:
    """Whether a citation belongs to the title of the one before: "sửa đổi … của Nghị định …"."""
    return any(
        other.title_at >= 0 and other.title_at < one.start < other.until
        for other in block.citations
    )


def _home(case: Case, block: Block) -> int:
    """The attachment that a block stands in, -1 for the paper itself."""
    spans = enumerate(case.view.attachments)
    return next((at for at, one in spans if one.start <= block.index < one.end), -1)


# -- what a citation must have


_UNNUMBERED = [f"{kind} của" for kind in ("thị", "định", "tư", "quyết")]


@rule("CC-13", "missing", source=_MENTION)
def number_of_cited_text(case: Case) -> Iterator[Found]:
    """A particular text that is to be carried out is cited with number and date."""
    named = {(one.kind, one.issuer.lower()) for _, one in _all(case)}
    text = prose(case)
    for block in text.holding(OWN, *_UNNUMBERED):
        for one in cited.unnumbered(block.text):
            if (one.kind, one.issuer.lower()) not in named and not block.is_foreign(one.start):
                place = (one.start, one.end)
                yield found_at(case, block, place, {"a": block.text[slice(*place)]})


_LAW_GROUND = re.compile(r"Căn cứ\s+(?P<law>(?:Bộ luật|Luật|Pháp lệnh)\s+[^;]+)")
_YEAR_ONLY = re.compile(r"\s*(?:năm\s+\d{4}|\(.*)$")


@rule("CC-14", "missing", source=_GROUND)
def whole_ground(case: Case) -> Iterator[Found]:
    """A ground has date, and issuer unless it is a law."""
    for block in prose(case).with_role("ground"):
        if not block.text.startswith("Căn cứ"):
            continue
        missing = list(_missing(block))
        if missing:
            params = {"a": _short(block.text.rstrip(" ;.")), "gi": ", ".join(missing)}
            yield found_at(case, block, (0, len(block.text)), params)


def _missing(block: Block) -> Iterator[str]:
    law = _LAW_GROUND.match(block.text)
    numbered = [one for one in block.citations if not one.is_law]
    if law and not block.dates:
        yield "ngày, tháng, năm ban hành"
    elif not law and numbered and numbered[0].start < _AT_THE_START:
        if not block.dates:
            yield "ngày, tháng, năm ban hành"
        if not numbered[0].issuer and not re.search(r"\scủa\s", block.text):
            yield "cơ quan ban hành"


_AT_THE_START = 30

_PROGRAMMES = [f"rình {of}" for of in ("mục tiêu", "công tác", "hành động")]
_PROGRAMME = re.compile(
    r"(?:[Tt]hực hiện|[Tt]riển khai|[Cc]ăn cứ)\s+(?P<name>[Cc]hương trình\s+"
    r"(?:mục tiêu|công tác|hành động))(?=\s+[^\W\d_])"
)


@rule("CC-17", "missing", source=HABIT)
def number_of_programme(case: Case) -> Iterator[Found]:
    """A programme that a paper carries out is cited with number and issuer."""
    numbered = any("chương trình" in one.title.lower() for _, one in _all(case))
    text = prose(case)
    for block in () if numbered else text.holding(CONTENT, *_PROGRAMMES):
        for found in _PROGRAMME.finditer(block.text):
            place = found.span("name")
            sentence = block.sentence(place[0])
            if not block.is_foreign(place[0]) and not cited.citations(sentence):
                words = re.split(r"[,;.:]", block.text[place[0] :])[0]
                yield found_at(case, block, place, {"a": _short(words)})


_OWN_PAPER = re.compile(r"\s+này(?![^\W_])")


@rule("CC-18", "missing", source=_LATER)
def first_mention_has_a_date(case: Case) -> Iterator[Found]:
    """The first mention of a text gives its date."""
    seen: set[str] = set()
    for block, one in _all(case):
        first = one.number.upper() not in seen
        seen.add(one.number.upper())
        if not first or block.cell or block.role != "text" or one.is_law or one.day:
            continue
        own = _OWN_PAPER.match(block.text, one.end)
        if own or _quoted(block, one) or _within_title(block, one):
            continue
        start = next((at for at, end in block.sentences if at <= one.start < end), 0)
        if not any(start <= seen_date.start for seen_date in block.dates):
            yield found_at(case, block, (one.start, one.end), {"a": _whole(one).label})


_CLAIM = re.compile(r"(?:các\s+)?căn cứ pháp lý")


@rule("CC-01", "missing", "", source=SLIP)
def promised_grounds(case: Case) -> Iterator[Found]:
    """A paper that says it rests on legal grounds names them before its first heading."""
    opening = []
    for block in prose(case).own:
        if re.match(r"(?:I|1)\.\s", block.text):
            break
        opening.append(block)
    if any(block.citations or block.role == "ground" for block in opening):
        return
    for block in opening:
        if found := _CLAIM.search(block.text):
            yield found_at(case, block, found.span())
