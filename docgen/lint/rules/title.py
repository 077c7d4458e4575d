"""Kind, abstract, subject of a công văn, grounds and the deciding line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.data import supplement
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules.common import gap_before, opening, plain, same_but_case, same_words, shouted
from docgen.lint.words import points
from docgen.norms import Norm
from docgen.text.fold import fold


def _title_end(norm: Norm) -> Source:
    return Source("convention", "B", supplement(norm.id).clauses.get("title_end", ""))


@rule("TY-02", "extra", source=_title_end, needs=("ten_loai", "trich_yeu", "trich_yeu_cong_van"))
def no_full_stop(case: Case) -> Iterator[Found]:
    """Kind and abstract have no full stop."""
    for part in case.all("ten_loai", "trich_yeu", "trich_yeu_cong_van"):
        words = plain(case.text(part))
        if words.endswith((".", ";", ",")) and not words.endswith(("...", "v.v.")):
            yield case.found(part, fix=(words, words.rstrip(".;, ")))


@rule("TY-03", "wrong_text", "trich_yeu_cong_van", field="text")
def subject_opening(case: Case) -> Iterator[Found]:
    """The subject of a công văn begins with the words of the norm."""
    wanted = opening(case.norm.line("trich_yeu_cong_van").text)
    for part in case.all("trich_yeu_cong_van"):
        words = plain(case.text(part))
        loud = shouted(words) and words.casefold().startswith(f"{wanted} ".casefold())
        if not loud and not words.startswith(f"{wanted} "):
            yield case.found(part, {"a": wanted})


@rule("TY-04", "spacing", "trich_yeu_cong_van", field="space_before_pt")
def subject_gap(case: Case) -> Iterator[Found]:
    """The subject of a công văn stands a little below the number."""
    wanted = case.component("trich_yeu_cong_van").space_before
    for part in case.all("trich_yeu_cong_van"):
        gap = gap_before(case, part.paragraphs[0])
        if gap is not None and gap < wanted - 1 and part.span is None:
            yield case.found(part, {"a": points(round(gap / 10)), "b": points(round(wanted / 10))})


# -- grounds


@rule("CC-01", "missing", "can_cu", field="text", needs=("@form",))
def grounds_missing(case: Case) -> Iterator[Found]:
    """A kind whose form has grounds gives them."""
    given = any(part.id == "can_cu" for part in case.view.parts)
    if "can_cu" in case.form_components and not given:
        yield Found((), sure=case.view.kind_confidence)


@rule("CC-07", "wrong_format", "can_cu", field="text")
def grounds_end(case: Case) -> Iterator[Found]:
    """Each ground ends with a semicolon, the last one with a full stop."""
    between, last = case.norm.phrase("can_cu.giua"), case.norm.phrase("can_cu.cuoi")
    grounds = case.main("can_cu")
    for part in grounds:
        words = plain(case.text(part))
        wanted = last if part is grounds[-1] else between
        if words and not words.endswith(wanted):
            tail = words[-24:].partition(" ")[2] or words
            yield case.found(part, {"b": wanted}, (tail, tail.rstrip(".,;: ") + wanted))


@rule("CC-08", "wrong_format", "can_cu", field="text")
def grounds_one_a_line(case: Case) -> Iterator[Found]:
    """Each ground has a line of its own."""
    word = re.escape(opening(case.norm.line("can_cu").text))
    several = re.compile(rf"[;,.] ?{word} .*", re.DOTALL)
    for part in case.main("can_cu"):
        if any(several.search(plain(line)) for line in case.text(part).split("\n")):
            yield case.found(part)


@rule("QD-01", "wrong_text", "loi_quyet_dinh", field="text")
def deciding_line(case: Case) -> Iterator[Found]:
    """The deciding line is one of the norm's."""
    allowed = case.component("loi_quyet_dinh").text or ()
    for part in case.all("loi_quyet_dinh"):
        words = plain(case.text(part))
        if any(same_words(words, one) for one in allowed) or (
            not shouted(words) and any(same_but_case(words, one) for one in allowed)
        ):
            continue
        near = [one for one in allowed if fold(one).strip(" :") == fold(words).strip(" :.")]
        fix = (words, near[0]) if near else None
        yield case.found(part, {"a": words, "b": " hoặc ".join(allowed)}, fix)
