"""A clerk at a real browser, against the served pages and a real LibreOffice."""

from __future__ import annotations

import gzip
import io
import re
from urllib.parse import urlsplit

import pytest
from axe import violations
from browsing import Watched
from plans import TASKS, task, whole_plan
from playwright.sync_api import Browser, expect

from docgen.intake.sources import read_yaml
from docgen.office import Office
from docgen.settings import Settings
from web.guard import MAX_BODY

pytestmark = [pytest.mark.browser, pytest.mark.office]

PLAN = {
    "trich_yeu": "Bảo vệ trẻ em năm {nam}",
    "noi_dung-mo_dau": "Ủy ban nhân dân phường ban hành Kế hoạch, cụ thể như sau:",
    "noi_dung-muc_dich": "Trẻ em được sống an toàn.\nGia đình được hỗ trợ kịp thời.",
    "noi_dung-yeu_cau": "Các khu phố phối hợp chặt chẽ.",
    "noi_dung-chu_de-0-tieu_de": "Công tác tuyên truyền",
    "noi_dung-phan_cong-0-don_vi": "Phòng Văn hóa - Xã hội",
    "noi_dung-ket_thuc": "Trên đây là Kế hoạch bảo vệ trẻ em",
}


def press(tab: Watched, action: str) -> None:
    """Press a list's button; those of an entry may hide behind "Khác"."""
    button = tab.page.locator(f'button[value="{action}"]')
    menu = button.locator("xpath=ancestor::details[not(@open)]")
    if menu.count():
        menu.locator("summary").click()
    button.click()
    tab.page.wait_for_function("() => !document.querySelector('[aria-busy]')")


def words(docx: bytes) -> str:
    from docx import Document

    document = Document(io.BytesIO(docx))
    lines = [
        one.text for one in document.element.body.iter() if one.tag.endswith("}t") and one.text
    ]
    return " ".join(" ".join(lines).split())


def test_a_clerk_writes_a_plan_from_the_first_page_to_the_file(
    tab: Watched, settings: Settings
) -> None:
    page = tab.open("/")
    page.get_by_role("link", name="Soạn văn bản mới").last.click()
    page.get_by_label("Kế hoạch bảo vệ trẻ em hằng năm").check()
    page.get_by_role("button", name="Tạo bản thảo").click()
    for name, text in PLAN.items():
        page.locator(f"#{name}").fill(text)
    for number in (1, 2, 3):
        press(tab, f"add:{TASKS}")
        first = page.locator(f"#{TASKS}-{number - 1}-noi_dung")
        expect(first).to_be_focused()
        page.keyboard.type(task(number)["noi_dung"], delay=1)
        page.locator(f"#{TASKS}-{number - 1}-chu_tri").fill("Trạm Y tế phường")
        page.locator(f"#{TASKS}-{number - 1}-thoi_han").fill("tháng 6/2026")
    press(tab, f"up:{TASKS}-2")
    expect(page.locator(f'button[value="up:{TASKS}-1"]')).to_be_focused()
    expect(page.locator("#thong-bao")).to_contain_text("vị trí 2/3")
    press(tab, f"del:{TASKS}-0")
    page.get_by_label("Nhóm “Trong phường”").check()
    page.get_by_label("Thay mặt tập thể (TM.)").check()
    page.locator("#ky-nguoi_ky").select_option("nguyen-thi-mau")
    tab.wait_pages()
    expect(page.locator("#in-khoi-ky")).to_contain_text("KT. CHỦ TỊCH")
    with page.expect_download() as started:
        page.get_by_role("button", name="Lưu và tải bản Word").click()
    text = words(started.value.path().read_bytes())
    assert started.value.suggested_filename == "Kế hoạch bảo vệ trẻ em năm 2026.docx"
    for typed in PLAN.values():
        for line in typed.replace("{nam}", "2026").split("\n"):
            assert " ".join(line.split()) in text
    positions = [text.find(task(number)["noi_dung"]) for number in (3, 2)]
    assert 0 < positions[0] < positions[1]
    assert task(1)["noi_dung"] not in text


