"""A form from the fields of a model: what each one is called, how it is typed, what is wrong.

A :class:`Node` is one field ready for the page templates. Labels, hints and the words of choices
come from the glossary, the shape from the models, the values from the record as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from web.office import FieldSpec, Path, Problem, Raw, Severity, Term, fields_of, message_for, term
from web.tree import name_of

RADIO_LIMIT = 4
"""Most choices shown side by side; more become a list to open."""


@dataclass(frozen=True)
class Option:
    """One choice; ``detail`` is a second line of words."""

    value: str
    label: str
    detail: str = ""


@dataclass
class Node:
    """One field, group or list of the form.

    ``control`` names the macro that draws it. ``nodes`` are the fields of a group or the entries
    of a list; ``item`` is what one entry is called and ``number`` its place in the list from 1.
    ``foreign`` marks what the record holds beside the fields of its paper.
    """

    name: str
    control: str
    label: str
    required: bool
    value: str = ""
    hint: str = ""
    example: str = ""
    item: str = ""
    number: int = 0
    count: int = 0
    rows: int = 2
    inputmode: str = ""
    foreign: bool = False
    options: tuple[Option, ...] = ()
    nodes: list[Node] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        """Whether this field or one inside it has to be mended."""
        return bool(self.errors) or any(node.faulty for node in self.nodes)

    @property
    def title(self) -> str:
        """What an entry of a list is called on the page: "Nhiệm vụ 2"."""
        return f"{self.item[:1].upper()}{self.item[1:]} {self.number}"

    @property
    def described_by(self) -> str:
        """Ids of the hint and of the sentences that belong to the field."""
        parts = (("goi-y", self.hint), ("loi", self.errors), ("luu-y", self.notes))
        return " ".join(f"{self.name}--{mark}" for mark, there in parts if there)

    def walk(self) -> Iterator[Node]:
        """This node and everything inside it."""
        yield self
        for node in self.nodes:
            yield from node.walk()

    @property
    def chosen_group(self) -> str:
        """The group of recipients an entry names, or ""."""
        return next((node.value for node in self.nodes if node.name.endswith("-nhom")), "")

    def child(self, name: str) -> Node:
        """The field of that last name inside a group or entry."""
        return next(node for node in self.nodes if node.name.rpartition("-")[2] == name)


@dataclass(frozen=True)
class Choices:
    """What only the office can say: the people who sign, the groups of recipients."""

    signers: tuple[Option, ...] = ()
    groups: tuple[Option, ...] = ()
    grounds: tuple[Option, ...] = ()


_CONTROLS = {
    "line": "dong",
    "paragraph": "doan",
    "paragraphs": "doan",
    "lines": "cac_dong",
    "date": "dong",
    "year": "dong",
    "money": "dong",
    "integer": "dong",
    "deadline": "dong",
    "flag": "danh_dau",
    "group": "nhom",
    "groups": "danh_sach",
}
_INPUTMODES = {"year": "numeric", "money": "numeric", "integer": "numeric"}
_CHARACTERS_A_ROW = 70
_LEAST_ROWS, _MOST_ROWS = 2, 14


class Builder:
    """Builds the nodes of one form."""

    def __init__(self, choices: Choices | None = None) -> None:
        self.choices = choices or Choices()

    def nodes(self, specs: Sequence[FieldSpec], value: Raw, path: Path = ()) -> list[Node]:
        """The nodes of a group's fields, and of whatever else was given there."""
        values = value if isinstance(value, dict) else {}
        known = [self.node(spec, values.get(spec.name), (*path, spec.name)) for spec in specs]
        names = {spec.name for spec in specs}
        return known + [
            node
            for name, item in values.items()
            if name not in names
            for node in _unknown(item, (*path, name))
        ]

    def node(self, spec: FieldSpec, value: Raw, path: Path) -> Node:
        """The node of one field."""
        entry = term(spec.owner.__name__, spec.name)
        node = Node(
            name=name_of(path),
            control=_CONTROLS.get(spec.kind, ""),
            label=entry.label,
            required=spec.required or spec.key in _DEPENDS,
            hint=entry.hint,
            example=entry.example,
            item=entry.item,
            inputmode=_INPUTMODES.get(spec.kind, ""),
        )
        if spec.kind == "group":
            return self._group(node, spec, value, path)
        if spec.kind == "groups":
            return self._list(node, spec, value, path)
        node.value = _text(value)
        node.rows = _rows(node.value)
        return self._special(node, spec, entry)

    def _group(self, node: Node, spec: FieldSpec, value: Raw, path: Path) -> Node:
        node.nodes = self.nodes(_below(spec), _opened(value, spec), path)
        return node

    def _list(self, node: Node, spec: FieldSpec, value: Raw, path: Path) -> Node:
        items = value if isinstance(value, list) else []
        if spec.required and not items:
            # A list that needs an entry offers the first one; left blank it is never written.
            items = [{}]
        node.count = len(items)
        if spec.model is not None and spec.key in _RECIPIENTS:
            node.control, node.options = "noi_nhan", self.choices.groups
        node.nodes = [self._entry(node, spec, item, (*path, at)) for at, item in enumerate(items)]
        return node

    def _entry(self, parent: Node, spec: FieldSpec, value: Raw, path: Path) -> Node:
        at = path[-1]
        assert isinstance(at, int)
        return Node(
            name=name_of(path),
            control="muc",
            label=parent.label,
            required=True,
            item=parent.item,
            number=at + 1,
            count=parent.count,
            nodes=self.nodes(_below(spec), _opened(value, spec), path),
        )

    def _special(self, node: Node, spec: FieldSpec, entry: Term) -> Node:
        if spec.kind == "choice":
            return _choice(node, spec, entry)
        if spec.key == "Ky.nguoi_ky":
            node.control = "chon"
            node.options = _with_present(self.choices.signers, node.value)
        elif spec.key == "CanCu.loai":
            node.control, node.options = "goi_san", self.choices.grounds
        elif spec.key in _HIDDEN:
            node.control = "an"
        return node


