"""How a line begins, and which headings stand over it: levels are learnt, not ranked."""

from __future__ import annotations

import pytest

from ledger.values.period import reporting_year
from projections.documents.lines.document import Document
from projections.inspection.reading.frames.heading_words import is_title
from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.tree import Headings
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.read import read_report
from tests.projections.made_reports import HEAD, document_of, read_lines, values
from tests.projections.made_tables import table_lines

FORM = year_end_form()
READER = FrameReader(FORM, Time(reporting_year(2024), 2024), "Công an huyện Mẫu")


@pytest.mark.parametrize(
    ("text", "kind", "depth", "ordinal", "content"),
    [
        ("II. Sưu tra", "roman", 1, 2, "Sưu tra"),
        ("IX. Sưu tra", "roman", 1, 9, "Sưu tra"),
        ("3. Sưu tra", "number", 2, 3, "Sưu tra"),
        ("2.1. Sưu tra", "number", 3, 1, "Sưu tra"),
        ("a) Loại A", "item", 6, 1, "Loại A"),
        ("- Đầu kỳ: 05", "mark", 8, 0, "Đầu kỳ: 05"),
        ("Đầu kỳ: 05", "", 8, 0, "Đầu kỳ: 05"),
    ],
)
def test_how_a_line_begins(text: str, kind: str, depth: int, ordinal: int, content: str) -> None:
    """Its number or dash, how deep by custom, and which of its kind."""
    found = bullet(text)
    assert (kind, depth, ordinal, content) == (
        found.kind,
        found.depth,
        found.ordinal,
        found.content,
    )


def lines_over(*texts: str) -> list[str | None]:
    """The line of work that stands over each line."""
    headings, found = Headings(FORM, READER), []
    for text, below in zip(texts, [*texts[1:], ""], strict=True):
        headings.show(text, below)
        found.append(headings.section.line)
    return found


@pytest.mark.parametrize(
    "heads",
    [
        ("I. SƯU TRA", "1. Số lượng", "2. Nhận xét", "II. HIỀM NGHI"),
        ("1. Sưu tra", "I. Số lượng", "II. Nhận xét", "2. Hiềm nghi"),
        ("A. SƯU TRA", "I. Số lượng", "II. Nhận xét", "B. HIỀM NGHI"),
    ],
)
def test_a_kind_of_heading_stands_below_what_was_open_when_it_first_came(
    heads: tuple[str, ...],
) -> None:
    """Whatever its rank is elsewhere: the second of the first kind ends the line of work."""
    assert ["ST", "ST", "ST", "HN"] == lines_over(*heads)


def test_a_unit_above_lines_of_work_holds_until_the_next() -> None:
    """A line that names nothing but a unit is a heading; the whole unit's own takes it away."""
    headings = Headings(FORM, READER)
    held = []
    for text in (
        "ĐỘI HÌNH SỰ",
        "1. Sưu tra",
        "ĐỘI MA TÚY",
        "1. Sưu tra",
        "TOÀN ĐƠN VỊ",
        "1. Sưu tra",
    ):
        headings.show(text, "1. Sưu tra")
        held.append(headings.section.frame.cell.get("unit", ""))
    assert ["ĐỘI HÌNH SỰ"] * 2 + ["ĐỘI MA TÚY"] * 2 + [""] * 2 == held


def test_what_ends_like_a_sentence_is_no_title() -> None:
    """Nor is what is long."""
    assert [True, False, False] == [
        *map(is_title, ("Hiện có", "Hiện có.", "một hai ba bốn năm sáu bảy tám chín"))
    ]


def test_points_of_a_telegram_are_headings() -> None:
    """``THỨ NHẤT./. SƯU TRA./. …``: the signs of a telegram end what is said."""
    lines = (
        "THỨ NHẤT./. SƯU TRA./. CŨ 18./. ĐƯA VÀO 06./.\nTHỨ HAI./. HIỀM NGHI./. CŨ 07./. CÒN 06./."
    )
    told = values(read_lines(lines))
    assert {"ST.opening": 18, "ST.added": 6, "HN.opening": 7, "HN.current": 6} == told


def test_what_heads_a_tables_rows_heads_no_line_below_it() -> None:
    """``2. Hiềm nghi`` over rows leaves the text below the table to what it names itself."""
    rows = "Nội dung|Đầu kỳ|Hiện có\n1. Sưu tra\nLoại B|5|7\n2. Hiềm nghi\nHN|3|4"
    below = document_of("\nTrong 9 đối tượng sưu tra hiện quản lý có 05 đối tượng loại A").lines
    lines = (*document_of(HEAD).lines, *table_lines(rows), *below)
    told = values(read_report(Document("b.docx", "docx", "", lines), FORM))
    assert 5 == told["ST.current.A"]
