"""``template.yaml`` against the Word file it describes, the norm and the folder it lies in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.documents.noi_dung import CONTENTS
from docgen.problems import Problem
from docgen.templating.check_tags import NameCheck, nearest
from docgen.templating.places import whole_file
from docgen.templating.review import review_text

if TYPE_CHECKING:
    from docgen.facts.package import Package
    from docgen.norms.model import Norm
    from docgen.templating.catalogue import Descriptor

_FILE: Final = "template.yaml"


@dataclass(frozen=True)
class Beside:
    """What lies in a template's folder beside the Word file.

    ``folder`` is the folder's name; ``review`` the text of ``review.txt``, None where there is
    none; ``missing_samples`` are the samples the descriptor lists and nobody has.
    """

    folder: str
    review: str | None
    missing_samples: tuple[str, ...] = ()


def variable_problems(descriptor: Descriptor, used: NameCheck) -> Iterator[Problem]:
    """Names the template uses and the descriptor does not explain, and the other way round.

    A name that the context does not provide either is a wrong name, not one to be explained.
    """
    listed = [one.ten for one in descriptor.bien]
    for name, (story, tag) in used.first_use.items():
        if name not in listed and name not in used.unknown:
            yield story.problem("NAME_NOT_LISTED", tag.paragraph, tag.raw, ten=name, tag=tag.raw)
    for number, name in enumerate(listed, start=1):
        place = f"{_FILE}, mục {number} của bien"
        if name not in used.first_use:
            yield whole_file("NAME_NOT_USED", place, name, ten=name)
        elif name in listed[: number - 1]:
            yield whole_file("NAME_TWICE", place, name, ten=name)


def descriptor_problems(descriptor: Descriptor, norm: Norm, docx: bytes) -> Iterator[Problem]:
    """Kind, form, norm, content type and history of a descriptor."""
    yield from _kind_problems(descriptor, norm)
    if norm.id not in descriptor.chuan:
        yield whole_file("NORM_NOT_LISTED", f"{_FILE}, chuan", chuan=norm.id)
    if descriptor.noi_dung not in CONTENTS:
        yield _unknown("CONTENT_UNKNOWN", "noi_dung", descriptor.noi_dung, sorted(CONTENTS))
    if not descriptor.mau_thu:
        yield whole_file("SAMPLE_NONE", f"{_FILE}, mau_thu")
    yield from _history_problems(descriptor, hashlib.sha256(docx).hexdigest())


def _kind_problems(descriptor: Descriptor, norm: Norm) -> Iterator[Problem]:
    kinds = {kind.id: kind for kind in norm.kinds}
    forms = [form.id for form in norm.forms]
    if descriptor.loai not in kinds:
        yield _unknown("KIND_UNKNOWN", "loai", descriptor.loai, sorted(kinds))
    elif descriptor.mau_nd30 not in forms:
        yield _unknown("FORM_UNKNOWN", "mau_nd30", descriptor.mau_nd30, forms)
    elif descriptor.mau_nd30 not in (allowed := kinds[descriptor.loai].forms or ()):
        told = {"mau": descriptor.mau_nd30, "loai": kinds[descriptor.loai].name}
        cac_mau = ", ".join(allowed) or "–"
        yield whole_file("FORM_OF_OTHER_KIND", f"{_FILE}, mau_nd30", cac_mau=cac_mau, **told)


def _unknown(code: str, field: str, value: str, known: Sequence[str]) -> Problem:
    near = nearest(value, known) or ", ".join(known)
    return whole_file(code, f"{_FILE}, {field}", value, gia_tri=value, gan_giong=near)


def _history_problems(descriptor: Descriptor, digest: str) -> Iterator[Problem]:
    versions = {entry.phien_ban for entry in descriptor.lich_su}
    if descriptor.phien_ban not in versions:
        version = str(descriptor.phien_ban)
        yield whole_file("VERSION_WITHOUT_HISTORY", f"{_FILE}, lich_su", phien_ban=version)
    if digest not in {entry.sha256 for entry in descriptor.lich_su}:
        yield whole_file("HISTORY_MISSING", f"{_FILE}, lich_su", sha256=digest)


def folder_problems(descriptor: Descriptor, package: Package, beside: Beside) -> Iterator[Problem]:
    """Another name than the folder's, an outdated text view, samples that do not exist."""
    if descriptor.id != beside.folder:
        told = {"ten": descriptor.id, "thu_muc": beside.folder}
        yield whole_file("ID_NOT_FOLDER", f"{_FILE}, id", descriptor.id, **told)
    if beside.review is None:
        yield whole_file("REVIEW_MISSING", "review.txt")
    elif line := _first_difference(beside.review, review_text(package)):
        yield whole_file("REVIEW_STALE", f"review.txt, dòng {line[0]}", line[1])
    for name in beside.missing_samples:
        place = f"{_FILE}, mục {descriptor.mau_thu.index(name) + 1} của mau_thu"
        yield whole_file("SAMPLE_MISSING", place, name, tep=name)


def _first_difference(old: str, new: str) -> tuple[int, str] | None:
    """Number from 1 and new wording of the first line in which two texts differ."""
    if old == new:
        return None
    before, after = old.splitlines(), new.splitlines()
    for number, line in enumerate(after, start=1):
        if before[number - 1 : number] != [line]:
            return number, line
    return len(after) + 1, ""
