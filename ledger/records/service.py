"""Who serves whom, and what a persona serves: steps of a record's state."""

from __future__ import annotations

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import (
    CollaboratorAssigned,
    CollaboratorWithdrawn,
    PersonaAssigned,
    PersonaWithdrawn,
)
from ledger.entries.record import SupportGained, SupportLost
from ledger.errors import AlreadyAssigned, NotAssigned, TooManyWatchFiles
from ledger.errors.upkeep import ServesNothing, ServesOneWork
from ledger.records.state import RecordState, number_of, step_of
from ledger.values.dates import format_date
from ledger.values.stream import Stream

MOST_WATCH_FILES = 3
"""A collaborator may serve at most this many watch files at a time (domain: lifecycle)."""


@step_of(SupportGained)
def _gained(state: RecordState, entry: SupportGained) -> RecordState:
    return state._replace(supported_by=tuple(sorted({*state.supported_by, entry.collaborator})))


@step_of(SupportLost)
def _lost(state: RecordState, entry: SupportLost) -> RecordState:
    return state._replace(
        supported_by=tuple(name for name in state.supported_by if name != entry.collaborator),
    )


@step_of(CollaboratorAssigned)
def _assigned(state: RecordState, entry: CollaboratorAssigned) -> RecordState:
    """Serve one record more, of watch files at most MOST_WATCH_FILES at a time."""
    day = format_date(entry.effective_on)
    if entry.served in state.serving:
        raise AlreadyAssigned(number=state.number, served=number_of(entry.served), effective_on=day)
    serving = tuple(sorted((*state.serving, entry.served)))
    watch_files = [served for served in serving if Stream(served).noun == "ST"]
    if len(watch_files) > MOST_WATCH_FILES:
        names = ", ".join(number_of(served) for served in watch_files if served != entry.served)
        raise TooManyWatchFiles(
            number=state.number,
            count=len(watch_files),
            limit=MOST_WATCH_FILES,
            effective_on=day,
            serving=names,
        )
    return state._replace(serving=serving)


@step_of(CollaboratorWithdrawn)
def _withdrawn(state: RecordState, entry: CollaboratorWithdrawn) -> RecordState:
    if entry.served not in state.serving:
        day = format_date(entry.effective_on)
        raise NotAssigned(number=state.number, served=number_of(entry.served), effective_on=day)
    return state._replace(
        serving=tuple(served for served in state.serving if served != entry.served)
    )


@step_of(PersonaAssigned)
def _put_to_work(state: RecordState, entry: PersonaAssigned) -> RecordState:
    """A persona does one work at a time: another one takes the place of what it did."""
    # what is recorded already may come to repeat what an earlier day then says
    if entry.serves == state.serves and not entry.position:
        raise ServesOneWork(
            number=state.number,
            serves=name_of_service(entry.serves),
            effective_on=format_date(entry.effective_on),
        )
    return state._replace(serves=entry.serves)


@step_of(PersonaWithdrawn)
def _taken_off(state: RecordState, entry: PersonaWithdrawn) -> RecordState:
    if state.serves is None and not entry.position:
        raise ServesNothing(number=state.number, effective_on=format_date(entry.effective_on))
    return state._replace(serves=None)


def kind_of_service(serves: str) -> str:
    """Which of the catalog's services something is: a record's line, or the code itself."""
    return Stream(serves).noun


def name_of_service(serves: str) -> str:
    """What people call what a persona serves: a file number, or the name in the catalog."""
    known = {term.code: term.name for term in catalog().services}
    return known.get(serves) or number_of(serves)
