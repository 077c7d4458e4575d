"""What LibreOffice itself holds of a Word file, read through UNO in the jail of the converter."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.pdf.worker.session import Session
from docgen.tools.run import Child

_DRIVER = Path(__file__).with_name("uno_reader_driver.py")
_START_SECONDS = 60.0
_SECONDS = 240.0


class UnoReader(Session):
    """One LibreOffice that reads papers one after the other."""

    def __init__(self) -> None:
        super().__init__(os.environ, seconds=_START_SECONDS)

    def read(self, docx: bytes) -> dict[str, Any]:
        """Return body, text boxes, notes and page styles as LibreOffice has them."""
        found: dict[str, Any] = json.loads(self.convert(docx, pdf_a=False, seconds=_SECONDS))
        return found

    def _start(self, driver: tuple[str, ...], office: str, environ: Mapping[str, str]) -> Child:
        return super()._start((*driver[:-1], str(_DRIVER)), office, environ)
