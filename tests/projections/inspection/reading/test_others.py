"""What is stated and is no figure of the period: kept as what it is, for plans and targets."""

from __future__ import annotations

import pytest

from projections.inspection.reading.stated.as_json import figures_json
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import read_lines, values
from tests.projections.made_tables import read_table

ST = "1. Công tác sưu tra\n"


def others(report: StatedReport) -> list[tuple[object, ...]]:
    """Measure, value, period and modality of what was set aside."""
    told = figures_json(report)["others"]
    return [(one["measure"], one["value"], one["period"], one["modality"]) for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Năm 2023: đầu kỳ 310.", [("opening", 310, "other", None)]),
        ("- Quý III lập mới 03.", [("added", 3, "part", None)]),
        ("- Dự kiến lập mới 05.", [("added", 5, None, "plan")]),
        ("III. PHƯƠNG HƯỚNG\n- Lập mới 20 đối tượng sưu tra.", [("added", 20, None, "plan")]),
        ("- Bổ sung mới 09 đối tượng chưa rõ.", []),
    ],
)
def test_other_times_and_modalities_are_kept(text: str, expected: list[tuple[object, ...]]) -> None:
    """None of them is a figure; what is not understood is only listed."""
    report = read_lines(ST + text)
    assert ({}, expected) == (values(report), others(report))


def test_columns_of_plans_are_kept() -> None:
    """Beside the column of facts."""
    report = read_table("Mảng|Hiện có|Dự kiến lập mới\nSưu tra|40|5")
    assert ({"ST.current": 40}, [("added", 5, None, "plan")]) == (values(report), others(report))


def test_results_of_numbered_targets() -> None:
    """A share with its rate, or either alone."""
    text = (
        "(7) Chỉ tiêu số 7: 100% loại B có CTVBM.\n* Kết quả: 13/13 đạt 100%.\n"
        "(8) Chỉ tiêu số 8: từ 90%.\n* Kết quả: đạt 87,5%.\n(9) Chỉ tiêu số 9: từ 60%.\n* Kết quả: 03/05."
    )
    told = figures_json(read_lines(ST + text))["targets"]
    found = [(one["number"], one["numerator"], one["denominator"], one["value"]) for one in told]
    assert [(7, 13, 13, "100"), (8, None, None, "87.5"), (9, 3, 5, None)] == found
