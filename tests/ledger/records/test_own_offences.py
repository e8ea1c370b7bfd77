"""Offences that a ledger added: known by article or title, stated with the results that are of them."""

from __future__ import annotations

from typing import Any

import pytest

from ledger import errors
from ledger.entries.outcome import OutcomeRecorded
from ledger.errors import papers as refusals
from ledger.records.own_values import own_list
from ledger.records.papers.counting import family_of, is_watch_listed, offence_of
from ledger.records.results import RecordOutcome
from ledger.records.terms import AddOffence
from ledger.values.dates import END_OF_TIME
from ledger.values.stream import CATALOG
from tests.ledger.desk import Desk, day

FIREWORKS = "Sản xuất pháo nổ trái phép"


def add(desk: Desk, name: str = FIREWORKS, **told: Any) -> int:
    """Add an offence; the position of the entry."""
    said = {"article": "190a", "branch": "Kinh tế", "family": "economy", "watch_listed": True}
    made = AddOffence(name=name, unit="DKT", effective_on=day("1/3/2024"), **{**said, **told})
    return desk.do(made).position


def arrest(desk: Desk, offence: str, on: str = "1/4/2024", **told: Any) -> OutcomeRecorded:
    """Record an arrest of two persons for an offence."""
    made = {"kind": "arrest", "persons": 2, "unit": "DKT", "offence": offence, **told}
    (entry,) = desk.do(RecordOutcome(effective_on=day(on), **made)).entries
    assert isinstance(entry, OutcomeRecorded)
    return entry


def test_a_result_states_what_its_own_offence_is(desk: Desk) -> None:
    """By article in any case, or by title without accents; its branch is the offence's."""
    add(desk)
    for typed, on in (("190A", "1/4/2024"), ("san xuat phao no trai phep", "2/4/2024")):
        one = arrest(desk, typed, on)
        assert ("190a", "kinh tế", "kinh tế", "economy", True) == (
            one.offence, one.branch, one.offence_branch, one.offence_family, one.watch_listed,
        )  # fmt: skip
        assert is_watch_listed(one)
        assert "economy" == family_of(one)


def test_a_result_of_the_catalogs_offence_states_its_article_alone(desk: Desk) -> None:
    """As it always did."""
    add(desk)
    one = arrest(desk, "251")
    assert (None, None, None) == (one.offence_branch, one.offence_family, one.watch_listed)
    assert "trading" == family_of(one)


def test_a_voided_offence_stays_with_its_results(desk: Desk) -> None:
    """No new result is of it, and what was counted stays; it can be added again as another."""
    position = add(desk)
    one = arrest(desk, "190a")
    desk.void(position)
    with pytest.raises(refusals.UnknownOffence):
        arrest(desk, "190a")
    desk.correct(one.position, persons="3")
    again = offence_of(arrests(desk)[-1])
    assert again is not None
    assert ("190a", True) == (again.code, again.watch_listed)
    add(desk, watch_listed=None, family="order")
    assert not is_watch_listed(arrest(desk, "190a"))


def arrests(desk: Desk) -> list[OutcomeRecorded]:
    """All entries of results, by position."""
    found = [entry for one in desk.ledger.histories() for entry in one.entries]
    kept = [one for one in found if isinstance(one, OutcomeRecorded)]
    return sorted(kept, key=lambda one: one.position)


def test_a_correction_states_the_offence_anew(desk: Desk) -> None:
    """To one of the catalog and back."""
    add(desk)
    one = arrest(desk, "190a")
    desk.correct(one.position, offence="251")
    to_catalog = arrests(desk)[-1]
    assert ("251", None, None, None) == (
        to_catalog.offence, to_catalog.offence_branch, to_catalog.offence_family,
        to_catalog.watch_listed,
    )  # fmt: skip
    desk.correct(to_catalog.position, offence=FIREWORKS)
    back = arrests(desk)[-1]
    assert ("190a", "economy", True) == (back.offence, back.offence_family, back.watch_listed)


def test_an_offence_counts_from_its_day_on(desk: Desk) -> None:
    """A result of the day before is refused, recorded or corrected to it; that of the day is not."""
    add(desk)
    one = arrest(desk, "190a", "1/3/2024")
    with pytest.raises(refusals.OffenceLater) as refused:
        arrest(desk, "190a", "29/2/2024")
    assert "01/03/2024" == refused.value.values["since"]
    with pytest.raises(refusals.OffenceLater):
        desk.correct(one.position, on=day("29/2/2024"))


def test_the_list_is_as_of_a_day_and_as_known_at_a_position(desk: Desk) -> None:
    """Added by the end of the day, and known by then."""
    before = desk.ledger.last_position
    position = add(desk)
    history = desk.ledger.history(CATALOG)

    def codes(as_of: Any, at: int | None) -> list[str]:
        return [one.code for one in own_list(history, as_of, at).offences]

    assert [[], ["190a"], [], ["190a"]] == [
        codes(day("29/2/2024"), None),
        codes(day("1/3/2024"), None),
        codes(END_OF_TIME, before),
        codes(END_OF_TIME, position),
    ]


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({}, errors.InCatalogAlready),
        ({"name": "Khác"}, errors.InCatalogAlready),
        ({"article": "190b"}, errors.InCatalogAlready),
        ({"article": "251", "name": "Khác"}, errors.InCatalogAlready),
        ({"article": "190b", "name": "mua ban trai phep chat ma tuy"}, errors.InCatalogAlready),
        ({"article": "190b", "name": "Khác", "branch": "kinh"}, errors.OutsideCatalog),
        ({"article": "190b", "name": "Khác", "family": "econ"}, errors.UnknownCode),
        ({"article": "190b", "name": "Khác", "family": None}, refusals.OffenceIncomplete),
        ({"article": "190b", "name": "Khác", "branch": None}, refusals.OffenceIncomplete),
        ({"article": None, "name": "Khác"}, refusals.OffenceIncomplete),
        ({"article": "0190", "name": "Khác"}, refusals.BadArticle),
        ({"article": "điều 190", "name": "Khác"}, refusals.BadArticle),
        ({"article": "190ab", "name": "Khác"}, refusals.BadArticle),
        ({"article": "190b", "name": "12/3"}, errors.BadValue),
        ({"article": "190b", "name": "Kháс"}, errors.OtherScript),
    ],
    ids=str,
)
def test_what_is_no_new_offence_is_refused(
    desk: Desk, told: dict[str, Any], refusal: type[errors.LedgerError]
) -> None:
    """Double, of an unknown branch or family, without one, malformed: nothing is recorded."""
    position = add(desk)
    with pytest.raises(refusal):
        add(desk, **told)
    assert position == desk.ledger.last_position


def test_an_own_offence_of_the_watch_list_counts_files(desk: Desk) -> None:
    """A result of it that is the first to name more files than persons is refused."""
    add(desk)
    for number in ("ST-1", "ST-2", "ST-3"):
        desk.open(number)
    named = ("ST-1", "ST-2", "ST-3")
    with pytest.raises(refusals.FewerPersonsThanFiles):
        arrest(desk, "190a", records=named)
    arrest(desk, "190a", records=named[:2])
