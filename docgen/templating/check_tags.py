"""The tags of a template: language, blocks, and the names they use (T1-T9).

:mod:`docgen.templating.language` says what a tag may be; here its problems get their place in
words, and tags that are right one by one are looked at together: blocks that begin in one place and
end in another, lines that would vanish with a tag, names that the context does not provide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from docgen.errors import TemplateError
from docgen.problems import Problem
from docgen.templating import language
from docgen.templating.places import WORD, Story, part_title, text_of
from docgen.templating.shapes import UNKNOWN, Shape
from docgen.text.fold import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.facts.package import Package

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_FORM: Final = re.compile(
    r"\{\{\s*(?P<value>[\w.]+)\s*\}\}"
    r"|\{%(?P<prefix>p|tr|)\s+(?:"
    r"(?P<test>if|elif)\s+(?:not\s+)?(?P<tested>[\w.]+)"
    r"|for\s+(?P<item>\w+)\s+in\s+(?P<source>[\w.]+)"
    r"|(?P<middle>else)|end(?P<end>if|for))\s*%\}"
)


@dataclass(frozen=True)
class Tag:
    """A tag of the language; ``word`` is value, if, elif, else, for, endif or endfor.

    ``name`` is what it prints, tests or loops over; ``item`` the name a loop gives its entries.
    """

    raw: str
    paragraph: _Element
    word: str
    prefix: str = ""
    name: str = ""
    item: str = ""


def tags_of(story: Story) -> Iterator[Tag]:
    """The tags of a part that the language allows, in their order."""
    for paragraph in story.paragraphs:
        for raw in _TAG.findall(text_of(paragraph)):
            if match := _FORM.fullmatch(raw):
                yield _tag(raw, paragraph, match.groupdict(default=""))


def _tag(raw: str, paragraph: _Element, groups: Mapping[str, str]) -> Tag:
    name = groups["value"] or groups["tested"] or groups["source"]
    word = groups["test"] or groups["middle"] or ("for" if groups["item"] else "value")
    if groups["end"]:
        word = f"end{groups['end']}"
    return Tag(raw, paragraph, word, groups["prefix"], name, groups["item"])


# --- the language -------------------------------------------------------------------------------


def language_problems(package: Package, stories: Sequence[Story]) -> list[Problem]:
    """What :func:`language.problems` finds, with places; halves of one tag are one problem."""
    by_part = {story.part: story for story in stories}
    found = list(language.problems(package))
    result: list[Problem] = []
    for number, problem in enumerate(found):
        if number and _is_other_half(found[number - 1], problem):
            result[-1] = _placed(found[number - 1], by_part, "TAG_OVER_PARAGRAPHS")
        else:
            result.append(_placed(problem, by_part, problem.code))
    return result


def _is_other_half(one: Problem, other: Problem) -> bool:
    """Whether a tag opened in one paragraph closes in the next."""
    if {one.code, other.code} != {"TAG_UNCLOSED"} or one.path[0] != other.path[0]:
        return False
    opens = re.search(r"\{[{%]", one.quote) and not re.search(r"[}%]\}", one.quote)
    closes = re.search(r"[}%]\}", other.quote) and not re.search(r"\{[{%]", other.quote)
    return bool(opens and closes) and int(other.path[1]) == int(one.path[1]) + 1


def _placed(problem: Problem, stories: Mapping[str, Story], code: str) -> Problem:
    part, number = str(problem.path[0]), int(problem.path[1])
    story = stories.get(part)
    if story is None:
        title = part_title(part)
        words = f"đoạn {number + 1} trong {title}"
    else:
        title, words = story.title, story.words(story.paragraphs[number])
    told = {"cho": words, "part": title, "paragraph": str(number + 1), "tag": problem.quote}
    return Problem(code, problem.path, told, quote=problem.quote)


def parse_problem(package: Package, stories: Sequence[Story]) -> Problem | None:
    """The first thing that only Jinja's own parser sees, in a package without other tag faults."""
    try:
        language.parse(package)
    except TemplateError as error:
        titles = {story.part: story.title for story in stories}
        part = error.params.get("part", "")
        title = titles.get(part) or part_title(part)
        return Problem(error.code, (part,), {**error.params, "part": title, "cho": title})
    return None


# --- blocks -------------------------------------------------------------------------------------


