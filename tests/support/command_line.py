"""The program as a person runs it: a process of its own, and what it left on the disk."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.messages.catalogue import catalogue
from tests.support.records import ROOT, as_yaml

REPORT = ROOT / "samples" / "bao-cao-cong-tac-tre-em" / "bao-cao-hoa-mai-2026.yaml"
TEMPLATES = ("ke-hoach-bao-ve-tre-em", "bao-cao-cong-tac-tre-em", "to-trinh-de-nghi-cong-nhan")


@dataclass(frozen=True)
class Ran:
    """What a call came to: exit code, results (stdout) and talk (stderr)."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def talk(self) -> str:
        return self.stderr.decode("utf-8")


@dataclass
class Desk:
    """A data folder and a folder of results, empty at first; ``cache`` keeps compiled templates."""

    folder: Path
    cache: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def run(self, *words: str | Path, stdin: bytes = b"", **environ: str) -> Ran:
        """Run ``docgen --data <data> …`` as a process."""
        return docgen(
            "--data",
            self.data,
            *words,
            stdin=stdin,
            environ={"DOCGEN_CACHE": str(self.cache)} | self.environ | environ,
        )

    def write(self, content: bytes | dict[str, Any], name: str = "thu.yaml") -> Path:
        """Put a record where no result goes."""
        file = self.folder / "in" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else as_yaml(content))
        return file

    def files(self) -> dict[str, bytes]:
        """Every file of the data and result folders with its content."""
        return contents(self.data) | contents(self.out)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under ``folder``, hidden ones too."""
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if not file.is_dir()}


def docgen(*words: str | Path, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> Ran:
    """Run the program with these arguments; ``environ`` is added to ours."""
    done = subprocess.run(
        [sys.executable, "-m", "docgen", *(str(word) for word in words)],
        input=stdin,
        capture_output=True,
        timeout=120,
        cwd=ROOT,
        env={**os.environ, **(environ or {})},
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def refused(desk: Desk, source: Path, code: str, *, exit_code: int = 3, place: str = "") -> str:
    """Render ``source`` and prove a proper refusal (``reliability.md`` 3.2); return the talk.

    What is wrong is said in Vietnamese with what to do, at its place; nothing is written, nothing
    of our machinery shown.
    """
    before = desk.files()
    ran = desk.run("render", source, "-o", desk.out, "--force")
    assert ran.code == exit_code, ran.talk
    assert desk.files() == before
    assert ran.stdout == b""
    assert_said(ran.talk, code)
    assert place in ran.talk
    return ran.talk


def assert_said(talk: str, code: str) -> None:
    """The sentence of ``code`` and its remedy are there, and no trace of a traceback."""
    message = catalogue()[code]
    assert re.search(shape(message.sentence), talk, re.IGNORECASE), (code, talk)
    assert re.search("Cách sửa: " + shape(message.remedy), talk, re.IGNORECASE), (code, talk)
    assert "Traceback" not in talk
    assert ".py" not in talk


def shape(pattern: str) -> str:
    """A regular expression for a sentence of the catalogue with any values filled in."""
    return ".*".join(re.escape(part) for part in re.split(r"\{\w+\}", pattern))
