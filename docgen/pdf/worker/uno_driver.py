"""The other side of the pipe: keeps one LibreOffice open and converts what it is told to.

Started by its path under the Python that has ``uno``, which may be as old as 3.9, so it imports
nothing of ours. Arguments: the private work folder, the program of LibreOffice, the name of the
pipe to it, then name patterns of the sockets that a killed LibreOffice leaves. Then one JSON object
per line:

    → {"source": path, "target": path, "pdf_a": bool, "cpu_seconds": int}
    ← {"state": "ready"} once, then {"state": "done"} or {"state": "failed", "reason": text}

When its input ends (also because whoever started it was killed) it kills LibreOffice, removes the
work folder and goes.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import queue
import shutil
import subprocess  # noqa: TID251 - not part of our process; nothing of ours can be imported here
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

IDLE_SECONDS = 600
_CONNECT_PAUSE = 0.02
_RESTART_ME = 81
_PR_SET_PDEATHSIG = 1
_SIGKILL = 9
_SOCKET_FOLDERS = (Path("/tmp"), Path("/var/tmp"))
_PDF_1_7 = 17  # unknown to LibreOffice 7.4, which then writes its own newest, 1.6
_PDF_A_2B = 2
_NO_UPDATE = 0
_NEVER_EXECUTE = 0


def main() -> None:
    """Serve until the input ends or nothing came for ten minutes."""
    folder, program, pipe, *sockets = sys.argv[1:]
    jobs: queue.Queue[str | None] = queue.Queue()
    office = Office(Path(folder), program, pipe, sockets)
    threading.Thread(target=_watch_input, args=(jobs, office), daemon=True).start()
    try:
        office.start()
        _say(state="ready")
        while True:
            job = jobs.get(timeout=IDLE_SECONDS)
            if job is None:
                break
            _say(**_answer(office, json.loads(job)))
    except queue.Empty:
        pass
    except Exception:
        traceback.print_exc()  # leaving below would hide it
    finally:
        office.leave()


class Office:
    """One LibreOffice and its work folder."""

    def __init__(self, folder: Path, program: str, pipe: str, sockets: list[str]) -> None:
        self._folder = folder
        self._program = program
        self._address = "pipe,name=" + pipe + ";urp;StarOffice.ComponentContext"
        self._sockets = sockets
        self._process: Any = None
        self._desktop: Any = None
        self._leaving = threading.Lock()

    def start(self) -> None:
        """Start LibreOffice and connect; it may ask once to be started again (exit code 81)."""
        import uno

        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        self._launch()
        context = self._connect(resolver)
        self._desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )

    def convert(self, source: str, target: str, *, pdf_a: bool, cpu_seconds: int) -> None:
        """Load the Word file ``source`` and write ``target``; raises what UNO raises."""
        self._allow_cpu(cpu_seconds)
        paper = self._desktop.loadComponentFromURL(_url(source), "_blank", 0, _load_options())
        if paper is None:
            raise ValueError("not loaded")
        try:
            paper.storeToURL(_url(target), _export_options(pdf_a))
        finally:
            paper.close(True)

    def leave(self) -> None:
        """Kill LibreOffice, remove the work folder, end this process."""
        with self._leaving:
            if self._process is not None:
                self._process.kill()
                self._process.wait()
            shutil.rmtree(self._folder, ignore_errors=True)
            for pattern in self._sockets:
                _remove_sockets(pattern)
            os._exit(0)

    def _launch(self) -> None:
        with self._leaving:
            self._process = subprocess.Popen(
                [
                    self._program,
                    *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore"),
                    *("--nofirststartwizard", "--nolockcheck"),
                    "--accept=" + self._address,
                    "-env:UserInstallation=" + (self._folder / "profile").as_uri(),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )

    def _connect(self, resolver: Any) -> Any:
        from com.sun.star.connection import NoConnectException

        while True:
            try:
                return resolver.resolve("uno:" + self._address)
            except NoConnectException:
                self._start_again_if_asked()
            time.sleep(_CONNECT_PAUSE)

    def _start_again_if_asked(self) -> None:
        code = self._process.poll()
        if code == _RESTART_ME:
            self._launch()
        elif code is not None:
            raise RuntimeError("LibreOffice ended with code " + str(code))

    def _allow_cpu(self, seconds: int) -> None:
        """Give this paper so much processor time on top of what the earlier ones used."""
        if sys.platform != "linux":
            return
        import resource

        pid = self._process.pid
        times = Path("/proc/" + str(pid) + "/stat").read_text().rsplit(")", 1)[1].split()
        used = (int(times[11]) + int(times[12])) // os.sysconf("SC_CLK_TCK")
        hard = resource.prlimit(pid, resource.RLIMIT_CPU)[1]
        resource.prlimit(pid, resource.RLIMIT_CPU, (used + seconds, hard))


def _remove_sockets(pattern: str) -> None:
    for place in _SOCKET_FOLDERS:
        for socket in place.glob(pattern):
            with contextlib.suppress(OSError):
                socket.unlink()


def _watch_input(jobs: queue.Queue[str | None], office: Office) -> None:
    for line in sys.stdin:
        jobs.put(line)
    office.leave()


def _answer(office: Office, job: dict[str, Any]) -> dict[str, str]:
    try:
        office.convert(**job)
    except Exception as error:  # whatever UNO raises is an answer, the next paper may be fine
        return {"state": "failed", "reason": type(error).__name__ + ": " + str(error)[:300]}
    return {"state": "done"}


def _say(**answer: str) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _die_with_parent() -> None:
    """Ask the kernel to kill LibreOffice when this process goes, however it goes."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)


def _load_options() -> tuple[Any, ...]:
    """Options of loading: the filter is named, so that nothing is opened as HTML or RTF."""
    return _properties(
        FilterName="MS Word 2007 XML",
        Hidden=True,
        ReadOnly=True,
        MacroExecutionMode=_NEVER_EXECUTE,
        UpdateDocMode=_NO_UPDATE,
    )


def _export_options(pdf_a: bool) -> tuple[Any, ...]:
    import uno

    data = _properties(
        SelectPdfVersion=_PDF_A_2B if pdf_a else _PDF_1_7,
        UseTaggedPDF=True,
        ExportBookmarks=True,
        ExportBookmarksToPDFDestination=True,
        ExportFormFields=False,
        ExportNotes=False,
    )
    typed = uno.Any("[]com.sun.star.beans.PropertyValue", data)
    return _properties(FilterName="writer_pdf_Export", FilterData=typed)


def _properties(**values: Any) -> tuple[Any, ...]:
    from com.sun.star.beans import PropertyValue

    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def _url(path: str) -> str:
    return Path(path).as_uri()


if __name__ == "__main__":
    main()
