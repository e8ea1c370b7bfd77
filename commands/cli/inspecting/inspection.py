"""`socai inspect`: read a report, check it against itself, reconcile it with the books."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.inspecting.reading_corrected import correct_reading, correcting
from commands.cli.spelling.destination import printing, printing_alone, printing_pages
from commands.cli.spelling.grammar import (
    REPORT_FILE,
    REPORT_FILES,
    SpokenCommand,
    SpokenGroup,
    options,
    reporting_unit,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.elsewhere_words import tell_elsewhere
from commands.cli.telling.form_words import held_by, own_words
from commands.cli.telling.held_words import left_aside, speak_results, with_results
from commands.cli.telling.inspection_tables import (
    checks_table,
    counts_table,
    figures_table,
    place_of,
    print_found,
    speak_counts,
    subject_of_report,
    targets_table,
)
from commands.cli.telling.moment_words import subject_of
from commands.cli.telling.period_words import period
from commands.cli.telling.reading_words import (
    as_asked,
    by_inspection,
    entry_of,
    marked,
    tell_of_inspections,
)
from commands.cli.telling.reconciliation_words import reconciliation_table, speak_summary
from commands.cli.telling.report_page import speak_ends, write_page
from commands.cli.telling.report_words import (
    nothing_read,
    tell_of_rereading,
    tell_of_same_days,
    tell_of_submissions,
    tell_of_the_file,
)
from commands.session import Session
from commands.speech import _, notice
from commands.usecases.held_elsewhere import held_elsewhere
from commands.usecases.reconciling_results import reconcile_whole
from commands.usecases.report_file import read_report_file
from commands.usecases.same_days import beside_it, same_days_json
from ledger.errors import N_, BadValue

if TYPE_CHECKING:
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated.values import StatedReport
    from projections.inspection.reconciliation.reconciled import Reconciliation
    from projections.inspection.results.results import HeldResults

file_argument = click.argument("file", type=REPORT_FILE)


several_options = options(
    click.option(
        "--keep",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=N_("Of several reports: keep each result here, and go on from there next time."),
    ),
    click.option(
        "--out-of",
        type=click.IntRange(1),
        metavar="COUNT",
        help=N_("Of several reports: of how many units theirs are a sample."),
    ),
)


@click.group(
    "inspect",
    cls=SpokenGroup,
    help=N_("Inspection (kiểm tra): read, check and reconcile reports."),
)
def inspect() -> None:
    """Group the verbs."""


@inspect.command(
    "read",
    cls=SpokenCommand,
    help=N_("Read every figure of a report, and say what was not read. Needs no ledger."),
)
@file_argument
@own_words
@by_inspection
@correcting
@printing_pages
@with_session
def read(
    session: Session,
    file: Path,
    words: FormFile | None,
    inspection: str | None,
    form: str,
    output: str | None,
    **typed: Any,
) -> int:
    """Read a report, or correct how it is read.

    That it states nothing is an answer; only a check that checks nothing is not fine.
    """
    if correct_reading(session, file, words, inspection, form, typed):
        return 0
    report = as_asked(session, file, words, inspection).stated
    if form == "html":
        write_page(read_report_file(file, words), output, report)
        return 0
    _print_figures(report, file, form, output)
    if form == "table":
        _tell_results(report, output)
        speak_ends(read_report_file(file, words))
        _tell_the_rest(report)
    nothing_read(report, file, results=True)
    return 0


def _print_figures(report: StatedReport, file: Path, form: str, output: str | None) -> None:
    from projections.inspection.reading.stated.as_json import figures_json

    if report.figures or form != "table":
        print_table(
            marked(figures_table(report, file), report, map(entry_of, report.figures)),
            form,
            output,
            lambda: figures_json(report),
            "so-lieu",
            lambda: subject_of_report(report, file),
            stable=True,
        )


def _tell_results(report: StatedReport, output: str | None) -> None:
    """The results of targets, and what is counted besides, as tables on the terminal."""
    tables = []
    if report.targets and output is None:
        tables.append((targets_table(report), "chi-tieu"))
    if (report.counts or report.names) and output is None:
        tables.append((counts_table(report), "so-lieu-khac"))
    for number, (table, what) in enumerate(tables):
        first = number == 0 and not report.figures
        told = marked(table, report, ((),) * len(table.rows)) if first else table
        print_table(told, "table", None, dict, what)


def _tell_the_rest(report: StatedReport) -> None:
    """Tell what was not read, and what to know of the file."""
    for one in report.not_read:
        why = _("{why}: “{word}”").format(why=_(one.why), word=one.word) if one.word else _(one.why)
        place = place_of(one.where)
        notice(N_("Not read, {place} ({why}): {text}"), place=place, why=why, text=one.text)
    tell_of_the_file(report)


@inspect.command(
    "check",
    cls=SpokenCommand,
    help=N_("Check a report against itself. Needs no ledger. Exit code 1 when a check fails."),
)
@file_argument
@click.option(
    "--all", "everything", is_flag=True, help=N_("Show also what holds and what is not checkable.")
)
@own_words
@by_inspection
@printing_alone
@with_session
def check(
    session: Session,
    file: Path,
    everything: bool,
    words: FormFile | None,
    inspection: str | None,
    form: str,
    output: str | None,
) -> int:
    """Check a report."""
    from projections.inspection.checks.finding import by_hand_in, checks_json, in_groups
    from projections.inspection.checks.rules import check_report

    asked = as_asked(session, file, words, inspection)
    report, results = asked.stated, check_report(asked.stated, asked.form)
    shown = [one for one in in_groups(results) if everything or one.verdict == "fails"]
    print_found(
        marked(checks_table(shown, file), report, (by_hand_in(one, report) for one in shown)),
        NOTHING_FAILS if results else "",
        form,
        output,
        lambda: checks_json(report, results),
        "kiem-tra",
        lambda: subject_of_report(report, file),
    )
    if form == "table":
        speak_counts(report, results)
        tell_of_the_file(report)
    unread = nothing_read(report, file, results=True)
    return 1 if any(one.verdict == "fails" for one in results) else 3 if unread else 0


NOTHING_FAILS = N_("No check fails.")
EVERYTHING_AGREES = N_("Every figure agrees with the books.")
LINES_OF_WORK_AGREE = N_("The figures of lines of work agree with the books; what differs follows.")
WHATEVER_CAN_AGREES = N_("Every figure that can be checked agrees with the books.")


@inspect.command(
    "reconcile",
    cls=SpokenCommand,
    help=N_("Recount every stated figure from the entries, as known then and now."),
)
@click.argument("files", type=REPORT_FILES, nargs=-1, required=True)
@period
@held_by
@reporting_unit
@click.option("--all", "everything", is_flag=True, help=N_("Show also the figures that match."))
@own_words
@by_inspection
@several_options
@printing
@with_session
def reconcile(session: Session, files: tuple[Path, ...], **typed: Any) -> int:
    """Reconcile a report with the books, or many. Exit code 1 when anything differs."""
    from commands.usecases.reconciling_many import is_folder

    session.prove()
    then = typed.pop("known_then")
    typed["known_then"] = None if then is None else session.position(then)
    if len(files) > 1 or is_folder(files[0]):
        from commands.cli.telling.many_reports import hold_many

        return hold_many(session, files, **typed)
    alone = {"--keep": typed.pop("keep"), "--out-of": typed.pop("out_of")}
    if given := next((option for option, value in alone.items() if value), None):
        raise BadValue(field=given, text=str(alone[given]), why=N_("it is for several reports"))
    return _reconcile(session, files[0], **typed)


def _reconcile(
    session: Session, file: Path, everything: bool, form: str, output: str | None, **typed: Any
) -> int:
    """Reconcile one report."""
    asked = typed["known_then"] is not None
    whole = reconcile_whole(session.ledger, session.home, file, **typed)
    compared, found, results = whole.compared, whole.found, whole.results
    elsewhere = held_elsewhere(session.ledger, file, typed["words"], compared)
    tell_elsewhere(session.ledger, found.unit, found.period, elsewhere)
    tell_of_submissions(compared, file, asked=asked)
    beside = beside_it(session.ledger, read_report_file(file, typed["words"]).sha256, found)
    tell_of_same_days(beside)
    tell_of_rereading(compared.reread)
    tell_of_inspections(session, compared.readings)
    shown = found.figures if everything else found.differing
    table = reconciliation_table(session, compared, shown, file)
    table = marked(table, compared.read, (entry_of(one.figure) for one in shown))
    if form != "table" or output is not None:
        table = with_results(table, results, everything=everything)
    print_found(
        table,
        _agreement(found, results),
        form,
        output,
        lambda: whole.as_json() | elsewhere.as_json() | {"same_days": same_days_json(beside)},
        "doi-chieu",
        lambda: subject_of(session, found.unit, found.period, found.now),
    )
    if form == "table":
        others = left_aside(compared.read, results) if found.others else 0
        speak_summary(found, others=others, everything=everything)
        speak_results(results, everything=everything)
        tell_of_the_file(compared.read)
    unread = nothing_read(compared.read, file, results=bool(results.checkable))
    return 1 if whole.differs else 3 if unread else 0


def _agreement(found: Reconciliation, results: HeldResults) -> str:
    """What an empty list of differences means."""
    checked = [one for one in found.figures if one.verdict != "not_checkable"]
    if not found.figures:
        return N_("There is nothing to hold against the books.")
    if not checked:
        return N_("No figure of it could be held against the books.")
    if results.differing:
        return LINES_OF_WORK_AGREE
    return EVERYTHING_AGREES if len(checked) == len(found.figures) else WHATEVER_CAN_AGREES


inspect.add_lazy(
    {
        "forms": "commands.cli.inspecting.form_checks:forms",
        "sample": "commands.cli.inspecting.drawing:sample",
        "sampled": "commands.cli.inspecting.drawing:sampled",
        "replay": "commands.cli.inspecting.replay:replay",
        "quality": "commands.cli.inspecting.quality:quality",
        "minutes": "commands.cli.inspecting.minutes:minutes",
        "finding": "commands.cli.papers.finding:finding",
    }
)
