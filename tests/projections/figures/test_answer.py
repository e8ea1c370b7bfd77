"""What an answer looks like: groupings, catalog order, stable JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ledger.records.cell import Cell
from ledger.values.period import Period
from projections.figures.answer import Group, arrange, group_of, groupings, lines_of, stats_json
from projections.figures.question import Question, StatRow

PERIOD = Period(date(2023, 10, 15), date(2024, 10, 14))


def question(*by: str, lines: tuple[str, ...] | None = None) -> Question:
    """A question of all units."""
    return Question(PERIOD, known_at=7, by=by, lines=lines)


def arranged(
    counts: dict[tuple[str, Group], tuple[int, int, int, int]], *by: str
) -> list[tuple[str, list[object]]]:
    """The rows of an answer as (line, values of the cell)."""
    return [(row.line, [value for _, value in row.cell]) for row in arrange(question(*by), counts)]


def test_without_dimensions_there_are_totals_and_symbols() -> None:
    """The grouping a plain question has, and the one it asks for."""
    assert ((), ("symbol",)) == groupings(question())
    assert (("class", "unit"),) == groupings(question("class", "unit"))


def test_a_group_is_named_as_people_name_dimensions() -> None:
    """``class`` and not ``class_``; what is not set is None."""
    cell = Cell("ST", "ST", class_="B", online=True)
    assert (("class", "B"), ("list", None), ("online", True)) == group_of(
        cell, ("class", "list", "online")
    )


def test_lines_come_in_catalog_order() -> None:
    """However they were asked for; a line that is not asked for is not answered."""
    assert ["DTCB", "ST", "HN", "CA", "CTVBM", "VAI_AO", "HTBM"] == lines_of(question())
    assert ["ST", "CTVBM"] == lines_of(question(lines=("CTVBM", "ST")))


def test_every_total_is_there_and_symbols_that_count() -> None:
    """A line without records answers zero; a symbol whose figures are all zero is left out; catalog
    order, not alphabet.
    """
    counts: dict[tuple[str, Group], tuple[int, int, int, int]] = {
        ("CTVBM", (("symbol", "LC"),)): (1, 0, 0, 1),
        ("CTVBM", (("symbol", "LT"),)): (0, 1, 0, 1),
        ("CTVBM", (("symbol", "LD"),)): (0, 0, 0, 0),
        ("CTVBM", ()): (1, 1, 0, 2),
    }
    asked = question(lines=("ST", "CTVBM"))
    assert [
        StatRow("ST", (), 0, 0, 0, 0),
        StatRow("CTVBM", (), 1, 1, 0, 2),
        StatRow("CTVBM", (("symbol", "LT"),), 0, 1, 0, 1),
        StatRow("CTVBM", (("symbol", "LC"),), 1, 0, 0, 1),
    ] == arrange(asked, counts)


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        ("list", ["I", "II", "III", "IV", None]),
        ("level", ["tỉnh", "huyện", "phường", "xã", None]),
        ("source", ["DTCB", "ST", "KHAC", None]),
        ("field", ["buôn lậu", "đánh bạc", "trộm cắp", None]),
        ("online", [True, False, None]),
    ],
)
def test_values_come_in_catalog_order(dimension: str, expected: list[str | bool | None]) -> None:
    """Then in alphabetical order; what is not set comes last."""
    counts: dict[tuple[str, Group], tuple[int, int, int, int]] = {
        ("ST", ((dimension, value),)): (1, 0, 0, 1) for value in reversed(expected)
    }
    assert [("ST", [value]) for value in expected] == arranged(counts, dimension)


def test_the_stable_json() -> None:
    """Exactly the keys others read; dates are ISO, the moment is UTC, a total's cell is empty."""
    rows = [
        StatRow("ST", (), 1, 2, 1, 2),
        StatRow("ST", (("symbol", "ST"), ("online", None)), 1, 2, 1, 2),
    ]
    told = stats_json(question(), rows, "CAH", datetime(2024, 10, 15, 3, 4, 5, tzinfo=UTC))
    figures = {"opening": 1, "added": 2, "removed": 1, "current": 2}
    assert {
        "unit": "CAH",
        "from": "2023-10-15",
        "to": "2024-10-14",
        "known_at": "2024-10-15T03:04:05.000000Z",
        "position": 7,
        "rows": [
            {"line": "ST", "cell": {}, **figures},
            {"line": "ST", "cell": {"symbol": "ST", "online": None}, **figures},
        ],
    } == told
    assert stats_json(question(), [], None, None)["known_at"] is None
