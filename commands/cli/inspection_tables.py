"""What `socai inspect` prints: figures, checks and differences as tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.cli.tables import print_table
from commands.session import Session
from commands.speech import _, ngettext, say
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MEASURES
from ledger.errors import N_
from ledger.values.dates import format_date, format_instant
from ledger.values.period import Period
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.documents.lines.document import Where
    from projections.documents.tables.table import Phrase, Table
    from projections.inspection.checks.finding import Check
    from projections.inspection.reading.stated import Figure, StatedReport
    from projections.inspection.reconciliation.causes import Cause
    from projections.inspection.reconciliation.reconcile import Reconciled, Reconciliation


def figures_table(report: StatedReport, file: Path) -> Table:
    """The figures of a report as a table."""
    from projections.documents.tables.table import Column, Phrase, Table, verbatim

    columns = (
        Column("line", N_("Line of work")),
        Column("measure", N_("Measure")),
        Column("cell", N_("Cell")),
        Column("value", N_("Value"), "integer"),
        Column("where", N_("Place")),
    )
    rows = [
        (_line(one), _measure(one), _cell(one), _value(one), _place(one)) for one in report.figures
    ]
    captions = [verbatim(report.unit)] if report.unit else []
    if report.period:
        captions.append(_days(report.period))
    return Table(
        Phrase(N_("Figures of {file}"), {"file": file.name}), columns, rows, tuple(captions)
    )


def _days(days: Period) -> Phrase:
    from projections.documents.tables.table import Phrase

    text = N_("From {start} to the end of {end}, both days included")
    return Phrase(text, {"start": format_date(days.start), "end": format_date(days.end)})


def _line(figure: Figure) -> str:
    return catalog().line(figure.line).name if figure.line else "–"


COUNTS = {"count": N_("Count"), "money": N_("Money")}


def _measure(figure: Figure) -> str:
    return _({**MEASURES, **COUNTS}.get(figure.measure, figure.measure))


def _cell(figure: Figure) -> str:
    """A cell in words: bare letters and numbers say what they are, codes are named; counts only
    what they count.
    """
    from commands.cli.entry_words import named

    words = []
    for name, value in figure.cell.items():
        text = named(f"{figure.line}:", name, value)
        if name in ("class", "type", "list", "group", "source"):
            words.append(f"{_(FIELDS[name])} {text}")
        else:
            words.append(
                _(FIELDS[name])
                if name == "online"
                else _NUMBERED.sub("", text)
                if name == "kind"
                else text
            )
    return ", ".join(words)


_NUMBERED = re.compile(r"(?<=\D)-\d+\b")
"""What tells two lists of cases in one report apart; it says nothing to a reader."""


def _value(figure: Figure) -> Any:
    return figure.value if figure.value is not None else _(N_("not stated"))


def _place(figure: Figure) -> str:
    return place_of(figure.where)


def place_of(where: Where) -> str:
    """A place in a document, without its text."""
    return " ".join(
        f"{_(PLACES[name])} {value}" for name, value in where.as_json().items() if name != "text"
    )


PLACES = {
    "paragraph": N_("paragraph"),
    "table": N_("table"),
    "sheet": N_("sheet"),
    "cell": N_("cell"),
}


def print_found(
    table: Table, nothing: str, form: str, output: str | None, as_json: Callable[[], Any], stem: str
) -> None:
    """Print what was found; on the terminal say in words what it means that there is ``nothing`` to
    show.
    """
    if form == "table" and output is None and not table.rows:
        from projections.documents.tables.table import say as told

        for line in (table.title, *table.caption_lines):
            say("{line}", line=told(line, _))
        if nothing:
            say(nothing)
    else:
        print_table(table, form, output, as_json, stem)


RULES = {
    "movement": N_("movement"),
    "parts": N_("parts"),
    "level": N_("level"),
    "repeat": N_("repeat"),
    "period": N_("period"),
    "date": N_("date"),
}
VERDICTS = {"holds": N_("holds"), "fails": N_("fails"), "not_checkable": N_("not checkable")}


def checks_table(results: Sequence[Check], file: Path) -> Table:
    """Check results as a table."""
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("rule", N_("Rule")),
        Column("verdict", N_("Verdict")),
        Column("why", N_("What was found")),
        Column("where", N_("Line of the report")),
    )
    rows = [
        (_(RULES[one.rule]), _(VERDICTS[one.verdict]), _why(one), one.where.text) for one in results
    ]
    return Table(Phrase(N_("Checks of {file} against itself"), {"file": file.name}), columns, rows)


def _why(check: Check) -> str:
    return _(check.reason).format(stated=_text(check.stated), expected=_text(check.expected))


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return " – ".join(map(_text, value))
    return format_date(value) if isinstance(value, date) else "–" if value is None else str(value)


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
            _figure(one.figure),
            _value(one.figure),
            one.then,
            one.now,
            _(VERDICTS[one.verdict]),
            _causes(one),
            _place(one.figure),
        )
        for one in shown
    ]
    positions = [
        (N_("Known then: position {position} ({time})"), found.then),
        (N_("Known now: position {position} ({time})"), found.now),
    ]
    captions = [
        Phrase(text, {"position": position, "time": _time(session, position)})
        for text, position in positions
    ]
    if (stated_by := _submitter(session, found)) is not None:
        captions.append(Phrase(N_("Submitted by {officer}"), {"officer": stated_by}))
    title = Phrase(N_("{file} against the books"), {"file": file.name})
    return Table(title, columns, rows, (_days(found.period), *captions))


def _submitter(session: Session, found: Reconciliation) -> str | None:
    """Who submitted the report, and answers for what no entry supports."""
    record = session.ledger.record_at(found.then) or ""
    if Stream(record).noun != "report":
        return None
    return session.ledger.history(record).entries[0].by


def _figure(figure: Figure) -> str:
    return " · ".join(part for part in (_line(figure), _measure(figure), _cell(figure)) if part)


def _time(session: Session, position: int) -> str:
    moment = session.ledger.recorded_at(position)
    return format_instant(moment) if moment else "–"


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
    """Tell which figures could not be held against the books, and why; and how many are not of the
    books at all.
    """
    by_reason: dict[str, list[Reconciled]] = {}
    for one in found.figures:
        if one.verdict == "not_checkable":
            by_reason.setdefault(one.why, []).append(one)
    for why, figures in by_reason.items():
        named = "; ".join(f"{_figure(one.figure)} ({_place(one.figure)})" for one in figures)
        say(N_("  not checkable, {why}: {figures}"), why=_(why), figures=named)
    if found.others:
        text = ngettext(
            "  besides, {count} figure {what}", "  besides, {count} figures {what}", found.others
        )
        say(text, count=found.others, what=_(NOT_OF_THE_BOOKS))


NOT_OF_THE_BOOKS = N_("of what the books do not keep (counts of cases and people, sums of money)")
