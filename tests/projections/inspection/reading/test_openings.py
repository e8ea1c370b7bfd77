"""Opening stocks dated with a wrong year: they stay openings, and one finding says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projections.made_reports import failures, read_lines, read_text, values

pytestmark = pytest.mark.uncounted

SAMPLE = Path("tests/samples/bao-cao-mau-1.txt").read_text("utf-8").splitlines()
OPENINGS = [
    index for index, text in enumerate(SAMPLE) if "Tính đến" in text and "15/10/2023" in text
]


@pytest.mark.parametrize("index", OPENINGS)
@pytest.mark.parametrize(
    ("year", "rules"), [("2024", ["period"]), ("2032", ["period", "date"]), ("2022", ["period"])]
)
def test_a_wrong_year_is_one_finding_on_its_line(index: int, year: str, rules: list[str]) -> None:
    """The opening stays the opening, and nothing else is blamed for it."""
    wrong = SAMPLE[index].replace("15/10/2023", f"15/10/{year}")
    report = read_text("\n".join([*SAMPLE[:index], wrong, *SAMPLE[index + 1 :]]))
    assert values(report) == values(read_text("\n".join(SAMPLE)))
    assert failures(report) == [(rule, wrong.strip()) for rule in rules]


def test_a_current_stock_said_twice_is_no_opening() -> None:
    """The day after the period is the first day of the next one; the same number says which stock
    is meant.
    """
    lines = [
        "2. Công tác sưu tra",
        "- Tính đến 15/10/2024 có 22 đối tượng",
        "- Bổ sung mới 09",
        "- Thanh loại 05",
        "- Hiện có 22",
    ]
    report = read_lines("\n".join(lines))
    assert values(report) == {"ST.current": 22, "ST.added": 9, "ST.removed": 5, "ST.current#2": 22}
    assert failures(report) == []


def test_a_dated_stock_before_its_movements_is_the_opening_of_an_unknown_period() -> None:
    """Where a current one follows them; else its day says which it is."""
    head = "CÔNG AN HUYỆN MẪU\nHuyện Mẫu, ngày 16 tháng 4 năm 2026\nBÁO CÁO\nSố liệu công tác\n1. CTVBM\n"
    told = "- Tính đến ngày 15/10/2025 tiếp tục sử dụng 35 hồ sơ.\n- Bổ sung mới 03 hồ sơ.\n- Thanh loại 02 hồ sơ.\n"
    now = "- Hiện đang sử dụng 36 hồ sơ."
    report = read_text(head + told + now)
    assert report.period is None
    assert values(report) == {
        "CTVBM.opening": 35, "CTVBM.added": 3, "CTVBM.removed": 2, "CTVBM.current": 36,
    }  # fmt: skip
