"""What a count is a count of, as the report words it."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Chuyển giao 01 đối tượng cho đơn vị khác", "removed"),
        ("Chuyển giao cho đơn vị khác: 01", "removed"),
        ("Chuyển giao đi: 01", "removed"),
        ("Chuyển giao đến đơn vị khác 01 đối tượng", "removed"),
        ("Bàn giao cho các đơn vị khác 01 đối tượng", "removed"),
        ("Chuyển sang đơn vị khác 01 đối tượng", "removed"),
        ("Nhận chuyển giao 01 đối tượng từ đơn vị khác", "added"),
        ("Nhận bàn giao: 01", "added"),
        ("Tiếp nhận 01 đối tượng từ đơn vị khác", "added"),
        ("Đơn vị khác chuyển đến: 01", "added"),
        ("Mở lại 01 đối tượng", "added reopened"),
        ("Chuyển giao 01 đối tượng", ""),
        ("Chuyển giao đến Công an xã Một 01 đối tượng", ""),
        ("Các đơn vị khác chuyển giao cho 01 đối tượng", ""),
        ("Chuyển giao 01 đối tượng từ đơn vị khác sang đơn vị khác", ""),
        ("Tiếp nhận 01 đối tượng từ Đội 2", ""),
        ("Tiếp nhận 01 đối tượng từ Đội Hình sự", ""),
    ],
)
@pytest.mark.parametrize("before", ["Xác lập mới 03", "Thanh loại 03"])
def test_what_moved_came_or_went_as_it_says(before: str, said: str, read: str) -> None:
    """Whatever stands before it; where its words do not say whither, it is listed as not read."""
    report = read_lines(f"2.2. Công tác sưu tra\n- {before} đối tượng.\n- {said}.")
    found = [(one.measure, one.cell, one.value) for one in report.figures[1:]]
    measure, _, kind = read.partition(" ")
    expected = [(measure, {"movement": kind or "transferred"}, 1)] if read else []
    assert expected == found
    assert read or said.startswith(report.not_read[0].text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bổ sung mới 03, trong đó:|+ Lập mới: 02|+ Nhận chuyển giao: 01", "opened transferred"),
        ("Bổ sung mới 03.|- Lập mới 02.|- Nhận chuyển giao 01.", "opened transferred"),
        ("Tăng 03, trong đó:|+ Lập mới: 02|+ Mở lại: 01", "opened reopened"),
        ("Giảm 03:|+ Kết thúc hồ sơ: 02|+ Chuyển giao: 01", "closed transferred"),
        ("Giảm 03:|+ Kết thúc hồ sơ: 02|+ Chuyển giao cho đơn vị khác: 01", "closed transferred"),
    ],
)
def test_ways_of_coming_or_going_are_parts(text: str, kinds: str) -> None:
    """A word for new files is one for all that came, and below those one for a part of them."""
    lines = text.replace("|", "\n")
    report = read_lines(f"2.2. Công tác sưu tra\n- {lines}")
    told = [(one.cell.get("movement"), one.value) for one in report.figures]
    assert [(None, 3), *zip(kinds.split(), (2, 1), strict=True)] == told


def test_ways_of_closing_go_on_behind_a_hand_over() -> None:
    """A hand-over beside a total is a part of it: what follows divides the total still."""
    text = "- Thanh loại 03, chuyển giao cho đơn vị khác 01.\n+ Chết: 02"
    report = read_lines(f"2.2. Công tác sưu tra\n{text}")
    cells = [{}, {"movement": "transferred"}, {"closing": "died"}]
    assert cells == [one.cell for one in report.figures]
