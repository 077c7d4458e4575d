"""Pictures of every screen in its states, for people to look at (decision 35).

``PYTHONPATH=. python tests/functional/web/screens.py [folder for the full pictures]`` makes the
sheets under ``tests/golden/man_hinh/`` anew: one per screen, wide and narrow side by side. They are
looked at, not compared byte for byte.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from browsing import Watched, chromium, served
from PIL import Image
from plans import TASKS, office_entry, whole_plan
from playwright.sync_api import Page

from docgen.intake.record import Record
from docgen.office import Office, open_office
from docgen.settings import Settings, bundled
from tests.rules.docx import Docx
from web import create_app
from web.downloads import KINDS

GOLDEN = Path(__file__).parents[2] / "golden" / "man_hinh"
LIMIT = 150 * 1024
_HEIGHT = 1500
_COLOURS = 24

Look = Callable[[Watched], Page]


def screens(office: Office) -> dict[str, Look]:
    """Name of the sheet → how to get there."""
    blank = {"mau": "ke-hoach-bao-ve-tre-em@1", "nam": "2026", "noi_dung": {"kieu": "ke_hoach"}}
    full = whole_plan(tasks=6) | {"ngay": "05/5/2026"}
    wrong = whole_plan() | {"ngay": "31/4/2026", "ky": {}}
    ids = [office.drafts.create(tree).id for tree in (blank, full, wrong)]
    empty, whole, faulty = (f"/soan-thao/{one}" for one in ids)
    return {
        "trang-chinh": at("/"),
        "chon-mau": at("/soan-thao/moi"),
        "co-quan": at("/co-quan"),
        "co-quan-loi": wrong_profile,
        "soan-trong": at(empty, pages=True),
        "soan-du": at(whole, pages=True),
        "soan-nhiem-vu": lambda tab: tasks(tab, whole),
        "soan-nguoi-ky": lambda tab: part(tab, whole, "phan-noi-nhan"),
        "soan-cac-phan": lambda tab: menu(tab, whole),
        "soan-loi": at(f"{faulty}?kiem=1", pages=True),
        "soan-xung-dot": lambda tab: conflict(tab, whole, office),
        "kiem-tra": at("/kiem-tra"),
        "kiem-tra-ket-qua": lambda tab: checked(tab, faulty_plan(office)),
        "kiem-tra-tu-choi": lambda tab: checked(tab, b"x"),
        "bi-mat": lambda tab: secret(tab, whole),
        "xoa": at(f"{whole}/xoa"),
        "tro-giup": at("/tro-giup"),
        "giay-phep": at("/tro-giup/giay-phep"),
        "khong-co": at("/khong-co"),
    }


def at(path: str, *, pages: bool = False) -> Look:
    def look(tab: Watched) -> Page:
        page = tab.open(path)
        if pages:
            tab.wait_pages()
        return page

    return look


def wrong_profile(tab: Watched) -> Page:
    page = tab.open("/co-quan")
    page.locator("#co_quan-0-dia_danh").fill("")
    page.locator("#co_quan-0-tu_ngay").fill("31/2/2026")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    page.locator("#tom-tat-loi").wait_for()
    return page


def part(tab: Watched, path: str, name: str) -> Page:
    page = tab.open(path)
    tab.wait_pages()
    page.locator(f"#{name}").evaluate("one => one.scrollIntoView()")
    return page


def tasks(tab: Watched, path: str) -> Page:
    page = part(tab, path, "phan-nhiem-vu")
    menu = page.locator(f"#{TASKS}-0 details.khac > summary")
    menu.click()
    page.locator(f'button[value="del:{TASKS}-0"]').click()
    page.locator("[data-vua-lam] button").wait_for()
    page.locator(f"#{TASKS}-0 details.khac > summary").click()
    return page


def menu(tab: Watched, path: str) -> Page:
    page = part(tab, path, "phan-nhiem-vu")
    page.locator("#cac-phan summary").click()
    return page


def conflict(tab: Watched, path: str, office: Office) -> Page:
    page = tab.open(path)
    name = path.rpartition("/")[2]
    tree = office.drafts.get(name).record.tree
    office.drafts.save(name, tree | {"trich_yeu": f"{tree['trich_yeu']} (thẻ khác)"})
    page.locator("#trich_yeu").fill("Tên đang gõ năm {nam}")
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    page.get_by_role("button", name="Giữ bản đang gõ").wait_for()
    page.get_by_text("Xem hai bản").click()
    return page


def secret(tab: Watched, path: str) -> Page:
    page = tab.open(path)
    page.get_by_label("Văn bản có nội dung bí mật nhà nước").check()
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    page.get_by_role("heading", name="Dừng soạn thảo").wait_for()
    return page


def faulty_plan(office: Office) -> bytes:
    """A whole plan as Word file with a few slips."""
    paper = office.check(Record(whole_plan(tasks=6) | {"ngay": "05/5/2026"})).paper
    assert paper
    docx = Docx(office.render(paper))
    docx.write("TTTrichYeu", docx.words("TTTrichYeu") + ".")
    docx.replace("TTNoiDung", "ban hành", "ban hành ban hành")
    docx.write("TTLuu", "- Lưu VT, VHXH")
    docx.letters("TTHoTen", '<w:b w:val="0"/>')
    docx.section("pgMar", right="700")
    return docx.bytes()


def checked(tab: Watched, docx: bytes) -> Page:
    page = tab.open("/kiem-tra")
    file = {"name": "Kế hoạch 2026.docx", "mimeType": KINDS["docx"], "buffer": docx}
    page.locator("#tep").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    page.locator("#ket-qua, #tom-tat-loi").wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    return page


def sheet(wide: bytes, narrow: bytes) -> bytes:
    """Both pictures side by side, as large as the limit allows."""
    pictures = [Image.open(io.BytesIO(one)).convert("RGB") for one in (wide, narrow)]
    width = sum(one.width for one in pictures) + 20
    whole = Image.new("RGB", (width, max(one.height for one in pictures)), (120, 120, 120))
    whole.paste(pictures[0], (0, 0))
    whole.paste(pictures[1], (pictures[0].width + 20, 0))
    for share in (1, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35):
        size = (round(whole.width * share), round(whole.height * share))
        small = whole.resize(size, Image.Resampling.LANCZOS).quantize(_COLOURS)
        buffer = io.BytesIO()
        small.save(buffer, "PNG", optimize=True)
        if buffer.tell() <= LIMIT:
            return buffer.getvalue()
    raise ValueError("the pictures do not fit")


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(data=Path(data), templates=bundled("templates_docx"))
        office = open_office(settings, actor="screens")
        office.save_profile(Record({"co_quan": [office_entry()]}))
        looks = screens(office)
        GOLDEN.mkdir(parents=True, exist_ok=True)
        with served(create_app(settings)) as base, chromium() as browser:
            for name, look in looks.items():
                shots = []
                for width in (1366, 360):
                    page = browser.new_page(
                        viewport={"width": width, "height": _HEIGHT}, reduced_motion="reduce"
                    )
                    look(Watched(page, base))
                    page.wait_for_timeout(400)
                    shots.append(page.screenshot())
                    (folder / f"{name}-{width}.png").write_bytes(shots[-1])
                    page.close()
                (GOLDEN / f"{name}.png").write_bytes(sheet(*shots))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()))
