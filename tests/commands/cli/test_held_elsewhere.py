"""A report of another unit or other days than it is held against: said at once, with a guess."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.commands.console import Console
from tests.commands.small_report import write_report

SCRIPT = """\
@ 20/10/2024 08:00
init so-cai --unit CAT --name "Công an tỉnh Mẫu" --as CB01
unit create CAH --name "Công an huyện Mẫu" --level huyện --parent CAT --kind district --on 1/1/2020
unit create CAK --name "Công an huyện Khác" --level huyện --parent CAT --kind district --on 1/1/2020
officer join CB02 --unit CAK --on 1/1/2020
"""
OPENED = ("1/2/2023", "1/2/2024", "2/2/2024", "3/2/2024", "4/2/2024")


@pytest.fixture
def books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Two districts; the watch files are all of the one that the report does not name."""
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    console.all(SCRIPT)
    for number, day in enumerate(OPENED, 1):
        console.all(
            f"casefile open ST-{number} --symbol ST --unit CAK --officer CB02 --class A --list I "
            f"--on {day}"
        )
    console.all("casefile close ST-1 --way Chết --on 1/3/2024")
    write_report(Path("r.txt"))
    return console


def told(books: Console, options: str, code: int) -> tuple[dict[str, Any], str]:
    """What is said of whose report it is: as programs read it, and at the head on the terminal."""
    line = f"inspect reconcile r.txt {options}"
    found = json.loads(books.line(f"{line} --format json").out)
    said = books.line(line)
    assert code == said.code, said.shown
    return found.get("held_elsewhere", {}), said.err


YEAR = {"from": "2023-10-15", "to": "2024-10-14"}
COUNTED = {"confirmed": 4, "checkable": 4}


@pytest.mark.parametrize(
    ("options", "code", "expected", "words"),
    [
        ("", 1, {"guess": {"unit": "CAK", **YEAR, **COUNTED}}, "Công an huyện Khác (CAK)"),
        ("--unit CAK", 0, {"names_unit": "CAH"}, "Công an huyện Mẫu (CAH)"),
        (
            "--unit CAK --from 15/10/2022 --to 14/10/2023",
            1,
            {"names_unit": "CAH", "states": YEAR, "guess": {"unit": "CAK", **YEAR, **COUNTED}},
            "15/10/2022",
        ),
    ],
)
def test_another_unit_or_other_days_are_told(
    books: Console, options: str, code: int, expected: dict[str, Any], words: str
) -> None:
    """Whose figures they are by the books, where few agree; and what the report says of itself."""
    found, said = told(books, options, code)
    assert expected == found
    assert words in said


def test_of_many_reports_each_is_told(books: Console) -> None:
    """By the name of its file, in JSON beside it, and again from what was kept."""
    write_report(Path("s.txt"), 0, 0, 0, 0)
    for _time in range(2):
        line = "inspect reconcile r.txt s.txt --keep ket-qua"
        told = json.loads(books.line(f"{line} --format json").out)["reports"]
        guess = {"unit": "CAK", **YEAR, **COUNTED}
        assert [{"guess": guess}, {}] == [one["held_elsewhere"] for one in told]
        said = books.line(line).err
        assert "r.txt: " in said
        assert "Công an huyện Khác (CAK)" in said
        assert "s.txt: " not in said


def test_minutes_tell_it(books: Console) -> None:
    """Beside the reports that they held against the books."""
    books.all("inspection open KT-1 --kind self --unit CAH --on 1/10/2024")
    books.all("inspect minutes KT-1 --report r.txt --dated 20/10/2024 --output b.docx")
    rows = [row.cells for table in Document("b.docx").tables for row in table.rows]
    (note,) = [row[1].text for row in rows if row[0].text == "r.txt" and len(row) == 2]
    assert "Công an huyện Khác (CAK)" in note
    assert "4/4" in note


def test_nothing_is_guessed_of_what_agrees(books: Console) -> None:
    """Of a report held against what it names nothing is said, nor where nothing agrees anywhere."""
    write_report(Path("r.txt"), opening=90, added=80, removed=70, current=60)
    assert {} == told(books, "", 1)[0]
    write_report(Path("r.txt"), 0, 0, 0, 0)
    assert {} == told(books, "", 0)[0]
