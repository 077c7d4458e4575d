"""The head of the first page: national name, motto, issuer, number, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from docgen.lint.case import Case
from docgen.lint.data import supplement
from docgen.lint.finding import Source
from docgen.lint.registry import COPIES, ND30, Found, rule
from docgen.lint.rules.common import (
    apart,
    pattern_of,
    plain,
    same_but_case,
    same_words,
    shouted,
)
from docgen.norms import Kind, Norm
from docgen.text.fold import fold
from docgen.text.metrics import wrap


def _form(clause: str, norm: Norm) -> Source:
    """What the drawing of Mục IV and the forms show and the text does not say in words."""
    return Source("form", "A", supplement(norm.id).clauses.get(clause, ""))


def _law(clause: str, norm: Norm) -> Source:
    return Source("law", "A", supplement(norm.id).clauses.get(clause, ""))


# -- fixed words


def _fixed(case: Case, component: str) -> Iterator[Found]:
    """The one printed text of a component; capitals alone are the matter of TB-06 and TB-07."""
    wanted = case.component(component).fixed_text
    for part in case.all(component):
        words = plain(case.text(part))
        if wanted is None or same_words(words, wanted):
            continue
        case_rule = shouted(wanted) or shouted(words)
        if not (case_rule and same_but_case(words, wanted)):
            yield case.found(part, {"a": words, "b": wanted}, (words, wanted))


@rule("QH-01", "wrong_text", "quoc_hieu", field="text")
def national_name(case: Case) -> Iterator[Found]:
    """The national name is printed as the norm writes it."""
    yield from _fixed(case, "quoc_hieu")


@rule("QH-02", "wrong_text", "tieu_ngu", field="text")
def motto(case: Case) -> Iterator[Found]:
    """The motto is printed as the norm writes it, with a space on both sides of its hyphens."""
    yield from _fixed(case, "tieu_ngu")


@rule(
    "QH-03",
    "wrong_format",
    source=partial(_form, "issuer_level"),
    needs=("quoc_hieu", "tieu_ngu"),
)
def national_name_on_one_line(case: Case) -> Iterator[Found]:
    """The national name stands on one line."""
    for part in case.all("quoc_hieu", "tieu_ngu"):
        index = part.paragraphs[0]
        runs = [one.run for one in case.letters(index, part.span)]
        width = case.line_width(index)
        if part.span or not runs or not width or width <= 0:
            continue
        text = case.para(index).shown.strip()
        if len(part.paragraphs) > 1 or len(wrap(text, runs[0].size, width, bold=runs[0].bold)) > 1:
            yield case.found(part)


# -- issuer


@rule("CQ-01", "wrong_text", "co_quan_ban_hanh", field="upper", needs=("@issuer",))
def issuer_of_the_office(case: Case) -> Iterator[Found]:
    """The issuer is the office that checks its own paper."""
    actual = plain(" ".join(case.view.issuer))
    part = case.first("co_quan_ban_hanh")
    if part and fold(actual) != fold(case.known.issuer):
        yield case.found(part, {"a": actual, "b": case.known.issuer})


@rule("CQ-02", "wrong_place", "co_quan_ban_hanh", source=partial(_form, "issuer_level"))
def issuer_level(case: Case) -> Iterator[Found]:
    """The first line of the issuer stands level with the national name."""
    name = case.first("quoc_hieu")
    issuer = case.first("co_quan_chu_quan") or case.first("co_quan_ban_hanh")
    if name and issuer and apart(case, name.paragraphs[0], issuer.paragraphs[0]):
        yield case.found(issuer)


# -- number and notation

_NUMBER = re.compile(
    r"(?P<word>[Ss][ốỐ]\s*:?\s*)(?P<so>\d*)(?P<blank>[\s.…_]*)/?(?P<notation>.*)", re.DOTALL
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*/\s*(?P<rest>.+)")


class _Line:
    """A number line taken apart: ``so`` and ``notation`` as typed."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = _NUMBER.fullmatch(text)
        self.read = found is not None and "/" in text
        self.word = found["word"] if found else ""
        self.so = found["so"] if found else ""
        self.notation = found["notation"].strip() if found else ""
        year = _YEAR.fullmatch(self.notation)
        self.year = year["year"] if year else ""
        self.rest = year["rest"] if year else self.notation
        self.blank = not self.so

    @property
    def after(self) -> str:
        """All after the word "Số:", as typed."""
        return self.text[len(self.word) :]


