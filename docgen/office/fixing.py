"""Joins judge and repair: a Word file in, a new one with what is certain mended, and the list."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import NormError
from docgen.norms import Norm, norm_for, norms
from docgen.repair.change import Change, PartKey

if TYPE_CHECKING:
    from docgen.facts.model import DocumentFacts
    from docgen.facts.recognition.view import PaperView
    from docgen.lint.verdict import Verdict
    from docgen.repair.package import Workpiece
    from docgen.repair.tones import Tone

_ROUNDS = 8
"""What one round uncovers the next one mends; papers need two or three."""

_TRIES = 4


@dataclass(frozen=True)
class Fixed:
    """A repaired file: ``docx`` are the given bytes where nothing was certain.

    ``signed`` says that the file carries a digital signature and was left alone for it.
    """

    docx: bytes
    changes: tuple[Change, ...]
    signed: bool = False


_At = tuple[str, PartKey | None]
_Refused = frozenset[_At]


def fix(
    docx: bytes,
    only: Collection[str] = (),
    norm_folder: Path | None = None,
    tone: Tone = "",
) -> Fixed:
    """Mend what is certain in a Word file, of some codes where ``only`` names any.

    ``tone`` also places the tones of all text in the old ("cu": hòa) or new ("moi": hoà) way.

    Raises ``PackageError`` for a broken or hostile file. A change that leaves its finding where it
    was, or brings a new one to its paragraph, is not made, so that the list holds what helped.
    """
    job = _Job(docx, frozenset(only or mended_codes()), norm_folder, tone)
    refused: _Refused = frozenset()
    for _ in range(_TRIES):
        fixed, failed = job.attempt(refused)
        if not failed:
            return fixed
        refused |= failed
    codes = job.codes - {code for code, _ in refused}
    fixed, failed = _Job(docx, codes, norm_folder, tone).attempt(frozenset())
    return Fixed(docx, ()) if failed else fixed


def mended_codes() -> frozenset[str]:
    """The codes of findings that can be mended."""
    from docgen.repair.engine import families

    return frozenset(families())


@dataclass(frozen=True)
class _Judged:
    """A verdict with each finding's code and the paragraphs it names, as the given file has them.

    A finding about the whole file, or about a paragraph that was added, stands at ``None``.
    """

    verdict: Verdict
    facts: DocumentFacts
    norm: Norm
    at: frozenset[_At]


@dataclass(frozen=True)
class _Job:
    """A file to mend by some codes, under the norm of its own date."""

    docx: bytes
    codes: frozenset[str]
    norm_folder: Path | None
    tone: Tone

    def attempt(self, refused: _Refused) -> tuple[Fixed, _Refused]:
        """Mend in rounds; also say which changes left their finding there or brought a new one."""
        from docgen.repair.package import Workpiece

        piece = Workpiece(self.docx)
        if piece.signed:
            return Fixed(self.docx, (), signed=True), frozenset()
        first = last = self._judge(piece)
        changes: list[Change] = []
        made: tuple[Change, ...] = ()
        for _ in range(_ROUNDS):
            made = self._mend(piece, last, refused)
            if not made:
                return Fixed(piece.docx(), _net(changes)), _failed(changes, first, last)
            changes += made
            last = self._judge(piece)
        return Fixed(self.docx, ()), frozenset((one.code, one.key) for one in made)

    def _judge(self, piece: Workpiece) -> _Judged:
        from docgen.facts.reader import read_facts
        from docgen.facts.recognition import recognise
        from docgen.lint.engine import judge_file

        facts = read_facts(piece.package)
        newest = norms(self.norm_folder)[-1]
        view = recognise(facts, newest)
        norm = self._norm_of(view)
        if norm.id != newest.id:
            view = recognise(facts, norm)
        verdict = judge_file(facts, view, norm)
        return _Judged(verdict, facts, norm, frozenset(_places(piece, facts, verdict)))

    def _norm_of(self, view: PaperView) -> Norm:
        try:
            return norm_for(view.day, self.norm_folder)
        except NormError:
            return norms(self.norm_folder)[0]

    def _mend(self, piece: Workpiece, judged: _Judged, refused: _Refused) -> tuple[Change, ...]:
        from docgen.repair.engine import repair

        wanted = [one for one in judged.verdict.findings if one.code in self.codes]
        view = judged.verdict.view
        return repair(piece, judged.facts, view, judged.norm, wanted, refused, self.tone)


def _net(changes: list[Change]) -> tuple[Change, ...]:
    """The list without steps on the way: "a → b" and then "b → c" at one place is "a → c"."""
    found: list[Change] = []
    for one in changes:
        same = (each for each in found if (each.what, each.key) == (one.what, one.key))
        step = next((each for each in same if each.after == one.before and one.key), None)
        if step is None:
            found.append(one)
            continue
        at = found.index(step)
        found[at] = replace(step, after=one.after)
    return tuple(one for one in found if one.before != one.after)


def _failed(changes: list[Change], first: _Judged, last: _Judged) -> _Refused:
    worse = {key for _, key in last.at - first.at if key is not None}
    worse |= _beside(first.facts, worse)
    return frozenset(
        (one.code, one.key) for one in changes if (one.code, one.key) in last.at or one.key in worse
    )


def _beside(facts: DocumentFacts, keys: set[PartKey]) -> set[PartKey]:
    """The paragraphs in the tables of some: what moves a line of the head stands in the head."""
    tables: dict[tuple[str, int], set[PartKey]] = {}
    for para in facts.paragraphs:
        place = para.place
        if place.cells:
            table = tables.setdefault((place.part, place.cells[0].table), set())
            table.add((place.part, place.ordinal))
    return {key for table in tables.values() if table & keys for key in table}


def _places(piece: Workpiece, facts: DocumentFacts, verdict: Verdict) -> Iterator[_At]:
    for one in verdict.findings:
        if not one.paragraphs:
            yield one.code, None
        for index in one.paragraphs:
            place = facts.paragraphs[index].place
            yield one.code, piece.key(piece.paragraph(place.part, place.ordinal))
