"""Every number of a document ends in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.documents.lines.intake import read_document
from projections.inspection.reading.ends import ends, stretches
from projections.inspection.reading.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.projections.made_reports import HEAD

SAMPLES = sorted(
    path
    for path in Path("tests/samples").rglob("*")
    if path.suffix in (".docx", ".txt") and "bao-cao" in path.name
)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_no_number_of_a_sample_is_lost(path: Path) -> None:
    """Each is a figure, a result, of another time, no count, or listed as not read."""
    document, form = read_document(path), year_end_form()
    report = read_report(document, form)
    counted = ends(document, report, form)
    assert (True, 0) == (sum(counted.values()) > 0, counted["lost"])


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
