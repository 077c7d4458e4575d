"""What a real LibreOffice makes of a paper."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docgen.errors import ToolError
from docgen.pdf.convert import pdf_of, shared_worker
from docgen.pdf.fonts import check_fonts, embedded_fonts, used_fonts
from docgen.pdf.pdfium import count_pages
from docgen.pdf.pictures import destinations, page_pictures, page_texts, picture_hash
from docgen.pdf.worker.client import PdfWorker

pytestmark = pytest.mark.office
Paper = Callable[..., bytes]


def test_vietnamese_text_comes_through_unchanged(worker: PdfWorker, make_paper: Paper) -> None:
    text = "Quyết định: bảo đảm “quyền trẻ em” & <an toàn>, Đặng Thị Nguyễn Phượng"
    pdf = worker.convert(make_paper(text=text))
    assert text in page_texts(pdf)[0].replace("\n", " ")


def test_only_the_metric_face_is_in_the_pdf(worker: PdfWorker, make_paper: Paper) -> None:
    pdf = worker.convert(make_paper())
    assert embedded_fonts(pdf) == {"LiberationSerif"}
    assert all(font.embedded for font in used_fonts(pdf))


def test_every_page_is_counted_drawn_and_read(worker: PdfWorker, make_paper: Paper) -> None:
    pdf = worker.convert(make_paper(pages=3))
    assert count_pages(pdf) == 3
    hashes = [picture_hash(picture) for picture in page_pictures(pdf)]
    assert len(set(hashes)) == 3
    assert [text.split()[-1] for text in page_texts(pdf)] == ["1", "2", "3"]


def test_the_same_paper_gives_the_same_pictures_warm_and_cold(
    worker: PdfWorker, make_paper: Paper
) -> None:
    paper = make_paper(pages=2)
    first, second = (page_pictures(worker.convert(paper)) for _ in range(2))
    with PdfWorker() as other:
        third = page_pictures(other.convert(paper))
    assert first == second == third


def test_the_pdf_is_tagged_and_says_its_language(worker: PdfWorker, make_paper: Paper) -> None:
    pdf = worker.convert(make_paper())
    assert b"/MarkInfo<</Marked true>>" in pdf
    assert b"/Lang(vi-VN)" in pdf
    assert b"pdfaid:part" not in pdf


def test_pdf_a_2b_is_declared_when_asked_for(worker: PdfWorker, make_paper: Paper) -> None:
    pdf = worker.convert(make_paper(), pdf_a=True)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_a_bookmark_becomes_a_named_place(worker: PdfWorker, make_paper: Paper) -> None:
    document = docx.Document(io.BytesIO(make_paper(pages=2)))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), "7")
    start.set(qn("w:name"), "noiNhan")
    paragraph = document.add_paragraph("Nơi nhận:")._p
    paragraph.insert(0, start)
    paragraph.append(end)
    file = io.BytesIO()
    document.save(file)

    places = destinations(worker.convert(file.getvalue()))

    assert places["noiNhan"].page == 1
    height_of_a4 = 842
    assert 50 < places["noiNhan"].y < height_of_a4 / 4


def test_another_font_is_refused_by_its_name(worker: PdfWorker, make_paper: Paper) -> None:
    pdf = worker.convert(make_paper(font="DejaVu Sans"))
    with pytest.raises(ToolError) as caught:
        check_fonts(pdf)
    assert caught.value.code == "FONT_UNEXPECTED"
    assert caught.value.params["fonts"] == "DejaVuSans"


def test_a_machine_without_the_face_is_found_out(tmp_path: Path, make_paper: Paper) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir>"
        f"<cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    environ = {"PATH": "/usr/bin:/bin", "FONTCONFIG_FILE": str(fonts)}
    with PdfWorker(environ=environ) as worker:
        pdf = worker.convert(make_paper())
    with pytest.raises(ToolError, match="FONT_UNEXPECTED"):
        check_fonts(pdf)


def test_the_shared_worker_converts_and_checks_the_fonts(make_paper: Paper) -> None:
    assert count_pages(pdf_of(make_paper())) == 1
    with pytest.raises(ToolError, match="FONT_UNEXPECTED"):
        pdf_of(make_paper(font="DejaVu Sans"))
    assert count_pages(pdf_of(make_paper(font="DejaVu Sans"), allowed_fonts=None)) == 1
    assert shared_worker() is shared_worker()


def test_threads_share_a_worker_and_get_their_own_papers(
    worker: PdfWorker, make_paper: Paper
) -> None:
    words = ["một", "hai", "ba", "bốn"]
    found: dict[str, str] = {}

    def convert(word: str) -> None:
        found[word] = page_texts(worker.convert(make_paper(text=word)))[0].split(".")[0]

    threads = [threading.Thread(target=convert, args=(word,)) for word in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {word: word for word in words}
