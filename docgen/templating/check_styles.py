"""Looks of a template against its norm: styles, direct formatting, pages (``style.md`` 7.7).

A clerk owns wording and order, the norm owns measures; whatever is named here, apart from styles
that are not ours, ``docgen templates build`` mends by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from docgen.facts.package import Package
from docgen.problems import Problem
from docgen.templating.places import WORD, Story, parse, text_of, whole_file
from docgen.templating.stamp_parts import DOCUMENT, STYLES, R, number_place
from docgen.templating.styles import style_names

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.norms.model import Norm

OFF: Final = frozenset({"0", "false", "off"})
_RELATION: Final = f"{{{R}}}id"
_LETTERS: Final = {
    "rFonts": "phông chữ",
    "sz": "cỡ chữ",
    "color": "màu chữ",
    "highlight": "tô nền",
    "shd": "tô nền",
    "spacing": "giãn chữ",
    "w": "co giãn chữ",
    "position": "nâng hạ chữ",
    "u": "gạch chân",
    "strike": "gạch ngang",
    "dstrike": "gạch ngang",
    "caps": "chữ hoa",
    "smallCaps": "chữ hoa nhỏ",
    "vertAlign": "chỉ số trên, dưới",
}
"""Formatting of letters that only a style may give; bold and italic words are a clerk's own."""

_MEASURES: Final = {
    "keepNext": "liền đoạn sau",
    "keepLines": "không ngắt đoạn",
    "pBdr": "đường viền",
    "shd": "tô nền",
    "tabs": "điểm dừng tab",
    "spacing": "giãn dòng, giãn đoạn",
    "ind": "thụt lề",
    "jc": "căn lề",
    "outlineLvl": "cấp đề mục",
    "framePr": "khung chữ",
    "textAlignment": "căn dòng",
}
_PAGE: Final = {"pgSz": "khổ giấy", "pgMar": "lề trang", "pgNumType": "đánh số trang"}
_NEUTRAL: Final = frozenset({"code", "hint"})
"""Attributes that say nothing about the look: the printer's paper code, a hint of the keyboard."""

Look = Mapping[str, Mapping[str, str]]
"""Property → its attributes, as a style or a paragraph gives them."""


@dataclass(frozen=True)
class StyleSheet:
    """The styles of a file by display name."""

    root: _Element

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Style id → display name."""
        return {str(one.get(WORD + "styleId")): _name(one) for one in self._styles}

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """Display name → what the style itself says."""
        return {_name(one): _look(one) for one in self._styles}

    @property
    def _styles(self) -> list[_Element]:
        return list(self.root.iter(WORD + "style"))

    def name_of(self, paragraph: _Element) -> str:
        """Display name of a paragraph's style, "" where it has none."""
        return self.name_at(paragraph, "pPr/pStyle")

    def name_at(self, element: _Element, path: str) -> str:
        """Display name of the style that ``path`` below an element names."""
        mark = element.find("/".join(WORD + step for step in path.split("/")))
        identifier = "" if mark is None else str(mark.get(WORD + "val"))
        return self.names.get(identifier, identifier)


def style_sheet(package: Package) -> StyleSheet:
    """The styles of a package."""
    return StyleSheet(parse(package[package.parts_by_kind("styles")[0]]))


def _name(style: _Element) -> str:
    name = style.find(WORD + "name")
    return "" if name is None else str(name.get(WORD + "val"))


def _look(style: _Element) -> Look:
    found: dict[str, Mapping[str, str]] = {}
    for group in ("pPr", "rPr"):
        for one in style.iterfind(f"{WORD}{group}//*"):
            if values := _telling(one):
                found[f"{group}/{_local(one)}"] = values
    return found


def _telling(element: _Element) -> dict[str, str]:
    """Attributes without what holds anyway: no indent, no space, single lines, to the left."""
    return {
        name: value
        for name, value in _values(element).items()
        if value not in ("0", "off") and (name, value) not in _PLAIN
    }


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _values(element: _Element) -> dict[str, str]:
    """Attributes by local name; a switch says ``on`` or ``off`` however it is written."""
    plain = {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}
    for name in _NEUTRAL:
        plain.pop(name, None)
    if _local(element) in _SWITCHES:
        return {"val": "off" if plain.get("val") in OFF else "on"}
    return plain