def test_the_page_changes_while_typing_and_only_where_it_has_to(
    tab: Watched, office: Office
) -> None:
    draft = office.drafts.create(whole_plan(tasks=40))
    page = tab.open(f"/soan-thao/{draft.id}")
    tab.wait_pages()
    before = tab.pictures
    assert len(before) >= 3
    page.locator("#trich_yeu").fill("Bảo vệ mọi trẻ em năm {nam}")
    page.wait_for_function(
        "old => document.querySelector('#cac-trang img').src !== old", arg=before[0], timeout=20_000
    )
    tab.wait_pages()
    after = tab.pictures
    assert after[0] != before[0]
    assert after[1:-1] == before[1:-1]
    assert page.eval_on_selector_all("#cac-trang img", "all => all.every(one => one.naturalWidth)")


def test_an_unfinished_draft_is_shown_with_dots(tab: Watched, office: Office) -> None:
    draft = office.drafts.create(
        {"mau": "ke-hoach-bao-ve-tre-em@1", "nam": "2026", "noi_dung": {"kieu": "ke_hoach"}}
    )
    page = tab.open(f"/soan-thao/{draft.id}")
    tab.wait_pages("chỗ cần nhập")
    page.locator("#noi_dung-ket_thuc").fill("Câu kết thúc đang gõ")
    page.wait_for_function(
        "() => document.querySelector('#cac-trang').textContent.includes('Câu kết thúc đang gõ')",
        timeout=20_000,
    )
    assert "……" in page.locator("#cac-trang").text_content()


def test_typing_is_kept_by_itself_and_the_field_is_left_alone(
    tab: Watched, plan: str, office: Office
) -> None:
    page = tab.open(plan)
    area = page.locator("#trich_yeu")
    area.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Ủy ban  nhân dân phường ", delay=5)
    page.wait_for_function(
        "() => document.getElementById('trang-thai').textContent.startsWith('Đã lưu lúc')"
    )
    page.wait_for_timeout(3_600)
    tab.wait_saved()
    stored = office.drafts.get(plan.rpartition("/")[2]).record.tree
    assert stored["trich_yeu"] == "Ủy ban  nhân dân phường "
    expect(area).to_be_focused()
    assert area.input_value() == "Ủy ban  nhân dân phường "
    page.keyboard.type("Thử")
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(page.locator(".da-xong")).to_be_visible()
    page.wait_for_function("() => localStorage.length === 0")


def test_nothing_is_sent_while_a_word_is_being_composed(tab: Watched, plan: str) -> None:
    page = tab.open(plan)
    tab.wait_pages()
    page.locator("#trich_yeu").focus()
    page.evaluate(
        """() => {
            const area = document.getElementById("trich_yeu");
            area.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
            area.value += " đa";
            area.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
        }"""
    )
    asked = len(tab.requests)
    page.wait_for_timeout(4_500)
    assert [one.url for one in tab.requests[asked:]] == []
    page.evaluate(
        """() => document.getElementById("trich_yeu").dispatchEvent(
            new CompositionEvent("compositionend", {bubbles: true}))"""
    )
    page.wait_for_timeout(3_600)
    assert [one for one in tab.requests[asked:] if one.url.endswith("/tu-luu")]


