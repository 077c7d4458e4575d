"""Addressees (Kính gửi) and recipients (Nơi nhận) (II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from docgen.lint.case import Case
from docgen.lint.data import supplement
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules.common import (
    apart,
    ellipsis,
    is_form,
    opening,
    plain,
    same_but_case,
    same_words,
    shouted,
)
from docgen.norms import Norm
from docgen.text.fold import fold

if TYPE_CHECKING:
    from docgen.facts.recognition.view import Part

_DASH = re.compile(r"^(?P<dash>[-–—+•*])?(?P<gap>\s*)(?P<words>.*)$", re.DOTALL)
_ADDRESSES = ("kinh_gui", "kinh_gui_nhan", "kinh_gui_ds")


def _law(clause: str, norm: Norm) -> Source:
    return Source("law", "A", supplement(norm.id).clauses.get(clause, ""))


def _form(clause: str, norm: Norm) -> Source:
    return Source("form", "A", supplement(norm.id).clauses.get(clause, ""))


def _item(words: str, end: str) -> str:
    """A list item as the norm writes it, whatever dash and end were typed."""
    found = _DASH.match(words)
    return f"- {found['words'].rstrip(' .;,') if found else words}{end}"


def _listed(case: Case, component: str, end: str, last_end: str) -> Iterator[Found]:
    """Items that do not begin with dash and space or end with their mark."""
    items = _items(case, component)
    for part, words in items:
        wanted = _item(words, last_end if part is items[-1][0] else end)
        if words and words != wanted and not is_form(words):
            yield case.found(part, {"a": words, "b": wanted}, (words, wanted))


def _items(case: Case, component: str) -> list[tuple[Part, str]]:
    """The items of a list with their words; a line without dash goes on the one above it."""
    items: list[tuple[Part, str]] = []
    for part in case.main(component):
        words = plain(case.text(part))
        open_item = bool(items) and items[-1][1].startswith("-") and items[-1][1][-1] not in ";."
        if open_item and not words.startswith("-"):
            above, begun = items.pop()
            items.append((above, f"{begun} {words}"))
        else:
            items.append((part, words))
    return items


# -- addressees


def _kinds(norm: Norm) -> Source:
    evidence = norm.kinds[0].weight("kinh_gui")
    return Source(evidence.basis, evidence.conf, supplement(norm.id).clauses.get("kinh_gui", ""))


@rule("KG-01", "extra", source=_kinds, needs=_ADDRESSES)
def addressed_kinds(case: Case) -> Iterator[Found]:
    """Only some kinds of paper are addressed."""
    kind = next((one for one in case.norm.kinds if one.id == case.view.kind), None)
    part = case.first(*_ADDRESSES)
    if kind and part and not kind.kinh_gui:
        found = case.found(part, {"a": kind.name})
        yield found.but(sure=min(found.sure, case.view.kind_confidence))


@rule("KG-02", "wrong_text", field="text", needs=("kinh_gui", "kinh_gui_nhan"))
def address_label(case: Case) -> Iterator[Found]:
    """The addressee follows the label and its colon."""
    label = case.norm.phrase("kinh_gui")
    whole = {part.paragraphs[0] for part in case.main("kinh_gui")}
    for part in case.main("kinh_gui", "kinh_gui_nhan"):
        if part.span and part.paragraphs[0] in whole:
            continue
        words = plain(case.text(part))
        first = words[: len(label)]
        shout = shouted(first) and same_but_case(first, label)
        if not same_words(first, label) and not shout:
            yield case.found(part, {"a": first, "b": label})


@rule("KG-03", "wrong_format", field="text", needs=("kinh_gui", "kinh_gui_ds"))
def one_or_several(case: Case) -> Iterator[Found]:
    """One addressee stands beside the label, several stand below it, one a line."""
    listed = case.main("kinh_gui_ds")
    if len(listed) == 1 and listed[0].span is None and not _several(case.text(listed[0])):
        yield case.found(listed[0])
    for part in (*case.main("kinh_gui"), *listed):
        if _several(plain(case.text(part))):
            yield case.found(part)


def _several(words: str) -> bool:
    """Whether more than one addressee is named in one line; commas stand inside names too."""
    return ";" in words.rstrip(" .;")


@rule("KG-04", "wrong_format", "kinh_gui_ds", field="text")
def address_list(case: Case) -> Iterator[Found]:
    """Several addressees begin with a dash and end with a semicolon, the last with a full stop."""
    if len(case.main("kinh_gui_ds")) > 1:
        yield from _listed(case, "kinh_gui_ds", ";", ".")


# -- recipients


@rule("NN-01", "missing", "luu", field="text", needs=("noi_nhan_nhan", "noi_nhan_ds"))
def archive_last(case: Case) -> Iterator[Found]:
    """The last recipient is the archive."""
    recipients, archive = case.main("noi_nhan_ds"), case.main("luu")
    last = recipients[-1] if recipients else case.first("noi_nhan_nhan")
    missing = not archive or (recipients and archive[-1].paragraphs < recipients[-1].paragraphs)
    if last and missing:
        yield case.found(last, {"b": ellipsis(case.norm.line("luu").text)})


@rule("NN-02", "missing", "noi_nhan_ds", field="text", needs=("noi_nhan_ds", "luu"))
def as_above_first(case: Case) -> Iterator[Found]:
    """Where the paper is addressed, the recipients begin with those addressed."""
    words = case.norm.phrase("nhu_tren")
    first = case.first("noi_nhan_ds", "luu")
    if first and case.main(*_ADDRESSES) and fold(words) not in fold(case.text(first)):
        yield case.found(first, {"b": case.norm.line("noi_nhan_nhu_tren").text})


@rule("NN-03", "wrong_text", "noi_nhan_nhan", field="text")
def label(case: Case) -> Iterator[Found]:
    """The label is printed as the norm writes it."""
    wanted = case.component("noi_nhan_nhan").fixed_text
    for part in case.main("noi_nhan_nhan"):
        words = plain(case.text(part))
        shout = shouted(words) and same_but_case(words, wanted or "")
        if wanted and not same_words(words, wanted) and not shout:
            yield case.found(part, {"a": words, "b": wanted}, (words, wanted))


@rule("NN-04", "wrong_format", "noi_nhan_ds", field="text")
def recipient_list(case: Case) -> Iterator[Found]:
    """Each recipient begins with a dash and a space and ends with a semicolon."""
    yield from _listed(case, "noi_nhan_ds", ";", ";")


@rule("NN-05", "wrong_format", "luu", field="text")
def archive_line(case: Case) -> Iterator[Found]:
    """The line of the archive names the registry and ends with a full stop."""
    line = case.norm.line("luu")
    shape = re.compile(line.regex or ".*")
    for part in case.main("luu"):
        words = plain(case.text(part))
        if shape.match(words) or _only_code_follows(case, part, words, shape):
            continue
        mended = _mended(words, opening(line.text))
        fix = (words, mended) if shape.match(mended) else None
        yield case.found(part, {"a": words, "b": mended if fix else ellipsis(line.text)}, fix)


def _only_code_follows(case: Case, part: Part, words: str, shape: re.Pattern[str]) -> bool:
    """Whether the line is right but for the drafter's code at its end."""
    codes = (case.text(one) for one in case.main("ky_hieu_soan_thao"))
    return any(shape.match(words.removesuffix(plain(one)).rstrip()) for one in codes)


