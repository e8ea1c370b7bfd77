"""Every number of a document ends in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projections.documents.lines.document import Document
from projections.documents.lines.intake import read_document
from projections.inspection.reading.ends import ends, stretches
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.projections.made_reports import HEAD
from tests.reading_campaign.made import FAMILIES, make

SAMPLES = sorted(
    path
    for folder in ("tests/samples", "tests/samples/reports")
    for path in Path(folder).iterdir()
    if path.suffix in (".docx", ".txt", ".xlsx") and not path.name.startswith("so-theo-doi")
)
NUMBER = re.compile(r"(?<![\w/.-])\d+(?![\w/-])")
SEED, MADE = 20_243, range(2 * len(FAMILIES))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_no_number_of_a_sample_is_lost(path: Path) -> None:
    """Each is a figure, a result, of another time, no count, or listed as not read."""
    document, form = read_document(path), year_end_form()
    report = read_report(document, form)
    counted = ends(document, report, form)
    assert (True, 0) == (sum(counted.values()) > 0, counted["lost"])


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_every_digit_of_a_sample_stands_in_one_place(path: Path) -> None:
    """The stretches of a line are the line, and no number is left between those that have an end."""
    assert ([], []) == faults_of(read_document(path))


@pytest.mark.uncounted
@pytest.mark.parametrize("number", MADE)
def test_every_number_of_a_made_up_report_ends_in_one_place(number: int) -> None:
    """As many end as figures as there are figures; the others are told of, each once."""
    document, form = make(SEED, number).document, year_end_form()
    report = read_report(document, form)
    counted = ends(document, report, form)
    written = [one for one in report.figures if one.value]
    nought = sum(one.value == 0 for one in report.figures)
    assert ([], []) == faults_of(document)
    assert 0 == counted["lost"]
    assert counted["figure"] - nought <= len(written) <= counted["figure"]


def faults_of(document: Document) -> tuple[list[str], list[str]]:
    """Lines that their stretches do not make up, and stretches without an end that hold a number."""
    form = year_end_form()
    torn, left = [], []
    for line, cells in stretches(document, read_report(document, form), form):
        texts = [it.text for it in line.cells if not it.continued] if line.cells else [line.text]
        shown = ["".join(one.text for one in cell) for cell in cells]
        torn += [line.text] if [it for it in shown if it] != [it for it in texts if it] else []
        plain = [one.text for cell in cells for one in cell if one.end is None]
        left += [text for text in plain if NUMBER.search(text)]
    return torn, left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Đầu kỳ: 18; tăng 09 (loại 1)", ["18 figure", "09 figure", "1 no_count"]),
        ("- Năm 2023: đầu kỳ 310.", ["Năm 2023 no_count", "310 other"]),
        ("- Bổ sung mới 09 đối tượng chưa rõ.", ["09 not_read"]),
        (
            "2. Chỉ tiêu số 7: ít nhất 03 hồ sơ.",
            ["2 no_count", "Chỉ tiêu số 7 no_count", "03 other"],
        ),
    ],
)
def test_where_numbers_end(text: str, expected: list[str], tmp_path: Path) -> None:
    """Dates, names and numbers of lines count nothing."""
    path = tmp_path / "r.txt"
    path.write_text(f"{HEAD}\n1. Công tác sưu tra\n{text}\n", "utf-8")
    document, form = read_document(path), year_end_form()
    *_, (_line, cells) = stretches(document, read_report(document, form), form)
    assert expected == [f"{one.text} {one.end}" for one in cells[0] if one.end]
