"""Spaces around marks, doubled spaces, rows of dots, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.facts.model import ParagraphFacts, Story
from docgen.lint.case import Case
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import HABIT, SLIP, found_at, prose
from docgen.lint.text.prose import Block, role_of
from docgen.lint.text.tokens import LOWER, UPPER
from docgen.lint.words import quoted

_WORD_BEFORE = r"(?P<w>[^\W_][\w%”\"’)]*|[)”\"])"
_SPACE_BEFORE = re.compile(_WORD_BEFORE + r"(?P<gap>[ \u00a0]+)(?P<mark>[,;:)]|\.(?=\s|$))(?![.…])")
_NONE_AFTER = re.compile(
    r"(?<![&\w])(?P<w>[^\W\d_]{2,}|\d[\d.]*%?|[)”])(?P<mark>[,;])(?P<next>[^\W\d_]\w*)"
)
_COLON = re.compile(r"(?P<w>[^\W\d_]{3,})(?P<mark>:)(?P<next>[^\W\d_]{2,}[^\W_]*)(?!:)")
_STOP = re.compile(
    rf"(?<![^\W_])(?P<w>[{LOWER}]{{3,}})(?P<mark>\.)(?P<next>[{UPPER}][{LOWER}]+)"
    r"(?![^\W_]|\.[^\W_])"
)
_BRACKET = re.compile(
    r"(?<![^\W_])(?P<w>[^\W\d_]{2,}|[)”\d]{4,})(?P<mark>\()(?P<next>[^\W\d_][^()\s]*)"
)
_INSIDE = re.compile(r"(?P<w>\()(?P<gap> +)(?P<next>[^\W_]\w*)")
_WEB = re.compile(r"https?:|www\.|@|\.(?:vn|com|gov|org)\b")


@rule("CT-03", "spacing", source=SLIP, genres=EVERY)
def spaces_around_marks(case: Case) -> Iterator[Found]:
    """No space before a mark, one behind it; one before an opening bracket, none behind it."""
    for block in prose(case).blocks:
        if block.role in ("head", "signing") or _WEB.search(block.text):
            continue
        for place, before, after in _spacing(block):
            params = {"a": before, "b": after}
            yield found_at(case, block, place, params, (before, after))


def _spacing(block: Block) -> Iterator[tuple[tuple[int, int], str, str]]:
    text = block.text
    for found in _SPACE_BEFORE.finditer(text):
        if not _numbered_item(text, found):
            yield found.span(), found.group(), found["w"] + found["mark"]
    for shape in (_NONE_AFTER, _COLON, _STOP):
        for found in shape.finditer(text):
            if not block.is_cited(found.start("mark")):
                yield found.span(), found.group(), f"{found['w']}{found['mark']} {found['next']}"
    for found in () if _FILED.search(text) else _BRACKET.finditer(text):
        if found["next"].lower() not in _PLURALS:
            yield found.span(), found.group(), f"{found['w']} {found['mark']}{found['next']}"
    for found in _INSIDE.finditer(text):
        yield found.span(), found.group(), found["w"] + found["next"]


_FILED = re.compile(r"Lưu\s*:")
"""The line of the file copy: what follows are codes of units and drafters."""

_PLURALS = frozenset({"s", "es", "n", "x", "y"})
_FILED = re.compile(r"Lưu\s*:")
"""The line of the file copy: what follows are codes of units and drafters."""


def _numbered_item(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket closes a number of a list: "a )"; or dots wait for writing."""
    if found["mark"] == ")":
        return "(" not in text[: found.start("mark")].rpartition(")")[2]
    return bool(re.match(r"\s*[.…_]{2,}", text[found.end() :]))


_DOUBLE = re.compile(r"(?<=[^\s.…_])(?: |\u00a0){2,3}(?=[^\s.…_/])")
_DATE_GAP = re.compile(r"(?:ngày|tháng|năm) {2,}(?=\d)|\d {2,}(?=tháng|năm)")


def _typed(case: Case) -> Iterator[tuple[ParagraphFacts, str]]:
    """Paragraphs of the paper's text with their roles; cells hold figures set with spaces."""
    for para in case.facts.paragraphs:
        story = para.place.story
        if story not in (Story.HEADER, Story.FOOTER, Story.COMMENT) and " " in para.text:
            yield para, role_of(case, para.place.index)


@rule("CT-04", "spacing", source=SLIP, genres=EVERY, gather=True)
def single_spaces(case: Case) -> Iterator[Found]:
    """One space stands between words."""
    for para, role in _typed(case):
        shape = _DATE_GAP if role == "head" else _DOUBLE
        if role == "signing" or "  " not in para.text.replace("\u00a0", " "):
            continue
        for found in shape.finditer(para.text):
            first, last = max(0, found.start() - 20), found.end() + 20
            words = para.text[first:last]
            yield Found(
                (para.place.index,),
                quoted(words),
                fix=(found.group(), re.sub(r"[ \u00a0]+", " ", found.group())),
                span=found.span(),
            )