def _mended(words: str, start: str) -> str:
    """The line with the opening of the norm and one full stop."""
    key = re.sub(r"\W+", r"\\W*", start.rstrip(" ,:"))
    rest = re.sub(rf"^\W*{key.lstrip(chr(92) + 'W*')}", "", words, flags=re.IGNORECASE)
    rest = rest.strip(" .;,:")
    return f"{start} {rest}." if rest else f"{start.rstrip(' ,')}."


@rule("NN-06", "wrong_place", "noi_nhan_nhan", source=partial(_law, "recipients_level"))
def label_level(case: Case) -> Iterator[Found]:
    """The label stands level with the first line above the signature."""
    first, signer = case.first("noi_nhan_nhan"), case.first("quyen_han", "chuc_vu")
    if first is None or signer is None or not _one_signer(case):
        return
    if apart(case, first.paragraphs[0], signer.paragraphs[0]):
        yield case.found(first)


def _one_signer(case: Case) -> bool:
    return len(case.main("ho_ten")) <= 1


@rule("NN-07", "extra", "noi_nhan_ds", field="text")
def as_above_without_address(case: Case) -> Iterator[Found]:
    """Without an addressee nobody is "as above"."""
    words = fold(case.norm.phrase("nhu_tren"))
    addressed = case.main(*_ADDRESSES) or _kind_may_address(case)
    for part in () if addressed else case.main("noi_nhan_ds"):
        if fold(case.text(part)).strip(" -;.") == words:
            yield case.found(part, {"a": plain(case.text(part))})


def _kind_may_address(case: Case) -> bool:
    """Whether the kind has an addressee, who may have been missed, or a form that says so."""
    kind = next((one for one in case.norm.kinds if one.id == case.view.kind), None)
    form = next((one for one in case.norm.forms if one.id == case.view.form), None)
    by_form = form is not None and form.recipients_first == case.norm.phrase("nhu_tren")
    return kind is None or kind.kinh_gui or by_form


@rule("NN-08", "wrong_text", "noi_nhan_ds", source=partial(_form, "forms"), needs=("@form",))
def first_recipient(case: Case) -> Iterator[Found]:
    """A decision's recipients begin with those its articles name."""
    form = next(one for one in case.norm.forms if one.id == case.view.form)
    first, words = case.first("noi_nhan_ds"), (form.recipients_first or "").partition(" …")[0]
    plain_words = words and "{" not in words and words != case.norm.phrase("nhu_tren")
    if first and plain_words and fold(words) not in fold(case.text(first)):
        yield case.found(first, {"b": f"- {words} …;"})
