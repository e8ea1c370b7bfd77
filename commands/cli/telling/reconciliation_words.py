"""How a reconciliation is told: a table of figures with their causes, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.cli.spelling.tables import print_table
from commands.cli.telling.inspection_tables import days_of, figure_in_words, place_of, value_of
from commands.session import Session
from commands.speech import _, ngettext, say
from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.reconciling import Comparison
    from projections.documents.tables.table import Phrase, Table
    from projections.inspection.reconciliation.causes import Cause
    from projections.inspection.reconciliation.reconciled import Reconciled, Reconciliation
    from projections.inspection.reconciliation.verification import Agreement, Verified
    from projections.inspection.results.held_value import HeldValue


def reconciliation_table(
    session: Session, compared: Comparison, shown: Sequence[Reconciled], file: Path
) -> Table:
    """A reconciliation as a table."""
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.inspection.reconciliation.reconciled import VERDICTS

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
            why_in_words(one),
            place_of(one.figure.where),
        )
        for one in shown
    ]
    title = Phrase(N_("{file} against the books"), {"file": file.name})
    return Table(title, columns, rows, _captions(session, compared))


def _captions(session: Session, compared: Comparison) -> tuple[Phrase, ...]:
    """Whose figures were counted, of which days, as known when, and who submitted the report."""
    from projections.documents.tables.table import Phrase

    found = compared.found
    positions = [
        (N_("Written as known at position {position} ({time})"), found.written),
        (N_("Known then: position {position} ({time})"), found.then),
        (N_("Known now: position {position} ({time})"), found.now),
    ]
    captions = [
        Phrase(text, {"position": position, "time": session.ledger.known_when(position)})
        for text, position in positions
        if position is not None
    ]
    whose = N_("Unit: {unit}, alone") if found.alone else N_("Unit: {unit} and what is under it")
    if not found.alone and found.unit == session.ledger.foundation.unit:
        whose = N_("All units in the books of {unit}")
    of_branch = [Phrase(OF_A_BRANCH, {"branch": found.branch})] if found.branch else []
    captions[:0] = [Phrase(whose, {"unit": found.unit}), *of_branch, days_of(found.period)]
    if compared.submitter is not None:
        captions.append(Phrase(N_("Submitted by {officer}"), {"officer": compared.submitter}))
    return tuple(captions)


def why_in_words(one: Reconciled | HeldValue) -> str:
    """Why a figure or a result differs, a line for each cause, or why nobody can say."""
    told = [*map(_cause, one.causes)]
    for way in one.alternatives:
        others = _(AND).join(map(_cause, way))
        told.append(_(PERHAPS if one.is_open else INSTEAD).format(causes=others))
    return "\n".join([*told, *([_(one.why)] if one.why else [])])


OF_A_BRANCH = N_("Of one branch alone, as the report says: {branch}")
AND = N_(", and ")
PERHAPS = N_("perhaps {causes}")
INSTEAD = N_("or {causes}")
MOST_NAMED = 12
"""So many files or entries of a cause are printed; JSON has them all."""


def _cause(cause: Cause) -> str:
    from projections.inspection.reconciliation.causes import kind_in_words

    kind = kind_in_words(cause)
    more = f"{cause.difference:+}".replace(".", ",")
    text = f"{_(kind)} {more}" if cause.difference else _(kind)
    if cause.days_late is not None:
        late = ngettext(" (up to {days} day late)", " (up to {days} days late)", cause.days_late)
        text += late.format(days=cause.days_late)
    if cause.records:
        text += f": {_some(cause.records)}"
    if cause.unit:
        text += f": {cause.unit.called(_)}"
    if cause.entries:
        behind = ngettext("; entry {entries}", "; entries {entries}", len(cause.entries))
        text += behind.format(entries=_some(cause.entries))
    if cause.officers:
        text += _("; by {officers}").format(officers=", ".join(cause.officers))
    return text


def _some(named: Sequence[str | int]) -> str:
    """The first of many, and how many more there are."""
    told = ", ".join(map(str, named[:MOST_NAMED]))
    if (more := len(named) - MOST_NAMED) <= 0:
        return told
    return ngettext("{named} and {count} more", "{named} and {count} more", more).format(
        named=told, count=more
    )


def speak_summary(
    found: Reconciliation, *, others: int | None = None, everything: bool = False
) -> None:
    """Tell how many figures are confirmed, and what neither their number nor a sum would show.

    That is, which are made of other files than at the submission, and how far each total agrees;
    with ``everything`` also those that do. ``others``: so many of its other figures were not held
    against the books (None: none was).
    """
    from projections.inspection.reconciliation.reconciled import VERDICTS

    counts = Counter(one.verdict for one in found.figures)
    told = "; ".join(f"{_(VERDICTS[verdict])}: {count}" for verdict, count in counts.items())
    if counts:
        say(N_("Figures: {total} ({told})"), total=len(found.figures), told=told)
    _tell_other_files(found)
    for figure, cause in found.counted_twice:
        say(MORE_IN_TEAMS, figure=figure_in_words(figure), cause=_cause(cause))
    _tell_left_aside(found, found.others if others is None else others)
    _tell_verification(found.verification, everything=everything)


MORE_IN_TEAMS = N_("  the units together come to more than {figure}: {cause}")


def _tell_other_files(found: Reconciliation) -> None:
    """Tell which figures are right and made of other files, and by which entries."""
    for other, figures in found.exchanged.items():
        files = " ".join([*(f"−{one}" for one in other.gone), *(f"+{one}" for one in other.come)])
        named = "; ".join(dict.fromkeys(figure_in_words(one.figure) for one in figures))
        say(N_("  same number, other files: {files} ({figures})"), files=files, figures=named)
        for cause in other.causes:
            say("    {cause}", cause=_cause(cause))


def _tell_verification(verification: Agreement, *, everything: bool) -> None:
    """Tell the factor of each line and measure that is not 1, and what no factor can hide."""
    rows = [one for one in verification.rows if everything or one.differs]
    if rows:
        print_table(_verification_table(rows), "table", None, list)
    elif verification.rows:
        say(N_("Every total stated is what was recounted: the verification factors are 1."))
    if verification.checkable:
        say(
            N_("Confirmed then and now: {confirmed} of {checkable} figures that can be checked"),
            confirmed=verification.confirmed,
            checkable=verification.checkable,
        )
    if verification.rows:
        from projections.documents.tables.table import shown

        error, reported = verification.absolute_error, verification.reported
        say(
            ABSOLUTE_ERROR,
            share=shown(error / reported, "decimal", _) if reported else "–",
            error=error,
            reported=reported,
        )


def _verification_table(rows: Sequence[Verified]) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("line", N_("Line of work")),
        Column("measure", N_("Measure")),
        Column("reported", N_("Reported"), "integer"),
        Column("then", N_("Known then"), "integer"),
        Column("now", N_("Known now"), "integer"),
        Column("factor_then", N_("Factor then"), "decimal"),
        Column("factor_now", N_("Factor now"), "decimal"),
        Column("flag", N_("Flag")),
    )
    cells = [
        (
            catalog().line(one.line).name,
            _(MEASURES[one.measure]),
            one.reported,
            one.then,
            one.now,
            "–" if one.factor_then is None else one.factor_then,
            "–" if one.factor_now is None else one.factor_now,
            _(FLAGGED) if one.flagged else "",
        )
        for one in rows
    ]
    return Table(
        Phrase(N_("Verification factor: recounted ÷ reported, totals only")), columns, cells
    )


ABSOLUTE_ERROR = N_(
    "Σ |recounted now − reported| ÷ Σ reported, over totals: {share} ({error}/{reported})"
)
FLAGGED = N_("outside 0.90 – 1.10")


def _tell_left_aside(found: Reconciliation, others: int) -> None:
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
    if others:
        text = ngettext(
            "  besides, {count} figure {what}", "  besides, {count} figures {what}", others
        )
        say(text, count=others, what=_(NOT_OF_THE_BOOKS))


NOT_OF_THE_BOOKS = N_("of no line of work, which nothing in the books was held against")