def test_typing_survives_a_server_that_is_gone(
    tab: Watched, plan: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise RuntimeError("gone")

    page = tab.open(plan)
    tab.wait_pages()
    with monkeypatch.context() as patch:
        patch.setattr("web.views.soan_thao.autosave_answer", gone)
        page.locator("#trich_yeu").fill("Tên gõ khi máy chủ ngừng")
        state = page.locator("#trang-thai")
        expect(state).to_contain_text("Chưa lưu được lên máy chủ", timeout=8_000)
        page.goto("about:blank")
        page.wait_for_timeout(300)
    tab.complaints.clear()
    page = tab.open(plan)
    notice = page.locator("#khoi-phuc")
    expect(notice).to_contain_text("Máy này còn phần gõ lúc")
    notice.get_by_role("button", name="Dùng bản này").click()
    page.wait_for_function(
        "() => document.getElementById('trich_yeu').value === 'Tên gõ khi máy chủ ngừng'"
    )
    stored = office.drafts.get(plan.rpartition("/")[2]).record.tree
    assert stored["trich_yeu"] == "Tên gõ khi máy chủ ngừng"
    page.wait_for_function("() => localStorage.length === 0")


def test_it_is_sent_again_when_the_server_is_back(tab: Watched, plan: str, office: Office) -> None:
    page = tab.open(plan)
    tab.wait_pages()
    page.route("**/tu-luu", lambda route: route.abort())
    page.locator("#trich_yeu").fill("Tên gửi lại")
    expect(page.locator("#trang-thai")).to_contain_text("Chưa lưu được", timeout=8_000)
    page.unroute("**/tu-luu")
    tab.complaints.clear()
    expect(page.locator("#trang-thai")).to_contain_text("Đã lưu lúc", timeout=12_000)
    stored = office.drafts.get(plan.rpartition("/")[2]).record.tree
    assert stored["trich_yeu"] == "Tên gửi lại"
    tab.complaints.clear()


def test_two_tabs_ask_before_either_is_overwritten(
    tab: Watched, plan: str, browser: Browser, office: Office
) -> None:
    page = tab.open(plan)
    other = Watched(browser.new_page(), tab.base)
    other.open(plan).locator("#trich_yeu").fill("Tên ở thẻ kia")
    other.page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(other.page.locator(".da-xong")).to_be_visible()
    other.page.close()
    page.locator("#trich_yeu").fill("Tên ở thẻ này")
    expect(page.locator("#trang-thai")).to_contain_text("ở nơi khác", timeout=8_000)
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(page.get_by_role("button", name="Giữ bản đang gõ")).to_be_visible()
    assert page.locator("#trich_yeu").input_value() == "Tên ở thẻ này"
    page.get_by_role("button", name="Giữ bản đang gõ").click()
    expect(page.locator(".da-xong")).to_be_visible()
    stored = office.drafts.get(plan.rpartition("/")[2]).record.tree
    assert stored["trich_yeu"] == "Tên ở thẻ này"
    tab.complaints.clear()


def test_keys_move_add_and_save_without_single_letters(tab: Watched, plan: str) -> None:
    page = tab.open(plan)
    content = page.locator(f"#{TASKS}-0-noi_dung")
    first = content.input_value()
    content.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(f"#{TASKS}-1-noi_dung")).to_have_value(first)
    page.locator(f"#{TASKS}-0-chu_tri").focus()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(f"#{TASKS}-1-noi_dung")).to_be_focused()
    expect(page.locator(f"#{TASKS}-1-noi_dung")).to_have_value("")
    page.keyboard.type("fsrxjw 123 Nội dung")
    expect(page.locator(f"#{TASKS}-1-noi_dung")).to_have_value("fsrxjw 123 Nội dung")
    page.keyboard.press("Control+s")
    expect(page.locator("#tom-tat-loi")).to_be_focused()
    page.wait_for_load_state()  # the keys work once the scripts are there
    page.keyboard.press("F8")
    expect(page.locator(f"#{TASKS}-1-chu_tri")).to_be_focused()
    page.keyboard.press("F8")
    expect(page.locator(f"#{TASKS}-1-thoi_han")).to_be_focused()
    page.keyboard.press("Shift+F8")
    expect(page.locator(f"#{TASKS}-1-chu_tri")).to_be_focused()


def test_a_task_is_dragged_to_another_place(tab: Watched, plan: str) -> None:
    tab.page.set_viewport_size({"width": 1366, "height": 1600})
    page = tab.open(plan)
    first = page.locator(f"#{TASKS}-0-noi_dung").input_value()
    handles = page.locator(f'[data-cac-muc="{TASKS}"] [data-tay-keo]')
    handles.first.scroll_into_view_if_needed()
    handles.first.hover()
    page.wait_for_function("() => window.Sortable !== undefined")
    target = page.locator(f"#{TASKS}-1").bounding_box()
    assert target
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] - 10, steps=12)
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] - 4, steps=4)
    page.mouse.up()
    expect(page.locator(f"#{TASKS}-1-noi_dung")).to_have_value(first)
    expect(page.locator("#thong-bao")).to_contain_text("vị trí 2/2")


