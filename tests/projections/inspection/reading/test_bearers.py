"""Of which of several counts side by side a list behind them is."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values

ST = "1. Công tác sưu tra\n"
CA = "4. Chuyên án\n"
BESIDE = "phân cấp: cấp huyện 90, cấp xã 140"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Hiện có 230 đối tượng; {BESIDE}; trong đó có 18 đối tượng loại A", "ST.current.A"),
        (f"Hiện có 230 đối tượng ({BESIDE}; trong đó loại A 18)", "ST.current.A"),
        ("Hiện có 230, gồm: cấp huyện 90; cấp xã 140, trong đó loại A 18", "ST.current.xã.A"),
        ("Hiện có 230 (cấp huyện 90; cấp xã 140, trong đó loại A 18)", "ST.current.xã.A"),
        ("Hiện có 230: cấp huyện 90, cấp xã 140 (trong đó loại A 18)", "ST.current.xã.A"),
        ("Hiện có 230, cấp huyện 210, cấp xã 20, trong đó loại A 5, loại B 15", "ST.current.xã.A"),
        ("Hiện có 230, cấp huyện 210, cấp xã 9, trong đó loại A 18", "ST.current.A"),
    ],
)
def test_a_mark_or_a_number_says_of_which_a_list_is(text: str, name: str) -> None:
    """A heavier mark than those between the siblings makes it the whole's, a lighter the last's."""
    told = values(read_lines(f"{ST}{text}."))
    found = [key for key in told if key.endswith(".A")]
    assert [name] == found


@pytest.mark.parametrize(
    "text",
    [
        f"{ST}Hiện có 230 đối tượng, {BESIDE}, trong đó loại A 18.",
        f"{ST}Hiện có 230 đối tượng (cấp huyện 90, cấp xã 140, trong đó loại A 18).",
        f"{ST}Lập mới 20, gồm: Đội Hình sự 12, Đội Ma túy 8, trong đó loại A 05.",
        f"{ST}Đội Hình sự quản lý 90 đối tượng, Đội Ma túy 140; trong đó loại A 18.",
        f"{ST}Lập mới 20, thanh loại 08; trong đó loại A 05.",
        f"{ST}Hiện có 230\nCấp huyện: 90\nCấp xã: 140\nTrong đó: loại A 18",
        f"{CA}Kết thúc 06 VA, 03 VX, 01 VB, trong đó khởi tố 05, đình chỉ 05.",
        f"{CA}Xác lập mới 06 VA, 03 VX, 01 VB; trong đó cấp huyện 04.",
        "Toàn huyện lập mới 20 hồ sơ sưu tra, 05 hồ sơ hiềm nghi, trong đó Đội Hình sự 10.",
    ],
)
def test_what_may_be_of_the_last_or_of_all_is_not_read(text: str) -> None:
    """Neither is accused of it; it is listed."""
    report = read_lines(text)
    _, _, behind = text.lower().partition("trong đó")
    assert not [key for key in values(report) if key.endswith((".A", "-solved"))]
    assert any(one.text.lower() in behind for one in report.not_read)
    assert values(report)


def test_siblings_that_go_on_behind_a_list_leave_it_to_the_one_before() -> None:
    """``Đội Hình sự: 90, trong đó loại A 40; Đội Ma túy: 140, trong đó …``, announced or not."""
    teams = "Đội Hình sự {} 90 đối tượng, trong đó loại A 40; Đội Ma túy 140, trong đó loại A 18."
    wanted = {
        "ST.current.Đội-Hình-sự": 90,
        "ST.current.Đội-Hình-sự.A": 40,
        "ST.current.Đội-Ma-túy": 140,
    }
    wanted["ST.current.Đội-Ma-túy.A"] = 18
    assert wanted == values(read_lines(f"{ST}{teams.format('quản lý')}"))
    listed = f"{ST}Hiện có 230, gồm: {teams.format('')}"
    assert {"ST.current": 230, **wanted} == values(read_lines(listed))
    cases = f"{CA}Kết thúc 06 VA, trong đó khởi tố 04; 03 VX, trong đó khởi tố 03."
    assert len(values(read_lines(cases))) == 4


def test_ways_of_closing_are_of_what_went_whatever_stands_before() -> None:
    """``Lập mới 20 và thanh loại 08; trong đó chết 03``."""
    told = values(read_lines(f"{ST}Lập mới 20 và thanh loại 08; trong đó chết 03, chuyển đi 05."))
    assert told["ST.removed.closing-died"] == 3
