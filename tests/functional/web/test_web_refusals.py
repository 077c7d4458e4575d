"""Bad requests: refused in words, nothing written, nothing lost (``reliability.md`` 3.2, 3.4)."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from clerk import Clerk, Page
from flask import Flask
from plans import TASKS, task, whole_plan

from docgen.office import Office
from docgen.settings import Settings
from web import create_app
from web.guard import MAX_BODY

FORM = "application/x-www-form-urlencoded"


def stored(settings: Settings) -> dict[str, bytes]:
    return {
        str(file.relative_to(settings.data)): file.read_bytes()
        for file in settings.data.rglob("*")
        if file.is_file() and "cache" not in file.parts
    }


@pytest.fixture
def nothing_written(plan: str, settings: Settings, app: Flask) -> Iterator[None]:
    before = stored(settings)
    yield
    assert stored(settings) == before


def refused(clerk: Clerk, status: int, method: str, url: str, **options: object) -> Page:
    response = clerk.client.open(url, method=method, **options)
    assert response.status_code == status, response.text[:500]
    return Page(response, url)


# W1


SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_markup_typed_into_any_field_is_shown_as_text(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    names = [name for name, _ in clerk.fields() if name[0] != "_" and name != "csrf_token"]
    typed = dict.fromkeys((name for name in names if name != "noi_dung-kieu"), SCRIPT)
    page = clerk.press("luu", typed, status=422)
    assert not [one for one in page.all("script") if not one.get("src")]
    assert not page.all("img")
    assert clerk.value("trich_yeu") == SCRIPT
    assert SCRIPT in clerk.open("/").text
    assert SCRIPT in clerk.open(f"{plan}/xoa").text


def test_markup_in_a_page_address_is_shown_as_text(clerk: Clerk, plan: str) -> None:
    page = refused(clerk, 404, "GET", "/soan-thao/<script>alert(1)</script>")
    assert not page.all("script")


@pytest.mark.parametrize("url", ["/", "/soan-thao/moi", "/co-quan", "/tro-giup", "/khong-co"])
def test_every_page_carries_the_strict_policy(clerk: Clerk, url: str) -> None:
    headers = clerk.client.get(url).headers
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "img-src 'self' data:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


# W2


@pytest.mark.parametrize("path", ["", "/tu-luu", "/xem-truoc", "/xoa"])
@pytest.mark.usefixtures("nothing_written")
def test_a_post_without_the_token_is_refused(clerk: Clerk, plan: str, path: str) -> None:
    page = refused(clerk, 403, "POST", plan + path, data={"trich_yeu": "khác"})
    assert "nội dung vẫn còn trên trang" in page.text


@pytest.mark.usefixtures("nothing_written")
def test_a_token_of_another_browser_is_refused(clerk: Clerk, plan: str) -> None:
    other = Clerk(clerk.app)
    other.open(plan)
    token = other.value("csrf_token")
    clerk.open(plan)
    refused(clerk, 403, "POST", plan, data={"csrf_token": token, "trich_yeu": "khác"})


@pytest.mark.parametrize("origin", ["http://vi-du.test", "null", "http://localhost:9"])
@pytest.mark.usefixtures("nothing_written")
def test_a_post_from_another_origin_is_refused(clerk: Clerk, plan: str, origin: str) -> None:
    clerk.open(plan)
    data = dict(clerk.fields()) | {"trich_yeu": "khác"}
    refused(clerk, 403, "POST", plan, data=data, headers={"Origin": origin})


def test_a_post_from_the_page_itself_is_taken(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    data = dict(clerk.fields()) | {"trich_yeu": "Tên khác"}
    response = clerk.client.post(plan, data=data, headers={"Origin": "http://localhost"})
    assert response.status_code == 303


def test_a_page_left_open_over_a_restart_can_still_be_saved(
    clerk: Clerk, plan: str, settings: Settings
) -> None:
    clerk.open(plan)
    data = dict(clerk.fields()) | {"trich_yeu": "Tên sau khi khởi động lại"}
    cookie = clerk.client.get_cookie("docgen")
    assert cookie
    again = create_app(settings).test_client()
    again.set_cookie("docgen", cookie.value)
    assert again.post(plan, data=data).status_code == 303


def test_cookies_stay_out_of_scripts_and_other_sites(clerk: Clerk, plan: str) -> None:
    cookie = clerk.client.get(plan).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_key_of_the_cookies_is_made_once_and_private(app: Flask, settings: Settings) -> None:
    file = settings.data / "khoa_phien"
    key = file.read_bytes()
    assert len(key) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert create_app(settings).secret_key == key


# W10, W11, W17


def test_a_download_carries_the_vietnamese_name_and_an_ascii_twin(
    clerk: Clerk, office: Office
) -> None:
    tree = whole_plan() | {"trich_yeu": "Định mức số 12/QĐ-UBND năm {nam}"}
    draft = office.drafts.create(tree)
    response = clerk.client.get(f"/soan-thao/{draft.id}/tep.docx")
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert "filename*=UTF-8''" in disposition
    assert "12-Q%C4%90-UBND" in disposition
    (twin,) = re.findall(r'filename="([^"]+)"', disposition)
    assert re.fullmatch(r"[A-Za-z0-9._-]+\.docx", twin)
    assert "QD-UBND" in twin
    assert "inh_muc" not in twin.replace("Dinh_muc", "").replace("dinh_muc", "")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_line_ends_in_a_title_do_not_reach_the_header(clerk: Clerk, office: Office) -> None:
    tree = whole_plan() | {"trich_yeu": "Một\r\nSet-Cookie: x=1"}
    draft = office.drafts.create(tree)
    response = clerk.client.get(f"/soan-thao/{draft.id}/tep.docx")
    assert response.status_code == 200
    assert "x=1" not in response.headers.get("Set-Cookie", "")
    assert "\n" not in response.headers["Content-Disposition"]


def test_a_very_long_title_gives_a_short_file_name(clerk: Clerk, office: Office) -> None:
    draft = office.drafts.create(whole_plan() | {"trich_yeu": "Bảo vệ trẻ em " * 30})
    response = clerk.client.get(f"/soan-thao/{draft.id}/tep.docx")
    assert response.status_code == 200
    (name,) = re.findall(r'filename="([^"]+)"', response.headers["Content-Disposition"])
    assert len(name) < 140


@pytest.mark.usefixtures("nothing_written")
def test_a_draft_with_mistakes_gives_no_file_but_says_what_is_wrong(
    clerk: Clerk, office: Office, settings: Settings
) -> None:
    page = refused(clerk, 404, "GET", "/soan-thao/khong-co/tep.docx")
    assert "Không có bản thảo" in page.text


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_draft_with_mistakes_is_refused_for_download(
    clerk: Clerk, office: Office, kind: str
) -> None:
    draft = office.drafts.create(whole_plan() | {"ngay": "31/4/2026"})
    page = refused(clerk, 422, "GET", f"/soan-thao/{draft.id}/tep.{kind}")
    assert "Ngày 31/4/2026 không có trong lịch" in page.summary
    assert page.title.startswith("Lỗi: ")


# W12


@pytest.mark.parametrize(
    "url",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2fguard.py",
        "/static//etc/passwd",
        "/soan-thao/..%2f..%2foffice",
        "/soan-thao/%2e%2e%2foffice/tep.docx",
        "/soan-thao/../../etc/passwd",
        "/soan-thao/A",
        "/soan-thao/office.toml",
        "/soan-thao/" + "a" * 500,
        "/soan-thao/x/trang/..%2f..%2fkhoa_phien.png",
        "/soan-thao/x/tep.exe",
    ],
)
def test_addresses_that_leave_their_folder_lead_nowhere(clerk: Clerk, url: str) -> None:
    refused(clerk, 404, "GET", url)


# W13


@pytest.mark.parametrize(
    "host",
    ["vi-du.test", "localhost.vi-du.test", "192.168.1.5", "x@localhost", "a b", "[::1", "%%"],
)
def test_a_foreign_host_name_is_refused(clerk: Clerk, host: str) -> None:
    page = refused(clerk, 400, "GET", "/", headers={"Host": host})
    assert host not in page.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"])
def test_the_names_of_this_machine_are_served(clerk: Clerk, host: str) -> None:
    assert clerk.client.get("/", headers={"Host": host}).status_code == 200


# W15


def test_a_query_of_ten_thousand_characters_is_refused(clerk: Clerk) -> None:
    refused(clerk, 400, "GET", "/?q=" + "a" * 10_000)


@pytest.mark.usefixtures("nothing_written")
def test_json_posted_to_a_form_is_refused(clerk: Clerk, plan: str) -> None:
    body = "[" * 100_000
    refused(clerk, 415, "POST", plan, data=body, content_type="application/json")


@pytest.mark.usefixtures("nothing_written")
def test_a_file_upload_to_a_form_is_refused(clerk: Clerk, plan: str) -> None:
    refused(clerk, 415, "POST", plan, data={"a": (__import__("io").BytesIO(b"x"), "a.txt")})


@pytest.mark.parametrize("broken", [b"trich_yeu=%FF%FE", b"trich_yeu=\xc3\x28", b"%C0%AF=1"])
@pytest.mark.usefixtures("nothing_written")
def test_bytes_that_are_no_text_are_refused(clerk: Clerk, plan: str, broken: bytes) -> None:
    clerk.open(plan)
    body = urlencode(clerk.fields()).encode() + b"&" + broken
    refused(clerk, 400, "POST", plan, data=body, content_type=FORM)


@pytest.mark.usefixtures("nothing_written")
def test_a_post_above_the_limit_is_refused_naming_the_limit(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    body = urlencode([*clerk.fields(), ("noi_dung-mo_dau", "a" * MAX_BODY)])
    page = refused(clerk, 413, "POST", plan, data=body, content_type=FORM)
    assert "tối đa 8 MB" in page.text


@pytest.mark.parametrize(
    "names",
    [
        ["a" + "-0" * 2_000],
        ["noi_nhan-99999999-ten"],
        ["noi_dung", "noi_dung-mo_dau"],
        ["noi_nhan-0-ten", "noi_nhan-0-ten"],
        ["_da_xoa-cho", "_da_xoa-cho"],
        ["_da_xoa-muc" + "-0" * 2_000],
        ["-", "--", "0-0-0"],
        ["noi_dung-chu_de-x-tieu_de"],
        ["ky-0-nguoi_ky"],
    ],
)
def test_names_that_make_no_record_break_nothing(
    clerk: Clerk, plan: str, office: Office, names: list[str]
) -> None:
    clerk.open(plan)
    token = ("csrf_token", clerk.value("csrf_token"))
    body = urlencode([token, *((name, "x") for name in names)])
    response = clerk.client.post(plan, data=body, content_type=FORM)
    assert response.status_code in (303, 400, 409, 422), response.text[:300]
    if response.status_code != 303:
        Page(response, plan)
    clerk.open(plan)


def test_more_fields_than_any_paper_has_are_refused(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    token = ("csrf_token", clerk.value("csrf_token"))
    body = urlencode([token, *((f"a{at}", "") for at in range(50_001))])
    refused(clerk, 400, "POST", plan, data=body, content_type=FORM)


@pytest.mark.parametrize(
    "action",
    [
        "del:noi_dung-chu_de-99",
        "up:khong_co-0",
        "copy:noi_dung-chu_de",
        "move:noi_dung-chu_de",
        "move:noi_dung-chu_de:9:0",
        "del:ky-0",
        "del:trich_yeu-0",
        "undo",
        "add:",
        "add:nam",
    ],
)
@pytest.mark.usefixtures("nothing_written")
def test_a_button_for_a_place_that_is_not_there_is_refused(
    clerk: Clerk, plan: str, action: str
) -> None:
    clerk.open(plan)
    body = urlencode([*clerk.fields(), ("_action", action)])
    refused(clerk, 400, "POST", plan, data=body, content_type=FORM)


def test_control_characters_come_back_and_are_named(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    typed = {"trich_yeu": "Bảo\x07 vệ\u202e trẻ em", "noi_dung-ket_thuc": "a\ufffe"}
    body = urlencode(clerk.filled(typed, "luu"))
    response = clerk.client.post(plan, data=body, content_type=FORM)
    assert response.status_code == 422
    assert "ký tự điều khiển" in response.text


# W16


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.usefixtures("nothing_written")
def test_other_methods_are_refused(clerk: Clerk, plan: str, method: str) -> None:
    refused(clerk, 405, method, plan)


@pytest.mark.parametrize("path", ["/tu-luu", "/xem-truoc"])
def test_addresses_for_posts_answer_no_get(clerk: Clerk, plan: str, path: str) -> None:
    refused(clerk, 405, "GET", plan + path)
    assert clerk.client.head(plan + path).status_code == 405


# W18


def test_a_failure_of_ours_shows_a_number_and_no_trace(
    clerk: Clerk, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("/work/secret path and SELECT * FROM table")

    monkeypatch.setattr("web.views.home.card_of", broken)
    monkeypatch.setattr(app.extensions["docgen_office"].drafts, "list", broken)
    page = refused(clerk, 500, "GET", "/")
    assert re.search(r"Mã sự cố: [0-9A-F]{4}-[0-9A-F]{2}", page.text)


@pytest.mark.parametrize("url", ["/console", "/?__debugger__=yes&cmd=resource&f=style.css"])
def test_there_is_no_debugger(clerk: Clerk, url: str) -> None:
    response = clerk.client.get(url)
    assert "debugger" not in response.text.lower()


def test_a_program_gets_the_refusal_as_problem_json(clerk: Clerk) -> None:
    response = clerk.client.get("/soan-thao/khong-co", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    body = json.loads(response.text)
    assert body["status"] == 404
    assert body["code"] == "DRAFT_UNKNOWN"
    assert body["title"] == "Không có bản thảo “khong-co”"
    assert body["instance"] == "/soan-thao/khong-co"


# Nothing is lost when the disk is


def test_a_full_disk_leaves_everything_typed_on_the_page(
    clerk: Clerk, plan: str, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.errors import OutputError

    def full(*_: object, **__: object) -> None:
        raise OutputError("DISK_FULL", tep="x.yaml")

    clerk.open(plan)
    monkeypatch.setattr(app.extensions["docgen_office"].drafts, "save", full)
    page = clerk.press("luu", {"trich_yeu": "Tên chưa ghi được"}, status=507)
    assert "Chưa lưu được" in page.text
    assert clerk.value("trich_yeu") == "Tên chưa ghi được"


# Size


def test_a_plan_of_three_hundred_tasks_is_saved_and_extended(clerk: Clerk, office: Office) -> None:
    draft = office.drafts.create(whole_plan(tasks=300))
    url = f"/soan-thao/{draft.id}"
    clerk.open(url)
    assert len(clerk.fields()) > 1_800
    clerk.press(f"add:{TASKS}")
    typed = {f"{TASKS}-300-{name}": text for name, text in task(301).items()}
    page = clerk.press("luu", typed)
    assert "Văn bản đủ các phần bắt buộc" in page.text
    tree = office.drafts.get(draft.id).record.tree
    assert len(tree["noi_dung"]["chu_de"][0]["nhiem_vu"]) == 301  # type: ignore[index,call-overload]


def test_no_page_hands_out_the_data_folder(clerk: Clerk, settings: Settings) -> None:
    for url in ("/", "/co-quan", "/tro-giup", "/khong-co"):
        assert str(settings.data) not in clerk.client.get(url).text


def test_the_help_names_no_path(clerk: Clerk) -> None:
    assert str(Path.home()) not in clerk.open("/tro-giup").text
