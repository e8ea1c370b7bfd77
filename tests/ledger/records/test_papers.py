"""Papers: what they may say, how they are folded, and what they rest on elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ledger.errors import LedgerError, OfficerStillHolds, UnitStillHolds
from ledger.errors.papers import (
    ApprovedAnotherNumber,
    DecidedByHimself,
    FewerPersonsThanFiles,
    NamedWhenClosed,
    NothingToDecide,
    NothingWaits,
    PartExceedsWhole,
)
from ledger.records.commitments import (
    ApproveQuota,
    Attest,
    DecideQuota,
    RegisterQuota,
    SendBackQuota,
)
from ledger.records.establishment import ChangeOfficer, DischargeOfficer, DissolveUnit
from ledger.records.history import History
from ledger.records.papers.attestation import ATTESTATIONS
from ledger.records.papers.counting import grave_not_on_file, persons_once
from ledger.records.papers.family import range_of
from ledger.records.papers.gang import GANGS, Gang
from ledger.records.papers.outcome import OUTCOMES, outcomes_in, stocks_on
from ledger.records.papers.quota import QUOTAS, standing_quota
from ledger.records.papers.survey_object import OBJECTS
from ledger.records.results import DismantleGang, FileGang, FindGang, RecordOutcome
from ledger.records.survey_list import DelistObject, ListObject
from ledger.values.period import Period
from tests.ledger.desk import Desk, day

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
OF_YEAR: dict[str, Any] = {"start": YEAR.start, "end": YEAR.end}


def result(kind: str, on: date, **counts: Any) -> RecordOutcome:
    """A result of work of the team DKT."""
    if kind in ("arrest", "prosecution"):
        counts = {"offence": "251", **counts}
    return RecordOutcome(effective_on=on, kind=kind, unit="DKT", **counts)


def refused(act: Callable[[], object]) -> type[LedgerError] | None:
    """The rule that something breaks."""
    try:
        act()
    except LedgerError as refusal:
        return type(refusal)
    return None


def histories(desk: Desk, noun: str, at: int | None = None) -> list[History]:
    """All papers of a noun as known at a position."""
    return list(desk.ledger.histories(at, between=range_of(noun)))


def test_persons_are_counted_once(desk: Desk) -> None:
    """Whom an arrest counted a prosecution does not count again; who has no file is told apart."""
    desk.do(result("arrest", day("30/6/2024"), persons=3, grave=2, grave_on_file=1))
    desk.do(result("prosecution", day("5/7/2024"), accused=5, already_arrested=3))
    desk.do(result("penalty", day("6/7/2024"), cases=2, penalty_type="trade", amount_dong=10**12))
    found = list(outcomes_in(histories(desk, "outcome"), YEAR))
    assert [3, 2, 0] == [persons_once(one) for one in found]
    assert [1, 0, 0] == [grave_not_on_file(one) for one in found]
    assert [] == list(
        outcomes_in(histories(desk, "outcome"), Period(date(2023, 1, 1), day("29/6/2024")))
    )


def test_results_are_known_and_in_force(desk: Desk) -> None:
    """A voided result counts no more from its void on, a corrected one as corrected."""
    first = desk.do(result("violation", day("1/6/2024"), count=2)).position
    second = desk.do(result("violation", day("1/6/2024"), count=3)).position
    desk.correct(second, count="5")
    desk.void(first)
    last = desk.ledger.last_position

    def counted(at: int) -> list[int | None]:
        return [one.count for one in outcomes_in(histories(desk, "outcome", at), YEAR, at)]

    assert [[2, 3], [2, 5], [5]] == [counted(at) for at in (second, last - 1, last)]


def test_results_are_numbered_by_unit_and_day(desk: Desk) -> None:
    """Each gets the next number of its unit's day, also beside one that was voided."""
    for count in range(1, 10):
        desk.do(result("violation", day("1/6/2024"), count=count))
    desk.do(result("violation", day("2/6/2024"), count=1))
    expected = [
        *(f"outcome:DKT-20240601-{number}" for number in range(1, 10)),
        "outcome:DKT-20240602-1",
    ]
    assert expected == [one.record for one in histories(desk, "outcome")]


