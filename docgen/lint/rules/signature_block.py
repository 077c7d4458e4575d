"""Authority, post and name of the signer (II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from docgen.lint.case import Case
from docgen.lint.data import supplement, words
from docgen.lint.finding import SURE, Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules.common import plain, toneless_order
from docgen.norms import Norm

_PATTERN = re.compile(r"(?P<abbreviation>[^\s{]+)\s*\{(?P<who>[^}]*)\}")
_JUNK = r"[\s.,:/]*"
_DOUBTFUL = SURE - 0.1


def _abbreviations(norm: Norm) -> Mapping[str, str]:
    """Abbreviation of an authority → who stands after it, as the norm's patterns name them."""
    found = (_PATTERN.match(one) for one in norm.component("quyen_han").text or ())
    return {one["abbreviation"]: one["who"] for one in found if one}


class _Line:
    """An authority line: ``abbreviation`` of the norm, ``who`` after it, whether typed right."""

    def __init__(self, text: str, norm: Norm) -> None:
        self.text, self.abbreviation, self.who, self.right = text, "", text, False
        for one in sorted(_abbreviations(norm), key=len, reverse=True):
            if found := _loose(one).match(text):
                self.abbreviation, self.who = one, found["who"].strip()
                self.right = text == f"{one} {self.who}"
                return


@cache
def _loose(abbreviation: str) -> re.Pattern[str]:
    """The abbreviation with dots and slashes anywhere or nowhere."""
    letters = [letter for letter in abbreviation if letter.isalnum()]
    marks = r"\s?[./]?\s?".join(letters)
    # A single letter is a word of many names; only with its dot is it an abbreviation.
    end = r"\s*[./,:]\s*" if len(letters) == 1 else r"\s*[./,:]\s*|\s+"
    return re.compile(rf"{marks}(?:{end})(?P<who>.+)")


def _lines(case: Case) -> list[tuple[Found, _Line]]:
    """Every authority line of the paper with its finding ready."""
    return [
        (case.found(part), _Line(plain(line), case.norm))
        for part in case.main("quyen_han")
        for line in case.text(part).split("\n")
    ]


def _begins(text: str, beginnings: tuple[str, ...]) -> bool:
    key = toneless_order(text.upper())
    return any(re.match(rf"{re.escape(toneless_order(one))}(?!\w)", key) for one in beginnings)


def _signing(tu_cach: str, vai_tro: str, norm: Norm) -> Source | None:
    for case in norm.signing:
        if (case.tu_cach, case.vai_tro) == (tu_cach, vai_tro):
            evidence = case.weight("lines")
            return Source(evidence.basis, evidence.conf, case.ref)
    return None


def _deputy_source(norm: Norm) -> Source | None:
    return _signing("ca_nhan", "cap_pho", norm)


def _in_place(norm: Norm) -> str:
    """Abbreviation under which a deputy signs: the first line of that way of signing."""
    lines = norm.signing_lines("ca_nhan", "cap_pho")
    return lines[0].partition(" ")[0] if lines else ""


def _by_mandate(norm: Norm) -> str:
    lines = norm.signing_lines("thua_uy_quyen", "nguoi_duoc_uy_quyen")
    return lines[0].partition(" ")[0] if lines else ""


@rule("NK-01", "missing", "chuc_vu", source=_deputy_source)
def deputy_signs_in_place(case: Case) -> Iterator[Found]:
    """A deputy signs in place of the head, and says so."""
    present = {line.abbreviation for _, line in _lines(case)}
    allowed = {_in_place(case.norm), _by_mandate(case.norm)}
    posts = case.main("chuc_vu")
    if present & allowed or len(posts) > 1:
        return
    for part in posts:
        post = plain(case.text(part))
        if _begins(post, words().deputies) and not _begins(post, words().collectives):
            wanted = f"{_in_place(case.norm)} {_head_of(post)}"
            yield case.found(part, {"a": post, "b": wanted})


def _head_of(deputy: str) -> str:
    """Post of the head above a deputy: "CHỦ TỊCH" for "PHÓ CHỦ TỊCH"."""
    special = words().head_of_deputy.get(deputy)
    return special or deputy.partition(" ")[2] or deputy


@rule("NK-02", "extra", "ho_ten", field="upper")
def no_rank(case: Case) -> Iterator[Found]:
    """No rank, degree or honour stands before the name."""
    lenient = any(_contains(line, words().rank_exceptions) for line in case.view.issuer)
    for part in case.main("ho_ten"):
        name = plain(case.text(part))
        if found := _ranks().match(name):
            rank, rest = found["rank"].strip(), found["rest"].strip()
            hit = case.found(part, {"a": rank, "b": rest}, (name, rest))
            yield hit.but(sure=min(hit.sure, _DOUBTFUL)) if lenient else hit


def _contains(text: str, beginnings: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text.upper()) for one in beginnings)


@cache
def _ranks() -> re.Pattern[str]:
    one = "|".join(re.escape(rank) for rank in sorted(words().ranks, key=len, reverse=True))
    return re.compile(rf"(?P<rank>(?:(?:{one})(?!\w){_JUNK}[-–]?{_JUNK})+)(?P<rest>\w.+)")


@rule("NK-03", "wrong_format", "quyen_han", field="text")
def abbreviation(case: Case) -> Iterator[Found]:
    """The abbreviation of an authority has its dots and one space after it."""
    for found, line in _lines(case):
        if line.abbreviation and not line.right:
            right = f"{line.abbreviation} {line.who}"
            yield found.but(params={"a": line.text, "b": right}, fix=(line.text, right))


@rule("NK-04", "wrong_text", "quyen_han", field="text")
def collective_after(case: Case) -> Iterator[Found]:
    """A collective stands after the abbreviation for it, a post after the others."""
    kinds = _abbreviations(case.norm)
    for found, line in _lines(case):
        if not line.abbreviation:
            continue
        collective = kinds[line.abbreviation] == "tap_the"
        other = words().heads if collective else words().collectives
        if _begins(line.who, other):
            yield found.but(params={"a": line.abbreviation, "b": line.who})


@rule("NK-05", "wrong_text", "chuc_vu", source=_deputy_source, needs=("quyen_han",))
def head_in_his_own_place(case: Case) -> Iterator[Found]:
    """Who signs in place of the head is not the head."""
    in_place = [line.who for _, line in _lines(case) if line.abbreviation == _in_place(case.norm)]
    posts = case.main("chuc_vu")
    if len(in_place) == 1 and len(posts) == 1 and in_place[0] == plain(case.text(posts[0])):
        yield case.found(posts[0], {"a": in_place[0], "b": _in_place(case.norm)})


@rule("NK-06", "wrong_order", "quyen_han", source=lambda norm: _order(norm))
def order(case: Case) -> Iterator[Found]:
    """The line of the collective or the order stands above that of the deputy."""
    lines = [(found, line) for found, line in _lines(case) if line.abbreviation]
    for (found, above), (_, below) in pairwise(lines):
        if above.abbreviation == _in_place(case.norm) and below.abbreviation != above.abbreviation:
            yield found.but(params={"a": above.text, "b": below.text})


def _order(norm: Norm) -> Source | None:
    evidence = _signing("tap_the", "cap_pho", norm)
    clause = supplement(norm.id).clauses.get("signing", "")
    return Source(evidence.basis, evidence.conf, clause) if evidence else None
