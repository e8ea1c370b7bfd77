"""What `socai inspect` prints: figures, checks and differences as tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.cli.spelling.tables import print_table
from commands.speech import _, ngettext, say
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, STATED_MEASURES
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.period import Period

if TYPE_CHECKING:
    from projections.documents.lines.document import Where
    from projections.documents.tables.table import Phrase, Subject, Table
    from projections.inspection.checks.finding import Check
    from projections.inspection.reading.stated.names import StatedNames
    from projections.inspection.reading.stated.values import (
        Figure,
        StatedCount,
        StatedReport,
        TargetResult,
    )


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
        (_line(one), _measure(one), _cell(one), value_of(one), _place(one))
        for one in report.figures
    ]
    captions = [verbatim(report.unit)] if report.unit else []
    if report.period:
        captions.append(days_of(report.period))
    return Table(
        Phrase(N_("Figures of {file}"), {"file": file.name}), columns, rows, tuple(captions)
    )


def targets_table(report: StatedReport) -> Table:
    """The results of targets as a table: shares, rates in per cent, and grades."""
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.inspection.checks.grade import GRADES
    from projections.inspection.results.value_words import NOT_ASKED

    columns = (
        Column("number", N_("Target"), "integer"),
        Column("share", N_("Share")),
        Column("value", N_("Rate")),
        Column("grade", N_("Grade")),
        Column("where", N_("Place")),
    )
    rows = [
        (
            one.number,
            f"{one.rate.numerator}/{one.rate.denominator}" if one.rate.denominator else _parts(one),
            _rate(f"{one.rate.value}%") if one.rate.value else "",
            GRADES[one.grade] if one.grade else "" if one.asked else NOT_ASKED,
            with_marks(place_of(one.rate.where), *one.read_by_hand),
        )
        for one in report.targets
    ]
    return Table(Phrase(N_("Results of targets"), {}), columns, rows)


def _parts(one: TargetResult) -> str:
    """What each part of a result states, with what it is called."""
    told = []
    for part in one.parts:
        above, below = part.numerator, part.denominator
        value = "" if above is None else str(above) if below is None else f"{above}/{below}"
        if value:
            told.append(f"{part.label}: {value}" if part.label else value)
    return "; ".join(told)


def counts_table(report: StatedReport) -> Table:
    """The counts that belong to no line of work, by the names of their slots in forms."""
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("count", N_("Count")),
        Column("value", N_("Value")),
        Column("where", N_("Place")),
    )
    rows = [
        (
            slot_of(one),
            one.shown,
            with_marks(place_of(one.where), *([] if one.by_hand is None else [one.by_hand])),
        )
        for one in report.counts
    ]
    rows += [(slot_of(one), ", ".join(one.names), place_of(one.where)) for one in report.names]
    return Table(Phrase(N_("Other counts"), {}), columns, rows)


def slot_of(one: StatedCount | StatedNames) -> str:
    """A count as the slots of forms are called: ``I.checks{day=may}``."""
    cell = ",".join(f"{name}={value}" for name, value in one.cell.items())
    return f"{one.name}{{{cell}}}" if cell else one.name


def days_of(days: Period) -> Phrase:
    """A period in words."""
    from projections.documents.tables.table import Phrase

    text = N_("From {start} to the end of {end}, both days included")
    return Phrase(text, {"start": format_date(days.start), "end": format_date(days.end)})


def _line(figure: Figure | Check) -> str:
    return catalog().line(figure.line).name if figure.line else "–"


COUNTS = {"count": N_("Count"), "money": N_("Money")}


def _measure(figure: Figure) -> str:
    return _({**STATED_MEASURES, **COUNTS}.get(figure.measure, figure.measure))


def _cell(figure: Figure | Check) -> str:
    """A figure's cell in words; counts name only what they count.

    Bare letters and numbers say what they are, and codes are named.
    """
    from commands.cli.telling.field_words import named

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


def value_of(figure: Figure) -> Any:
    """A stated value, or that it is not stated."""
    return figure.value if figure.value is not None else _(N_("not stated"))


def _place(figure: Figure) -> str:
    return place_of(figure.where)


def place_of(where: Where) -> str:
    """A place in a document, without its text."""
    return " ".join(
        f"{_(PLACES[name])} {value}" for name, value in where.as_json().items() if name != "text"
    )


def with_marks(text: str, *positions: int) -> str:
    """A text with the entries by which an inspector reads what it is of as he does."""
    return " ".join([text, *(f"[{one}]" for one in sorted({*positions}))]).strip()


PLACES = {
    "paragraph": N_("paragraph"),
    "table": N_("table"),
    "sheet": N_("sheet"),
    "cell": N_("cell"),
}


def print_found(
    table: Table,
    nothing: str,
    form: str,
    output: str | None,
    as_json: Callable[[], Any],
    what: str,
    subject: Callable[[], Subject],
) -> None:
    """Print what was found; on the terminal, say what it means that ``nothing`` was."""
    if form == "table" and output is None and not table.rows:
        from projections.documents.tables.table import say as told

        for line in (table.title, *table.caption_lines):
            say("{line}", line=told(line, _))
        if nothing:
            say(nothing)
    else:
        print_table(table, form, output, as_json, what, subject, stable=True)


def subject_of_report(report: StatedReport, file: Path) -> Subject:
    """Whose figures, and of which days, a report states; the file's own name where it says not."""
    from projections.documents.tables.table import Subject

    return Subject(report.unit or file.stem, report.period, report.unit or "")


