"""A result of work (kết quả công tác): what it may say, and whom it counts.

Its stream holds one entry in force, which is its state. The catalog tells what each kind counts,
and what is a part of what (targets.md §1.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.catalog.papers import NEWLY, OutcomeKind, papers
from ledger.entries.catalog import OffenceAdded
from ledger.entries.outcome import FACTS, QUANTITIES, OutcomeRecorded
from ledger.errors import N_, BadValue, LedgerError
from ledger.errors.papers import (
    NoAccused,
    NothingCounted,
    NotOfThisKind,
    OffenceLater,
    OutcomeIncomplete,
    PartExceedsWhole,
    QuantityTooSmall,
)
from ledger.records.history import History
from ledger.records.papers.counting import excluded, persons_once
from ledger.records.papers.family import Family, Reading, corrected
from ledger.records.papers.naming import refuse_unnameable
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.period import Period
from ledger.values.stream import CATALOG

MOST_SERIOUS = 4

OF_KINDS = (*QUANTITIES, *FACTS, "offence", "measure", "penalty_type")
"""What a result may state only where its kind has it."""


def outcome_after(_before: OutcomeRecorded | None, entry: OutcomeRecorded) -> OutcomeRecorded:
    """The result after one more entry of its stream. Raises all that its kind forbids."""
    kind = papers().outcome(entry.kind)
    faults = [*_field_faults(entry, kind), *_quantity_faults(entry, kind)]
    if found := faults or [*_part_faults(entry, kind)]:
        raise LedgerError.first_of(found)
    return entry


def _field_faults(entry: OutcomeRecorded, kind: OutcomeKind) -> Iterator[LedgerError]:
    """What is missing, and what the kind does not have."""
    known = ", ".join(one.replace("_", "-") for one in kind.takes)
    for name in OF_KINDS:
        if getattr(entry, name) is not None and name not in kind.takes:
            yield NotOfThisKind(result=kind.name, field=name, known=known)
    for name in (*kind.needs, *kind.quantities):
        if getattr(entry, name) is None:
            option = name.replace("_", "-")
            yield (
                NoAccused(field="accused")
                if name == "accused"
                else OutcomeIncomplete(result=kind.name, field=name, option=option, known=known)
            )
    if entry.seriousness is not None and not 1 <= entry.seriousness <= MOST_SERIOUS:
        why = N_("it is a number from 1 to 4")
        yield BadValue(field="seriousness", text=entry.seriousness, why=why)


def _quantity_faults(entry: OutcomeRecorded, kind: OutcomeKind) -> Iterator[LedgerError]:
    for name, least in kind.quantities.items():
        stated = getattr(entry, name)
        if stated is not None and stated < least:
            yield (
                NoAccused(field="accused")
                if name == "accused"
                else QuantityTooSmall(field=name, stated=stated, least=least)
            )
    if kind.some and not any(getattr(entry, name) for name in kind.optional):
        known = ", ".join(one.replace("_", "-") for one in kind.optional)
        yield NothingCounted(result=kind.name, known=known)


def _part_faults(entry: OutcomeRecorded, kind: OutcomeKind) -> Iterator[LedgerError]:
    """A part is never more than what it is of; who is in two counts is under the first.

    Those left out are held against all together where each of them alone can be.
    """
    found = [
        PartExceedsWhole(field=part, stated=stated, of=of)
        for part, whole in kind.of_them.items()
        if (stated := getattr(entry, part) or 0) > (of := max(_whole(entry, whole), 0))
    ]
    yield from found
    if not found and (out := excluded(entry)) > (of := persons_once(entry)):
        yield PartExceedsWhole(field="outside_management", stated=out, of=of)


def _whole(entry: OutcomeRecorded, name: str) -> int:
    return persons_once(entry) if name == NEWLY else getattr(entry, name) or 0


def refuse_unrestful(entry: OutcomeRecorded, books: Reading) -> None:
    """Raise what a result cannot rest on: a record not there, an offence not yet in the catalog.

    What its correction leaves as it was is not asked about. Raises OffenceLater, and what
    refuse_unnameable does.
    """
    refuse_unnameable(entry, books)
    before = corrected(entry, books)
    if entry.offence_family is None or (
        isinstance(before, OutcomeRecorded)
        and (before.offence, before.effective_on) == (entry.offence, entry.effective_on)
    ):
        return
    for one in in_force(books.history(CATALOG).entries):
        is_it = isinstance(one, OffenceAdded) and one.code == entry.offence
        if is_it and one.effective_on > entry.effective_on:
            raise OffenceLater(
                code=entry.offence,
                since=format_date(one.effective_on),
                effective_on=format_date(entry.effective_on),
                position=one.position,
            )


OUTCOMES: Family[OutcomeRecorded | None] = Family("outcome", None, outcome_after, refuse_unrestful)


def outcomes_in(
    histories: Iterable[History], period: Period, known_at: int | None = None
) -> Iterator[OutcomeRecorded]:
    """The results of a period as known at a position, stream by stream."""
    for history in histories:
        for entry in in_force(history.entries, known_at):
            if isinstance(entry, OutcomeRecorded) and entry.effective_on in period:
                yield entry


def stocks_on(
    histories: Iterable[History], as_of: date, known_at: int | None = None
) -> dict[str, OutcomeRecorded]:
    """Of results that count a stock (drug users): the last of each unit by the end of a day."""
    found: dict[str, OutcomeRecorded] = {}
    for entry in outcomes_in(histories, Period(date.min, as_of), known_at):
        if papers().outcome(entry.kind).stock:
            last = found.get(entry.unit)
            if last is None or _order(last) < _order(entry):
                found[entry.unit] = entry
    return found


def _order(entry: OutcomeRecorded) -> tuple[date, int]:
    return entry.effective_on, entry.position
