"""The page "Kiểm tra tệp": findings beside the pages, the report; refusals keep nothing."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from axe import violations
from browsing import Watched
from clerk import Clerk, Page
from flask import Flask
from playwright.sync_api import expect

from docgen.errors import NotFoundError, ToolError
from docgen.office import Office
from docgen.settings import Settings
from tests.support.checked import HOSTILE, SAMPLE, faulty, strange
from tests.support.papers import RenderedSamples
from web.checks import CheckStore, get_checks
from web.guard import MAX_UPLOAD

URL = "/kiem-tra"


def send(clerk: Clerk, docx: bytes, name: str = "ke-hoach.docx", **more: Any) -> Page:
    """Choose a file on the page and press the button; follow where it leads."""
    clerk.open(URL)
    data = dict(clerk.fields()) | {"tep": (io.BytesIO(docx), name)} | more
    response = clerk.client.post(URL, data=data, content_type="multipart/form-data")
    if response.status_code == 303:
        return clerk.open(response.location)
    clerk.page = Page(response, URL)
    return clerk.page


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice."""

    def absent(*_: object, **__: object) -> None:
        raise ToolError("OFFICE_MISSING", ten="soffice")

    monkeypatch.setattr("docgen.pdf.convert.pdf_of", absent)


@pytest.fixture
def nothing_kept(settings: Settings, app: Flask, office: Office) -> Iterator[None]:
    """Neither the data folder nor the folder of temporary files nor the memory gets anything."""

    def state() -> tuple[object, ...]:
        kept = {file: file.read_bytes() for file in settings.data.rglob("*") if file.is_file()}
        with app.app_context():
            return kept, len(get_checks()), sorted(Path(tempfile.gettempdir()).glob("tmp*"))

    before = state()
    yield
    assert state() == before


def count(page: Page) -> int:
    return len(page.all("li", class_="cho"))


def test_the_page_is_in_the_navigation_and_asks_for_a_file(clerk: Clerk) -> None:
    page = clerk.open("/")
    (link,) = (one for one in page.all("a") if one.get("href") == URL)
    assert link.text == "Kiểm tra tệp"
    page = clerk.open(URL)
    assert page.one("form").get("enctype") == "multipart/form-data"
    assert page.one("input", id="tep").get("type") == "file"


@pytest.mark.usefixtures("no_office")
def test_findings_are_listed_with_weight_place_quote_change_and_reason(
    clerk: Clerk, samples: RenderedSamples
) -> None:
    page = send(clerk, faulty(samples), "Kế hoạch 2026.docx")
    assert page.title.startswith("Kế hoạch 2026.docx – Kiểm tra tệp")
    assert "Theo Nghị định 30/2020/NĐ-CP: 1 lỗi · " in page.text
    words = " ".join("".join(page.by_id("cho-1").itertext()).split())
    assert "Lỗi: Dòng số, ký hiệu" in words
    assert "“Số : 07/KH-UBND” → “Số: 07/KH-UBND”" in words
    assert "Vì sao: Phụ lục I, " in words
    assert "Kết quả kiểm tra vẫn đủ, chỉ không có ảnh trang." in page.text


@pytest.mark.usefixtures("no_office")
def test_the_list_is_filtered_by_weight_through_links(
    clerk: Clerk, samples: RenderedSamples
) -> None:
    page = send(clerk, faulty(samples))
    whole = count(page)
    tabs = {one.text: one.get("href") for one in page.one("ul", class_="loc").iter("a")}
    assert set(tabs) == {f"Tất cả ({whole})", "Lỗi (1)", "Cảnh báo (0)", f"Gợi ý ({whole - 1})"}
    page = clerk.open(str(tabs["Lỗi (1)"]))
    assert count(page) == 1
    (current,) = (one for one in page.all("a") if one.get("aria-current") == "true")
    assert current.text == "Lỗi (1)"
    assert "Không có mục nào ở mức này" in clerk.open(str(tabs["Cảnh báo (0)"])).text
    assert count(clerk.open(f"{page.url.partition('?')[0]}?muc=khac")) == whole


