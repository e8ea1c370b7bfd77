"""`socai inspect read --correct`: a report is read otherwise, as a file says or as is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from commands.cli.spelling.grammar import DATE, TODAY, options, recorder
from commands.cli.telling.inspection_tables import figure_in_words, place_of, value_of
from commands.cli.telling.reading_words import as_asked, value_in_words
from commands.session import Session
from commands.speech import _, notice, said, turned
from commands.usecases.reading_anew import Reader, record_readings, unit_spoken_for
from commands.usecases.reading_notes import ReadAs, notes_in
from commands.usecases.report_file import ReportFile
from ledger.errors import N_, LedgerError
from ledger.values.text import yes_or_no

if TYPE_CHECKING:
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated.values import (
        Figure,
        NotRead,
        StatedReport,
        StatedValue,
    )

ASKED = "?"
"""Given without a file, what is to be corrected is asked for."""

correcting = options(
    click.option(
        "--correct",
        is_flag=False,
        flag_value=ASKED,
        metavar="FILE",
        help=N_(
            "Correct how the report is read, as entries of the inspection: as this file says (CSV "
            "or TOML), or, without one, as you answer."
        ),
    ),
    click.option(
        "--read-by", metavar="CODE", help=N_("Who reads it so (default: who records it).")
    ),
    click.option(
        "--unit",
        metavar="CODE",
        help=N_("For --correct: the unit the report speaks for (default: the one it names)."),
    ),
    click.option("--on", "effective_on", type=DATE, help=TODAY),
    recorder,
)


def correct_reading(
    session: Session,
    file: Path,
    words: FormFile | None,
    inspection: str | None,
    form: str,
    typed: dict[str, Any],
) -> bool:
    """Correct how a report is read, where that is asked for; whether it was.

    Raises click.UsageError where what goes with it is missing, or nobody can be asked.
    """
    notes = typed["correct"]
    if notes is None:
        _refuse_alone(typed)
        return False
    if inspection is None:
        raise click.UsageError(_(NEEDS_INSPECTION))
    if notes == ASKED and not session.attended():
        raise click.UsageError(_(NOBODY_THERE))
    read = as_asked(session, file, words, inspection)
    unit = unit_spoken_for(session.ledger, read, typed["unit"])
    by = session.by(typed["officer_code"])
    each = _asked_for(read) if notes == ASKED else notes_in(Path(notes), read.name, read.sha256)
    if not each:
        notice(N_("Nothing was corrected."))
        return True
    day = typed["effective_on"] or session.today
    reader = Reader(inspection, typed["read_by"] or by, by, day)
    _record(session, read, unit, each, reader, form)
    if form == "table":
        notice(NEXT, file=file, code=inspection)
    return True


NEXT = N_("Next: socai inspect check {file} --inspection {code}")
NEEDS_INSPECTION = N_("--correct needs --inspection CODE: the corrections are its entries")
NOBODY_THERE = N_(
    "--correct without a file asks at a terminal, and nobody can be asked here; give a file: "
    "--correct FILE"
)
GOES_WITH = N_("{option} goes with --correct")


def _refuse_alone(typed: dict[str, Any]) -> None:
    for name in ("read_by", "unit", "effective_on", "officer_code"):
        if typed[name] is not None:
            option = {"effective_on": "--on", "officer_code": "--as"}.get(name)
            called = option or f"--{name.replace('_', '-')}"
            raise click.UsageError(_(GOES_WITH).format(option=called))


def _record(
    session: Session,
    read: ReportFile,
    unit: str,
    each: Sequence[ReadAs],
    reader: Reader,
    form: str,
) -> None:
    from commands.cli.telling.entry_words import speak_receipt

    receipt = record_readings(session.ledger, read, unit, each, reader, _tell)
    speak_receipt(session.ledger, receipt, form)


def _tell(number: int, fault: LedgerError) -> None:
    """Tell why one of several corrections cannot be recorded."""
    problem, hint = said(fault)
    notice(N_("- Correction {number}: {problem}"), number=number, problem=problem)
    notice(N_("  Hint: {hint}"), hint=hint)


# ---- at a terminal ------------------------------------------------------------------------------


class AValue(NamedTuple):
    """A value of a result, or a count, that may be read otherwise, with its id."""

    id: str
    value: StatedValue


def _asked_for(read: ReportFile) -> list[ReadAs]:
    """What a person answers, place by place, until nothing more is to be corrected."""
    choices: list[Figure | NotRead | AValue] = [
        *read.stated.figures,
        *read.stated.not_read,
        *_values(read.stated),
    ]
    for number, one in enumerate(choices, start=1):
        notice("{number}  {told}", number=number, told=_choice(one))
    found: list[ReadAs] = []
    while (answer := _answer(WHICH)).isdigit() and 0 < int(answer) <= len(choices):
        found.append(_corrected(choices[int(answer) - 1]))
    return found if found and yes_or_no(_answer(RECORD)) else []


def _values(report: StatedReport) -> Iterator[AValue]:
    """The values of results, those too that are not stated, and the counts."""
    from projections.inspection.reading.results_by_hand import count_value, target_values

    yield from (AValue(one.id, one.value) for one in target_values(report))
    yield from (AValue(one.id, count_value(one)) for one in report.all_counts)


def _choice(one: Figure | NotRead | AValue) -> str:
    from projections.inspection.reading.stated.values import Figure

    if isinstance(one, AValue):
        return f"{place_of(one.value.where)}: {value_in_words(one.value)}"
    if isinstance(one, Figure):
        return f"{place_of(one.where)}: {figure_in_words(one)}: {value_of(one)}"
    return _(N_("{place}, not read: {text}")).format(place=place_of(one.where), text=one.text)


WHICH = N_("Which is to be read otherwise? (number; Enter ends) ")
RECORD = N_("Record these corrections? (yes/no) ")
STRIKE = N_("Is it no figure at all? (yes/no; Enter: no) ")
LINE = N_("Line of work (Enter: as it is read): ")
MEASURE = N_("Measure: opening, added, removed, current, handled (Enter: as it is read): ")
CELL = N_("Cell, for example class=B; level=xã (Enter: as it is read): ")
VALUE = N_("Value (Enter: as it is read): ")
WHY = N_("Why: ")
COUNT_OF = N_("Count of what, for example I.checks (Enter: as it is read): ")
COUNTED = N_("Count of no line of work, for example I.checks (Enter: it is of a line of work): ")


def _corrected(one: Figure | NotRead | AValue) -> ReadAs:
    """How one is to be read; of a number that was not, what is not answered is as it may be."""
    if isinstance(one, AValue):
        return _value_corrected(one)
    from projections.inspection.reading.by_hand import place_named
    from projections.inspection.reading.stated.values import Figure

    place = place_named(one.where)
    if isinstance(one, Figure) and yes_or_no(_answer(STRIKE)):
        return ReadAs(place=place, figure=one.id, struck="yes", why=_answer(WHY))
    if not isinstance(one, Figure) and (count := _answer(COUNTED)):
        return ReadAs(place=place, counts=count, value=_answer(VALUE), why=_answer(WHY))
    line, measure, cell, value = map(_answer, (LINE, MEASURE, CELL, VALUE))
    if isinstance(one, Figure):
        return ReadAs(place, one.id, line, measure, cell, value, "", _answer(WHY))
    told = cell or "; ".join(f"{name}={code}" for name, code in one.cell.items())
    line, measure = line or one.line or "", measure or one.measure
    return ReadAs(place, "", line, measure, told, value, "", _answer(WHY))


def _value_corrected(one: AValue) -> ReadAs:
    """How a value of a result, or a count, is to be read."""
    from projections.inspection.reading.stated.places import place_named

    named = {"place": place_named(one.value.where), "figure": one.id}
    if one.value.stated and yes_or_no(_answer(STRIKE)):
        return ReadAs(**named, struck="yes", why=_answer(WHY))
    count = _answer(COUNT_OF) if one.value.what == "count" else ""
    return ReadAs(**named, counts=count, value=_answer(VALUE), why=_answer(WHY))


def _answer(prompt: str) -> str:
    """What is typed after a prompt; nothing where no more comes, or ``q``."""
    answer = turned(prompt).strip()
    return "" if answer == "q" else answer
