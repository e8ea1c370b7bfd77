"""What happened once is counted wherever it is owed: an arrest by another unit, a penalty that is
an effect, a result without a branch, the list of a unit that was merged, a case closed unsolved.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from projections.documents.lines.intake import read_document
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.commands.console import Console

YEAR = "--from 15/10/2023 --to 14/10/2024"
CALENDAR = "--from 1/1/2024 --to 31/12/2024"

BOOKS = """
@ 20/10/2024 09:00
init so --unit PT --name "Công an tỉnh Mẫu" --level tỉnh --as L0
"""
MADE = """
unit create HX --name "Công an huyện X" --level huyện --parent PT --on 1/1/2015
unit create HY --name "Công an huyện Y" --level huyện --parent PT --on 1/1/2015
unit create DX --name "Đội X" --level huyện --parent HX --branch "ma túy" --on 1/1/2015
officer join O1 --unit DX --role officer --duty trinh_sat --on 1/1/2015
casefile open ST-1 --symbol ST --unit DX --officer O1 --class B --list III --on 1/2/2022
casefile open ST-2 --symbol ST --unit DX --officer O1 --class B --list III --on 1/2/2022
casefile open ĐV-1 --symbol ĐV --unit DX --officer O1 --field "ma túy" --on 1/2/2022
casefile open VA-1 --symbol VA --unit DX --officer O1 --source HN --on 1/2/2024
casefile open VX-1 --symbol VX --unit DX --officer O1 --on 1/2/2024
casefile close VA-1 --way solved --on 1/5/2024
casefile close VX-1 --way terminated --on 1/5/2024
outcome record arrest --unit HX --persons 2 --offence 251 --record ST-1 --record ST-2 --on 1/3/2024
outcome record arrest --unit DX --persons 1 --offence 251 --on 1/4/2024
outcome record compulsory --unit HX --files 6 --measure detox --on 1/4/2024
outcome record penalty --unit DX --cases 4 --penalty-type tax --record ĐV-1 --on 1/4/2024
outcome record penalty --unit HX --cases 2 --penalty-type tax --on 1/4/2024
object add YY --unit HY --symbol ĐV --on 1/1/2022
object add XX --unit HX --symbol ĐV --on 1/1/2022
object add ZZ --unit DX --symbol ĐV --on 1/1/2022
gang find G7 --unit HY --leaders-known 1 --on 1/1/2024
"""


@pytest.fixture
def books(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A province, two districts, a team of one branch."""
    monkeypatch.chdir(tmp_path)
    console.all(BOOKS)
    console.all(MADE, ledger="so")
    return console


def asked_json(console: Console, line: str) -> dict[str, Any]:
    """What a question answers, as JSON."""
    found: dict[str, Any] = json.loads(console.line(f"{line} --format json").out)
    return found


def part(console: Console, asked: str, number: int | str, letter: str = "a") -> dict[str, Any]:
    """One part of a list, as JSON tells it."""
    told = asked_json(console, f"targets {asked}")
    target = next(one for one in told["targets"] if one["number"] == number)
    found: dict[str, Any] = next(one for one in target["parts"] if one["part"] == letter)
    return {**found, "notices": told["notices"]}


def sides(found: dict[str, Any]) -> tuple[Any, ...]:
    """Numerator and denominator, and what was counted on both sides."""
    names = ("numerator", "denominator", "numerator_records", "denominator_records")
    return tuple(found[name] for name in names)


def test_a_district_arrests_whom_its_team_watches(books: Console) -> None:
    """Whoever is above the arrest rate is below it, too, whichever unit recorded the arrest."""
    team = part(books, f"nvcb-2024 {YEAR} --unit DX", 9)
    assert (2, 3) == sides(team)[:2]
    assert ["ST-1", "ST-2"] == [one for one in sides(team)[3] if not one.startswith("#")]
    assert ["counted_elsewhere"] == [
        one["kind"] for one in team["notices"] if one["names"] == ["ST-1", "ST-2"]
    ]
    assert (2, 3) == sides(part(books, f"nvcb-2024 {YEAR} --unit HX", 9))[:2]
    later = part(books, "nvcb-2024 --from 2/3/2024 --to 14/10/2024 --unit DX", 9)
    assert (0, 1) == sides(later)[:2]


OWN_TERMS = """
[list]
code = "rieng"
title = "Danh sách của đơn vị"
period = "reporting_year"

[[indicator]]
name = "arrest_rate"
form = "ratio"
numerator = { records = "ST", base = "handled", having = { arrested_or_prosecuted = "in_period" } }
denominator = [
  { outcomes = ["arrest", "prosecution"], sum = "persons_once", where = { offence = %s } },
  { records = "ST", base = "closed", where = { closing = ["arrested", "prosecuted"], named_by_outcome = false } },
]

[[target]]
number = 9
text = "Tỷ lệ bắt, khởi tố trong diện sưu tra"
  [[target.part]]
  indicator = "arrest_rate"
  comparator = ">="
  threshold = "60%%"
"""


