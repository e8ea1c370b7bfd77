"""`socai doctor`: whether the machine and the ledger are fit for work, and what to do where not."""

from __future__ import annotations

import locale
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from commands.cli.spelling.grammar import SpokenCommand, form_option, with_session
from commands.session import Session
from commands.speech import _, at_terminal, say, say_json, spoken
from commands.usecases.examined import Examined, Saying
from ledger.errors import N_, LedgerError, NoLedgerHere

NAMES = {
    "python": N_("Python"),
    "libraries": N_("Libraries"),
    "encoding": N_("Encoding"),
    "file_names": N_("Names of files"),
    "terminal": N_("Terminal"),
    "letters": N_("Letters"),
    "place": N_("Place"),
    "disk": N_("Disk"),
    "time_zone": N_("Time zone"),
    "settings": N_("Settings"),
    "ledger": N_("Ledger"),
    "rights": N_("Rights"),
    "clock": N_("Clock"),
    "recorder": N_("Who records"),
    "keys": N_("Keys"),
    "facts": N_("Facts"),
}
STANDINGS = {"ok": N_("fine"), "note": N_("to note"), "problem": N_("TO MEND")}
WIDEST = 100
"""Columns beyond which lines are no easier to read."""


@click.command(
    "doctor",
    cls=SpokenCommand,
    help=N_("Look whether the machine and the ledger are fit for work; nothing is written."),
)
@form_option
@with_session
def doctor(session: Session, form: str) -> int:
    """Examine the machine and the ledger."""
    found = [*_of_machine(session), *_of_books(session)]
    problems = [one for one in found if one.standing == "problem"]
    if form == "json":
        say_json({"ok": not problems, "checks": [_as_json(one) for one in found]})
    else:
        _speak(found)
    return 1 if problems else 0


def _of_machine(session: Session) -> Iterator[Examined]:
    from commands.usecases.examining_machine import examined_machine, this_machine

    try:
        folder = session.home.resolve() if session.home.is_dir() else _here()
    except NoLedgerHere:
        folder = _here()
    encoding = os.environ.get("PYTHONIOENCODING") or locale.getencoding()
    written = str(getattr(sys.stdout, "encoding", None) or "utf-8")
    machine = this_machine(folder, session.clock(), encoding, written, at_terminal=at_terminal())
    return examined_machine(machine)


def _here() -> Path:
    """The folder the program was called in, as far as it can be told."""
    try:
        return Path.cwd()
    except OSError:  # somebody took it away
        return Path(os.curdir)


def _of_books(session: Session) -> Iterator[Examined]:
    from commands.usecases import examining_books as books

    try:
        home = session.home
        ledger = session.unquestioned
    except NoLedgerHere as error:
        yield from books.no_ledger(error, named=session.folder is not None)
        return
    except LedgerError as error:
        yield books.refused("ledger", error)
        return
    try:
        yield books.examined_ledger(ledger, home)
        yield books.examined_rights(home)
        yield books.examined_settings(session.settings)
        yield books.examined_clock(ledger, session.clock())
        yield books.examined_recorder(ledger, session.by)
        yield books.examined_keys()
        yield books.examined_facts(ledger, session.facts)
    except LedgerError as error:  # an entry that is asked for is not as it was recorded
        yield books.refused("ledger", error)


def _speak(found: Sequence[Examined]) -> None:
    """Tell what was found, each thing with what to do about it."""
    wide = max(len(_(text)) for text in STANDINGS.values())
    name = max(len(_(NAMES[one.check])) for one in found)
    blank = " " * (wide + name + 6)
    for one in found:
        head = f"  {_(STANDINGS[one.standing]):<{wide}}  {_(NAMES[one.check]):<{name}}  "
        _wrapped(_said(one.told), head, blank)
        if one.advice and (one.standing != "ok" or one.check == "letters"):
            _wrapped(f"→ {_said(one.advice)}", blank, blank + "  ")
    counted = {state: sum(one.standing == state for one in found) for state in STANDINGS}
    say(
        N_("To mend: {problems}; to note: {notes}."),
        problems=counted["problem"],
        notes=counted["note"],
    )


def _said(told: Saying) -> str:
    return _(told.text).format_map(spoken(told.values))


def _wrapped(text: str, first: str, later: str) -> None:
    """Say a text in lines that fit the terminal; no path or command is broken."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        say(line)


def _as_json(one: Examined) -> dict[str, Any]:
    return {
        "check": one.check,
        "state": one.standing,
        "told": _said(one.told),
        "advice": _said(one.advice) if one.advice else None,
    }
