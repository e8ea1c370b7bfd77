"""Two places that tell different stories of the same thing: neither is read, but a slip is found."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Where
from projections.inspection.reading.doubts.stories import of_different_stories, stories
from projections.inspection.reading.ends import ends
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.drafts import Draft
from projections.inspection.reading.stated.values import DIFFERENT_STORIES, Measure
from tests.projections.made_reports import HEAD, document_of, failures, read_lines, values

MEASURES: tuple[Measure, ...] = ("opening", "added", "removed", "current")


def figures(line: str, said: str, first: int = 1, **cell: str) -> list[Draft]:
    """Opening, added, removed, current of a line of work, each on a line of its own, from a
    paragraph on; a dash: not said.
    """
    return [
        figure(line, measure, int(value), Where("", paragraph=first + at), **cell)
        for at, (measure, value) in enumerate(zip(MEASURES, said.split(), strict=True))
        if value != "-"
    ]


def figure(line: str, measure: Measure, value: int, where: Where, **cell: str) -> Draft:
    """One figure of the statistics."""
    return Draft(line, measure, cell, value, "", where, str(value), "statistics")


def kept(drafts: list[Draft]) -> list[int | None]:
    """The values that no other story contradicts."""
    doubted = of_different_stories(drafts)
    return [one.value for one in drafts if one not in doubted]


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("95 14 12 97", "143 27 19 151", ""),
        ("95 14 12 97", "95 14 12 97", "95 14 12 97 95 14 12 97"),
        ("95 14 12 97", "95 14 13 97", "95 14 12 97 95 14 13 97"),
        ("95 14 12 97", "95 14 - -", "95 14 12 97 95 14"),
        ("95 14 12 97", "- 15 12 -", "95 14 12 97 15 12"),
        ("95 14 12 97", "- 15 - -", ""),
        ("95 14 12 97", "95 13 12 96", ""),
        ("96 - 14 104", "- 24 18 -", ""),
        ("96 - 14 104", "- - 18 -", ""),
        ("96 - - 104", "- 24 18 -", "96 104 24 18"),
    ],
)
def test_one_slip_among_what_agrees_is_left_to_the_checks(one: str, other: str, left: str) -> None:
    """Two values or all that both say: another story; nothing in common: none."""
    told = [*figures("ST", one), *figures("HN", "- - - 3", 5), *figures("ST", other, 9)]
    assert left.split() == [str(value) for value in kept(told) if value != 3]


def test_a_story_that_differs_in_half_its_lines_of_work_falls_with_all_of_them() -> None:
    """What only one of the two tells is of the same unknown place; uncontested lines stay else."""
    level = [*figures("ST", "95 14 12 97"), *figures("CA", "3 4 5 2", 5)]
    whole = [*figures("ST", "238 41 31 248", 9), *figures("HN", "8 11 10 9", 13)]
    assert [] == kept([*level, *whole])
    same = [*figures("HN", "8 11 10 9", 17), *figures("CTVBM", "33 5 5 33", 21)]
    agreeing = [*figures("HN", "8 11 10 9", 29), *figures("CTVBM", "33 5 5 33", 33)]
    contested = figures("ST", "238 41 31 248", 25)
    told = [*figures("ST", "95 14 12 97"), *same, *contested, *agreeing]
    assert [8, 11, 10, 9, 33, 5, 5, 33] * 2 == kept(told)


@pytest.mark.parametrize(
    ("flows", "left"),
    [
        (["- 24 18 -", "- 6 5 -", "- 3 2 -"], 0),
        (["- 22 14 -", "- 5 6 -", "- 3 2 -"], 12),
        (["- 24 14 -", "- 5 6 -", "- 2 1 -"], 12),
    ],
)
def test_stocks_and_flows_of_two_places_must_fit_each_other(flows: list[str], left: int) -> None:
    """Where most movements between them fail, the flows are not of these stocks."""
    stocks = ["96 - - 104", "4 - - 3", "1 - - 2"]
    lines = ("ST", "HN", "CA")
    told = [
        one
        for start, said in ((1, stocks), (20, flows))
        for at, line in enumerate(lines)
        for one in figures(line, said[at], start + 4 * at)
    ]
    assert left == len(kept(told))


def test_what_a_team_or_symbol_is_said_to_have_is_compared_as_well() -> None:
    """Whatever the cell; other cells, and other lines of work, say nothing of each other."""
    first, second = (figures("CTVBM", said, symbol="LT") for said in ("14 2 1 15", "9 3 2 10"))
    assert [] == kept([*first, *second])
    other = figures("CTVBM", "9 3 2 10", 9, symbol="LC")
    assert 8 == len(kept([*first, *other]))


def cell(place: str, line: str, measure: Measure, **holder: str) -> Draft:
    """A figure in a cell of the only table."""
    return figure(line, measure, ord(place[0]), Where("", table=1, cell=place), **holder)


@pytest.mark.parametrize(
    ("drafts", "sizes"),
    [
        ([*figures("ST", "1 1 1 1"), *figures("HN", "1 1 1 1", 5)], [8]),
        ([*figures("ST", "1 1 1 1"), *figures("ST", "1 1 1 1", 5)], [4, 4]),
        ([*figures("ST", "1 - - 1"), *figures("HN", "1 - - 1", 5), *figures("ST", "- 1 1 -", 9)], [4, 2]),
        ([*figures("ST", "1 - - 1"), *figures("ST", "- 1 1 -", 5)], [4]),
        ([*figures("ST", "1 - - 1", unit="Đội 1"), *figures("HN", "1 - - 1", 5, unit="Đội 1"),
          *figures("ST", "1 1 1 1", 9, unit="Đội 2")], [8]),
        ([*figures("ST", "1 1 1 1"), cell("B2", "HN", "current"), *figures("CA", "1 1 1 1", 9)], [4, 1, 4]),
        ([cell("B2", "ST", "added"), cell("C2", "HN", "added"), cell("B3", "ST", "removed"),
          cell("C3", "HN", "removed")], [4]),
        ([cell("B2", "ST", "added"), cell("C2", "HN", "added"), cell("B3", "HN", "removed"),
          cell("C3", "ST", "added")], [2, 2]),
        ([cell("B2", "ST", "added"), cell("C2", "ST", "added"), cell("B3", "HN", "added"),
          cell("C3", "HN", "added")], [2, 2]),
    ],
)  # fmt: skip
def test_another_story_begins_where_something_is_told_again(
    drafts: list[Draft], sizes: list[int]
) -> None:
    """With the whole of its line, row or column; a table is a story of its own."""
    assert sizes == [len(story.drafts) for story in stories(drafts)]


def test_what_the_next_line_says_otherwise_is_a_slip() -> None:
    """No heading can stand between; nor does a target's result stand under one."""
    told = [*figures("ST", "0 2 0 -"), *figures("ST", "2 - - -", 4)]
    assert [0, 2, 0, 2] == kept(told)
    told[3].where = Where("", paragraph=6)
    assert [] == kept(told)
    told[3].mode = "target"
    assert [0, 2, 0, 2] == kept(told)


