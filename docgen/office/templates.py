"""Templates as a whole: the static check, every listed sample rendered and judged, the build.

``docgen.templating.check`` looks at the file alone; what the context provides and what a sample
becomes is known only here.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.errors import DocgenError, IntakeError, TemplateError
from docgen.messages import message_for
from docgen.norms import Norm, norms
from docgen.office.files import write_whole
from docgen.office.paper import Paper
from docgen.problems import Problem, Report
from docgen.settings import bundled
from docgen.templating.catalogue import Catalogue, Descriptor, TemplateFolder
from docgen.templating.context import context_of
from docgen.text import strict_yaml
from docgen.text.tree import Node

if TYPE_CHECKING:
    from docgen.office.front import Office
    from docgen.templating.check_descriptor import Beside
    from docgen.templating.shapes import Shape

_DESCRIPTOR: Final = "template.yaml"
_WORD_FILE: Final = "template.docx"
_REVIEW: Final = "review.txt"
_WRITTEN_BY_BUILD: Final = frozenset({"REVIEW_STALE", "REVIEW_MISSING", "HISTORY_MISSING"})


@dataclass(frozen=True)
class Verdict:
    """What was found in one template: ``source`` as people name it, a reference or a file."""

    source: str
    report: Report


@dataclass(frozen=True)
class BuildResult:
    """What a build changed, or would change.

    ``files`` are the names of the changed files, ``changes`` the lines of the text view that
    differ (with ``-`` and ``+``), ``report`` the errors for which nothing was written.
    """

    ref: str
    files: tuple[str, ...]
    changes: tuple[str, ...]
    report: Report


@dataclass(frozen=True)
class Reason:
    """Why a template was changed, for its history."""

    day: date
    person: str
    words: str


# --- what is meant --------------------------------------------------------------------------------


def validate(office: Office, targets: Sequence[str]) -> tuple[Verdict, ...]:
    """Check templates by reference, Word file or folder; all of the catalogue without targets.

    A folder is a template, a folder of templates or a folder of Word files. Raises TemplateError
    for a reference nobody has and IntakeError for a path that cannot be read.
    """
    names = targets or office.catalogue.ids()
    return tuple(verdict for target in names for verdict in _Validation(office).of(target))


class _Validation:
    """Checks one target; what the context provides is worked out once."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def of(self, target: str) -> Iterator[Verdict]:
        path = Path(target)
        if path.is_dir():
            yield from self._folder(path)
        elif path.suffix.lower() == ".docx" or path.is_file():
            yield self._file(path)
        else:
            yield self._template(self.office.catalogue, target)

    def _folder(self, path: Path) -> Iterator[Verdict]:
        if (path / _DESCRIPTOR).is_file():
            yield self._template(Catalogue(path.resolve().parent), path.resolve().name)
            return
        catalogue = Catalogue(path)
        for name in catalogue.ids():
            yield self._template(catalogue, name)
        files = [] if catalogue.ids() else sorted(path.glob("*.docx"))
        if not files and not catalogue.ids():
            raise IntakeError("TEMPLATES_NONE", thu_muc=path)
        for file in files:
            yield self._file(file)

    def _file(self, path: Path) -> Verdict:
        if path.name == _WORD_FILE and (path.parent / _DESCRIPTOR).is_file():
            return next(self._folder(path.parent))
        from docgen.templating.check import check_template

        docx = _read(path)
        known = known_names(self.office, None)
        return Verdict(str(path), check_template(docx, None, norm_of(self.office, None), known))

    def _template(self, catalogue: Catalogue, name: str) -> Verdict:
        try:
            template = catalogue.get(name)
        except TemplateError as error:
            if error.code != "TEMPLATE_DESCRIPTOR":
                raise
            return Verdict(name, Report((_as_problem(error, _DESCRIPTOR),)))
        except IntakeError as error:
            return Verdict(name, Report((_as_problem(error, _DESCRIPTOR),)))
        return Verdict(template.descriptor.ref, check(self.office, template))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IntakeError("INPUT_UNREADABLE", tep=path) from error


def _as_problem(error: DocgenError, place: str) -> Problem:
    return Problem(error.code, (), {**error.params, "cho": place})


# --- the check ------------------------------------------------------------------------------------


