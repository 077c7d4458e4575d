"""Our side of the worker: one paper at a time, a second try from cold, recycling."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType

from docgen.errors import ToolError
from docgen.pdf.pdfium import count_pages
from docgen.pdf.sniff import check_word_package
from docgen.pdf.worker.session import Session

_TRIES = 2
_LOCK_SECONDS = 1.0


class PdfWorker:
    """Keeps one LibreOffice open; safe to share between threads, which then wait for each other.

    LibreOffice is started by the first paper (or :meth:`start`) and replaced after ``max_papers``
    papers or ``max_age`` seconds. ``seconds`` is the time limit of one try at a paper,
    ``start_seconds`` that of a start; a paper that fails is tried once more with a fresh
    LibreOffice. ``environ`` is where programs are looked for (default: the environment).
    """

    def __init__(
        self,
        *,
        seconds: float = 20.0,
        start_seconds: float = 30.0,
        max_papers: int = 200,
        max_age: float = 600.0,
        environ: Mapping[str, str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._start_seconds = start_seconds
        self._max_papers = max_papers
        self._max_age = max_age
        self._environ = os.environ if environ is None else environ
        self._clock = clock
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._started_at = 0.0
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """Id of the process group of the running LibreOffice, if one runs."""
        return self._session.pid if self._session else None

    def start(self) -> None:
        """Start LibreOffice ahead of the first paper. Raises what :meth:`convert` raises."""
        with self._lock:
            self._fresh_session()

    def convert(self, docx: bytes, *, pdf_a: bool = False) -> bytes:
        """Return the PDF of a Word file: PDF 1.7, or PDF/A-2b with ``pdf_a``; tagged.

        The result has at least one page. Raises PackageError ``NOT_WORD_FILE`` before LibreOffice
        sees the bytes, ToolError ``OFFICE_MISSING``, ``UNO_MISSING``, ``OFFICE_TIMEOUT`` or
        ``OFFICE_FAILED``.
        """
        check_word_package(docx)
        with self._lock:
            for attempt in range(1, _TRIES + 1):
                try:
                    return self._try(docx, pdf_a)
                except BaseException as error:
                    # An interrupted session would give this paper's answer to the next one.
                    self._drop()
                    if attempt == _TRIES or not self._worth_retrying(error):
                        raise
        raise AssertionError("unreachable")

    def stop(self) -> None:
        """Kill LibreOffice for good, also under a paper that is being converted."""
        self._stopped = True
        waiting = self._lock.acquire(timeout=_LOCK_SECONDS)
        try:
            self._close()
        finally:
            if waiting:
                self._lock.release()

    def __enter__(self) -> PdfWorker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _try(self, docx: bytes, pdf_a: bool) -> bytes:
        pdf = self._fresh_session().convert(docx, pdf_a=pdf_a, seconds=self._seconds)
        if not pdf.startswith(b"%PDF") or count_pages(pdf) < 1:
            raise ToolError("OFFICE_FAILED", reason="no page was written", output="")
        return pdf

    def _worth_retrying(self, error: BaseException) -> bool:
        if self._stopped or not isinstance(error, ToolError):
            return False
        return error.code in ("OFFICE_FAILED", "OFFICE_TIMEOUT")

    def _fresh_session(self) -> Session:
        if self._stopped:
            raise ToolError("OFFICE_FAILED", reason="the worker was stopped", output="")
        if self._session and self._is_old(self._session):
            self._close()
        if self._session is None:
            self._session = Session(self._environ, seconds=self._start_seconds)
            self._started_at = self._clock()
        return self._session

    def _is_old(self, session: Session) -> bool:
        too_many = session.papers >= self._max_papers
        return too_many or self._clock() - self._started_at >= self._max_age

    def _close(self) -> None:
        session, self._session = self._session, None
        if session:
            session.close()

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session:
            session.kill()
