"""A file's name is made of what every system has in names, however the unit's was typed."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.values.period import Period
from projections.documents.tables.file_name import file_name

YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))
TYPED = ["Đội 1", "Ðội 1", "Ɖội 1", "Đ\u200bội 1", "Đô\u0323i 1", "ĐỘI 1".title()]
"""One name in its many writings: other letters for Đ, a sign nobody sees, an accent of its own."""


@pytest.mark.parametrize("unit", TYPED)
def test_one_unit_gives_one_name(unit: str) -> None:
    """Signs nobody sees and letters that look like Đ change nothing."""
    assert "thong-ke-Doi-1-2024" == file_name("thống kê", unit, YEAR)
