"""What a file is: papers the decree does not bind are said to be so, and judged no further."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.finding import HEARD, Source
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.words import GENRES
from docgen.text.wording import date_short

_NOTE = Source("convention")


@rule("LO-01", "wrong_format", source=_NOTE, genres=EVERY)
def bound_by_the_decree(case: Case) -> Iterator[Found]:
    """A file of another kind of paper is named for what it is."""
    words = GENRES.get(case.genre)
    if words and case.view.genre_confidence >= HEARD:
        yield Found((), params={"a": words, "b": case.norm.identity.number})


@rule("LO-02", "outdated", source=_NOTE, genres=EVERY)
def older_than_the_decree(case: Case) -> Iterator[Found]:
    """A paper older than the norm it is judged by is named as such."""
    day, effective = case.view.day, case.norm.identity.effective
    if day and day < effective:
        params = {"d": date_short(day), "b": case.norm.identity.number, "e": date_short(effective)}
        yield Found((), params=params)
