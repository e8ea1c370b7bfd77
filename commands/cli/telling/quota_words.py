"""How it is told what is done of the quotas: ``03/04``, as plans write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from commands.cli.telling.moment_words import subject_of
from commands.cli.telling.paper_words import TITLES
from commands.cli.telling.target_words import REASONS, written
from commands.session import Session
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from commands.usecases.quota_progress import ProgressAsked, QuotaProgress
    from projections.documents.tables.table import Phrase, Row, Subject, Table


class ToldProgress(NamedTuple):
    """The answer as a table and in its JSON form, and whose it is."""

    table: Table
    as_json: dict[str, Any]
    subject: Callable[[], Subject]


def told_progress(session: Session, asked: ProgressAsked) -> ToldProgress:
    """What is done of the quotas that were asked about."""
    from commands.usecases.quota_progress import quota_progress, undecided_quotas
    from projections.documents.tables.table import Phrase, cut_off_captions

    session.prove()
    found = quota_progress(session.ledger, session.home, asked)
    undecided = undecided_quotas(session.ledger, asked)
    unit = asked.unit or session.ledger.foundation.unit
    days = Period(min([asked.as_of, *(one.days.start for one in found)]), asked.as_of)
    shown = session.ledger.known_when(asked.known_at)
    of_days, known = cut_off_captions(days, asked.known_at, shown)
    said = (
        Phrase(N_("Unit: {unit} and what is under it"), {"unit": unit}),
        of_days if found else Phrase(NONE_BEGUN, {"date": format_date(asked.as_of)}),
        known,
        *(
            Phrase(text, {"count": n})
            for status, text in LEFT_OUT.items()
            if (n := undecided[status])
        ),
    )
    told = {
        "unit": unit,
        "as_of": asked.as_of.isoformat(),
        "position": asked.known_at,
        "quotas": [_as_json(one) for one in found],
        "not_approved": {status: undecided[status] for status in LEFT_OUT},
    }
    return ToldProgress(
        _table(found, said), told, lambda: subject_of(session, unit, days, asked.known_at)
    )


NONE_BEGUN = N_("No approved quota is for days that had begun by {date}.")
LEFT_OUT = {
    "registered": N_(
        "Not in the table, as they wait for approval: {count} registered quotas (socai quota list)"
    ),
    "sent_back": N_("Not in the table, as they were sent back: {count} quotas (socai quota list)"),
}
"""What is said of quotas without an approved number, by how they stand."""


def _table(found: Sequence[QuotaProgress], said: tuple[Phrase, ...]) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("indicator", TITLES["indicator"].title),
        Column("unit", N_("Unit")),
        Column("officer", N_("Officer")),
        Column("from", TITLES["start"].title, "date"),
        Column("to", TITLES["end"].title, "date"),
        Column("done", N_("Done/planned")),
        Column("reason", N_("Remarks")),
    )
    rows: list[Row] = [
        (
            *(one.indicator, one.unit, one.officer, one.days.start, one.days.end),
            *(done_of(one), Phrase(why) if (why := _remark(one)) else None),
        )
        for one in found
    ]
    strong = frozenset(index for index, one in enumerate(found) if one.officer is None)
    return Table(N_("Progress of the quotas"), columns, rows, said, strong_rows=strong)


def done_of(one: QuotaProgress) -> str:
    """``03/04``; of a share ``45,5% / 60%``; what is not known is left blank before the stroke."""
    value = one.done.value if one.done is not None else None
    if one.percent:
        share = written(value, "ratio") if value is not None else ""
        return f"{share} / {one.planned}%"
    number = f"{int(value):02}" if value is not None else ""
    return f"{number}/{one.planned:02}"


def _remark(one: QuotaProgress) -> str:
    """Why nothing is told of what is done, or how the number came about."""
    if not one.plan:
        return NO_LIST
    if one.done is None:
        return REASONS["not_for_officer"]
    if one.done.value is None:
        return REASONS.get(one.done.reason, NOTHING)
    return SUM if one.is_sum else ""


NO_LIST = N_("no list of targets knows this indicator")
NOTHING = N_("nothing there to count")
SUM = N_("sum of the officers’ quotas")


def _as_json(one: QuotaProgress) -> dict[str, Any]:
    measure = one.done
    return {
        "indicator": one.indicator,
        "unit": one.unit,
        "officer": one.officer,
        "from": one.days.start.isoformat(),
        "to": one.days.end.isoformat(),
        "planned": one.planned,
        "percent": one.percent,
        "list": one.plan or None,
        "numerator": measure.numerator if measure else None,
        "denominator": measure.denominator if measure else None,
        "value": str(measure.value) if measure and measure.value is not None else None,
        "sum_of_officers": one.is_sum,
        "positions": list(one.positions),
    }