def test_a_stock_is_the_last_of_each_unit(desk: Desk) -> None:
    """Of two stocks of a unit the one of the later day counts, on a day the later one."""
    for on, known in (("14/10/2023", 30), ("1/6/2024", 40), ("1/6/2024", 41)):
        desk.do(result("drug_users", day(on), known=known, on_file=known))
    found = stocks_on(histories(desk, "outcome"), day("31/12/2024"))
    assert {"DKT": 41} == {unit: one.known for unit, one in found.items()}
    assert 30 == stocks_on(histories(desk, "outcome"), day("31/5/2024"))["DKT"].known


def test_the_first_to_name_files_counts_their_persons(desk: Desk) -> None:
    """Of two results that name a file the earlier one by its day counts its person."""
    for number in ("ST-1", "ST-2"):
        desk.open(number)
    arrest = desk.do(result("arrest", day("1/6/2024"), persons=1, records=("ST-1",)))
    again = result("prosecution", day("5/6/2024"), accused=1, already_arrested=1, records=("ST-1",))
    named = desk.do(again)
    both = result(
        "prosecution", day("5/6/2024"), accused=1, already_arrested=1, records=("ST-1", "ST-2")
    )
    assert FewerPersonsThanFiles is refused(lambda: desk.do(both))
    early = result("prosecution", day("1/5/2024"), accused=1, already_arrested=1, records=("ST-1",))
    assert FewerPersonsThanFiles is refused(lambda: desk.do(early))
    unlisted = early.model_copy(update={"offence": "260"})
    assert None is refused(lambda: desk.do(unlisted))
    for wrong in (
        lambda: desk.void(arrest.position),
        lambda: desk.correct(arrest.position, on=day("6/6/2024")),
        lambda: desk.correct(arrest.position, record="ST-2"),
        lambda: desk.correct(arrest.position, offence="260"),
    ):
        assert FewerPersonsThanFiles is refused(wrong)
    desk.void(named.position)
    assert None is refused(lambda: desk.void(arrest.position))


def test_two_in_one_transaction_see_each_other(desk: Desk) -> None:
    """What one result names first another of the same transaction does not."""
    desk.open("ST-1")
    first = result("arrest", day("1/6/2024"), persons=1, records=("ST-1",))
    then = result("prosecution", day("2/6/2024"), accused=1, already_arrested=1, records=("ST-1",))
    assert None is refused(lambda: desk.do(first, then))
    assert 2 == len(histories(desk, "outcome"))


@pytest.mark.parametrize(
    ("way", "on", "expected"),
    [
        ("Chết", "1/6/2024", None),
        ("Chết", "2/6/2024", NamedWhenClosed),
        ("Đã bắt", "2/6/2024", None),
    ],
)
def test_a_closed_file_is_named_where_it_was_developed(
    desk: Desk, way: str, on: str, expected: type[LedgerError] | None
) -> None:
    """On the day of its closing any file is named, later one whose closing came of a result."""
    desk.open("ST-1")
    desk.close("ST-1", day("1/6/2024"), way)
    named = result("violation", day(on), count=1, records=("ST-1",))
    assert expected is refused(lambda: desk.do(named))


def test_a_correction_leaves_what_it_does_not_touch(desk: Desk) -> None:
    """A record that was voided meanwhile is no reason to refuse another number."""
    opened = desk.open("ST-1")
    made = desk.do(result("violation", day("1/6/2024"), count=1, records=("ST-1",)))
    desk.void(opened)
    assert None is refused(lambda: desk.correct(made.position, count="2"))


