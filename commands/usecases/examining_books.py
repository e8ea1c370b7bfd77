"""Whether a ledger can be worked with: found, sound at first sight, its clock, its recorder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from commands.usecases.examined import Examined, Saying
from ledger.errors import (
    N_,
    ClockFarAhead,
    ClockWentBack,
    LedgerError,
    NoLedgerHere,
    RecorderMissing,
)
from ledger.records.organisation import present
from ledger.storage.folder import DATABASE
from ledger.values.clock import next_time
from ledger.values.dates import format_instant, write_instant
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger

KNOWN_SETTINGS: Final = ("officer", "engine", "facts")
"""What ``socai.toml`` may set."""


def refused(check: str, error: LedgerError) -> Examined:
    """A problem that is a refusal."""
    told, advice = Saying(error.message, error.values), Saying(error.hint, error.values)
    return Examined(check, "problem", told, advice)


def no_ledger(error: NoLedgerHere, *, named: bool) -> Iterator[Examined]:
    """What is said where there is none; ``named``: one was asked for."""
    yield refused("ledger", error)._replace(standing="problem" if named else "note")


def examined_settings(settings: Callable[[], Mapping[str, Any]]) -> Examined:
    """Whether the settings can be read, and say nothing that is not known."""
    try:
        found = settings()
    except LedgerError as error:
        return refused("settings", error)
    if unknown := sorted(set(found) - set(KNOWN_SETTINGS)):
        names = {"names": ", ".join(unknown), "known": ", ".join(KNOWN_SETTINGS)}
        return Examined(
            "settings",
            "note",
            Saying(N_("not known, and left aside: {names}"), names),
            Saying(N_("Look for a slip of the finger; known are {known}."), names),
        )
    said = ", ".join(f"{name} = {value}" for name, value in found.items())
    return Examined("settings", "ok", Saying(said.replace("{", "{{").replace("}", "}}") or "–"))


def examined_ledger(ledger: Ledger, home: Path) -> Examined:
    """Which ledger this is."""
    told = {"name": ledger.foundation.name, "unit": ledger.foundation.unit}
    told |= {"entries": str(ledger.last_position), "folder": str(home)}
    text = N_("{name} ({unit}), {entries} entries, in {folder}")
    return Examined("ledger", "ok", Saying(text, told))


def examined_rights(home: Path) -> Examined:
    """Whether the ledger can be recorded into, and by nobody else."""
    database = home / DATABASE
    if not (os.access(home, os.W_OK) and os.access(database, os.W_OK)):
        return Examined(
            "rights",
            "note",
            Saying(N_("can be read, and not recorded into")),
            Saying(N_("To record, ask whoever keeps the folder for the right to write there.")),
        )
    if others_may_look(home) and others_may_look(database):
        return Examined(
            "rights",
            "note",
            Saying(N_("other accounts of this machine can look into it")),
            Saying(N_("Close it to them: chmod -R go= {folder}"), {"folder": str(home)}),
        )
    return Examined("rights", "ok", Saying(N_("can be recorded into")))


def others_may_look(path: Path) -> bool:
    """Whether the rights of a file or folder let others in; Windows keeps none of these."""
    others = stat.S_IRWXG | stat.S_IRWXO
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & others)


def examined_clock(ledger: Ledger, now: datetime) -> Examined:
    """Whether an entry could be recorded at the machine's time."""
    position = ledger.last_position
    last = ledger.recorded_at(position)
    if last is None:
        return Examined("clock", "ok", Saying("{now}", {"now": format_instant(now)}))
    told = {"now": format_instant(now), "last": format_instant(last), "position": position}

    def accepted() -> str | None:
        found = ledger.clock_accepted_at()
        return write_instant(found) if found else None

    try:
        next_time(now, write_instant(last), accepted)
    except ClockFarAhead as error:
        return refused("clock", error)._replace(standing="note", advice=Saying(FAR_AHEAD))
    except ClockWentBack as error:
        return refused("clock", error)
    return Examined("clock", "ok", Saying(N_("{now}, after the last entry ({last})"), told))


FAR_AHEAD = N_(
    "If the clock is right, go on: the next recording asks once, or takes --yes. Else set it right "
    "first."
)


def examined_keys() -> Examined:
    """That nothing is signed: no key has to be kept, and what vouches for entries instead."""
    told = N_("none in use: the receipt of each recording vouches for what was recorded")
    return Examined("keys", "ok", Saying(told))


def examined_recorder(ledger: Ledger, by: Callable[[], str]) -> Examined:
    """Whether whoever records by default is an officer of these books."""
    if ledger.is_part:
        return Examined("recorder", "ok", Saying(N_("nobody records into an opened bundle")))
    try:
        code = by()
        stream = ledger.known(Stream.of_officer(code))
        present(ledger.history(stream), ledger.today)
    except RecorderMissing as error:
        return refused("recorder", error)._replace(standing="note")
    except LedgerError as error:
        return refused("recorder", error)
    return Examined("recorder", "ok", Saying("{code}", {"code": stream.key}))


def examined_facts(ledger: Ledger, folder: Path) -> Examined:
    """Whether what was made of the entries agrees with them, and how far it reaches."""
    from projections.facts.manifest import NO_FOLDER, is_no_folder
    from projections.facts.witness import contradiction

    if is_no_folder(folder):
        advice = Saying(N_("Move away what bears its name; figures make it anew."))
        return Examined("facts", "problem", Saying(NO_FOLDER), advice)
    try:
        if broken := contradiction(ledger, folder):
            return refused("facts", broken)
    except LedgerError as error:
        return refused("facts", error)
    return _facts_found(ledger, folder)


def _facts_found(ledger: Ledger, folder: Path) -> Examined:
    from commands.usecases.facts_beside import HELD, OTHER_VERSION, own_facts

    found, last = own_facts(folder), ledger.last_position
    reached = {"position": found.position, "last": last, "form": found.form}
    if found.state == HELD:
        text = N_("made of the entries up to {position} of {last}; the rest follows by itself")
        return Examined("facts", "ok", Saying(text, reached))
    if found.state == OTHER_VERSION:
        text = N_("of another version ({form}); they are made anew when figures are asked for")
        return Examined("facts", "note", Saying(text, reached))
    return Examined("facts", "ok", Saying(N_("none yet; they are made when figures are asked for")))
