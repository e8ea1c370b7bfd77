"""What is mistyped, and what is typed in other ways than ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.cli.telling.entry_words import details
from commands.session import open_ledger
from ledger.catalog.names import FIELDS
from ledger.entries import KIND_OF
from tests.commands.console import Console
from tests.commands.world import HOME


@pytest.mark.parametrize("typed", ["2024.03.05", "2024 . 3 . 5", "5.3.2024", "2024-3-5"])
def test_a_day_in_figures(books: Console, typed: str) -> None:
    """With points, too, and the year first."""
    said = books("stats", "--from", typed, "--to", "14/10/2024")
    assert (0, True) == (said.code, "Từ ngày 05/03/2024" in said.out)


@pytest.mark.parametrize("typed", ["20240305", "05/03/24", "3/2024", "hôm nay", "05-Mar-2024", ""])
def test_a_day_that_is_none(books: Console, typed: str) -> None:
    """It is never guessed; the answer shows how one is written."""
    said = books("stats", "--from", typed)
    assert (3, True) == (said.code, "ví dụ 15/10/2024" in said.err)


@pytest.mark.parametrize("typed", ["-1", "0", "1,5", "x", "٣"])
def test_how_many_is_a_whole_number(books: Console, typed: str) -> None:
    """And one or more, said in words."""
    said = books("log", "-n", typed)
    assert (2, True) == (said.code, f"“{typed}” không phải là số nguyên từ 1 trở lên" in said.err)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("receipt -5", "cần một số từ 1 đến"),
        ("void -12 --reason nhầm", "“-12” không phải là số bút toán"),
        ("collaborator items LC-101/2023 -3", "“-3” không phải là số nguyên từ 0"),
        ("log --limit 3", "Không có tùy chọn '--limit'"),
    ],
)
def test_a_number_below_zero(books: Console, line: str, told: str) -> None:
    """It is refused as a number; what is no number and no option is told as that."""
    said = books.line(line)
    assert (True, True) == (said.code in (2, 5), told in said.err)


@pytest.mark.parametrize(
    "line",
    [
        "log --output ''",
        "stats --output ' '",
        "report write --output ''",
        "import a.xlsx --errors ''",
    ],
)
def test_a_file_needs_a_name(books: Console, line: str) -> None:
    """Nothing is written under a name that nobody typed."""
    before = set(Path().iterdir())
    said = books.line(line)
    assert (3, True) == (said.code, "phải nêu tên tệp" in said.err)
    assert before == set(Path().iterdir())


def test_no_kind_is_not_every_kind(books: Console) -> None:
    """A script whose variable is empty is told so."""
    assert 3 == books.line("log --kind ''").code


def test_what_is_asked_is_not_created(books: Console) -> None:
    """Where nothing is recorded, an unknown code is answered with the list; else with how to."""
    for line in ("stats --unit ZZ", "log --unit ZZ", "register ST --unit ZZ", "unit log ZZ"):
        said = books.line(line)
        assert (5, True, False) == (said.code, "unit list" in said.err, "unit create" in said.err)
    assert "unit create ZZ" in books.line("unit create TO-9 --name x --level xã --parent ZZ").err


def test_the_log_names_every_field(books: Console) -> None:
    """No field of an entry goes by its name in the code, in Vietnamese."""
    assert 0 == books.line("register ST").code
    unsaid = {"line", "number", "file", "figures", "period", "origin", "sha256", "register"}
    inside = {"attributes", "changes"}
    named = {
        kind.TOPIC: {
            name for name in kind.__annotations__ if name.islower() and not name.startswith("_")
        }
        - set(FIELDS)
        - set(kind.LABELS)
        - unsaid
        - inside
        for kind in KIND_OF.values()
    }
    assert {} == {topic: names for topic, names in named.items() if names - {"voidable"}}
    with open_ledger(Path(HOME)) as ledger:
        shown = [line for entry in ledger.entries() for line in details(entry)]
    assert [] == [line for line in shown if line.startswith(("register:", "entries:"))]
