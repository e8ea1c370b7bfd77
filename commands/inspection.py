"""`socai inspect`: read a report, check it against itself, reconcile it with the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.grammar import REPORT_FILE, SpokenCommand, SpokenGroup, period, printing, with_session
from commands.reading import read_stated, stated_period
from commands.session import Session
from commands.speech import _, notice, say
from commands.tables import print_table
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MEASURES
from ledger.errors import N_
from ledger.values import Period, format_date, format_instant

if TYPE_CHECKING:
    from ledger.entries import ReportSubmitted
    from projections.documents.document import Where
    from projections.documents.table import Phrase, Table
    from projections.inspection.causes import Cause
    from projections.inspection.checks import Check
    from projections.inspection.reconcile import Reconciled, Reconciliation
    from projections.inspection.stated import Figure, StatedReport

file_argument = click.argument("file", type=REPORT_FILE)


@click.group(
    "inspect",
    cls=SpokenGroup,
    aliases={"doc": "read", "soat": "check", "doi-chieu": "reconcile"},
    help=N_("Inspection (kiểm tra): read, check and reconcile reports."),
)
def inspect() -> None:
    """Group the verbs."""


@inspect.command("read", cls=SpokenCommand, help=N_("Read every figure of a report, and say what was not read. Needs no ledger."))
@file_argument
@printing
def read(file: Path, form: str, output: str | None) -> None:
    """Read a report."""
    from projections.inspection.stated import figures_json

    report = read_stated(file)
    print_table(figures_table(report, file), form, output, lambda: figures_json(report), "so-lieu")
    if form == "table":
        for one in report.not_read:
            notice(N_("Not read, {place} ({why}): {text}"), place=_where(one.where), why=_(one.why), text=one.text)
        for told in report.notices:
            notice(N_("Note: {text}"), text=str(told))


def figures_table(report: StatedReport, file: Path) -> Table:
    """The figures of a report as a table."""
    from projections.documents.table import Column, Phrase, Table, verbatim

    columns = (
        Column("line", N_("Line of work")),
        Column("measure", N_("Measure")),
        Column("cell", N_("Cell")),
        Column("value", N_("Value"), "integer"),
        Column("where", N_("Place")),
    )
    rows = [(_line(one), _measure(one), _cell(one), _value(one), _place(one)) for one in report.figures]
    captions = [verbatim(report.unit)] if report.unit else []
    if report.period:
        captions.append(_days(report.period))
    return Table(Phrase(N_("Figures of {file}"), {"file": file.name}), columns, rows, tuple(captions))


def _days(days: Period) -> Phrase:
    from projections.documents.table import Phrase

    text = N_("From {start} to the end of {end}, both days included")
    return Phrase(text, {"start": format_date(days.start), "end": format_date(days.end)})


def _line(figure: Figure) -> str:
    return catalog().line(figure.line).name if figure.line else "–"


COUNTS = {"count": N_("Count"), "money": N_("Money")}


def _measure(figure: Figure) -> str:
    return _({**MEASURES, **COUNTS}.get(figure.measure, figure.measure))


def _cell(figure: Figure) -> str:
    """A cell in words: bare letters and numbers say what they are, codes are named."""
    from commands.entry_words import named

    words = []
    for name, value in figure.cell.items():
        text = named(f"{figure.line}:", name, value == "true" if name == "online" else value)
        words.append(f"{_(FIELDS[name])} {text}" if name in ("class", "type", "list", "group", "online") else text)
    return ", ".join(words)


def _value(figure: Figure) -> Any:
    return figure.value if figure.value is not None else _(N_("not stated"))


def _place(figure: Figure) -> str:
    return _where(figure.where)


def _where(where: Where) -> str:
    """A place in a document, without its text."""
    return " ".join(f"{_(PLACES[name])} {value}" for name, value in where.as_json().items() if name != "text")


PLACES = {"paragraph": N_("paragraph"), "table": N_("table"), "sheet": N_("sheet"), "cell": N_("cell")}


@inspect.command(
    "check", cls=SpokenCommand, help=N_("Check a report against itself. Needs no ledger. Exit code 1 when a check fails.")
)
@file_argument
@click.option("--all", "everything", is_flag=True, help=N_("Show also what holds and what is not checkable."))
@printing
def check(file: Path, everything: bool, form: str, output: str | None) -> int:
    """Check a report."""
    from projections.inspection.checks import check_report, checks_json
    from projections.inspection.form import year_end_form

    results = check_report(read_stated(file), year_end_form())
    failing = [one for one in results if one.verdict == "fails"]
    table = checks_table(results if everything else failing, file)
    print_table(table, form, output, lambda: checks_json(results), "kiem-tra")
    if form == "table":
        counted = {verdict: sum(one.verdict == verdict for one in results) for verdict in ("holds", "fails", "not_checkable")}
        say(N_("Checks that hold: {holds}; that fail: {fails}; not checkable: {not_checkable}"), **counted)
    return 1 if failing else 0


RULES = {
    "movement": N_("movement"),
    "parts": N_("parts"),
    "level": N_("levels"),
    "repeat": N_("repeat"),
    "period": N_("period"),
    "date": N_("date"),
}
VERDICTS = {"holds": N_("holds"), "fails": N_("fails"), "not_checkable": N_("not checkable")}


def checks_table(results: Sequence[Check], file: Path) -> Table:
    """Check results as a table."""
    from projections.documents.table import Column, Phrase, Table

    columns = (
        Column("rule", N_("Rule")),
        Column("verdict", N_("Verdict")),
        Column("why", N_("What was found")),
        Column("where", N_("Line of the report")),
    )
    rows = [(_(RULES[one.rule]), _(VERDICTS[one.verdict]), _why(one), one.where.text) for one in results]
    return Table(Phrase(N_("Checks of {file} against itself"), {"file": file.name}), columns, rows)


def _why(check: Check) -> str:
    return _(check.reason).format(stated=_text(check.stated), expected=_text(check.expected))


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return " – ".join(map(_text, value))
    return format_date(value) if isinstance(value, date) else "–" if value is None else str(value)


@inspect.command("reconcile", cls=SpokenCommand, help=N_("Recount every stated figure from the entries, as known then and now."))
@file_argument
@period
@click.option("--known-then", metavar="WHEN", help=N_("What was known at submission, for a report that was not submitted here."))
@click.option("--unit", metavar="CODE", help=N_("The unit the report speaks for (default: the one it names)."))
@click.option("--all", "everything", is_flag=True, help=N_("Show also the figures that match."))
@printing
@with_session
def reconcile(session: Session, file: Path, everything: bool, form: str, output: str | None, **typed: Any) -> int:
    """Reconcile a report with the books. Exit code 1 when anything differs."""
    found = reconciled(session, file, typed["known_then"], typed["start"], typed["end"], typed["unit"])
    shown = found.figures if everything else found.differing
    print_table(reconciliation_table(session, found, shown, file), form, output, found.as_json, "doi-chieu")
    if form == "table":
        speak_summary(found)
    return 1 if found.differing else 0


def reconciled(
    session: Session,
    file: Path,
    known_then: str | None = None,
    start: date | None = None,
    end: date | None = None,
    unit: str | None = None,
) -> Reconciliation:
    """Reconcile a report file with the ledger: its period as typed, as submitted, or as it states."""
    from hashlib import sha256

    from projections.inspection.reconcile import reconcile as compare

    report, ledger = read_stated(file), session.ledger
    submission = ledger.submission(sha256(file.read_bytes()).hexdigest())
    if submission is None and known_then is None:
        notice(NOT_SUBMITTED, file=file.name)
    then = submission.position if submission and known_then is None else session.position(known_then)
    days = (
        submitted_period(submission) if submission and start is None and end is None else stated_period(report, start, end, file)
    )
    found = compare(ledger, report, days, then, unit_code=known_unit(session, unit))
    if found.unit is None and report.unit:
        notice(UNIT_UNKNOWN, unit=report.unit, books=ledger.foundation.name)
    return found


NOT_SUBMITTED = N_("Note: {file} was not submitted to this ledger; what was known then is taken as what is known now.")
UNIT_UNKNOWN = N_("Note: the books know no unit “{unit}”; its figures are held against all of {books}; see --unit.")


def submitted_period(submission: ReportSubmitted) -> Period:
    """The period a report was submitted for."""
    return Period(date.fromisoformat(submission.period["from"]), date.fromisoformat(submission.period["to"]))


def known_unit(session: Session, code: str | None) -> str | None:
    """A unit that was typed, or None. Raises UnknownUnit."""
    return session.ledger.books("").unit(code).code if code else None


def reconciliation_table(session: Session, found: Reconciliation, shown: Sequence[Reconciled], file: Path) -> Table:
    """A reconciliation as a table."""
    from projections.documents.table import Column, Phrase, Table
    from projections.inspection.reconcile import VERDICTS

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
        (_figure(one.figure), _value(one.figure), one.then, one.now, _(VERDICTS[one.verdict]), _causes(one), _place(one.figure))
        for one in shown
    ]
    positions = [
        (N_("Known then: position {position} ({time})"), found.then),
        (N_("Known now: position {position} ({time})"), found.now),
    ]
    captions = [Phrase(text, {"position": position, "time": _time(session, position)}) for text, position in positions]
    if (stated_by := _submitter(session, found)) is not None:
        captions.append(Phrase(N_("Submitted by {officer}"), {"officer": stated_by}))
    title = Phrase(N_("{file} against the books"), {"file": file.name})
    return Table(title, columns, rows, (_days(found.period), *captions))


def _submitter(session: Session, found: Reconciliation) -> str | None:
    """Who submitted the report, and answers for what no entry supports."""
    record = session.ledger.record_at(found.then) or ""
    if not record.startswith("report:"):
        return None
    return session.ledger.history(record).entries[0].by


def _figure(figure: Figure) -> str:
    return " · ".join(part for part in (_line(figure), _measure(figure), _cell(figure)) if part)


def _time(session: Session, position: int) -> str:
    moment = session.ledger.recorded_at(position)
    return format_instant(moment) if moment else "–"


def _causes(one: Reconciled) -> str:
    return "\n".join(map(_cause, one.causes))


def _cause(cause: Cause) -> str:
    from projections.inspection.causes import KINDS

    text = f"{_(KINDS[cause.kind])} {cause.difference:+d}"
    if cause.days_late is not None:
        text += _(N_(" (up to {days} days late)")).format(days=cause.days_late)
    if cause.entries:
        text += _(N_(": {records}; entries {entries}; by {officers}")).format(
            records=", ".join(cause.records), entries=", ".join(map(str, cause.entries)), officers=", ".join(cause.officers)
        )
    return text


def speak_summary(found: Reconciliation) -> None:
    """Tell how many figures are confirmed, and the verification factor."""
    counts: dict[str, int] = {}
    for one in found.figures:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    from projections.inspection.reconcile import VERDICTS

    told = "; ".join(f"{_(VERDICTS[verdict])}: {count}" for verdict, count in counts.items())
    say(N_("Figures: {total} ({told})"), total=len(found.figures), told=told)
    factor = found.verification_factor
    say(
        N_("Verification factor (recounted now ÷ reported): {factor}"),
        factor="–" if factor is None else f"{factor:.4f}".replace(".", ","),
    )
