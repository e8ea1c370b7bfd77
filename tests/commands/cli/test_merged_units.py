"""A unit that was merged away or split: its figures stay its own, and comparisons follow it."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from commands.session import open_ledger
from ledger.values.period import Period
from tests.commands.console import Console
from tests.projections.documents.forms.made_papers import books_over

FILES = (
    ("A", "1/3/2022"),
    ("A", "1/2/2023"),
    ("A", "1/3/2023"),
    ("B", "1/4/2023"),
    ("A", "1/4/2024"),
    ("B", "1/10/2024"),
    ("C", "1/10/2024"),
    ("A", "1/11/2023"),
    ("B", "1/5/2022"),
)
"""One watch file each, in these books: its unit and the day it was opened."""


@pytest.fixture
def books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Three communes under a district, nine watch files."""
    console.all('@ 16/10/2025 08:00\ninit so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    for code in "ABC":
        console.all(
            f'unit create {code} --name "Công an xã {code}" --level xã --parent CAH --on 1/1/2020'
        )
        console.all(f"officer join CB0{'ABC'.index(code) + 2} --unit {code} --on 1/1/2020")
    for number, (unit, day) in enumerate(FILES, start=1):
        console.all(
            f"casefile open ST-{number} --symbol ST --class A --list I --unit {unit} "
            f"--officer CB0{'ABC'.index(unit) + 2} --on {day}"
        )
    return console


@pytest.fixture
def merged(books: Console) -> Console:
    """The same; the first commune was merged into the second on 1 September 2024."""
    books.all("unit merge A --into B --on 1/9/2024 --yes")
    return books


@pytest.fixture
def divided(books: Console) -> Console:
    """The same; the first commune was split between the two others that day."""
    books.all("unit split A --into B --into C --number B=ST-1 --rest C --on 1/9/2024 --yes")
    return books


def watch(books: Console, unit: str, year: int, more: str = "") -> dict[str, Any]:
    """What is answered of a unit's watch files in a year; ``row``: the line's total."""
    asked = f"stats --unit {unit} --line ST --period year:{year} {more} --format json"
    told: dict[str, Any] = json.loads(books.line(asked).out)
    told["row"] = told["rows"][0]
    return told


def figures(row: dict[str, Any]) -> tuple[int, int, int, int]:
    """The four figures of a row."""
    return row["opening"], row["added"], row["removed"], row["current"]


def test_a_past_figure_stays_that_units(merged: Console) -> None:
    """What was merged away keeps its figures of the days before; where it went has its own."""
    assert (1, 3, 0, 4) == figures(watch(merged, "A", 2023)["row"])
    assert (4, 1, 5, 0) == figures(watch(merged, "A", 2024)["row"])
    assert (1, 1, 0, 2) == figures(watch(merged, "B", 2023)["row"])
    assert (2, 6, 0, 8) == figures(watch(merged, "B", 2024)["row"])


def test_drilling_into_a_merged_unit(merged: Console) -> None:
    """What stands behind its figures is its own files, by the entries that moved them."""
    asked = "--unit {} --period year:2024 --format json"
    went = json.loads(merged.line("trace ST removed " + asked.format("A")).out)
    assert (5, {"ST-1", "ST-2", "ST-3", "ST-5", "ST-8"}) == (
        went["value"],
        {one["number"] for one in went["records"]},
    )
    came = json.loads(merged.line("trace ST added " + asked.format("B")).out)
    assert {one["position"] for one in went["records"]} < {
        one["position"] for one in came["records"]
    }
    assert 6 == came["value"]


def test_a_comparison_follows_a_merger(merged: Console) -> None:
    """What the merged units held and opened the year before counts on the side of that year."""
    told = watch(merged, "B", 2025, "--compare last-year")
    assert (8, 0, 0, 8) == figures(told["row"])
    assert (6, 2, 0, 8) == figures(told["row"]["before"])
    assert (["B", "A"], []) == (told["compared_with"]["units"], told["compared_with"]["parts_of"])
    said = merged.line("stats --unit B --line ST --period year:2025 --compare last-year").out
    assert "Năm trước tính cả số của các đơn vị đã nhập vào: A" in said


def test_a_merger_within_the_period(merged: Console) -> None:
    """The unit that came in the middle of the year counts from the same day of the year before."""
    told = watch(merged, "B", 2024, "--compare last-year")
    assert (2, 6, 0, 8) == figures(told["row"])
    assert (1, 5, 0, 6) == figures(told["row"]["before"])


@pytest.mark.parametrize(
    ("start", "now", "before"),
    [
        ("31/8/2024", (2, 6, 0, 8), (2, 4, 0, 6)),
        ("1/9/2024", (2, 6, 0, 8), (2, 4, 0, 6)),
        ("2/9/2024", (7, 1, 0, 8), (5, 1, 0, 6)),
        ("31/8/2025", (8, 0, 0, 8), (7, 1, 0, 8)),
        ("1/9/2025", (8, 0, 0, 8), (7, 1, 0, 8)),
        ("2/9/2025", (8, 0, 0, 8), (7, 1, 0, 8)),
    ],
)
def test_a_comparison_that_begins_about_the_day_of_a_merger(
    merged: Console, start: str, now: tuple[int, ...], before: tuple[int, ...]
) -> None:
    """The eve of a merger, its day and the day after: what came with it is on both sides or none."""
    end = "31/12/2024" if start.endswith("2024") else "10/10/2025"
    asked = f"stats --unit B --line ST --from {start} --to {end} --compare last-year"
    told = json.loads(merged.line(f"{asked} --format json").out)
    row = told["rows"][0]
    assert (now, before) == (figures(row), figures(row["before"]))
    followed = ["B", "A"] if start != "2/9/2025" else ["B"]
    assert followed == told["compared_with"]["units"]


GROWTH = "targets nvcb-2024 --part 5.a"


def test_units_that_went_into_a_new_one(books: Console) -> None:
    """A year before a new unit is known where targets know it, too, and by the same count."""
    books.all('unit create N --name "Xã mới" --level xã --parent CAH --on 2/10/2024')
    books.all("unit merge A B --into N --on 2/10/2024 --yes")
    told: dict[str, Any] = {}
    for unit, year, known in (("N", 2024, True), ("N", 2025, True), ("C", 2025, False)):
        days = f"--from 1/1/{year} --to 31/12/{year}"
        told = watch(books, unit, year, "--compare last-year")["compared_with"]
        graded = json.loads(books.line(f"{GROWTH} --unit {unit} {days} --format json").out)
        assert known == told["known"] == (graded["state"] == "counted")
    assert [] == told["attested"]


def test_what_was_attested_of_a_year_before(books: Console) -> None:
    """Where the books do not reach back, the figure that a leader attested of just these days."""
    books.all("officer change CB04 --role leader --on 1/1/2021 --as CB04")
    attest = "attest record prior_count --unit C --indicator watch_opened_growth --document 9/BC"
    books.all(f"{attest} --number 7 --from 1/1/2023 --to 31/12/2023 --attested-by CB04")
    books.all(f"{attest} --number 8 --from 1/1/2022 --to 31/12/2022 --attested-by CB04")
    told = watch(books, "C", 2024, "--compare last-year")["compared_with"]
    assert not told["known"]
    assert [("watch_opened_growth", 7, "9/BC")] == [
        (one["indicator"], one["number"], one["document"]) for one in told["attested"]
    ]
    said = books.line("stats --unit C --period year:2024 --compare last-year").out
    assert "watch_opened_growth = 7 (9/BC" in said
    assert [] == watch(books, "A", 2024, "--compare last-year")["compared_with"]["attested"]


def test_a_comparison_does_not_guess_parts(divided: Console) -> None:
    """Of a unit that was divided nobody's year before is known: it is named, and not counted."""
    told = watch(divided, "B", 2025, "--compare last-year")
    assert (4, 0, 0, 4) == figures(told["row"])
    assert (2, 2, 0, 4) == figures(told["row"]["before"])
    assert (["B"], ["A"]) == (told["compared_with"]["units"], told["compared_with"]["parts_of"])
    said = divided.line("stats --unit B --line ST --period year:2025 --compare last-year").out
    assert "chỉ một phần của các đơn vị này nhập vào: A" in said
    whole = watch(divided, "CAH", 2025, "--compare last-year")
    assert (6, 3, 0, 9) == figures(whole["row"]["before"])
    assert [] == whole["compared_with"]["parts_of"]


@pytest.mark.parametrize(("how", "heirs"), [("merged", "B"), ("divided", "B, C")])
def test_who_carries_it_on(how: str, heirs: str, request: pytest.FixtureRequest) -> None:
    """Asked about days in which it ended or was no more, the answer says so, and who followed."""
    books: Console = request.getfixturevalue(how)
    said = f"A không còn từ 01/09/2024; đơn vị kế tục: {heirs}"
    for command in ("stats --line ST", "stats --compare last-year", "trace ST current"):
        assert said in books.line(f"{command} --unit A --period year:2025").out
        assert said in books.line(f"{command} --unit A --from 1/1/2024 --to 1/9/2024").out
        assert said not in books.line(f"{command} --unit A --from 1/1/2024 --to 31/8/2024").out
        assert "không còn từ" not in books.line(f"{command} --unit B --period year:2024").out
    quarters = "stats --line ST --unit A --period quarter:{}/2024 --period quarter:{}/2024"
    assert said in books.line(quarters.format(3, 2)).out
    assert said not in books.line(quarters.format(1, 2)).out


@pytest.mark.parametrize(("how", "heirs"), [("merged", "B"), ("divided", "B, C")])
def test_a_target_says_who_carries_it_on(
    how: str, heirs: str, request: pytest.FixtureRequest
) -> None:
    """The grades of a unit that ended in the days, in each of their tables, once."""
    books: Console = request.getfixturevalue(how)
    said = f"Đơn vị không còn từ 01/09/2024; đơn vị kế tục: {heirs}"
    for more in ("", "--part 5.a", "--by officer", "--below"):
        asked = f"targets nvcb-2024 {more} --unit A --from 1/1/2024"
        assert 1 == books.line(f"{asked} --to 1/9/2024").out.count(said), more
        assert said not in books.line(f"{asked} --to 31/8/2024").out
    asked = "targets nvcb-2024 --unit A --from 1/1/2024 --to 1/9/2024 --format json"
    notice = json.loads(books.line(asked).out)["notices"][0]
    assert {"since": "2024-09-01", "names": heirs.split(", ")}.items() <= notice.items()


@pytest.mark.parametrize("form", ["--form bao-cao-tuan", ""])
def test_a_paper_says_who_carries_it_on(divided: Console, form: str) -> None:
    """The paper of a unit that ended in its days, in Word and in Excel; that of before does not."""
    said = (
        "Từ ngày 01/09/2024 Công an xã A (A) không còn; đơn vị kế tục: Công an xã B (B), "
        "Công an xã C (C). Số liệu trên là của những ngày đơn vị còn hoạt động."
    )
    for last, ended in (("1/9/2024", True), ("31/8/2024", False)):
        asked = f"report write {form} --unit A --from 1/1/2024 --to {last} --output p --force"
        divided.all(asked)
        word = [one.text for one in Document("p.docx").paragraphs]
        cells = [str(cell.value) for one in load_workbook("p.xlsx") for row in one for cell in row]
        assert [ended, ended] == [said in word, said in cells]


def test_nobody_carries_it_on(books: Console) -> None:
    """A unit that ended without a word of where it went has no heir, and the answer says so."""
    books.all("unit create D --name D --level xã --parent CAH --on 1/1/2020")
    books.all("unit dissolve D --on 1/9/2024 --yes")
    said = books.line("stats --unit D --period year:2025").out
    assert "D không còn từ 01/09/2024; chưa ghi đơn vị nào kế tục" in said


def test_a_target_beside_the_year_before_follows_too(merged: Console) -> None:
    """Growth of what was opened counts the units that were merged, in both years as long."""
    asked = "targets nvcb-2024 --unit B --from 1/1/2024 --to 31/12/2024"
    told = json.loads(merged.line(f"{asked} --format json").out)
    (part,) = next(one for one in told["targets"] if one["number"] == 5)["parts"]
    assert (1, 2) == (part["numerator"], part["denominator"])
    assert ["ST-4", "ST-8"] == sorted(part["denominator_records"])
    assert "Kỳ trước tính cả số của các đơn vị đã nhập vào: A" in merged.line(asked).out


def test_a_paper_beside_the_year_before_follows_too(merged: Console) -> None:
    """Rise and fall on paper are against what the merged units held, as in the statistics."""
    days = Period(date(2025, 1, 1), date(2025, 9, 30))
    with closing(open_ledger(Path("so-cai"))) as ledger:
        books = books_over(ledger, "B", days, ledger.last_position)
        assert books.reach_back
        found = books.before.standings.figure("ST", {})
    assert (6, 1, 0, 7) == (found.opening, found.added, found.removed, found.current)


def told(form: str) -> set[str]:
    """What a paper of unit B says of the units of the year before, in Word and in Excel alike."""
    word = {one.text for one in Document(f"{form}.docx").paragraphs}
    sheets = [
        {str(cell.value) for row in one for cell in row} for one in load_workbook(f"{form}.xlsx")
    ]
    found = {one for one in word if one.startswith("Số liệu cùng kỳ năm trước")}
    own = [one for one in sheets if found <= one]
    assert own or not found
    return found


def test_a_paper_says_whose_figures_follow_it(merged: Console) -> None:
    """Where it compares with the year before; a unit that nobody went into says nothing."""
    for form in ("bao-cao-nam", "bao-cao-tuan"):
        days = "--from 1/1/2024 --to 31/12/2024"
        merged.all(f"report write --form {form} --unit B {days} --output {form}")
        assert {
            "Số liệu cùng kỳ năm trước tính cả số liệu của đơn vị nay đã nhập vào đơn vị báo cáo: Công an xã A (A)."
        } == told(form)
    merged.all(
        "report write --form bao-cao-nam --unit C --period year:2024 --output bao-cao-nam --force"
    )
    assert set() == told("bao-cao-nam")


def test_a_paper_says_whose_figures_do_not(divided: Console) -> None:
    """A unit of which only a part went into it is named, and not counted."""
    divided.all("report write --form bao-cao-nam --unit B --period year:2024 --output bao-cao-nam")
    assert {
        "Số liệu cùng kỳ năm trước không tính số liệu của đơn vị chỉ có một phần nhập vào đơn vị báo cáo: Công an xã A (A)."
    } == told("bao-cao-nam")


def test_a_unit_that_was_not_there_then(books: Console) -> None:
    """Split off from another that year: why nothing is compared is said as it is, everywhere."""
    books.all(
        "unit create D --name D --level xã --parent CAH --on 1/9/2024 --as CB01\n"
        "unit split-off A --into D --number D=ST-1 --on 1/9/2024 --yes\n"
        "casefile open ST-20 --symbol ST --class A --list I --unit D --officer CB02 --on 2/9/2024"
    )
    days, why = "--from 1/1/2024 --to 31/12/2024", "khi đó chưa có đơn vị này"
    for asked in ("stats --line ST --compare last-year", "targets nvcb-2024"):
        assert why in books.line(f"{asked} --unit D {days}").out.replace("\n", " ")
        assert why not in books.line(f"{asked} --unit C {days}").out
    compared = watch(books, "D", 2024, "--compare last-year")["compared_with"]
    assert (False, False, ["A"]) == tuple(
        compared[one] for one in ("known", "unit_was_there", "parts_of")
    )
    growth = json.loads(books.line(f"targets nvcb-2024 --unit D {days} --format json").out)
    assert {"kind": "parts_of", "names": ["A"]}.items() <= growth["notices"][0].items()
    books.all(f"report write --form bao-cao-nam --unit D {days} --output p.docx")
    said = {one.text for one in Document("p.docx").paragraphs}
    assert "Cùng kỳ năm trước chưa có đơn vị này, nên không so sánh được." in said
    assert "Chỉ tiêu số 5.a: kỳ so sánh chưa có đơn vị này." in said


def test_a_paper_of_a_unit_that_gave_a_part(books: Console) -> None:
    """Its year before holds what has gone to another since, and the paper says to whom."""
    books.all("unit split-off A --into B --number B=ST-1 --on 1/9/2024 --yes")
    books.all("report write --form bao-cao-nam --unit A --period year:2024 --output bao-cao-nam")
    assert {"Số liệu cùng kỳ năm trước gồm cả phần nay đã giao cho: Công an xã B (B)."} == told(
        "bao-cao-nam"
    )


def test_what_a_unit_kept_is_shown_under_the_unit_that_carries_it_on(merged: Console) -> None:
    """An object and a gang alone say whose they are, as their lists do: on every day that day's."""
    merged.all(
        "object add F1 --symbol ĐV --unit A --on 1/1/2022\n"
        "gang find BN-1 --leaders-known 2 --unit A --on 1/2/2023"
    )
    for asked in ("object show F1", "gang show BN-1"):
        for day, unit in (("31/8/2024", "A"), ("1/9/2024", "B"), ("16/10/2025", "B")):
            told = json.loads(merged.line(f"{asked} --as-of {day} --format json").out)
            assert unit == told["unit"], (asked, day)