def check(office: Office, template: TemplateFolder) -> Report:
    """The static check of a template, then each of its samples rendered and looked at."""
    from docgen.templating.check import check_template, damage

    descriptor = template.descriptor
    norm = norm_of(office, descriptor)
    try:
        docx = _read(template.folder / _WORD_FILE)
    except IntakeError as error:
        return Report((_as_problem(error, _WORD_FILE),))
    known = known_names(office, descriptor)
    report = check_template(docx, descriptor, norm, known, _beside(office, template))
    if damage(docx).problems:
        return report
    found = (one for name in descriptor.mau_thu for one in _sample(office, template, name, docx))
    return report + Report(tuple(found))


def _beside(office: Office, template: TemplateFolder) -> Beside:
    from docgen.templating.check_descriptor import Beside

    file = template.folder / _REVIEW
    review = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
    listed = template.descriptor.mau_thu
    missing = tuple(name for name in listed if sample_file(office, name) is None)
    return Beside(template.folder.name, review, missing)


def norm_of(office: Office, descriptor: Descriptor | None) -> Norm:
    """The newest norm a template is made for; the newest of all where it names none we have."""
    known = norms(office.settings.norms)
    fitting = [norm for norm in known if descriptor is None or norm.id in descriptor.chuan]
    return (fitting or known)[-1]


def sample_file(office: Office, name: str) -> Path | None:
    """The file of a listed sample: beside the office's templates, else shipped; None if neither."""
    relative = Path(name)
    if relative.is_absolute() or ".." in relative.parts:
        return None
    below = Path(*relative.parts[1:]) if relative.parts[:1] == ("samples",) else relative
    homes = (office.settings.templates.parent / relative, bundled("samples") / below)
    return next((file for file in homes if file.is_file()), None)


def known_names(office: Office, descriptor: Descriptor | None) -> dict[str, Shape]:
    """What the context provides to a template, by shape, from the samples of the catalogue.

    Samples of every template with the same content count, so that a list which one sample leaves
    empty is known from another; without ``descriptor`` those of all templates.
    """
    from docgen.templating.shapes import shapes_of

    papers = _papers(office, None if descriptor is None else descriptor.noi_dung)
    return shapes_of(context_of(paper.model, paper.norm) for paper in papers)


def _papers(office: Office, content: str | None) -> Iterator[Paper]:
    for name in office.catalogue.ids():
        try:
            descriptor = office.catalogue.get(name).descriptor
        except DocgenError:
            continue  # its own check reports it
        if content in (None, descriptor.noi_dung):
            for sample in descriptor.mau_thu:
                if paper := _paper(office, sample):
                    yield paper


def _paper(office: Office, sample: str) -> Paper | None:
    file = sample_file(office, sample)
    try:
        return office.check(office.read(file)).paper if file else None
    except DocgenError:
        return None  # _sample reports it


def _sample(office: Office, template: TemplateFolder, name: str, docx: bytes) -> Iterator[Problem]:
    """Problems of one sample: it does not build, does not render, or lacks a part of the form."""
    file = sample_file(office, name)
    if file is None:
        return
    try:
        checked = office.check(office.read(file))
        if checked.paper is None:
            yield _sample_wrong(name, checked.report)
            return
        if checked.paper.template.descriptor.id != template.descriptor.id:
            told = {"cho": name, "mau": checked.paper.template.descriptor.id}
            yield Problem("SAMPLE_OF_OTHER", (), told)
            return
        paper = replace(checked.paper, template=template)
        rendered = office.render(paper)
    except DocgenError as error:
        yield _as_problem(error, name)
        return
    yield from _blank(template, name, docx, rendered, paper.norm)


def _sample_wrong(name: str, report: Report) -> Problem:
    first = report.errors[0]
    told = {
        "cho": f"{name}, dòng {first.line}" if first.line else name,
        "so": str(len(report.errors)),
        "chi_tiet": message_for(first).sentence,
    }
    return Problem("SAMPLE_WRONG", (), told)


def _blank(
    template: TemplateFolder, name: str, docx: bytes, rendered: bytes, norm: Norm
) -> Iterator[Problem]:
    from docgen.templating.check import blank_parts

    for part in blank_parts(docx, rendered, template.descriptor, norm):
        yield Problem("SAMPLE_PART_BLANK", (), {"cho": name, "ten": part})


