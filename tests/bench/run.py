"""Measures docgen beside docxtpl, its peers and the floor: one table and ``out/bench.json``.

All subjects run in turn in one go, each in an idle process; every render fills another record;
only context -> bytes is timed. Ratios are the result, times depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

from tests.bench import commands, source, verdict  # noqa: E402 - found through the line above
from tests.bench.peers import OURS, AbsentError, Peer, running  # noqa: E402

ROWS = 1000
SLICE_NS = 100_000_000
"""How long one turn of a subject lasts, so that each is as warm as it is in a batch."""


class Series:
    """What was measured of one subject."""

    def __init__(self) -> None:
        self.walls: list[int] = []
        self.cpus: list[float] = []
        self.size = 0
        self.count = 1

    def add(self, answer: dict[str, Any]) -> None:
        walls = answer["wall_ns"]
        self.walls += walls
        self.cpus.append(answer["cpu_ns"] / len(walls))
        self.size = answer["size"]
        self.count = max(1, min(150, SLICE_NS // max(1, int(statistics.median(self.walls)))))

    def row(self) -> dict[str, float]:
        ordered = sorted(self.walls)
        return {
            "median_us": statistics.median(ordered) / 1000,
            "p10_us": ordered[len(ordered) // 10] / 1000,
            "cpu_us": statistics.median(self.cpus) / 1000,
            "bytes": self.size,
        }


def measure(
    kind: str, peers: dict[str, Peer], absent: dict[str, str], rounds: int
) -> dict[str, dict[str, float]]:
    """Let all subjects fill records in turn, in another order each round."""
    series = {name: Series() for name in peers}
    chance = random.Random(1)
    first = 0
    for round_number in range(rounds + 2):
        for name in chance.sample(sorted(series), len(series)):
            try:
                answer = peers[name].ask(kind=kind, first=first, count=series[name].count)
            except AbsentError as reason:
                absent[name] = str(reason)
                del series[name], peers[name]
                continue
            if round_number == 1:
                series[name] = Series()  # the first rounds load and warm up
            series[name].add(answer)
            first += series[name].count
    return with_ratios({name: found.row() for name, found in series.items()})


def with_ratios(rows: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Add how many times faster than docxtpl each subject is."""
    for row in rows.values():
        for key, ratio in (("median_us", "ratio_to_docxtpl"), ("cpu_us", "cpu_ratio_to_docxtpl")):
            row[ratio] = rows["docxtpl"][key] / row[key]
    return rows


def table(title: str, rows: dict[str, dict[str, float]]) -> Iterable[str]:
    """Yield the lines of a table, fastest first."""
    yield f"\n{title}"
    heads = "".join(f"{head:>12}" for head in ("median us", "p10 us", "CPU us"))
    yield f"{'subject':16}{heads}{'bytes':>10}{'x docxtpl':>11}"
    for name, row in sorted(rows.items(), key=lambda item: item[1]["median_us"]):
        numbers = f"{row['median_us']:12.1f}{row['p10_us']:12.1f}{row['cpu_us']:12.1f}"
        yield f"{name:16}{numbers}{row['bytes']:10.0f}{row['ratio_to_docxtpl']:11.1f}"


def say(*lines: str) -> None:
    """Print lines at once."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def main() -> int:
    arguments = parsed()
    folder = ROOT / "out" / "bench"
    plan = source.office(ROOT) if arguments.source == "office" else source.lean()
    annex = source.table(ROWS)
    for made in (plan, annex):
        made.write(folder)
    result = verdict.Result(arguments.source)
    with running(folder) as (peers, result.absent):
        result.papers = verdict.compare(plan.name, folder, peers, result.absent)
        result.plan = measure(plan.name, peers, result.absent, arguments.rounds)
        say(*table("Four-page plan, context to bytes", result.plan))
        result.annex = measure(annex.name, peers, result.absent, max(3, arguments.rounds // 5))
        say(*table(f"Table of {ROWS} rows", result.annex))
        result.growth = {
            name: peers[name].ask(kind=plan.name, first=0, count=60, growth=1000)["growth_bytes"]
            for name in OURS
            if name in peers
        }
    if not arguments.only_papers:
        result.commands, missing = commands.measure(ROOT, folder)
        result.absent |= missing
        say(*commands.table(result.commands))
    say(*result.lines())
    out = ROOT / "out"
    (out / "bench.json").write_text(json.dumps(result.rows(), indent=1), "utf-8")
    (out / "bench-report.json").write_text(json.dumps(result.report(), indent=1), "utf-8")
    return 0 if all(result.papers[name].same for name in OURS if name in result.papers) else 1


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--source", choices=("lean", "office"), default="office")
    parser.add_argument("--only-papers", action="store_true", help="no commands, no PDF")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
