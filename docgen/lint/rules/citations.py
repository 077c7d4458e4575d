"""Cited texts: numbers, dates, titles, validity, first and later mentions (PL I, Phần I, II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules._cited import MENTION, NEEDS_YEAR, Cited, all_cited, is_verb, whole
from docgen.lint.rules._content import CONTENT, HABIT, OWN, SLIP, found_at, prose
from docgen.lint.text import citations as cited
from docgen.lint.text.citations import Citation
from docgen.lint.text.dates import SeenDate
from docgen.lint.text.prose import Block

_GROUND = Source("law", "A", "PL I, Phần I, II.6.a")
_LATER = Source("law", "C", "PL I, Phần I, II.6.b")


def _quoted(block: Block, one: Citation) -> bool:
    return any(first <= one.start < end for first, end in block.quotes)


# -- the number

_FIRST_YEAR = 1997


@rule("CC-02", "missing", source=MENTION)
def year_in_number(case: Case) -> Iterator[Found]:
    """A decree, circular or text of the National Assembly has the year in its number."""
    for block, one in all_cited(case):
        old = one.day is not None and one.day.y < _FIRST_YEAR
        if NEEDS_YEAR.match(one.number) and not old:
            fix = None
            if one.day:
                right = one.number.replace("/", f"/{one.day.y}/", 1)
                fix = (one.written, right)
            params = {"loai": one.kind or "văn bản", "a": one.number}
            yield found_at(case, block, one.number_at, params, fix)


@rule("CC-15", "spacing", source=SLIP)
def number_in_one_piece(case: Case) -> Iterator[Found]:
    """A cited number has no space and no break of the line in it."""
    for block, one in all_cited(case):
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
    for block, one in all_cited(case):
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


# -- the same text at several places


def _mentions(case: Case) -> Iterator[tuple[Cited, ...]]:
    """The mentions of each text, in reading order, without quotes."""
    groups: dict[str, list[Cited]] = {}
    for block, one in all_cited(case):
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
        if one.title and (one.day or one.issuer) and not is_verb(one.title)
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
            full_here = bool(one.day and one.title and (one.issuer or one.year))
            if block.cell or _within_title(block, one):
                continue
            if full and full_here and _same_text(one, full) and _home(case, block) == home:
                yield found_at(case, block, (one.start, one.end), {"b": one.label})
            elif full_here and full is None:
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


@rule("CC-13", "missing", source=MENTION)
def number_of_cited_text(case: Case) -> Iterator[Found]:
    """A particular text that is to be carried out is cited with number and date."""
    named = {(one.kind, one.issuer.lower()) for _, one in all_cited(case)}
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
    numbered = any("chương trình" in one.title.lower() for _, one in all_cited(case))
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
    for block, one in all_cited(case):
        first = one.number.upper() not in seen
        seen.add(one.number.upper())
        if not first or block.cell or block.role != "text" or one.is_law or one.day:
            continue
        own = _OWN_PAPER.match(block.text, one.end)
        if own or _quoted(block, one) or _within_title(block, one):
            continue
        start = next((at for at, end in block.sentences if at <= one.start < end), 0)
        if not any(start <= seen_date.start for seen_date in block.dates):
            yield found_at(case, block, (one.start, one.end), {"a": whole(one).label})


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
