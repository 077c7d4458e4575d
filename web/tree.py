"""What a form sends, as the tree of a record: reading it, changing its lists, clearing it.

The tree holds what was typed, right or wrong. Names of fields are places written with "-"
(``noi_dung-chu_de-0-tieu_de``); names that start with "_" belong to the page, not to the record.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from web.office import FieldSpec, IntakeError, Raw, fields_of, read_form

Tree = dict[str, Raw]
Place = tuple[str | int, ...]

_TOKEN = "csrf_token"
_UNDO = "_da_xoa"
_MARK = "_"
"""Last step of a name that only says that its entry is there."""
NOT_ASKED = ("mau", "loai", "co_quan")
"""Fields of a record that the form of a paper does not show."""

_DEPTH = 16
"""Most steps in a field's name; the deepest field of a paper has eight."""


def posted_tree(pairs: Iterable[tuple[str, str]], specs: tuple[FieldSpec, ...]) -> Tree:
    """Rebuild the tree from the pairs of a form. Raises IntakeError for impossible names."""
    own = [(name, _unix(value)) for name, value in pairs if _is_record(name)]
    return cast("Tree", _shaped(_read(own), specs))


def _read(pairs: list[tuple[str, str]]) -> Tree:
    for name, _ in pairs:
        if name.count("-") > _DEPTH:
            raise IntakeError("FORM_FIELD", o=name[:80])
    return read_form(pairs).tree


def _is_record(name: str) -> bool:
    return not name.startswith("_") and name != _TOKEN


def _unix(text: str) -> str:
    """Browsers send line ends as CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shaped(value: Raw, specs: tuple[FieldSpec, ...]) -> Raw:
    """Turn the text of areas into lists of lines; leave every other value as typed."""
    if not isinstance(value, dict):
        return value
    known = {spec.name: spec for spec in specs}
    return {
        name: _field(item, known[name]) if name in known else item
        for name, item in value.items()
        if name != _MARK
    }


def _field(value: Raw, spec: FieldSpec) -> Raw:
    if spec.kind in ("paragraphs", "lines") and isinstance(value, str):
        return cast("Raw", value.strip("\n").split("\n"))
    if spec.model is None:
        return value
    below = fields_of(spec.model)
    if isinstance(value, list):
        return [_shaped(item, below) for item in value]
    return _shaped(value, below)


def kept(stored: Tree, posted: Tree, specs: tuple[FieldSpec, ...]) -> Tree:
    """A posted tree in the paper's order, with what the form does not ask as it was stored."""
    fixed = {name: stored[name] for name in NOT_ASKED if name in stored}
    shown = [spec.name for spec in specs if spec.name in posted]
    foreign = [name for name in posted if name not in shown and name not in NOT_ASKED]
    return fixed | {name: posted[name] for name in (*foreign, *shown)}


def pruned(tree: Tree) -> Tree:
    """The tree without empty texts, groups and items: what was left blank is not written."""
    return cast("Tree", _pruned(tree) or {})


def _pruned(value: Raw) -> Raw:
    if isinstance(value, dict):
        cleared = {name: _pruned(item) for name, item in value.items()}
        return {name: item for name, item in cleared.items() if not _empty(item)} or None
    if isinstance(value, list):
        return _pruned_list(value) or None
    return value


def _pruned_list(items: list[Raw]) -> list[Raw]:
    if all(isinstance(item, str) for item in items):
        # Blank lines between paragraphs were typed; a list of nothing but them was not.
        return items if any(str(item).strip() for item in items) else []
    return [item for item in map(_pruned, items) if not _empty(item)]


def _empty(value: Raw) -> bool:
    return value is None or value == "" or value == {} or value == []


@dataclass(frozen=True)
class Action:
    """A pressed button: ``verb`` and the place it is about."""

    verb: str
    path: Place = ()
    numbers: tuple[int, ...] = ()


def action_of(text: str) -> Action:
    """Read the value of a button, ``up:noi_nhan-2`` or ``move:noi_nhan:4:0``."""
    verb, _, rest = text.partition(":")
    place, *numbers = rest.split(":")
    steps = tuple(int(step) if step.isdigit() else step for step in place.split("-") if step)
    return Action(verb, steps, tuple(int(one) for one in numbers if one.isdigit()))


def name_of(path: Iterable[str | int]) -> str:
    """The name of the field at a place."""
    return "-".join(str(step) for step in path)


@dataclass(frozen=True)
class Changed:
    """A tree after an action.

    ``position`` says which entry of the list was touched (from 0), ``count`` how many there are
    now; ``focus`` names the field or button that gets the focus; ``removed`` can be put back.
    """

    tree: Tree
    verb: str
    list_path: Place
    position: int
    count: int
    focus: str
    moved: bool = True
    removed: Raw = None


