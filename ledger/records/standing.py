"""How a record stands: the fold of its entries, with every rule of its lifecycle.

Each step takes a standing and an entry and returns the next standing, or raises the rule that is
broken. A standing with no ``cell`` is outside the books: not opened yet, or closed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from ledger.catalog.lines import Line, catalog
from ledger.entries import (
    CollaboratorAssigned,
    CollaboratorRated,
    CollaboratorWithdrawn,
    EffectProduced,
    Entry,
    ItemsDelivered,
    RecordArchived,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReported,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
    SupportGained,
    SupportLost,
)
from ledger.errors import (
    AlreadyAssigned,
    AlreadyOpened,
    ArchivedAlready,
    AttributeNotForSymbol,
    ChangedAfterClosing,
    ClosedAlready,
    MoreValuableThanItems,
    NotAssigned,
    NotClosed,
    NotForThisLine,
    NothingChanges,
    NotOpened,
    NotSuspended,
    SuspendedAlready,
    TooManyWatchFiles,
)
from ledger.records.cell import ATTRIBUTES, Cell, attribute_field
from ledger.values import format_date

MOST_WATCH_FILES = 3
"""A collaborator may serve at most this many watch files at a time (domain: lifecycle)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands after an entry. Dates are effective dates; tuples are sorted."""

    number: str = ""
    cell: Cell | None = None
    last_cell: Cell | None = None
    status: str = "absent"
    opened_on: date | None = None
    closed_on: date | None = None
    closed_at: int = 0
    closing: str | None = None
    serving: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()
    rating: str | None = None
    items: int = 0
    valuable: int = 0
    reports: int = 0
    effects: int = 0
    opening: RecordOpened | None = None

    @property
    def is_open(self) -> bool:
        """Whether the record is in the books (a suspended case is)."""
        return self.cell is not None


ABSENT = Standing()


def stand(standing: Standing, entry: Entry) -> Standing:
    """Apply one entry. Raises the LedgerError of the rule it breaks."""
    step = _STEPS[type(entry)]
    if not isinstance(entry, RecordOpened | RecordArchived):
        _must_be_open(standing, entry)
    return step(standing, entry)


def _must_be_open(standing: Standing, entry: Entry) -> None:
    if standing.status == "absent":
        raise NotOpened(number=_number(entry.record))
    if standing.cell is None:
        days = {
            "closed_on": format_date(standing.closed_on or entry.effective_on),
            "effective_on": format_date(entry.effective_on),
        }
        # it is recorded already, so the closing is what is new
        if entry.position and not standing.closed_at:
            raise ChangedAfterClosing(number=standing.number, position=entry.position, **days)
        raise ClosedAlready(number=standing.number, position=standing.closed_at, **days)


def _number(record: str) -> str:
    return record.partition(":")[2]


def _open_cell(standing: Standing) -> Cell:
    assert standing.cell is not None, "callers pass open standings"
    return standing.cell


def _moved(standing: Standing, entry: Entry, **changes: str | bool | None) -> Standing:
    cell = _open_cell(standing)
    moved = cast(Cell, cast(Any, cell)._replace(**changes))
    # what is recorded already may come to repeat what an earlier day then says
    if moved == cell and not entry.position:
        raise NothingChanges(number=standing.number, effective_on=format_date(entry.effective_on))
    return replace(standing, cell=moved, status=moved.status)


def _opened(standing: Standing, entry: RecordOpened) -> Standing:
    if standing.status != "absent":
        raise AlreadyOpened(
            number=entry.number, opened_on=format_date(standing.opened_on or entry.effective_on)
        )
    line = catalog().line(entry.line)
    line.check_attributes(line.symbol(entry.symbol), entry.attributes)
    cell = Cell(
        line=entry.line,
        symbol=entry.symbol,
        level=entry.level,
        unit=entry.unit,
        officer=entry.officer,
        **{attribute_field(name): value for name, value in entry.attributes.items()},  # type: ignore[arg-type]
    )
    return Standing(
        number=entry.number, cell=cell, status="open", opened_on=entry.effective_on, opening=entry
    )


def _changed(standing: Standing, entry: RecordChanged) -> Standing:
    for name in entry.changes:
        if name not in ATTRIBUTES:
            raise AttributeNotForSymbol(symbol=_open_cell(standing).symbol, attribute=name)
    moved = _moved(
        standing, entry, **{attribute_field(name): value for name, value in entry.changes.items()}
    )
    _check_cell(_open_cell(moved))
    return moved


def _converted(standing: Standing, entry: RecordConverted) -> Standing:
    moved = _moved(standing, entry, symbol=entry.symbol, type_=entry.type)
    _check_cell(_open_cell(moved))
    return moved


def _check_cell(cell: Cell) -> None:
    line = catalog().line(cell.line)
    values = {name: getattr(cell, attribute_field(name)) for name in ATTRIBUTES}
    line.check_attributes(line.symbol(cell.symbol), values)


def _transferred(standing: Standing, entry: RecordTransferred) -> Standing:
    cell = _open_cell(standing)
    return _moved(
        standing, entry, unit=entry.to_unit or cell.unit, officer=entry.to_officer or cell.officer
    )


def _suspended(standing: Standing, entry: RecordSuspended) -> Standing:
    if not _line(standing).suspends:
        raise NotForThisLine(
            what="suspend",
            line=_line(standing).name,
            family=_line(standing).family.replace("_", "-"),
        )
    if standing.status == "suspended":
        raise SuspendedAlready(number=standing.number, effective_on=format_date(entry.effective_on))
    return _moved(standing, entry, status="suspended")


def _resumed(standing: Standing, entry: RecordResumed) -> Standing:
    if standing.status != "suspended":
        raise NotSuspended(number=standing.number, effective_on=format_date(entry.effective_on))
    return _moved(standing, entry, status="open")


def _line(standing: Standing) -> Line:
    return catalog().line(_open_cell(standing).line)


def _reported(standing: Standing, entry: RecordReported) -> Standing:
    return replace(standing, reports=standing.reports + 1)


def _effect(standing: Standing, entry: EffectProduced) -> Standing:
    return replace(standing, effects=standing.effects + 1)


def _gained(standing: Standing, entry: SupportGained) -> Standing:
    return replace(
        standing, supported_by=tuple(sorted({*standing.supported_by, entry.collaborator}))
    )


def _lost(standing: Standing, entry: SupportLost) -> Standing:
    return replace(
        standing,
        supported_by=tuple(name for name in standing.supported_by if name != entry.collaborator),
    )


def _closed(standing: Standing, entry: RecordClosed) -> Standing:
    return replace(
        standing,
        cell=None,
        last_cell=standing.cell,
        status="closed",
        closed_on=entry.effective_on,
        closed_at=entry.position,
        closing=entry.way,
        serving=(),
        supported_by=(),
    )


def _archived(standing: Standing, entry: RecordArchived) -> Standing:
    if standing.status == "archived":
        raise ArchivedAlready(number=standing.number)
    if standing.status != "closed":
        raise NotClosed(
            number=standing.number or _number(entry.record),
            effective_on=format_date(entry.effective_on),
        )
    return replace(standing, status="archived")


def _rated(standing: Standing, entry: CollaboratorRated) -> Standing:
    return replace(standing, rating=entry.rating)


def _delivered(standing: Standing, entry: ItemsDelivered) -> Standing:
    if entry.valuable > entry.items:
        raise MoreValuableThanItems(items=entry.items, valuable=entry.valuable)
    return replace(
        standing, items=standing.items + entry.items, valuable=standing.valuable + entry.valuable
    )


def _assigned(standing: Standing, entry: CollaboratorAssigned) -> Standing:
    day = format_date(entry.effective_on)
    if entry.served in standing.serving:
        raise AlreadyAssigned(
            number=standing.number, served=_number(entry.served), effective_on=day
        )
    serving = tuple(sorted((*standing.serving, entry.served)))
    watch_files = [served for served in serving if served.startswith("ST:")]
    if len(watch_files) > MOST_WATCH_FILES:
        names = ", ".join(_number(served) for served in watch_files if served != entry.served)
        raise TooManyWatchFiles(
            number=standing.number,
            count=len(watch_files),
            limit=MOST_WATCH_FILES,
            effective_on=day,
            serving=names,
        )
    return replace(standing, serving=serving)


def _withdrawn(standing: Standing, entry: CollaboratorWithdrawn) -> Standing:
    if entry.served not in standing.serving:
        day = format_date(entry.effective_on)
        raise NotAssigned(number=standing.number, served=_number(entry.served), effective_on=day)
    return replace(
        standing, serving=tuple(served for served in standing.serving if served != entry.served)
    )


_STEPS: dict[type[Entry], Callable[[Standing, Any], Standing]] = {
    RecordOpened: _opened,
    RecordChanged: _changed,
    RecordConverted: _converted,
    RecordTransferred: _transferred,
    RecordSuspended: _suspended,
    RecordResumed: _resumed,
    RecordReported: _reported,
    EffectProduced: _effect,
    SupportGained: _gained,
    SupportLost: _lost,
    RecordClosed: _closed,
    RecordArchived: _archived,
    CollaboratorRated: _rated,
    ItemsDelivered: _delivered,
    CollaboratorAssigned: _assigned,
    CollaboratorWithdrawn: _withdrawn,
}