_PLAIN: Final = frozenset({("line", "240"), ("lineRule", "auto"), ("val", "left")})
_SWITCHES: Final = frozenset(
    {"b", "bCs", "i", "iCs", "keepNext", "keepLines", "widowControl", "contextualSpacing"}
)


# --- styles in use ------------------------------------------------------------------------------


def foreign_styles(stories: Sequence[Story], sheet: StyleSheet, norm: Norm) -> Iterator[Problem]:
    """Paragraphs, words and tables in a style that is not one of the norm's "TT" styles."""
    ours = {name for name in style_names(norm) if name.startswith("TT ")}
    for story in stories:
        for paragraph in story.paragraphs:
            if _in_box(paragraph):
                continue
            if (name := sheet.name_of(paragraph)) not in ours:
                yield _foreign(story, paragraph, text_of(paragraph), name)
            for run in paragraph.iterfind(f"{WORD}r"):
                if name := sheet.name_at(run, "rPr/rStyle"):
                    yield _foreign(story, run, text_of(run), name)
        for table in story.root.iter(WORD + "tbl"):
            if (name := sheet.name_at(table, "tblPr/tblStyle")) not in ours:
                yield _foreign(story, table, "", name)


def _foreign(story: Story, element: _Element, quote: str, name: str) -> Problem:
    code = "STYLE_FOREIGN" if name else "STYLE_NONE"
    return story.problem(code, element, quote, kieu=name)


def _in_box(paragraph: _Element) -> bool:
    return next(paragraph.iterancestors(WORD + "txbxContent"), None) is not None


def changed_styles(
    stories: Sequence[Story], sheet: StyleSheet, stamped: Package, norm: Norm
) -> Iterator[Problem]:
    """Styles in use whose definition is not the norm's, and changed defaults of the file."""
    wanted = StyleSheet(parse(stamped[STYLES]))
    used = {sheet.name_of(one) for story in stories for one in story.paragraphs}
    for name in sorted(used & set(style_names(norm))):
        differing = _differences(sheet.looks[name], wanted.looks[name])
        if differing:
            yield whole_file("STYLE_CHANGED", f"kiểu “{name}”", kieu=name, khac=differing)
    differing = _differences(_defaults(sheet.root), _defaults(wanted.root))
    if differing:
        yield whole_file("STYLE_CHANGED", "kiểu mặc định của tệp", kieu="mặc định", khac=differing)


def _defaults(root: _Element) -> Look:
    defaults = root.find(WORD + "docDefaults")
    if defaults is None:
        return {}
    return {
        key: values
        for group in ("rPrDefault", "pPrDefault")
        for found in defaults.iterfind(WORD + group)
        for key, values in _look(found).items()
    }


def _differences(one: Look, other: Look) -> str:
    names = sorted(key for key in {*one, *other} if one.get(key) != other.get(key))
    return ", ".join(dict.fromkeys(_label(name) for name in names))


def _label(name: str) -> str:
    group, _, tag = name.partition("/")
    words = _MEASURES if group == "pPr" else _LETTERS
    tag = tag.removesuffix("Cs")
    return words.get(tag) or _OTHER_LABELS.get(tag, tag)


_OTHER_LABELS: Final = {
    "b": "chữ đậm",
    "i": "chữ nghiêng",
    "lang": "ngôn ngữ",
    "top": "đường viền",
    "bottom": "đường viền",
    "left": "đường viền",
    "right": "đường viền",
    "contextualSpacing": "khoảng cách giữa các đoạn cùng kiểu",
    "widowControl": "chống dòng lẻ",
    "suppressAutoHyphens": "ngắt từ tự động",
}


# --- direct formatting --------------------------------------------------------------------------


def direct_formatting(stories: Sequence[Story], sheet: StyleSheet, norm: Norm) -> Iterator[Problem]:
    """Fonts, sizes, colours and measures given by hand, one problem a paragraph and kind.

    What only repeats the style, as LibreOffice writes it, is not named; nor are the two indents
    of a rule, which are its length.
    """
    for story in stories:
        for paragraph in story.paragraphs:
            letters, quote = _letters(paragraph, norm)
            if letters:
                yield story.problem("DIRECT_LETTERS", paragraph, quote, gi=letters)
            measures = _measures(paragraph, sheet, norm)
            if measures:
                yield story.problem("DIRECT_MEASURE", paragraph, text_of(paragraph), gi=measures)


