"""`socai`: finds the command, runs it, and turns every refusal into words and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click

from commands.cli.spelling.first_steps import first_steps
from commands.cli.spelling.shells import VARIABLE, answered
from commands.cli.spelling.spoken import NothingAsked, SpokenGroup, whole_line
from commands.ending import code_of, tidy_when_ended
from commands.leaving import begin
from commands.session import Session, closing
from commands.speech import (
    INTERRUPTED,
    LANGUAGES,
    _,
    apologise,
    asked,
    force_utf8,
    is_attended,
    misused,
    notice,
    refuse,
    stopped,
    use_language,
)
from ledger.errors import N_, BadValue, LedgerError

CHAPTERS = {
    N_("Begin"): {
        "init": "commands.cli.books.founding:init",
        "demo": "commands.cli.demo:demo",
        "status": "commands.cli.books.founding:status",
        "doctor": "commands.cli.books.doctor:doctor",
        "completion": "commands.cli.books.completion:completion",
    },
    N_("Record"): {
        "record": "commands.cli.records.asking:record",
        "casefile": "commands.cli.records.casefile:casefile",
        "collaborator": "commands.cli.records.collaborator:collaborator",
        "persona": "commands.cli.records.persona:persona",
        "dead-drop": "commands.cli.records.dead_drop:dead_drop",
        "outcome": "commands.cli.papers.outcome:outcome",
        "gang": "commands.cli.papers.gang:gang",
        "object": "commands.cli.papers.survey_object:survey_object",
        "attest": "commands.cli.papers.attest:attest",
        "quota": "commands.cli.papers.quota:quota",
        "import": "commands.cli.records.importing:import_register",
        "template": "commands.cli.records.template:template",
        "export": "commands.cli.records.export:export",
    },
    N_("Put right what was recorded wrongly"): {
        "undo": "commands.cli.records.undoing:undo",
        "correct": "commands.cli.records.voiding:correct",
        "void": "commands.cli.records.voiding:void",
    },
    N_("Units, officers, lists of values"): {
        "unit": "commands.cli.books.unit:unit",
        "officer": "commands.cli.books.officer:officer",
        "catalog": "commands.cli.books.catalog:catalog_group",
        "secrecy": "commands.cli.books.secrecy:secrecy",
    },
    N_("Find and look"): {
        "find": "commands.cli.records.find:find",
        "show": "commands.cli.records.file_page:show",
        "register": "commands.cli.records.register:register",
        "log": "commands.cli.records.history:log",
        "diff": "commands.cli.figures.diff:diff",
    },
    N_("Figures and reports"): {
        "summary": "commands.cli.figures.summary:summary",
        "page": "commands.cli.figures.page:page",
        "stats": "commands.cli.figures.stats:stats",
        "trace": "commands.cli.figures.trace:trace",
        "targets": "commands.cli.figures.targets:targets",
        "due": "commands.cli.figures.due:due",
        "report": "commands.cli.reports.report:report",
    },
    N_("Inspect"): {
        "inspect": "commands.cli.inspecting.inspection:inspect",
        "inspection": "commands.cli.papers.inspections:inspection",
        "file-check": "commands.cli.records.file_check:file_check",
        "knowledge": "commands.cli.papers.knowledge:knowledge",
        "meeting": "commands.cli.papers.meeting:meeting",
        "circular": "commands.cli.papers.circular:circular",
        "sanction": "commands.cli.papers.sanction:sanction",
        "bundle": "commands.cli.books.bundle:bundle",
    },
    N_("Keep the books"): {
        "verify": "commands.cli.books.verifying:verify",
        "receipt": "commands.cli.books.verifying:receipt",
        "backup": "commands.cli.books.backup:backup",
        "restore": "commands.cli.books.backup:restore",
        "rebuild": "commands.cli.books.verifying:rebuild",
        "upgrade": "commands.cli.books.upgrading:upgrade",
        "clock": "commands.cli.books.clock:clock",
    },
}
"""The commands and where each stands, in the order in which the help tells them."""


@click.group(
    cls=SpokenGroup,
    chapters=CHAPTERS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=N_(
        "Sổ cái: an audit ledger for casework. Every change is an "
        "entry; every figure is a sum of entries."
    ),
)
@click.option(
    "--ledger",
    "folder",
    envvar="SOCAI_LEDGER",
    type=click.Path(file_okay=True),
    help=N_("The ledger's folder."),
)
@click.option("--as", "officer", envvar="SOCAI_AS", metavar="CODE", help=N_("Officer who records."))
@click.option(
    "--lang", type=click.Choice(LANGUAGES), envvar="SOCAI_LANG", help=N_("Language of messages.")
)
@click.version_option(package_name="socai", message="socai %(version)s")
@click.pass_context
def main(ctx: click.Context, folder: str | None, officer: str | None, lang: str | None) -> None:
    """Make the session every command uses."""
    session = ctx.ensure_object(Session)
    session.ask, session.attended = asked, is_attended
    session.folder, session.officer = Path(folder) if folder else None, officer
    ctx.call_on_close(session.close)
    if ctx.invoked_subcommand is None:
        raise NothingAsked(ctx, first_steps(session))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; return its exit code. Nothing is raised."""
    use_language(_language(arguments))
    session = Session()
    begin(session)
    if asked_by_shell := os.environ.get(VARIABLE):
        return answered(main, asked_by_shell, obj=session)
    try:
        result = main.main(
            args=list(arguments), prog_name="socai", standalone_mode=False, obj=session
        )
    except LedgerError as error:
        tell_faults(error)
        return refuse(error)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt) as stop:
        return code_of(stop, stopped(nothing_recorded=session.is_as_opened()))
    except click.ClickException as error:
        code = misused(error)
        if isinstance(error, click.MissingParameter) and error.ctx is not None:
            notice(N_("Hint: at least {line}"), line=whole_line(error.ctx))
        return code
    except BrokenPipeError:
        return 0
    # a word of the command line that is no text: half a character, a stray byte
    except UnicodeEncodeError as error:
        return refuse(
            BadValue(
                field=N_("command line"),
                text=ascii(error.object),
                why=N_("it holds bytes that are no text"),
            )
        )
    except Exception as error:  # noqa: BLE001 - the one place where anything unforeseen becomes words
        return session_fault(session) or apologise(error)
    return result if isinstance(result, int) else 0


def tell_faults(refused: LedgerError) -> None:
    """Say what is wrong in a file of the ledger's folder: line, key, and what to do."""
    for fault in refused.faults:
        problem, hint = fault.say(_)
        file, line = refused.values["file"], fault.line or "–"
        notice(FAULT, file=file, line=line, key=fault.key, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)


FAULT = N_("{file}, line {line}, {key}: {problem}")


def session_fault(session: Session) -> int:
    """Refuse what is not as it was recorded, where that is why a command failed; 0: it is not why.

    A command trips over a changed entry in ways nobody can foresee.
    """
    from commands.usecases.verifying import fault_in

    if not session.was_opened:
        return 0
    try:
        with closing(session):  # opened anew: the command let go of it
            broken = fault_in(session.unquestioned)
    except LedgerError as error:
        return refuse(error)
    return refuse(broken) if broken else 0


def _language(arguments: Sequence[str]) -> str:
    asked = os.environ.get("SOCAI_LANG", "vi")
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--lang":
            asked = following
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else "vi"


def entry_point() -> None:
    """The console script."""
    # looking for plugins that are not there takes time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    force_utf8()
    tidy_when_ended()
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # a second one, while the first was told
        sys.exit(INTERRUPTED)
