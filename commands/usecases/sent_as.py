"""A report beside what it is submitted as: another form, another unit's, of other days.

A paper of ours says in its properties what it was written as; of any other the reader tells whose
it is and of which days, and nobody which report of the calendar it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.reporting_unit import ReportingUnit, reporting_unit
from ledger.errors import N_, InputRejected
from ledger.errors.entries import AnotherForm, AnotherUnit, OtherDays
from ledger.values.dates import format_date
from projections.documents.forms.form import built_in_forms
from projections.documents.year_end.provenance import Provenance, from_properties, planned_days

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger
    from ledger.errors import LedgerError
    from ledger.values.period import Period
    from projections.calendar.row import CalendarRow


class SentAs(NamedTuple):
    """What a report is submitted as: which of the calendar (its code), whose, of which days."""

    name: str
    unit: ReportingUnit
    days: Period


def is_ours(ledger: Ledger, read: ReportFile) -> bool:
    """Whether a report was written from these books, as its properties or its last line say."""
    return _kept(ledger, read) is not None or read.stated.unit_code is not None


def form_given(read: ReportFile, rows: Iterable[CalendarRow]) -> str | None:
    """The report of the calendar that a paper of ours is of by its form; None where it is none."""
    form = built_in_forms().get(_form_code(read))
    sent = {row.code for row in rows if row.given_by == "report"}
    return form.gives if form and form.gives in sent else None


def sent_otherwise(ledger: Ledger, read: ReportFile, sent: SentAs) -> Iterator[LedgerError]:
    """What a report says of itself otherwise than it is submitted, each as a doubt.

    A report of a ledger's own calendar may be written in any form.
    """
    yield from _another_form(read, sent.name)
    yield from _another_unit(ledger, read, sent)
    kept, stated = _kept(ledger, read), read.stated.period
    told = [stated, planned_days(read.document.properties), kept.period if kept else None]
    if stated is not None and sent.days not in told:
        yield OtherDays(
            file=read.name,
            start=format_date(stated.start),
            end=format_date(stated.end),
            named_start=format_date(sent.days.start),
            named_end=format_date(sent.days.end),
        )


def _another_form(read: ReportFile, name: str) -> Iterator[LedgerError]:
    code, forms = _form_code(read), built_in_forms()
    own = forms.get(code)
    if code and name in {form.gives for form in forms.values()} - {own.gives if own else code}:
        yield AnotherForm(file=read.name, form=own.name if own else code, code=code, report=name)


def _another_unit(ledger: Ledger, read: ReportFile, sent: SentAs) -> Iterator[LedgerError]:
    kept = _kept(ledger, read)
    said = [ReportingUnit(kept.unit, kept.alone)] if kept else []
    if read.stated.unit_code or read.stated.unit:
        with suppress(InputRejected):
            said.append(reporting_unit(ledger, read, sent.days, ledger.last_position))
    if not kept:
        said = [one._replace(alone=sent.unit.alone) for one in said]
    if said and sent.unit not in said:
        code, alone = said[-1]
        yield AnotherUnit(file=read.name, unit=code, detail=SCOPES[alone], named=sent.unit.code)


SCOPES = {True: N_("alone"), False: N_("with everything under it")}


def _kept(ledger: Ledger, read: ReportFile) -> Provenance | None:
    """What the properties of a paper from these books say of it; None where it is none."""
    kept = from_properties(read.document.properties)
    return kept if kept and kept.books in ("", ledger.mark) else None


def _form_code(read: ReportFile) -> str:
    return read.document.properties.get("socai-form", "")
