"""How a reconciliation is told: a table of figures with their causes, and a summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.cli.inspection_tables import days_of, figure_in_words, place_of, value_of
from commands.session import Session
from commands.speech import _, ngettext, say
from ledger.errors import N_
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.inspection.reconciliation.causes import Cause
    from projections.inspection.reconciliation.reconcile import Reconciled, Reconciliation


def reconciliation_table(
    session: Session, found: Reconciliation, shown: Sequence[Reconciled], file: Path
) -> Table:
    """A reconciliation as a table."""
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.inspection.reconciliation.reconcile import VERDICTS

    columns = (
        Column("figure", N_("Figure")),
        Column("stated", N_("Stated"), "integer"),
        Column("then", N_("Known then"), "integer"),
        Column("now", N_("Known now"), "integer"),
        Column("verdict", N_("Verdict")),
        Column("causes", N_("Causes")),
        Column("where", N_("Place")),
    )
    rows = [
        (
            figure_in_words(one.figure),
            value_of(one.figure),
            one.then,
            one.now,
            _(VERDICTS[one.verdict]),
            _causes(one),
            place_of(one.figure.where),
        )
        for one in shown
    ]
    positions = [
        (N_("Known then: position {position} ({time})"), found.then),
        (N_("Known now: position {position} ({time})"), found.now),
    ]
    captions = [
        Phrase(text, {"position": position, "time": session.ledger.known_when(position)})
        for text, position in positions
    ]
    if (stated_by := _submitter(session, found)) is not None:
        captions.append(Phrase(N_("Submitted by {officer}"), {"officer": stated_by}))
    title = Phrase(N_("{file} against the books"), {"file": file.name})
    return Table(title, columns, rows, (days_of(found.period), *captions))


def _submitter(session: Session, found: Reconciliation) -> str | None:
    """Who submitted the report, and answers for what no entry supports."""
    record = session.ledger.record_at(found.then) or ""
    if Stream(record).noun != "report":
        return None
    return session.ledger.history(record).entries[0].by


def _causes(one: Reconciled) -> str:
    return "\n".join(map(_cause, one.causes)) or (_(one.why) if one.why else "")


def _cause(cause: Cause) -> str:
    from projections.inspection.reconciliation.causes import KINDS

    text = f"{_(KINDS[cause.kind])} {cause.difference:+d}"
    if cause.days_late is not None:
        late = ngettext(" (up to {days} day late)", " (up to {days} days late)", cause.days_late)
        text += late.format(days=cause.days_late)
    if cause.entries:
        behind = ngettext(
            ": {records}; entry {entries}; by {officers}",
            ": {records}; entries {entries}; by {officers}",
            len(cause.entries),
        )
        text += behind.format(
            records=", ".join(cause.records),
            entries=", ".join(map(str, cause.entries)),
            officers=", ".join(cause.officers),
        )
    return text


def speak_summary(found: Reconciliation) -> None:
    """Tell how many figures are confirmed, and the verification factor."""
    counts: dict[str, int] = {}
    for one in found.figures:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    from projections.inspection.reconciliation.reconcile import VERDICTS

    told = "; ".join(f"{_(VERDICTS[verdict])}: {count}" for verdict, count in counts.items())
    say(N_("Figures: {total} ({told})"), total=len(found.figures), told=told)
    _tell_left_aside(found)
    factor = found.verification_factor
    say(
        N_("Verification factor (recounted now ÷ reported): {factor}"),
        factor="–" if factor is None else f"{factor:.4f}".replace(".", ","),
    )


def _tell_left_aside(found: Reconciliation) -> None:
    """Tell which figures could not be held against the books, and why.

    Of those that are not of the books at all, tell how many there are.
    """
    by_reason: dict[str, list[Reconciled]] = {}
    for one in found.figures:
        if one.verdict == "not_checkable":
            by_reason.setdefault(one.why, []).append(one)
    for why, figures in by_reason.items():
        named = "; ".join(
            f"{figure_in_words(one.figure)} ({place_of(one.figure.where)})" for one in figures
        )
        say(N_("  not checkable, {why}: {figures}"), why=_(why), figures=named)
    if found.others:
        text = ngettext(
            "  besides, {count} figure {what}", "  besides, {count} figures {what}", found.others
        )
        say(text, count=found.others, what=_(NOT_OF_THE_BOOKS))


NOT_OF_THE_BOOKS = N_("of what the books do not keep (counts of cases and people, sums of money)")
