"""Citations of official texts in running text: kind, number, date, issuer, title.

A citation has a number with a notation, or is a law by its name. The paper's own kind is none:
"Kế hoạch triển khai … năm 2024" cites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.lint.text.dates import SeenDate, date_at
from docgen.lint.text.tokens import UPPER, word_keys

_KIND = (
    r"[Nn]ghị quyết liên tịch|[Tt]hông tư liên tịch|[Nn]ghị quyết|[Nn]ghị định|[Qq]uyết định"
    r"|[Tt]hông tư|[Cc]hỉ thị|[Kk]ết luận|[Qq]uy định|[Hh]ướng dẫn|[Kk]ế hoạch|[Cc]hương trình"
    r"|[Cc]ông văn|[Cc]ông điện|[Vv]ăn bản|[Tt]hông báo|[Bb]áo cáo|[Tt]ờ trình|[Tt]hông tri"
    r"|[Đđ]ề án|[Qq]uy chế|[Gg]iấy mời|[Bb]iên bản|[Ll]ệnh|[Pp]háp lệnh|[Bb]ộ luật|[Ll]uật"
)
_SEGMENT = r"[A-ZĐ0-9][A-Za-zĐđ0-9&.]*(?![^\W_])"
_NUMBER = re.compile(rf"(?P<no>\d\d{{0,5}}[a-z]?)(?P<note>(?:(?:/|\s/|/\s|-|\s-|-\s){_SEGMENT})+)")
_BEFORE = re.compile(rf"(?<![^\W_])(?:(?P<kind>{_KIND})\s+)?(?P<so>[Ss]ố\s*:?\s*)?$")
_LAW_BEFORE = re.compile(
    r"(?<![^\W_])(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?P<name>[^\W\d_](?:(?!Nghị|Quyết định|Thông tư"
    r"|[;.:()“”\"]|(?<![^\W_])(?:Luật|Pháp lệnh)\s).)*?)\s*,?\s*(?P<so>số\s*:?\s*)$"
)
_INSIDE = re.compile(r"[\w/.,-]")
_LAW_NOTE = re.compile(r"/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d*")
_DAY = re.compile(r"\s*,?\s*(?:ký\s+|ban hành\s+)?(?:(?=ngày\s+\d{1,2}\s+tháng)|ngày\s+)")
_TITLE_WORDS = (
    r"về việc|về|v/v|V/v|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn|triển khai|công bố|bổ sung"
    r"|thành lập|điều chỉnh|kiện toàn|công nhận|đề nghị|báo cáo|thực hiện|tổ chức|tăng cường"
    r"|trả lời|đề xuất|tiếp tục|tại|có|và|thì|để|trong|đã|được|là|do|như|hiện hành|kèm theo|còn"
)
_ISSUER = re.compile(
    rf"\s*,?\s*(?:của|do)\s+(?P<issuer>[{UPPER}][^,;.:()“”\"\d]{{2,140}}?)"
    rf"(?=\s+(?:{_TITLE_WORDS})(?![^\W_])|\s*[,;.:()“”\"\d]|\s*$|\s+ngày\s)"
)
_TITLE = re.compile(
    r"\s*,?\s*(?P<title>(?:về việc|về|v/v|V/v|ban hành|quy định|phê duyệt|sửa đổi, bổ sung"
    r"|hướng dẫn|công bố)(?![^\W_])[^;”\"]*)"
)
_TITLE_END = re.compile(
    rf"[;.]\s|[;.]$|\)|\(|/\./|\./\.|\s+(?=như sau:)|\s*(?:,|\svà)\s+(?=(?:{_KIND})\s+số\s)"
)
_FULL = 400


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited text.

    ``number`` is the number with its notation without spaces ("06/QĐ-TTg"), ``written`` as it
    stands at ``number_at``. ``start`` is that of the kind, ``end`` that of the last of number,
    date and issuer. ``title`` is what follows like a title, up to the end of its sentence, and
    begins at ``title_at`` (-1 without one). ``name`` is the name of a law.
    """

    start: int
    end: int
    kind: str
    number: str
    written: str
    number_at: tuple[int, int]
    with_so: bool
    day: SeenDate | None
    issuer: str
    title: str
    title_at: int
    name: str

    @property
    def spaced(self) -> bool:
        """Whether a space stands inside the number."""
        return self.written != self.number

    @property
    def year(self) -> int | None:
        """The year inside the number: 2015 of 123/2015/NĐ-CP."""
        part = self.number.replace("-", "/").split("/")[1]
        return int(part) if len(part) == 4 and part.isdigit() else None

    @property
    def is_law(self) -> bool:
        """Whether it is a law or an ordinance, which is cited by its name."""
        return self.kind.lower() in ("luật", "bộ luật", "pháp lệnh")

    @property
    def label(self) -> str:
        """Kind and number, as a later mention has them."""
        return f"{self.kind} số {self.number}".strip()

    @property
    def until(self) -> int:
        """Where everything that belongs to it ends, its title included."""
        return max(self.end, self.title_at + len(self.title))


def citations(text: str) -> tuple[Citation, ...]:
    """Every text cited with a number, in reading order."""
    return tuple(_all(text))


