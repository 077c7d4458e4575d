"""What must agree inside one paper: each rule has the record that breaks it and only it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.documents.noi_dung import CONTENTS
from docgen.documents.rules import judge, recipients_of
from docgen.documents.van_ban import VanBanCoTenLoai
from docgen.intake.build import build
from docgen.intake.labels import with_places
from docgen.messages import message_for
from docgen.norms import norm_for
from docgen.problems import Problem
from tests.support.records import PLAN_2026, put, sample_files, tree_of, yaml_record

NORM = norm_for(date(2026, 1, 1))


def paper_of(tree: dict[str, Any]) -> VanBanCoTenLoai:
    kind = "_".join(str(tree["mau"]).split("-")[:2])
    result = build(yaml_record(tree), VanBanCoTenLoai, content=CONTENTS[kind], fixed={"loai": kind})
    assert result.model is not None, result.report
    return result.model


def judged(*changes: tuple[tuple[str | int, ...], Any]) -> list[Problem]:
    tree = tree_of(PLAN_2026)
    for path, value in changes:
        put(tree, path, value)
    found = judge(paper_of(tree), NORM)
    return list(with_places(found, yaml_record(tree), VanBanCoTenLoai, CONTENTS["ke_hoach"]))


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_samples_have_nothing_to_mend(file: Any) -> None:
    assert not judge(paper_of(tree_of(file)), NORM).errors


TASK = ("noi_dung", "chu_de", 0, "nhiem_vu", 0)
SIGNER = ("co_quan", "nguoi_ky", 1)


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ([(("bi_mat",), "có")], "SECRET_PAPER", "bi_mat"),
        ([(("trich_yeu",), "a" * 501)], "TOO_LONG_NORM", "trich_yeu"),
        ([((*SIGNER, "ho_ten"), "a" * 51)], "TOO_LONG_NORM", "ky.nguoi_ky"),
        ([(("trich_yeu",), "Kế hoạch năm 2024")], "TY-01", "trich_yeu"),
        ([(("nam",), "2023")], "DATE_FAR", "ngay"),
        ([(("ngay",), "07/3/2026")], "DATE_WEEKEND", "ngay"),
        ([(("ngay",), None)], "NUMBER_WITHOUT_DATE", "ngay"),
        ([(("co_quan", "co_chu"), "12")], "UNKNOWN_SIZE_SET", "co_quan.co_chu"),
        ([(("kinh_gui",), ["Sở Y tế"])], "NO_KINH_GUI", "kinh_gui"),
        ([(("can_cu", 0, "ngay"), None)], "GROUND_NGAY", "can_cu[1].ngay"),
        ([(("can_cu", 2, "co_quan"), "")], "GROUND_CO_QUAN", "can_cu[3].co_quan"),
        ([(("can_cu", 2, "so_ky_hieu"), "")], "GROUND_SO_KY_HIEU", "can_cu[3].so_ky_hieu"),
        ([(("can_cu", 2, "trich_yeu"), "")], "GROUND_TRICH_YEU", "can_cu[3].trich_yeu"),
        ([(("can_cu", 2, "loai"), "")], "GROUND_LOAI", "can_cu[3].loai"),
        ([(("can_cu", 0, "so_ky_hieu"), "102/2016/QH13")], "CC-03", "can_cu[1].so_ky_hieu"),
        ([(("can_cu", 2, "so_ky_hieu"), "56/NĐ-CP")], "CC-02", "can_cu[3].so_ky_hieu"),
        ([(("noi_nhan", 2, "nhom"), "trong-phuon")], "UNKNOWN_GROUP", "noi_nhan[3].nhom"),
        ([(("noi_nhan", 0, "ten"), "")], "RECIPIENT_EMPTY", "noi_nhan[1].ten"),
        ([(("noi_nhan", 0, "ten"), "CÔNG AN phường")], "RECIPIENT_TWICE", "noi_nhan[3]"),
        ([(("ky", "nguoi_ky"), "pham-thi-ho")], "UNKNOWN_SIGNER", "ky.nguoi_ky"),
        ([(("ky", "tu_cach"), "thua_lenh")], "SIGNING_IMPOSSIBLE", "ky.tu_cach"),
        ([((*SIGNER, "tu_ngay"), "01/4/2026")], "SIGNER_NOT_SERVING", "ky.nguoi_ky"),
        (
            [
                (("ky", "tu_cach"), "thua_uy_quyen"),
                ((*SIGNER, "vai_tro"), "nguoi_duoc_uy_quyen"),
            ],
            "MANDATE_MISSING",
            "ky.van_ban_uy_quyen",
        ),
        ([((*TASK, "thoi_han"), "tháng 02/2026")], "DEADLINE_BEFORE_ISSUE", "noi_dung."),
        ([(("noi_dung", "chu_de", 2, "tieu_de"), "")], "TOPIC_EMPTY", "noi_dung.chu_de[3].tieu_de"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_broken_rule_gives_exactly_one_problem(changes: Any, code: str, place: str) -> None:
    (problem,) = judged(*changes)
    assert problem.code == code
    assert problem.place.startswith(place)
    message = message_for(problem)
    assert message.remedy
    assert "{" not in message.sentence.replace("{nam}", "")


def test_an_appendix_needs_tasks() -> None:
    tree = tree_of(PLAN_2026)
    for topic in tree["noi_dung"]["chu_de"]:
        topic["nhiem_vu"] = []
        topic["doan"] = ["Thực hiện thường xuyên."]
    assert [one.code for one in judge(paper_of(tree), NORM)] == ["APPENDIX_WITHOUT_TASKS"]


def test_groups_are_taken_apart_in_their_place() -> None:
    names = [one.ten for one, _ in recipients_of(paper_of(tree_of(PLAN_2026)))]
    assert names[:3] == ["UBND tỉnh", "Sở Y tế", "Thường trực Đảng ủy phường"]
    assert len(names) == 11
