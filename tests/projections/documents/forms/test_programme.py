"""A programme on organised crime: what is counted, year by year, and what our reader makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from commands.speech import official
from commands.usecases.report_forms import workbook_of
from ledger.entries.outcome import GangDismantled, GangFiled, GangFound, OutcomeRecorded
from ledger.records.books import Decision
from ledger.records.results import DismantleGang, FileGang, FindGang, RecordOutcome
from ledger.timeline import in_force
from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.programme_counts import CALLED, ProgrammeCounts
from projections.documents.forms.programme_years import (
    FALLS,
    NO_BASELINE,
    NO_CRIMES,
    NO_YEAR,
)
from projections.documents.forms.slot_values import (
    DOTS,
    BlankSlot,
    CountSlot,
    LinesSlot,
    RowsSlot,
    decimal_text,
)
from projections.documents.forms.writing import WrittenForm
from projections.inspection.reading.stated.values import StatedReport
from projections.targets.seen_books import CountedAttestation
from projections.targets.target_list import Programme
from tests.busy_district import HOME, UNITS
from tests.projections.documents.forms.busy_plans import BusyPlans, busy_district_of
from tests.projections.documents.forms.made_papers import books_over, paper_over, read_back
from tests.projections.documents.forms.stated_alike import (
    assert_no_false_figure,
    assert_nothing_fails,
    assert_same_passages,
    assert_same_results,
    slot,
)

LIST = "toi-pham-co-to-chuc-2017"
PROGRAMME = Programme(
    Period(date(2022, 1, 1), date(2022, 12, 31)),
    (Period(date(2023, 1, 1), date(2024, 12, 31)), Period(date(2025, 1, 1), date(2026, 12, 31))),
)
"""The programme of the list, with its last years those in which the district works."""
WHOLE = Period(date(2023, 1, 1), date(2026, 12, 31))
YEARS = [Period(date(year, 1, 1), date(year, 12, 31)) for year in range(2023, 2027)]
FORMS = ("de-an-6-thang", "de-an-nam", "de-an-tong-ket")


class BusyGangs(BusyPlans):
    """A district in which gangs are found, put on file and dismantled, and crimes happen."""

    def _gang(self) -> Decision:
        told: dict[str, Any] = {"code": f"G{self.random.randint(1, 9)}", "effective_on": self._on()}
        return self.random.choice(
            [
                FindGang(unit=self.random.choice(UNITS), first_found_by="own", **told),
                FileGang(records=(self._number("HN", "CA", "ST"),), **told),
                DismantleGang(**told),
            ]
        )

    def _crime(self) -> Decision:
        told: dict[str, Any] = {"effective_on": self._on(), "unit": self.random.choice(UNITS)}
        number = self.random.randint
        return self.random.choice(
            [
                RecordOutcome(kind="crime", cases=number(1, 4), solved=1, key_area=True,
                              seriousness=number(1, 4), **told),
                RecordOutcome(kind="prosecution", offence="251", accused=number(3, 6),
                              organised=True, records=(self._number("HN", "CA", "ST"),), **told),
                RecordOutcome(kind="compulsory", measure="detox", files=number(1, 3),
                              records=(self._number("HN", "CA", "ST"),), **told),
            ]
        )  # fmt: skip

    _kinds: tuple[Callable[[Any], Decision], ...] = (
        *BusyPlans._kinds,
        *(_gang,) * 40,
        *(_crime,) * 20,
    )


def programme_books(district: BusyPlans, unit: str, days: Period) -> FormBooks:
    """The books over some days, by the list with the programme of these years."""
    ledger = district.ledger
    found = books_over(ledger, unit, days, ledger.settled(ledger.last_position), LIST)
    plan = replace(found.sight.plan, programme=PROGRAMME)
    return replace(found, sight=replace(found.sight, plan=plan))


def recounted(district: BusyPlans, days: Period) -> dict[str, int]:
    """What some slots come to by a slow look at every entry of the whole district."""
    ledger = district.ledger
    known_at = ledger.settled(ledger.last_position)
    gangs, outcomes = [], []
    for history in ledger.histories(known_at):
        entries = in_force(history.entries, known_at)
        if history.noun == "gang":
            gangs.append([one for one in entries if one.effective_on <= days.end])
        outcomes += [one for one in entries if isinstance(one, OutcomeRecorded)]
    outcomes = [one for one in outcomes if one.effective_on in days]
    gangs = [one for one in gangs if any(isinstance(entry, GangFound) for entry in one)]
    kept = {name for one in gangs for e in one if isinstance(e, GangFiled) for name in e.records}
    related = [one for one in outcomes if kept & set(one.records or ())]
    cases = [one for one in outcomes if one.kind == "prosecution" and one.organised]
    last = [{type(entry): entry.effective_on for entry in reversed(one)} for one in gangs]
    return {
        "found": sum(one[GangFound] in days for one in last),
        "filed": sum(one.get(GangFiled, date.min) in days for one in last),
        "dismantled": sum(one.get(GangDismantled, date.min) in days for one in last),
        "standing": sum(GangDismantled not in one for one in last),
        "arrested": sum(one.persons or 0 for one in related if one.kind == "arrest"),
        "accused": sum(one.accused or 0 for one in related if one.kind == "prosecution"),
        "organised_cases": len(cases),
        "organised_accused": sum(one.accused or 0 for one in cases),
        "compulsory": sum(one.files or 0 for one in related),
        "crimes": sum(one.cases or 0 for one in outcomes if one.kind == "crime"),
    }


@pytest.fixture(scope="module")
def district() -> Iterator[BusyGangs]:
    """A district at work."""
    with busy_district_of(BusyGangs, Random(11)) as found:
        found.work(300)
        yield found


@pytest.mark.parametrize("days", [YEARS[3], Period(WHOLE.start, date(2026, 6, 30))])
def test_slots_count_what_was_recorded(district: BusyGangs, days: Period) -> None:
    """Each once; what was there, came and went gives what stands."""
    counts = ProgrammeCounts(programme_books(district, HOME, days)).counts
    expected = recounted(district, days)
    assert expected == {name: counts[name] for name in expected}
    assert counts["opening"] + counts["found"] - counts["dismantled"] == counts["standing"]
    assert 0 < min(counts[name] for name in ("found", "crimes", "organised_cases"))


def test_the_years_stand_side_by_side(district: BusyGangs) -> None:
    """Each as a year's own paper has it; what the books do not reach back to is blank.

    So is what would be reckoned from it.
    """
    books = programme_books(district, HOME, WHOLE)
    table = slot(books, "de-an-tong-ket", "G.years")
    assert isinstance(table, RowsSlot)
    assert {NO_BASELINE, NO_YEAR.format(years="2023, 2024")} == set(table.reasons)
    for place, year in enumerate(YEARS):
        counts = ProgrammeCounts(programme_books(district, HOME, year)).counts
        told = {row["what"]: row[f"y{place + 1}"] for row in table.rows}
        if year.start.year < 2025:
            assert ({DOTS}, {0}) == (set(told.values()), set(counts.values()))
        else:
            assert {CALLED[name]: number for name, number in counts.items()} == told
    reckoned = [row[one] for row in table.rows for one in ("base", "mean", "change") if one in row]
    assert {DOTS} == set(reckoned)


def test_a_year_that_is_not_over_is_not_told(district: BusyGangs) -> None:
    """Nor is it in the mean; a year before the books is told where it is attested."""
    books = programme_books(district, HOME, Period(WHOLE.start, date(2026, 6, 30)))
    known = [
        CountedAttestation("prior_count", HOME, days, 1, indicator=FALLS["crimes"], number=number)
        for days, number in zip(YEARS, (10, 21), strict=False)
    ]
    told_so = replace(books.sight.books, attestations=tuple(known))
    books = replace(books, sight=replace(books.sight, books=told_so))
    table = slot(books, "de-an-tong-ket", "G.years")
    assert isinstance(table, RowsSlot)
    assert {""} == {row["y4"] for row in table.rows}
    (crimes,) = (row for row in table.rows if row["what"] == CALLED["crimes"])
    told = [int(str(crimes[f"y{place}"])) for place in (1, 2, 3)]
    assert [10, 21] == told[:2]
    assert decimal_text(Fraction(sum(told), 3)) == crimes["mean"]


def test_what_is_known_before_is_held_against(district: BusyGangs) -> None:
    """In words, by how much it fell or rose, and beside the mean of a year."""
    books = programme_books(district, HOME, YEARS[3])
    days = PROGRAMME.baseline
    known = [
        CountedAttestation("prior_count", HOME, days, 1, indicator=name, number=1000)
        for name in FALLS.values()
    ]
    told = replace(books.sight.books, attestations=tuple(known))
    books = replace(books, sight=replace(books.sight, books=told))
    now = ProgrammeCounts(books).counts["crimes"]
    lines = slot(books, "de-an-nam", "G.crime")
    assert isinstance(lines, LinesSlot)
    rate = decimal_text(Fraction(100 * (1000 - now), 1000))
    told_so = f"trước đề án 1.000 vụ; giảm {1000 - now} vụ, tỷ lệ {rate}%."
    assert f"- Phạm pháp hình sự: {now:02d} vụ; {told_so}" == lines.lines[0]
    table = slot(books, "de-an-tong-ket", "G.years")
    assert isinstance(table, RowsSlot)
    (crimes,) = (row for row in table.rows if row["what"] == CALLED["crimes"])
    assert ("1.000", f"giảm {1000 - now}") == (crimes["base"], crimes["change"])


def attested(books: FormBooks, days: list[Period], numbers: list[int]) -> FormBooks:
    """The books with the crimes of some days attested, as those who kept them before tell."""
    told = [
        CountedAttestation("prior_count", HOME, one, 1, indicator=FALLS["crimes"], number=number)
        for one, number in zip(days, numbers, strict=True)
    ]
    seen = replace(books.sight.books, attestations=tuple(told))
    return replace(books, sight=replace(books.sight, books=seen))


@pytest.mark.parametrize("without", [0, 1])
def test_a_year_of_which_nothing_is_told_is_no_nought(district: BusyGangs, without: int) -> None:
    """Neither in the mean in words nor in that of the table, which say the same (targets.md 4.5).

    A baseline that is known stands there all the same; what is attested of a year counts.
    """
    days = Period(WHOLE.start, YEARS[1].end)
    books = programme_books(district, HOME, days)
    years = YEARS[: 2 - without]
    books = attested(books, [PROGRAMME.baseline, *years], [20, 10, 21][: 1 + len(years)])
    lines = slot(books, "de-an-tong-ket", "G.crime")
    table = slot(books, "de-an-tong-ket", "G.years")
    assert isinstance(lines, LinesSlot)
    assert isinstance(table, RowsSlot)
    (crimes,) = (row for row in table.rows if row["what"] == CALLED["crimes"])
    mean, change = (DOTS, "") if without else ("15,5", "; giảm 4,5 vụ, tỷ lệ 22,5%")
    told = f"bình quân mỗi năm: {mean} vụ; trước đề án 20 vụ{change}."
    assert (f"- Phạm pháp hình sự {told}", mean) == (lines.lines[0], crimes["mean"])
    assert "20" == crimes["base"]
    whole = slot(books, "de-an-tong-ket", "G.crimes")
    assert (BlankSlot(NO_CRIMES) if without else CountSlot(31)) == whole
    assert NO_CRIMES in lines.reasons, "of the serious ones nothing is told"


def test_what_is_held_against_the_baseline_is_read(district: BusyGangs, tmp_path: Path) -> None:
    """By how much the yearly mean fell, in words and in the table: nothing of it is not read."""
    books = programme_books(district, HOME, WHOLE)
    books = attested(books, [PROGRAMME.baseline, *YEARS[:2]], [420, 410, 400])
    report = read_back(paper_over(books, "de-an-tong-ket").written(), tmp_path)
    falls = [one for one in report.counts if one.name == "G.crimes.fall"]
    assert [{"each": "year"}] * 2 == [one.cell for one in falls]
    mean = Fraction(810 + sum(_crimes(district, year) for year in YEARS[2:]), 4)
    told = decimal_text(420 - mean).replace(",", ".")
    assert {told} == {str(one.value) for one in falls}
    assert () == report.not_read
    assert_nothing_fails(report)


def _crimes(district: BusyGangs, year: Period) -> int:
    return recounted(district, year)["crimes"]


def assert_same_programme(report: StatedReport, books: FormBooks) -> None:
    """Every count of the programme is read, of the days and of each year, and is the books' own."""
    counts = ProgrammeCounts(books).counts
    table = slot(books, "de-an-tong-ket", "G.years")
    assert isinstance(table, RowsSlot)
    rows = {row["what"]: row for row in table.rows}
    places = {str(2017 + place): f"y{place + 1}" for place in range(len(YEARS))}
    read = set[str]()
    for one in report.counts:
        root, _, name = one.name.partition(".")
        if root != "G" or name not in counts:
            continue
        if year := one.cell.get("year"):
            assert rows[CALLED[name]][places[year]] == int(one.value), one
        elif not one.cell:
            assert counts[name] == int(one.value), one
            read.add(name)
        else:
            read.add(name)
    blank = {one for one in FALLS if isinstance(slot(books, "de-an-nam", f"G.{one}"), BlankSlot)}
    assert set(counts) - blank == read


