"""Our own samples: those of today are clean, the corrected plan of 2024 has a known few."""

from __future__ import annotations

from collections import Counter

import pytest

from docgen.lint import Finding, judge
from docgen.problems import Severity
from tests.support.papers import SAMPLE_NAMES, RenderedSamples

OLD = "ke-hoach-phuong-1-2024"
KEPT_OF_THE_SOURCE = Counter(
    {
        # Wrong in the source and not for a clerk of today to mend: titles and numbers of its time.
        ("CC-11", Severity.LOI): 1,
        ("CC-13", Severity.LOI): 1,
        # What the source is like: no grounds, a paragraph said twice, civil servants not served.
        ("CC-01", Severity.CANH_BAO): 1,
        ("BC-02", Severity.CANH_BAO): 2,
        ("BC-03", Severity.CANH_BAO): 1,
        ("TC-03", Severity.CANH_BAO): 2,
    }
)


def _weighty(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.severity is not Severity.GOI_Y]


@pytest.mark.parametrize("name", [one for one in SAMPLE_NAMES if one != OLD])
def test_a_sample_of_today_has_no_error_and_no_warning(samples: RenderedSamples, name: str) -> None:
    weighty = _weighty(judge(samples[name].docx).findings)
    assert not weighty, [(one.code, one.place, one.quote) for one in weighty]


def test_the_corrected_plan_of_2024_has_exactly_the_listed_few(samples: RenderedSamples) -> None:
    weighty = _weighty(judge(samples[OLD].docx).findings)
    assert Counter((one.code, one.severity) for one in weighty) == KEPT_OF_THE_SOURCE
