"""Run programs: with a time limit, in their own group, with their output and memory bounded.

The only module that uses ``subprocess``. A program never inherits our environment by accident: the
caller hands over every variable. A program that is stopped is stopped with everything it started
(killing only a wrapper such as ``soffice`` leaves the real program behind, ``reliability.md`` 3.3).
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess  # noqa: TID251 - this module is its one owner
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from docgen.errors import ToolError

_CHUNK = 65536
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use; ``None`` means no limit.

    ``seconds`` is wall time, ``cpu_seconds`` processor time, ``memory_bytes`` address space;
    ``output_bytes`` is how much of each output stream is kept (the rest is read and dropped).
    """

    seconds: float = 20.0
    cpu_seconds: int | None = None
    memory_bytes: int | None = None
    output_bytes: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended: its exit code (negative: the signal) and what it wrote."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def text(self) -> str:
        """Standard output as text; bytes that are not UTF-8 are replaced."""
        return self.stdout.decode("utf-8", errors="replace")


def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    limits: Limits = Limits(),
    cwd: Path | None = None,
) -> Finished:
    """Run ``command`` to its end and return what it wrote, whatever its exit code.

    Raises ToolError ``TOOL_MISSING`` when it cannot be started and ``TOOL_TIMEOUT`` after
    ``limits.seconds``; then its whole group has been killed.
    """
    with Child(command, env=env, limits=limits, cwd=cwd) as child:
        child.close_input()
        return child.finish()


def run_well(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    limits: Limits = Limits(),
) -> str:
    """Run ``command`` and return its output as text.

    Raises what :func:`run` raises, and ToolError ``TOOL_FAILED`` for an exit code other than 0.
    """
    finished = run(command, env=env, limits=limits)
    if finished.code != 0:
        last = finished.stderr.decode("utf-8", errors="replace").strip()[-300:]
        raise ToolError("TOOL_FAILED", program=command[0], status=finished.code, output=last)
    return finished.text


class Child:
    """A running program with pipes, killed with its whole group when the ``with`` block ends.

    With ``by_lines`` it is talked with line by line: :meth:`write_line`, :meth:`read_line`.
    Raises ToolError ``TOOL_MISSING`` when the program cannot be started.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        limits: Limits = Limits(),
        cwd: Path | None = None,
        by_lines: bool = False,
    ) -> None:
        self.program = command[0]
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._process = _spawn(command, env, cwd)
        _limit(self._process.pid, limits)
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        lines = self._lines if by_lines else None
        self._stdout = _Kept(self._process.stdout, limits.output_bytes, lines)
        self._stderr = _Kept(self._process.stderr, limits.output_bytes)

    @property
    def pid(self) -> int:
        """The process id, which is also the id of its group."""
        return self._process.pid

    def write_line(self, line: bytes) -> bool:
        """Send one line; False when the program no longer reads."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def read_line(self, seconds: float) -> bytes | None:
        """Return the next line of its output without the line end; ``None``: it wrote its last.

        Raises ToolError ``TOOL_TIMEOUT`` when no line comes within ``seconds``.
        """
        try:
            return self._lines.get(timeout=max(0.0, seconds))
        except queue.Empty:
            raise self._late(seconds) from None

    def close_input(self) -> None:
        """Tell the program that nothing more will be sent."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def finish(self) -> Finished:
        """Wait for its end, until the time limit. Raises ToolError ``TOOL_TIMEOUT``."""
        for kept in (self._stdout, self._stderr):
            if not kept.wait(self._deadline - time.monotonic()):
                raise self._late(self._limits.seconds)
        try:
            code = self._process.wait(max(0.0, self._deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise self._late(self._limits.seconds) from None
        return Finished(code, self._stdout.value, self._stderr.value)

    @property
    def complaints(self) -> str:
        """The end of what it wrote to standard error so far."""
        return self._stderr.value.decode("utf-8", errors="replace").strip()[-300:]

    def wait_gone(self, seconds: float) -> bool:
        """Wait for the program to leave by itself; the group is untouched."""
        return self._stdout.wait(seconds)

    def kill(self) -> None:
        """Kill the whole group at once and wait for the program's end."""
        # The group is killed before the program is reaped: until then its id cannot be reused.
        if self._process.returncode is None:
            _kill_group(self._process)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE_SECONDS)
        self.close_input()
        self._stdout.close()
        self._stderr.close()

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def _late(self, seconds: float) -> ToolError:
        return ToolError("TOOL_TIMEOUT", program=self.program, seconds=f"{seconds:g}")


class _Kept:
    """Reads a stream to its end in a thread, keeping the first bytes, dropping the rest."""

    def __init__(
        self,
        stream: IO[bytes] | None,
        limit: int,
        lines: queue.SimpleQueue[bytes | None] | None = None,
    ) -> None:
        assert stream is not None
        self._stream = stream
        self._limit = limit
        self._lines = lines
        self._bytes = bytearray()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def value(self) -> bytes:
        return bytes(self._bytes)

    def wait(self, seconds: float) -> bool:
        self._thread.join(max(0.0, seconds))
        return not self._thread.is_alive()

    def close(self) -> None:
        """Close the stream if its reader is done; closing under a reader would block."""
        if self.wait(_GRACE_SECONDS):
            self._stream.close()

    def _read(self) -> None:
        part = b""
        while piece := os.read(self._stream.fileno(), _CHUNK):
            self._bytes += piece[: max(0, self._limit - len(self._bytes))]
            if self._lines is not None:
                *whole, part = (part + piece).split(b"\n")
                for line in whole:
                    self._lines.put(line)
                part = part[: self._limit]
        if self._lines is not None:
            self._lines.put(None)


def _spawn(
    command: Sequence[str], env: Mapping[str, str], cwd: Path | None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            list(command),
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=_creation_flags(),
        )
    except OSError as error:
        raise ToolError("TOOL_MISSING", program=command[0], reason=error.strerror) from error


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0


def can_limit() -> bool:
    """Whether this system can bound the memory and processor time of a program we start."""
    return sys.platform == "linux"


def _limit(pid: int, limits: Limits) -> None:
    """Set the limits from outside: code between fork and exec is unsafe beside threads."""
    if sys.platform != "linux":
        return
    import resource

    wanted = {resource.RLIMIT_CPU: limits.cpu_seconds, resource.RLIMIT_AS: limits.memory_bytes}
    for kind, amount in wanted.items():
        if amount is not None:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(pid, kind, (amount, amount))


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