_DEPENDS = frozenset(
    {
        "CanCu.loai",
        "CanCu.so_ky_hieu",
        "CanCu.ngay",
        "CanCu.co_quan",
        "CanCu.trich_yeu",
        "CanCu.nguyen_van",
        "ChuDe.tieu_de",
        "NoiNhan.ten",
    }
)
"""Fields that are needed or not by what stands beside them: calling them optional would mislead."""

_RECIPIENTS = frozenset({"VanBan.noi_nhan", "VanBanCoTenLoai.noi_nhan"})
"""Where whole groups of recipients can be named, not only single ones."""

_HIDDEN = frozenset({"NguoiKy.id", "NhomNoiNhan.id", "NoiNhan.nhom"})
"""Names that tie records together; the page writes them itself."""


def _choice(node: Node, spec: FieldSpec, entry: Term) -> Node:
    words = entry.choices or {}
    if len(spec.choices) == 1:
        node.control, node.value = "an", spec.choices[0]
        return node
    options = tuple(Option(value, words.get(value, value)) for value in spec.choices)
    if not spec.required:
        options = (Option("", _NO_CHOICE.get(spec.name, "Không ghi")), *options)
    node.options = _with_present(options, node.value)
    node.control = "nut_chon" if len(node.options) <= RADIO_LIMIT else "chon"
    return node


_NO_CHOICE = {"do_khan": "Không khẩn", "co_chu": "Theo mặc định"}


def _with_present(options: Sequence[Option], value: str) -> tuple[Option, ...]:
    """The choices, with the present value even where it is not one of them."""
    known = any(option.value == value for option in options)
    return tuple(options) if known or not value else (*options, Option(value, f"“{value}”"))


def _below(spec: FieldSpec) -> tuple[FieldSpec, ...]:
    assert spec.model is not None
    return fields_of(spec.model)


def _opened(value: Raw, spec: FieldSpec) -> Raw:
    """A bare text stands for the group's main field."""
    assert spec.model is not None
    if isinstance(value, str) and spec.model.shorthand:
        return {spec.model.shorthand: value}
    return value


def _text(value: Raw) -> str:
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value if not isinstance(item, (dict, list)))
    if isinstance(value, bool):
        return "true" if value else ""
    return "" if value is None or isinstance(value, dict) else str(value)


def _rows(text: str) -> int:
    lines = sum(1 + len(line) // _CHARACTERS_A_ROW for line in text.split("\n"))
    return max(_LEAST_ROWS, min(lines, _MOST_ROWS))


def _unknown(value: Raw, path: Path) -> Iterator[Node]:
    """Fields the paper does not have: shown so that nothing that was given gets lost."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _unknown(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _unknown(item, (*path, at))
    elif value is not None:
        label = f"Mục “{path[-1]}” văn bản không dùng"
        yield Node(name_of(path), "dong", label, required=False, value=str(value), foreign=True)


@dataclass(frozen=True)
class Finding:
    """A sentence of the summary and the place it leads to ("" where the form has none)."""

    sentence: str
    target: str


@dataclass(frozen=True)
class Findings:
    """Everything a check had to say, in three weights."""

    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    hints: tuple[Finding, ...] = ()


def place_findings(problems: Sequence[Problem], nodes: Sequence[Node]) -> Findings:
    """Put each sentence beside its field and into the summary."""
    places = {node.name: node for top in nodes for node in top.walk()}
    found: Mapping[Severity, list[Finding]] = {weight: [] for weight in Severity}
    for problem in problems:
        sentence = message_for(problem).sentence
        node = _nearest(problem.path, places)
        entry = Finding(sentence, node.name if node else "")
        if entry in found[problem.severity]:
            continue
        found[problem.severity].append(entry)
        if node:
            kept = node.errors if problem.severity is Severity.LOI else node.notes
            kept.append(sentence)
    return Findings(*(tuple(found[weight]) for weight in Severity))


def _nearest(path: Path, places: Mapping[str, Node]) -> Node | None:
    for end in range(len(path), 0, -1):
        node = places.get(name_of(path[:end]))
        if node and node.control != "an":
            return node
    return None
