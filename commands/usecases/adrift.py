"""What hangs on a unit or an officer that is not there: kept as it was recorded, and named here.

Two things lead to it: entries of earlier versions, and an entry recorded late, of a day on which
the unit or officer was there, where the ending does not say where things went then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.records.attachment import Life, Stay, adrift, attachments, lives
from ledger.records.history import History
from ledger.values.dates import END_OF_TIME, write_day
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry


class Loose(NamedTuple):
    """A record, unit or officer, what it hangs on, and from which day until which that is gone.

    ``until``: the first day on which it is well again; None where it never is. ``approval``: the
    holder only approved it, on that one day; ``role``: in which he should have.
    """

    about: Stream
    holder: Stream
    since: date
    until: date | None
    approval: bool = False
    role: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain data; a day not given is null."""
        return {
            "record": self.about,
            "holder": self.holder,
            "since": write_day(self.since) or None,
            "until": self.until and write_day(self.until),
            "approval": self.approval,
        }


def loose_in(ledger: Ledger, histories: Iterable[History] | None = None) -> list[Loose]:
    """Everything that hangs on nothing on some day, by name; the ledger is read through.

    ``histories``: all of the ledger's, where somebody else looks at them, too. Of a part of a
    ledger nothing is said: what its files hung on elsewhere is not in it.
    """
    names = [name for noun in ("unit", "officer") for name in ledger.names(noun)]
    entries = ledger.streams(names)
    holders = {name: History(name, entries[name]) for name in names}
    found = list(_loose(holders, ledger.histories() if histories is None else histories))
    return [] if ledger.is_part else found


def loose_among(ledger: Ledger, recorded: Iterable[Entry]) -> list[Loose]:
    """What hangs on nothing of what these entries attached to a unit or an officer."""
    about = dict.fromkeys(entry.record for entry in recorded if any(attachments(entry)))
    histories = [History(name, found) for name, found in ledger.streams(about).items()]
    named = {
        attached.holder
        for history in histories
        for entry in history.entries
        for attached in attachments(entry)
    }
    holders = {name: History(name, found) for name, found in ledger.streams(named).items()}
    return list(_loose(holders, histories))


def _loose(holders: dict[str, History], histories: Iterable[History]) -> Iterator[Loose]:
    known: dict[tuple[str, str | None], list[Life]] = {}
    for history in histories:
        for stay, days in adrift(history, partial(_days, holders, known)):
            for day in days:
                until = None if day.until == END_OF_TIME else day.until
                yield Loose(
                    Stream(history.record),
                    stay.holder,
                    day.since,
                    until,
                    approval=not stay.lasts,
                    role=stay.role,
                )


def _days(
    holders: dict[str, History], known: dict[tuple[str, str | None], list[Life]], stay: Stay
) -> list[Life]:
    """The days on which the holder of a stay is there."""
    key = stay.holder, stay.role
    if key not in known:
        known[key] = lives(holders.get(stay.holder, History(stay.holder)), stay.role)
    return known[key]
