"""LibreOffice is killed, hangs, is missing, or lies; nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import PackageError, ToolError
from docgen.pdf.pdfium import count_pages
from docgen.pdf.worker import jail
from docgen.pdf.worker.client import PdfWorker
from docgen.pdf.worker.session import Session

pytestmark = pytest.mark.office
Paper = Callable[..., bytes]
Living = Callable[[int], list[int]]

PARENT = """
import sys
from docgen.pdf.worker.client import PdfWorker
worker = PdfWorker()
worker.convert(open(sys.argv[1], "rb").read())
print(worker.pid, flush=True)
sys.stdin.read()
"""

FORKING = """
import os, sys
from docgen.pdf.convert import pdf_of, shared_worker
paper = open(sys.argv[1], "rb").read()
pdf_of(paper)
group = shared_worker().pid
child = os.fork()
if child == 0:
    if sys.argv[2] == "converts":
        pdf_of(paper)
        assert shared_worker().pid != group
    sys.exit(0)
assert os.waitpid(child, 0)[1] == 0
pdf_of(paper)
print(group == shared_worker().pid)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this test, and programs it starts, a temporary folder of their own."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def sockets(folder: Path) -> list[Path]:
    """Return the sockets of the LibreOffice that works, or worked, in a folder."""
    return [path for name in jail.sockets_of(folder) for path in Path("/tmp").glob(name)]


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def kill_later(pid: int, seconds: float) -> threading.Timer:
    timer = threading.Timer(seconds, os.kill, (pid, signal.SIGKILL))
    timer.start()
    return timer


def test_office_killed_in_the_middle_of_a_paper_is_replaced(
    make_paper: Paper, office_of: Callable[[PdfWorker], int], living: Living
) -> None:
    with PdfWorker() as worker:
        worker.start()
        first = worker.pid
        assert first is not None
        os.kill(office_of(worker), signal.SIGSTOP)  # so that the paper is surely under way
        timer = kill_later(office_of(worker), 0.5)
        assert count_pages(worker.convert(make_paper())) == 1
        timer.join()
        assert worker.pid != first
        assert living(first) == []


def test_a_driver_killed_between_papers_is_replaced_and_takes_its_office_along(
    make_paper: Paper, living: Living
) -> None:
    with PdfWorker() as worker:
        worker.start()
        first = worker.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        assert until(lambda: living(first) == [])
        assert count_pages(worker.convert(make_paper())) == 1


def test_a_hanging_office_is_killed_and_the_paper_tried_again_cold(
    make_paper: Paper, office_of: Callable[[PdfWorker], int], living: Living
) -> None:
    with PdfWorker(seconds=3) as worker:
        worker.start()
        first = worker.pid
        assert first is not None
        os.kill(office_of(worker), signal.SIGSTOP)
        began = time.monotonic()
        assert count_pages(worker.convert(make_paper())) == 1
        assert 3 <= time.monotonic() - began < 15
        assert living(first) == []


def test_two_hangs_are_a_timeout_and_the_next_paper_is_fine(make_paper: Paper) -> None:
    with PdfWorker(seconds=0.001) as worker:
        with pytest.raises(ToolError, match="OFFICE_TIMEOUT"):
            worker.convert(make_paper())
        worker._seconds = 20
        assert count_pages(worker.convert(make_paper())) == 1


