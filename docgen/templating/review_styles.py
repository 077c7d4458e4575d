"""What a style of a Word file comes to: document defaults, then the chain it is based on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.templating.stamp_parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = f"{{{W}}}"
_NO_STYLE: Final = "(không có kiểu)"
_ALIGN: Final = {"left": "trái", "center": "giữa", "right": "phải", "both": "đều hai bên"}
_SWITCHES: Final = {
    "rPr/b": "đậm",
    "rPr/i": "nghiêng",
    "pPr/keepNext": "liền đoạn sau",
    "pPr/keepLines": "không ngắt đoạn",
}
_SINGLE: Final = ("line", "240")
_POINT, _CENTIMETRE, _EIGHTH = 20, 1440 / 2.54, 8
_MEASURES: Final = (
    ("pPr/spacing", "before", "cách trên (pt)", _POINT),
    ("pPr/spacing", "after", "cách dưới (pt)", _POINT),
    ("pPr/spacing", "line", "dòng cao (pt)", _POINT),
    ("pPr/ind", "left", "thụt trái (cm)", _CENTIMETRE),
    ("pPr/ind", "right", "thụt phải (cm)", _CENTIMETRE),
    ("pPr/ind", "firstLine", "thụt dòng đầu (cm)", _CENTIMETRE),
    ("pPr/ind", "hanging", "treo dòng đầu (cm)", _CENTIMETRE),
    ("pPr/pBdr/bottom", "sz", "kẻ dưới (pt)", _EIGHTH),
    ("pPr/pBdr/top", "sz", "kẻ trên (pt)", _EIGHTH),
)
_OFF: Final = frozenset({"0", "false", "off"})


@dataclass(frozen=True)
class Styles:
    """Styles of one file by id, and its defaults."""

    by_id: Mapping[str, _Element]
    defaults: _Element | None

    @classmethod
    def read(cls, root: _Element) -> Styles:
        """Styles from the root of ``styles.xml``."""
        found = {str(one.get(_W + "styleId")): one for one in root.iter(_W + "style")}
        return cls(found, root.find(_W + "docDefaults"))

    def name(self, style_id: str | None) -> str:
        """Display name of a style, or its id in brackets where the file does not define it."""
        if style_id is None:
            return _NO_STYLE
        style = self.by_id.get(style_id)
        name = None if style is None else style.find(_W + "name")
        return f"({style_id}: không có trong tệp)" if name is None else str(name.get(_W + "val"))

    def described(self, style_ids: Iterable[str]) -> list[str]:
        """A line for each style: its name and what it comes to, in the order of the names."""
        return sorted(f"{self.name(one)}: {self._look(one)}" for one in style_ids)

    def _look(self, style_id: str) -> str:
        style = self.by_id.get(style_id)
        if style is not None and style.get(_W + "type") == "table":
            return "bảng"
        words = [f"{self._value(style_id, 'rPr/rFonts', 'ascii')} {self._size(style_id)}"]
        align = self._value(style_id, "pPr/jc", "val")
        words.append(_ALIGN.get(align or "left", str(align)))
        words += [word for path, word in _SWITCHES.items() if self._is_on(style_id, path)]
        words += self._measures(style_id)
        return ", ".join(words)

    def _measures(self, style_id: str) -> Iterator[str]:
        for path, key, label, unit in _MEASURES:
            value = self._value(style_id, path, key)
            if value not in (None, "0") and (key, value) != _SINGLE:
                yield f"{label} {int(value or 0) / unit:.4g}".replace(".", ",")
        level = self._value(style_id, "pPr/outlineLvl", "val")
        if level is not None:
            yield f"đề mục cấp {int(level) + 1}"

    def _size(self, style_id: str) -> str:
        return f"{int(self._value(style_id, 'rPr/sz', 'val') or 0) / 2:g}"

    def _is_on(self, style_id: str, path: str) -> bool:
        element = self._found(style_id, path)
        return element is not None and element.get(_W + "val") not in _OFF

    def _value(self, style_id: str, path: str, key: str) -> str | None:
        for element in self._all(style_id, path):
            value = element.get(_W + key)
            if value is not None:
                return str(value)
        return None

    def _found(self, style_id: str, path: str) -> _Element | None:
        return next(self._all(style_id, path), None)

    def _all(self, style_id: str, path: str) -> Iterator[_Element]:
        """The property as the style has it, then as those it rests on have it, then the default."""
        steps = [_W + step for step in path.split("/")]
        for style in self._chain(style_id):
            yield from style.iterfind("/".join(steps))
        if self.defaults is not None:
            yield from self.defaults.iterfind("/".join([f"{steps[0]}Default", *steps]))

    def _chain(self, style_id: str) -> Iterator[_Element]:
        """The style and those it is based on; a circle is followed once."""
        waiting, seen = [style_id], set[str]()
        while waiting and waiting[0] in self.by_id and waiting[0] not in seen:
            current = waiting.pop()
            seen.add(current)
            yield self.by_id[current]
            base = self.by_id[current].find(_W + "basedOn")
            waiting = [] if base is None else [str(base.get(_W + "val"))]
