"""The clean papers and the mutations of the rules, to be mended again."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Bench
from tests.support.papers import RenderedSamples


@pytest.fixture(scope="session")
def bench(samples: RenderedSamples) -> Bench:
    return Bench(samples)
