"""The sample reports: one without a fault, one with planted ones, each as text and as Word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from projections.documents.lines.intake import read_document
from projections.inspection.checks.finding import Check
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport

RULES = {"movement", "parts", "level", "period", "date", "repeat"}


def read(path: Path) -> StatedReport:
    """Read a report by the year-end form."""
    return read_report(read_document(path), year_end_form())


def failing(path: Path) -> list[Check]:
    """The checks that fail on a report."""
    return [
        check for check in check_report(read(path), year_end_form()) if check.verdict == "fails"
    ]


def matches(check: Check, expected: dict[str, Any]) -> bool:
    """Whether a check is the expected finding: one of its rules, a line of it that holds its text."""
    held = any(expected["text"] in line for line in check.lines)
    return check.rule in expected["rules"] and held


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_nothing_fails_on_a_sound_report(samples: Path, suffix: str) -> None:
    """A report whose figures agree raises no alarm."""
    assert [] == failing(samples / f"bao-cao-mau-1.{suffix}")


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_planted_faults_are_found_and_nothing_else(samples: Path, suffix: str) -> None:
    """Every planted fault these rules can see is found in its line, and everything found was
    planted.
    """
    expected = json.loads((samples / "bao-cao-mau-2.expected.json").read_text("utf-8"))
    found = failing(samples / f"bao-cao-mau-2.{suffix}")
    missed = [
        one
        for one in expected["must"]
        if RULES & set(one["rules"]) and not any(matches(check, one) for check in found)
    ]
    alarms = [
        check
        for check in found
        if not any(matches(check, one) for one in (*expected["must"], *expected["may"]))
    ]
    assert ([], []) == (missed, alarms)


def test_figures_agree_with_the_registers(samples: Path) -> None:
    """What the sound report states is what its unit's registers hold, line by line and symbol by
    symbol.
    """
    report = read(samples / "bao-cao-mau-1.txt")
    stated = {
        (one.line, one.cell.get("symbol", ""), one.measure): one.value
        for one in report.figures
        if set(one.cell) <= {"symbol"}
    }
    held = json.loads((samples / "so-theo-doi-mau.stats.json").read_text("utf-8"))
    wrong = {
        (line, symbol, measure): (value, stated[line, symbol, measure])
        for line, symbols in held.items()
        for symbol, row in symbols.items()
        for measure, value in row.items()
        if stated.get((line, symbol, measure)) not in (None, value)
    }
    assert {} == wrong
    totals = {(line, measure) for line in held for measure in held[line][""]}
    assert totals <= {(line, measure) for line, symbol, measure in stated if symbol == ""}


def test_head_is_read(samples: Path) -> None:
    """Unit, parent, number, date and period stand in the head and in the first section."""
    report = read(samples / "bao-cao-mau-1.docx")
    assert ("CÔNG AN HUYỆN MẪU", "CÔNG AN TỈNH MẪU", "214/BC-CAH") == (
        report.unit,
        report.parent,
        report.number,
    )
    assert ("2024-10-15", "15/10/2023 – 14/10/2024") == (str(report.date), str(report.period))


def test_scored_table_is_read_without_guessing(samples: Path) -> None:
    """A table of targets and grades states no stock and no flow."""
    report = read(samples / "bang-cham-diem-mau.docx")
    assert [] == [figure for figure in report.figures if figure.line]
    assert report.not_read
