"""A number among the four that was not read may be what came or went besides: no one is accused."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Where
from projections.inspection.checks.rules import check_report
from projections.inspection.checks.unread import MOST, Unread
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import NotRead
from tests.projections.made_reports import read_lines
from tests.projections.made_tables import read_table

IN_ROWS = """
Đơn vị | Đầu kỳ | Bổ sung mới | {} | Thanh loại | Hiện có
Công an xã Bình An | 2 | 3 | 1 | 1 | 5
Công an xã Bình Minh | 3 | 1 | 2 | 1 | 5
"""
IN_COLUMNS = """
Chỉ tiêu | Công an xã Bình An | Công an xã Bình Minh
Đầu kỳ | 2 | 3
Bổ sung mới | 3 | 1
{} | 1 | 2
Thanh loại | 1 | 1
Hiện có | 5 | 5
"""
STRANGE = ("dồn về", "gom lại")
"""Words that no form knows."""


@pytest.mark.parametrize("words", STRANGE)
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Đối tượng sưu tra: đầu kỳ 2, bổ sung 3, {} 1, thanh loại 1, hiện có 5.", "not_checkable"),
        ("Đối tượng sưu tra: đầu kỳ 2, bổ sung 1, {} 1, thanh loại 1, hiện có 1.", "not_checkable"),
        ("Đối tượng sưu tra: đầu kỳ 2, bổ sung 3, {} 2, thanh loại 1, hiện có 5.", "fails"),
        ("Đối tượng sưu tra: đầu kỳ 2, bổ sung 3, thanh loại 1, hiện có 5.", "fails"),
        (
            "Sưu tra\n- Đầu kỳ: 2 đối tượng\n- Bổ sung mới: 3 đối tượng\n- {} 1 đối tượng\n"
            "- Thanh loại: 1 đối tượng\n- Hiện có: 5 đối tượng",
            "not_checkable",
        ),
    ],
)
def test_a_true_movement_in_strange_words_is_no_fault(words: str, text: str, verdict: str) -> None:
    """Wherever the number stands; one that cannot make the difference excuses nothing."""
    report = read_lines(text.format(words))
    checks = check_report(report, year_end_form())
    assert {verdict} == {one.verdict for one in checks if one.rule == "movement"}


@pytest.mark.parametrize("words", STRANGE)
@pytest.mark.parametrize("table", [IN_ROWS, IN_COLUMNS])
def test_a_strange_row_or_column_of_a_table_is_no_fault(words: str, table: str) -> None:
    """In both teams, whichever way the table lies."""
    checks = check_report(read_table(table.format(words), "Sưu tra"), year_end_form())
    found = [one.verdict for one in checks if one.rule == "movement"]
    assert ["not_checkable", "not_checkable"] == found


def not_read(*numbers: int) -> Unread:
    """Numbers that were not read, one a line."""
    places = enumerate(numbers, 1)
    return Unread(NotRead(Where("", paragraph=at), f"việc {one}", "") for at, one in places)


def test_several_together_may_have_come_and_gone() -> None:
    """2 came and 5 went, or the reverse; of more than can be tried, any sum may be meant."""
    lines = [Where("", paragraph=1), Where("", paragraph=MOST + 1)]
    made = [one for one in range(-9, 10) if not_read(2, 5).make_up(one, lines)]
    assert [-7, -5, -3, -2, 0, 2, 3, 5, 7] == made
    assert not_read(*[1] * (MOST + 1)).make_up(100, lines)
    assert not not_read(*[1] * MOST).make_up(100, lines)


def test_only_what_stands_between_counts() -> None:
    """Not what stands above, below, left or right, nor in another table."""
    cells = {"A2": 1, "B1": 2, "B2": 4, "C3": 8, "D2": 16, "B9": 32}
    of_cells = [NotRead(Where("", table=1, cell=at), f"{one}", "") for at, one in cells.items()]
    other = NotRead(Where("", table=2, cell="B3"), "64", "")
    told = Unread([*of_cells, other, NotRead(Where("", paragraph=3), "1.005 hồ sơ", "")])
    corners = [Where("", table=1, cell="B2"), Where("", table=1, cell="C4")]
    assert [4, 8] == told.among(corners)
    assert [1005] == told.among([Where("", paragraph=3)])
