"""Which of the norm's coupled sizes a paper keeps to."""

from __future__ import annotations

from docgen.norms import Norm
from docgen.norms.units import half_points
from docgen.repair.work import Work


def size_set(work: Work) -> str:
    """The size set that most components of the paper have their size of."""
    votes = dict.fromkeys(work.norm.size_sets, 0)
    for part in work.view.main:
        runs = [run for at in part.paragraphs for run in work.para(at).visible_runs()]
        for name in votes if runs else ():
            votes[name] += _size_in(work.norm, name, part.id) == runs[0].size
    best = max(votes, key=lambda name: votes[name])
    default = work.norm.size_set_default
    return default if votes[default] == votes[best] else best


def _size_in(norm: Norm, name: str, component: str) -> int:
    size = norm.size_sets[name].get(component)
    return half_points(size) if size is not None else -1
