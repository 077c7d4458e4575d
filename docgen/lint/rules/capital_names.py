"""Capitals by Phụ lục II where the words around decide: beginnings, parts of texts, names, days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.lint.case import Case
from docgen.lint.data import words
from docgen.lint.finding import Source
from docgen.lint.registry import Found, rule
from docgen.lint.rules._content import CONTENT, OWN, found_at, prose
from docgen.lint.text.citations import chains
from docgen.lint.text.dates import weekday_beside
from docgen.lint.text.prose import Block
from docgen.lint.text.tokens import LOWER, UPPER
from docgen.text.wording import capitalise_first

# -- parts of a cited text (V.7)

_CHAIN = Source("law", "A", "PL II, V.7")
_SMALL = ("khoản", "điểm")
_ARTICLE = re.compile(
    r"(?P<word>điều)(?=\s+\d{1,3}[a-zđ]?,?\s+(?:của\s+)?"
    r"(?:Luật|Bộ luật|Nghị định|Pháp lệnh|Thông tư|Nghị quyết số|Quyết định số|Hiến pháp))"
)


_PARTS = (re.compile(r"hoản\s+\d"), re.compile(r"iều\s+\d"), re.compile(r"ục\s+[\dIVX]"))


@rule("VH-02", "wrong_case", source=_CHAIN)
def parts_of_a_text(case: Case) -> Iterator[Found]:
    """Phần, Chương, Mục, Tiểu mục, Điều of a cited text are capital, khoản and điểm small."""
    text = prose(case)
    for block in text.matching(OWN, *_PARTS):
        seen: set[int] = set()
        for chain in chains(block.text):
            for step in chain:
                small = step.word.lower() in _SMALL
                right = step.word.lower() if small else capitalise_first(step.word)
                at_start = small and step.start in block.starts
                if step.word != right and not at_start:
                    seen.add(step.start)
                    yield _cased(case, block, (step.start, step.end), right)
        for found in _ARTICLE.finditer(block.text):
            inside = block.text[found.start() - 1 : found.start()].isalnum()
            if found.start() not in seen and not inside:
                yield _cased(case, block, found.span("word"), capitalise_first(found["word"]))


def _cased(case: Case, block: Block, place: tuple[int, int], right: str) -> Found:
    """A word with the wrong case; it is shown with the number behind it."""
    number = re.match(r"\s*[\w]+", block.text[place[1] :])
    tail = number.group() if number else ""
    word = block.text[slice(*place)]
    params = {"a": word + tail, "b": right + tail}
    return found_at(case, block, place, params, (word, right))


# -- beginnings (I)

_BEGIN = Source("law", "A", "PL II, I")
_SMALL_START = re.compile(rf"[.?!]\s+(?P<word>[{LOWER}][^\W_]*)(?=\s+[^\W\d_])")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}$")
_SHORT = frozenset({"tel", "fax", "stt", "ths", "tnhh", "vpcp"})


@rule("VH-05", "wrong_case", source=_BEGIN)
def capital_after_full_stop(case: Case) -> Iterator[Found]:
    """A sentence begins with a capital."""
    for block in prose(case).matching(CONTENT, _SMALL_START):
        for found in _SMALL_START.finditer(block.text):
            lead = _WORD_BEFORE.search(block.text, max(0, found.start() - 12), found.start())
            before = lead.group() if lead else ""
            short = not before or before.lower() in _SHORT or before.isupper()
            if not short and not block.is_foreign(found.start("word")):
                right = capitalise_first(found["word"])
                params = {"a": f"{before}{found.group()[0]} {found['word']}", "b": right}
                place = found.span("word")
                yield found_at(case, block, place, params, (found["word"], right))


# -- names of persons and of units

_PERSON = Source("law", "A", "PL II, II.1.a")


@rule("VH-06", "wrong_case", "ho_ten", source=_PERSON)
def name_of_signer(case: Case) -> Iterator[Found]:
    """Every syllable of the signer's name begins with a capital."""
    for part in case.main("ho_ten"):
        names = _without_rank(case.text(part)).split()
        whole = len(names) > 1 and "".join(names).isalpha() and "tên" not in names
        if whole and any(one[0].islower() for one in names):
            text, right = " ".join(names), " ".join(map(capitalise_first, names))
            yield case.found(part, {"a": text, "b": right}, (text, right))


def _without_rank(name: str) -> str:
    """A name without the ranks before it, which are a matter of their own."""
    for rank in sorted(words().ranks, key=len, reverse=True):
        name = re.sub(rf"^\s*{re.escape(rank)}\.?(?=\s)", "", name)
    return name


_UNIT = Source("law", "B", "PL II, III.1.a")
_UNIT_NUMBER = Source("law", "C", "PL II, III.1.b")
_NUMBERED_UNITS = tuple(f" {unit} {digit}" for unit in ("phường", "quận") for digit in range(10))
_PROVINCE = re.compile(
    rf"(?P<word>Tỉnh)(?<=[{LOWER},] Tỉnh)(?= [{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+)"
)
_NUMBERED = re.compile(
    r"(?:UBND|HĐND|nhân dân|Nhân dân|Công an|Đảng ủy|địa bàn|Trạm Y tế) (?P<word>phường|quận)"
    r"(?= \d{1,2}(?:[;.]|$| (?:ban hành|đề nghị|xây dựng|báo cáo)))"
)


@rule("VH-07", "wrong_case", source=_UNIT, gather=True)
def units(case: Case) -> Iterator[Found]:
    """The noun of a unit is small before its name, and capital before a number."""
    text = prose(case)
    for block in text.holding(OWN, " Tỉnh ", *_NUMBERED_UNITS):
        for found in _PROVINCE.finditer(block.text):
            if not block.is_foreign(found.start()):
                yield _cased(case, block, found.span("word"), "tỉnh")
        for found in _NUMBERED.finditer(block.text):
            right = capitalise_first(found["word"])
            yield _cased(case, block, found.span("word"), right).but(source=_UNIT_NUMBER)


# -- days and lunar years (V.8)

_DAYS = Source("law", "A", "PL II, V.8.c")
_LUNAR_YEARS = Source("law", "A", "PL II, V.8.a")
_LUNAR = re.compile(
    r"năm (?P<name>(?:[Gg]iáp|[Ấấ]t|[Bb]ính|[Đđ]inh|[Mm]ậu|[Kk]ỷ|[Cc]anh|[Tt]ân|[Nn]hâm"
    r"|[Qq]uý) (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi))(?![^\W_])"
)


@rule("VH-08", "wrong_case", source=_DAYS)
def days_and_lunar_years(case: Case) -> Iterator[Found]:
    """The word of a weekday is capital, and so is each syllable of a lunar year."""
    text = prose(case)
    for block in text.dated:
        for seen in block.dates if block.role in OWN else ():
            name, _ = weekday_beside(block.text, seen) or ("", 0)
            last = name.split()[-1:] or [""]
            if last[0].islower() and not name.lower().startswith("chủ"):
                right = f"{name[: -len(last[0])]}{capitalise_first(last[0])}"
                yield found_at(case, block, (seen.start, seen.end), {"a": name, "b": right})
    for block in text.matching(OWN, _LUNAR):
        for found in _LUNAR.finditer(block.text):
            right = " ".join(capitalise_first(word) for word in found["name"].split())
            params = {"a": found["name"], "b": right}
            fix = (found["name"], right)
            yield found_at(case, block, found.span("name"), params, fix, _LUNAR_YEARS)
