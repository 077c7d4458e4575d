"""What this machine has for making PDFs: facts as data, words elsewhere."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from docgen.errors import ToolError
from docgen.pdf.fonts import FC_MATCH, METRIC_FACES, PAPER_FAMILY, Face, faces, vietnamese_letters
from docgen.pdf.worker.client import PdfWorker
from docgen.pdf.worker.jail import (
    SOFFICE,
    environment,
    no_network,
    uno_python,
)
from docgen.problems import Severity
from docgen.tools.doctor import Check
from docgen.tools.probe import find, version_of
from docgen.tools.run import can_limit


def pdf_checks(environ: Mapping[str, str] | None = None) -> tuple[Check, ...]:
    """Look at LibreOffice, its Python, the jail, the fonts and PDFium; takes about two seconds.

    ``environ`` is where programs are looked for (default: the environment).
    """
    given = os.environ if environ is None else environ
    checks = (check_office(given), check_uno(given), check_jail(given), check_fonts(given))
    ready = all(check.ok for check in checks[:2])
    return (*checks, check_pdfium(), *([check_start(given)] if ready else []))


def check_office(environ: Mapping[str, str]) -> Check:
    """LibreOffice is found and says its version."""
    found = find(SOFFICE, environ)
    if found is None:
        where = environ.get(SOFFICE.override) or SOFFICE.id
        return Check("office", "OFFICE_MISSING", False, Severity.CANH_BAO, {"program": where})
    with tempfile.TemporaryDirectory() as home:
        version = version_of(SOFFICE, found, environment(Path(home), environ))
    params = {"path": str(found), "version": version or ""}
    if version is None:
        return Check("office", "OFFICE_SILENT", False, Severity.CANH_BAO, params)
    return Check("office", "OFFICE_OK", True, params=params)


def check_uno(environ: Mapping[str, str]) -> Check:
    """A Python that can steer LibreOffice is found."""
    try:
        return Check("uno", "UNO_OK", True, params={"path": str(uno_python(environ))})
    except ToolError as error:
        return Check("uno", error.code, False, Severity.CANH_BAO, error.params)


def check_jail(environ: Mapping[str, str]) -> Check:
    """LibreOffice works without network and with bounded memory; elsewhere it is weaker."""
    network, limits = bool(no_network(environ)), can_limit()
    if network and limits:
        return Check("jail", "JAIL_OK", True)
    lacking = {"network_off": _yes_no(network), "limits": _yes_no(limits)}
    return Check("jail", "JAIL_WEAK", False, Severity.GOI_Y, lacking)


def check_fonts(environ: Mapping[str, str]) -> Check:
    """The face that stands for the papers' face has every Vietnamese letter and the same widths."""
    if find(FC_MATCH, environ) is None:
        return Check("fonts", "FONTS_UNKNOWN", False, Severity.GOI_Y, {"program": FC_MATCH.id})
    try:
        worst = max(faces(environment(Path(os.devnull), environ)), key=_lacking)
    except ToolError as error:
        return Check("fonts", error.code, False, Severity.CANH_BAO, error.params)
    params = {
        "family": PAPER_FAMILY,
        "face": worst.family,
        "file": str(worst.file),
        "missing": str(_lacking(worst)),
        "total": str(len(vietnamese_letters())),
        "letters": " ".join(worst.missing[:5]),
    }
    if worst.missing:
        return Check("fonts", "FONTS_MISSING", False, Severity.CANH_BAO, params)
    if worst.family.replace(" ", "") not in METRIC_FACES:
        return Check("fonts", "FONTS_OTHER_FACE", False, Severity.CANH_BAO, params)
    return Check("fonts", "FONTS_OK", True, params=params)


def check_pdfium() -> Check:
    """PDFium, which draws the page pictures, can be loaded."""
    try:
        import pypdfium2
    except (ImportError, OSError) as error:
        return Check("pdfium", "PDFIUM_MISSING", False, Severity.CANH_BAO, {"reason": str(error)})
    return Check("pdfium", "PDFIUM_OK", True, params={"version": str(pypdfium2.PDFIUM_INFO)})


def check_start(environ: Mapping[str, str]) -> Check:
    """LibreOffice really starts in its jail and answers."""
    began = time.monotonic()
    try:
        with PdfWorker(environ=environ) as worker:
            worker.start()
    except ToolError as error:
        return Check("start", error.code, False, Severity.CANH_BAO, error.params)
    return Check("start", "START_OK", True, params={"seconds": f"{time.monotonic() - began:.1f}"})


def _lacking(face: Face) -> int:
    return len(face.missing)


def _yes_no(fact: bool) -> str:
    return "yes" if fact else "no"
