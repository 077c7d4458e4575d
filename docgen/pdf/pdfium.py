"""PDFium behind a lock: the library is not thread-safe, whatever document is open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LOCK = threading.RLock()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open ``pdf`` as a ``pypdfium2.PdfDocument`` for this thread alone.

    Raises ``pypdfium2.PdfiumError`` when it cannot be read.
    """
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def count_pages(pdf: bytes) -> int:
    """Return the number of pages, 0 for what is no readable PDF."""
    import pypdfium2

    try:
        with opened(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0
