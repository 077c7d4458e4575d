"""The only meeting point of the pages with the library.

Everything a page may know of ``docgen`` is named here; views, forms and errors import from here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from flask import current_app

from docgen.documents.co_quan import CoQuan, NguoiKy
from docgen.documents.schema import FieldSpec, fields_of
from docgen.errors import (
    ConflictError,
    DocgenError,
    IntakeError,
    NotFoundError,
    OutputError,
    PackageError,
    SettingsError,
    ToolError,
)
from docgen.intake.record import Raw, Record
from docgen.intake.sources import read_form
from docgen.messages import Message, message_for
from docgen.norms.glossary import Term, term
from docgen.office import Checked, Draft, DraftInfo, Judged, Look, Office, Paper, open_office
from docgen.office.checking import NOTHING_FOUND, WEIGHTS, Line
from docgen.office.profile import entry_on
from docgen.problems import Path, Problem, Report, Severity
from docgen.settings import Settings
from docgen.text import wording
from docgen.text.fold import slug

__all__ = [
    "Checked",
    "CoQuan",
    "ConflictError",
    "DocgenError",
    "Draft",
    "DraftInfo",
    "FieldSpec",
    "IntakeError",
    "Judged",
    "Line",
    "Look",
    "NguoiKy",
    "NOTHING_FOUND",
    "NotFoundError",
    "Office",
    "OutputError",
    "PackageError",
    "Paper",
    "Path",
    "Problem",
    "Raw",
    "Record",
    "Report",
    "Settings",
    "SettingsError",
    "Severity",
    "Term",
    "ToolError",
    "WEIGHTS",
    "attach_office",
    "blank_tree",
    "check_report",
    "date_as_typed",
    "entry_for",
    "fields_of",
    "get_office",
    "local_time",
    "machine_notices",
    "message_for",
    "printed_words",
    "read_form",
    "signers_on",
    "slug",
    "takes_kinh_gui",
    "term",
]

_EXTENSION = "docgen_office"
_ACTOR = "web"


def attach_office(app: Any, settings: Settings) -> None:
    """Open the office once for the whole application."""
    app.extensions[_EXTENSION] = open_office(settings, actor=_ACTOR)


def get_office() -> Office:
    """The office the running application serves."""
    return cast("Office", current_app.extensions[_EXTENSION])


def blank_tree(office: Office, template: str, year: str) -> dict[str, Raw]:
    """The record of a new draft: the template it follows, its year and its type of content.

    Raises TemplateError for a template that does not exist.
    """
    descriptor = office.catalogue.get(template).descriptor
    return {"mau": descriptor.ref, "nam": year, "noi_dung": {"kieu": descriptor.noi_dung}}


def entry_for(office: Office, tree: dict[str, Raw]) -> CoQuan | None:
    """The entry of the office's profile that holds on the day of a draft."""
    profile = office.profile().model
    return entry_on(profile, day_of(tree)) if profile else None


def day_of(tree: dict[str, Raw]) -> date:
    """The day of a draft as far as it can be read: its date, else the end of its year."""
    found = wording.parse_date(str(tree.get("ngay") or ""))
    if isinstance(found, date):
        return found
    year = str(tree.get("nam") or "")
    known = re.fullmatch(r"(?:19|20|21)\d\d", year)
    return date(int(year), 12, 31) if known else date.today()


def signers_on(entry: CoQuan | None, tree: dict[str, Raw]) -> Sequence[NguoiKy]:
    """The people of the office who hold their post on the day of a draft; all while undated."""
    people = entry.nguoi_ky if entry else ()
    found = wording.parse_date(str(tree.get("ngay") or ""))
    if not isinstance(found, date):
        return people
    return [one for one in people if (one.tu_ngay or found) <= found <= (one.den_ngay or found)]


def takes_kinh_gui(office: Office, tree: dict[str, Raw]) -> bool:
    """Whether papers of this kind have the line "Kính gửi"."""
    descriptor = office.catalogue.get(str(tree.get("mau"))).descriptor
    return bool(office.norm_on(day_of(tree)).kind(descriptor.loai).kinh_gui)


def printed_words(paper: Paper) -> dict[str, list[str]]:
    """The signing block and the recipients as they will be printed."""
    from docgen.templating.context import context_of

    context: dict[str, Any] = context_of(paper.model, paper.norm)
    block = [*context["quyen_han"], context["chuc_vu"], context["chuc_vu_khac"], context["ho_ten"]]
    return {
        "khoi_ky": [line for line in block if line],
        "noi_nhan": [*context["noi_nhan"], context["luu"]],
    }


def check_report(judged: Judged, kind: str) -> bytes:
    """The report on a checked file as ``html``, ``json`` or ``xlsx``."""
    from docgen.office import check_report as reports

    results = [reports.FileResult(judged.name, judged=judged)]
    if kind == "xlsx":
        return reports.as_xlsx(results)
    return (reports.as_json if kind == "json" else reports.as_html)(results).encode()


@cache
def machine_notices() -> tuple[Message, ...]:
    """What this machine lacks for true pages, looked at once: LibreOffice and whole fonts."""
    from docgen.pdf.doctor import check_fonts, check_office

    checks = (check_office(os.environ), check_fonts(os.environ))
    return tuple(message_for(Problem(one.code, params=one.params)) for one in checks if not one.ok)


def date_as_typed(value: str) -> str:
    """A date as people write it (05/5/2026); anything else as it is."""
    found = wording.parse_date(value)
    return wording.date_short(found) if isinstance(found, date) else value


def local_time(moment: datetime) -> str:
    """A moment as shown beside "Đã lưu": the time today, else day and time."""
    here = moment.astimezone()
    clock = f"{here:%H:%M}"
    today = here.date() == datetime.now().astimezone().date()
    return clock if today else f"{clock} ngày {wording.date_short(here.date())}"