def test_a_paper_is_of_a_unit_that_is_there(desk: Desk) -> None:
    """A unit is not dissolved before what is recorded of it, nor its creation voided."""
    desk.do(result("violation", day("1/6/2024"), count=1))
    early = DissolveUnit(effective_on=day("31/5/2024"), code="DKT", to_unit="CAH")
    assert UnitStillHolds in type.mro(refused(lambda: desk.do(early)) or object)
    later = DissolveUnit(effective_on=day("2/6/2024"), code="DKT", to_unit="CAH")
    assert None is refused(lambda: desk.do(later))


def test_who_decided_serves_that_day(desk: Desk) -> None:
    """An officer who attested does not leave before that day."""
    desk.do(ChangeOfficer(effective_on=day("1/1/2024"), code="CB02", role="leader"))
    desk.do(
        Attest(
            effective_on=day("1/6/2024"),
            attestation="benefits_paid",
            document="1/XN",
            holds=True,
            attested_by="CB02",
            unit="DKT",
            **OF_YEAR,
        )
    )
    leaves = DischargeOfficer(effective_on=day("31/5/2024"), code="CB02")
    assert OfficerStillHolds is refused(lambda: desk.do(leaves))
    later = DischargeOfficer(effective_on=day("2/6/2024"), code="CB02")
    assert None is refused(lambda: desk.do(later))


def test_a_gang_lives(desk: Desk) -> None:
    """It stands from the day it was found until it is dismantled, and may be on several files."""
    desk.open("HN-1", line="HN")
    desk.open("VA-1", line="CA", attributes={"source": "HN"})
    desk.do(FindGang(effective_on=day("1/3/2024"), code="bn-1/2024", leaders_known=2))
    for number, on in (("HN-1", "5/3/2024"), ("VA-1", "6/3/2024")):
        desk.do(FileGang(effective_on=day(on), code="BN-1/2024", records=(number,)))
    desk.do(DismantleGang(effective_on=day("1/6/2024"), code="BN-1/2024"))

    def at(text: str) -> Gang:
        return GANGS.state(desk.ledger.history("gang:BN-1/2024"), day(text))

    stands = [at(text).stands for text in ("29/2/2024", "1/3/2024", "31/5/2024", "1/6/2024")]
    assert [False, True, True, False] == stands
    assert (day("5/3/2024"), ("HN:HN-1", "CA:VA-1")) == (
        at("6/3/2024").filed_on,
        at("6/3/2024").records,
    )
    assert None is at("4/3/2024").filed_on


def test_an_object_comes_and_goes(desk: Desk) -> None:
    """What was taken off the list may be put on it again."""
    listed: dict[str, Any] = {
        "code": "f1",
        "symbol": "ĐV",
        "name": "MÔI TRƯỜNG",
        "through_line": True,
    }
    desk.do(ListObject(effective_on=day("1/1/2022"), **listed))
    desk.do(DelistObject(effective_on=day("1/1/2023"), code="F1"))
    desk.do(ListObject(effective_on=day("1/1/2024"), **listed))
    found = [
        OBJECTS.state(desk.ledger.history("object:F1"), day(text))
        for text in ("31/12/2021", "1/1/2022", "1/1/2023", "1/1/2024")
    ]
    assert [False, True, False, True] == [one.stands for one in found]
    assert ["môi trường"] == list({one.listed.name for one in found if one.listed})


def test_a_further_attestation_replaces_the_one_before(desk: Desk) -> None:
    """Of one code, unit and period the last one stands, as known at any position."""
    desk.do(ChangeOfficer(effective_on=day("1/1/2024"), code="CB01", role="commander"))

    def attest(on: str, *, holds: bool) -> int:
        said: dict[str, Any] = {
            "attestation": "benefits_paid",
            "document": on,
            "holds": holds,
            **OF_YEAR,
        }
        return desk.do(Attest(effective_on=day(on), **said)).position

    first, second = attest("1/6/2024", holds=True), attest("2/6/2024", holds=False)
    history = desk.ledger.history("attestation:benefits_paid@CAH")
    state = [ATTESTATIONS.state(history, known_at=at)[YEAR].holds for at in (first, second)]
    assert [True, False] == state
    desk.void(second)
    assert ATTESTATIONS.state(desk.ledger.history(history.record))[YEAR].holds


