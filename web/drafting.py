"""The work of the editor page: take a post apart, keep it, judge it, put the page together."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from web.completing import complete, words_chosen
from web.forms import Builder, Choices, Findings, Node, Option, place_findings
from web.layout import Layout, layout_of
from web.office import (
    Checked,
    Draft,
    Office,
    Paper,
    Record,
    entry_for,
    local_time,
    signers_on,
    takes_kinh_gui,
)
from web.tree import (
    LIST_VERBS,
    NOT_ASKED,
    Action,
    Changed,
    Place,
    Tree,
    action_of,
    change,
    kept,
    name_of,
    posted_tree,
    posted_undo,
    pruned,
    undo_fields,
)

_saving = threading.Lock()


@dataclass(frozen=True)
class Post:
    """What the editor sent: the tree as typed, the button, the state it was typed over."""

    tree: Tree
    action: Action
    etag: str | None
    undo: tuple[Place, object] | None
    judged: bool

    @property
    def is_list_action(self) -> bool:
        """Whether a button of a list was pressed."""
        return self.action.verb in LIST_VERBS or self.action.verb == "undo"

    @property
    def secret(self) -> bool:
        """Whether the writer says that the paper holds a state secret."""
        return str(self.tree.get("bi_mat") or "") not in ("", "false")


def read_post(office: Office, draft: Draft, form: MultiDict[str, str]) -> Post:
    """Take a post of the editor apart. Raises IntakeError for names that make no record."""
    specs = office.fields(_template(draft))
    pairs = list(form.items(multi=True))
    return Post(
        tree=kept(draft.record.tree, posted_tree(pairs, specs), specs),
        action=action_of(form.get("_action", "luu")),
        etag=form.get("_etag") or None,
        undo=posted_undo(pairs),
        judged=form.get("_da_kiem") == "1",
    )


def keep(office: Office, draft: Draft, tree: Tree, etag: str | None) -> Draft:
    """Store a draft as typed, without what was left blank.

    Raises ConflictError when it was changed elsewhere since ``etag``; the same content posted
    twice is no conflict.
    """
    tree = pruned(tree)
    with _saving:
        if tree == office.drafts.get(draft.id).record.tree:
            return office.drafts.get(draft.id)
        return office.drafts.save(draft.id, tree, etag)


def pressed(post: Post) -> tuple[Post, Changed | None]:
    """Do what a button of a list asks. Raises KeyError for a place that is not there."""
    if not post.is_list_action:
        return post, None
    changed = change(post.tree, post.action, post.undo)
    return replace(post, tree=changed.tree), changed


def judge(office: Office, tree: Tree) -> Checked:
    """What the library says about a draft, blank fields left aside."""
    return office.check(Record(pruned(tree)))


@dataclass(frozen=True)
class Notice:
    """A sentence at the list it is about, and the hidden fields that take a deletion back."""

    place: str
    sentence: str
    undo: Sequence[tuple[str, str]] = ()


def notice_of(changed: Changed | None, nodes: Sequence[Node]) -> Notice | None:
    """What happened in a list, in words (``ux.md`` 5.4)."""
    if changed is None:
        return None
    place = name_of(changed.list_path)
    node = next((one for top in nodes for one in top.walk() if one.name == place), None)
    number = changed.position + 1
    item = f"{node.item if node else ''} {number}".strip()
    sentence = _SENTENCES[changed.verb if changed.moved else "stays"].format(
        item=item, Item=item[:1].upper() + item[1:], number=number, count=changed.count
    )
    undo: Sequence[tuple[str, str]] = ()
    if changed.verb == "del":
        undo = undo_fields((*changed.list_path, changed.position), changed.removed)
    return Notice(place, sentence, undo)


_SENTENCES = {
    "add": "Đã thêm {item}.",
    "copy": "Đã nhân đôi thành {item}.",
    "del": "Đã xóa {item}.",
    "undo": "Đã trả lại {item}.",
    "up": "{Item} ở vị trí {number}/{count}.",
    "down": "{Item} ở vị trí {number}/{count}.",
    "stays": "{Item} đã ở đầu hoặc cuối danh sách.",
}


@dataclass(frozen=True)
class Editor:
    """Everything the editor's template draws."""

    draft: Draft
    title: str
    template_name: str
    layout: Layout
    findings: Findings
    judged: bool
    focus: str
    missing: int
    notice: Notice | None
    printed: dict[str, list[str]]
    paper: Paper | None


