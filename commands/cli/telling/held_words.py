"""How results of targets and counts held against the books are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from commands.cli.spelling.tables import print_table
from commands.cli.telling.inspection_tables import place_of, with_marks
from commands.cli.telling.reconciliation_words import why_in_words
from commands.speech import _, ngettext, say
from ledger.catalog.names import MEASURES
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.tables.table import Row, Table, Value
    from projections.inspection.reading.stated.values import StatedReport
    from projections.inspection.results.held_value import HeldValue
    from projections.inspection.results.results import HeldResults


def left_aside(report: StatedReport, found: HeldResults) -> int:
    """How many figures of no line of work a report states that nothing was held against."""
    places = {one.value.where for one in found.counts}
    rest = [one for one in report.figures if one.where not in places and one.value is not None]
    return sum(one.measure not in MEASURES for one in rest)


def speak_results(found: HeldResults, *, everything: bool = False) -> None:
    """Tell which results of targets and counts differ, how many agree, and which nobody can say.

    ``everything``: also those that agree.
    """
    shown = found.every if everything else found.differing
    if shown:
        print_table(_table(shown), "table", None, dict, "chi-tieu")
    if not found.every:
        return
    from projections.inspection.reconciliation.reconciled import VERDICTS

    counts = Counter(one.verdict for one in found.every)
    told = "; ".join(f"{_(VERDICTS[verdict])}: {count}" for verdict, count in counts.items())
    say(
        N_("Results of targets and other counts: {total} ({told})"),
        total=len(found.every),
        told=told,
    )
    reasons = Counter(one.why for one in found.every if one.verdict == "not_checkable")
    for why, count in reasons.items():
        text = ngettext(
            "  not checkable, {why}: {count} value", "  not checkable, {why}: {count} values", count
        )
        say(text, why=_(why), count=count)


def _table(shown: Sequence[HeldValue]) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("value", N_("Value")),
        Column("stated", N_("Stated")),
        Column("then", N_("Known then")),
        Column("now", N_("Known now")),
        Column("verdict", N_("Verdict")),
        Column("causes", N_("Causes")),
        Column("where", N_("Place")),
    )
    return Table(
        Phrase(N_("Results of targets and other counts"), {}), columns, [*map(_row, shown)]
    )


def _row(one: HeldValue) -> Row:
    from projections.inspection.reconciliation.reconciled import VERDICTS
    from projections.inspection.results.value_words import beside_the_books, called, shown

    value = one.value
    return (
        called(value, _),
        *(shown(value, said) for said in (value.stated, one.then, one.now)),
        _(VERDICTS[one.verdict]),
        "\n".join(filter(None, (*beside_the_books(one, _), why_in_words(one)))),
        with_marks(place_of(value.where), *([] if value.by_hand is None else [value.by_hand])),
    )


def with_results(table: Table, found: HeldResults, *, everything: bool) -> Table:
    """A table of figures held against the books with the results below them."""
    shown = found.every if everything else found.differing
    rows = [[_number(cell) for cell in _row(one)] for one in shown]
    return replace(table, rows=[*table.rows, *rows])


def _number(cell: Value) -> Value:
    """A whole number as one, so that a sheet can reckon with it."""
    return int(cell) if isinstance(cell, str) and cell.isdecimal() else cell
