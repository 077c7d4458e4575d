"""A printable paper from an unfinished draft, for looking at only.

What is still missing is filled with dots, what is wrong is left out, so that the page can be
shown from the first field on. The result is never stored and never handed out.
"""

from __future__ import annotations

import copy
from datetime import date
from itertools import pairwise
from typing import cast

from web.office import (
    FieldSpec,
    Office,
    Paper,
    Path,
    Problem,
    Raw,
    Record,
    entry_for,
    fields_of,
    printed_words,
)
from web.tree import Tree, pruned

DOTS = "……"
"""Stands where something has not been typed yet."""

_ROUNDS = 6


def complete(office: Office, tree: Tree) -> Paper | None:
    """The paper of a draft with its gaps dotted; None where not even that can be printed."""
    specs = office.fields(str(tree.get("mau")))
    tree = copy.deepcopy(tree)
    for turn in range(_ROUNDS):
        checked = office.check(Record(tree))
        if checked.paper:
            return checked.paper
        for problem in checked.report.errors:
            _mend(office, tree, specs, problem, harder=turn >= _ROUNDS - 3)
        tree = pruned(tree)
    return None


def _mend(
    office: Office, tree: Tree, specs: tuple[FieldSpec, ...], problem: Problem, *, harder: bool
) -> None:
    if problem.path[:1] == ("ky",):
        tree["ky"] = _signing(office, tree, problem)
        return
    path = _item_path(problem.path) if harder else problem.path
    spec, end = _spec_at(specs, path)
    if spec is None or end < len(path):
        _drop(tree, path[: end + 1])
        return
    given = _value_at(tree, path)
    if spec.required or given is None:
        _put(tree, path, filler(spec))
    else:
        _drop(tree, path)


def filler(spec: FieldSpec) -> Raw:
    """Dots in the shape of a field."""
    if spec.kind == "group":
        return _filled(spec)
    if spec.kind == "groups":
        return [_filled(spec)]
    if spec.kind in ("paragraphs", "lines"):
        return [DOTS]
    if spec.kind == "choice":
        return spec.choices[0]
    if spec.kind == "year":
        return str(date.today().year)
    return DOTS


def _filled(spec: FieldSpec) -> Raw:
    assert spec.model is not None
    fields = fields_of(spec.model)
    # Where nothing is needed by itself, the first field stands for the entry.
    needed = [one for one in fields if one.required] or fields[:1]
    return {one.name: filler(one) for one in needed}


def _signing(office: Office, tree: Tree, problem: Problem) -> Raw:
    """The signature as far as it was chosen, with dots for the rest."""
    given = tree.get("ky")
    signing = dict(given) if isinstance(given, dict) else {}
    if problem.path[-1] == "van_ban_uy_quyen":
        return signing | {"van_ban_uy_quyen": DOTS}
    if signing.get("tu_cach") not in _ROLES:
        signing["tu_cach"] = next(iter(_ROLES))
    entry = entry_for(office, tree)
    if entry is None:
        return signing
    # Nobody's name stands on a page before somebody was chosen.
    nobody = {"id": _NOBODY, "ho_ten": DOTS, "chuc_vu": DOTS}
    nobody["vai_tro"] = _ROLES[str(signing["tu_cach"])]
    own = entry.model_dump(mode="json", exclude_defaults=True)
    tree["co_quan"] = own | {"nguoi_ky": [*own["nguoi_ky"], nobody]}
    return signing | {"nguoi_ky": _NOBODY}


_NOBODY = "chua-chon"
_ROLES = {
    "tap_the": "cap_truong",
    "ca_nhan": "cap_truong",
    "thua_lenh": "cap_truong_don_vi",
    "thua_uy_quyen": "nguoi_duoc_uy_quyen",
}
"""In whose name → a role that can sign so (PL I, II.7.a), for a signer not chosen yet."""


def words_chosen(paper: Paper | None, tree: Tree) -> dict[str, list[str]]:
    """The signing block and the recipients as they will be printed, without any dots."""
    if paper is None:
        return {"khoi_ky": [], "noi_nhan": []}
    words = printed_words(paper)
    given = tree.get("ky")
    chosen = given if isinstance(given, dict) else {}
    same = (paper.model.ky.tu_cach, paper.model.ky.nguoi_ky) == (
        chosen.get("tu_cach"),
        chosen.get("nguoi_ky"),
    )
    return {
        "khoi_ky": words["khoi_ky"] if same else [],
        "noi_nhan": [line for line in words["noi_nhan"] if DOTS not in line],
    }


def _item_path(path: Path) -> Path:
    """The entry of the innermost list a place lies in, else its topmost group."""
    ends = [end for end, step in enumerate(path, 1) if isinstance(step, int)]
    return path[: ends[-1]] if ends else path


def _spec_at(specs: tuple[FieldSpec, ...], path: Path) -> tuple[FieldSpec | None, int]:
    """The field a place belongs to and how many steps lead to it; a place in a list has more."""
    spec: FieldSpec | None = None
    level = specs
    for at, step in enumerate(path):
        if isinstance(step, int):
            if spec is None or spec.kind != "groups":
                return spec, at
            continue
        spec = next((one for one in level if one.name == step), None)
        if spec is None:
            return None, at
        level = fields_of(spec.model) if spec.model else ()
    if path and isinstance(path[-1], int):
        return None, len(path) - 1
    return spec, len(path)


def _value_at(tree: Tree, path: Path) -> Raw:
    place: Raw = tree
    for step in path:
        if isinstance(place, dict) and isinstance(step, str):
            place = place.get(step)
        elif isinstance(place, list) and isinstance(step, int) and step < len(place):
            place = place[step]
        else:
            return None
    return place


def _put(tree: Tree, path: Path, value: Raw) -> None:
    place: Raw = tree
    for step, following in pairwise(path):
        place = _step(place, step, [] if isinstance(following, int) else {})
    if isinstance(place, dict):
        place[str(path[-1])] = value


def _step(place: Raw, step: str | int, fresh: Raw) -> Raw:
    if isinstance(place, list) and isinstance(step, int) and step < len(place):
        return place[step]
    if isinstance(place, dict) and isinstance(step, str):
        if not isinstance(place.get(step), (dict, list)):
            place[step] = fresh
        return place[step]
    return cast("Raw", {})


def _drop(tree: Tree, path: Path) -> None:
    place = _value_at(tree, path[:-1])
    if isinstance(place, dict):
        place.pop(str(path[-1]), None)
    elif isinstance(place, list) and isinstance(path[-1], int) and path[-1] < len(place):
        # An empty entry for now: the places of the others must not shift within a round.
        place[path[-1]] = {}
