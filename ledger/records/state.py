"""The state of a record: a fold of its entries in force, one step an entry.

A step takes a state and an entry and returns the next state, or raises the rule that is broken.
The rules here are those that a record's own entries tell; what needs other records or the books (a
unit that exists, a served record that is open, a day to come) is asked by the commands and the
books. A state with no ``cell`` is outside the books: not opened yet, or closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, cast

from ledger.catalog.lines import Line, catalog
from ledger.entries import Entry
from ledger.entries.record import (
    ATTRIBUTES,
    OBJECT,
    FileChecked,
    RecordArchived,
    RecordChanged,
    RecordConverted,
    RecordOpened,
    RecordReopened,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.errors import (
    AlreadyOpened,
    AttributeMissing,
    AttributeNotForSymbol,
    ChangedAfterClosing,
    ClosedAlready,
    NotForThisLine,
    NothingChanges,
    NotOpened,
    NotSuspended,
    SuspendedAlready,
)
from ledger.records.cell import Cell, attribute_field
from ledger.values.dates import format_date
from ledger.values.stream import Stream


class RecordState(NamedTuple):
    """What is true of a record after an entry. Dates are effective dates; tuples are sorted.

    ``object``: the code of what a survey file covers; ``serves``: what a persona does. ``reports``:
    periodic ones; ``other_reports``: how many of each other subject; ``produced``: how many effects
    of each code and kind; ``led_to``: the records that came of them; ``checks``: how often it was
    checked, ``checked_on`` when last, by whom that day ``checked_by``. ``unit_level``: the level
    that the unit had when the record came to it, which need not be the record's own.
    """

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
    other_reports: tuple[tuple[str, int], ...] = ()
    produced: tuple[tuple[str, str | None, int], ...] = ()
    led_to: tuple[str, ...] = ()
    checks: int = 0
    checked_on: date | None = None
    checked_by: tuple[str, ...] = ()
    object: str | None = None
    serves: str | None = None
    opening: RecordOpened | None = None
    unit_level: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the record is in the books (a suspended case is)."""
        return self.cell is not None

    @property
    def effects(self) -> int:
        """How many effects it had."""
        return sum(count for _, _, count in self.produced)


ABSENT = RecordState()

Step = Callable[[RecordState, Any], RecordState]

_STEPS: dict[type[Entry], Step] = {}


def step_of(kind: type[Entry]) -> Callable[[Step], Step]:
    """Decorate the step that entries of a kind take a record's state through.

    Steps stand in this module, or in one that :mod:`ledger.records.history` imports: whoever folds
    must know them all.
    """

    def known(step: Step) -> Step:
        _STEPS[kind] = step
        return step

    return known


def apply(state: RecordState, entry: Entry) -> RecordState:
    """Apply one entry. Raises the LedgerError of the rule it breaks."""
    step = _STEPS[type(entry)]
    if not isinstance(entry, RecordOpened | RecordReopened | RecordArchived):
        _must_be_open(state, entry)
    return step(state, entry)


def _must_be_open(state: RecordState, entry: Entry) -> None:
    """Refuse an entry on a record that is not in the books on its day.

    A file is looked through also after it was closed: a check changes nothing in it. Of a closing
    and an entry after it, the refusal blames the one that is not recorded yet.
    Raises NotOpened, ChangedAfterClosing, ClosedAlready.
    """
    if state.status == "absent":
        raise NotOpened(number=number_of(entry.record))
    if state.cell is None and not isinstance(entry, FileChecked):
        days = {
            "closed_on": format_date(state.closed_on or entry.effective_on),
            "effective_on": format_date(entry.effective_on),
        }
        # it is recorded already, so the closing is what is new
        if entry.position and not state.closed_at:
            raise ChangedAfterClosing(number=state.number, position=entry.position, **days)
        raise ClosedAlready(number=state.number, position=state.closed_at, **days)


def number_of(record: str) -> str:
    """The file number of a record's stream."""
    return Stream(record).key


def _open_cell(state: RecordState) -> Cell:
    assert state.cell is not None, "apply lets nothing else through"
    return state.cell


