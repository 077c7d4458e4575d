"""Judging a finished Word file: the verdict in words, and where each finding stands on its pages.

A file reaches LibreOffice only as part of a :class:`Judged`, and that exists only for a file which
the safe reader accepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docgen.errors import IntakeError, NormError, PackageError, ToolError
from docgen.norms import Norm, norms
from docgen.office.profile import entry_on
from docgen.problems import Severity
from docgen.text.fold import fold

if TYPE_CHECKING:
    from docgen.facts.recognition.view import PaperView
    from docgen.lint import Finding, Known, Verdict
    from docgen.office.front import Office
    from docgen.pdf.marks import Layout, Spot

WEIGHTS: Final[Mapping[Severity, str]] = {
    Severity.LOI: "Lỗi",
    Severity.CANH_BAO: "Cảnh báo",
    Severity.GOI_Y: "Gợi ý",
}
"""Weights as a clerk reads them, the heaviest first."""

NOTHING_FOUND: Final = (
    "Không thấy lỗi. Máy chỉ kiểm tra được thể thức và một phần nội dung; người soạn vẫn đọc lại "
    "toàn văn trước khi trình."
)
"""What is said when there is nothing to say (``ux.md`` 5.9)."""

_ALIKE = 0.6
"""How alike two words are that differ by a slip: "mai" and "nai", but not "mai" and "mo"."""

_NAME_LENGTH = 120
_NAMELESS = "tep.docx"
_PRINTABLE = 15_000
"""Paragraphs of some 500 pages of table cells, which take LibreOffice about its 20 seconds."""

_MAX_FILE = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as it is shown; ``number`` counts from 1 in the order of the paper.

    ``quote`` is "" where ``fix`` (before, after) begins with the same words.
    """

    number: int
    severity: Severity
    code: str
    sentence: str
    remedy: str
    place: str
    quote: str
    fix: tuple[str, str] | None
    clause: str

    @property
    def weight(self) -> str:
        """The word for the weight."""
        return WEIGHTS[self.severity]

    @property
    def change(self) -> str:
        """``“before” → “after”``, or "" where no change is certain."""
        return f"“{self.fix[0]}” → “{self.fix[1]}”" if self.fix else ""


@dataclass(frozen=True)
class Judged:
    """A Word file that was accepted and judged.

    ``name`` is its cleaned name, ``paragraphs`` are the texts of all paragraphs as printed.
    """

    name: str
    docx: bytes = field(repr=False)
    paragraphs: tuple[str, ...] = field(repr=False)
    norm: Norm = field(repr=False)
    verdict: Verdict = field(repr=False)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every finding in words, in the order of the paper."""
        return tuple(_line(at, one) for at, one in enumerate(self.verdict.findings, 1))

    def of(self, severity: Severity) -> tuple[Line, ...]:
        """The findings of one weight."""
        return tuple(one for one in self.lines if one.severity is severity)

    @property
    def counts(self) -> str:
        """``2 lỗi · 3 cảnh báo · 4 gợi ý``."""
        return " · ".join(f"{len(self.of(one))} {word.lower()}" for one, word in WEIGHTS.items())

    @property
    def norm_name(self) -> str:
        """The decree by which the file was judged: ``Nghị định 30/2020/NĐ-CP``."""
        identity = self.norm.identity
        return f"{identity.title.partition(' về ')[0]} {identity.number}"

    @property
    def kind_name(self) -> str:
        """The kind of paper, or what the file is where the decree does not bind it."""
        from docgen.lint.words import GENRES

        other = GENRES.get(self.verdict.genre, "")
        if other:
            return other[:1].upper() + other[1:]
        kind = self.verdict.kind
        return self.norm.kind(kind).name if kind else "Chưa rõ loại văn bản"

    @property
    def bound(self) -> bool:
        """Whether the decree binds this kind of paper; if not, only its text was looked at."""
        return self.verdict.genre in ("nd30", "ban_sao")

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Names of the components that belong to the paper and could not be judged."""
        if not self.bound:
            return ()
        silent = {name for name, state in self.verdict.judged.items() if state == "not_checkable"}
        owners = _components_of_rules()
        silent |= {
            owners.get(rule, "")
            for rule, state in self.verdict.rules.items()
            if state == "not_checkable"
        }
        return tuple(one.name.split(" (")[0] for one in self.norm.components if one.id in silent)

    def as_json(self) -> dict[str, Any]:
        """The stable interface: ``kind``, ``components``, ``findings``, and what stands beside."""
        return {
            **self.verdict.as_json(),
            "norm": self.verdict.norm_id,
            "genre": self.verdict.genre,
            "not_checkable": list(self.unchecked),
        }


@dataclass(frozen=True)
class Look:
    """The pages of a judged file; ``spots`` holds a place for each finding that was found there.

    The keys are the numbers of the findings; pages count from 0.
    """

    pdf: bytes = field(repr=False)
    layout: Layout = field(repr=False)
    spots: Mapping[int, Spot]


