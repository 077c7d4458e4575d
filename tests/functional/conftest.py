"""A clean desk for each test of the program; compiled templates are made once for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Desk


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled", numbered=True)
    folder.chmod(0o700)
    return folder


@pytest.fixture
def desk(tmp_path: Path, compiled: Path) -> Desk:
    return Desk(tmp_path, compiled)
