"""A Word file to PDF through the one worker of this process."""

from __future__ import annotations

import atexit
import os
import threading
from functools import lru_cache
from pathlib import Path

from docgen.errors import ToolError
from docgen.pdf.fonts import METRIC_FACES, check_fonts, faces
from docgen.pdf.worker.client import PdfWorker
from docgen.pdf.worker.jail import environment

_starting = threading.Lock()
_workers: dict[int, PdfWorker] = {}


def pdf_of(
    docx: bytes, *, pdf_a: bool = False, allowed_fonts: frozenset[str] | None = METRIC_FACES
) -> bytes:
    """Return ``docx`` as PDF, or as PDF/A-2b with ``pdf_a``, drawn with ``allowed_fonts`` only.

    ``None`` allows every font, for looking at a stranger's paper. The Word file is untouched by
    any failure. Raises PackageError ``NOT_WORD_FILE``; ToolError ``OFFICE_MISSING``,
    ``UNO_MISSING``, ``OFFICE_TIMEOUT``, ``OFFICE_FAILED``, ``FONTS_MISSING`` or
    ``FONT_UNEXPECTED``.
    """
    if allowed_fonts is not None:
        check_faces()
    pdf = shared_worker().convert(docx, pdf_a=pdf_a)
    if allowed_fonts is not None:
        check_fonts(pdf, allowed_fonts)
    return pdf


def shared_worker() -> PdfWorker:
    """Return the worker of this process, made at first use and stopped when the process ends."""
    with _starting:
        pid = os.getpid()
        if pid not in _workers:
            # A forked child must not talk into its parent's pipe, nor keep it open.
            _workers.clear()
            _workers[pid] = PdfWorker()
            atexit.register(_stop_own)
        return _workers[pid]


def check_faces() -> None:
    """Refuse to print where the face of papers lacks Vietnamese letters.

    Raises ToolError ``FONTS_MISSING`` or ``FONTS_NONE``. Where fontconfig cannot be asked nothing
    is refused here; :func:`docgen.pdf.fonts.check_fonts` judges the PDF itself.
    """
    found = _lacking_face()
    if found:
        file, count = found
        raise ToolError("FONTS_MISSING", file=file, missing=count)


@lru_cache(maxsize=1)
def _lacking_face() -> tuple[str, int] | None:
    try:
        known = faces(environment(Path(os.devnull), os.environ))
    except ToolError as error:
        if error.code == "FONTS_NONE":
            raise
        return None
    return next(((str(face.file), len(face.missing)) for face in known if face.missing), None)


def _stop_own() -> None:
    """Stop the worker of this process; a forked child inherits this call but not the worker."""
    worker = _workers.get(os.getpid())
    if worker:
        worker.stop()
