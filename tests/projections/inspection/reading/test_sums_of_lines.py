"""A sum over several lines of work is no line's; what it lists is each line's own."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values

Read = dict[str, int | None]

LINES: list[tuple[str, Read]] = [
    (
        "Hiện đang quản lý 31 hồ sơ, gồm: ĐTCB 05, sưu tra 22, hiềm nghi 04",
        {"DTCB.current": 5, "ST.current": 22, "HN.current": 4},
    ),
    ("Hiện có 26 hồ sơ (ST 22, HN 04)", {"ST.current": 22, "HN.current": 4}),
    ("Lập mới 09 hồ sơ: 06 hồ sơ sưu tra, 03 hồ sơ hiềm nghi", {"ST.added": 6, "HN.added": 3}),
    ("Tổng số hồ sơ hiện có 26; trong đó có 22 hồ sơ sưu tra", {"ST.current": 22}),
    ("Hiện có 26, sưu tra 22", {"ST.current": 22}),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_sum_over_lines_of_work_is_none_of_theirs(line: str, expected: Read) -> None:
    """The sum is listed as not read."""
    report = read_lines(f"II. NGHIỆP VỤ CƠ BẢN\n- {line}.")
    assert expected == values(report)
    assert any(one.text.startswith(("31", "26", "09")) for one in report.not_read)


def test_a_total_of_one_line_of_work_is_its_own() -> None:
    """What was named before it, or right behind it, is what it counts."""
    line = "Sưu tra hiện có 26 đối tượng, trong đó loại B 22"
    expected = {"ST.current": 26, "ST.current.B": 22}
    assert expected == values(read_lines(f"II. NGHIỆP VỤ CƠ BẢN\n- {line}."))


def test_each_of_several_lines_of_work_counts_for_itself() -> None:
    """``hiềm nghi: 04`` in a list of lines is the line, and no symbol of it."""
    line = "Hiện đang quản lý: sưu tra: 50 đối tượng; hiềm nghi: 04 hồ sơ; chuyên án: 01."
    expected = {"ST.current": 50, "HN.current": 4, "CA.current": 1}
    assert expected == values(read_lines(f"II. NGHIỆP VỤ CƠ BẢN\n- {line}"))