def _moved(state: RecordState, entry: Entry, **changes: str | bool | None) -> RecordState:
    """The state with its cell changed; an entry that is being made must change something."""
    cell = _open_cell(state)
    moved = cast(Cell, cast(Any, cell)._replace(**changes))
    # what is recorded already may come to repeat what an earlier day then says
    if moved == cell and not entry.position:
        raise NothingChanges(number=state.number, effective_on=format_date(entry.effective_on))
    return state._replace(cell=moved, status=moved.status)


@step_of(RecordOpened)
def _opened(state: RecordState, entry: RecordOpened) -> RecordState:
    if state.status != "absent":
        raise AlreadyOpened(
            number=entry.number, opened_on=format_date(state.opened_on or entry.effective_on)
        )
    line = catalog().line(entry.line)
    line.check_attributes(line.symbol(entry.symbol), entry.attributes)
    stated = {attribute_field(name): value for name, value in entry.attributes.items()}
    covered = stated.pop(OBJECT, None)
    cell = Cell(
        line=entry.line,
        symbol=entry.symbol,
        level=entry.level,
        unit=entry.unit,
        officer=entry.officer,
        **stated,  # type: ignore[arg-type]
    )
    return RecordState(
        number=entry.number,
        cell=cell,
        status="open",
        opened_on=entry.effective_on,
        object=None if covered is None else str(covered),
        opening=entry,
        unit_level=entry.unit_level or entry.level,
    )


@step_of(RecordChanged)
def _changed(state: RecordState, entry: RecordChanged) -> RecordState:
    for name in entry.changes:
        if name not in RecordChanged.CORRECTABLE:
            raise AttributeNotForSymbol(symbol=_open_cell(state).symbol, attribute=name)
    changes = {attribute_field(name): value for name, value in entry.changes.items()}
    covers = changes.pop(OBJECT, state.object)
    if covers == state.object:
        moved = _moved(state, entry, **changes)
    else:
        cell = cast(Any, _open_cell(state))._replace(**changes)
        moved = state._replace(cell=cell, object=cast("str | None", covers))
    _check_cell(_open_cell(moved), moved.object)
    return moved


@step_of(RecordConverted)
def _converted(state: RecordState, entry: RecordConverted) -> RecordState:
    moved = _moved(state, entry, symbol=entry.symbol, type_=entry.type)
    _check_cell(_open_cell(moved), moved.object)
    return moved


def _check_cell(cell: Cell, covers: str | None) -> None:
    line = catalog().line(cell.line)
    if cell.level is None:
        known = ", ".join(level.name for level in catalog().levels)
        raise AttributeMissing(symbol=cell.symbol, attribute="level", known=known)
    values = {name: getattr(cell, attribute_field(name)) for name in ATTRIBUTES}
    line.check_attributes(line.symbol(cell.symbol), {**values, OBJECT: covers})


@step_of(RecordTransferred)
def _transferred(state: RecordState, entry: RecordTransferred) -> RecordState:
    into = received(state, _open_cell(state), entry)
    moved = _moved(state, entry, unit=into.unit, officer=into.officer, level=into.level)
    return moved._replace(unit_level=entry.unit_level or state.unit_level)


def received(state: RecordState, left: Cell, entry: RecordTransferred | RecordReopened) -> Cell:
    """The cell of a record that comes out of ``left`` into the hands an entry names.

    Its level changes where the two units are of different levels.
    """
    same_level = entry.unit_level in (None, state.unit_level)
    return left._replace(
        unit=entry.to_unit or left.unit,
        officer=entry.to_officer or left.officer,
        level=left.level if same_level else entry.unit_level,
    )


@step_of(RecordSuspended)
def _suspended(state: RecordState, entry: RecordSuspended) -> RecordState:
    if not _line(state).suspends:
        raise NotForThisLine(
            what="suspend",
            line=_line(state).name,
            family=_line(state).family.replace("_", "-"),
        )
    if state.status == "suspended":
        raise SuspendedAlready(number=state.number, effective_on=format_date(entry.effective_on))
    return _moved(state, entry, status="suspended")


@step_of(RecordResumed)
def _resumed(state: RecordState, entry: RecordResumed) -> RecordState:
    if state.status != "suspended":
        raise NotSuspended(number=state.number, effective_on=format_date(entry.effective_on))
    return _moved(state, entry, status="open")


def _line(state: RecordState) -> Line:
    return catalog().line(_open_cell(state).line)
