"""The office: what a clerk, a script or a page can ask for, in the words of the work."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.co_quan import HoSoCoQuan
from docgen.documents.noi_dung import CONTENTS
from docgen.documents.rules import judge
from docgen.documents.schema import FieldSpec, fields_of
from docgen.documents.van_ban import VanBan, VanBanCoTenLoai
from docgen.errors import IntakeError, NormError, TemplateError
from docgen.intake.build import Built, build
from docgen.intake.record import Raw, Record
from docgen.intake.sources import read_record
from docgen.norms import Norm, norm_for
from docgen.office.letters import letter_warnings
from docgen.office.paper import Checked, Paper
from docgen.office.profile import build_profile, entry_on, read_profile, write_profile
from docgen.problems import Problem, Report
from docgen.settings import Settings, load_settings
from docgen.templating.catalogue import Catalogue, TemplateFolder
from docgen.text.wording import date_short, parse_date

if TYPE_CHECKING:
    from docgen.office.checking import Judged, Look
    from docgen.office.drafts import Drafts
    from docgen.office.fixing import Fixed
    from docgen.office.printing import Press
    from docgen.office.templates import BuildResult, Reason, Verdict
    from docgen.repair.tones import Tone
    from docgen.tools.doctor import Check


_FOUR_DIGITS = re.compile(r"[12][0-9]{3}")


def open_office(data: str | Path | Settings | None = None, *, actor: str) -> Office:
    """Open the office of a data folder (or of ready settings) in the name of ``actor``."""
    settings = data if isinstance(data, Settings) else load_settings(data)
    return Office(settings, actor)


class Office:
    """One office. Data in, frozen objects out; mistakes of a person are reports, failures raise."""

    def __init__(self, settings: Settings, actor: str) -> None:
        self.settings = settings
        self.actor = actor
        self.catalogue = Catalogue(settings.templates)

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the compiled templates; the converter belongs to the process."""
        self.__dict__.pop("_press", None)

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts of the office."""
        from docgen.office.drafts import Drafts

        return Drafts(self.settings.drafts)

    # -- reading and judging

    def read(self, source: str | Path | bytes, name: str = "") -> Record:
        """Read a record from a YAML or JSON file or from bytes. Raises IntakeError."""
        if isinstance(source, bytes):
            return read_record(source, name)
        file = Path(source)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise IntakeError("INPUT_UNREADABLE", tep=source) from error
        return read_record(data, name or file.name)

    def check(self, record: Record) -> Checked:
        """Judge a record in one pass: types, references, agreement of its parts.

        Raises NormError for a norm file that is broken.
        """
        record = record.pruned()
        template, problems = self._template(record)
        if template is None:
            return Checked(None, Report(problems))
        built, found = self._built(record, template)
        report = Report(problems) + built.report + found
        if built.model is None:
            return Checked(None, report)
        try:
            norm = self.norm_on(built.model.ngay or date(built.model.nam, 12, 31))
        except NormError as error:
            if error.code != "NORM_NONE_IN_FORCE":
                raise
            return Checked(None, report + Report((_no_norm(built.model, record),)))
        content = CONTENTS[template.descriptor.noi_dung]
        judged = judge(built.model, norm) + letter_warnings(built.model)
        if judged:
            from docgen.intake.labels import with_places

            report += with_places(judged, record, VanBanCoTenLoai, content)
        paper = None if report.errors else Paper(built.model, template, norm)
        return Checked(paper, report)

    def _template(self, record: Record) -> tuple[TemplateFolder | None, tuple[Problem, ...]]:
        ref = str(record.tree.get("mau") or "").strip()
        line = record.line(("mau",))
        if not ref:
            names = ", ".join(self.catalogue.ids())
            params = {"nhan": "mẫu văn bản", "khoa": "mau", "cach_ghi": f": {names}"}
            return None, (Problem("REQUIRED", ("mau",), params, line=line),)
        try:
            return self.catalogue.get(ref), ()
        except TemplateError as error:
            return None, (Problem(error.code, ("mau",), error.params, line=line),)

    def _built(
        self, record: Record, template: TemplateFolder
    ) -> tuple[Built[VanBanCoTenLoai], Report]:
        fixed: dict[str, object] = {"loai": template.descriptor.loai}
        found = Report()
        if "co_quan" not in record.tree:
            profile = self.profile()
            if profile.model is None:
                found = Report((Problem("PROFILE_MISSING", ("co_quan",)),))
            else:
                fixed["co_quan"] = entry_on(profile.model, _day_of(record))
        content = CONTENTS[template.descriptor.noi_dung]
        built = build(record, VanBanCoTenLoai, content=content, fixed=fixed)
        if found.errors:
            kept = tuple(one for one in built.report if one.path != ("co_quan",))
            return Built(None, Report(kept)), found
        return built, found

    def norm_on(self, day: date) -> Norm:
        """The norm in force on a day."""
        return norm_for(day, self.settings.norms)

    # -- judging a finished Word file

    def judge(self, docx: bytes, name: str = "") -> Judged:
        """Judge any Word file under the norm of its own date. Raises PackageError."""
        from docgen.office.checking import judge_word_file

        return judge_word_file(self, docx, name)

    def fix(self, docx: bytes, only: Collection[str] = (), tone: Tone = "") -> Fixed:
        """Mend what is certain in a Word file, as a new one with the list of changes.

        ``only`` limits it to findings of some codes; ``tone`` ("cu", "moi") also
        places the tones of all text in one way. Raises PackageError.
        """
        from docgen.office.fixing import fix

        return fix(docx, only, self.settings.norms, tone)

    def look(self, judged: Judged) -> Look:
        """The pages of a judged file with the places of its findings. Raises ToolError."""
        from docgen.office.checking import look_at

        return look_at(judged)

    def page_picture(self, pdf: bytes, page: int, dpi: int = 96) -> bytes:
        """One page as PNG, counted from 0. Raises IndexError when there is no such page."""
        from docgen.pdf.pictures import page_picture

        return page_picture(pdf, page, dpi=dpi)

    # -- what a form needs to know

    def fields(self, template_ref: str) -> tuple[FieldSpec, ...]:
        """The fields of a template's records, in the order of the paper; nested by ``model``."""
        descriptor = self.catalogue.get(template_ref).descriptor
        content = CONTENTS[descriptor.noi_dung]
        set_here = {"mau", "loai", "co_quan"}
        specs = fields_of(VanBanCoTenLoai, content)
        return tuple(spec for spec in specs if spec.name not in set_here)

    def specimen(self, template_ref: str) -> str:
        """A commented YAML of the template, with the office's group where there is no profile."""
        from docgen.intake.specimen import specimen
        from docgen.office.profile import office_samples

        descriptor = self.catalogue.get(template_ref).descriptor
        norm = self.norm_on(date.max)
        left_out = set() if norm.kind(descriptor.loai).kinh_gui else {"kinh_gui"}
        profile, samples = self.profile().model, {}
        if profile is not None:
            left_out.add("co_quan")
            samples = office_samples(profile.co_quan[-1], norm)
        content = CONTENTS[descriptor.noi_dung]
        return specimen(
            VanBanCoTenLoai, content, descriptor.ref, left_out=left_out, samples=samples
        )

    def schema(self, template_ref: str) -> dict[str, Any]:
        """JSON Schema 2020-12 of the template's records."""
        from docgen.intake.json_schema import json_schema

        descriptor = self.catalogue.get(template_ref).descriptor
        return json_schema(VanBanCoTenLoai, CONTENTS[descriptor.noi_dung], descriptor.ten)

    def profile_fields(self) -> tuple[FieldSpec, ...]:
        """The fields of the office's profile."""
        return fields_of(HoSoCoQuan)

    # -- templates

    def validate_template(self, *targets: str) -> tuple[Verdict, ...]:
        """Check templates by reference, file or folder; the whole catalogue without targets.

        Raises TemplateError for an unknown reference, IntakeError for a path nobody can read.
        """
        from docgen.office.templates import validate

        return validate(self, targets)

    def build_template(
        self, ref: str, reason: Reason | None = None, *, write: bool = True
    ) -> BuildResult:
        """Stamp a template from its norm; with ``write`` off only say what would change.

        Raises TemplateError (unknown, or a reason is needed), IntakeError, OutputError.
        """
        from docgen.office.templates import build

        return build(self, ref, reason, write=write)

    # -- printing

    @cached_property
    def _press(self) -> Press:
        from docgen.office.printing import Press

        return Press(self.settings)

    def render(self, paper: Paper, to: str | Path | None = None, *, replace: bool = True) -> bytes:
        """Make the Word file of a paper; with ``to`` also write it, whole or not at all."""
        from docgen.office.files import write_whole

        docx = self._press.docx(paper)
        if to is not None:
            write_whole(Path(to), docx, replace=replace)
        return docx

    def pdf(self, docx: bytes) -> bytes:
        """Turn a rendered Word file into PDF.

        Raises ToolError, also for letters the face lacks (``LETTER_MISSING_IN_PDF``).
        """
        from docgen.office.letters import refuse_missing_letters
        from docgen.pdf.convert import pdf_of

        refuse_missing_letters(docx)
        return pdf_of(docx)

    def pages(self, pdf: bytes, dpi: int = 96) -> list[bytes]:
        """Page pictures of a PDF, PNG each."""
        from docgen.pdf.pictures import page_pictures

        return page_pictures(pdf, dpi=dpi)

    def page_texts(self, pdf: bytes) -> list[str]:
        """The text of each page, for readers who do not see the pictures."""
        from docgen.pdf.pictures import page_texts

        return page_texts(pdf)

    # -- the machine

    def doctor(self) -> tuple[Check, ...]:
        """What this machine can and cannot do; takes about two seconds."""
        from docgen.pdf.doctor import pdf_checks
        from docgen.tools.doctor import machine_checks

        return (*machine_checks(self.settings.data, datetime.now(UTC)), *pdf_checks())

    # -- the office's own data

    def profile(self) -> Built[HoSoCoQuan]:
        """The profile, checked; ``model`` is None while there is none or it has errors."""
        return build_profile(self.profile_record())

    def profile_record(self) -> Record:
        """The profile as it was given, for a form to show."""
        return read_profile(self.settings.office_file)

    def save_profile(self, record: Record) -> Built[HoSoCoQuan]:
        """Store a profile if it has no errors; the report says which it has."""
        built = build_profile(record)
        if built.model is not None:
            write_profile(self.settings.office_file, built.model)
        return built


def _no_norm(paper: VanBan, record: Record) -> Problem:
    """A paper of a day before every norm: a slip of the person, at the day or the year."""
    path = ("ngay",) if paper.ngay else ("nam",)
    day = date_short(paper.ngay or date(paper.nam, 12, 31))
    return Problem("NORM_NONE_IN_FORCE", path, {"day": day}, line=record.line(path))


def _day_of(record: Record) -> date:
    """The day whose profile entry a record uses; its own mistakes are reported elsewhere."""
    given: Raw = record.tree.get("ngay")
    found = parse_date(str(given)) if given else None
    if isinstance(found, date):
        return found
    year = str(record.tree.get("nam") or "")
    return date(int(year), 12, 31) if _FOUR_DIGITS.fullmatch(year) else date.max
