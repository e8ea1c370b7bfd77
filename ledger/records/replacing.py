"""What recording refuses of an entry, and no timeline does, is refused of its replacement, too."""

from __future__ import annotations

from datetime import date

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.evidence import ReportSubmitted
from ledger.entries.organisation import OfficerChanged, UnitChanged
from ledger.entries.quota import QuotaRegistered
from ledger.entries.record import EffectProduced, RecordOpened
from ledger.errors import (
    ApproverMissing,
    OfficerUnchanged,
    SubmittedTooEarly,
    UnitUnchanged,
)
from ledger.records.books import Books
from ledger.records.commitments import refuse_over_100
from ledger.records.organisation import Officer, Unit, officer_after, unit_after
from ledger.records.products import refuse_unfit_product
from ledger.timeline import in_force, steps
from ledger.values.dates import format_date
from ledger.values.stream import Stream


def refuse_unrecordable(books: Books, wrong: Entry, right: Entry) -> None:
    """Raise what forbids to record an entry as its correction has it.

    What was wrong with it before is no reason to refuse a correction of something else. Raises
    ApproverMissing, SubmittedTooEarly, UnitUnchanged, OfficerUnchanged, KindOfNothing, UnknownCode
    (of an effect's kind), CountOfOne, LedToAnotherLine, LedToBefore, RateOver100.
    """
    if isinstance(right, RecordOpened) and isinstance(wrong, RecordOpened):
        if _lacks_approver(right) and not _lacks_approver(wrong):
            raise ApproverMissing(symbol=right.symbol, role=_approver(right))
    elif isinstance(right, ReportSubmitted):
        _refuse_too_early(wrong, right)
    elif isinstance(right, EffectProduced):
        if right.kind:
            catalog().effects.find(right.effect, field="effect", line="socai").kind(right.kind)
        refuse_unfit_product(books, right)
    elif isinstance(right, UnitChanged | OfficerChanged):
        _refuse_unchanged(books, right)
    elif isinstance(right, QuotaRegistered):
        refuse_over_100(right)


def _approver(opening: RecordOpened) -> str | None:
    return catalog().line(opening.line).symbol(opening.symbol).approver


def _lacks_approver(opening: RecordOpened) -> bool:
    return _approver(opening) is not None and opening.approved_by is None


def _refuse_too_early(wrong: Entry, right: ReportSubmitted) -> None:
    """A report of days that were over did not leave the unit before they were."""
    end = date.fromisoformat(right.period["to"])
    if right.effective_on < end <= wrong.effective_on:
        raise SubmittedTooEarly(
            file=right.file, effective_on=format_date(right.effective_on), until=format_date(end)
        )


def _refuse_unchanged(books: Books, right: UnitChanged | OfficerChanged) -> None:
    entries = in_force(books.history(right.record).entries)
    told = {"code": Stream(right.record).key, "effective_on": format_date(right.effective_on)}
    if isinstance(right, UnitChanged):
        units = [Unit(), *(unit for _, unit in steps(entries, unit_after, Unit()))]
        if _changes_nothing(units, entries, right):
            raise UnitUnchanged(**told)
    else:
        officers = [Officer(), *(one for _, one in steps(entries, officer_after, Officer()))]
        if _changes_nothing(officers, entries, right):
            raise OfficerUnchanged(**told)


def _changes_nothing(
    states: list[Unit] | list[Officer], entries: list[Entry], right: Entry
) -> bool:
    place = entries.index(right)
    return states[place] == states[place + 1]