def _lines(case: Case) -> Iterator[tuple[Found, _Line]]:
    for part in case.main("so_van_ban"):
        line = _Line(plain(case.text(part)))
        if line.read:
            yield case.found(part), line


def _with(found: Found, a: str, b: str) -> Found:
    return found.but(params={"a": a, "b": b}, fix=(a, b))


def _number_source(norm: Norm) -> Source:
    evidence = norm.digits.weight("so_min_digits")
    return Source(evidence.basis, evidence.conf, norm.component("so_van_ban").legal_ref)


@rule("SO-01", "wrong_format", "so_van_ban", source=_number_source)
def number_padded(case: Case) -> Iterator[Found]:
    """A number below 10 has a zero in front."""
    least = case.norm.digits.so_min_digits
    for found, line in _lines(case):
        if line.so and int(line.so) and len(line.so) < least:
            yield _with(found, line.so, line.so.zfill(least))


@rule("SO-02", "spacing", "so_van_ban", field="text")
def number_without_spaces(case: Case) -> Iterator[Found]:
    """Number and notation have no spaces in them."""
    for found, line in _lines(case):
        typed = line.notation if line.blank else line.after.strip()
        if " " in typed:
            yield _with(found, typed, typed.replace(" ", ""))


@rule("SO-03", "extra", "so_van_ban", field="text")
def number_without_year(case: Case) -> Iterator[Found]:
    """An administrative paper has no year in its number."""
    for found, line in _lines(case):
        if line.year:
            yield _with(found, f"{line.so}/{line.notation}", f"{line.so}/{line.rest}")


def _kind(case: Case) -> Kind:
    return case.norm.kind(case.view.kind)


def _kind_source(norm: Norm) -> Source:
    evidence = next(one for one in norm.kinds if one.abbr).weight("abbr")
    return Source(evidence.basis, evidence.conf, supplement(norm.id).clauses.get("kinds", ""))


def _initials(text: str) -> str:
    return "".join(word[0] for word in text.split()).upper()


def _issuer_initials(case: Case) -> frozenset[str]:
    return frozenset(fold(_initials(line)) for line in case.view.issuer)


@rule("SO-04", "extra", "ky_hieu", field="text", needs=("@kind",))
def notation_without_kind(case: Case) -> Iterator[Found]:
    """The notation of a kind without abbreviation begins with the issuer."""
    if _kind(case).abbr is not None:
        return
    for found, line in _lines(case):
        first, _, rest = line.rest.replace(" ", "").partition("-")
        own = first == _initials(_kind(case).name)
        other = first in {one.abbr for one in case.norm.kinds}
        if rest and (own or (other and fold(rest.split("-")[0]) in _issuer_initials(case))):
            yield _with(found, line.rest, rest)


@rule("SO-05", "wrong_text", "ky_hieu", source=_kind_source, needs=("@kind",))
def notation_of_the_kind(case: Case) -> Iterator[Found]:
    """The notation begins with the abbreviation of the kind, in the case the norm gives it."""
    abbreviation = _kind(case).abbr
    for found, line in _lines(case):
        first, hyphen, rest = line.rest.replace(" ", "").partition("-")
        if abbreviation is None or not first or first == abbreviation:
            continue
        known = {fold(one.abbr) for one in case.norm.kinds if one.abbr}
        swap = hyphen and fold(first) in known
        yield _with(found, line.rest, f"{abbreviation}-{rest if swap else line.rest}")


