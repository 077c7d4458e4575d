"""Whether all subjects made the same paper, and which goals the numbers reach."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lxml import etree

from tests.bench.peers import FLOORS, NODE, OURS, AbsentError, Peer

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Made:
    """The paper a subject made of the first record."""

    same: bool
    size: int


def compare(
    kind: str, folder: Path, peers: dict[str, Peer], absent: dict[str, str]
) -> dict[str, Made]:
    """Let each subject fill the same record; compare with docxtpl.

    Python subjects must give the same parts by canonical XML, core properties apart; the node
    peers the same visible paragraphs. A subject that cannot fill the template becomes absent.
    """
    made: dict[str, Path] = {}
    for name in [name for name in peers if name not in FLOORS]:
        path = (folder / f"{kind}-{name}.docx").resolve()
        try:
            peers[name].ask(kind=kind, first=0, count=1, save=str(path))
            made[name] = path
        except AbsentError as reason:
            absent[name] = str(reason)
            del peers[name]
    wanted = made["docxtpl"]
    return {
        name: Made(_same(name, path, wanted), path.stat().st_size) for name, path in made.items()
    }


def _same(name: str, path: Path, wanted: Path) -> bool:
    view = _texts if name in NODE else _parts
    return view(path) == view(wanted)


def _texts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = ("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p"))
    return [text for text in found if text]


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {
            name: bytes(etree.tostring(etree.fromstring(archive.read(name)), method="c14n"))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels")) and name != "docProps/core.xml"
        }


Rows = dict[str, dict[str, float]]
"""Subject -> name of a measure -> value."""


@dataclass(frozen=True)
class Goal:
    """A bound on a number that was measured."""

    what: str
    value: float
    bound: float
    at_least: bool = True

    @property
    def met(self) -> bool:
        return self.value >= self.bound if self.at_least else self.value <= self.bound


@dataclass
class Result:
    """Everything that one run measured."""

    source: str
    papers: dict[str, Made] = field(default_factory=dict)
    plan: Rows = field(default_factory=dict)
    annex: Rows = field(default_factory=dict)
    growth: dict[str, int] = field(default_factory=dict)
    commands: dict[str, float] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    def rows(self) -> Rows:
        """The plan by subject, the table as ``table/<subject>``, commands as ``command/<name>``."""
        return (
            self.plan
            | {f"table/{name}": row for name, row in self.annex.items()}
            | {f"command/{name}": {"median_us": ms * 1000} for name, ms in self.commands.items()}
        )

    def report(self) -> dict[str, object]:
        """What the rows do not say."""
        return {
            "source": self.source,
            "papers": {name: asdict(made) for name, made in self.papers.items()},
            "growth_bytes_per_1000_papers": self.growth,
            "absent": self.absent,
            "goals": [{**asdict(goal), "met": goal.met} for goal in self.goals()],
        }

    def goals(self) -> Iterator[Goal]:
        """Yield every goal whose subjects were measured."""
        yield from _against_docxtpl("plan", self.plan, dict(zip(OURS, (30, 50, 100), strict=True)))
        yield from _against_docxtpl("table", self.annex, {"docgen": 12, "docgen_isal": 20})
        for name, floor, bound in zip(OURS, FLOORS, (1.5, 2, 3), strict=True):
            yield from _quotient(f"{name}: x its floor", self.plan, name, floor, bound)
        for name, bound in {"rust_docxtpl": 10, **dict.fromkeys(NODE, 12)}.items():
            what = f"docgen: x {name}"
            yield from _quotient(what, self.plan, name, "docgen", bound, at_least=True)
        for name, grown in self.growth.items():
            yield Goal(f"{name}: MB per 1,000 papers", grown / 2**20, 1, at_least=False)
        size = self.papers["docgen"].size / self.papers["docxtpl"].size
        yield Goal("docgen: bytes to docxtpl's", size, 1.0, at_least=False)
        yield from _command_goals(self.commands)

    def lines(self) -> Iterator[str]:
        """Yield the closing lines of the report."""
        yield ""
        for name, made in self.papers.items():
            if not made.same:
                yield f"NOT the document of docxtpl: {name}"
        for name, reason in self.absent.items():
            yield f"absent: {name}: {reason}"
        for goal in self.goals():
            mark = "met   " if goal.met else "MISSED"
            yield f"{mark} {goal.what:34}{goal.value:8.2f}  (goal {goal.bound:g})"


def _against_docxtpl(kind: str, rows: Rows, bounds: dict[str, float]) -> Iterator[Goal]:
    for name, bound in bounds.items():
        if name in rows:
            yield Goal(f"{name}: x docxtpl, {kind}", rows[name]["ratio_to_docxtpl"], bound)


def _quotient(
    what: str, rows: Rows, above: str, below: str, bound: float, at_least: bool = False
) -> Iterator[Goal]:
    if above in rows and below in rows:
        value = rows[above]["median_us"] / rows[below]["median_us"]
        yield Goal(what, value, bound, at_least=at_least)


def _command_goals(rows: dict[str, float]) -> Iterator[Goal]:
    pairs = (
        ("docgen render", "python -m docxtpl", 1.25),
        ("docgen --help", "python -m docxtpl", 0.5),
        ("pdf warm", "pdf cold soffice", 0.5),
    )
    for ours, theirs, bound in pairs:
        if ours in rows and theirs in rows:
            yield Goal(f"{ours}: to {theirs}", rows[ours] / rows[theirs], bound, at_least=False)