@pytest.mark.usefixtures("no_office")
def test_a_paper_without_findings_is_told_so_with_what_is_left_to_do(
    clerk: Clerk, samples: RenderedSamples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.office.checking.Judged.lines", ())
    page = send(clerk, samples[SAMPLE].docx)
    assert "Không thấy lỗi. Máy chỉ kiểm tra được thể thức và một phần nội dung" in page.text
    assert "người soạn vẫn đọc lại toàn văn trước khi trình." in page.text


@pytest.mark.usefixtures("no_office")
def test_a_paper_of_another_kind_is_said_to_be_so(clerk: Clerk, samples: RenderedSamples) -> None:
    page = send(clerk, strange(samples))
    assert "Đơn, thư của cá nhân" in page.text
    assert "không quy định thể thức của loại tệp này" in page.text
    assert not page.all("li", class_="muc-loi")


@pytest.mark.office
def test_the_pages_stand_beside_with_each_finding_marked_on_its_page(
    clerk: Clerk, samples: RenderedSamples
) -> None:
    page = send(clerk, faulty(samples))
    pictures = page.all("img")
    assert len(pictures) >= 2
    answer = clerk.client.get(pictures[0].get("src"))
    assert answer.data.startswith(b"\x89PNG")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "trang 1" in "".join(page.by_id("cho-1").itertext())
    assert page.by_id("dau-1") is not None
    address = page.url
    assert clerk.client.get(f"{address}/trang/0.png").status_code == 404
    assert clerk.client.get(f"{address}/trang/999.png").status_code == 404


@pytest.mark.usefixtures("no_office")
def test_the_report_is_taken_along_in_three_forms(clerk: Clerk, samples: RenderedSamples) -> None:
    page = send(clerk, faulty(samples), "Kế hoạch.docx")
    links = [one.get("href") for one in page.all("a") if "/phieu." in one.get("href", "")]
    got = {str(link).rpartition(".")[2]: clerk.client.get(link) for link in links}
    assert set(got) == {"html", "xlsx", "json"}
    for kind, answer in got.items():
        head = answer.headers["Content-Disposition"]
        assert head.startswith('attachment; filename="phieu-kiem-tra-ke-hoach.')
        assert head.endswith(
            f"Phi%E1%BA%BFu%20ki%E1%BB%83m%20tra%20K%E1%BA%BF%20ho%E1%BA%A1ch.{kind}"
        )
    (found,) = json.loads(got["json"].text)
    assert found["kind"] == "ke_hoach"
    assert len(found["findings"]) == count(page)
    assert "“Số: 07/KH-UBND”" in got["html"].text
    book = openpyxl.load_workbook(io.BytesIO(got["xlsx"].data))
    assert book["Kết quả"].max_row == count(page) + 1
    assert clerk.client.get(f"{page.url}/phieu.exe").status_code == 404


@pytest.mark.parametrize("row", HOSTILE)
@pytest.mark.usefixtures("nothing_kept")
def test_a_hostile_file_is_refused_in_words_and_nothing_of_it_is_kept(
    clerk: Clerk, samples: RenderedSamples, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(*_: object, **__: object) -> None:
        raise AssertionError("LibreOffice saw a refused file")

    monkeypatch.setattr("docgen.pdf.convert.pdf_of", called)
    make, status, words = HOSTILE[row]
    page = send(clerk, make(samples[SAMPLE].docx))
    assert page.status == status
    assert [words in sentence for sentence in page.summary] == [True]
    assert page.title.startswith("Lỗi: ")
    assert "Cách sửa: " in page.text


@pytest.mark.usefixtures("nothing_kept")
def test_pressing_without_a_file_says_what_to_do(clerk: Clerk) -> None:
    page = send(clerk, b"", "")
    assert page.status == 422
    assert page.summary == ["Chọn tệp Word cần kiểm tra"]


@pytest.mark.usefixtures("nothing_kept")
def test_a_file_above_the_limit_is_refused_naming_both_sizes(clerk: Clerk) -> None:
    body = b"--b\r\n" + b"0" * MAX_UPLOAD
    response = clerk.client.post(URL, data=body, content_type="multipart/form-data; boundary=b")
    assert response.status_code == 413
    assert Page(response, URL).summary == ["Tệp phải nhỏ hơn 25 MB. Tệp này 26 MB"]


@pytest.mark.usefixtures("nothing_kept")
def test_ten_thousand_fields_are_refused(clerk: Clerk) -> None:
    clerk.open(URL)
    part = '--b\r\nContent-Disposition: form-data; name="a{}"\r\n\r\n\r\n'
    body = "".join(part.format(at) for at in range(10_000)) + "--b--\r\n"
    kind = "multipart/form-data; boundary=b"
    response = clerk.client.post(URL, data=body.encode(), content_type=kind)
    assert response.status_code == 413
    assert Page(response, URL).summary == ["Mỗi lần chỉ gửi một tệp"]


@pytest.mark.usefixtures("nothing_kept")
def test_an_upload_without_the_token_or_from_elsewhere_is_refused(clerk: Clerk) -> None:
    for headers in ({}, {"Origin": "http://vi-du.test"}):
        data = {"tep": (io.BytesIO(b"x"), "a.docx")}
        response = clerk.client.post(URL, data=data, headers=headers)
        assert response.status_code == 403
        Page(response, URL)


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>.docx", "../../x.docx", "CON.docx", "đ" * 300 + ".docx"]
)
def test_any_file_name_is_shown_as_text(clerk: Clerk, samples: RenderedSamples, name: str) -> None:
    page = send(clerk, samples[SAMPLE].docx, name)
    assert not page.all("img")
    assert "/" not in "".join(page.one("h1").itertext())
    assert clerk.client.get(f"{page.url}/phieu.html").status_code == 200


@pytest.mark.usefixtures("no_office")
def test_markup_in_the_paper_is_shown_as_text(clerk: Clerk, samples: RenderedSamples) -> None:
    from tests.rules.docx import Docx

    paper = Docx(samples[SAMPLE].docx)
    paper.write("TTSoKyHieu", "Số : <script>alert(1)</script>")
    page = send(clerk, paper.bytes())
    assert not page.all("script")
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.usefixtures("no_office")
def test_the_upload_leaves_nothing_on_the_disk_and_the_clerk_can_drop_the_result(
    clerk: Clerk, samples: RenderedSamples, settings: Settings
) -> None:
    before = {file for file in settings.data.rglob("*") if file.is_file()}
    page = send(clerk, faulty(samples))
    address = page.url
    assert {file for file in settings.data.rglob("*") if file.is_file()} == before
    clerk.press()
    assert clerk.page
    assert clerk.page.url == URL
    assert "không còn trên máy chủ" in clerk.open(address, status=404).text


def test_results_are_forgotten_after_their_time_and_when_others_come() -> None:
    now = [0.0]
    store = CheckStore(lambda: now[0])
    names = [store.keep(at) for at in range(7)]  # type: ignore[arg-type]
    assert len(set(names)) == 7
    assert len(store) == 6
    with pytest.raises(NotFoundError, match="CHECK_GONE"):
        store.get(names[0])
    assert store.get(names[6]) == 6
    now[0] = 31 * 60
    with pytest.raises(NotFoundError, match="CHECK_GONE"):
        store.get(names[6])
    assert len(store) == 0


# In the browser


@pytest.fixture
def files(tmp_path: Path, samples: RenderedSamples) -> dict[str, Path]:
    made = {"sai": faulty(samples), "don": strange(samples), "xau": b"x"}
    for name, content in made.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    return {name: tmp_path / f"{name}.docx" for name in made}


def choose(tab: Watched, file: Path) -> None:
    page = tab.open(URL)
    page.locator("#tep").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    page.locator("#ket-qua, #tom-tat-loi").wait_for(timeout=60_000)


@pytest.mark.browser
@pytest.mark.office
@pytest.mark.node
@pytest.mark.parametrize("width", [1366, 360])
def test_no_state_of_the_page_hinders_anybody_or_scrolls_sideways(
    tab: Watched, files: dict[str, Path], width: int
) -> None:
    tab.page.set_viewport_size({"width": width, "height": 768})
    tab.open(URL)
    for file in (None, *files.values()):
        if file:
            choose(tab, file)
        assert violations(tab.page) == [], file
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width, file
    tab.complaints = [one for one in tab.complaints if "415" not in one]


@pytest.mark.browser
@pytest.mark.office
def test_a_finding_leads_to_its_mark_on_the_page(tab: Watched, files: dict[str, Path]) -> None:
    choose(tab, files["sai"])
    page = tab.page
    page.locator("#cho-1").get_by_role("link", name="Đến chỗ này").click()
    expect(page.locator("#dau-1 rect").first).to_be_in_viewport()
    page.get_by_role("link", name="Gợi ý (2)").click()
    expect(page.locator("li.cho")).to_have_count(2)
