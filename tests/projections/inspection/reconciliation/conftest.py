"""The books that most tests of reconciling begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.desk import Desk
from tests.projections.inspection.reconciliation.held_reports import ten_watch_files


@pytest.fixture
def books(tmp_path: Path) -> Desk:
    """Ten watch files known when the report was submitted, the last of them added in the year."""
    return ten_watch_files(tmp_path)
