"""A hostile paper reaches neither the network nor the files of the machine."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from docgen.pdf.pdfium import opened
from docgen.pdf.pictures import page_pictures
from docgen.pdf.worker import jail
from docgen.pdf.worker.client import PdfWorker

pytestmark = pytest.mark.office
Linking = Callable[[str], bytes]
NO_UNSHARE = {"PATH": "/usr/bin:/bin", "DOCGEN_UNSHARE": "/nowhere/unshare"}


class Listener:
    """Counts what is asked of a local web server and answers with a picture."""

    def __init__(self, picture: bytes) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.end_headers()
                self.wfile.write(picture)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/x.png"


@pytest.fixture
def listener(red_png: bytes) -> Iterator[Listener]:
    listener = Listener(red_png)
    thread = threading.Thread(target=listener.server.serve_forever)
    thread.start()
    yield listener
    listener.server.shutdown()
    thread.join()
    listener.server.server_close()


@pytest.fixture
def local_picture(tmp_path: Path, red_png: bytes) -> Path:
    place = tmp_path / "secret.png"
    place.write_bytes(red_png)
    return place


def pictures_in(pdf: bytes) -> int:
    from pypdfium2 import raw

    with opened(pdf) as document:
        return sum(1 for page in document for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))


def convert_outside_the_jail(docx: bytes, folder: Path) -> bytes:
    (folder / "paper.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "paper.docx")], check=True, capture_output=True)
    return (folder / "paper.pdf").read_bytes()


@pytest.mark.parametrize("environ", [os.environ, NO_UNSHARE], ids=["full", "without unshare"])
def test_a_linked_remote_picture_is_not_fetched(
    listener: Listener, make_linking_paper: Linking, environ: dict[str, str]
) -> None:
    with PdfWorker(environ=environ) as worker:
        pdf = worker.convert(make_linking_paper(listener.address))
    assert listener.asked == []
    assert pictures_in(pdf) == 0


@pytest.mark.parametrize("environ", [os.environ, NO_UNSHARE], ids=["full", "without unshare"])
def test_a_linked_local_picture_is_not_taken_into_the_pdf(
    local_picture: Path, make_linking_paper: Linking, environ: dict[str, str]
) -> None:
    with PdfWorker(environ=environ) as worker:
        pdf = worker.convert(make_linking_paper(local_picture.as_uri()))
    assert pictures_in(pdf) == 0
    assert page_pictures(pdf, grey=False)


def test_both_papers_are_dangerous_outside_the_jail(
    listener: Listener, local_picture: Path, make_linking_paper: Linking, tmp_path: Path
) -> None:
    convert_outside_the_jail(make_linking_paper(listener.address), tmp_path)
    assert "/x.png" in listener.asked
    pdf = convert_outside_the_jail(make_linking_paper(local_picture.as_uri()), tmp_path)
    assert pictures_in(pdf) == 1


def test_the_network_is_really_gone_where_unshare_works(listener: Listener) -> None:
    prefix = jail.no_network(os.environ)
    if not prefix:
        pytest.skip("this system lets nobody take the network away")
    ask = f"import urllib.request as u; u.urlopen({listener.address!r}, timeout=2)"
    assert subprocess.run(["python3", "-c", ask]).returncode == 0
    asked = subprocess.run([*prefix, "python3", "-c", ask], capture_output=True)
    assert asked.returncode != 0
    assert len(listener.asked) == 1


def test_office_sees_nothing_of_our_environment(
    monkeypatch: pytest.MonkeyPatch, make_paper: Callable[..., bytes]
) -> None:
    monkeypatch.setenv("DOCGEN_SECRET", "mat-khau")
    with PdfWorker() as worker:
        worker.convert(make_paper())
        seen = Path(f"/proc/{worker.pid}/environ").read_bytes()
    assert b"HOME=" in seen
    assert b"mat-khau" not in seen


def test_office_has_a_memory_limit_and_a_processor_limit(
    make_paper: Callable[..., bytes], office_of: Callable[[PdfWorker], int]
) -> None:
    with PdfWorker(seconds=20) as worker:
        worker.convert(make_paper())
        limits = Path(f"/proc/{office_of(worker)}/limits").read_text().splitlines()
    values = {line[:25].strip(): line[25:].split()[0] for line in limits}
    assert int(values["Max address space"]) == 2 * 1024**3
    assert 21 <= int(values["Max cpu time"]) <= 40
