"""Spaces around marks, doubled spaces, rows of dots, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.facts.model import ParagraphFacts, Story
from docgen.lint.case import Case
from docgen.lint.registry import EVERY, Found, rule
from docgen.lint.rules._content import CONTENT, HABIT, OWN, SLIP, found_at, prose
from docgen.lint.text.prose import Block, role_of
from docgen.lint.text.tokens import LOWER, UPPER
from docgen.lint.words import quoted

_SPACE_BEFORE = re.compile(r"[,;:).](?<=[ \u00a0].)(?:(?<!\.)|(?=\s|$))(?![.…])")
_NONE_AFTER = re.compile(r"[,;](?P<next>[^\W\d_]\w*)")
_COLON = re.compile(r":(?P<next>[^\W\d_]{2,}[^\W_]*)(?!:)")
_STOP = re.compile(rf"\.(?P<next>[{UPPER}][{LOWER}]+)(?![^\W_]|\.[^\W_])")
_BRACKET = re.compile(r"\((?P<next>[^\W\d_][^()\s]*)")
_INSIDE = re.compile(r"\([ \u00a0]+(?P<next>[^\W_]\w*)")
_WORD_AND_GAP = re.compile(r"(?:[^\W_][\w%”\"’)]*|[)”\"])[ \u00a0]$")
_WORD = re.compile(r"(?:[^\W_][\w%”\"’)]*|[)”\"])$")
_LETTERS = re.compile(r"(?<![&\w])(?:[^\W\d_]{2,}|\d[\d.]*%?)$|[)”]$")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}$")
_SMALL_WORD = re.compile(rf"(?<![^\W_])[{LOWER}]{{3,}}$")
_NAME = re.compile(r"(?<![^\W_])[^\W\d_]{2,}$|[)”\d]{4,}$")
_WEB = re.compile(r"https?:|www\.|@|\.(?:vn|com|gov|org)\b")


@rule("CT-03", "spacing", source=SLIP, genres=EVERY)
def spaces_around_marks(case: Case) -> Iterator[Found]:
    """No space before a mark, one behind it; one before an opening bracket, none behind it."""
    for block in prose(case).matching(_TYPED, *_SHAPES):
        for place, before, after in _spacing(block):
            if _WEB.search(block.text):
                break
            params = {"a": before, "b": after}
            yield found_at(case, block, place, params, (before, after))


Slip = tuple[tuple[int, int], str, str]
_SHAPES = (_SPACE_BEFORE, _NONE_AFTER, _COLON, _STOP, _BRACKET, _INSIDE)
_TYPED = (*OWN, "address", "recipients")
_AFTER = ((_NONE_AFTER, _LETTERS), (_COLON, _LONG_WORD), (_STOP, _SMALL_WORD))
_REACH = 24


def _spacing(block: Block) -> Iterator[Slip]:
    yield from _space_too_many(block)
    yield from _space_missing(block)


def _space_too_many(block: Block) -> Iterator[Slip]:
    """A space before a mark, or behind an opening bracket."""
    text = block.text
    for found in _SPACE_BEFORE.finditer(text):
        word = _before(text, found.start(), _WORD_AND_GAP)
        if word and not _numbered_item(text, found):
            place = (found.start() - len(word), found.end())
            yield place, word + found.group(), word.rstrip(" \u00a0") + found.group()
    for found in _INSIDE.finditer(text):
        yield found.span(), found.group(), f"({found['next']}"


def _space_missing(block: Block) -> Iterator[Slip]:
    """No space behind a mark, or before an opening bracket."""
    text = block.text
    for shape, lead in _AFTER:
        for found in shape.finditer(text):
            word = _before(text, found.start(), lead)
            if word and not block.is_cited(found.start()):
                place = (found.start() - len(word), found.end())
                yield place, word + found.group(), f"{word}{found.group()[0]} {found['next']}"
    for found in _BRACKET.finditer(text):
        word = _before(text, found.start(), _NAME)
        if word and found["next"].lower() not in _PLURALS and not _FILED.search(text):
            place = (found.start() - len(word), found.end())
            yield place, word + found.group(), f"{word} {found.group()}"


def _before(text: str, at: int, shape: re.Pattern[str]) -> str:
    """What stands right before a place, "" where it has another shape."""
    found = shape.search(text, max(0, at - _REACH), at)
    return found.group() if found else ""


_PLURALS = frozenset({"s", "es", "n", "x", "y"})
_FILED = re.compile(r"Lưu\s*:")
"""The line of the file copy: what follows are codes of units and drafters."""


def _numbered_item(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket closes a number of a list: "a )"; or dots wait for writing."""
    if found.group() == ")":
        return "(" not in text[: found.start()].rpartition(")")[2]
    return bool(re.match(r"\s*[.…_]{2,}", text[found.end() :]))


