"""Of which branch a result of work is by what it says, where it states none (targets.md §1.5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger.entries.outcome import OutcomeRecorded
from ledger.records.papers.counting import branch_of


@pytest.mark.parametrize(
    ("told", "branch"),
    [
        ({"kind": "penalty", "penalty_type": "drugs"}, "ma túy"),
        ({"kind": "penalty", "penalty_type": "environment"}, "môi trường"),
        ({"kind": "penalty", "penalty_type": "traffic"}, "giao thông"),
        ({"kind": "penalty", "penalty_type": "trade"}, None),
        ({"kind": "penalty", "penalty_type": "drugs", "branch": "kinh tế"}, "kinh tế"),
        ({"kind": "compulsory", "measure": "detox"}, "ma túy"),
        ({"kind": "prosecution", "offence": "251"}, "ma túy"),
        ({"kind": "drug_users"}, "ma túy"),
        ({"kind": "fugitive"}, None),
    ],
)
def test_the_branch_of_a_result(told: dict[str, Any], branch: str | None) -> None:
    """Its own before that of its offence, measure, type of penalty or kind."""
    header: dict[str, Any] = {"record": "outcome:X-1", "version": 1, "by": "CB01", "unit": "X"}
    assert branch == branch_of(OutcomeRecorded(effective_on=date(2024, 1, 1), **header, **told))
