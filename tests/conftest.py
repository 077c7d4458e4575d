"""What all tests share: the samples as papers, and honest words about what was not run."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest

from docgen import open_office
from tests.support.papers import RenderedSamples
from tests.support.records import ROOT

_NEEDS = {
    "office": ("LibreOffice", lambda: shutil.which("soffice")),
    "browser": ("Chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser")),
    "node": ("node and `npm ci` in tests/node", lambda: _node()),
}
"""Marker → what it needs, and whether that is here."""

_deselected: Counter[str] = Counter()


def _node() -> bool:
    return bool(shutil.which("node")) and (ROOT / "tests/node/node_modules").is_dir()


def pytest_configure(config: pytest.Config) -> None:
    renewing = config.getoption("--regen-all") or config.getoption("--force-regen")
    if renewing and os.environ.get("CI"):
        pytest.exit("goldens are renewed by hand and read, never in CI (decision 34)", 4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine has no program for; in CI the test runs, and fails."""
    if os.environ.get("CI"):
        return
    absent = {name: what for name, (what, found) in _NEEDS.items() if not found()}
    for item in items:
        for name in absent.keys() & {mark.name for mark in item.iter_markers()}:
            item.add_marker(pytest.mark.skip(reason=f"{absent[name]} is not installed"))


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        names = {mark.name for mark in item.iter_markers()} & {*_NEEDS, "slow"}
        _deselected.update(names or {"other"})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, by what it needs."""
    reasons = (report.longrepr[-1] for report in terminalreporter.stats.get("skipped", ()))
    for reason, count in sorted(Counter(reasons).items()):
        terminalreporter.write_line(f"{count} tests {reason.lower()}")
    for name, count in sorted(_deselected.items()):
        terminalreporter.write_line(f"{count} tests deselected: {name}")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RenderedSamples]:
    """Every sample as paper, Word file, PDF and measured pages; made when first asked for."""
    folder = tmp_path_factory.mktemp("papers")
    with open_office(folder / "data", actor="tests") as office:
        yield RenderedSamples(office, folder)