RULES = {
    "movement": N_("movement"),
    "parts": N_("parts"),
    "level": N_("level"),
    "repeat": N_("repeat"),
    "period": N_("period"),
    "date": N_("date"),
    "rate": N_("rate"),
    "grade": N_("grade"),
    "change": N_("change"),
}
VERDICTS = {"holds": N_("holds"), "fails": N_("fails"), "not_checkable": N_("not checkable")}


def checks_table(results: Sequence[Check], file: Path) -> Table:
    """Check results as a table, consequences marked as such below their root."""
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("rule", N_("Rule")),
        Column("verdict", N_("Verdict")),
        Column("why", N_("What was found")),
        Column("where", N_("Lines of the report")),
    )
    rows = [(_rule(one), _(VERDICTS[one.verdict]), _why(one), _lines(one)) for one in results]
    return Table(Phrase(N_("Checks of {file} against itself"), {"file": file.name}), columns, rows)


def _rule(check: Check) -> str:
    """The rule's name; under a root, with the sign of what follows from it."""
    rule = _(RULES[check.rule])
    return rule if check.because_of is None else f"└ {rule}"


def _lines(check: Check) -> str:
    """Every line involved where a check fails; else the one it stands in."""
    return "\n".join(check.lines) if check.verdict == "fails" else check.where.text


COUNTED = N_("Checks that hold: {holds}; that fail: {fails}; not checkable: {not_checkable}")
FOLLOWING = N_("Marked └: one figure put right would mend it together with the check above it.")


def speak_counts(report: StatedReport, results: Sequence[Check]) -> None:
    """Say how many checks hold, fail and cannot be made, and how many follow from others.

    Say also how much of the report was not read.
    """
    from projections.inspection.checks.finding import COUNTED_BY_BOTH

    counted = Counter(one.verdict for one in results)
    say(
        COUNTED,
        holds=counted["holds"],
        fails=counted["fails"],
        not_checkable=counted["not_checkable"],
    )
    if any(one.because_of is not None for one in results):
        say(FOLLOWING)
    for one in results:
        if one.reason == COUNTED_BY_BOTH:
            say("  {why}", why=_why(one))
    if count := len(report.not_read):
        told = ngettext(
            "{count} place could not be read; “socai inspect read” lists it.",
            "{count} places could not be read; “socai inspect read” lists them.",
            count,
        )
        say(told, count=count)


def _why(check: Check) -> str:
    """What was found, and of which line of work and cell."""
    found = _(check.reason).format(stated=_text(check.stated), expected=_text(check.expected))
    of = " · ".join(part for part in (_line(check) if check.line else "", _cell(check)) if part)
    return f"{of}: {found}" if of else found


def _text(value: Any) -> str:
    """A value of a check: a count, a day, a period, a rate, or a grade."""
    if isinstance(value, tuple):
        return " – ".join(map(_text, value))
    if isinstance(value, str):
        return _rate(value) if value.endswith("%") else value
    return format_date(value) if isinstance(value, date) else "–" if value is None else str(value)


def _rate(written: str) -> str:
    """A rate written in English, ``87.5%``, with the signs of the language asked for."""
    from projections.documents.tables.table import separated

    return separated(written, _)


def figure_in_words(figure: Figure) -> str:
    """The line, the measure and the cell of a figure, in words."""
    return " · ".join(part for part in (_line(figure), _measure(figure), _cell(figure)) if part)