def editor_of(
    office: Office,
    draft: Draft,
    tree: Tree,
    *,
    judged: bool = False,
    changed: Changed | None = None,
) -> Editor:
    """Put the editor page of a draft together; ``judged`` shows what is wrong with it."""
    layout = layout_of(_nodes(office, tree))
    checked = judge(office, tree)
    findings = Findings()
    if judged:
        findings = place_findings(checked.report.problems, layout.nodes)
    paper = complete(office, pruned(tree))
    template = office.catalogue.get(_template(draft)).descriptor
    return Editor(
        draft=draft,
        title=title_of(tree) or template.ten,
        template_name=template.ten,
        layout=layout,
        findings=findings,
        judged=judged,
        focus=focus_of(changed, layout.nodes, findings),
        missing=len(checked.report.errors),
        notice=notice_of(changed, layout.nodes),
        printed=words_chosen(paper, tree),
        paper=paper,
    )


@dataclass(frozen=True)
class Card:
    """A draft in the list of the start page."""

    id: str
    title: str
    template: str
    saved_at: str
    missing: int


def card_of(office: Office, draft_id: str) -> Card:
    """A draft as the start page shows it, with what it still lacks."""
    draft = office.drafts.get(draft_id)
    checked = judge(office, draft.record.tree)
    ref = _template(draft).partition("@")[0]
    known = ref in office.catalogue.ids()
    return Card(
        id=draft.id,
        title=title_of(draft.record.tree),
        template=office.catalogue.get(ref).descriptor.ten if known else ref,
        saved_at=local_time(draft.saved),
        missing=len(checked.report.errors),
    )


def title_of(tree: Tree) -> str:
    """What a draft is about, on one line and with its year."""
    words = " ".join(str(tree.get("trich_yeu") or "").split())
    return words.replace("{nam}", str(tree.get("nam") or "{nam}"))


def _template(draft: Draft) -> str:
    return str(draft.record.tree.get("mau") or "")


def _nodes(office: Office, tree: Tree) -> list[Node]:
    template = str(tree.get("mau") or "")
    specs = [
        spec
        for spec in office.fields(template)
        if spec.name != "kinh_gui" or tree.get("kinh_gui") or takes_kinh_gui(office, tree)
    ]
    shown = {name: value for name, value in tree.items() if name not in NOT_ASKED}
    return Builder(choices_for(office, tree)).nodes(specs, shown)


def choices_for(office: Office, tree: Tree) -> Choices:
    """What the office's profile and the norm offer to a draft."""
    entry = entry_for(office, tree)
    people = signers_on(entry, tree)
    groups = entry.nhom_noi_nhan if entry else ()
    return Choices(
        signers=tuple(Option(one.id, f"{one.ho_ten} – {one.chuc_vu}") for one in people),
        groups=tuple(
            Option(one.id, one.ten or one.id, " · ".join(each.ten for each in one.noi_nhan))
            for one in groups
        ),
    )


def focus_of(changed: Changed | None, nodes: Sequence[Node], findings: Findings) -> str:
    """The field or button that gets the focus: where the action was, else the summary."""
    if changed is None:
        return "tom-tat" if findings.errors else ""
    mark, _, place = changed.focus.partition(":")
    if mark != "first":
        return changed.focus
    every = (one for top in nodes for one in top.walk())
    entry = next((one for one in every if one.name == place), None)
    leaves = entry.walk() if entry else iter(())
    return next((one.name for one in leaves if one.control not in ("an", "muc", "nhom")), place)


def fields_count(office: Office, template: str) -> int:
    """How many questions a template asks, lists counted once."""
    nodes = Builder().nodes(office.fields(template), {})
    return sum(1 for top in nodes for one in top.walk() if one.control not in ("an", "muc", "nhom"))


@dataclass(frozen=True)
class Difference:
    """A field that differs between the kept draft and the text being typed."""

    label: str
    stored: str
    typed: str


def differences(office: Office, stored: Tree, typed: Tree) -> list[Difference]:
    """Where two states of a draft differ, field by field, in the order of the paper."""
    old, new = _values(_nodes(office, stored)), _values(_nodes(office, typed))
    return [
        Difference(label, old.get(name, ("", ""))[1], new.get(name, ("", ""))[1])
        for name, (label, _) in (old | new).items()
        if old.get(name, ("", ""))[1] != new.get(name, ("", ""))[1]
    ]


def _values(nodes: Sequence[Node], of: str = "") -> dict[str, tuple[str, str]]:
    """The label and text of every field, by its name."""
    found: dict[str, tuple[str, str]] = {}
    for node in nodes:
        if node.nodes:
            title = node.title if node.control == "muc" else ""
            found |= _values(node.nodes, f"{of}{title}: " if title else of)
        elif node.control not in ("danh_sach", "noi_nhan"):
            found[node.name] = (of + node.label, node.value)
    return found