def test_a_removed_task_comes_back(tab: Watched, plan: str) -> None:
    page = tab.open(plan)
    first = page.locator(f"#{TASKS}-0-noi_dung").input_value()
    press(tab, f"del:{TASKS}-0")
    undo = page.get_by_role("button", name="Hoàn tác")
    expect(undo).to_be_focused()
    page.wait_for_timeout(3_500)
    undo.click()
    expect(page.locator(f"#{TASKS}-0-noi_dung")).to_have_value(first)
    expect(page.locator(f"#{TASKS}-1-noi_dung")).to_have_count(1)


def test_two_deletions_in_different_lists_do_not_trip_each_other(tab: Watched, plan: str) -> None:
    page = tab.open(plan)
    press(tab, f"del:{TASKS}-0")
    press(tab, "del:noi_nhan-1")
    expect(page.get_by_role("button", name="Hoàn tác")).to_have_count(1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#noi_nhan-1-ten")).to_have_value("Sở Y tế")
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(page.locator(".da-xong")).to_be_visible()


def test_the_parts_fold_into_one_button_that_says_where_we_are(tab: Watched, plan: str) -> None:
    page = tab.open(plan)
    menu = page.locator("#cac-phan")
    expect(menu.locator("summary")).to_contain_text(re.compile(r"Phần 1/\d+ Thông tin chung"))
    menu.locator("summary").click()
    menu.get_by_role("link", name="Nơi nhận").click()
    expect(menu.locator("summary")).to_contain_text(re.compile(r"Phần \d+/\d+ Nơi nhận"))
    assert menu.get_attribute("open") is None


def test_a_missing_libreoffice_is_said_in_words(
    tab: Watched, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.errors import ToolError

    def absent(*_: object) -> None:
        raise ToolError("OFFICE_MISSING", ten="soffice")

    monkeypatch.setattr("web.pages._made", absent)
    page = tab.open(plan)
    expect(page.locator("#xem-truoc-bao")).to_contain_text("Bản Word vẫn tải được", timeout=15_000)
    expect(page.locator("#xem-truoc-bao")).to_contain_text("LibreOffice")


# Access, in three states


def broken_plan() -> dict[str, object]:
    tree = whole_plan() | {"ngay": "31/4/2026", "ky": {}}
    tree["noi_dung"]["chu_de"][0]["nhiem_vu"][0] = {"chu_tri": "Trạm Y tế phường"}
    return tree


@pytest.fixture
def states(office: Office) -> dict[str, str]:
    """Address of the editor empty, full and with errors, and of the other pages."""
    blank = {"mau": "ke-hoach-bao-ve-tre-em@1", "nam": "2026", "noi_dung": {"kieu": "ke_hoach"}}
    drafts = {
        "trong": office.drafts.create(blank).id,
        "du": office.drafts.create(whole_plan(tasks=6)).id,
        "loi": office.drafts.create(broken_plan()).id,
    }
    return {
        "trang-chinh": "/",
        "chon-mau": "/soan-thao/moi",
        "co-quan": "/co-quan",
        "tro-giup": "/tro-giup",
        "giay-phep": "/tro-giup/giay-phep",
        "khong-co": "/khong-co",
        "soan-trong": f"/soan-thao/{drafts['trong']}",
        "soan-du": f"/soan-thao/{drafts['du']}",
        "soan-loi": f"/soan-thao/{drafts['loi']}?kiem=1",
        "xoa": f"/soan-thao/{drafts['du']}/xoa",
    }


@pytest.mark.node
@pytest.mark.parametrize("width", [1366, 360])
def test_no_page_in_any_state_hinders_anybody(
    tab: Watched, states: dict[str, str], width: int
) -> None:
    tab.page.set_viewport_size({"width": width, "height": 768})
    for name, address in states.items():
        page = tab.open(address)
        if name.startswith("soan-"):
            tab.wait_pages()
        assert violations(page) == [], name
    tab.complaints = [one for one in tab.complaints if "404" not in one]


@pytest.mark.node
def test_errors_of_the_other_forms_hinder_nobody(tab: Watched, states: dict[str, str]) -> None:
    page = tab.open("/co-quan")
    page.locator("#co_quan-0-dia_danh").fill("")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    expect(page.locator("#tom-tat-loi")).to_be_focused()
    assert violations(page) == []
    page = tab.open("/soan-thao/moi")
    page.get_by_role("button", name="Tạo bản thảo").click()
    expect(page.locator(".tom-tat")).to_be_focused()
    assert violations(page) == []
    page = tab.open(states["soan-du"])
    page.get_by_label("Văn bản có nội dung bí mật nhà nước").check()
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dừng soạn thảo")
    assert violations(page) == []


@pytest.mark.node
def test_open_menus_and_notices_hinder_nobody(tab: Watched, states: dict[str, str]) -> None:
    page = tab.open(states["soan-du"])
    press(tab, f"del:{TASKS}-0")
    page.locator("#cac-phan summary").click()
    page.locator(".khac summary").first.click()
    page.locator("#cac-trang summary").first.click()
    assert violations(page) == []


def test_a_narrow_screen_never_scrolls_sideways(tab: Watched, states: dict[str, str]) -> None:
    tab.page.set_viewport_size({"width": 360, "height": 740})
    for name, address in states.items():
        page = tab.open(address)
        if name.startswith("soan-"):
            tab.wait_pages()
            for menu in page.locator(".khac summary").all()[:3]:
                menu.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    tab.complaints = [one for one in tab.complaints if "404" not in one]


def test_controls_are_large_enough_to_hit(tab: Watched, states: dict[str, str]) -> None:
    tab.page.set_viewport_size({"width": 360, "height": 740})
    page = tab.open(states["soan-du"])
    small = page.eval_on_selector_all(
        "button:not(.an), summary, input:not([type=hidden]), select, textarea",
        """all => all.map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 20 || box.width < 20))
            .map(([html]) => html)""",
    )
    assert small == []


# Weight


@pytest.mark.parametrize("name", ["trang-chinh", "soan-du"])
def test_the_first_page_is_light(tab: Watched, states: dict[str, str], name: str) -> None:
    answers: list[bytes] = []
    addresses: list[str] = []

    def weigh(response) -> None:  # type: ignore[no-untyped-def]
        path = urlsplit(response.url).path
        if response.url.startswith("data:") or path.endswith((".png", "/xem-truoc")):
            return
        addresses.append(path)
        answers.append(gzip.compress(response.body()))

    tab.page.on("response", weigh)
    tab.open(states[name])
    tab.page.wait_for_load_state("networkidle")
    assert len(addresses) <= 8, addresses
    assert sum(map(len, answers)) <= 120 * 1024


def test_three_hundred_tasks_stay_workable(tab: Watched, office: Office) -> None:
    draft = office.drafts.create(whole_plan(tasks=300))
    page = tab.open(f"/soan-thao/{draft.id}")
    press(tab, f"add:{TASKS}")
    expect(page.locator(f"#{TASKS}-300-noi_dung")).to_be_focused()
    page.keyboard.type("Việc thứ ba trăm lẻ một")
    page.wait_for_timeout(3_500)
    tab.wait_saved()
    file = next(office.settings.drafts.glob("*.yaml"))
    tree = read_yaml(file.read_bytes(), file.name).tree
    tasks = tree["noi_dung"]["chu_de"][0]["nhiem_vu"]  # type: ignore[index,call-overload]
    assert tasks[300] == {"noi_dung": "Việc thứ ba trăm lẻ một"}
    assert len(page.evaluate("new URLSearchParams(new FormData(document.forms[0])).toString()")) < (
        MAX_BODY
    )
