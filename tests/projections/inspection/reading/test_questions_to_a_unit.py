"""A letter without a title whose first line is the unit's own name."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_text, values

LETTER = """{}
V/v trả lời phiếu hỏi (kỳ 15/11/2022 - 14/12/2022)
Lộc Mẫu, ngày 16/12/2022

Câu 1. Trong kỳ đơn vị lập mới bao nhiêu đối tượng sưu tra?
Trả lời: 06 đối tượng."""


@pytest.mark.parametrize(
    "unit", ["CÔNG AN THỊ TRẤN LỘC MẪU", "CÔNG AN XÃ LỘC MẪU", "CÔNG AN PHƯỜNG MẪU", "ĐỘI HÌNH SỰ"]
)
def test_the_first_line_names_who_reports(unit: str) -> None:
    """And nobody under it."""
    assert values(read_text(LETTER.format(unit))) == {"ST.added": 6}
