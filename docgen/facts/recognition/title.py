"""Name of the kind, abstract, authority and words of decision (PL I, Phần I, II.5; Mẫu 1.1-1.4)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.facts.recognition.flat import nearly
from docgen.facts.recognition.head import Head
from docgen.facts.recognition.kinds import Titled, has, titled
from docgen.facts.recognition.lines import Line, Sheet
from docgen.facts.recognition.words import ABSTRACT, OFFICE, POST
from docgen.norms.model import Kind

_SEARCHED = 14
"""Printed lines after the head among which the title is."""
_LONGEST_ABSTRACT = 420
_SURE, _LIKELY, _POSSIBLE, _WEAK = 0.98, 0.9, 0.7, 0.5


@dataclass(slots=True)
class Title:
    """The title that was found; ``end`` is the line after all that belongs to it."""

    line: Line | None = None
    kind: Kind | None = None
    exact: bool = False
    end: int = 0


def read_title(sheet: Sheet, lines: list[Line], head: Head) -> Title:
    """Find name, abstract, authority and words of decision after a head, and mark them."""
    title = Title(end=head.end)
    after = [line for line in lines if line.at >= head.end]
    _name(sheet, lines, after, head, title)
    if title.line is None:
        return title
    rest = [line for line in lines if line.at > title.line.at]
    authorised = title.kind is None or has(title.kind, "loi_quyet_dinh", sheet.norm)
    decides = _decides(sheet, rest) if authorised else None
    has_abstract = has(title.kind, "trich_yeu", sheet.norm)
    block = _block(sheet, rest, title, decides) if has_abstract else []
    authority = _authority(sheet, block, title, decides)
    abstract = [line for line in block if line.text and line not in authority and not line.rule]
    sheet.mark("trich_yeu", abstract, _LIKELY if title.exact else _POSSIBLE)
    ends = [line.at for line in (title.line, *abstract, *authority)]
    title.end = max(ends) + 1
    if decides is not None:
        sheet.mark("loi_quyet_dinh", [decides], _SURE)
    return title


def _name(sheet: Sheet, lines: list[Line], after: list[Line], head: Head, title: Title) -> None:
    """Find the line with the name of a kind, else a line in capitals that stands in its place."""
    other: Line | None = None
    for line in _candidates(sheet, after):
        found = titled(line.flat, sheet.norm)
        if found is not None and _is_title(line, found) and (found.exact or other is None):
            _take(sheet, title, line, found)
            return
        if other is None and _looks_like_title(line):
            other = line
    if other is not None and head.about is None:
        title.line = other
        sheet.mark("ten_loai", [other], _WEAK)


def _candidates(sheet: Sheet, after: list[Line]) -> list[Line]:
    """Return the printed lines before the addressee, the grounds or the text begin."""
    found: list[Line] = []
    for line in after:
        if line.data or line.blank or line.at in sheet.taken or line.rule:
            continue
        if sheet.patterns.to.match(line.flat) or len(found) >= _SEARCHED:
            break
        if _is_text(line):
            break
        found.append(line)
    return found


def _is_text(line: Line) -> bool:
    """Whether a line is prose or a step of the text rather than a part of the title."""
    if line.centered or line.upper or line.bold:
        return False
    return len(line.text) > 90 or line.step is not None


def _is_title(line: Line, found: Titled) -> bool:
    if line.text.endswith(":"):
        return False
    if found.exact:
        return line.upper or line.bold or line.centered
    named = line.raw[: found.end].strip()
    return named.isupper() and (line.centered or line.bold) and len(line.text) < _LONGEST_ABSTRACT


def _looks_like_title(line: Line) -> bool:
    return line.upper and line.centered and (line.bold or line.cell is None) and len(line.text) < 90


def _take(sheet: Sheet, title: Title, line: Line, found: Titled) -> None:
    title.line, title.kind, title.exact = line, found.kind, found.exact
    look = sum((line.upper, line.bold, line.centered))
    if found.exact or line.upper:
        sheet.mark("ten_loai", [line], (_POSSIBLE, _POSSIBLE, _LIKELY, _SURE)[look])
        return
    # Name and abstract in one line: each is a piece of it.
    sheet.note("ten_loai", line, 0, found.end, _LIKELY)
    sheet.note("trich_yeu", line, found.end, len(line.raw), _LIKELY)
    sheet.cover(line)


def _decides(sheet: Sheet, rest: list[Line]) -> Line | None:
    """Find the words of decision: a line of their own before the first article."""
    for line in rest[:200]:
        if line.letters in sheet.patterns.decides and line.text.endswith((":", ".")):
            return line
        found = line.step if line.text else None
        if found is not None and found.level == "dieu":
            break
    plain = (line for line in rest[:200] if line.letters in sheet.patterns.decides and line.upper)
    return next(plain, None) or _misspelt(sheet, rest)


def _misspelt(sheet: Sheet, rest: list[Line]) -> Line | None:
    """Words of decision with a slip, in capitals in the middle, before the first article."""
    for line in rest[:60]:
        if line.step is not None and line.step.level == "dieu":
            return None
        alone = line.upper and line.centered and line.text.endswith(":")
        if alone and any(nearly(line.letters, words) for words in sheet.patterns.decides):
            return line
    return None


def _block(sheet: Sheet, rest: list[Line], title: Title, decides: Line | None) -> list[Line]:
    """Return what stands between the name and the text: abstract, blank lines, authority."""
    block: list[Line] = []
    for line in rest:
        if line.data or line is decides or _ends_block(sheet, line, block, title, decides):
            break
        block.append(line)
    while block and block[-1].blank:
        block.pop()
    return block


def _ends_block(
    sheet: Sheet, line: Line, block: list[Line], title: Title, decides: Line | None
) -> bool:
    if line.blank or line.rule:
        return False
    shapes = sheet.patterns
    if shapes.to.match(line.flat) or shapes.attached.match(line.flat):
        return True
    if shapes.grounds.match(line.flat) and not (line.centered and line.bold):
        return True
    if line.at in sheet.taken or _is_step(line) or shapes.number.match(line.flat):
        return True
    if decides is not None and line.at < decides.at and line.upper:
        return False
    return not _continues(block, line, title)


def _is_step(line: Line) -> bool:
    found = line.step
    return bool(line.numbered.strip()) or (
        found is not None and found.level not in ("gach", "diem")
    )


def _continues(block: list[Line], line: Line, title: Title) -> bool:
    """Whether a line still belongs to the abstract."""
    printed = [one for one in block if one.text and not one.rule]
    if any(one.rule for one in block) and printed:
        return False
    if printed and line.text[0].islower() and len(line.text) < 200:
        return True
    if len(line.text) > _LONGEST_ABSTRACT or not (line.centered or line.bold):
        return not printed and title.exact and line.at - _last(title) <= 2 and len(line.text) < 200
    if printed and block[-1].blank:
        return _alike(printed[-1], line)
    if not printed or line.centered:
        return True
    return _alike(printed[-1], line) or (line.bold and printed[-1].bold and line.upper is False)


def _last(title: Title) -> int:
    return title.line.at if title.line is not None else 0


def _alike(above: Line, line: Line) -> bool:
    """Whether two lines look like one text: same weight, same place."""
    return (
        above.bold == line.bold and above.centered == line.centered and not line.text.endswith(":")
    )


def _authority(sheet: Sheet, block: list[Line], title: Title, decides: Line | None) -> list[Line]:
    """Mark the lines in capitals at the end of the block where the kind has an authority."""
    if decides is None and (
        title.kind is None or not has(title.kind, "tham_quyen_ban_hanh", sheet.norm)
    ):
        return []
    if title.kind is not None and not title.kind.forms:
        return []
    found: list[Line] = []
    for line in reversed(block):
        if line.rule or (line.blank and found):
            break
        if line.text and (ABSTRACT.match(line.flat) or not _may_be_authority(line, found)):
            break
        if line.text:
            found.insert(0, line)
    if found and not _may_decide(found, block):
        return []
    sheet.mark("tham_quyen_ban_hanh", found, _SURE if decides else _LIKELY)
    return found


def _may_be_authority(line: Line, found: list[Line]) -> bool:
    """In capitals; else, as a slip, the last line alone where it names a post or a body."""
    named = POST.match(line.flat) or OFFICE.match(line.flat)
    return line.upper or bool(not found and line.centered and named and len(line.text) < 90)


def _may_decide(found: list[Line], block: list[Line]) -> bool:
    first = found[0]
    if POST.match(first.flat) or OFFICE.match(first.flat):
        return True
    return any(line.text and line not in found for line in block)
