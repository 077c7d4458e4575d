"""Fonts and colours that a theme stands for (ISO 29500-1, 17.18.96 and 17.18.97)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from docgen.facts.xml import A, W, attributes

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIX_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_BYTE = re.compile("[0-9A-Fa-f]{1,2}")
_SLOTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_COLORS = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {
    "text1": "t1",
    "background1": "bg1",
    "text2": "t2",
    "background2": "bg2",
    "tx1": "t1",
    "tx2": "t2",
}
_SCRIPT_OF_LANGUAGE = {"zh-CN": "Hans", "zh-TW": "Hant", "ja": "Jpan", "ko": "Hang", "vi": "Viet"}


class Theme:
    """A theme part, read when first asked for; ``languages`` are those of ``w:themeFontLang``."""

    def __init__(
        self,
        load: Callable[[], _Element | None],
        mapping: Mapping[str, str] | None = None,
        languages: Mapping[str, str] | None = None,
    ) -> None:
        self._load = load
        self._mapping = mapping or {}
        self._languages = languages or {}

    def font(self, key: str) -> str:
        """Return the face behind a key such as ``minorHAnsi``; "" where the theme has none."""
        group, slot = key[:5], _SLOTS.get(key[5:], "")
        face = self._fonts.get((group, slot), "")
        if face or slot == "latin":
            return face
        return self._fonts.get((group, self._script(slot)), "")

    def color(self, key: str) -> str:
        """Return the six digits behind a key such as ``accent1``; "" where the theme has none."""
        mapped = self._mapping.get(_MAPPED.get(key, key), key)
        return self._colors.get(_COLORS.get(mapped, mapped), "")

    def _script(self, slot: str) -> str:
        language = self._languages.get("eastAsia" if slot == "ea" else "bidi", "")
        return _SCRIPT_OF_LANGUAGE.get(language) or _SCRIPT_OF_LANGUAGE.get(language[:2], "")

    @cached_property
    def _root(self) -> _Element | None:
        return self._load()

    @cached_property
    def _fonts(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for group in ("major", "minor"):
            scheme = self._root.find(f".//{A}{group}Font") if self._root is not None else None
            for node in scheme if scheme is not None else ():
                slot = node.get("script") or node.tag.rpartition("}")[2]
                found[group, slot] = node.get("typeface") or ""
        return found

    @cached_property
    def _colors(self) -> dict[str, str]:
        found: dict[str, str] = {}
        scheme = self._root.find(f".//{A}clrScheme") if self._root is not None else None
        for node in scheme if scheme is not None else ():
            for value in node:
                digits = value.get("lastClr") or value.get("val") or ""
                if not _SIX_DIGITS.fullmatch(digits):
                    continue
                found[node.tag.rpartition("}")[2]] = digits.upper()
        return found


def color_mapping(settings: _Element | None) -> dict[str, str]:
    """Return which theme colour each place of the document uses (``w:clrSchemeMapping``)."""
    return attributes(settings.find(W + "clrSchemeMapping") if settings is not None else None)


def _byte(word: str) -> int:
    """A missing or senseless factor changes nothing."""
    return int(word, 16) if _BYTE.fullmatch(word) else 255


def changed(digits: str, tint: str, shade: str) -> str:
    """Return a theme colour lightened by ``tint`` or darkened by ``shade`` (hexadecimal bytes)."""
    factors = [_byte(word) / 255 for word in (tint, shade)]
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = (light * factors[0] + (1 - factors[0])) * factors[1]
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
