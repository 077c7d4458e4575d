"""Whole programs, from the shell: cold commands, and a PDF warm and cold."""

from __future__ import annotations

import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.source import SAMPLE

TIMES = 9
PDF_TIMES = 5

Run = Callable[[], object]


def measure(root: Path, folder: Path) -> tuple[dict[str, float], dict[str, str]]:
    """Return milliseconds by row, the median of runs in turn, and why other rows are absent."""
    absent: dict[str, str] = {}
    cold = dict(_cold_commands(root, folder, absent))
    rows = _in_turn(cold, TIMES)
    rows |= _in_turn(dict(_pdf(folder, absent)), PDF_TIMES)
    return rows, absent


def table(rows: dict[str, float]) -> Iterator[str]:
    """Yield the lines of the table of commands."""
    yield "\nCommands and PDF"
    for name, milliseconds in rows.items():
        yield f"{name:24}{milliseconds:10.1f} ms"


def _in_turn(runs: dict[str, Run], times: int) -> dict[str, float]:
    for run in runs.values():
        run()  # files into memory, compiled forms onto the disk
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            found[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(times) for name, times in found.items()}


def _program(*command: str | Path) -> Run:
    words = [str(word) for word in command]

    def run() -> None:
        subprocess.run(words, check=True, capture_output=True, timeout=120)

    return run


def _cold_commands(root: Path, folder: Path, absent: dict[str, str]) -> Iterator[tuple[str, Run]]:
    context = folder / "context.json"
    contexts = json.loads((folder / "plan" / "contexts.json").read_text("utf-8"))
    context.write_text(json.dumps(contexts[0]), "utf-8")
    target = folder / "cli.docx"
    yield "python -c pass", _program(sys.executable, "-c", "pass")
    docxtpl = (sys.executable, "-m", "docxtpl", "-o", "-q")
    prepared = folder / "plan" / "prepared.docx"
    yield "python -m docxtpl", _program(*docxtpl, prepared, context, target)
    docgen = (sys.executable, "-m", "docgen", "--data", folder / "data")
    candidates = {
        "docgen --help": (*docgen[:3], "--help"),
        "docgen render": (*docgen, "render", "--force", "-o", target, root / "samples" / SAMPLE),
    }
    for name, command in candidates.items():
        tried = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if tried.returncode == 0:
            yield name, _program(*command)
        else:
            said = (tried.stderr or tried.stdout).strip().splitlines()
            absent[name] = said[-1] if said else f"exit code {tried.returncode}"


def _pdf(folder: Path, absent: dict[str, str]) -> Iterator[tuple[str, Run]]:
    paper = folder / "plan-docgen.docx"
    if not shutil.which("soffice"):
        absent["pdf"] = "soffice is not installed"
        return
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    yield (
        "pdf cold soffice",
        _program(
            "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, paper
        ),
    )
    if importlib.util.find_spec("docgen.pdf.convert") is None:
        absent["pdf warm"] = "docgen.pdf.convert does not exist"
        return
    from docgen.errors import ToolError
    from docgen.pdf.convert import pdf_of

    data = paper.read_bytes()
    try:
        pdf_of(data)
    except ToolError as error:
        absent["pdf warm"] = str(error)
        return
    yield "pdf warm", lambda: pdf_of(data)
