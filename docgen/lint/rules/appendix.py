"""Appendices and issued documents: head, number, pointer, mention (III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from docgen.lint.case import Case
from docgen.lint.data import supplement
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules.common import ellipsis, is_form, opening, plain, same_words, shouted
from docgen.norms import Norm
from docgen.text.fold import fold

if TYPE_CHECKING:
    from docgen.facts.recognition.view import Attachment

_ROMAN = re.compile(r"[IVXLC]+")
_NUMBERED = re.compile(r"\bsố\s*:?\s*(?P<so>\d+)\s*/\s*(?P<notation>[^\s,;)]+)")


def _law(clause: str, norm: Norm) -> Source:
    return Source("law", "A", supplement(norm.id).clauses.get(clause, ""))


def _appendices(case: Case) -> list[Attachment]:
    return [one for one in case.view.attachments if one.kind == "phu_luc"]


def _heads(case: Case) -> Iterator[tuple[Found, str]]:
    """The head line of each appendix with the words after the label."""
    word = opening(case.norm.phrase("phu_luc"))
    for part in case.all("phu_luc_so"):
        words = plain(case.text(part))
        yield case.found(part, {"a": words}), words[len(word) :].strip(" .:")


@rule("PL-01", "wrong_text", "phu_luc_so", field="text")
def head(case: Case) -> Iterator[Found]:
    """The head of an appendix is its label and, if need be, a number, with no mark after it."""
    word = case.norm.phrase("phu_luc")
    for part in case.all("phu_luc_so"):
        words = plain(case.text(part))
        first, rest = words[: len(word)], words[len(word) :]
        right = is_form(words) or shouted(words) or same_words(first, word)
        if right and re.fullmatch(r"( \w{1,5})?", rest):
            continue
        number = rest.strip(" .:-")
        wanted = f"{word} {number}".strip()
        fix = (words, wanted) if re.fullmatch(r"\w{0,5}", number) else None
        yield case.found(part, {"a": words, "b": wanted if fix else word}, fix)


@rule("PL-02", "missing", "phu_luc_so", field="numerals")
def numbers(case: Case) -> Iterator[Found]:
    """Two or more appendices are numbered in roman numerals."""
    heads = list(_heads(case))
    for found, number in heads if len(heads) > 1 else ():
        if not _ROMAN.fullmatch(number) and not is_form(found.quote):
            yield found


@rule("PL-03", "extra", "phu_luc_so", field="numerals")
def single(case: Case) -> Iterator[Found]:
    """A single appendix has no number; one in a file of its own may have sisters elsewhere."""
    heads = list(_heads(case)) if case.first("quoc_hieu", "ten_loai") else []
    if len(heads) == 1 and heads[0][1] and len(heads[0][1]) < 6:
        word, found = case.norm.phrase("phu_luc"), heads[0][0]
        a = found.params["a"]
        yield found.but(params={"a": a, "b": word}, fix=(a, word))


@rule("PL-04", "missing", "phu_luc_chi_dan", field="text", needs=("phu_luc_so",))
def pointer(case: Case) -> Iterator[Found]:
    """Each appendix says which paper it goes with."""
    names = ("phu_luc_chi_dan", "kem_theo_quyet_dinh")
    for one in _appendices(case):
        if not any(one.first(name) for name in names):
            head_part = one.first("phu_luc_so")
            at = head_part.paragraphs if head_part else (one.start,)
            quote = case.found(at[0]).quote
            yield Found(at, quote, {"b": _pointer_example(case.norm)})


def _pointer_example(norm: Norm) -> str:
    return ellipsis(norm.line("phu_luc_chi_dan").text).rstrip(" …") + " … số … ngày … của …)"


@rule("PL-05", "wrong_format", "phu_luc_chi_dan", field="text")
def pointer_format(case: Case) -> Iterator[Found]:
    """The pointer names kind, number, day and issuer in brackets."""
    line = case.norm.line("phu_luc_chi_dan").text
    fixed = [fold(word) for word in re.split(r"\{[^}]*\}", line)]
    for part in case.all("phu_luc_chi_dan"):
        words = plain(case.text(part))
        told = fold(words)
        whole = words.startswith("(") and words.endswith(")")
        if not whole or any(word.strip(" ()/") not in told for word in fixed):
            yield case.found(part, {"a": words, "b": _pointer_example(case.norm)})


@rule("PL-06", "missing", "phu_luc_so", source=partial(_law, "appendix"))
def mentioned(case: Case) -> Iterator[Found]:
    """The paper mentions its appendix."""
    word = case.norm.phrase("phu_luc").casefold()
    starts = [one.start for one in case.view.attachments]
    if not _appendices(case) or not case.view.body:
        return
    body = (case.facts.paragraphs[index] for index in range(min(starts)))
    if not any(word in para.text.casefold() for para in body):
        yield case.found(_appendices(case)[0].start)


@rule("PL-07", "inconsistent", source=Source("text"), needs=("phu_luc_chi_dan",))
def pointer_agrees(case: Case) -> Iterator[Found]:
    """The pointer names the number of the paper it hangs on."""
    own = case.view.so
    for part in case.all("phu_luc_chi_dan") if own is not None else ():
        found = _NUMBERED.search(plain(case.text(part)))
        if found and (int(found["so"]), found["notation"]) != (own, case.view.ky_hieu):
            a = f"{found['so']}/{found['notation']}"
            yield case.found(part, {"a": a, "b": f"{own:02d}/{case.view.ky_hieu}"})
