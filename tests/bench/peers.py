"""Brings up every subject that can be brought up here, each in an idle process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

OURS = ("docgen", "docgen_fast", "docgen_isal")
FLOORS = ("floor_6", "floor_1", "floor_isal")
NODE = ("docxtemplater", "carbone")
SUBJECTS = (*OURS, *FLOORS, "docxtpl", "docxtpl_reused", "rust_docxtpl", *NODE)

RUST = "rust-docxtpl==0.1.2"


class AbsentError(Exception):
    """A subject cannot be measured here; the text says why."""


@dataclass
class Peer:
    """A running subject."""

    name: str
    process: subprocess.Popen[str]

    def ask(self, **request: object) -> dict[str, Any]:
        """Send one request and wait for the answer."""
        assert self.process.stdin
        assert self.process.stdout
        line = ""
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        if not line:
            raise AbsentError(f"stopped: {self.last_words()}")
        return dict(json.loads(line))

    def last_words(self) -> str:
        assert self.process.stderr
        words = self.process.stderr.read().strip().splitlines()
        return words[-1] if words else f"exit code {self.process.wait()}"


@contextmanager
def running(folder: Path) -> Iterator[tuple[dict[str, Peer], dict[str, str]]]:
    """Start all subjects; yield those that answer and, by name, why the others are absent."""
    peers: dict[str, Peer] = {}
    absent: dict[str, str] = {}
    try:
        for name in SUBJECTS:
            try:
                peers[name] = _started(name, folder)
            except AbsentError as reason:
                absent[name] = str(reason)
        yield peers, absent
    finally:
        for peer in peers.values():
            _stop(peer.process)


def _stop(process: subprocess.Popen[str]) -> None:
    with suppress(BrokenPipeError, ValueError):
        process.communicate()


def _started(name: str, folder: Path) -> Peer:
    command = _command(name, folder)
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", cwd=ROOT
    )
    return Peer(name, process)


def _command(name: str, folder: Path) -> list[str]:
    if name in NODE:
        return ["node", str(HERE / "worker.js"), name, str(folder), str(_node_modules(folder))]
    python = _rust_python(folder) if name == "rust_docxtpl" else sys.executable
    return [python, str(HERE / "worker.py"), name, str(folder)]


def _run(command: list[str], what: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise AbsentError(f"{what}: {said[-1] if said else 'failed'}") from None


def _rust_python(folder: Path) -> str:
    """Make an environment of its own for rust-docxtpl: it owns the import name ``docxtpl`` too."""
    home = folder / "rust"
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        _run([sys.executable, "-m", "venv", str(home)], "no environment")
        _run([str(python), "-m", "pip", "install", "-q", RUST], f"{RUST} cannot be installed")
        (home / "ready").touch()
    return str(python)


def _node_modules(folder: Path) -> Path:
    if not shutil.which("node"):
        raise AbsentError("node is not installed")
    home = folder / "node"
    wanted = (ROOT / "tests/node/package.json").read_text("utf-8")
    mark = home / "ready"
    if not mark.exists() or mark.read_text("utf-8") != wanted:
        home.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "tests/node" / name, home / name)
        _run(["npm", "ci", "--no-audit", "--no-fund", "--prefix", str(home)], "npm failed")
        mark.write_text(wanted, "utf-8")
    return home
