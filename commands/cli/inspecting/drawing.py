"""`socai inspect sample`: files drawn by lot for an inspection; `sampled`: what they say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    DATE,
    FROM_ONE,
    TODAY,
    CountType,
    DimensionsType,
    SpokenCommand,
    as_of,
    known_at,
    options,
    recorder,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.moment_words import subject_of
from commands.cli.telling.receipt_words import say_receipt
from commands.session import Session
from commands.speech import _, notice, say
from commands.usecases.drawing_files import (
    draw_again,
    draw_files,
    draws_of,
    draws_taken_back,
    plan_draw,
    unit_inspected,
)
from commands.usecases.listing import Wanted
from ledger.errors import N_
from ledger.errors.inspections import NothingDrawn, WordsMissing
from ledger.values.period import Period

if TYPE_CHECKING:
    from commands.usecases.drawing_files import DrawnAgain, Planned, TakenBack
    from projections.inspection.sampling.goal import Goal

PARTED = ("line", "unit")
of_lot = options(
    click.option(
        "--unit",
        metavar="CODE",
        help=N_(
            "Files of this unit and those under it (default: all; of an inspection, its unit's)."
        ),
    ),
    click.option(
        "--by",
        type=DimensionsType(PARTED),
        default=(),
        metavar="DIM,…",
        help=N_("Part the files, so that each part is drawn from: line, unit, or line,unit."),
    ),
)
of_goal = options(
    click.option(
        "--goal",
        type=click.Choice(["detect", "estimate"]),
        default="detect",
        help=N_("detect: find at least one of some wrong files; estimate: tell how many are so."),
    ),
    click.option(
        "--wrong", type=FROM_ONE, help=N_("detect: so many wrong files must not stay unseen.")
    ),
    click.option(
        "--margin", type=click.IntRange(1, 50), help=N_("estimate: to within so many percent.")
    ),
    click.option(
        "--expected", type=CountType(0), help=N_("estimate: about so many percent (default: 50).")
    ),
    click.option("--confidence", type=click.IntRange(50, 99), default=95, help=N_("In percent.")),
)
on_record = options(
    click.option("--inspection", metavar="CODE", help=N_("Draw them, in this inspection.")),
    click.option("--words", metavar="TEXT", help=N_("Words or dice said once the root is known.")),
    click.option("--on", "effective_on", type=DATE, help=TODAY),
    recorder,
)


@click.command(
    "sample",
    cls=SpokenCommand,
    help=N_("How many files to draw for checking; with --inspection and --words, draw them."),
)
@click.argument("lines", nargs=-1)
@of_lot
@of_goal
@on_record
@as_of
@known_at
@printing
@with_session
def sample(session: Session, lines: tuple[str, ...], **typed: Any) -> None:
    """Plan a draw, or make it and put it on record."""
    from commands.cli.telling.drawing_words import plan_json, plan_table

    goal = _goal(typed)
    by = _drawer(session, typed)
    session.prove()
    unit = typed["unit"]
    if by is not None and unit is None:
        unit = unit_inspected(session.ledger, typed["inspection"])
    wanted = Wanted(lines, unit)
    position = session.position(typed["known_at"])
    planned = plan_draw(
        session.ledger, session.facts, wanted, goal, typed["as_of"], position, typed["by"]
    )
    if by is None:
        _print(session, typed, planned, plan_table(session, planned), plan_json(planned))
        if typed["form"] == "table":
            _tell_how_to_draw(planned)
        return
    _draw(session, typed, planned, by)


def _draw(session: Session, typed: dict[str, Any], planned: Planned, by: str) -> None:
    """Draw the files, put the draw on record, and tell both."""
    from commands.cli.telling.drawing_words import drawn_table, plan_json

    day: date = typed["effective_on"] or session.today
    words = typed["words"]
    rows, receipt = draw_files(session.ledger, planned, typed["inspection"], words, by, day)
    position = receipt.entries[0].position
    drawn = [{"record": row.record, "number": row.number} for row in rows]
    told = {**plan_json(planned), "entry": position, "words": words, "drawn": drawn}
    _print(session, typed, planned, drawn_table(session, planned, rows, words), told)
    if typed["form"] == "table":
        say(DRAWN, position=position, count=len(rows))
        say_receipt(receipt)


DRAWN = N_("Entry {position} recorded: {count} files drawn.")


def _goal(typed: dict[str, Any]) -> Goal:
    """What the draw is for; click has read each number.

    Raises UsageError for half a goal, RateCertain.
    """
    from projections.inspection.sampling.goal import Goal

    detect = typed["goal"] == "detect"
    needed, others = ("wrong", ("margin", "expected")) if detect else ("margin", ("wrong",))
    if typed[needed] is None:
        raise click.UsageError(_(NEEDS).format(goal=typed["goal"], option=f"--{needed}"))
    for name in others:
        if typed[name] is not None:
            said = _(GOES_NOT).format(goal=typed["goal"], option=f"--{name}")
            raise click.UsageError(said)
    names = ("confidence", "wrong", "margin", "expected")
    goal = Goal(typed["goal"], **{name: typed[name] for name in names})
    goal.check()
    return goal


NEEDS = N_("--goal {goal} needs {option}")
GOES_NOT = N_("{option} does not go with --goal {goal}")
NEEDS_INSPECTION = N_("--words goes with --inspection: the inspection the files are drawn in")


def _drawer(session: Session, typed: dict[str, Any]) -> str | None:
    """Who draws; None where nothing is drawn yet. Raises WordsMissing, RecorderMissing."""
    if typed["inspection"] is None:
        if typed["words"] is not None:
            raise click.UsageError(_(NEEDS_INSPECTION))
        return None
    if typed["words"] is None:
        raise WordsMissing
    return session.by(typed["officer_code"])


def _print(
    session: Session, typed: dict[str, Any], planned: Planned, table: Any, data: dict[str, Any]
) -> None:
    day = planned.moment.as_of
    print_table(
        table,
        typed["form"],
        typed["output"],
        lambda: data,
        "chon-mau",
        lambda: subject_of(session, planned.unit, Period(day, day), planned.moment.known_at or 0),
    )


def _tell_how_to_draw(planned: Planned) -> None:
    notice(
        N_(
            "Read the root out, let each side say words or throw dice, and draw by them: the same "
            "command with --known-at {position} --inspection CODE --words TEXT. "
            "An inspection draws files of its own unit, or of one under it that --unit names."
        ),
        position=planned.moment.known_at,
    )


@click.command(
    "sampled",
    cls=SpokenCommand,
    help=N_("Make a draw of an inspection again, and tell what the checks of its files say."),
)
@click.argument("inspection", metavar="CODE")
@click.option("--draw", type=FROM_ONE, help=N_("Which draw of the inspection (default: the last)."))
@known_at
@printing
@with_session
def sampled(session: Session, inspection: str, draw: int | None, **typed: Any) -> int:
    """Tell of a draw on record. Exit code 1 where it cannot be made again."""
    from commands.cli.telling.drawing_words import checked_json, checked_table

    session.prove()
    position = session.position(typed["known_at"])
    draws = draws_of(session.ledger, inspection, position)
    back = draws_taken_back(session.ledger, inspection, position)
    for one in back:
        _say_taken_back(one)
    if not draws or (draw or 1) > len(draws):
        raise NothingDrawn(code=inspection, draw=draw or 1, draws=len(draws))
    again = draw_again(session.ledger, session.facts, draws[(draw or 0) - 1], position)
    print_table(
        checked_table(session, again),
        typed["form"],
        typed["output"],
        lambda: checked_json(again, back),
        "mau-da-chon",
        lambda: subject_of(session, again.entry.scope, Period(again.as_of, again.as_of), position),
    )
    if typed["form"] == "table":
        _say_what_it_means(again)
    return 0 if again.agrees else 1


def _say_taken_back(one: TakenBack) -> None:
    notice(
        N_("The draw of entry {entry} (“{words}”) was voided by entry {void}, by {by}: {reason}"),
        entry=one.draw.position,
        words=one.draw.words,
        void=one.void.position,
        by=one.void.by,
        reason=one.void.reason,
    )


def _say_what_it_means(again: DrawnAgain) -> None:
    """What was found among the files drawn, and what that says of all."""
    from projections.documents.tables.table import shown

    if not again.agrees:
        notice(N_("Drawn again, they are other files than the entry states."))
    said = again.said
    if said.most is None:
        say(
            N_(
                "{checked} of {drawn} files are checked; the rest must be before they say anything."
            ),
            checked=said.checked,
            drawn=said.drawn,
        )
        return
    say(
        N_(
            "{wrong} wrong of {drawn} drawn from {files}: at most {most} of all are wrong "
            "({confidence} %)."
        ),
        wrong=said.wrong,
        drawn=said.drawn,
        files=again.lot.files,
        most=said.most,
        confidence=again.goal.confidence,
    )
    if said.rates is not None:
        low, high = (shown(rate, "percent", _) for rate in said.rates)
        say(N_("Between {low} and {high} of the files are wrong."), low=low, high=high)