def block_problems(story: Story) -> Iterator[Problem]:
    """Blocks that cut through paragraphs, cells or tables, and text that a tag would take away."""
    opened: list[Tag] = []
    for tag in tags_of(story):
        if tag.prefix and (lost := _text_lost_with(tag)):
            yield story.problem("TAG_NOT_ALONE", tag.paragraph, tag.raw, tag=tag.raw, chu=lost)
        if tag.word in ("if", "for"):
            opened.append(tag)
        elif tag.word != "value" and opened:
            first = opened[-1] if tag.word in ("elif", "else") else opened.pop()
            if _home(first) != _home(tag):
                yield _crossing(story, first, tag)


def _crossing(story: Story, first: Tag, last: Tag) -> Problem:
    told = {"tag": first.raw, "dong": last.raw, "cho_dong": story.words(last.paragraph)}
    return story.problem("TAG_CROSSES", first.paragraph, first.raw, **told)


def _home(tag: Tag) -> tuple[str, _Element | None]:
    """The element in which a block must both begin and end."""
    if tag.prefix == "tr":
        return "tr", next(tag.paragraph.iterancestors(WORD + "tbl"), None)
    return tag.prefix, tag.paragraph.getparent() if tag.prefix else tag.paragraph


def _text_lost_with(tag: Tag) -> str:
    """The words that docxtpl throws away together with the paragraph or row of a tag."""
    holder = tag.paragraph
    if tag.prefix == "tr":
        row = next(tag.paragraph.iterancestors(WORD + "tr"), None)
        holder = tag.paragraph if row is None else row
    words = "".join(node.text or "" for node in holder.iter(WORD + "t"))
    return words.replace(tag.raw, "", 1).strip()[:60]


# --- names --------------------------------------------------------------------------------------


class NameCheck:
    """Follows the tags of all parts, with the names of the loops they stand in.

    ``first_use`` collects where each name is first used, ``unknown`` those nobody provides.
    """

    def __init__(self, known: Mapping[str, Shape]) -> None:
        self.known = known
        self.first_use: dict[str, tuple[Story, Tag]] = {}
        self.unknown: set[str] = set()

    def run(self, story: Story) -> Iterator[Problem]:
        """Problems of the names in one part."""
        scopes: list[tuple[str, Shape]] = []
        for tag in tags_of(story):
            if tag.word == "endfor" and scopes:
                scopes.pop()
            elif tag.name:
                shape, problem = self._resolve(story, tag, dict(scopes))
                problem = problem or _misused(story, tag, shape)
                if problem is not None:
                    yield problem
                if tag.word == "for":
                    scopes.append((tag.item, UNKNOWN if problem else shape.items or UNKNOWN))

    def _resolve(
        self, story: Story, tag: Tag, scope: Mapping[str, Shape]
    ) -> tuple[Shape, Problem | None]:
        root, _, name = tag.name.partition(".")
        if root not in scope:
            self.first_use.setdefault(root, (story, tag))
            self.unknown |= {root} - set(self.known)
            return self._known(story, tag, root, self.known, "NAME_UNKNOWN")
        shape = scope[root]
        if not name or shape.unknown:
            return shape, None
        return self._known(story, tag, name, shape.fields, "FIELD_UNKNOWN")

    def _known(
        self, story: Story, tag: Tag, name: str, names: Mapping[str, Shape], code: str
    ) -> tuple[Shape, Problem | None]:
        if name in names:
            return names[name], None
        near = nearest(name, names)
        told = {"ten": name, "tag": tag.raw, "gan_giong": near, "cac_ten": ", ".join(sorted(names))}
        code = f"{code}_NEAR" if near else code
        return UNKNOWN, story.problem(code, tag.paragraph, tag.raw, **told)


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like a wrong one, or "" where none is."""
    folded = {fold(one): one for one in names}
    found = get_close_matches(fold(name), folded, 1, cutoff=0.6)
    return folded[found[0]] if found else ""


def _misused(story: Story, tag: Tag, shape: Shape) -> Problem | None:
    if tag.word == "value" and not shape.is_text:
        code = "NAME_IS_LIST"
    elif tag.word == "for" and shape.items is None and not shape.unknown:
        code = "NAME_NOT_LIST"
    else:
        return None
    return story.problem(code, tag.paragraph, tag.raw, ten=tag.name, tag=tag.raw)