def assert_same_years(report: StatedReport, books: FormBooks) -> None:
    """The grade of every target in each year, and in all of them, is read."""
    table = slot(books, "de-an-tong-ket", "G.grades")
    assert isinstance(table, RowsSlot)
    years = {"whole": "all", **{f"y{place + 1}": str(2017 + place) for place in range(len(YEARS))}}
    told = {
        (str(row["number"]), years[column]): row[column]
        for row in table.rows
        for column in years
        if any(map(str.isalpha, str(row[column])))
    }
    read = {(one.cell["target"], one.cell["year"]): one.names[0] for one in report.names}
    assert told == read
    assert told


@pytest.mark.parametrize("code", FORMS)
@pytest.mark.parametrize("unit", [HOME, "DA"])
def test_a_programme_s_report_reads_back(
    district: BusyGangs, unit: str, code: str, tmp_path: Path
) -> None:
    """Results and grades are the books' own, nothing is taken for a figure, no check fails.

    In Word of the district and in Excel of a team.
    """
    days = {"de-an-6-thang": Period(date(2026, 1, 1), date(2026, 6, 30)), "de-an-tong-ket": WHOLE}
    books = programme_books(district, unit, days.get(code, YEARS[3]))
    paper = paper_over(books, code)
    if unit == HOME:
        report = read_back(paper.written(), tmp_path)
    else:
        report = read_back(workbook_of(paper, official), tmp_path, "r.xlsx")
    assert books.period == report.period
    assert_no_false_figure(report, books)
    assert_same_results(report, books)
    assert_same_passages(report, books)
    assert_same_programme(report, books)
    if code == "de-an-tong-ket":
        assert_same_years(report, books)
    assert_nothing_fails(report)
    again = WrittenForm(paper.form, FormBooks(books.sight, books.head), paper.template)
    assert paper.written() == again.written()