def test_two_workers_at_once_do_not_disturb_each_other(make_paper: Paper) -> None:
    pages: dict[int, list[int]] = {1: [], 2: []}

    def work(count: int) -> None:
        with PdfWorker() as worker:
            pages[count] += [count_pages(worker.convert(make_paper(pages=count))) for _ in "abc"]

    threads = [threading.Thread(target=work, args=(count,)) for count in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pages == {1: [1, 1, 1], 2: [2, 2, 2]}


def test_nothing_stays_after_the_end(temporary: Path, make_paper: Paper, living: Living) -> None:
    with PdfWorker() as worker:
        worker.convert(make_paper())
        group = worker.pid
        assert group is not None
        assert len(living(group)) == 2
        (folder,) = temporary.iterdir()
        assert len(sockets(folder)) == 2
    assert living(group) == []
    assert list(temporary.iterdir()) == []
    assert sockets(folder) == []


@pytest.mark.parametrize("office_hangs", [False, True])
def test_nothing_stays_after_the_parent_is_killed(
    tmp_path: Path, temporary: Path, make_paper: Paper, living: Living, office_hangs: bool
) -> None:
    (tmp_path / "paper.docx").write_bytes(make_paper())
    command = [sys.executable, "-c", PARENT, str(tmp_path / "paper.docx")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as parent:
        assert parent.stdout is not None
        group = int(parent.stdout.readline())
        (folder,) = temporary.iterdir()
        driver, office = sorted(living(group))
        assert driver == group
        if office_hangs:
            os.kill(office, signal.SIGSTOP)
        parent.kill()
    assert until(lambda: living(group) == [])
    assert until(lambda: not list(temporary.iterdir()) and not sockets(folder))


@pytest.mark.parametrize("child", ["converts", "does nothing"])
def test_a_forked_child_leaves_the_worker_of_its_parent_alone(
    tmp_path: Path, temporary: Path, make_paper: Paper, child: str
) -> None:
    (tmp_path / "paper.docx").write_bytes(make_paper())
    command = [sys.executable, "-c", FORKING, str(tmp_path / "paper.docx"), child]
    shown = subprocess.run(command, capture_output=True, text=True)
    assert (shown.stdout, shown.stderr) == ("True\n", "")
    assert list(temporary.iterdir()) == []


def test_a_folder_left_by_a_power_cut_is_swept_but_not_one_in_use(temporary: Path) -> None:
    used = jail.WorkFolder()
    left = Path(tempfile.mkdtemp(prefix="docgen-pdf-"))
    young = Path(tempfile.mkdtemp(prefix="docgen-pdf-"))
    for folder in (used.path, left):
        os.utime(folder, (0, 0))
    try:
        jail.sweep(temporary)
        assert {*temporary.iterdir()} == {used.path, young}
        assert not left.exists()
    finally:
        used.remove()


def test_office_is_replaced_after_so_many_papers_and_after_so_long(make_paper: Paper) -> None:
    now = [0.0]
    with PdfWorker(max_papers=2, max_age=600, clock=lambda: now[0]) as worker:
        groups = []
        for _ in range(3):
            worker.convert(make_paper())
            groups.append(worker.pid)
        now[0] = 600.0
        worker.convert(make_paper())
        groups.append(worker.pid)
    assert groups[0] == groups[1]
    assert len(set(groups)) == 3


def test_missing_office_is_said_at_once(make_paper: Paper) -> None:
    environ = {"PATH": "/usr/bin:/bin", "DOCGEN_SOFFICE": "/nowhere/soffice"}
    with PdfWorker(environ=environ) as worker, pytest.raises(ToolError) as caught:
        worker.convert(make_paper())
    assert caught.value.code == "OFFICE_MISSING"
    assert caught.value.exit_code == 5
    assert caught.value.params["program"] == "/nowhere/soffice"


def test_missing_bridge_is_told_apart_from_missing_office(make_paper: Paper) -> None:
    environ = {"PATH": "/usr/bin:/bin", "DOCGEN_UNO_PYTHON": sys.executable}
    with PdfWorker(environ=environ) as worker, pytest.raises(ToolError, match="UNO_MISSING"):
        worker.convert(make_paper())


@pytest.mark.parametrize(
    ("script", "code"), [("exit 0", "OFFICE_FAILED"), ("sleep 60", "OFFICE_TIMEOUT")]
)
def test_an_office_that_does_not_start_is_a_failure(
    tmp_path: Path, temporary: Path, make_paper: Paper, script: str, code: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    environ = {"PATH": "/usr/bin:/bin", "DOCGEN_SOFFICE": str(program)}
    worker = PdfWorker(environ=environ, start_seconds=1)
    with worker, pytest.raises(ToolError, match=code):
        worker.convert(make_paper())
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("answer", [b"", b"%PDF-1.7 and nothing more", b"<html>"])
def test_output_that_is_no_pdf_with_a_page_is_never_success(
    monkeypatch: pytest.MonkeyPatch, make_paper: Paper, answer: bytes
) -> None:
    tries = []

    def lie(self: Session, docx: bytes, *, pdf_a: bool, seconds: float) -> bytes:
        tries.append(docx)
        return answer

    monkeypatch.setattr(Session, "convert", lie)
    with PdfWorker() as worker, pytest.raises(ToolError, match="OFFICE_FAILED"):
        worker.convert(make_paper())
    assert len(tries) == 2


def test_a_word_file_that_cannot_be_loaded_is_a_failure_and_not_an_empty_pdf(
    make_paper: Paper,
) -> None:
    broken = make_paper().replace(b"word/document.xml", b"word/documenu.xml")
    with PdfWorker() as worker:
        with pytest.raises(ToolError, match="OFFICE_FAILED"):
            worker.convert(broken)
        assert count_pages(worker.convert(make_paper())) == 1


@pytest.mark.parametrize("fake", [b"<html><body>x</body></html>", b"{\\rtf1 x}", b"", b"PK\3\4"])
def test_what_is_no_word_file_never_reaches_office(fake: bytes) -> None:
    with PdfWorker() as worker:
        with pytest.raises(PackageError, match="NOT_WORD_FILE"):
            worker.convert(fake)
        assert worker.pid is None


def test_a_stopped_worker_refuses_and_starts_nothing(make_paper: Paper) -> None:
    worker = PdfWorker()
    worker.stop()
    with pytest.raises(ToolError, match="OFFICE_FAILED"):
        worker.convert(make_paper())
    assert worker.pid is None


def test_stopping_under_a_paper_ends_it_without_a_second_try(
    make_paper: Paper, office_of: Callable[[PdfWorker], int], living: Living
) -> None:
    worker = PdfWorker()
    worker.start()
    group = worker.pid
    assert group is not None
    os.kill(office_of(worker), signal.SIGSTOP)
    timer = threading.Timer(0.5, worker.stop)
    timer.start()
    with pytest.raises(ToolError, match="OFFICE_FAILED"):
        worker.convert(make_paper())
    timer.join()
    assert living(group) == []
