"""One run of the driver with its LibreOffice, from its start to its kill."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from docgen.errors import ToolError
from docgen.pdf.worker.jail import (
    WorkFolder,
    environment,
    no_network,
    office_program,
    pipe_of,
    sockets_of,
    uno_python,
)
from docgen.tools.run import Child, Limits

_DRIVER = Path(__file__).with_name("uno_driver.py")
_MEMORY_BYTES = 2 * 1024**3
_LEAVE_SECONDS = 3.0


class Session:
    """A driver that answered "ready". Raises ToolError from its start on (see :meth:`convert`).

    ``environ`` is where programs are looked for; ``seconds`` the time limit of the start.
    """

    def __init__(self, environ: Mapping[str, str], *, seconds: float) -> None:
        python, office = uno_python(environ), office_program(environ)
        self._folder = WorkFolder()
        self.papers = 0
        try:
            self._child = self._start((str(python), "-I", str(_DRIVER)), str(office), environ)
        except BaseException:
            self._folder.remove()
            raise
        try:
            self._ask_ready(seconds)
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """Id of the process group that the driver and LibreOffice form."""
        return self._child.pid

    def convert(self, docx: bytes, *, pdf_a: bool, seconds: float) -> bytes:
        """Return what LibreOffice wrote for ``docx``, unjudged.

        Raises ToolError ``OFFICE_TIMEOUT`` or ``OFFICE_FAILED``; the session is then of no use.
        """
        self.papers += 1
        place = self._folder.path / f"paper-{self.papers}"
        place.mkdir()
        try:
            return self._convert_in(place, docx, pdf_a, seconds)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def close(self) -> None:
        """Let the driver kill LibreOffice and go, then make sure by killing the group."""
        self._child.close_input()
        self._child.wait_gone(_LEAVE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """Kill the group at once and remove the work folder."""
        self._child.kill()
        self._folder.remove()

    def _start(self, driver: tuple[str, ...], office: str, environ: Mapping[str, str]) -> Child:
        folder = self._folder.path
        names = (pipe_of(folder), *sockets_of(folder))
        return Child(
            [*no_network(environ), *driver, str(folder), office, *names],
            env=environment(folder, environ),
            limits=Limits(memory_bytes=_MEMORY_BYTES),
            cwd=folder,
            by_lines=True,
        )

    def _ask_ready(self, seconds: float) -> None:
        answer = self._read(seconds)
        if answer.get("state") != "ready":
            raise self._failed("no start")

    def _convert_in(self, place: Path, docx: bytes, pdf_a: bool, seconds: float) -> bytes:
        source, target = place / "paper.docx", place / "paper.pdf"
        source.write_bytes(docx)
        job = {"source": str(source), "target": str(target), "pdf_a": pdf_a}
        self._child.write_line(json.dumps(job | {"cpu_seconds": int(seconds) + 1}).encode())
        answer = self._read(seconds)
        if answer.get("state") != "done":
            raise self._failed(answer.get("reason", ""))
        return target.read_bytes() if target.is_file() else b""

    def _read(self, seconds: float) -> dict[str, str]:
        try:
            line = self._child.read_line(seconds)
        except ToolError as late:
            raise ToolError("OFFICE_TIMEOUT", seconds=f"{seconds:g}") from late
        if line is None:
            raise self._failed("it stopped")
        answer: dict[str, str] = json.loads(line)
        return answer

    def _failed(self, reason: str) -> ToolError:
        return ToolError("OFFICE_FAILED", reason=reason, output=self._child.complaints)
