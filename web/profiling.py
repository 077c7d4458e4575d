"""The work of the profile page."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from web.drafting import Notice, focus_of, notice_of
from web.forms import Builder, Findings, Node, place_findings
from web.office import Office, Raw, Record, Report, date_as_typed, slug
from web.tree import (
    LIST_VERBS,
    Changed,
    Tree,
    action_of,
    change,
    posted_tree,
    posted_undo,
    pruned,
)


@dataclass(frozen=True)
class ProfilePage:
    """Everything the template of the profile draws."""

    nodes: list[Node]
    findings: Findings
    notice: Notice | None
    focus: str


def profile_page(
    office: Office, tree: Tree, *, report: Report | None = None, changed: Changed | None = None
) -> ProfilePage:
    """Put the page together; ``report`` shows what is wrong."""
    nodes = Builder().nodes(office.profile_fields(), _dates_as_typed(tree))
    findings = place_findings(report.problems, nodes) if report else Findings()
    return ProfilePage(
        nodes, findings, notice_of(changed, nodes), focus_of(changed, nodes, findings)
    )


def read_profile_post(office: Office, form: MultiDict[str, str]) -> tuple[Tree, Changed | None]:
    """Take a post apart and do what a button of a list asks.

    Raises KeyError for a place that is not there, IntakeError for names that make no record.
    """
    pairs = list(form.items(multi=True))
    tree = posted_tree(pairs, office.profile_fields())
    action = action_of(form.get("_action", "luu"))
    if action.verb not in LIST_VERBS and action.verb != "undo":
        return tree, None
    changed = change(tree, action, posted_undo(pairs))
    return changed.tree, changed


def save(office: Office, tree: Tree) -> Report:
    """Store a profile without errors; the report says which it has."""
    return office.save_profile(Record(_named(pruned(tree)))).report


def _named(tree: Tree) -> Tree:
    """Give people and groups the names that papers refer to them by, once."""
    for entry in _groups(tree.get("co_quan")):
        _name_all(_groups(entry.get("nguoi_ky")), "ho_ten")
        _name_all(_groups(entry.get("nhom_noi_nhan")), "ten")
    return tree


def _groups(value: Raw) -> list[Tree]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _name_all(items: list[Tree], source: str) -> None:
    taken = {str(item["id"]) for item in items if item.get("id")}
    for at, item in enumerate(items, 1):
        if item.get("id"):
            continue
        base = slug(str(item.get(source) or "")) or f"muc-{at}"
        name = next(one for one in _numbered(base) if one not in taken)
        taken.add(name)
        item["id"] = name


def _numbered(base: str) -> list[str]:
    return [base, *(f"{base}-{number}" for number in range(2, 2_002))]


def _dates_as_typed(value: Raw) -> Raw:
    """The profile's file holds dates as 2025-07-01; people write 01/7/2025."""
    if isinstance(value, dict):
        return {
            name: date_as_typed(item)
            if name in ("tu_ngay", "den_ngay") and isinstance(item, str)
            else _dates_as_typed(item)
            for name, item in value.items()
        }
    return [_dates_as_typed(item) for item in value] if isinstance(value, list) else value
