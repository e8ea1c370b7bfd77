"""What a count is a count of, as the report words it."""

from __future__ import annotations

from tests.projections.made_reports import read_lines, values
from tests.projections.made_tables import read_table


def test_a_comma_within_a_kinds_name_does_not_cut_it() -> None:
    """``cán bộ, chiến sĩ`` are one kind where one number stands behind both."""
    text = (
        "Tập huấn cho 45 đồng chí, trong đó: lãnh đạo: 05 đồng chí; cán bộ, chiến sĩ: 40 đồng chí"
    )
    found = values(read_lines(f"1. Công tác khác\n{text}"))
    assert {
        "count.đồng-chí-1": 45,
        "count.đồng-chí-1-lãnh-đạo": 5,
        "count.đồng-chí-1-cán-bộ,-chiến-sĩ": 40,
    } == found


def test_kinds_side_by_side_stay_apart() -> None:
    """Each has a number of its own."""
    text = "Tập huấn cho 45 đồng chí, trong đó: lãnh đạo: 05 đồng chí, chiến sĩ: 40 đồng chí"
    assert {"count.đồng-chí-1-lãnh-đạo", "count.đồng-chí-1-chiến-sĩ"} < set(
        values(read_lines(f"1. Công tác khác\n{text}"))
    )


def test_a_rate_is_no_part_of_a_kind() -> None:
    """It stands behind the count it is the rate of."""
    found = values(
        read_lines(
            "1. Công tác khác\nTiếp nhận 20 tin báo, trong đó có 16 tin "
            "báo có giá trị đạt tỷ lệ 80%"
        )
    )
    assert {"count.tin-báo-1": 20, "count.tin-báo-1-giá-trị": 16} == found


def test_what_is_counted_is_what_the_line_of_work_counts() -> None:
    """Where a figure stands without a word for it, the report's own word is used; where it has
    none, a file.
    """
    lines = "2.2. Công tác sưu tra\n- Hiện có 22 đối tượng\n* Kết quả: loại A 09, loại B 13"
    assert {"đối tượng"} == {figure.unit_of_measure for figure in read_lines(lines).figures}
    table = read_table("Nội dung|Đầu kỳ|Cuối kỳ\nLoại A|8|9", "2.2. Công tác sưu tra")
    assert {"hồ sơ"} == {figure.unit_of_measure for figure in table.figures}


def test_a_part_that_names_another_measure_is_not_of_the_total() -> None:
    """What a team received is no part of what was removed; it is listed."""
    for said in ("bổ sung mới", "tiếp nhận", "tăng"):
        removed = f"- Thanh loại 01 đối tượng, trong đó Đội A 01 đối tượng, Đội B {said} 01."
        report = read_lines(f"2. Công tác sưu tra\n{removed}")
        cells = [(one.measure, one.cell) for one in report.figures]
        assert [("removed", {}), ("removed", {"unit": "Đội A"})] == cells
        assert ["Đội B"] == [one.cell.get("unit") for one in report.not_read]
