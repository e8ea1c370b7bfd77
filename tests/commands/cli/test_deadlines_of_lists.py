"""A unit's own list states when the year-end review over its reporting year is due."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commands.console import Console

BOOKS = """
@ 1/9/2024 08:00
init so --unit CAH --name "Công an huyện Mẫu" --as CB01
"""
TEAMS = """
unit create D1 --name "Đội 1" --level huyện --parent CAH --branch "ma túy" --on 1/1/2020
unit create D2 --name "Đội 2" --level huyện --parent CAH --branch "kinh tế" --on 1/1/2020
unit create XA --name "Công an xã" --level xã --parent CAH --on 1/1/2020
"""
LIST = """
[list]
code = "rieng"
title = "Danh sách riêng"
period = "reporting_year"
[[indicator]]
name = "served"
form = "count"
of = { records = "ST", base = "current" }
[[target]]
number = 1
text = "Chỉ tiêu"
units = ["team"]
  [[target.part]]
  indicator = "served"
  comparator = ">="
  threshold = 1
"""
YEAR = "--from 1/11/2024 --to 31/12/2024"


@pytest.fixture
def books(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A district with two teams of different branches."""
    monkeypatch.chdir(tmp_path)
    console.all(BOOKS)
    console.all(TEAMS, ledger="so")
    console.at("20/11/2024 09:00")
    return console


def with_list(head: str, code: str = "rieng") -> None:
    """A list of the unit's own, with one more line at its head."""
    Path("so/targets").mkdir(exist_ok=True)
    text = LIST.replace("[[indicator]]", f"{head}\n[[indicator]]", 1).replace("rieng", code)
    Path(f"so/targets/{code}.toml").write_text(text, "utf-8")


def last_days(books: Console) -> Mapping[str, str]:
    """The last day on time of each unit's year-end review."""
    said = books.line(f"due {YEAR} --all --format json")
    assert 0 == said.code, said.shown
    found = [one for one in json.loads(said.out)["due"] if one["report"] == "bao-cao-nam"]
    days = {one["unit"]: one["due"] for one in found}
    assert len(found) == len(days)
    return days


USUAL = {"CAH": "2024-12-09", "D1": "2024-12-09", "D2": "2024-12-09"}


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("", {}),
        ('deadline = "15/11"', {"D1": "2024-11-14", "D2": "2024-11-14"}),
        ('deadline = { before = "15/11" }', {"D1": "2024-11-14", "D2": "2024-11-14"}),
        ('deadline = { by = "15/11" }', {"D1": "2024-11-15", "D2": "2024-11-15"}),
        ('branch = "ma túy"\ndeadline = "15/11"', {"D1": "2024-11-14"}),
        ('deadline = "20/12"', {"D1": "2024-12-19", "D2": "2024-12-19"}),
    ],
)
def test_the_deadline_is_that_of_the_list(
    books: Console, head: str, own: Mapping[str, str]
) -> None:
    """Of the units whose list it is, and no others; where it states none, that of the calendar."""
    with_list(head)
    assert {**USUAL, **own} == last_days(books)


def test_of_several_lists_the_first_deadline_holds(books: Console) -> None:
    """A list for one branch beside one for all."""
    with_list('deadline = "1/12"')
    with_list('branch = "ma túy"\ndeadline = "15/11"', "ma-tuy-rieng")
    assert {**USUAL, "D1": "2024-11-14", "D2": "2024-11-30"} == last_days(books)
    said = json.loads(books.line(f"due {YEAR} --all --format json").out)["due"]
    lists = {one["unit"]: one.get("list") for one in said if one["report"] == "bao-cao-nam"}
    assert {"CAH": None, "D1": "ma-tuy-rieng", "D2": "rieng"} == lists
    shown = books.line(f"due {YEAR} --all --format csv").out
    assert 2 == shown.count("(hạn theo danh sách chỉ tiêu ")
    assert "(hạn theo danh sách chỉ tiêu ma-tuy-rieng)" in shown


