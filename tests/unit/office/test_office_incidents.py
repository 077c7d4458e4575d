"""Incidents: where the program failed, without a word of what it worked on."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.office.incidents import keep_incident

SECRET = "Nguyễn Văn Kín, sinh năm 2015"


def fault(text: str) -> Exception:
    try:
        try:
            int(text)
        except ValueError as error:
            raise LookupError(text) from error
    except LookupError as error:
        return error


def test_places_and_kinds_are_kept_and_texts_are_not(tmp_path: Path) -> None:
    code, file = keep_incident(tmp_path, fault(SECRET))
    assert re.fullmatch(r"[0-9A-F]{4}-01", code)
    assert file == tmp_path / "su_co" / f"{code}.txt"
    text = file.read_text(encoding="utf-8")
    assert text.index("builtins.ValueError") < text.index("builtins.LookupError")
    assert re.search(r"test_office_incidents\.py:\d+ fault", text)
    assert SECRET not in text
    assert "Kín" not in text


def test_one_fault_has_one_name_whatever_it_worked_on(tmp_path: Path) -> None:
    codes = [keep_incident(tmp_path, fault(text))[0] for text in ("một", "hai", "ba")]
    assert len({code.partition("-")[0] for code in codes}) == 1
    assert [code.partition("-")[2] for code in codes] == ["01", "02", "03"]


def test_another_fault_has_another_name(tmp_path: Path) -> None:
    codes = [keep_incident(tmp_path, error)[0] for error in (fault("a"), ZeroDivisionError())]
    assert codes[0][:4] != codes[1][:4]


def test_a_fault_that_comes_again_and_again_does_not_fill_the_disk(tmp_path: Path) -> None:
    for _ in range(300):
        keep_incident(tmp_path, fault("a"))
    assert len(list((tmp_path / "su_co").iterdir())) == 255


def test_without_a_place_there_is_still_a_code(tmp_path: Path) -> None:
    (tmp_path / "su_co").write_bytes(b"")
    code, file = keep_incident(tmp_path, fault("a"))
    assert re.fullmatch(r"[0-9A-F]{4}-00", code)
    assert file is None