def read_word_file(file: str | Path) -> bytes:
    """Read a file to be judged. Raises IntakeError, and PackageError for one beyond all measure."""
    path = Path(file)
    try:
        if path.stat().st_size > _MAX_FILE:
            raise PackageError("PACKAGE_TOO_LARGE", limit=_MAX_FILE)
        return path.read_bytes()
    except OSError as error:
        raise IntakeError("INPUT_UNREADABLE", tep=file) from error


def judge_word_file(office: Office, docx: bytes, name: str = "") -> Judged:
    """Judge a file under the norm of its own date, with what the office knows of itself.

    Raises PackageError for a broken or hostile file, before anything but the safe reader saw it.
    """
    from docgen.facts.package import read_package
    from docgen.facts.reader import read_facts
    from docgen.facts.recognition import recognise
    from docgen.lint import judge_file

    facts = read_facts(read_package(docx))
    newest = norms(office.settings.norms)[-1]
    view = recognise(facts, newest)
    norm = _norm_of(office, view, newest)
    if norm.id != newest.id:
        view = recognise(facts, norm)
    verdict = judge_file(facts, view, norm, _known(office, view))
    paragraphs = tuple(para.shown for para in facts.paragraphs)
    return Judged(shown_name(name), docx, paragraphs, norm, verdict)


def look_at(judged: Judged) -> Look:
    """Print a judged file and find its findings on the pages.

    Raises ToolError, at once for a file that LibreOffice would not print in its time.
    """
    if len(judged.paragraphs) > _PRINTABLE:
        raise ToolError("LOOK_TOO_LONG", so=len(judged.paragraphs), toi_da=_PRINTABLE)
    from docgen.pdf.convert import pdf_of
    from docgen.pdf.marks import Wanted, find_on_pages

    pdf = pdf_of(judged.docx, allowed_fonts=None)
    wanted: dict[int, list[Wanted]] = {}
    for at, one in enumerate(judged.verdict.findings, 1):
        if one.paragraphs:
            words = one.fix[0] if one.fix else one.quote.removesuffix("…")
            wanted.setdefault(one.paragraphs[0], []).append(Wanted(at, words))
    layout = find_on_pages(pdf, judged.paragraphs, wanted)
    return Look(pdf, layout, layout.spots)


def shown_name(name: str) -> str:
    """A file's name as a person may read it: one line, no folders, cut at a letter."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    clean = " ".join(kept.split())
    if len(clean) > _NAME_LENGTH:
        stem, dot, ending = clean.rpartition(".")
        more = dot + ending if stem and len(ending) < 6 else ""
        clean = f"{clean[: _NAME_LENGTH - len(more) - 1]}…{more}"
    return clean or _NAMELESS


def clause_words(clause: str) -> str:
    """A place in the decree with its abbreviation spelled out."""
    return re.sub(r"\bPL (?=[IVX])", "Phụ lục ", clause)


def _line(number: int, finding: Finding) -> Line:
    from docgen.lint.words import message_of

    message = message_of(finding)
    fix = finding.fix if finding.fix and finding.fix[0] != finding.fix[1] else None
    quote = "" if fix and fix[0] == finding.quote else finding.quote
    return Line(
        number,
        finding.severity,
        finding.code,
        message.sentence,
        message.remedy,
        finding.place,
        quote,
        fix,
        clause_words(finding.clause),
    )


def _components_of_rules() -> dict[str, str]:
    from docgen.lint.registry import rules

    return {one.id: one.component for one in rules()}


def _norm_of(office: Office, view: PaperView, newest: Norm) -> Norm:
    if view.day is None:
        return newest
    try:
        return office.norm_on(view.day)
    except NormError as error:
        if error.code != "NORM_NONE_IN_FORCE":
            raise
        return norms(office.settings.norms)[0]


def _known(office: Office, view: PaperView) -> Known:
    """What the profile says on the day of the paper, if the paper is one of this office.

    A profile with mistakes says nothing, and neither does it of the papers of other offices.
    """
    from datetime import date

    from docgen.lint import Known

    profile = office.profile().model
    if profile is None:
        return Known()
    entry = entry_on(profile, view.day or date.max)
    name = " ".join(entry.ten)
    own = is_same_name(" ".join(view.issuer), name)
    return Known(issuer=name, place=entry.dia_danh) if own else Known()


def is_same_name(printed: str, name: str) -> bool:
    """Whether a printed name is ``name``, perhaps misspelled; a neighbour's name is another one."""
    theirs, ours = fold(printed).split(), fold(name).split()
    pairs = zip(theirs, ours, strict=False)
    return len(theirs) == len(ours) and all(
        SequenceMatcher(None, *pair).ratio() >= _ALIKE for pair in pairs
    )