def test_what_is_late_by_the_list_is_told_as_late(books: Console) -> None:
    """By the calendar's day it would be on time; plans state the list's day, too."""
    with_list('deadline = "15/11"')
    Path("bao-cao.txt").write_text("Hồ sơ sưu tra hiện có 0.", "utf-8")
    submitted = (
        "report submit bao-cao.txt --name bao-cao-nam --unit D1 --period reporting-year:2024"
    )
    assert 0 == books.line(f"{submitted} --yes").code
    said = json.loads(books.line(f"due {YEAR} --all --format json").out)["due"]
    states = {one["unit"]: one["state"] for one in said if one["report"] == "bao-cao-nam"}
    assert {"D1": "late", "D2": "overdue", "CAH": "to_come"} == states
    file = Path("so/targets/rieng.toml")
    counted = 'form = "share"\nof = { reports = "bao-cao-nam" }\nhaving = { in_time = true }'
    text = file.read_text("utf-8").replace("threshold = 1", 'threshold = "100%"')
    text = text.replace('form = "count"\nof = { records = "ST", base = "current" }', counted)
    file.write_text(text, "utf-8")
    said = books.line("targets rieng --unit D1 --from 15/10/2024 --to 20/11/2024 --format json")
    part = json.loads(said.out)["targets"][0]["parts"][0]
    assert (0, 1) == (part["numerator"], part["denominator"])


def test_a_unit_that_ended_owes_by_its_own_list(books: Console) -> None:
    """Dissolved after the list's day it owed itself; before it, whoever carries on owes for it."""
    with_list('branch = "ma túy"\ndeadline = "15/11"')
    assert 0 == books.line("unit dissolve D1 --into D2 --on 18/11/2024 --yes").code
    assert {**USUAL, "D1": "2024-11-14"} == last_days(books)


@pytest.mark.parametrize(
    ("head", "key", "line", "says"),
    [
        ('deadline = "30/02"', "list.deadline", 6, "“30/02” không phải là ngày"),
        ('deadline = { by = "31/11" }', "list.deadline.by", 6, "“31/11” không phải là ngày"),
        ('deadline = "15"', "list.deadline", 6, "“15” không phải là ngày"),
        ('deadline = "15/11/2024"', "list.deadline", 6, "“15/11/2024” không phải là ngày"),
        ("deadline = {}", "list.deadline", 6, "không phải là ngày"),
        ("deadline = 15", "list.deadline", 6, "chữ"),
        ('deadline = "14/10"', "list.deadline", 6, "năm báo cáo kết thúc"),
        ('deadline = "10/01"', "list.deadline", 6, "năm báo cáo kết thúc"),
    ],
)
def test_a_deadline_that_no_reporting_year_has(
    books: Console, head: str, key: str, line: int, says: str
) -> None:
    """Refused with file, line, key and what to do, by whatever asks what is due."""
    with_list(head)
    for asked in ("due", "summary --unit D1"):
        said = books.line(asked)
        assert 3 == said.code, said.shown
        assert f"rieng.toml, dòng {line}, {key}: " in said.shown
        assert says in said.shown
        assert "Gợi ý: " in said.shown


def test_a_list_over_the_calendar_year_states_none(books: Console) -> None:
    """That year's deadline is the calendar's."""
    with_list('deadline = "15/11"')
    file = Path("so/targets/rieng.toml")
    file.write_text(file.read_text("utf-8").replace("reporting_year", "calendar_year"), "utf-8")
    said = books.line("due")
    assert 3 == said.code
    assert "rieng.toml, dòng 6, list.deadline: " in said.err


def test_lists_without_a_deadline_are_not_asked(books: Console) -> None:
    """A mistake in one does not keep from seeing what is due."""
    with_list('color = "blue"')
    assert USUAL == last_days(books)
