"""How many reports held against the books are told: each, the units, the causes, the ratios."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.cli.spelling.progress import progress_bar
from commands.cli.spelling.tables import print_table
from commands.cli.telling.elsewhere_words import tell_elsewhere
from commands.cli.telling.inspection_tables import print_found
from commands.session import Session
from commands.speech import _, ngettext, notice, said, say
from commands.usecases.held_elsewhere import HeldElsewhere
from commands.usecases.reading_anew import readings_of
from commands.usecases.reconciling_many import KeptResults, reconcile_reports, report_files
from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.period import Period

if TYPE_CHECKING:
    from projections.documents.tables.table import Subject, Table
    from projections.inspection.reconciliation.overview import HeldReport, Overview


def hold_many(
    session: Session,
    paths: Sequence[Path],
    form: str,
    output: str | None,
    *,
    keep: Path | None,
    out_of: int | None,
    everything: bool,
    **options: Any,
) -> int:
    """Hold many reports against the books, and tell what they came to together."""
    from projections.inspection.reconciliation.overview import Overview

    ledger, files = session.ledger, report_files(paths)
    readings_of(ledger, options["inspection"], "")  # whether there is such an inspection
    kept = KeptResults(keep, _asked(session, options)) if keep else None
    with progress_bar(N_("Reconciling"), form) as told:
        held = reconcile_reports((ledger, session.home), files, said, told, kept, **options)
    found = Overview(tuple(held), out_of or 0)
    shown = held if everything else [one for one in held if one.refused or one.differs]
    print_found(
        _reports_table(session, shown, len(held)),
        N_("Every figure of every report agrees with the books."),
        form,
        output,
        found.as_json,
        "doi-chieu",
        lambda: _subject(session),
    )
    if form == "table":
        _tell_elsewhere(session, held)
        _tell(found)
    return 1 if any(one.differs for one in held) else 3 if _nothing_held(held) else 0


def _tell_elsewhere(session: Session, held: Sequence[HeldReport]) -> None:
    """Which of them are of another unit or other days than they are held against."""
    for one in held:
        if one.held_elsewhere:
            days = Period(date.fromisoformat(one.start), date.fromisoformat(one.end))
            told = HeldElsewhere.kept(one.held_elsewhere)
            tell_elsewhere(session.ledger, one.unit, days, told, Path(one.file).name)


def _asked(session: Session, options: dict[str, Any]) -> dict[str, Any]:
    """Of which books the results are, as they are known now, and how was asked."""
    size, root = session.ledger.tree_head()
    words = options.get("words")
    asked = {name: None if value is None else str(value) for name, value in options.items()}
    return {"size": size, "root": root, **asked, "words": words.sha256 if words else None}


def _nothing_held(held: Sequence[HeldReport]) -> bool:
    """Whether a report was refused, or none states what can be held against the books."""
    return any(one.refused for one in held) or not any(one.checkable or one.results for one in held)


def _subject(session: Session) -> Subject:
    from projections.documents.tables.table import Subject

    return Subject(session.ledger.foundation.unit, None, session.ledger.foundation.unit)


def _reports_table(session: Session, shown: Sequence[HeldReport], count: int) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("file", N_("File")),
        Column("unit", N_("Unit")),
        Column("days", N_("Days, both included")),
        Column("figures", N_("Figures"), "integer"),
        Column("checkable", N_("Checkable"), "integer"),
        Column("confirmed", N_("Confirmed"), "integer"),
        Column("differing", N_("Differing"), "integer"),
        Column("results", N_("Results confirmed")),
        Column("causes", N_("Causes")),
    )
    rows = [_report_row(one) for one in shown]
    title = Phrase(N_("Reports held against the books: {count}"), {"count": count})
    now = session.ledger.last_position
    known = {"position": now, "time": session.ledger.known_when(now)}
    told = Phrase(N_("Known now: position {position} ({time})"), known)
    return Table(title, columns, rows, (told,))


def _report_row(one: HeldReport) -> tuple[str | int | None, ...]:
    from projections.inspection.reconciliation.causes import KINDS

    name = Path(one.file).name
    if one.refused:
        return (name, *[None] * 7, f"{one.problem} {one.hint}")
    name += f" [{', '.join(map(str, one.by_hand))}]" if one.by_hand else ""
    results = f"{one.results_confirmed}/{one.results}" if one.results else None
    counts = (one.figures, one.checkable, one.confirmed, one.differing, results)
    causes = "; ".join(f"{_(KINDS[kind])}: {count}" for kind, count in one.causes.items())
    return (name, one.unit, _days(one), *counts, causes or None)


def _days(one: HeldReport) -> str:
    first, last = (format_date(date.fromisoformat(day)) for day in (one.start, one.end))
    return f"{first} – {last}"


def _tell(found: Overview) -> None:
    """What the reports came to together."""
    for them in found.doubled:
        names = {Path(one.file).name: one for one in them}
        counted = next(name for name, one in names.items() if one in found.counted)
        notice(
            N_("Reports of one unit and period: {files}; of them {counted} is counted."),
            files=", ".join(names),
            counted=counted,
        )
    for table, what in (
        (_units_table(found), "don-vi"),
        (_causes_table(found), "nguyen-nhan"),
        (_ratios_table(found), "ty-le"),
    ):
        if table.rows:
            print_table(table, "table", None, dict, what)
    over, under, totals = found.beyond()
    say(
        ngettext(
            "{n} total: over by more than 10 %: {over}; under by more than 10 %: {under}",
            "{n} totals: over by more than 10 %: {over}; under by more than 10 %: {under}",
            totals,
        ),
        n=totals,
        over=over,
        under=under,
    )


def _units_table(found: Overview) -> Table:
    from projections.documents.tables.table import Column, Table

    columns = (
        Column("unit", N_("Unit")),
        Column("reports", N_("Reports"), "integer"),
        Column("confirmed", N_("Confirmed")),
        Column("reported", N_("Reported"), "integer"),
        Column("recounted", N_("Recounted"), "integer"),
        Column("factor", N_("Factor now"), "decimal"),
        Column("error", N_("Absolute error"), "integer"),
    )
    rows = [
        (
            one.unit,
            one.reports,
            f"{one.confirmed}/{one.checkable}",
            one.reported,
            one.recounted,
            one.factor,
            one.absolute_error,
        )
        for one in found.by_unit()
    ]
    return Table(N_("By unit, totals as known now"), columns, rows)


def _causes_table(found: Overview) -> Table:
    from projections.documents.tables.table import Column, Table
    from projections.inspection.reconciliation.causes import KINDS

    columns = (
        Column("cause", N_("Cause")),
        Column("figures", N_("Figures"), "integer"),
        Column("reports", N_("Reports"), "integer"),
    )
    rows = [(_(KINDS[kind]), figures, reports) for kind, figures, reports in found.by_cause()]
    return Table(N_("By cause"), columns, rows)


def _ratios_table(found: Overview) -> Table:
    from projections.documents.tables.table import Column, Table

    columns = (
        Column("line", N_("Line of work")),
        Column("measure", N_("Measure")),
        Column("units", N_("Units")),
        Column("reported", N_("Reported"), "integer"),
        Column("recounted", N_("Recounted"), "integer"),
        Column("ratio", N_("Ratio"), "decimal"),
        Column("error", N_("Standard error"), "decimal"),
    )
    rows = [
        (
            catalog().line(line).name,
            _(MEASURES[measure]),
            f"{told.units}/{told.out_of}",
            told.reported,
            told.recounted,
            told.ratio,
            told.standard_error,
        )
        for line, measure, told in found.ratios()
        if told.units > 1
    ]
    return Table(N_("Recounted ÷ reported over units"), columns, rows)
