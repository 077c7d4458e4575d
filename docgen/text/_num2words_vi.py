"""num2words' Vietnamese converter, corrected.

num2words 0.5.14 leaves out "không trăm" inside a number ("hai nghìn lẻ hai mươi sáu"), loses the
sign of negative numbers, sends integers through a float and has no word for 10^15 (``perf.md`` 6).
Its readings of one group of three digits are right and are kept; what joins the groups is ours.

The module is imported on first use by :mod:`docgen.text.numbers`.
"""

from __future__ import annotations

from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

_BILLION = 10**9


def _library_converter() -> Any:
    """The class ``Num2Word_VI``, without the package around it.

    ``import num2words`` loads and instantiates all of its languages, 20-35 ms of a cold start of
    220 ms. The Vietnamese module imports nothing, so it is loaded from the same place alone.
    """
    package = find_spec("num2words")
    folders = package.submodule_search_locations if package else []
    spec = PathFinder.find_spec("lang_VI", folders)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("No module named 'num2words.lang_VI'", name="num2words.lang_VI")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Num2Word_VI


if TYPE_CHECKING:

    class _Num2WordVI:
        def _convert_nn(self, val: int) -> str: ...
        def _convert_nnn(self, val: int) -> str: ...

else:
    _Num2WordVI = _library_converter()


class VietnameseReader(_Num2WordVI):
    """Reads whole numbers of any sign; ``zero`` stands before a lone unit, ``four`` after mươi."""

    def __init__(self, zero: str, four: str) -> None:
        self._zero = zero
        self._four = four
        self._plain = ["không", *(self._convert_nnn(group) for group in range(1, 1000))]
        self._inner = [self._after_higher_group(group) for group in range(1000)]

    def to_cardinal(self, number: int) -> str:
        """Read ``number``: ``-5`` is "âm năm"."""
        words = self.vietnam_number(abs(number))
        return f"âm {words}" if number < 0 else words

    def vietnam_number(self, val: int) -> str:
        """Read a number from 0 up; a thousand millions and more repeat the word "tỷ"."""
        if val < 1000:
            return self._plain[val]
        if val < _BILLION:
            return self._groups(val, "")
        billions, rest = divmod(val, _BILLION)
        return self._groups(rest, f"{self.vietnam_number(billions)} tỷ")

    def _groups(self, val: int, words: str) -> str:
        """Append the millions, thousands and units of ``val`` to the ``words`` before them."""
        thousands, units = divmod(val, 1000)
        millions, thousands = divmod(thousands, 1000)
        if millions:
            words = f"{words} {self._inner[millions]} triệu" if words else self._first(millions)
        if thousands:
            group = f"{words} {self._inner[thousands]}" if words else self._plain[thousands]
            words = f"{group} nghìn"
        return f"{words} {self._inner[units]}" if units else words

    def _first(self, millions: int) -> str:
        return f"{self._plain[millions]} triệu"

    def _after_higher_group(self, group: int) -> str:
        """Read a group that others stand before: all three digits are heard."""
        if group >= 100:
            return self._plain[group]
        link = f"{self._zero} " if group < 10 else ""
        return f"không trăm {link}{self._plain[group]}"

    def _convert_nn(self, val: int) -> str:
        words = super()._convert_nn(val)
        if val > 20 and val % 10 == 4:
            return words.removesuffix("bốn") + self._four
        return words

    def _convert_nnn(self, val: int) -> str:
        words = super()._convert_nnn(val)
        return words.replace(" lẻ ", f" {self._zero} ")
