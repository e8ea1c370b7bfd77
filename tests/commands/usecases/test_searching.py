"""What is found by a number, a code, a unit, a document or a day, and by which command it is shown."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.commands.console import Console

PAPERS = """\
outcome record arrest --unit DKTMT --persons 3 --offence 251 --record ST-101/2024 --document 12/BB --on 30/6/2024
casefile open ST-190/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --basis-number 88/QĐ-CAH --on 2/3/2024
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ST-101/2024", {("ST", "ST-101/2024")}),
        ("st-101", {("ST", "ST-101/2024")}),
        ("st101/2024", {("ST", "ST-101/2024")}),
        ("ST-0101", {("ST", "ST-101/2024")}),
        ("10", {("ST", f"ST-10{n}/2024") for n in (1, 2, 3, 4)}),
        ("CB02", {("officer", "CB02")}),
        ("đội hình sự", {("unit", "DHS")}),
        ("dkt", {("unit", "DKTMT"), ("outcome", "DKTMT-20240630-1")}),
        ("88/qđ", {("document", "ST-190/2024")}),
        ("12/BB", {("document", "DKTMT-20240630-1")}),
        ("2/3/2024", {("day", "ST-190/2024")}),
        ("HV", {("symbol", "HV")}),
        ("Hiềm nghi", {("line", "Hiềm nghi")}),
    ],
)
def test_what_is_called_so_is_found(text: str, found: set[tuple[str, str]], books: Console) -> None:
    """By a part of its name too, whatever its accents and case; each command shows it."""
    books.all(PAPERS)
    answer = json.loads(books("find", text, "--format", "json").out)
    told = {(one["kind"], one["number"]) for one in answer["found"]}
    assert found <= told
    assert "10" in text or found == told
    for one in answer["found"]:
        assert 0 == books(*one["command"]).code, shlex.join(one["command"])


def test_names_of_officers_and_free_text_are_not_looked_through(books: Console) -> None:
    """Whoever knows a person's name learns nothing by it."""
    books.all("officer join CB55 --unit DHS --name 'Nguyễn Văn Mẫu' --on 1/1/2024")
    said = books("--lang", "en", "find", "Nguyễn Văn Mẫu")
    assert (3, True) == (said.code, "Nothing in the books is called" in said.err)


def test_numbers_of_sources_leave_masked(books: Console) -> None:
    """In a file a mask stands for the number, in what is shown and in the command."""
    assert "LC-101/2023" in books("find", "LC-101").out
    books("find", "LC-101", "--output", "tim.csv", "--format", "csv")
    text = Path("tim.csv").read_text("utf-8-sig")
    assert "CTV-" in text
    assert "LC-101" not in text


@pytest.mark.parametrize("text", ["''", "' '"])
def test_something_is_looked_for(text: str, books: Console) -> None:
    """A blank is a mistyped command line, and no name of anything."""
    said = books.line(f"find {text}")
    assert (2, True) == (said.code, "socai find" in said.err)


def test_what_was_voided_is_found_as_such(books: Console) -> None:
    """Nothing of it stands to be shown, and its entries can be read."""
    books.all("void 10 --reason nhầm")
    (found,) = json.loads(books.line("find ST-102/2024 --format json").out)["found"]
    assert ("voided", ["log", "ST-102/2024"]) == (found["about"], found["command"])
    assert "đã hủy" in books.line("find ST-102/2024").out
    assert 0 == books.line("log ST-102/2024").code
