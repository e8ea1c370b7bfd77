"""What is done with a record while it is kept: steps of its state.

It is reported on, leads to effects, is checked; a collaborator is rated and, as a persona does,
delivers items.
"""

from __future__ import annotations

from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import EffectProduced, FileChecked, RecordReported
from ledger.errors import MoreValuableThanItems
from ledger.errors.upkeep import CheckedAlready, ChecksOwnFile
from ledger.records.state import RecordState, number_of, step_of
from ledger.values.dates import format_date


@step_of(RecordReported)
def _reported(state: RecordState, entry: RecordReported) -> RecordState:
    """A report on another subject is no periodic one."""
    if entry.subject is None:
        return state._replace(reports=state.reports + 1)
    told = dict(state.other_reports)
    told[entry.subject] = told.get(entry.subject, 0) + 1
    return state._replace(other_reports=tuple(sorted(told.items())))


@step_of(EffectProduced)
def _effect(state: RecordState, entry: EffectProduced) -> RecordState:
    counts = {(effect, kind): count for effect, kind, count in state.produced}
    key = entry.effect, entry.kind
    counts[key] = counts.get(key, 0) + entry.count
    led_to = sorted({*state.led_to, *filter(None, (entry.produced,))})
    produced = tuple((*one, count) for one, count in counts.items())
    return state._replace(produced=produced, led_to=tuple(led_to))


@step_of(FileChecked)
def _checked(state: RecordState, entry: FileChecked) -> RecordState:
    """One file, one checker, one day is one check; nobody checks a file of his own.

    The latter is a rule for whoever records: a hand-over learned of later makes no check undone.
    """
    day, told = entry.effective_on, {"checker": entry.checker, "number": number_of(entry.record)}
    before = state.checked_by if day == state.checked_on else ()
    if entry.checker in before:
        raise CheckedAlready(**told, effective_on=format_date(day))
    cell = state.cell or state.last_cell
    if cell and entry.checker == cell.officer and not entry.position:
        raise ChecksOwnFile(**told, effective_on=format_date(day))
    return state._replace(
        checks=state.checks + 1, checked_on=day, checked_by=(*before, entry.checker)
    )


@step_of(CollaboratorRated)
def _rated(state: RecordState, entry: CollaboratorRated) -> RecordState:
    return state._replace(rating=entry.rating)


@step_of(ItemsDelivered)
def _delivered(state: RecordState, entry: ItemsDelivered) -> RecordState:
    if entry.valuable > entry.items:
        raise MoreValuableThanItems(items=entry.items, valuable=entry.valuable, field="valuable")
    return state._replace(items=state.items + entry.items, valuable=state.valuable + entry.valuable)
