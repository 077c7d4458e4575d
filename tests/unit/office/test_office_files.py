"""Writing whole: the order of the steps, and what is left when one of them fails."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import ExitCode, OutputError
from docgen.office import files
from docgen.office.files import write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="steps of POSIX")


def listed(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of a writing in the order the system is asked for them."""
    seen: list[str] = []

    def noted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            seen.append(name)
            return function(*arguments, **named)

        return call

    def fsync(handle: int) -> None:
        seen.append("fsync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "fsync file")

    def fdopen(handle: int, mode: str) -> Any:
        file = os.fdopen(handle, mode)
        file_write = file.write

        class Noted:
            def __enter__(self) -> Noted:
                return self

            def __exit__(self, *error: object) -> None:
                file.close()

            def __getattr__(self, name: str) -> Any:
                return getattr(file, name)

            def write(self, data: bytes) -> int:
                seen.append("write")
                return file_write(data)

        return Noted()

    monkeypatch.setattr(files.os, "fsync", fsync)
    monkeypatch.setattr(files, "os", _Os(fdopen))
    monkeypatch.setattr(Path, "replace", noted("rename", Path.replace))
    return seen


class _Os:
    """The system's functions with another ``fdopen``."""

    def __init__(self, fdopen: Callable[..., Any]) -> None:
        self.fdopen = fdopen

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@posix
def test_the_data_are_safe_before_the_name_and_the_name_before_we_say_so(
    steps: list[str], tmp_path: Path
) -> None:
    write_whole(tmp_path / "a.docx", b"new")
    assert steps == ["write", "fsync file", "rename", "fsync folder"]


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "sâu" / "hơn" / "Kế hoạch số 5.docx"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert listed(target.parent) == {target.name: b"two"}


@posix
def test_a_file_has_the_rights_the_person_gives_new_files(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_an_old_file_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(OutputError) as caught:
        write_whole(target, b"new", replace=False)
    assert caught.value.code == "OUTPUT_EXISTS"
    assert caught.value.exit_code is ExitCode.CONFLICT
    assert listed(tmp_path) == {"a.docx": b"old"}


def test_a_name_taken_at_the_last_moment_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    fill = files._fill

    def slow(working: Path, data: bytes) -> None:
        fill(working, data)
        target.write_bytes(b"theirs")

    monkeypatch.setattr(files, "_fill", slow)
    with pytest.raises(OutputError) as caught:
        write_whole(target, b"ours", replace=False)
    assert caught.value.code == "OUTPUT_EXISTS"
    assert listed(tmp_path) == {"a.docx": b"theirs"}


def failing(number: int) -> Callable[..., Any]:
    def fail(*arguments: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


STEPS = {
    "open": (files.os, "open"),
    "fsync": (files.os, "fsync"),
    "rename": (Path, "replace"),
    "fill": (files, "_fill"),
    "folder": (Path, "mkdir"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "OUTPUT_DISK_FULL"),
        (errno.EDQUOT, "OUTPUT_DISK_FULL"),
        (errno.EIO, "OUTPUT_UNWRITABLE"),
        (errno.EROFS, "OUTPUT_UNWRITABLE"),
    ],
)
def test_a_failure_of_any_step_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    owner, name = STEPS[step]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing(number))
        with pytest.raises(OutputError) as caught:
            write_whole(target, b"new")
    assert caught.value.code == code
    assert caught.value.params == {"tep": "a.docx"}
    assert listed(tmp_path) == {"a.docx": b"old"}


def test_a_write_that_ends_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(working: Path, data: bytes) -> None:
        working.write_bytes(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(files, "_fill", half)
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a.docx", b"x" * 100)
    assert listed(tmp_path) == {}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_an_interrupted_writing_cleans_up_and_passes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def interrupted(handle: int) -> None:
        raise stop

    monkeypatch.setattr(files.os, "fsync", interrupted)
    with pytest.raises(stop):
        write_whole(tmp_path / "a.docx", b"x")
    assert listed(tmp_path) == {}


@posix
@pytest.mark.parametrize("number", [errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP])
def test_a_share_that_cannot_sync_folders_or_link_files_still_takes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fsync = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, "")
        fsync(handle)

    monkeypatch.setattr(files.os, "fsync", files_only)
    monkeypatch.setattr(files.os, "link", failing(number))
    write_whole(tmp_path / "a", b"x", replace=False)
    assert listed(tmp_path) == {"a": b"x"}


@posix
def test_a_folder_that_fails_to_sync_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def broken(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "")
        fsync(handle)

    monkeypatch.setattr(files.os, "fsync", broken)
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a", b"x")
