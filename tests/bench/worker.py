"""One subject in a process of its own: answers rounds over its standard streams.

``python worker.py SUBJECT FOLDER``; each line in is ``{"kind", "first", "count"}`` and asks for
papers of that many records; each line out gives the wall time of each, their CPU time together,
and the size of the last. Only context -> bytes is timed.
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

Render = Callable[[Any], bytes]
Ready = Callable[[dict[str, Any]], Any]


def subject(name: str, place: Path) -> tuple[Ready, Render]:
    """Return what makes a record ready, untimed, and what is timed."""
    if name.startswith("docgen"):
        return _docgen(place, {"docgen": "size"}.get(name, name.removeprefix("docgen_")))
    if name.startswith("floor"):
        return _floor(place, name.removeprefix("floor_"))
    return dict, _docxtpl(place, reused=name == "docxtpl_reused")


def _docgen(place: Path, speed: str) -> tuple[Ready, Render]:
    from docgen.facts.package import read_package
    from docgen.templating.compile import compile_template
    from docgen.templating.properties import CoreProperties
    from docgen.templating.render import render

    template = compile_template(read_package((place / "prepared.docx").read_bytes()))
    if template.unsupported:
        raise SystemExit(template.unsupported)

    def run(context: dict[str, Any]) -> bytes:
        core = CoreProperties("Kế hoạch", "Ủy ban nhân dân phường Mẫu")
        return render(template, context, core, speed=speed)

    return dict, run


def _floor(place: Path, speed: str) -> tuple[Ready, Render]:
    """Encode, check and deflate the same document part, and nothing else."""
    import zipfile

    _, run = _docgen(place, "size")
    if speed == "isal":
        from isal import isal_zlib

        crc32, deflate = isal_zlib.crc32, lambda data: isal_zlib.compress(data, 1, -15)
    else:
        crc32, deflate = zlib.crc32, lambda data: zlib.compress(data, int(speed), -15)

    def ready(context: dict[str, Any]) -> str:
        with zipfile.ZipFile(BytesIO(run(context))) as archive:
            return archive.read("word/document.xml").decode()

    def bare(text: str) -> bytes:
        data = text.encode()
        crc32(data)
        return deflate(data)

    return ready, bare


def _docxtpl(place: Path, *, reused: bool) -> Render:
    from docxtpl import DocxTemplate

    data = (place / "prepared.docx").read_bytes()
    kept = DocxTemplate(BytesIO(data))

    def run(context: dict[str, Any]) -> bytes:
        template = kept if reused else DocxTemplate(BytesIO(data))
        template.render(context, autoescape=True)
        saved = BytesIO()
        template.save(saved)
        return saved.getvalue()

    return run


def with_interned_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a dict as Python code makes it: its names are the interpreter's own."""
    return {sys.intern(name): value for name, value in pairs}


def resident_bytes() -> int:
    """Return this process's resident memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


class Worker:
    """Answers one request after another."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.ready = cache(self.load)

    def load(self, kind: str) -> tuple[Ready, Render, list[dict[str, Any]]]:
        place = self.folder / kind
        text = (place / "contexts.json").read_text("utf-8")
        contexts = json.loads(text, object_pairs_hook=with_interned_names)
        return *subject(self.name, place), contexts

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        ready, render, contexts = self.ready(request["kind"])
        numbers = range(request["first"], request["first"] + request["count"])
        arguments = [ready(contexts[number % len(contexts)]) for number in numbers]
        if request.get("growth"):
            return self.growth(render, arguments, request["growth"])
        walls = []
        output = b""
        cpu = time.process_time_ns()
        for argument in arguments:
            start = time.perf_counter_ns()
            output = render(argument)
            walls.append(time.perf_counter_ns() - start)
        cpu = time.process_time_ns() - cpu
        if "save" in request:
            Path(request["save"]).write_bytes(output)
        return {"wall_ns": walls, "cpu_ns": cpu, "size": len(output)}

    def growth(self, render: Render, arguments: list[Any], papers: int) -> dict[str, Any]:
        for number in range(200):
            render(arguments[number % len(arguments)])
        before = resident_bytes()
        for number in range(papers):
            render(arguments[number % len(arguments)])
        return {"growth_bytes": resident_bytes() - before}


def main() -> None:
    name, folder = sys.argv[1:]
    worker = Worker(name, Path(folder))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(worker.answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
