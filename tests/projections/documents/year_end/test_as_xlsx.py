"""The year-end report in Excel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from ledger.catalog.lines import catalog
from projections.documents.lines.intake import read_document
from projections.documents.year_end.as_xlsx import write_xlsx, year_end_tables
from projections.documents.year_end.figures import MEASURES, year_end_report
from projections.documents.year_end.wording import wording
from projections.figures.question import StatRow
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.documents.written import cells, saved, vietnamese
from tests.projections.documents.year_end.year_end_books import (
    FLOWS,
    Key,
    books,
    figures_of,
    head,
    row,
    sample_rows,
    stated_of,
)


def written(folder: Path, rows: list[StatRow]) -> Path:
    """The report of these rows as a file."""
    saved(write_xlsx, year_end_report(rows, head()), folder / "r.xlsx", str)
    return folder / "r.xlsx"


def test_the_movement_of_every_line_is_there(tmp_path: Path, samples: Path) -> None:
    """Under unit, days, position and version: lines, symbols and types, as numbers."""
    rows = cells(written(tmp_path, sample_rows(samples)))
    assert [
        "Movement of records",
        "Unit: Công an huyện Mẫu",
        "From 15/10/2023 to the end of 14/10/2024, both days included",
        "As known at position 1234 (15/10/2024 10:04:05)",
        "Made by socai 0.1.0",
    ] == [one[0] for one in rows[:5]]
    assert ["Line of work", "Symbol", "Type", "Opening", "Added", "Removed", "Current"] == rows[6]
    assert ["Điều tra cơ bản", None, None, 4, 2, 1, 5] == rows[7]
    assert [None, "LT", "Loại 1", 2, 1, 0, 3] in rows
    names = [
        "Điều tra cơ bản",
        "Sưu tra",
        "Hiềm nghi",
        "Chuyên án",
        "Cộng tác viên bí mật",
        "Vai ảo",
        "Hộp thư bí mật",
    ]
    assert names == [one[0] for one in rows[7:] if one[0]]


def test_what_stands_now_is_computed_and_known(tmp_path: Path, samples: Path) -> None:
    """The formula shows the identity; the value stored with it is there for readers that compute
    nothing.
    """
    path = written(tmp_path, sample_rows(samples))
    assert "=D8+E8-F8" == cells(path, formulas=True)[7][6]
    for opening, added, removed, current in (one[3:] for one in cells(path)[7:]):
        assert current == opening + added - removed
    assert [4, 2, 1, 5] == cells(path)[7][3:]


def test_the_levels_have_a_sheet_of_their_own(tmp_path: Path, samples: Path) -> None:
    """A column for each level of the catalog, and their sum."""
    path = written(tmp_path, sample_rows(samples))
    rows = cells(path, sheet=1)
    levels = [
        "Cấp tỉnh (hiện có)",
        "Cấp huyện (hiện có)",
        "Cấp phường (hiện có)",
        "Cấp xã (hiện có)",
    ]
    assert ["Line of work", "Symbol", *levels, "Current"] == rows[6]
    assert ["Cộng tác viên bí mật", None, 0, 7, 0, 3, 10] in rows
    assert [None, "LC", 0, 2, 0, 3, 5] in rows
    assert "=C8+D8+E8+F8" == cells(path, formulas=True, sheet=1)[7][6]


def test_lines_of_work_stand_out(tmp_path: Path, samples: Path) -> None:
    """In bold, under a header that stays in sight."""
    for sheet in openpyxl.load_workbook(written(tmp_path, sample_rows(samples))).worksheets:
        assert "A8" == sheet.freeze_panes
        bold = [one for one in sheet.iter_rows(min_row=8) if one[0].font.bold]
        assert 7 == len(bold)
        assert all(one[1].value is None for one in bold)


def test_levels_the_catalog_does_not_know_have_columns_too() -> None:
    """Their records are counted in the total."""
    rows = [
        row("ST", 1, 0, 0, symbol="ST", level="khu"),
        row("ST", 2, 0, 0, symbol="ST", level=None),
        row("ST", 3, 0, 0, symbol="ST"),
    ]
    levels = year_end_tables(year_end_report(rows, head()))[1]
    assert ["level_4", "level_5", "current"] == [column.key for column in levels.columns[-3:]]
    assert [None, "ST", 0, 0, 0, 0, 1, 2, 3] == next(
        list(one) for one in levels.rows if one[1] == "ST"
    )


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, samples: Path) -> None:
    """Its hash is recorded with the report."""
    first = written(tmp_path, sample_rows(samples)).read_bytes()
    assert first == written(tmp_path, sample_rows(samples)).read_bytes()


KINDS = {name: kind for kind, name in wording()["kinds"]["row"].items()}


@settings(max_examples=30)
@given(rows=books())
def test_every_figure_of_the_books_is_in_the_tables(rows: list[StatRow]) -> None:
    """By line, symbol and type; by level below."""
    movements, levels, *kinds = year_end_tables(year_end_report(rows, head()))
    codes = {line.name: line.code for line in catalog().lines}
    found: dict[Key, object] = {}
    code = ""
    for line, symbol, kind, *four in movements.rows:
        code = codes[str(line)] if line else code
        cell = (
            {"symbol": symbol, **({"type": str(kind).removeprefix("Loại ")} if kind else {})}
            if symbol
            else {}
        )
        found |= {
            (code, name, _cell(cell)): value for name, value in zip(MEASURES, four, strict=True)
        }
    for line, kind, *two in (one for table in kinds for one in table.rows):
        code = codes[str(line)] if line else code
        if kind:
            cell = {"movement": KINDS[str(kind)]}
            found |= {
                (code, name, _cell(cell)): value for name, value in zip(FLOWS, two, strict=True)
            }
    names = [level.code for level in catalog().levels]
    for line, symbol, *counts in levels.rows:
        code = codes[str(line)] if line else code
        for level, count in zip(names, counts, strict=False):
            found[
                code, "current", _cell({"level": level, **({"symbol": symbol} if symbol else {})})
            ] = count
    known = figures_of(rows) if kinds else stated_of(rows)
    assert {key: value for key, value in known.items() if value} == {
        key: found.get(key) for key, value in known.items() if value
    }


def test_a_flow_of_no_such_kind_is_not_stated(tmp_path: Path) -> None:
    """No closing adds a file and no opening removes one: those cells are blank, and no figure."""
    rows = [
        row("ST", 4, 3, 2),
        row("ST", 0, 1, 0, movement="opened"),
        row("ST", 0, 2, 0, movement="transferred"),
        row("ST", 0, 0, 2, movement="closed"),
    ]
    kinds = year_end_tables(year_end_report(rows, head()))[2]
    assert [[1, None], [None, 2], [2, 0]] == [list(one[2:]) for one in kinds.rows if one[1]]
    found = {
        (one.measure, one.cell["movement"])
        for one in read_back(tmp_path, rows).figures
        if one.value is not None and "movement" in one.cell
    }
    expected = {("added", "opened"), ("removed", "closed")}
    assert expected | {(measure, "transferred") for measure in FLOWS} == found


def _cell(cell: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(cell.items())


def test_our_own_reader_finds_the_samples_figures(tmp_path: Path, samples: Path) -> None:
    """The workbook can be inspected like any report: every figure, and no wrong one."""
    rows = sample_rows(samples)
    report = read_back(tmp_path, rows)
    assert_same_figures(report, figures_of(rows))
    assert head().period == report.period


@settings(max_examples=6)
@given(rows=books())
def test_our_own_reader_finds_the_same_figures(
    rows: list[StatRow], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the books hold, kinds of movement included; the table of kinds states all of them,
    where there is one.
    """
    kinds = len(year_end_tables(year_end_report(rows, head()))) > 2
    report = read_back(tmp_path_factory.mktemp("r"), rows)
    assert_same_figures(report, figures_of(rows) if kinds else stated_of(rows))


def read_back(folder: Path, rows: list[StatRow]) -> StatedReport:
    """What our own reader makes of a workbook."""
    saved(write_xlsx, year_end_report(rows, head()), folder / "r.xlsx", vietnamese)
    return read_report(read_document(folder / "r.xlsx"), year_end_form())


def assert_same_figures(report: StatedReport, known: dict[Key, int]) -> None:
    """What is read is what was written, as often as it is stated."""
    found = [
        ((figure.line or "", figure.measure, tuple(sorted(figure.cell.items()))), figure.value)
        for figure in report.figures
        if figure.value is not None
    ]
    assert [(key, known.get(key, 0)) for key, _ in found] == found
    assert {key: value for key, value in known.items() if value} == {
        key: value for key, value in found if value
    }
