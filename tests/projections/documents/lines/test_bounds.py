"""What is read of a report is bounded wherever it stands: in its lines, its notes, its sheets' names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from projections.documents.lines.bounds import (
    CELL_LENGTH,
    MAX_BRACKETS,
    MAX_LINE_LENGTH,
    MAX_SHEET_NAME,
    MAX_SIGNS,
    MAX_TEXT_LENGTH,
    within_bounds,
    within_length,
)
from projections.documents.lines.document import Document, ReportCell, ReportLine, Where
from projections.documents.lines.refusals import (
    DocumentRefused,
    LineTooLong,
    LineTooNested,
    TooManySigns,
    TooMuchToRead,
)
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report

PLAIN = "Sưu tra: hiện có 5 hồ sơ"


def paragraph(text: str, number: int = 1) -> ReportLine:
    """A paragraph of a report."""
    return ReportLine(text, Where(text, paragraph=number))


def document(*lines: ReportLine, notes: tuple[ReportLine, ...] = ()) -> Document:
    """A report of these lines."""
    return Document("a.docx", "docx", "0" * 64, lines, notes=notes)


def of_sheet(name: str) -> Document:
    """A report that stands on a sheet of this name."""
    return document(ReportLine(PLAIN, Where(PLAIN, sheet=name, cell="A1")))


TOO_MUCH: list[tuple[str, type[DocumentRefused]]] = [
    ("a" * (MAX_LINE_LENGTH + 1), LineTooLong),
    ("-" * (MAX_SIGNS + 1), TooManySigns),
    ("(" * (MAX_BRACKETS + 1), LineTooNested),
]


@pytest.mark.parametrize(("text", "refusal"), TOO_MUCH)
def test_a_line_beyond_a_bound(text: str, refusal: type[DocumentRefused]) -> None:
    """In the text and in a note; one sign less is read."""
    more, less = paragraph(text), paragraph(text[1:])
    for made in (document(more), document(paragraph(PLAIN), notes=(more,))):
        with pytest.raises(refusal):
            within_bounds(made)
    read_report(within_bounds(document(less, notes=(less,))), year_end_form())


def test_much_text_in_many_notes() -> None:
    """Notes count as lines do."""
    some = tuple(paragraph("a" * 5_000, number) for number in range(MAX_TEXT_LENGTH // 10_000))
    made = document(*some, notes=some)
    assert within_bounds(made) is made
    with pytest.raises(TooMuchToRead):
        within_bounds(document(*some, paragraph("a"), notes=some))


def test_our_own_paper_of_a_province_of_600_units() -> None:
    """As many characters and cells as one has (1,040 a unit, cells counted), and half as many more."""
    place = Where("", table=1, cell="A1")
    cells = tuple(ReportCell(("12 hồ sơ",), at, place) for at in range(1, 6))
    row = ReportLine(" | ".join(cell.text for cell in cells), place, cells)
    rows = (row,) * (600 * 1_040 * 3 // 2 // (len(row.text) + CELL_LENGTH * len(cells)))
    assert len(rows) > 1_000
    assert len([*within_length("a.docx", rows)]) == len(rows)


@pytest.mark.parametrize("sign", ["(", "a ", "5", "-"])
def test_the_name_of_a_sheet(sign: str) -> None:
    """It is read as a line is, whatever it holds, and refused where no program would write it."""
    longest = (sign * MAX_SHEET_NAME)[:MAX_SHEET_NAME]
    read_report(within_bounds(of_sheet(longest)), year_end_form())
    with pytest.raises(LineTooLong) as refused:
        within_bounds(of_sheet(f"{longest}("))
    assert f"{longest[:31]}…" == refused.value.values["place"]


def test_the_rest_of_a_file_too_long_is_not_looked_at() -> None:
    """It is refused at the first line too much, whatever else is in the file."""
    looked_at = 0

    def endless() -> Iterator[ReportLine]:
        nonlocal looked_at
        while True:
            looked_at += 1
            yield paragraph("a" * 5_000, looked_at)

    with pytest.raises(TooMuchToRead):
        list(within_length("a.docx", endless()))
    assert MAX_TEXT_LENGTH // 5_000 + 1 == looked_at
