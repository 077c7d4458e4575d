"""Numbers in front of paragraphs: levels of ``numbering.xml`` and the counting itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docgen.facts.charsets import symbol
from docgen.facts.number_words import formatted
from docgen.facts.props import Props, paragraph_props, run_props
from docgen.facts.xml import P_PR, R_PR, VAL, W, on, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
_MAX_LINKS = 5


@dataclass(eq=False)
class Level:
    """One level of a list as written."""

    node: _Element
    start: int
    kind: str
    text: str
    suffix: str
    restart: int | None
    legal: bool
    style_id: str

    @cached_property
    def paragraph(self) -> Props:
        """What it says about the paragraph."""
        return paragraph_props(self.node.find(P_PR))

    @cached_property
    def run(self) -> Props:
        """What it says about the label's letters."""
        return run_props(self.node.find(R_PR))


@dataclass(slots=True)
class NumberedList:
    """One ``w:num``: its levels, the counters it shares, and where it begins anew."""

    abstract: str
    levels: list[Level | None]
    starts: dict[int, int]


class Numbering:
    """All lists of a document by number id, each read when first asked for."""

    def __init__(self, reader: _Reader | None = None) -> None:
        self._reader = reader
        self._lists: dict[int, NumberedList | None] = {}

    def list_of(self, num_id: int) -> NumberedList | None:
        """Return a list, None where there is no such."""
        if num_id not in self._lists:
            self._lists[num_id] = self._reader.read(num_id) if self._reader else None
        return self._lists[num_id]

    def level(self, num_id: int, level: int) -> Level | None:
        """Return a level of a list, None where the list or the level does not exist."""
        found = self.list_of(num_id)
        return found.levels[level] if found else None

    def level_of_style(self, num_id: int, style_id: str) -> int | None:
        """Return the level that a list links to a paragraph style."""
        found = self.list_of(num_id)
        for number, level in enumerate(found.levels if found else ()):
            if level is not None and level.style_id == style_id:
                return number
        return None


class Counters:
    """The counts of one story; lists of one abstract definition go on counting together."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def next(self, num_id: int, level: int) -> tuple[str, int] | None:
        """Count one paragraph and return its label and the bare count of its level."""
        found = self._numbering.list_of(num_id)
        at = found.levels[level] if found else None
        if found is None or at is None:
            return None
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        self._begin(num_id, level, found, counts)
        current = counts[level]
        counts[level] = at.start if current is None else current + 1
        _restart_deeper(found, counts, level)
        return _label(found, counts, level), counts[level] or 0

    def _begin(
        self, num_id: int, level: int, found: NumberedList, counts: list[int | None]
    ) -> None:
        """A list that states its own start begins there the first time each level is used."""
        if level in found.starts and (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            counts[level] = found.starts[level] - 1


def _restart_deeper(found: NumberedList, counts: list[int | None], level: int) -> None:
    for deeper in range(level + 1, LEVELS):
        at = found.levels[deeper]
        after = at.restart if at else None
        if after is None or (after != 0 and level < after):
            counts[deeper] = None


def _label(found: NumberedList, counts: list[int | None], level: int) -> str:
    at = found.levels[level]
    if at is None or (at.kind == "none" and "%" in at.text):
        return re.sub(r"%\d", "", at.text) if at else ""
    if at.kind == "bullet":
        name = at.run.get("font.ascii", ("", ""))[1]
        return "".join(symbol(letter, name) for letter in at.text)
    return re.sub(r"%([1-9])", lambda match: _one(found, counts, at, int(match[1]) - 1), at.text)


def _one(found: NumberedList, counts: list[int | None], at: Level, level: int) -> str:
    other = found.levels[level]
    count = counts[level]
    if count is None:
        count = counts[level] = other.start if other else 1
    kind = other.kind if other else "decimal"
    if at.legal and kind not in ("none", "bullet"):
        kind = "decimal"
    return formatted(count, kind)


def read_numbering(root: _Element | None, style_lists: dict[str, int]) -> Numbering:
    """Read ``numbering.xml``; ``style_lists`` gives the list of each numbering style."""
    return Numbering(_Reader(root, style_lists) if root is not None else None)


class _Reader:
    def __init__(self, root: _Element, style_lists: dict[str, int]) -> None:
        self._abstract = {
            node.get(W + "abstractNumId") or "": node for node in root.findall(W + "abstractNum")
        }
        self._nums = {whole(node.get(W + "numId"), -1): node for node in root.findall(W + "num")}
        self._style_lists = style_lists
        self._levels: dict[str, list[Level | None]] = {}

    def read(self, num_id: int) -> NumberedList | None:
        node = self._nums.get(num_id)
        if node is None:
            return None
        abstract = self._followed(_child(node, "abstractNumId"))
        if abstract not in self._abstract:
            return None
        levels = [*self._levels_of(abstract)]
        starts: dict[int, int] = {}
        for override in node.findall(W + "lvlOverride"):
            self._override(override, levels, starts)
        return NumberedList(abstract, levels, starts)

    def _followed(self, abstract: str) -> str:
        """Go through numbering styles (``w:numStyleLink``) to the definition with the levels."""
        for _ in range(_MAX_LINKS):
            node = self._abstract.get(abstract)
            link = _child(node, "numStyleLink") if node is not None else ""
            target = self._nums.get(self._style_lists.get(link, -1))
            if not link or target is None:
                break
            abstract = _child(target, "abstractNumId")
        return abstract

    def _levels_of(self, abstract: str) -> list[Level | None]:
        if abstract not in self._levels:
            levels: list[Level | None] = [None] * LEVELS
            for node in self._abstract[abstract].findall(W + "lvl"):
                _put(levels, node)
            self._levels[abstract] = levels
        return self._levels[abstract]

    @staticmethod
    def _override(node: _Element, levels: list[Level | None], starts: dict[int, int]) -> None:
        number = whole(node.get(W + "ilvl"), -1)
        level, start = node.find(W + "lvl"), node.find(W + "startOverride")
        if not 0 <= number < LEVELS:
            return
        if level is not None:
            levels[number] = _level(level)
            starts[number] = (levels[number] or _level(level)).start
        if start is not None:
            starts[number] = whole(start.get(VAL))


def _put(levels: list[Level | None], node: _Element) -> None:
    number = whole(node.get(W + "ilvl"), -1)
    if 0 <= number < LEVELS:
        levels[number] = _level(node)


def _level(node: _Element) -> Level:
    legal, restart = node.find(W + "isLgl"), node.find(W + "lvlRestart")
    return Level(
        node=node,
        start=whole(_child(node, "start"), 0) if node.find(W + "start") is not None else 0,
        kind=_kind(node),
        text=_child(node, "lvlText"),
        suffix=_child(node, "suff") or "tab",
        restart=whole(restart.get(VAL)) if restart is not None else None,
        legal=legal is not None and on(legal.get(VAL)),
        style_id=_child(node, "pStyle"),
    )


def _kind(node: _Element) -> str:
    found = next(iter(node.iter(W + "numFmt")), None)
    return (found.get(VAL) or "decimal") if found is not None else "decimal"


def _child(node: _Element, name: str) -> str:
    found = node.find(W + name)
    return (found.get(VAL) or "") if found is not None else ""