@dataclass(frozen=True)
class _Site:
    """The list a button works on, and the entry it belongs to."""

    tree: Tree
    items: list[Raw]
    path: Place
    at: int | None
    numbers: tuple[int, ...]

    def changed(self, verb: str, position: int, focus: str = "first", **more: Any) -> Changed:
        place = name_of((*self.path, position))
        return Changed(
            self.tree, verb, self.path, position, len(self.items), f"{focus}:{place}", **more
        )


def change(tree: Tree, action: Action, undo: tuple[Place, Raw] | None) -> Changed:
    """Do what a button of a list asks. Raises KeyError for a place that is not there."""
    if action.verb == "undo":
        return _put_back(tree, undo)
    path, at = _list_of(action.path)
    items = _items(tree, path)
    if at is not None and at >= len(items):
        raise KeyError(name_of(action.path))
    return LIST_VERBS[action.verb](_Site(tree, items, path, at, action.numbers))


def _list_of(path: Place) -> tuple[Place, int | None]:
    """Split a place into its list and the position in it; None for the list itself."""
    if path and isinstance(path[-1], int):
        return path[:-1], path[-1]
    return path, None


def _items(tree: Tree, path: Place) -> list[Raw]:
    """The list at ``path``, made where nothing of it was sent yet."""
    if not path:
        raise KeyError("")
    place: Raw = tree
    for step, following in zip(path, (*path[1:], None), strict=True):
        if isinstance(place, dict) and isinstance(step, str):
            place = place.setdefault(step, [] if following is None else {})
        elif isinstance(place, list) and isinstance(step, int) and step < len(place):
            place = place[step]
        else:
            raise KeyError(name_of(path))
    if not isinstance(place, list):
        raise KeyError(name_of(path))
    return place


def _add(site: _Site) -> Changed:
    position = len(site.items) if site.at is None else site.at + 1
    site.items.insert(position, {})
    return site.changed("add", position)


def _copy(site: _Site) -> Changed:
    at = _known(site)
    site.items.insert(at + 1, copy.deepcopy(site.items[at]))
    return site.changed("copy", at + 1)


def _delete(site: _Site) -> Changed:
    at = _known(site)
    removed = site.items.pop(at)
    return site.changed("del", at, "undo", removed=removed)


def _up(site: _Site) -> Changed:
    return _moved(site, "up", _known(site), _known(site) - 1)


def _down(site: _Site) -> Changed:
    return _moved(site, "down", _known(site), _known(site) + 1)


def _move(site: _Site) -> Changed:
    if len(site.numbers) != 2 or site.numbers[0] >= len(site.items):
        raise KeyError(name_of(site.path))
    source, target = site.numbers
    return _moved(site, "up", source, min(target, len(site.items) - 1))


def _moved(site: _Site, verb: str, source: int, target: int) -> Changed:
    possible = 0 <= target < len(site.items)
    target = target if possible else source
    site.items.insert(target, site.items.pop(source))
    return site.changed(verb, target, verb, moved=possible)


def _known(site: _Site) -> int:
    if site.at is None:
        raise KeyError(name_of(site.path))
    return site.at


LIST_VERBS: dict[str, Callable[[_Site], Changed]] = {
    "add": _add,
    "below": _add,
    "copy": _copy,
    "del": _delete,
    "up": _up,
    "down": _down,
    "move": _move,
}


def _put_back(tree: Tree, undo: tuple[Place, Raw] | None) -> Changed:
    if undo is None:
        raise KeyError("undo")
    place, item = undo
    path, at = _list_of(place)
    items = _items(tree, path)
    position = min(at or 0, len(items))
    items.insert(position, item)
    return _Site(tree, items, path, at, ()).changed("undo", position)


def undo_fields(place: Place, item: Raw) -> list[tuple[str, str]]:
    """The hidden fields that carry a removed item to the next post."""
    return [
        (f"{_UNDO}-cho", name_of(place)),
        *((f"{_UNDO}-muc{name}", text) for name, text in _flat(item)),
    ]


def _flat(value: Raw, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}-{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _flat(item, f"{name}-{at}")
    elif value is not None:
        yield name, str(value)


def posted_undo(pairs: Iterable[tuple[str, str]]) -> tuple[Place, Raw] | None:
    """The removed item a post carries, with the place it came from."""
    own = [
        (name.removeprefix("_"), _unix(value)) for name, value in pairs if name.startswith(_UNDO)
    ]
    found = _read(own).get("da_xoa")
    if not isinstance(found, dict) or not found.get("cho"):
        return None
    return action_of(f"undo:{found['cho']}").path, found.get("muc") or {}