@rule("SO-06", "wrong_format", "so_van_ban", field="text")
def number_line(case: Case) -> Iterator[Found]:
    """The number line begins as the norm writes it and has number, slash and notation."""
    prefix = case.norm.line("so_van_ban").text.partition("{")[0]
    for part in case.main("so_van_ban"):
        words = plain(case.text(part))
        line = _Line(words)
        if line.read and not shouted(words) and line.word.strip() != prefix.strip():
            right = prefix + line.after.strip()
            yield case.found(part, {"a": words, "b": right}, (words, right))
        elif not line.read:
            yield case.found(part, {"a": words, "b": f"{prefix}…/…"})


@rule("SO-07", "wrong_place", "so_van_ban", source=partial(_law, "row_level"))
def number_level(case: Case) -> Iterator[Found]:
    """Number and date stand on one row."""
    number, day = case.first("so_van_ban"), case.first("dia_danh_thoi_gian")
    if number and day and apart(case, number.paragraphs[0], day.paragraphs[0]):
        yield case.found(number)


@rule("SO-08", "extra", "so_van_ban", source=_number_source)
def number_not_padded(case: Case) -> Iterator[Found]:
    """A number of enough digits has no zero in front."""
    least = case.norm.digits.so_min_digits
    for found, line in _lines(case):
        if len(line.so) > least and line.so.startswith("0"):
            yield _with(found, line.so, line.so.lstrip("0").zfill(least))


# -- place and date

_DATED = ("dia_danh_thoi_gian", "sao_dia_danh")
_DATE = re.compile(r"(?P<lead>.*?)(?P<date>ngày\s*(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2}))(?!\d)")
_BLANK = r"[\s.…_\d]*"


def _date_source(norm: Norm) -> Source:
    evidence = norm.digits.weight("padded_months")
    return Source(evidence.basis, evidence.conf, norm.component("dia_danh_thoi_gian").legal_ref)


@rule("NG-01", "wrong_format", source=_date_source, needs=_DATED, genres=ND30 | COPIES)
def date_padded(case: Case) -> Iterator[Found]:
    """Days below 10 and the first months have a zero in front, other months have none."""
    for part in case.all(*_DATED):
        found = _DATE.match(plain(case.text(part)))
        if found is None:
            continue
        right = f"ngày {_day(case, found['d'])} tháng {_month(case, found['m'])}"
        if (found["d"], found["m"]) != tuple(right.split()[1::2]):
            written = " ".join(found["date"].split())
            shown = written.removeprefix("ngày ")
            yield case.found(part, {"d": shown, "b": right}, (written, right))


def _day(case: Case, typed: str) -> str:
    return str(int(typed)).zfill(case.norm.digits.day_min_digits)


def _month(case: Case, typed: str) -> str:
    month = int(typed)
    return f"{month:02d}" if month in case.norm.digits.padded_months else str(month)


@rule("NG-04", "wrong_format", "dia_danh_thoi_gian", field="text")
def date_line(case: Case) -> Iterator[Found]:
    """The line has place, comma, day, month and year in the words of the norm; blanks may stay."""
    line = case.norm.line("dia_danh_thoi_gian").text
    shape = pattern_of(line, dd=_BLANK, mm=_BLANK, yyyy=_BLANK)
    for part in case.main("dia_danh_thoi_gian"):
        words = plain(case.text(part))
        loud = shouted(words) and shape.fullmatch(words.lower())
        if not loud and not shape.fullmatch(words):
            yield case.found(part, {"a": words, "b": _example(line)})


def _example(line: str) -> str:
    for name in ("dd", "mm", "yyyy"):
        line = line.replace("{" + name + "}", "…")
    return line.replace("{dia_danh}", "…")


@rule("DD-01", "wrong_text", "dia_danh_thoi_gian", field="text", needs=("@place",))
def place_of_the_office(case: Case) -> Iterator[Found]:
    """The place is that of the office that checks its own paper."""
    part = case.first("dia_danh_thoi_gian")
    if part and fold(case.view.place_name) != fold(case.known.place):
        yield case.found(part, {"a": case.view.place_name, "b": case.known.place})
