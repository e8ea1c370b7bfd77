"""Tables as CSV: read by Excel, by programs, and by nobody as a formula."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from projections.documents.tables.as_csv import csv_text, write_csv
from projections.documents.tables.table import Column
from tests.projections.documents.written import loud, saved, table


def test_the_whole_table_is_written() -> None:
    """Titles first, then plain numbers and days; captions are no data."""
    expected = [
        ["NUMBER", "OPENED ON", "ITEMS", "FINE", "RATE", "ONLINE", "GẤP ĐÔI"],
        ["ST-001/2024", "2024-10-14", "3", "1250000", "0.875", "YES", "6"],
        ["'=cmd|'/c calc'!A1", "1899-01-01", "1234", "0", "0.25", "NO", "2468"],
        ["'-1", "", "", "", "", "", ""],
        ["TOTAL", "", "1237", "1250000", "", "", "2474"],
    ]
    text = csv_text(table(columns=_plain_title()), loud)
    assert expected == list(csv.reader(StringIO(text)))


def _plain_title() -> tuple[Column, ...]:
    columns = table().columns
    return (*columns[:-1], Column("double", "gấp đôi", "integer"))


def test_excel_is_told_the_encoding(tmp_path: Path) -> None:
    """A byte order mark, then UTF-8, and lines that end as RFC 4180 says."""
    saved(write_csv, table(), tmp_path / "t.csv", loud)
    written = (tmp_path / "t.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfNUMBER,")
    assert csv_text(table(), loud) == written.decode("utf-8-sig")
    assert 5 == written.count(b"\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\n=", "＝", "＋", "－", "＠"])
def test_no_text_is_a_formula(start: str) -> None:
    """Whatever a register held, opening the file runs nothing."""
    rows = list(
        csv.reader(
            StringIO(
                csv_text(
                    table(columns=(Column("a", start),), rows=[(start + "1",)], totals=None), str
                )
            )
        )
    )
    assert [f"'{start}", f"'{start}1"] == [row[0] for row in rows]


def test_negative_numbers_stay_numbers() -> None:
    """Only texts are guarded."""
    text = csv_text(
        table(columns=(Column("a", "a", "integer"),), rows=[(-5,)], caption_lines=(), totals=None),
        str,
    )
    assert "A\r\n-5\r\n" == text


def test_captions_are_no_column() -> None:
    """Every line has the fields of the table and no others."""
    text = csv_text(table(rows=(), totals=None), str)
    assert 7 == len(next(csv.reader(StringIO(text))))


def test_a_broken_letter_stops_no_file(tmp_path: Path) -> None:
    """Half of a surrogate pair has no UTF-8."""
    saved(write_csv, table(rows=[("\ud800", *[None] * 6)], totals=None), tmp_path / "t.csv", str)
    assert "?,,,,,," in (tmp_path / "t.csv").read_text("utf-8-sig")
