"""A report leaves the unit: its file's hash and every figure it states become an entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.report_file import (
    figures_days,
    made_for,
    read_report_file,
    stated_period,
)
from commands.usecases.reporting_unit import reporting_unit
from commands.usecases.sent_as import SentAs, is_ours, sent_otherwise
from commands.usecases.submission import written_at
from ledger.entries.evidence import ReportSubmitted
from ledger.errors import NothingToSubmit, SaidAlready
from ledger.timeline import in_force
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger, Receipt
    from ledger.errors import LedgerError
    from ledger.values.period import Period
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated.values import Figure

YEAR_REPORT = "bao-cao-nam"
"""The year-end report, as the calendar of reports calls it."""


def submit_report(
    ledger: Ledger,
    file: Path,
    by: str,
    *,
    name: str = YEAR_REPORT,
    start: date | None = None,
    end: date | None = None,
    unit: str | None = None,
    alone: bool = False,
    words: FormFile | None = None,
    again: bool = False,
    states_figures: bool = True,
    agreed: Callable[[LedgerError], bool] = lambda _doubt: False,
) -> Receipt:
    """Record that a file was submitted as the report ``name``, a code of the calendar.

    ``states_figures``: whether such a report states any; a plan need not. Whose figures and of
    which days is typed, or as it states; ``words``: a form's file to read it with, whose hash is
    recorded; ``again``: also where another file stated the same; ``agreed``: whether somebody
    agrees that a paper of ours is submitted as another than it is. Raises NothingToSubmit,
    PeriodNotStated, UnitNotStated, UnitNotRecognised, UnitAmbiguous, AnotherForm, AnotherUnit,
    OtherDays, SubmittedAlready, SaidAlready, and what ``read_report_file`` raises.
    """
    read = read_report_file(file, words)
    figures = _figures(read, states_figures=states_figures)
    days = _days(read, start, end, ledger)
    own = figures_days(read, days)
    spoken = reporting_unit(ledger, read, own, ledger.last_position, unit=unit, alone=alone)
    sent = SentAs(name, spoken, days)
    _refuse_another(ledger, read, sent, agreed)
    stated = _stated(sent, own.end)
    stated |= {"figures": figures, "written_at": written_at(ledger, read.stated)}
    if not again:
        _refuse_same_report(ledger, read.sha256, stated)
    form = words.sha256 if words else None
    return ledger.submit(read.name, read.sha256, by=by, form=form, **stated)


def _days(read: ReportFile, start: date | None, end: date | None, ledger: Ledger) -> Period:
    """The days a report is submitted for: of a plan of ours those it is made for."""
    if start is None and end is None and (planned := made_for(read)):
        return planned
    return stated_period(read.stated, start, end, read.name, lambda: ledger.today)


def _stated(sent: SentAs, as_of: date) -> dict[str, Any]:
    """What a report is submitted as, by the fields of its entry."""
    days = sent.days
    return {
        "report": sent.name,
        "period": {"from": days.start.isoformat(), "to": days.end.isoformat()},
        "unit": sent.unit.code,
        "alone": sent.unit.alone,
        "as_of": as_of.isoformat(),
    }


def _refuse_another(
    ledger: Ledger, read: ReportFile, sent: SentAs, agreed: Callable[[LedgerError], bool]
) -> None:
    """Raise the first doubt that nobody agrees to where a paper of ours is sent as another."""
    if is_ours(ledger, read):
        for doubt in sent_otherwise(ledger, read, sent):
            if not agreed(doubt):
                raise doubt


def _figures(read: ReportFile, *, states_figures: bool) -> list[dict[str, Any]]:
    """The figures of a report.

    Raises NothingToSubmit where it should state some and states neither these nor results of
    targets, as a scored table does, nor other counts.
    """
    stated = read.stated
    figures = [_recorded(one) for one in stated.figures if one.value is not None]
    if states_figures and not (figures or stated.targets or stated.counts):
        raise NothingToSubmit(file=read.name)
    return figures


def _refuse_same_report(ledger: Ledger, sha256: str, stated: Mapping[str, Any]) -> None:
    """Raise SaidAlready where another file that stands submitted states the same of the same days.

    Word and Excel write other bytes whenever a document is saved.
    """
    for entries in ledger.streams(ledger.names("report")).values():
        for one in in_force(entries):
            if isinstance(one, ReportSubmitted) and one.sha256 != sha256:
                recorded = {name: getattr(one, name) for name in stated}
                if _without_places(recorded) == _without_places(stated):
                    raise SaidAlready(
                        position=one.position,
                        number=one.file,
                        kind=one.NAME,
                        effective_on=format_date(one.effective_on),
                    )


def _without_places(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What is stated, wherever in the file each figure stands."""
    figures = ({**one, "id": ""} for one in stated["figures"])
    return {**stated, "figures": sorted(dumps(one, sort_keys=True) for one in figures)}


def _recorded(figure: Figure) -> dict[str, Any]:
    """A figure as it is recorded (docs/format.md)."""
    stated = {
        "id": figure.id,
        "line": figure.line,
        "measure": figure.measure,
        "cell": figure.cell,
        "value": figure.value,
    }
    if figure.as_of is None:
        return stated
    dated = stated | {"as_of": figure.as_of.isoformat()}
    return dated | {"through": True} if figure.through else dated