TWICE = """I. SỐ LIỆU
1. Sưu tra
– Số cũ: 95 đối tượng
– Số mới: 14 đối tượng
– Số đã kết thúc, thanh loại: 12 đối tượng
– Số còn lại: 97 đối tượng
2. Chuyên án
– Số mới: 04 VA
{other}
1. Sưu tra
– Số cũ: {} đối tượng
– Số mới: {} đối tượng
– Số đã kết thúc, thanh loại: {} đối tượng
– Số còn lại: {} đối tượng"""
SECOND = "II. THỐNG KÊ"


def test_sections_that_do_not_say_whose_they_are_accuse_nobody() -> None:
    """Each number with the reason; none is lost, and no check fails."""
    text = TWICE.format(143, 27, 19, 151, other=SECOND)
    report = read_lines(text)
    why = [one for one in report.not_read if one.why == DIFFERENT_STORIES]
    counted = ends(document_of(f"{HEAD}\n{text}"), report, year_end_form())
    assert ({}, [], 0) == (values(report), failures(report), counted["lost"])
    assert [95, 14, 12, 97, 4, 143, 27, 19, 151] == [
        int(word) for one in why for word in one.text.split() if word.isdigit()
    ]


def test_a_slip_in_a_repetition_is_found() -> None:
    """One figure that differs is held against the one that the movement supports."""
    report = read_lines(TWICE.format(95, 15, 12, 97, other=SECOND))
    assert (97, 15) == (report.figure("ST.current").value, report.figure("ST.added#2").value)
    assert [("repeat", "– Số mới: 15 đối tượng")] == failures(report)
