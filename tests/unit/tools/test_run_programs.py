"""Programs are run with limits and stopped with everything they started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from docgen.errors import ExitCode, ToolError
from docgen.tools.run import Child, Limits, can_limit, run, run_well

ENV = {"PATH": "/usr/bin:/bin"}


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def gone(pid: int) -> bool:
    """Whether a process is dead, be it reaped or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def test_output_and_exit_code_come_back() -> None:
    finished = run(
        python("import sys; print('xin chào'); print('lỗi', file=sys.stderr); sys.exit(3)"),
        env=ENV | {"PYTHONIOENCODING": "utf-8"},
    )
    assert (finished.code, finished.text) == (3, "xin chào\n")
    assert finished.stderr.decode() == "lỗi\n"


def test_the_program_sees_only_the_environment_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_SECRET", "mat-khau")
    shown = run_well(python("import os; print(sorted(os.environ))"), env=ENV | {"A": "1"})
    assert "DOCGEN_SECRET" not in shown
    assert "'A'" in shown


def test_a_program_that_does_not_exist_is_missing() -> None:
    with pytest.raises(ToolError) as caught:
        run(["/nowhere/soffice"], env=ENV)
    assert caught.value.code == "TOOL_MISSING"
    assert caught.value.params["program"] == "/nowhere/soffice"
    assert caught.value.exit_code == ExitCode.TOOL_MISSING


def test_an_exit_code_is_a_failure_only_when_asked() -> None:
    command = python("import sys; sys.exit('hỏng rồi')")
    env = ENV | {"PYTHONIOENCODING": "utf-8"}
    assert run(command, env=env).code == 1
    with pytest.raises(ToolError) as caught:
        run_well(command, env=env)
    assert caught.value.code == "TOOL_FAILED"
    assert caught.value.params["status"] == "1"
    assert caught.value.params["output"] == "hỏng rồi"


def test_a_late_program_is_killed_with_its_children(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    began = time.monotonic()
    with pytest.raises(ToolError) as caught:
        run(python(code), env=ENV, limits=Limits(seconds=1.5))
    assert caught.value.code == "TOOL_TIMEOUT"
    assert caught.value.params["seconds"] == "1.5"
    assert time.monotonic() - began < 5
    while not gone(int(note.read_text())):  # the system takes a killed process away in its time
        assert time.monotonic() - began < 10
        time.sleep(0.05)


def test_a_child_that_keeps_the_pipe_open_cannot_outlive_the_limit() -> None:
    with pytest.raises(ToolError, match="TOOL_TIMEOUT"):
        run(["sh", "-c", "sleep 60 & exit 0"], env=ENV, limits=Limits(seconds=0.5))


def test_kept_output_is_bounded() -> None:
    finished = run(
        python("import sys; sys.stdout.write('x' * 3_000_000)"),
        env=ENV,
        limits=Limits(output_bytes=1000),
    )
    assert (finished.code, finished.stdout) == (0, b"x" * 1000)


@pytest.mark.skipif(not can_limit(), reason="this system cannot bound another program")
def test_memory_and_processor_time_are_bounded() -> None:
    hungry = run(python("x = bytearray(10**9)"), env=ENV, limits=Limits(memory_bytes=300 * 1024**2))
    assert b"MemoryError" in hungry.stderr
    busy = run(python("while True: pass"), env=ENV, limits=Limits(seconds=20, cpu_seconds=1))
    assert busy.code < 0


def test_a_conversation_goes_line_by_line() -> None:
    echo = "import sys\nfor line in sys.stdin: print(line.strip() * 2, flush=True)"
    with Child(python(echo), env=ENV, by_lines=True) as child:
        assert child.write_line(b"ab")
        assert child.read_line(10) == b"abab"
        child.write_line(b"c")
        assert child.read_line(10) == b"cc"
        child.close_input()
        assert child.read_line(10) is None
        assert child.wait_gone(10)


def test_silence_in_a_conversation_is_a_timeout_and_the_block_ends_the_program() -> None:
    with Child(python("import time; time.sleep(60)"), env=ENV, by_lines=True) as child:
        pid = child.pid
        with pytest.raises(ToolError, match="TOOL_TIMEOUT"):
            child.read_line(0.2)
        assert not gone(pid)
    assert gone(pid)


def test_writing_to_a_program_that_left_is_noticed() -> None:
    with Child(python("pass"), env=ENV, by_lines=True) as child:
        assert child.read_line(10) is None
        assert not child.write_line(b"x" * 100_000)


def test_nothing_of_a_program_shares_our_session() -> None:
    with Child(python("import time; time.sleep(60)"), env=ENV) as child:
        assert os.getsid(child.pid) == child.pid
