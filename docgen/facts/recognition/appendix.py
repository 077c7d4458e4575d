"""Heads of appendices, issued documents and copies (PL I, Phần I, III.1; Phần II, II; Mẫu 3.1)."""

from __future__ import annotations

from docgen.facts.recognition.kinds import titled
from docgen.facts.recognition.lines import Line, Mark, Sheet
from docgen.facts.recognition.regions import appendix_number

_SURE, _LIKELY, _POSSIBLE = 0.97, 0.9, 0.75
_LONGEST = 400
_MOST_LINES = 10


def read_appendix_head(sheet: Sheet, lines: list[Line]) -> int:
    """Mark label, title and pointer of an appendix; return the line after them."""
    free = [line for line in lines if line.text and line.at not in sheet.taken]
    labels = (line for line in free[:_MOST_LINES] if appendix_number(sheet, line))
    label = next(labels, free[0] if free else None)
    if label is None:
        return lines[-1].at + 1 if lines else 0
    end = label.at + 1
    below = [line for line in lines if line.at > label.at]
    if appendix_number(sheet, label):
        _label(sheet, label)
    else:
        below = [label, *below]
    return max(end, _title_and_pointer(sheet, below, end))


def _label(sheet: Sheet, line: Line) -> None:
    """Mark the label; where the title stands in the same line, each is a piece of it."""
    found = sheet.patterns.appendix.match(line.flat)
    assert found is not None
    if not found["rest"].strip(" *0123456789.…"):
        sheet.mark("phu_luc_so", [line], _SURE)
        return
    sheet.note("phu_luc_so", line, 0, found.start("rest"), _LIKELY)
    sheet.note("phu_luc_tieu_de", line, found.start("rest"), len(line.raw), _LIKELY)
    sheet.cover(line)


def _title_and_pointer(sheet: Sheet, below: list[Line], end: int) -> int:
    title: list[Line] = []
    for place, line in enumerate(below):
        if line.data or len(title) > _MOST_LINES:
            break
        if line.blank or line.rule:
            continue
        if sheet.patterns.attached.match(line.flat):
            sheet.mark("phu_luc_tieu_de", title, _LIKELY)
            pointer = read_pointer(sheet, below[place:])
            sheet.mark("phu_luc_chi_dan", pointer, _SURE)
            return pointer[-1].at + 1
        if not _may_title(sheet, line, title):
            break
        title.append(line)
    sheet.mark("phu_luc_tieu_de", title, _LIKELY)
    return title[-1].at + 1 if title else end


def _may_title(sheet: Sheet, line: Line, title: list[Line]) -> bool:
    if len(line.text) > _LONGEST or line.side == "left" or line.cell is not None:
        return False
    if title and line.at - title[-1].at > 1:
        return False
    number = line.step
    if number is not None and not (line.centered and line.upper):
        return False
    return line.upper or (line.centered and line.bold) or (line.centered and not title)


def read_pointer(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """The lines of “(Kèm theo …)” from its first to the closing bracket."""
    found = [lines[0]]
    if not lines[0].text.startswith("("):
        return found
    for line in lines[1:4]:
        if ")" in found[-1].text or line.blank or line.data or line.rule:
            break
        found.append(line)
    return found


def read_issued_head(sheet: Sheet, lines: list[Line], start: int) -> int:
    """Mark title and pointer of a document issued with a decision; return the line after them."""
    free = [line for line in lines if line.at >= start]
    title: list[Line] = []
    for place, line in enumerate(free):
        if line.blank or line.rule:
            continue
        if sheet.patterns.attached.match(line.flat):
            _issued_title(sheet, title)
            pointer = read_pointer(sheet, free[place:])
            issued = sheet.patterns.issued.match(line.flat)
            sheet.mark("kem_theo_quyet_dinh" if issued else "phu_luc_chi_dan", pointer, _SURE)
            return pointer[-1].at + 1
        if line.data or line.at in sheet.taken or len(title) > _MOST_LINES:
            break
        if not (line.centered or line.bold or line.upper):
            break
        title.append(line)
    _issued_title(sheet, title[:_MOST_LINES])
    return title[-1].at + 1 if title else start


def _issued_title(sheet: Sheet, title: list[Line]) -> None:
    """Mark name and abstract; a list without the name of a kind has a title only."""
    if not title:
        return
    found = titled(title[0].flat, sheet.norm)
    if found is None or not (found.exact or title[0].upper):
        sheet.mark("phu_luc_tieu_de", title, _POSSIBLE)
        return
    sheet.mark("ten_loai", title[:1], _LIKELY if found.exact else _POSSIBLE)
    sheet.mark("trich_yeu", title[1:], _LIKELY)


def read_copy(sheet: Sheet, lines: list[Line]) -> None:
    """Mark the block of a copy: heading, agency, number, place and date (Mẫu 3.1)."""
    free = [line for line in lines if line.text and line.at not in sheet.taken and not line.data]
    for line in free:
        if line.letters.removesuffix("banchinh") in sheet.patterns.copies:
            sheet.mark("sao_hinh_thuc", [line], _SURE)
        elif sheet.patterns.copy_number.match(line.flat):
            sheet.mark("sao_so_ky_hieu", [line], _SURE)
        elif sheet.patterns.dated.fullmatch(line.flat.strip()):
            sheet.mark("sao_dia_danh", [line], _SURE)
    first = next((line for line in free if line.at not in sheet.taken and not line.rule), None)
    if first is not None and first.upper:
        rest = [line for line in free if line.upper and line.side == first.side]
        number = next(
            (m.lines[0].at for m in sheet.marks if m.id == "sao_so_ky_hieu"), first.at + 2
        )
        sheet.mark(
            "sao_co_quan", [line for line in rest if line.at < max(number, first.at + 1)], _LIKELY
        )
    edge = next((line for line in lines if line.rule and line.side == "full"), None)
    if edge is not None:
        sheet.mark("sao_duong_ke", [edge], _LIKELY)


def rename_signer(marks: list[Mark]) -> None:
    """Give the signing block of a copy its own component: one for authority, post and name."""
    for mark in marks:
        if mark.id in ("quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten"):
            mark.id = "sao_nguoi_ky"