@pytest.mark.parametrize(
    ("offence", "unit", "persons"),
    [
        ('"watch_listed"', "HX", 3),
        ('"watch_listed"', "DX", 3),
        ('["250"]', "HX", 2),
        ('["250"]', "DX", 2),
    ],
)
def test_no_list_passes_a_hundred_per_cent(
    books: Console, offence: str, unit: str, persons: int
) -> None:
    """Whatever its terms leave out, a file above an arrest rate is below it and is named."""
    folder = Path("so/targets")
    folder.mkdir()
    (folder / "rieng.toml").write_text(OWN_TERMS % offence, "utf-8")
    found = part(books, f"rieng {YEAR} --unit {unit}", 9)
    assert (2, persons) == sides(found)[:2]
    told = [one["names"] for one in found["notices"] if one["kind"] == "counted_elsewhere"]
    elsewhere = [one for one in sides(found)[3] if not one.startswith("#")]
    assert told == ([elsewhere] if elsewhere else [])


def test_a_penalty_that_names_a_survey_is_its_effect(books: Console) -> None:
    """One entry is an outcome and an effect, counted once in each."""
    assert (1, 1, ["ĐV-1"], ["ĐV-1"]) == sides(part(books, f"doi-2021 {CALENDAR} --unit DX", 1))
    texts = written(books, "HX")
    assert any("xử lý hành chính 04 vụ" in one for one in texts)


def test_a_result_without_a_branch_is_of_its_only_one(books: Console) -> None:
    """Of its measure, or of a unit that has just one; else it is named."""
    detox = part(books, f"ma-tuy-2024 {YEAR} --unit HX", 20)
    assert 6 == detox["numerator"]
    left = {one["kind"]: one["names"] for one in detox["notices"]}
    assert 1 == len(left["results_of_no_branch"])
    assert ["XX"] == left["objects_of_no_branch"]
    assert (0, 1, [], ["ZZ"]) == sides(part(books, f"ma-tuy-2024 {YEAR} --unit DX", 2))


def test_the_list_of_a_merged_unit_is_carried_on(books: Console) -> None:
    """By the unit it went into: counted, listed and taken off there; shown before it is so."""
    told = books.line("unit merge HY --into HX --on 1/7/2024 --preview").shown
    assert "YY" in told
    assert "G7" in told
    steps = asked_json(books, "unit merge HY --into HX --on 1/7/2024 --preview")["steps"]
    assert [("object", "object:YY"), ("gang", "gang:G7")] == [
        (one["kind"], one["record"]) for one in steps[1:]
    ]
    books.all("unit merge HY --into HX --on 1/7/2024 --yes", ledger="so")
    assert (0, 3, [], ["XX", "YY", "ZZ"]) == sides(part(books, f"nvcb-2024 {YEAR} --unit HX", 2))
    before = part(books, "nvcb-2024 --from 15/10/2023 --to 30/6/2024 --unit HX", 2)
    assert (0, 2) == sides(before)[:2]
    assert (0, 1, [], ["YY"]) == sides(
        part(books, "nvcb-2024 --from 15/10/2023 --to 30/6/2024 --unit HY", 2)
    )
    listed = asked_json(books, "object list --unit HX")
    assert ["XX", "YY", "ZZ"] == sorted(one["code"] for one in listed["rows"])
    assert {"HX", "DX"} == {one["unit"] for one in listed["rows"]}
    gangs = asked_json(books, "gang list --unit HX")
    assert [("G7", "HX")] == [(one["code"], one["unit"]) for one in gangs["rows"]]
    books.all("object remove YY --on 1/8/2024\ngang dismantle G7 --on 1/8/2024", ledger="so")
    assert (0, 2) == sides(part(books, f"nvcb-2024 {YEAR} --unit HX", 2))[:2]


def test_cases_closed_without_success_read_back(books: Console) -> None:
    """A share of one symbol is no count of it: the report's own checks hold."""
    texts = written(books, "HX")
    assert "- Theo ký hiệu: VA 01/01; VX 00/01." in texts
    report = read_report(read_document(Path("nam.docx")), year_end_form())
    assert [] == [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]


def written(console: Console, unit: str) -> list[str]:
    """The paragraphs of a unit's year-end report."""
    asked = f"report write --form bao-cao-nam {YEAR} --unit {unit} --output nam --format docx"
    console.all(asked, ledger="so")
    return [one.text for one in Document("nam.docx").paragraphs]
