"""Finding programs without running them; locks that end with their process."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from docgen.errors import ToolError
from docgen.tools.locks import FileLock
from docgen.tools.probe import Program, candidates, find, require, version_of

TOOL = Program(id="tool", names=("tool", "tool2"), override="DOCGEN_TOOL")


def executable(path: Path, body: str = "echo tool 7.4.2") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_a_program_is_found_on_the_path_by_its_first_name(tmp_path: Path) -> None:
    second = executable(tmp_path / "tool2")
    assert find(TOOL, {"PATH": str(tmp_path)}) == second
    first = executable(tmp_path / "tool")
    assert find(TOOL, {"PATH": str(tmp_path)}) == first


def test_the_variable_wins_and_is_not_replaced_by_the_path(tmp_path: Path) -> None:
    executable(tmp_path / "tool")
    own = executable(tmp_path / "own" / "tool")
    environ = {"PATH": str(tmp_path), "DOCGEN_TOOL": str(own)}
    assert find(TOOL, environ) == own
    assert find(TOOL, environ | {"DOCGEN_TOOL": str(tmp_path / "nothing")}) is None


def test_places_are_patterns_tried_after_the_path_each_once(tmp_path: Path) -> None:
    places = [executable(tmp_path / f"opt{n}" / "tool") for n in (1, 2)]
    program = Program(id="tool", names=("tool",), places=(f"{tmp_path}/opt*/tool",))
    assert list(candidates(program, {"PATH": str(tmp_path / "opt2")})) == places[::-1]


def test_a_file_that_cannot_be_run_and_a_folder_are_not_programs(tmp_path: Path) -> None:
    (tmp_path / "tool").mkdir()
    (tmp_path / "tool2").write_text("x")
    program = Program(id="tool", names=(), places=(f"{tmp_path}/tool*", "not/absolute"))
    assert find(program, {"PATH": ""}) is None
    with pytest.raises(ToolError, match="TOOL_MISSING"):
        require(program, {"PATH": ""})


def test_the_version_is_read_from_what_the_program_prints(tmp_path: Path) -> None:
    good = executable(tmp_path / "tool", "echo 'Tool 7.4.7.2 (Build:2)'")
    silent = executable(tmp_path / "silent", "exit 0")
    assert version_of(TOOL, good, {}) == "7.4.7.2"
    assert version_of(TOOL, silent, {}) is None
    assert version_of(TOOL, tmp_path / "nothing", {}) is None


def test_a_lock_keeps_others_out_until_released(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_waiting_for_a_lock_ends_when_it_is_free(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock") as held:
        timer = threading.Timer(0.2, held.release)
        timer.start()
        waiting = FileLock(tmp_path / "lock")
        began = time.monotonic()
        assert waiting.acquire(seconds=5)
        assert 0.1 < time.monotonic() - began < 4
        waiting.release()
        timer.join()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from docgen.tools.locks import FileLock\n"
        "lock = FileLock(Path(sys.argv[1])); print(lock.acquire(), flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        lock = FileLock(tmp_path / "lock")
        assert not lock.acquire()
        holder.kill()
        assert lock.acquire(seconds=5)
        lock.release()
