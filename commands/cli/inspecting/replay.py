"""`socai inspect replay`: a unit's history, entry by entry, with its register and totals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import (
    OutputType,
    destination,
    force_option,
    looked_at_first,
    path_and_form,
)
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.grammar import (
    SpokenCommand,
    known_at,
    options,
    unit_filter,
    with_session,
)
from commands.cli.spelling.whole_screen import has_screen
from commands.cli.telling.moment_words import subject_of
from commands.cli.telling.period_words import period
from commands.cli.telling.replay_words import (
    KINDS,
    entry_lines,
    marks_told,
    shift_told,
    speak_register,
    speak_standing,
    speak_step,
    step_json,
    totals_of,
)
from commands.cli.telling.statistics_words import asked_of, captions
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, is_attended, notice, say, say_json, turned
from commands.usecases.asking import question_of
from commands.usecases.journal import file_names
from commands.usecases.replaying import unit_replayed
from ledger.errors import N_
from ledger.values.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commands.usecases.asking import Inquiry
    from projections.inspection.replay.step import ReplayStep
    from projections.inspection.replay.story import UnitStory
    from projections.inspection.replay.walk import Walk, Walked

telling = options(
    click.option(
        "--along",
        type=click.Choice(["positions", "days"]),
        default="positions",
        help=N_("As entries came to be recorded, or as what they tell took effect."),
    ),
    click.option(
        "--until",
        metavar="WHEN",
        help=N_("Stop there: a position or time; along days, a day."),
    ),
    click.option("--step", is_flag=True, help=N_("Wait for Enter after every entry.")),
    click.option("--screen", is_flag=True, help=N_("Play it on the whole terminal, with keys.")),
    click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl"]),
        default="table",
        help=N_("Output form; jsonl: a JSON object a line, one for each entry."),
    ),
    click.option(
        "--html",
        "page",
        type=OutputType(dir_okay=False),
        help=N_("Write the whole replay to this file, as a page for a browser, instead."),
    ),
    force_option,
)


@click.command(
    "replay",
    cls=SpokenCommand,
    help=N_("Replay a unit's history: entry by entry, with its register and totals."),
)
@period
@unit_filter
@known_at
@telling
@looked_at_first("page", "html")
@disclosing
@with_session
def replay(session: Session, along: str, page: str | None, form: str, **typed: Any) -> None:
    """Replay a unit's history."""
    from projections.inspection.replay.walk import Walk

    until, step, screen = (typed.pop(name) for name in ("until", "step", "screen"))
    if screen and not has_screen():
        raise click.UsageError(_(NEEDS_TERMINAL))
    session.prove()
    asked = asked_of(session, **typed)
    story = unit_replayed(session.ledger, session.facts, asked)
    if page is not None:
        _write_page(session, asked, story, path_and_form("html", page, "--html")[0])
        return
    if screen:
        _play(session, asked, story)
        return
    walk = Walk(story, along)
    stops = _end(session, along, until)
    if form == "jsonl":
        for one in walk.on(stops):
            say_json(step_json(one, walk.point), indent=None)
        return
    _speak(session, asked, walk, walk.on(stops), waiting=step and is_attended())


def _write_page(session: Session, asked: Inquiry, story: UnitStory, path: Path) -> None:
    """Write the page of a replay. Raises OutputNotWritten."""
    from commands.cli.telling.replay_page import replay_page
    from projections.documents.tables.destination import whole_file

    question, unit = question_of(session.ledger, asked)
    scope = _scope(session, asked)
    subject = subject_of(session, unit, question.period, asked.known_at)
    files = file_names(session.ledger, [one.entry for one in story.steps])
    title = _(N_("Replay of {unit}")).format(unit=f"{unit} {subject.name}".strip())
    text = replay_page(story, files, title, " · ".join(scope), subject.mark or leaving().mark())
    with whole_file(destination(path)) as file:
        file.write(text.encode())
    notice(N_("Written: {path}"), path=path)


def _play(session: Session, asked: Inquiry, story: UnitStory) -> None:
    """Have a replay played on the whole terminal."""
    # slow to import, and for this alone
    from commands.screens.replay_panels import ReplayWords
    from commands.screens.replay_screen import ReplayScreen
    from projections.inspection.replay.player import Player

    files = file_names(session.ledger, [one.entry for one in story.steps])
    words = ReplayWords(
        _scope(session, asked),
        lambda step: entry_lines(step, files),
        marks_told,
        shift_told,
        lambda kind: _(KINDS[kind]),
    )
    ReplayScreen(Player(story), words).finished()


NEEDS_TERMINAL = N_("--screen needs a terminal, and somebody at it")


def _scope(session: Session, asked: Inquiry) -> list[str]:
    """Whose books are replayed, over which days, known when."""
    from projections.documents.tables.table import say as said

    question, unit = question_of(session.ledger, asked)
    return [said(line, _) for line in captions(session, question, unit, alone=asked.alone)]


def _end(session: Session, along: str, until: str | None) -> Callable[[ReplayStep], bool]:
    """Before which step a replay ends. Raises UnknownPosition, BadInstant, BadDate."""
    if until is None:
        return lambda _step: False
    if along == "days":
        day = parse_date(until)
        return lambda one: one.day > day
    position = session.position(until)
    return lambda one: one.position > position


def _speak(
    session: Session, asked: Inquiry, walk: Walk, steps: Iterator[Walked], *, waiting: bool
) -> None:
    """Tell a replay: where it begins, each step, where it ends."""
    for line in _scope(session, asked):
        say(line)
    say()
    known_when, point = session.ledger.known_when, walk.point
    speak_standing(point, known_when(point.position))
    files = file_names(session.ledger, [one.entry for one in walk.steps])
    totals = totals_of(point.totals())
    for one in steps:
        now = totals_of(point.totals())
        speak_step(one, [row for line, row in now.items() if totals.get(line) != row], files)
        totals = now
        if waiting and not _goes_on(walk):
            break
    if walk.steps:
        speak_standing(point, known_when(point.position))
    else:
        notice(OPENINGS if walk.story.happened else NOTHING)


NOTHING = N_("Nothing was recorded of these days, or since they began.")
OPENINGS = N_(
    "Nothing but opening balances was recorded; they are told as they took effect (--along)."
)


def _goes_on(walk: Walk) -> bool:
    """Wait for Enter; whether to go on."""
    while (answer := turned(ASK).strip().lower()) == "r":
        speak_register(walk.point)
    return answer != "q"


ASK = N_("Enter: on; r: the register; q: stop ")
