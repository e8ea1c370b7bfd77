"""A slot that was left blank is one, however it was left; it heads nothing, and nobody is accused for it."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failing, read_lines, read_text, values

TEAMS = "1. Sưu tra\n- Hiện có 47 đối tượng\n- Phân theo đơn vị (số hiện có):\n+ Đội Hình sự: 17\n+ Đội Ma túy: 6\n+ Đội Kinh tế: @\n2. Hiềm nghi\n- Đầu kỳ: 10"
SLOTS = ["...", ".....", "…", "…..", "…….…", "____", ""]


@pytest.mark.parametrize("slot", SLOTS)
def test_a_team_without_a_number_is_a_part_left_blank(slot: str) -> None:
    """It is no heading over the next line of work, and the others need not be the whole."""
    report = read_lines(TEAMS.replace("@", slot))
    found = values(report)
    assert (47, 17, None, 10) == (
        found["ST.current"],
        found["ST.current.Đội-Hình-sự"],
        found["ST.current.Đội-Kinh-tế"],
        found["HN.opening"],
    )
    assert [] == failing(report)


def test_what_a_dash_above_states_is_not_below_a_blank_class() -> None:
    """A class that was left blank heads what stands below it, not what stands above its dash."""
    lines = (
        "1. Sưu tra\n- Hiện có 47:\n+ Loại A: 9\n+ Loại B:\n- Lập mới 5:\n+ Loại A: 3\n+ Loại B:"
    )
    expected = {"ST.current": 47, "ST.current.A": 9, "ST.current.B": None, "ST.added": 5}
    assert {**expected, "ST.added.A": 3, "ST.added.B": None} == values(read_lines(lines))


@pytest.mark.parametrize("slot", SLOTS[:-1])
def test_a_blank_total_keeps_its_parts(slot: str) -> None:
    """The parts behind it are not those of the total before it."""
    line = f"1. Hiềm nghi\nLập mới 03 hồ sơ, kết thúc 0 hồ sơ. Hiện còn {slot} hồ sơ, gồm có: HN: 02; HV: 01."
    report = read_lines(line)
    expected = {"HN.added": 3, "HN.removed": 0, "HN.current": None}
    assert {**expected, "HN.current.HN": 2, "HN.current.HV": 1} == values(report)
    assert [] == failing(report)


def test_files_of_others_are_no_plain_counts() -> None:
    """Counts of files that are nobody's are not each other's parts."""
    lines = "- Công an huyện bạn lập mới 59 hồ sơ, giảm 24.\n- Riêng tháng 3/2024 lập mới 67 hồ sơ."
    report = read_text(f"BÁO CÁO\nKết quả công tác năm 2024\n{lines}")
    assert ({}, []) == (values(report), failing(report))
