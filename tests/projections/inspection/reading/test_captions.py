"""What the headings of a table's rows and columns say, one heading at a time and together."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.values.period import Period
from projections.documents.lines.document import ReportCell, Where
from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import COMPARISON, SHARE
from projections.inspection.reading.tables.captions import ROW_NUMBERS, CaptionReader, skipped
from projections.inspection.reading.tables.columns import Columns

YEAR = Time(Period(date(2023, 10, 15), date(2024, 10, 14)), 2024)
CAPTIONS = CaptionReader(FrameReader(year_end_form(), YEAR))

HEADINGS: list[tuple[str, str, dict[str, str], str]] = [
    ("Lập mới trong kỳ", "added", {}, ""),
    ("Số hồ sơ hiện có", "current", {}, ""),
    ("Loại A", "", {"class": "A"}, ""),
    ("Đội Hình sự", "", {"unit": "Đội Hình sự"}, ""),
    ("Năm 2023", "", {}, COMPARISON),
    ("So với cùng kỳ", "", {}, COMPARISON),
    ("Tỷ lệ (%)", "", {}, SHARE),
    ("STT", "", {}, ROW_NUMBERS),
]


@pytest.mark.parametrize(("text", "measure", "cell", "why"), HEADINGS)
def test_a_heading_says(text: str, measure: str, cell: dict[str, str], why: str) -> None:
    """A measure, a cell, or why nothing below it is a figure of the period."""
    said = CAPTIONS.read([text], None)
    assert (said.measure, dict(said.cell), skipped(said)) == (measure, cell, why)


def test_words_that_are_not_known_stay_unknown() -> None:
    """They may narrow what is counted."""
    assert CAPTIONS.read(["Lập mới người nước ngoài"], None).unknown == ("nước", "ngoài")


def test_single_questions() -> None:
    """What a heading is asked for below others."""
    assert CAPTIONS.movement("Lập mới", "added", "ST", ()) == ("movement", "opened")
    assert CAPTIONS.closing("Chết", "ST") == ("closing", "died")
    assert CAPTIONS.bare("A", "ST", ["A", "B"]) == ("class", "A")
    assert CAPTIONS.bare("A", "ST", ["A", "C"]) is None
    assert CAPTIONS.symbol("HN", "HN", ["HN", "HV", "Tổng số"]) == ("symbol", "HN")
    assert CAPTIONS.symbol("HN", "HN", ["HN", "ST"]) is None
    assert [CAPTIONS.is_before(it) for it in ("Kỳ trước", "Kỳ trước chuyển sang")] == [True, False]


def _columns(*rows: str) -> Columns:
    """Columns by rows of headings; an empty one continues the one to its left."""
    columns = Columns(CAPTIONS)
    for row in rows:
        cells: list[ReportCell] = []
        for at, text in enumerate(row.split("|"), start=1):
            if text or not cells:
                cells.append(ReportCell((text,) if text else (), at, Where(row, table=1)))
            else:
                last = cells[-1]
                cells[-1] = ReportCell(last.paragraphs, last.column, last.where, last.span + 1)
        for cell in cells:
            columns.add(cell)
    return columns


def _measures(columns: Columns) -> list[str]:
    return [columns.frame(at, None).measure for at in range(2, columns.width + 1)]


def test_headings_are_read_from_the_outside_in() -> None:
    """What stands over several columns holds for each; for flows in both directions for neither."""
    columns = _columns("Mảng|Sưu tra||Hiềm nghi|", "Mảng|Tăng|Giảm|Tăng|Giảm")
    assert [columns.lines(at) for at in (2, 3, 4)] == [("ST",), ("ST",), ("HN",)]
    assert _measures(columns) == ["added", "removed", "added", "removed"]
    spread = _columns("Mảng|Phát sinh trong kỳ||", "Mảng|Tăng|Giảm|Còn")
    assert _measures(spread) == ["added", "removed", "current"]


ACCOUNTS: list[tuple[str, list[str]]] = [
    ("Mảng|Kỳ trước|Tăng|Giảm|Cuối kỳ", ["opening", "added", "removed", "current"]),
    ("Mảng|Kỳ trước|Tăng|Giảm|Kỳ này", ["opening", "added", "removed", "current"]),
    ("Mảng|Kỳ trước|Kỳ này|Tăng|Giảm", ["", "", "added", "removed"]),
    ("Mảng|Kỳ trước|Kỳ này", ["", ""]),
    ("Mảng|Tăng|Giảm|Kỳ trước|Kỳ này", ["added", "removed", "", ""]),
]


@pytest.mark.parametrize(("row", "measures"), ACCOUNTS)
def test_two_periods_around_movements_are_stocks(row: str, measures: list[str]) -> None:
    """In the order of an account alone."""
    assert _measures(_columns(row)) == measures


def test_columns_that_name_the_years_compare_them() -> None:
    """Only a year that is named tells when a column is of."""
    columns = _columns("Mảng|Năm 2023|Năm 2024|Tăng/giảm")
    assert [columns.is_of_own_year(at) for at in (2, 3, 4)] == [False, True, False]
    assert not _columns("Mảng|Năm 2024|Trong kỳ").compare_years


def test_a_corner_is_of_the_columns_that_are_its_values() -> None:
    """``Phân loại`` over symbols names no rows."""
    assert _columns("Phân loại|LT|LC").are_named(("symbol", "class"))
    assert not _columns("Phân loại|Tăng|Giảm").are_named(("symbol", "class"))


def test_results_against_targets_are_scored() -> None:
    """Stocks and flows side by side are not, whatever stands beside them."""
    assert _columns("Tiêu chí|Kết quả đạt được|Chỉ tiêu giao").is_scored
    assert not _columns("Mảng|Đầu kỳ|Tăng|Giảm|Chỉ tiêu giao").is_scored


@pytest.mark.parametrize(
    "title", ["Thống kê sưu tra, chia theo quý", "Sưu tra toàn huyện, chia theo đơn vị quản lý"]
)
def test_what_a_title_divides_by_narrows_nothing(title: str) -> None:
    """It is no word over the counts, and says no measure of them."""
    said = CAPTIONS.read([title], None)
    assert ("", ()) == (said.measure, said.unknown)
