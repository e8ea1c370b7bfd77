"""`socai undo`: the last thing somebody recorded is taken back whole, and the totals are as before."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.console import Console, on_a_terminal

WHY = ("--reason", "gõ nhầm")


def standing(console: Console) -> Any:
    """Every file as it stands, by its number."""
    told = json.loads(console.line("register --closed --format json").out)
    return {row["number"]: row for row in told["rows"]}


def classes(console: Console, *numbers: str) -> list[Any]:
    """The classes of some files."""
    files = standing(console)
    return [files[number]["cell"]["class"] for number in numbers]


def size(console: Console) -> int:
    """How many entries there are."""
    return int(json.loads(console("receipt", "--format", "json").out)["size"])


RECORDED = {
    "a change": "casefile change ST-102/2024 --class B --on 1/9/2024",
    "an opening": "casefile open ST-901/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --on 1/9/2024",
    "a closing": "casefile close ST-103/2024 --way chết --on 1/9/2024",
    "a transfer": "casefile transfer ST-103/2024 --to-unit DKTMT --to-officer CB02 --on 1/9/2024",
    "both sides": "collaborator assign LT-101/2023 --to ST-102/2024 --on 1/9/2024",
    "a closing that ends service": "casefile close ST-101/2024 --way chết --on 1/9/2024",
    "a unit that goes with its files": "unit merge DHS --into DKTMT --on 1/9/2024",
    "a correction": "correct 10 --set class=B --reason khác",
    "a correction of a day": "correct 10 --on 1/3/2024 --reason khác",
    "a correction of both sides": "correct 17 --on 2/7/2024 --reason khác",
    "an officer": "officer join CB09 --unit DHS --on 1/9/2024",
}


@pytest.mark.parametrize("what", RECORDED)
def test_everything_is_as_before(books: Console, what: str) -> None:
    """Every file stands as before, whatever was recorded."""
    before = standing(books)
    books.at("20/10/2024 10:00")
    assert 0 == books.line(RECORDED[what]).code
    changed = size(books)
    assert 0 == books("undo", *WHY).code
    assert before == standing(books)
    assert size(books) > changed


def test_a_correction_is_corrected_back(books: Console) -> None:
    """What a correction put in place is voided, and what it corrected stands as it did."""
    before = standing(books)
    books.at("20/10/2024 10:00")
    books.line("correct 10 --set class=B --on 1/3/2024 --reason khác")
    books("undo", *WHY)
    log = books.line("log ST-102/2024 -n 9").out
    assert before == standing(books)
    assert "đính chính bút toán 22" in log


def test_twice(books: Console) -> None:
    """The second time it is the one before; what took something back stays, and is named."""
    for minute, number, wanted in ((10, "ST-102/2024", "B"), (20, "ST-104/2024", "A")):
        books.at(f"20/10/2024 10:{minute}")
        assert 0 == books.line(f"casefile change {number} --class {wanted} --on 1/9/2024").code
    books.at("20/10/2024 10:30")
    assert 0 == books("undo", *WHY).code
    books.at("20/10/2024 10:40")
    again = books("undo", *WHY)
    assert (0, True) == (again.code, "22, 23" in again.err)
    assert ["A", "B"] == classes(books, "ST-102/2024", "ST-104/2024")


def test_whose(books: Console) -> None:
    """What others recorded since stays: it is what I recorded last."""
    books.at("20/10/2024 10:00")
    books.line("casefile change ST-102/2024 --class B --on 1/9/2024 --as CB02")
    books.at("20/10/2024 10:10")
    books.line("casefile change ST-104/2024 --class A --on 1/9/2024 --as CB03")
    assert 0 == books("undo", *WHY, "--as", "CB02").code
    assert ["A", "A"] == classes(books, "ST-102/2024", "ST-104/2024")
    nothing = books("undo", *WHY, "--as", "CB02")
    assert (5, True) == (nothing.code, "CB02" in nothing.err)


def test_others_rest_on_it(books: Console) -> None:
    """Where somebody recorded on top of it, nothing is taken back, and it is said what stands."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["an opening"])
    books.at("20/10/2024 10:10")
    books.line("casefile change ST-901/2024 --class B --on 2/9/2024 --as CB03")
    before = size(books)
    said = books("undo", *WHY)
    assert (5, before, True) == (said.code, size(books), "22" in said.err)


def test_an_import(books: Console, sample_files: Console) -> None:
    """A whole import is one thing, and goes as one."""
    before, had = standing(books), size(books)
    books.at("20/10/2024 10:00")
    assert 0 == books("import", "so-theo-doi-mau.xlsx").code, books(
        "import", "so-theo-doi-mau.xlsx"
    )
    shown = books("undo", "--preview")
    assert "so-theo-doi-mau.xlsx" in shown.out
    assert size(books) > had
    assert 0 == books("undo", *WHY).code
    assert before == standing(books)


def test_a_person_is_asked(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal it is shown and asked once; no is no, and nothing is recorded."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    before = size(books)
    monkeypatch.setattr("commands.session.Session.agreed", lambda *_: False)
    with on_a_terminal():
        said = books("undo", *WHY)
    assert (5, before) == (said.code, size(books))
    assert "gõ nhầm" in said.err


@pytest.mark.parametrize("form", ["table", "json"])
def test_preview(books: Console, form: str) -> None:
    """It shows what would be taken back, and records nothing; without it a reason is wanted."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    before = size(books)
    shown = books("undo", "--preview", "--format", form)
    assert (0, before, True) == (shown.code, size(books), "21" in shown.out)
    assert 2 == books("undo").code
    assert 5 == books("undo", "--reason", "  ").code