def _letters(paragraph: _Element, norm: Norm) -> tuple[str, str]:
    found: dict[str, str] = {}
    for properties in paragraph.iter(WORD + "rPr"):
        for one in properties:
            label = _LETTERS.get(_local(one))
            if label and not _says_nothing(one, norm):
                owner = properties.getparent()
                assert owner is not None
                found.setdefault(label, text_of(owner if _local(owner) == "r" else paragraph))
    return ", ".join(found), next(iter(found.values()), "")


def _says_nothing(one: _Element, norm: Norm) -> bool:
    values = _values(one)
    if _local(one) == "color":
        return values.get("val") in (norm.page.font.color, "auto")
    if _local(one) == "rFonts":
        return {norm.page.font.family}.issuperset(values.values())
    return not values or values.get("val") in ("none", *OFF)


def _measures(paragraph: _Element, sheet: StyleSheet, norm: Norm) -> str:
    name = sheet.name_of(paragraph)
    look = sheet.looks.get(name, {})
    component = norm.component_of_style(name)
    is_rule = component is not None and component.word == "rule"
    found = [
        _MEASURES[_local(one)]
        for one in paragraph.iterfind(f"{WORD}pPr/*")
        if _local(one) in _MEASURES
        and not (is_rule and _local(one) == "ind")
        and not _repeats(one, look)
    ]
    return ", ".join(dict.fromkeys(found))


def _repeats(one: _Element, look: Look) -> bool:
    if _local(one) in ("pBdr", "tabs"):
        return all(_repeats(child, look) for child in one)
    styled = look.get(f"pPr/{_local(one)}", {})
    return all(styled.get(key) == value for key, value in _telling(one).items())


# --- pages --------------------------------------------------------------------------------------


def page_problems(package: Package, stamped: Package, norm: Norm) -> Iterator[Problem]:
    """Sheet, margins and page numbers of each section against the norm."""
    sections = list(parse(package[package.main_part]).iter(WORD + "sectPr"))
    wanted = list(parse(stamped[DOCUMENT]).iter(WORD + "sectPr"))
    for number, (section, model) in enumerate(zip(sections, wanted, strict=True), start=1):
        place = f"phần {number}" if len(sections) > 1 else "cả văn bản"
        differing = [label for name, label in _PAGE.items() if _differ(section, model, name)]
        if differing:
            yield whole_file("PAGE_CHANGED", place, gi=", ".join(differing))
    yield from _page_numbers(package, sections, norm)


def _differ(section: _Element, model: _Element, name: str) -> bool:
    one, other = section.find(WORD + name), model.find(WORD + name)
    first = {} if one is None else _values(one)
    second = {} if other is None else _values(other)
    for values in (first, second):
        for plain in (("orient", "portrait"), ("fmt", "decimal")):
            if values.get(plain[0]) == plain[1]:
                del values[plain[0]]
    return first != second


def _page_numbers(package: Package, sections: Iterable[_Element], norm: Norm) -> Iterator[Problem]:
    """A section without a header of its own goes on with that of the section before."""
    kind = number_place(norm)
    title = "đầu trang" if kind == "header" else "chân trang"
    targets = {one.id: one.target for one in package.relations(package.main_part)}
    part = ""
    for number, section in enumerate(sections, start=1):
        part = _default_part(section, kind, targets) or part
        if not part or not _has_page_field(parse(package[part])):
            yield whole_file("PAGE_NUMBER_MISSING", f"{title} của phần {number}")
        hidden = section.find(WORD + "titlePg")
        if number == 1 and _shown(hidden) == norm.page.number.show_on_first_page:
            yield whole_file("PAGE_NUMBER_FIRST", f"{title} của phần {number}")


def _shown(mark: _Element | None) -> bool:
    """Whether a switch is on."""
    return mark is not None and mark.get(WORD + "val") not in OFF


def _default_part(section: _Element, kind: str, targets: Mapping[str, str]) -> str:
    for reference in section.iterfind(f"{WORD}{kind}Reference"):
        if reference.get(WORD + "type", "default") == "default":
            return targets.get(str(reference.get(_RELATION)), "")
    return ""


def _has_page_field(root: _Element) -> bool:
    texts = [str(one.get(WORD + "instr")) for one in root.iter(WORD + "fldSimple")]
    texts.append("".join(one.text or "" for one in root.iter(WORD + "instrText")))
    return any("PAGE" in text.split() for text in texts)
