"""Reports read and checked through the command line: the samples, and our own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.console import Console

RULES = {"movement", "parts", "level", "period", "date", "repeat"}
"""The rules applied so far; of the planted faults those that only other rules can see are not asked
for.
"""

YEAR = "--from 15/10/2023 --to 14/10/2024"
CONVERSION = "collaborator convert LC-006/2023 --to LT --type 2 --on 01/03/2024"
MEASURES = ("opening", "added", "removed", "current")


def failing(console: Console, file: str, code: int) -> list[dict[str, Any]]:
    """The checks that fail; the exit code must be this."""
    said = console.line(f"inspect check {file} --format json")
    assert code == said.code, said.err
    return [one for one in json.loads(said.out)["checks"] if one["verdict"] == "fails"]


def meets(check: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a failing check is the one wanted: its rule, and a line of it."""
    held = any(wanted["text"] in line for line in check["lines"])
    return check["rule"] in wanted["rules"] and held


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_sound_report_passes(form: str, sample_files: Console) -> None:
    """No check may fail on it; exit code 0."""
    assert [] == failing(sample_files, f"bao-cao-mau-1.{form}", 0)


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_planted_faults_are_found_and_nothing_else(
    form: str, sample_files: Console, samples: Any
) -> None:
    """What must be found is found, whatever else fails was expected too; exit code 1.

    The Word file is NFD.
    """
    expected = json.loads((samples / "bao-cao-mau-2.expected.json").read_text("utf-8"))
    found = failing(sample_files, f"bao-cao-mau-2.{form}", 1)
    wanted = [one for one in expected["must"] if RULES.intersection(one["rules"])]
    assert [] == [one["text"] for one in wanted if not any(meets(check, one) for check in found)]
    assert [] == [
        check
        for check in found
        if not any(meets(check, one) for one in (*expected["must"], *expected["may"]))
    ]


@pytest.fixture
def year_end(sample_files: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A ledger with the sample register, and its year-end report written from it."""
    sample_files.all('init nam --unit CAH --name "Công an huyện Mẫu" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "nam")
    sample_files.all(f"import so-theo-doi-mau.xlsx\nreport write {YEAR} --output nam-2024")
    return sample_files


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_our_own_report_says_what_statistics_say(form: str, year_end: Console) -> None:
    """Every total and every symbol of every line is read back as it was counted."""
    rows = json.loads(year_end.line(f"stats {YEAR} --format json").out)["rows"]
    read = json.loads(year_end.line(f"inspect read nam-2024.{form} --format json").out)
    stated = {
        (one["line"], one["measure"], json.dumps(one["cell"])): one["value"]
        for one in read["figures"]
    }
    assert ("2023-10-15", "2024-10-14") == (read["report"]["from"], read["report"]["to"])
    for row in rows:
        for measure in MEASURES:
            key = (row["line"], measure, json.dumps(row["cell"]))
            if key in stated or not row["cell"]:
                assert (key, row[measure]) == (key, stated.get(key))
    lines_read_by_symbol = {line for line, _measure, cell in stated if "symbol" in cell}
    assert {"DTCB", "HN", "CA", "CTVBM", "VAI_AO"} <= lines_read_by_symbol


def test_a_report_is_vietnamese_whatever_the_user_speaks(year_end: Console) -> None:
    """It is an official document: the same file, read back the same."""
    year_end.all(f"--lang en report write {YEAR} --output en")
    read = [
        json.loads(year_end.line(f"inspect read {name}.xlsx --format json").out)["figures"]
        for name in ("nam-2024", "en")
    ]
    assert read[0] == read[1]
    assert len(read[0]) > 50


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("before", ["", CONVERSION], ids=["as imported", "after a conversion"])
def test_our_own_report_passes_every_check_and_reconciles(
    form: str, before: str, year_end: Console
) -> None:
    """What we write contradicts neither itself nor the books; both exit codes are 0."""
    year_end.all(f"{before}\nreport write {YEAR} --output lai")
    assert [] == failing(year_end, f"lai.{form}", 0)
    said = year_end.line(f"inspect reconcile lai.{form} --format json")
    assert (0, 1.0) == (said.code, json.loads(said.out)["verification_factor"])