# --- the build ------------------------------------------------------------------------------------


def build(
    office: Office, ref: str, reason: Reason | None = None, *, write: bool = True
) -> BuildResult:
    """Stamp a template from its norm and write file, text view and history where they changed.

    With ``write`` off only says what would change. Errors that stamping does not mend stop the
    build. Raises TemplateError ``BUILD_NEEDS_REASON`` where the history needs an entry and there is
    no ``reason``, IntakeError and OutputError for files that cannot be read or written.
    """
    from docgen.templating.check import check_template, damage
    from docgen.templating.review import build as stamped

    template = office.catalogue.get(ref)
    descriptor, folder = template.descriptor, template.folder
    norm = norm_of(office, descriptor)
    old = _read(folder / _WORD_FILE)
    if (damaged := damage(old)).problems:
        return BuildResult(descriptor.ref, (), (), damaged)
    built = stamped(old, norm)
    beside = _beside(office, template)
    known = known_names(office, descriptor)
    report = check_template(built.docx, descriptor, norm, known, beside)
    left = tuple(one for one in report.errors if one.code not in _WRITTEN_BY_BUILD)
    if left:
        return BuildResult(descriptor.ref, (), (), Report(left))
    contents = _changed(folder, old, built.docx, beside.review, built.review)
    if built.sha256 not in {entry.sha256 for entry in descriptor.lich_su}:
        contents[_DESCRIPTOR] = _with_history(folder, descriptor, built.sha256, reason, write)
    if write:
        for name, content in contents.items():
            write_whole(folder / name, content)
    changes = _line_changes(beside.review or "", built.review)
    return BuildResult(descriptor.ref, tuple(contents), changes, Report())


def _changed(
    folder: Path, old: bytes, new: bytes, old_review: str | None, review: str
) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    if new != old:
        contents[_WORD_FILE] = new
    if old_review != review:
        contents[_REVIEW] = review.encode()
    return contents


def _line_changes(old: str, new: str) -> tuple[str, ...]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return tuple(one for one in lines if not one.startswith(("---", "+++", "@@")))


def _with_history(
    folder: Path, descriptor: Descriptor, sha256: str, reason: Reason | None, write: bool
) -> bytes:
    """``template.yaml`` with one more entry at the end of its history, the rest untouched."""
    source = (folder / _DESCRIPTOR).read_bytes()
    if reason is None:
        if write:
            raise TemplateError("BUILD_NEEDS_REASON", mau=descriptor.ref)
        return source
    lines = source.decode("utf-8").splitlines()
    at, indent = _end_of_history(strict_yaml.load(source), lines)
    entry = {
        "phien_ban": str(descriptor.phien_ban),
        "ngay": reason.day.isoformat(),
        "nguoi": json.dumps(reason.person, ensure_ascii=False),
        "ly_do": json.dumps(reason.words, ensure_ascii=False),
        "sha256": sha256,
    }
    told = [f"{key}: {value}" for key, value in entry.items()]
    new = [f"{indent}- {told[0]}", *(f"{indent}  {line}" for line in told[1:])]
    return "\n".join([*lines[:at], *new, *lines[at:], ""]).encode()


def _end_of_history(tree: Node, lines: Sequence[str]) -> tuple[int, str]:
    """Number of the last line of ``lich_su`` and the indent of its dashes."""
    assert isinstance(tree.value, dict)
    entries = tree.value["lich_su"].value
    if not isinstance(entries, list) or not entries:
        told = {"mau": "", "cho": "lich_su", "chi_tiet": "ghi mục đầu tiên của lịch sử"}
        raise TemplateError("TEMPLATE_DESCRIPTOR", **told)
    first = lines[(entries[0].line or 1) - 1]
    dash = first.find("-")
    return max(_last_line(entry) for entry in entries), first[:dash]


def _last_line(node: Node) -> int:
    below: Sequence[Node] = ()
    if isinstance(node.value, dict):
        below = tuple(node.value.values())
    elif isinstance(node.value, list):
        below = tuple(node.value)
    return max([node.line or 0, *(_last_line(one) for one in below)])
