"""The fold of one record by itself: what each step lets through, and what a refusal says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger import errors
from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorAssigned, ItemsDelivered
from ledger.entries.record import RecordArchived, RecordChanged, RecordClosed, RecordOpened
from ledger.records.state import ABSENT, RecordState, apply

RECORD = {"record": "ST:ST-1", "version": 1, "by": "CB01", "unit": "DKT"}
OPENING: dict[str, Any] = {"line": "ST", "symbol": "ST", "level": "huyện", "officer": "CB01"}


def january(number: int) -> date:
    """A day of January 2024."""
    return date(2024, 1, number)


def opened(on: int = 1) -> Entry:
    """The opening of a class B watch file."""
    values: dict[str, Any] = {**RECORD, **OPENING, "attributes": {"class": "B", "list": "II"}}
    return RecordOpened(**values, number="ST-1", effective_on=january(on), position=1)


def closed(position: int) -> Entry:
    """Its closing on the tenth; position 0 where it is being recorded."""
    values: dict[str, Any] = dict(RECORD)
    return RecordClosed(**values, way="removed", effective_on=january(10), position=position)


def changed(position: int, value: str = "A") -> Entry:
    """A change of its class on the twentieth; position 0 where it is being recorded."""
    values: dict[str, Any] = {**RECORD, "changes": {"class": value}}
    return RecordChanged(**values, effective_on=january(20), position=position)


def folded(*entries: Entry) -> RecordState:
    """The state after these entries."""
    state = ABSENT
    for entry in entries:
        state = apply(state, entry)
    return state


@pytest.mark.parametrize(("closing", "change"), [(7, 0), (7, 5), (0, 0)])
def test_what_follows_a_closing_is_refused_for_the_closing(closing: int, change: int) -> None:
    """The refusal names the closing: its day and its position, whoever was recorded first."""
    with pytest.raises(errors.ClosedAlready) as caught:
        folded(opened(), closed(closing), changed(change))
    assert {
        "number": "ST-1",
        "position": closing,
        "closed_on": "10/01/2024",
        "effective_on": "20/01/2024",
    } == caught.value.values


def test_a_closing_before_what_is_recorded_is_refused_for_that() -> None:
    """Here the closing is what is new: the refusal names the entry that it would cut off."""
    with pytest.raises(errors.ChangedAfterClosing) as caught:
        folded(opened(), closed(0), changed(5))
    assert 5 == caught.value.values["position"]
    assert "10/01/2024" == caught.value.values["closed_on"]


def test_what_is_recorded_may_come_to_change_nothing() -> None:
    """A backdated change can make a later one repeat it; nobody may record such a one."""
    assert "B" == getattr(folded(opened(), changed(5, "B")).cell, "class_", None)
    with pytest.raises(errors.NothingChanges):
        folded(opened(), changed(0, "B"))


def test_a_second_opening_is_refused_with_the_day_of_the_first() -> None:
    """The day named is that of the opening that stands."""
    with pytest.raises(errors.AlreadyOpened) as caught:
        folded(opened(1), opened(15))
    assert "01/01/2024" == caught.value.values["opened_on"]


@pytest.mark.parametrize("before", [[], [opened()]])
def test_only_what_was_closed_is_archived(before: list[Entry]) -> None:
    """The refusal names the record by its number, even where it was never opened."""
    values: dict[str, Any] = dict(RECORD)
    with pytest.raises(errors.NotClosed) as caught:
        folded(*before, RecordArchived(**values, effective_on=january(20)))
    assert "ST-1" == caught.value.values["number"]


def test_a_number_is_told_as_it_was_typed() -> None:
    """The refusal names a record as people wrote it, not by the key of its stream."""
    values: dict[str, Any] = {**RECORD, "record": "ST:ST7-A/2024"}
    stated = {"number": "st 7-a/2024", "attributes": {"class": "B", "list": "II"}}
    typed = RecordOpened(**values | OPENING | stated, effective_on=january(1), position=1)
    with pytest.raises(errors.NotClosed) as caught:
        folded(typed, RecordArchived(**values, effective_on=january(20)))
    assert "st 7-a/2024" == caught.value.values["number"]


def collaborator() -> Entry:
    """The opening of a collaborator's record."""
    values: dict[str, Any] = {**RECORD, **OPENING, "record": "CTVBM:LC-1", "attributes": {}}
    values |= {"line": "CTVBM", "symbol": "LC", "number": "LC-1"}
    return RecordOpened(**values, effective_on=january(1), position=1)


def test_every_item_may_be_valuable() -> None:
    """As many valuable items as items; one more is refused."""
    values: dict[str, Any] = {**RECORD, "record": "CTVBM:LC-1", "effective_on": january(20)}
    state = folded(collaborator(), ItemsDelivered(**values, items=3, valuable=3))
    assert (3, 3) == (state.items, state.valuable)
    with pytest.raises(errors.MoreValuableThanItems):
        folded(collaborator(), ItemsDelivered(**values, items=3, valuable=4))


def test_the_files_a_collaborator_serves_are_named_without_the_new_one() -> None:
    """Whoever is refused a fourth watch file is told the three."""
    values: dict[str, Any] = {**RECORD, "record": "CTVBM:LC-1", "effective_on": january(20)}
    serving = [CollaboratorAssigned(**values, served=f"ST:ST-{number}") for number in range(1, 5)]
    with pytest.raises(errors.TooManyWatchFiles) as caught:
        folded(collaborator(), *serving)
    assert "ST-1, ST-2, ST-3" == caught.value.values["serving"]