_DOUBLE = re.compile(r"(?<=[^\s.…_])(?: |\u00a0){2,3}(?=[^\s.…_/])")
_DATE_GAP = re.compile(r"(?:ngày|tháng|năm) {2,}(?=\d)|\d {2,}(?=tháng|năm)")


def _typed(case: Case) -> Iterator[tuple[ParagraphFacts, str]]:
    """Paragraphs of the paper's text with their roles; cells hold figures set with spaces."""
    for para in case.facts.paragraphs:
        text = para.text
        odd = "  " in text or "\u00a0" in text or text[:1] == " " or text[-1:] == " "
        if odd and para.place.story not in (Story.HEADER, Story.FOOTER, Story.COMMENT):
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


_FOUR_DOTS = re.compile(r"(?<![.…])(?P<dots>\.\.|\.{4})(?![.…\w])")
_LONE_WORD = re.compile(r"(?<![.…\w])[^\W\d_]{2,}[)”]?$")
_THREE_DOTS = re.compile(r"(?<=[^\W_])(?P<dots>\.{3}|…)(?=[\s;,)]|$)(?!\s*[.…])")


@rule("CT-05", "wrong_text", source=SLIP, genres=EVERY)
def no_odd_dots(case: Case) -> Iterator[Found]:
    """A sentence ends with one dot; two or four in a row are a slip."""
    text = prose(case)
    for block in text.holding(OWN, ".."):
        for found in _FOUR_DOTS.finditer(block.text):
            word = _before(block.text, found.start(), _LONE_WORD)
            params = {"a": word + found.group(), "n": str(len(found["dots"]))}
            if word:
                yield found_at(case, block, found.span(), params)


@rule("CT-13", "wrong_text", source=HABIT, gather=True)
def lists_are_closed(case: Case) -> Iterator[Found]:
    """A list ends with "v.v." or is whole: three dots leave open what is meant."""
    text = prose(case)
    for block in text.holding(CONTENT, "...", "…"):
        for found in _THREE_DOTS.finditer(block.text) if not block.cell else ():
            if not block.is_foreign(found.start()):
                yield found_at(case, block, found.span("dots"))


_BULLET = re.compile(r"(?P<dash>[-–+•])(?P<next>[^\W\d_]+)(?=\s)")
_ONE_SIDED = re.compile(r"-(?:(?<=[^\W\d_] -)|(?<=[^\W\d_]-) )(?P<b>[^\W\d_]{2,})(?![^\W_])")
_WORD_AND_SPACE = re.compile(r"(?<![^\W_])(?P<a>[^\W\d_]{2,}) ?$")


@rule("CT-06", "spacing", source=SLIP, genres=EVERY)
def spaces_around_dashes(case: Case) -> Iterator[Found]:
    """A dash at the head of an item has a space behind it; between words it has both or none."""
    for block in prose(case).matching(_TYPED, _BULLET, _ONE_SIDED):
        if found := _BULLET.match(block.text):
            right = f"{found['dash']} {found['next']}"
            params = {"a": found.group(), "b": right}
            yield found_at(case, block, found.span(), params, (found.group(), right))
        for found in _ONE_SIDED.finditer(block.text):
            word = _before(block.text, found.start(), _WORD_AND_SPACE)
            if word and not block.is_cited(found.start()):
                wrong, right = word + found.group(), f"{word.strip()} - {found['b']}"
                place = (found.start() - len(word), found.end())
                yield found_at(case, block, place, {"a": wrong, "b": right}, (wrong, right))


_EMPHASIS = re.compile(r" (?P<e>đặc biệt là|nhất là)(?= [^\W_])")
_ANY_WORD = re.compile(r"[^\W\d_]+$")
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
    text = prose(case)
    for block in text.holding(CONTENT, " đặc biệt là ", " nhất là "):
        for found in _EMPHASIS.finditer(block.text):
            word = _before(block.text, found.start(), _ANY_WORD)
            if word and word.lower() not in _NO_COMMA and not block.is_foreign(found.start()):
                wrong, right = word + found.group(), f"{word}, {found['e']}"
                place = (found.start() - len(word), found.end())
                yield found_at(case, block, place, {"a": wrong, "b": right}, (wrong, right))


_COMMA_AND = re.compile(
    r",(?P<item>(?:\s[^\W_][^\s,;.]*){1,4}), và(?P<rest>(?:\s[^\s,;.]+){1,6})(?=\s*[;.,]|$)"
)


@rule("CT-11", "extra", source=HABIT)
def no_comma_before_and(case: Case) -> Iterator[Found]:
    """The last item of a list follows "và" without a comma."""
    text = prose(case)
    for block in text.holding(CONTENT, ", và"):
        for found in _COMMA_AND.finditer(block.text):
            at = found.end("item")
            place = (at - len(found["item"]), at + len(", và"))
            params = {"a": block.text[slice(*place)].strip()}
            yield found_at(case, block, place, params)
