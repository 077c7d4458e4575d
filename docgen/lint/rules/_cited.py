"""What the rules on cited texts share."""

from __future__ import annotations

import re
from dataclasses import replace

from docgen.lint.case import Case
from docgen.lint.finding import Source
from docgen.lint.rules._content import prose
from docgen.lint.text.citations import Citation
from docgen.lint.text.prose import Block

MENTION = Source("law", "A", "PL I, Phần I, II.6.b")
"""How a text is cited."""

NEEDS_YEAR = re.compile(r"\d+[a-z]?/(?:NĐ-CP|TT-[A-ZĐ]|TTLT|NQLT|QH\d|UBTVQH\d)")
"""Numbers of kinds that carry their year, without it."""

Cited = tuple[Block, Citation]


def all_cited(case: Case) -> tuple[Cited, ...]:
    """Every citation of the paper's own text, in reading order."""
    return case.memo(
        "content.citations",
        lambda: tuple((block, one) for block in prose(case).citing for one in block.citations),
    )


def whole(one: Citation) -> Citation:
    """The same with the year that a number lacks, taken from its date."""
    if one.day is None or not NEEDS_YEAR.match(one.number):
        return one
    return replace(one, number=one.number.replace("/", f"/{one.day.y}/", 1))


_VERB = re.compile(
    r"(?:quy định|hướng dẫn)\s+(?:tại|rõ|trẻ em|các|như|việc|những|cụ thể)(?![^\W_])"
)


def is_verb(title: str) -> bool:
    """Whether a text says what it rules rather than what it is called."""
    return _VERB.match(title) is not None
