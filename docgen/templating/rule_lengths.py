"""How long the rules under motto, issuer, abstract and appendix pointer are, as two indents,
and how wide the frame of an urgency mark is.

The one measurement set at render (decision 15): a rule is an empty paragraph with a bottom border,
and its length is what the left and right indents leave of the column.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.norms import Norm
from docgen.norms.units import Twips, twips_of_mm
from docgen.text import metrics

_LENGTHS = {
    "tieu_ngu": ("ke_tieu_ngu", "head", 1),
    "co_quan_ban_hanh": ("ke_co_quan", "head", 0),
    "trich_yeu": ("ke_trich_yeu", "page", 0),
    "phu_luc_chi_dan": ("ke_phu_luc", "page", 0),
}
"""Component above the rule → context name of the rule, layout it stands in, column of it."""


_FRAMED = ("do_khan",)
"""Components framed at the left margin, as wide as the stamp of their text."""


def rule_indents(context: dict[str, object], norm: Norm, size_set: str) -> dict[str, int]:
    """The pairs ``ke_…_trai``, ``ke_…_phai`` in twips for every rule and frame of the paper."""
    indents: dict[str, int] = {}
    for component_id, (name, layout, column) in _LENGTHS.items():
        width = _column(norm, layout, column)
        lines = _lines(context.get(component_id, ""))
        length = rule_length(lines, norm, component_id, size_set, width)
        left = (width - length) // 2
        indents[f"{name}_trai"] = left
        indents[f"{name}_phai"] = width - length - left
    for component_id in _FRAMED:
        width = _frame_width(str(context.get(component_id, "")), norm)
        indents[f"ke_{component_id}_trai"] = 0
        indents[f"ke_{component_id}_phai"] = norm.page.text_width - width
    return indents


def _frame_width(text: str, norm: Norm) -> Twips:
    """Width of the stamp that bears a text (PL I, III.2.b); the whole line where none does."""
    bearing = (stamp.width_mm for stamp in norm.stamps if text in stamp.fields)
    return twips_of_mm(next(bearing, 0)) or norm.page.text_width


def rule_length(
    lines: Sequence[str], norm: Norm, component_id: str, size_set: str, width: Twips
) -> int:
    """Length in twips of the rule under ``lines`` set in a column of ``width``.

    Where the text wraps, the longest printed line counts.
    """
    component = norm.component(component_id)
    rule = norm.rule_under(component_id)
    size = component.half_points(size_set)
    if rule is None or size is None:
        return 0
    longest = max(
        (
            metrics.longest_line(
                line, size, width, bold=bool(component.bold), italic=bool(component.italic)
            )
            for line in lines
        ),
        default=0.0,
    )
    return min(round(longest * (rule.rule_chosen or 1)), width)


def _column(norm: Norm, layout: str, column: int) -> Twips:
    if layout == "page":
        return norm.page.text_width
    return norm.head.inner(column, norm.page.text_width)


def _lines(value: object) -> list[str]:
    return [str(line) for line in value] if isinstance(value, list) else [str(value)]


def rule_names(norm: Norm) -> dict[str, tuple[str, str]]:
    """Style id of each rule paragraph → the context names of its two indents."""
    names: dict[str, tuple[str, str]] = {}
    for component_id, (name, _, _) in _LENGTHS.items():
        rule = norm.rule_under(component_id)
        if rule is not None and rule.style_id is not None:
            names[rule.style_id] = (f"{name}_trai", f"{name}_phai")
    return names


def frame_names(norm: Norm) -> dict[str, tuple[str, str]]:
    """Style id of each framed paragraph → the context names of its two indents."""
    return {
        str(norm.component(one).style_id): (f"ke_{one}_trai", f"ke_{one}_phai") for one in _FRAMED
    }
