"""How results of targets and counts held against the books are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from commands.cli.inspection_tables import NOT_ASKED, place_of
from commands.cli.reconciliation_words import causes_in_words
from commands.cli.tables import print_table
from commands.speech import _, ngettext, say
from ledger.catalog.names import MEASURES
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.inspection.reading.stated import StatedReport
    from projections.inspection.results.held_value import HeldValue, StatedValue
    from projections.inspection.results.results import HeldResults

WHAT = {
    "number": "",
    "numerator": N_("numerator"),
    "denominator": N_("denominator"),
    "rate": N_("rate"),
    "grade": N_("grade"),
    "asked": N_("whether it is asked"),
}


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
    from projections.inspection.reconciliation.reconciled import VERDICTS

    columns = (
        Column("value", N_("Value")),
        Column("stated", N_("Stated")),
        Column("then", N_("Known then")),
        Column("now", N_("Known now")),
        Column("verdict", N_("Verdict")),
        Column("causes", N_("Causes")),
        Column("where", N_("Place")),
    )
    rows = [
        (
            _called(one.value),
            *(_shown(one.value, said) for said in (one.value.stated, one.then, one.now)),
            _(VERDICTS[one.verdict]),
            causes_in_words(one.causes) or (_(one.why) if one.why else ""),
            place_of(one.value.where),
        )
        for one in shown
    ]
    return Table(Phrase(N_("Results of targets and other counts"), {}), columns, rows)


def _called(value: StatedValue) -> str:
    """Of what a value is: the target and its part, or the count."""
    if value.what == "count":
        return value.of
    what = WHAT[value.what] and _(WHAT[value.what])
    target = _("target {number}").format(number=value.of) if value.of else value.text
    return ", ".join(one for one in (target, value.label, what) if one)


def _shown(value: StatedValue, said: str | None) -> str:
    """A value as people write it; a dash where nothing is said."""
    if said is None:
        return "–"
    from projections.inspection.checks.grade import GRADES

    names: dict[str, str] = {str(grade): name for grade, name in GRADES.items()}
    if (name := {**names, "not_applicable": NOT_ASKED}.get(said)) is not None:
        return name
    decimal = said.replace(".", ",")
    return f"{decimal}%" if value.what == "rate" else decimal