def quota(desk: Desk) -> tuple[int | None, str]:
    """The number that stands for the year, and how it stands."""
    one = QUOTAS.state(desk.ledger.history("quota:lc_opened@officer:CB02"))[YEAR]
    return one.quantity, one.status


def test_a_quota_is_approved_by_another(desk: Desk) -> None:
    """Only what another person approved stands; a change stands when it is approved in its turn."""
    desk.do(ChangeOfficer(effective_on=day("1/1/2024"), code="CB01", role="commander"))
    named: dict[str, Any] = {"indicator": "lc_opened", "officer": "CB02"}

    def register(number: int, on: str, by: str = "CB02") -> int:
        said = RegisterQuota(effective_on=day(on), quantity=number, **named, **OF_YEAR)
        return desk.do(said, by=by).position

    def decide(kind: type[DecideQuota], on: str) -> Callable[[], object]:
        return lambda: desk.do(kind(effective_on=day(on), decided_by="CB01", **named))

    assert NothingWaits is refused(decide(ApproveQuota, "2/2/2024"))
    made = register(4, "1/2/2024")
    assert (None, "registered") == quota(desk)
    assert None is refused(decide(ApproveQuota, "2/2/2024"))
    assert (4, "approved") == quota(desk)
    assert ApprovedAnotherNumber is refused(lambda: desk.correct(made, quantity="9"))
    assert NothingToDecide is refused(lambda: desk.void(made))
    register(6, "3/2/2024")
    assert (4, "registered") == quota(desk)
    assert None is refused(decide(SendBackQuota, "4/2/2024"))
    assert (4, "sent_back") == quota(desk)
    register(7, "5/2/2024", by="CB01")
    assert DecidedByHimself is refused(decide(ApproveQuota, "6/2/2024"))
    quotas = QUOTAS.state(desk.ledger.history("quota:lc_opened@officer:CB02"), day("3/2/2024"))
    assert 6 == quotas[YEAR].registered.quantity
    part = Period(day("1/1/2024"), day("30/9/2024"))
    assert [True, False] == [
        standing_quota(quotas, one) is not None
        for one in (part, Period(day("31/12/2023"), day("1/1/2024")))
    ]


def test_what_is_a_part_is_corrected_with_its_whole(desk: Desk) -> None:
    """A correction is held against the kind as a recording is."""
    made = desk.do(result("arrest", day("1/6/2024"), persons=3, party_members=2)).position
    assert PartExceedsWhole is refused(lambda: desk.correct(made, persons="1"))
    again = desk.correct(made, persons="2").position
    state = OUTCOMES.state(desk.ledger.history("outcome:DKT-20240601-1"))
    assert (again, 2) == (state and state.position, state and state.persons)


@pytest.mark.parametrize(
    ("kind", "counts", "told"),
    [
        ("prosecution", {"accused": 1, "already_arrested": 2}, [("already_arrested", 2, 1)]),
        ("arrest", {"persons": 1, "party_members": 2}, [("party_members", 2, 1)]),
        (
            "arrest",
            {"persons": 2, "party_members": 1, "outside_management": 2},
            [("outside_management", 3, 2)],
        ),
        (
            "prosecution",
            {"accused": 3, "already_arrested": 3, "grave": 1},
            [("grave", 1, 0)],
        ),
    ],
)
def test_only_what_is_too_much_is_told(
    desk: Desk, kind: str, counts: dict[str, int], told: list[tuple[str, int, int]]
) -> None:
    """Not what follows from it: a count that nobody gave, out of a number below nought."""
    with pytest.raises(PartExceedsWhole) as caught:
        desk.do(result(kind, day("1/6/2024"), **counts))
    found = [caught.value, *caught.value.beside]
    assert told == [
        tuple(one.values[name] for name in ("field", "stated", "of"))
        for one in found
        if isinstance(one, PartExceedsWhole)
    ]
    assert len(told) == len(found)