@rule("CT-08", "spacing", source=HABIT, genres=EVERY, gather=True)
def no_spaces_at_the_ends(case: Case) -> Iterator[Found]:
    """A paragraph of the content neither begins nor ends with a space."""
    for para, role in _typed(case):
        if role != "text" or para.place.cells or not para.text.strip():
            continue
        for name, kept in (("đầu", para.text.lstrip(" ")), ("cuối", para.text.rstrip(" "))):
            if kept != para.text:
                found = case.found(para.place.index, {"a": name}, (para.text, kept))
                yield found.but(quote=quoted(para.text))


_FOUR_DOTS = re.compile(r"(?P<w>[^\W_]+[)”]?)(?P<dots>\.\.|\.{4})(?![.…\w])")
_THREE_DOTS = re.compile(r"(?P<w>[^\W_]+)(?P<dots>\.{3}|…)(?=[\s;,)]|$)(?!\s*[.…])")


@rule("CT-05", "wrong_text", source=SLIP, genres=EVERY)
def no_odd_dots(case: Case) -> Iterator[Found]:
    """A sentence ends with one dot; two or four in a row are a slip."""
    for block in prose(case).own:
        for found in _FOUR_DOTS.finditer(block.text):
            params = {"a": found.group(), "n": str(len(found["dots"]))}
            yield found_at(case, block, found.span(), params)


@rule("CT-13", "wrong_text", source=HABIT, gather=True)
def lists_are_closed(case: Case) -> Iterator[Found]:
    """A list ends with "v.v." or is whole: three dots leave open what is meant."""
    for block in prose(case).content:
        for found in _THREE_DOTS.finditer(block.text) if not block.cell else ():
            if not block.is_foreign(found.start()):
                yield found_at(case, block, found.span("dots"))


_BULLET = re.compile(r"(?P<dash>[-–+•])(?P<next>[^\W\d_]+)(?=\s)")
_ONE_SIDED = re.compile(
    r"(?<![^\W_])(?P<a>[^\W\d_]{2,})(?P<dash>- | -)(?P<b>[^\W\d_]{2,})(?![^\W_])"
)


@rule("CT-06", "spacing", source=SLIP, genres=EVERY)
def spaces_around_dashes(case: Case) -> Iterator[Found]:
    """A dash at the head of an item has a space behind it; between words it has both or none."""
    for block in prose(case).blocks:
        if block.role in ("head", "signing"):
            continue
        if found := _BULLET.match(block.text):
            right = f"{found['dash']} {found['next']}"
            params = {"a": found.group(), "b": right}
            yield found_at(case, block, found.span(), params, (found.group(), right))
        for found in _ONE_SIDED.finditer(block.text):
            if not block.is_cited(found.start()):
                right = f"{found['a']} - {found['b']}"
                params = {"a": found.group(), "b": right}
                yield found_at(case, block, found.span(), params, (found.group(), right))


_EMPHASIS = re.compile(r"(?P<w>[^\W\d_]+) (?P<e>đặc biệt là|nhất là)(?= [^\W_])")
_JOINING = ("và", "mà", "nhưng", "hay", "hoặc", "song", "chính", "cũng")
_SUPERLATIVE = (
    *("chậm", "muộn", "sớm", "cao", "thấp", "ít", "nhiều", "lớn", "nhỏ", "tốt", "gần", "xa"),
    *("dài", "ngắn", "trễ", "thống", "duy", "hợp", "đồng"),
)
"""Words that make "nhất" a superlative or a part of themselves."""

_NO_COMMA = frozenset((*_JOINING, *_SUPERLATIVE))


@rule("CT-10", "missing", source=HABIT)
def comma_before_emphasis(case: Case) -> Iterator[Found]:
    """A comma stands before "đặc biệt là" and "nhất là"."""
    for block in prose(case).content:
        for found in _EMPHASIS.finditer(block.text):
            if found["w"].lower() not in _NO_COMMA and not block.is_foreign(found.start()):
                right = f"{found['w']}, {found['e']}"
                params = {"a": found.group(), "b": right}
                yield found_at(case, block, found.span(), params, (found.group(), right))


_COMMA_AND = re.compile(
    r",(?P<item>(?:\s[^\W_][^\s,;.]*){1,4}), và(?P<rest>(?:\s[^\s,;.]+){1,6})(?=\s*[;.,]|$)"
)


@rule("CT-11", "extra", source=HABIT)
def no_comma_before_and(case: Case) -> Iterator[Found]:
    """The last item of a list follows "và" without a comma."""
    for block in prose(case).content:
        for found in _COMMA_AND.finditer(block.text):
            at = found.end("item")
            place = (at - len(found["item"]), at + len(", và"))
            params = {"a": block.text[slice(*place)].strip()}
            yield found_at(case, block, place, params)
