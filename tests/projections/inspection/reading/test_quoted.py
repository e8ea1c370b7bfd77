"""Letters that quote an earlier one: what is quoted is not read."""

from __future__ import annotations

import pytest

from projections.inspection.reading.stated.values import IN_QUOTED
from tests.projections.made_reports import read_text, values

LETTER = """CÔNG AN HUYỆN MẪU
BÁO CÁO
(từ 15/10/2023 đến 14/10/2024)
Sưu tra: lập mới 05, hiện có 32 đối tượng.
{}"""


@pytest.mark.parametrize(
    "quoted",
    [
        "> Sưu tra: lập mới 07, hiện có 30 đối tượng.",
        "Ngày 15/10/2023, Công an huyện Mẫu viết:\nSưu tra: lập mới 07, hiện có 30 đối tượng.",
        "-----Original Message-----\nSưu tra: lập mới 07, hiện có 30 đối tượng.",
        "--- Tin nhắn chuyển tiếp ---\nSưu tra: lập mới 07, hiện có 30 đối tượng.",
    ],
)
def test_what_is_quoted_is_listed_and_not_read(quoted: str) -> None:
    """The letter's own figures hold."""
    report = read_text(LETTER.format(quoted))
    assert values(report) == {"ST.added": 5, "ST.current": 32}
    assert IN_QUOTED in [one.why for one in report.not_read]