def _all(text: str) -> Iterator[Citation]:
    after = 0
    for found in _NUMBER.finditer(text):
        note = found["note"].rstrip(".")
        inside = found.start() > 0 and _INSIDE.match(text, found.start() - 1)
        if inside or not _is_notation(note):
            continue
        lead = text[max(after, found.start() - 40) : found.start()]
        before = _BEFORE.search(lead)
        if before is None or not (before["kind"] or before["so"]):
            continue
        one = _citation(text, after, found, note, before)
        after = one.end
        yield one


def _is_notation(note: str) -> bool:
    """Whether a text behind a number is a notation: a group of letters, no date, no fraction."""
    groups = [group.strip() for group in re.split(r"[/-]", note) if group.strip()]
    return any(sum(letter.isupper() for letter in group) >= 2 for group in groups)


def _citation(
    text: str, after: int, found: re.Match[str], note: str, before: re.Match[str]
) -> Citation:
    kind, name = before["kind"] or "", ""
    start = found.start() - (before.end() - before.start())
    with_so = bool(before["so"])
    if not kind and _LAW_NOTE.match(note):
        law = _LAW_BEFORE.search(text[max(after, found.start() - 220) : found.start()])
        if law:
            kind, name = law["kind"], law["name"].strip(" ,")
            start = found.start() - (law.end() - law.start())
    number_at = (found.start(), found.start() + len(found["no"]) + len(note))
    end, day, issuer = _tail(text, number_at[1])
    title_at, title = _title(text, end)
    written = text[slice(*number_at)]
    number = "".join(written.split())
    return Citation(
        start, end, kind, number, written, number_at, with_so, day, issuer, title, title_at, name
    )


def _tail(text: str, at: int) -> tuple[int, SeenDate | None, str]:
    """Date and issuer behind a number, in either order."""
    day: SeenDate | None = None
    issuer = ""
    for _ in range(2):
        if day is None and (lead := _DAY.match(text, at)):
            day = date_at(text, lead.end())
            at = day.end if day else at
        if not issuer and (found := _ISSUER.match(text, at)):
            issuer, at = " ".join(found["issuer"].split()), found.end()
    return at, day, issuer


def _title(text: str, at: int) -> tuple[int, str]:
    found = _TITLE.match(text, at, at + _FULL)
    if found is None:
        return -1, ""
    title = found["title"]
    if end := _TITLE_END.search(title):
        title = title[: end.start()]
    return found.start("title"), title.rstrip(" .,:")


_TITLE_LEADS = (("về", "việc"), ("v", "v"), ("việc",), ("về",))


def title_keys(title: str) -> tuple[str, ...]:
    """The words of a title without "về (việc)" in front, for comparing."""
    keys = word_keys(title)
    for lead in _TITLE_LEADS:
        if keys[: len(lead)] == word_keys(" ".join(lead)):
            return keys[len(lead) :]
    return keys


def has_title(written: str, official: str) -> bool:
    """Whether a written title begins with all words of the official one."""
    wanted = title_keys(official)
    return title_keys(written)[: len(wanted)] == wanted


_CHAIN = re.compile(
    r"(?:(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Tt]iểu mục|[Pp]hần)"
    r"\s+(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVXLC]+)(?![^\W_])(?:\s*,\s*(?=[đkmc])|\s+)?){2,}"
)
_STEP = re.compile(
    r"(?P<word>[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Tt]iểu mục|[Pp]hần)\s+"
    r"(?P<no>\d{1,3}[a-zđ]?|[a-zđ]|[IVXLC]+)(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain such as "điểm a khoản 2 Điều 103": the word and its place."""

    word: str
    number: str
    start: int
    end: int


def chains(text: str) -> Iterator[tuple[Step, ...]]:
    """Every chain of at least two parts of a cited text."""
    for chain in _CHAIN.finditer(text):
        if text[chain.start() - 1 : chain.start()].isalnum():
            continue
        yield tuple(
            Step(step["word"], step["no"], step.start(), step.start() + len(step["word"]))
            for step in _STEP.finditer(text, *chain.span())
        )


_UNNUMBERED = re.compile(
    r"(?<![^\W_])(?P<verb>[Tt]riển khai|[Tt]hực hiện|[Cc]ăn cứ|[Tt]heo|[Cc]hấp hành|[Qq]uán triệt)"
    r"(?P<how>(?:\s+(?:có hiệu quả|hiệu quả|nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|đồng bộ))?)\s+"
    r"(?P<kind>Chỉ thị|Nghị định|Thông tư|Quyết định|Nghị quyết)\s+của\s+"
    rf"(?P<issuer>[{UPPER}][^,;.:()“”\"\d]{{2,90}}?)\s+(?P<title>(?:về|ban hành|phê duyệt)\s[^;.]*)"
)


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A text that is cited by kind, issuer and title without number and date."""

    start: int
    end: int
    kind: str
    issuer: str
    title: str


def unnumbered(text: str) -> Iterator[Unnumbered]:
    """Every particular text that is to be followed but is named without number and date."""
    for found in _UNNUMBERED.finditer(text):
        yield Unnumbered(
            found.start("kind"), found.end("issuer"), found["kind"], found["issuer"], found["title"]
        )
