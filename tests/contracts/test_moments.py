"""Every moment the program prints can be typed after --known-at, and means what was printed."""

from __future__ import annotations

import json
import re

import pytest

from tests.commands.console import Console

PRINTED = re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d(?::\d\d(?:\.\d+)?)?")


@pytest.fixture
def busy(books: Console) -> tuple[Console, int]:
    """Books to which three entries more were added within a minute; and how many there were."""
    before = position(books, "stats --format json")
    for number, second in enumerate((5, 6, 40), start=1):
        books.at(f"20/12/2024 10:00:{second:02}")
        books.all(f"casefile report ST-101/2024 --document {number}/BC --on 19/12/2024")
    return books, before


def position(console: Console, line: str) -> int:
    """The position a JSON answer says it is known at."""
    said = console.line(line)
    assert 0 == said.code, said.err
    found: int = json.loads(said.out)["position"]
    return found


@pytest.mark.parametrize(
    ("moment", "more"),
    [
        ("20/12/2024 09:59", 0),
        ("20/12/2024 10:00", 3),
        ("20/12/2024 10:00:04", 0),
        ("20/12/2024 10:00:05", 1),
        ("20/12/2024 10:00:06", 2),
        ("2024-12-20T03:00:39.9Z", 2),
        ("2024-12-20T10:00:40+07:00", 3),
        ("20/12/2024", 3),
    ],
)
def test_a_moment_means_the_end_of_what_is_written(
    moment: str, more: int, busy: tuple[Console, int]
) -> None:
    """Of the minute, the second, the part of a second, the day."""
    console, before = busy
    assert before + more == position(console, f"stats --format json --known-at '{moment}'")


@pytest.mark.parametrize(
    "line", ["stats --known-at {at}", "register --known-at {at}", "diff 1/1/2024 1/10/2024"]
)
def test_printed_moments_mean_their_position(line: str, busy: tuple[Console, int]) -> None:
    """Those of tables, whatever came after in the same minute."""
    console, before = busy
    for at in (before, before + 1, before + 2, before + 3):
        said = console.line(line.format(at=at) + f" --known-at {at}")
        (moment,) = set(PRINTED.findall(said.out))
        assert at == position(console, f"stats --format json --known-at '{moment}'")


def test_moments_of_machines_mean_their_position(busy: tuple[Console, int]) -> None:
    """Those of entries and of the last one recorded, exactly."""
    console, before = busy
    entries = json.loads(console.line("log -n 3 --format json").out)
    found = [
        position(console, f"stats --format json --known-at {one['recorded_at']}") for one in entries
    ]
    assert {before + 1, before + 2, before + 3} == set(found)
    last = json.loads(console.line("status --format json").out)["recorded_at"]
    assert before + 3 == position(console, f"stats --format json --known-at {last}")
