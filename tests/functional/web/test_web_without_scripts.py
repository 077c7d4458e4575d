"""Every flow of the pages with JavaScript switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
from clerk import Clerk
from plans import TASKS, TEMPLATE, office_entry, whole_plan

from docgen.intake.sources import read_yaml
from docgen.office import Office
from docgen.settings import Settings

TYPED = {
    "trich_yeu": "Bảo vệ trẻ em năm {nam}",
    "noi_dung-mo_dau": "Ủy ban nhân dân phường ban hành Kế hoạch, cụ thể như sau:",
    "noi_dung-muc_dich": "Trẻ em được sống an toàn.\r\nGia đình được hỗ trợ kịp thời.",
    "noi_dung-yeu_cau": "Các khu phố phối hợp chặt chẽ.",
    "noi_dung-chu_de-0-tieu_de": "Công tác tuyên truyền",
    "noi_dung-chu_de-0-doan": "Tuyên truyền trong trường học.",
    "noi_dung-phan_cong-0-don_vi": "Phòng Văn hóa - Xã hội",
    "noi_dung-ket_thuc": "Trên đây là Kế hoạch",
    "noi_nhan-4001-nhom": "trong-phuong",
    "ky-tu_cach": "tap_the",
    "ky-nguoi_ky": "nguyen-thi-mau",
}


def test_a_paper_is_started_typed_saved_and_downloaded(clerk: Clerk, blank: str) -> None:
    page = clerk.press("tai:docx", TYPED)
    refresh = page.one("meta", **{"http-equiv": "refresh"}).get("content", "")
    file = clerk.client.get(refresh.partition("url=")[2])
    assert file.status_code == 200
    assert file.data[:2] == b"PK"
    assert "Đã lưu lúc" in page.text


def test_the_start_page_lists_the_draft(clerk: Clerk, blank: str) -> None:
    clerk.press("luu", TYPED)
    page = clerk.open("/")
    assert page.all("a", href=blank)
    assert "Bảo vệ trẻ em năm" in page.text


def test_the_draft_is_the_yaml_the_command_line_reads(
    clerk: Clerk, blank: str, office: Office, settings: Settings
) -> None:
    clerk.press("luu", TYPED)
    (file,) = settings.drafts.glob("*.yaml")
    record = office.read(file)
    assert record.tree["noi_dung"]["muc_dich"] == [  # type: ignore[index,call-overload]
        "Trẻ em được sống an toàn.",
        "Gia đình được hỗ trợ kịp thời.",
    ]
    assert record.tree["mau"] == f"{TEMPLATE}@1"
    assert office.check(record).paper is not None


def test_groups_left_blank_are_not_written(clerk: Clerk, blank: str, settings: Settings) -> None:
    clerk.press("luu", TYPED)
    (file,) = settings.drafts.glob("*.yaml")
    tree = read_yaml(file.read_bytes(), file.name).tree
    content = tree["noi_dung"]
    assert isinstance(content, dict)
    assert not {"tinh_hinh", "chi_tieu", "kinh_phi", "phu_luc"} & set(content)
    assert not {"can_cu", "luu", "do_khan", "kinh_gui", "bi_mat"} & set(tree)
    assert content["chu_de"] == [
        {"tieu_de": "Công tác tuyên truyền", "doan": ["Tuyên truyền trong trường học."]}
    ]


def test_an_unfinished_draft_is_stored_and_its_gaps_are_listed(clerk: Clerk, blank: str) -> None:
    page = clerk.press("luu", {"trich_yeu": "Bảo vệ trẻ em"}, status=422)
    assert page.title.startswith("Lỗi: ")
    assert page.focused[0].get("id") == "tom-tat-loi"
    assert len(page.summary) >= 5
    assert clerk.open(blank).by_id("trich_yeu").text == "\nBảo vệ trẻ em".lstrip("\n")


def test_each_sentence_of_the_summary_stands_beside_its_field(clerk: Clerk, blank: str) -> None:
    page = clerk.press("luu", status=422)
    for link in page.one("div", id="tom-tat-loi").iter("a"):
        name = (link.get("href") or "")[1:]
        beside = " ".join("".join(page.by_id(f"{name}--loi").itertext()).split())
        assert "".join(link.itertext()) in beside
        described = page.by_id(name).get("aria-describedby") or ""
        if page.by_id(name).tag in ("input", "textarea", "select"):
            assert f"{name}--loi" in described.split()
            assert page.by_id(name).get("aria-invalid") == "true"


def test_wrong_values_come_back_exactly_as_typed(clerk: Clerk, blank: str) -> None:
    typed = {
        "nam": "hai nghìn",
        "ngay": " 31/4/2026 ",
        "noi_dung-mo_dau": "\r\n  dòng một\r\n\r\n\tdòng hai  \r\n",
        "noi_dung-kinh_phi-so_tien": "hai triệu",
        "noi_dung-chu_de-0-tieu_de": 'Dấu " và <b> & \\ {{ x }}',
    }
    clerk.press("luu", typed, status=422)
    shown = dict(clerk.fields())
    assert {name: shown[name] for name in typed if name != "noi_dung-mo_dau"} == {
        name: text for name, text in typed.items() if name != "noi_dung-mo_dau"
    }
    assert shown["noi_dung-mo_dau"].strip("\r\n") == typed["noi_dung-mo_dau"].strip("\r\n")


def test_wrong_values_are_still_there_on_the_next_day(clerk: Clerk, blank: str) -> None:
    clerk.press("luu", {"ngay": "31/4/2026", "noi_dung-kinh_phi-so_tien": "hai triệu"}, status=422)
    clerk.open(blank)
    assert clerk.value("ngay") == "31/4/2026"
    assert clerk.value("noi_dung-kinh_phi-so_tien") == "hai triệu"


def contents(clerk: Clerk, places: str = TASKS) -> list[str]:
    return [
        text
        for name, text in clerk.fields()
        if name.startswith(places + "-") and name.endswith("-noi_dung") and name.count("-") == 5
    ]


FIRST, SECOND = "Tổ chức buổi nói chuyện thứ 1", "Tổ chức buổi nói chuyện thứ 2"


def test_an_entry_is_added_at_the_end_with_the_focus_in_it(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press(f"add:{TASKS}")
    assert contents(clerk) == [FIRST, SECOND, ""]
    assert page.focused[0].get("id") == f"{TASKS}-2-noi_dung"
    assert "Đã thêm nhiệm vụ 3" in page.text


def test_an_entry_is_added_below_another(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    clerk.press(f"below:{TASKS}-0")
    assert contents(clerk) == [FIRST, "", SECOND]


def test_an_entry_moves_down_and_up_and_the_button_keeps_the_focus(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press(f"down:{TASKS}-0")
    assert contents(clerk) == [SECOND, FIRST]
    assert page.focused[0].get("value") == f"down:{TASKS}-1"
    assert "vị trí 2/2" in page.text
    clerk.press(f"up:{TASKS}-1")
    assert contents(clerk) == [FIRST, SECOND]


def test_the_first_entry_stays_where_it_is(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press(f"up:{TASKS}-0")
    assert contents(clerk) == [FIRST, SECOND]
    assert page.focused[0].get("value") == f"up:{TASKS}-0"


def test_an_entry_is_doubled_whole(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    clerk.press(f"copy:{TASKS}-0")
    assert contents(clerk) == [FIRST, FIRST, SECOND]
    assert clerk.value(f"{TASKS}-1-thoi_han") == "tháng 6/2026"


def test_a_removed_entry_can_be_put_back_where_it_was(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press(f"del:{TASKS}-0")
    assert contents(clerk) == [SECOND]
    assert page.focused[0].get("value") == "undo"
    clerk.press("undo", {f"{TASKS}-0-chu_tri": "Công an phường"})
    assert contents(clerk) == [FIRST, SECOND]
    assert clerk.value(f"{TASKS}-0-thoi_han") == "tháng 6/2026"
    assert clerk.value(f"{TASKS}-1-chu_tri") == "Công an phường"


def test_a_removed_group_of_tasks_comes_back_with_all_of_them(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    before = clerk.fields()
    clerk.press("del:noi_dung-chu_de-0")
    clerk.press("undo")
    assert [pair for pair in clerk.fields() if pair[0] != "csrf_token" and pair[0][0] != "_"] == [
        pair for pair in before if pair[0] != "csrf_token" and pair[0][0] != "_"
    ]


def test_the_undo_ends_with_the_next_action(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    clerk.press(f"del:{TASKS}-0")
    page = clerk.press(f"add:{TASKS}")
    assert not page.all("button", value="undo")


def test_a_list_button_stores_what_was_typed_even_when_it_is_wrong(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    clerk.press(f"add:{TASKS}", {"ngay": "32/1/2026"})
    clerk.open(plan)
    assert clerk.value("ngay") == "32/1/2026"


def test_units_below_units_move_like_tasks(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    place = "noi_dung-phan_cong-0-truc_thuoc"
    clerk.press(f"add:{place}")
    clerk.press(f"add:{place}", {f"{place}-0-don_vi": "Tổ Một"})
    clerk.press(f"up:{place}-1", {f"{place}-1-don_vi": "Tổ Hai"})
    assert [clerk.value(f"{place}-{at}-don_vi") for at in (0, 1)] == ["Tổ Hai", "Tổ Một"]


def test_groups_of_the_profile_are_ticked_and_their_order_can_change(
    clerk: Clerk, plan: str
) -> None:
    clerk.open(plan)
    clerk.press("luu", {"noi_nhan-4001-nhom": "khu-pho"})
    page = clerk.press("up:noi_nhan-2")
    printed = page.by_id("in-noi-nhan").text or ""
    assert printed.splitlines() == [
        "- Công an phường;",
        "- Trạm Y tế phường;",
        "- Khu phố 1;",
        "- Sở Y tế (để b/c);",
        "- Lưu: VT, VHXH.",
    ]


def test_an_unticked_group_leaves_the_recipients(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press("luu", drop=("noi_nhan-0-nhom",))
    assert page.by_id("in-noi-nhan").text == "- Sở Y tế (để b/c);\n- Lưu: VT, VHXH."


def test_unticking_does_not_shift_what_a_button_is_about(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    clerk.press("add:noi_nhan", {"noi_nhan-1-ten": "Sở Y tế"})
    page = clerk.press("up:noi_nhan-2", {"noi_nhan-2-ten": "Trường Thử"}, drop=("noi_nhan-0-nhom",))
    printed = (page.by_id("in-noi-nhan").text or "").splitlines()
    assert printed[:2] == ["- Trường Thử;", "- Sở Y tế (để b/c);"]


def test_the_signing_block_is_derived_and_shown(clerk: Clerk, plan: str) -> None:
    page = clerk.open(plan)
    assert (page.by_id("in-khoi-ky").text or "").splitlines() == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Thị Mẫu",
    ]


def test_only_people_in_office_on_the_day_are_offered(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press("luu", {"ngay": "05/5/2026"})
    offered = [one.get("value") for one in page.by_id("ky-nguoi_ky").iter("option")]
    assert offered == ["", "nguyen-thi-mau"]


def test_fields_the_paper_does_not_have_are_shown_not_lost(clerk: Clerk, office: Office) -> None:
    tree = whole_plan() | {"ghi_chu": "giữ lại"}
    tree["noi_dung"]["muc_dih"] = ["gõ nhầm tên mục"]
    draft = office.drafts.create(tree)
    clerk.open(f"/soan-thao/{draft.id}")
    clerk.press("luu", status=422)
    assert clerk.value("ghi_chu") == "giữ lại"
    assert clerk.value("noi_dung-muc_dih-0") == "gõ nhầm tên mục"
    clerk.press("luu", {"ghi_chu": "", "noi_dung-muc_dih-0": ""})
    assert office.drafts.get(draft.id).record.tree == whole_plan()


def test_a_draft_with_its_own_office_keeps_it(clerk: Clerk, office: Office) -> None:
    draft = office.drafts.create(whole_plan() | {"co_quan": office_entry()})
    clerk.open(f"/soan-thao/{draft.id}")
    clerk.press("luu", {"trich_yeu": "Tên khác"})
    assert office.drafts.get(draft.id).record.tree["co_quan"] == office_entry()


def test_a_draft_is_thrown_away_only_after_a_question(clerk: Clerk, plan: str) -> None:
    clerk.open(f"{plan}/xoa")
    page = clerk.press()
    assert page.url == "/"
    assert "Chưa có bản thảo nào" in page.text
    clerk.open(plan, status=404)


def test_a_template_has_to_be_chosen(clerk: Clerk) -> None:
    clerk.open("/soan-thao/moi")
    page = clerk.press(drop=("mau",), typed={"nam": "2027"}, status=422)
    assert page.summary == ["Chọn mẫu văn bản"]
    assert clerk.value("nam") == "2027"


@pytest.mark.parametrize(
    "template", ["ke-hoach-bao-ve-tre-em", "bao-cao-cong-tac-tre-em", "to-trinh-de-nghi-cong-nhan"]
)
def test_every_template_can_be_opened_saved_and_extended(clerk: Clerk, template: str) -> None:
    clerk.open("/soan-thao/moi")
    page = clerk.press(typed={"mau": template, "nam": "2026"})
    clerk.press("luu", status=422)
    adds = [one.get("value", "") for one in page.all("button") if "add:" in one.get("value", "")]
    assert len(adds) >= 2
    for action in adds:
        clerk.open(page.url)
        clerk.press(action)


def test_a_secret_paper_stops_and_is_not_stored(
    clerk: Clerk, plan: str, settings: Settings
) -> None:
    before = _files(settings.data)
    clerk.open(plan)
    page = clerk.press("luu", {"bi_mat": "true", "trich_yeu": "Nội dung kín"})
    assert "Dừng soạn thảo trên hệ thống này" in page.text
    assert _files(settings.data) == before


def test_a_tick_by_mistake_loses_nothing(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    clerk.press("luu", {"bi_mat": "true", "trich_yeu": "Tên vừa sửa"})
    clerk.press("luu", form=1)
    assert clerk.value("trich_yeu") == "Tên vừa sửa"


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class TestTwoWriters:
    def test_the_later_one_is_asked_and_keeps_what_was_typed(self, clerk: Clerk, plan: str) -> None:
        other = Clerk(clerk.app)
        other.open(plan)
        clerk.open(plan)
        other.press("luu", {"trich_yeu": "Tên của người thứ nhất"})
        page = clerk.press("luu", {"trich_yeu": "Tên của người thứ hai"}, status=409)
        assert "đã được sửa ở nơi khác" in page.text
        assert clerk.value("trich_yeu") == "Tên của người thứ hai"
        assert "Tên của người thứ nhất" in page.text
        assert page.title.startswith("Lỗi: ")

    def test_keeping_the_typed_one_stores_it(self, clerk: Clerk, plan: str) -> None:
        other = Clerk(clerk.app)
        other.open(plan)
        clerk.open(plan)
        other.press("luu", {"trich_yeu": "Tên của người thứ nhất"})
        clerk.press("luu", {"trich_yeu": "Tên của người thứ hai"}, status=409)
        clerk.press("giu")
        assert clerk.open(plan).by_id("trich_yeu").text == "Tên của người thứ hai"

    def test_the_other_one_can_be_taken(self, clerk: Clerk, plan: str) -> None:
        other = Clerk(clerk.app)
        other.open(plan)
        clerk.open(plan)
        other.press("luu", {"trich_yeu": "Tên của người thứ nhất"})
        page = clerk.press("luu", {"trich_yeu": "Tên của người thứ hai"}, status=409)
        assert [one for one in page.all("a", href=plan) if "máy chủ" in "".join(one.itertext())]

    def test_the_same_post_sent_twice_is_no_conflict(self, clerk: Clerk, plan: str) -> None:
        page = clerk.open(plan)
        clerk.press(f"del:{TASKS}-0")
        clerk.page = page
        clerk.press(f"del:{TASKS}-0")
        assert contents(clerk) == [SECOND]


class TestProfile:
    def test_people_and_groups_are_added_and_stored(self, clerk: Clerk, office: Office) -> None:
        clerk.open("/co-quan")
        clerk.press("add:co_quan-0-nguoi_ky")
        clerk.press("add:co_quan-0-nhom_noi_nhan")
        typed = {
            "co_quan-0-nguoi_ky-2-ho_ten": "Trần Thị Thử",
            "co_quan-0-nguoi_ky-2-chuc_vu": "CHÁNH VĂN PHÒNG",
            "co_quan-0-nguoi_ky-2-vai_tro": "cap_truong_don_vi",
            "co_quan-0-nhom_noi_nhan-2-ten": "Trường học",
            "co_quan-0-nhom_noi_nhan-2-noi_nhan-0-ten": "Trường Tiểu học Thử Nghiệm",
        }
        page = clerk.press("luu", typed)
        assert "Đã lưu hồ sơ cơ quan" in page.text
        model = office.profile().model
        assert model
        assert [one.id for one in model.co_quan[0].nguoi_ky][-1] == "tran-thi-thu"
        assert model.co_quan[0].nhom_noi_nhan[-1].id == "truong-hoc"

    def test_a_profile_with_mistakes_is_not_stored_and_comes_back(
        self, clerk: Clerk, office: Office
    ) -> None:
        before = office.settings.office_file.read_bytes()
        clerk.open("/co-quan")
        page = clerk.press(
            "luu", {"co_quan-0-dia_danh": "", "co_quan-0-tu_ngay": "31/2/2026"}, status=422
        )
        assert page.title.startswith("Lỗi: ")
        assert clerk.value("co_quan-0-tu_ngay") == "31/2/2026"
        assert office.settings.office_file.read_bytes() == before

    def test_names_in_papers_stay_the_same_when_the_profile_is_saved_again(
        self, clerk: Clerk, office: Office
    ) -> None:
        clerk.open("/co-quan")
        clerk.press("luu", {"co_quan-0-nguoi_ky-1-ho_ten": "Nguyễn Thị Mẫu Hai"})
        model = office.profile().model
        assert model
        assert model.co_quan[0].nguoi_ky[1].id == "nguyen-thi-mau"

    def test_dates_are_shown_as_people_write_them(self, clerk: Clerk) -> None:
        clerk.open("/co-quan")
        assert clerk.value("co_quan-0-nguoi_ky-0-den_ngay") == "30/4/2026"


def test_without_a_profile_the_start_page_says_what_to_do_first(app, tmp_path) -> None:
    page = Clerk(app).open("/")
    assert "Chưa có hồ sơ cơ quan" in page.text
    assert Clerk(app).open("/co-quan").all("textarea", name="co_quan-0-ten")


def test_the_start_page_says_what_the_machine_lacks(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.messages import Message

    lacking = Message("X", "Phông chữ thiếu 50 chữ tiếng Việt", "Cài gói phông chữ")
    monkeypatch.setattr("web.views.home.machine_notices", lambda: (lacking,))
    assert "Phông chữ thiếu 50 chữ tiếng Việt.Cài gói phông chữ." in clerk.open("/").text


@pytest.mark.office
def test_nobody_is_named_on_the_page_before_being_chosen(clerk: Clerk, blank: str) -> None:
    page = clerk.press("xem")
    pictures = " ".join("".join(one.itertext()) for one in page.all("pre"))
    assert "KẾ HOẠCH" in pictures
    assert "Lê Văn Định" not in pictures
    assert (page.by_id("in-khoi-ky").text or "") == ""


@pytest.mark.office
def test_the_pages_are_made_with_a_button(clerk: Clerk, plan: str) -> None:
    clerk.open(plan)
    page = clerk.press("xem", {"trich_yeu": "Tên vừa gõ"})
    pictures = page.all("img")
    assert pictures
    answer = clerk.client.get(pictures[0].get("src"))
    assert answer.mimetype == "image/png"
    assert "immutable" in answer.headers["Cache-Control"]
    again = {"If-None-Match": answer.headers["ETag"]}
    assert clerk.client.get(pictures[0].get("src"), headers=again).status_code == 304
    assert "Tên vừa gõ" in " ".join("".join(one.itertext()) for one in page.all("pre"))


def test_the_help_and_the_licences_lie_on_this_machine(clerk: Clerk) -> None:
    titles = [
        clerk.open(url).title
        for url in ("/", "/soan-thao/moi", "/co-quan", "/tro-giup", "/tro-giup/giay-phep")
    ]
    assert len(set(titles)) == len(titles)
    assert "htmx" in clerk.open("/tro-giup/giay-phep").text
