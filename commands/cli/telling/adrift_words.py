"""How it is told what moved with the end of a unit or an officer, and what hangs on nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from commands.speech import _, ngettext, say
from ledger.catalog.names import FIELDS, ROLES
from ledger.entries import Entry
from ledger.entries.record import EntryVoided
from ledger.errors import N_
from ledger.records.moves import goes_to, is_move
from ledger.values.dates import NOT_GIVEN, format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from commands.usecases.adrift import Loose
    from ledger.application import Ledger

MOST_TOLD = 20
"""Lines of what hangs on nothing; how many more there are is said."""


MOST_SETTLED = 10
"""Entries that follow from others and that a receipt tells one by one."""


def one_by_one(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that a receipt tells one by one: all, or those that follow from none."""
    settled = [one for one in entries if is_move(one) or _is_taken_back(one)]
    if len(settled) <= MOST_SETTLED:
        return list(entries)
    return [one for one in entries if one not in settled]


def say_settled(entries: Sequence[Entry]) -> None:
    """Tell how much moved, and to which unit or officer, in a line for each of these.

    And how many entries were taken back, where they are not told one by one.
    """
    counted: dict[str, Counter[str]] = {}
    moves = [one for one in entries if is_move(one)]
    for one in moves:
        stream = Stream(one.record)
        noun = "record" if stream.is_record else stream.noun
        counted.setdefault(goes_to(one).key, Counter())[noun] += 1
    for goes, found in counted.items():
        what = ", ".join(_counted(noun, found[noun]) for noun in _COUNTED if found[noun])
        say(N_("  gone to {holder}: {what}"), holder=goes, what=what)
    taken = sum(map(_is_taken_back, entries))
    if taken and len(one_by_one(entries)) < len(entries):
        told = ngettext(
            "  {n} entry that followed is taken back",
            "  {n} entries that followed are taken back",
            taken,
        )
        say(told, n=taken)


def _is_taken_back(entry: Entry) -> bool:
    return isinstance(entry, EntryVoided) and entry.follows is not None


def _counted(noun: str, count: int) -> str:
    return {
        "record": ngettext("{n} record", "{n} records", count),
        "officer": ngettext("{n} officer", "{n} officers", count),
        "unit": ngettext("{n} unit", "{n} units", count),
    }[noun].format(n=count)


_COUNTED = ("record", "officer", "unit")


def say_left_behind(ledger: Ledger, entries: Sequence[Entry]) -> None:
    """Ask for what is missing where entries put something on what is not there any more."""
    from commands.usecases.adrift import loose_among

    if loose := loose_among(ledger, entries):
        say(N_("Record where this went:"))
        say_loose(loose)


def say_loose(found: Sequence[Loose]) -> None:
    """Tell what hangs on a unit or an officer that is not there, in a line each."""
    for one in found[:MOST_TOLD]:
        names = {"number": one.about.key, "holder": one.holder.key}
        if one.approval and one.role:
            say(
                N_("  {number} was approved by {holder}, who was not {role} on {date}"),
                role=_(ROLES.get(one.role, one.role)),
                date=format_date(one.since),
                **names,
            )
        elif one.approval:
            say(
                N_("  {number} was approved by {holder}, who did not serve on {date}"),
                date=format_date(one.since),
                **names,
            )
        elif one.until is None:
            say(
                N_("  {number} hangs on {holder}, which is not there from {since} on"),
                since=format_date(one.since),
                **names,
            )
        elif one.since == NOT_GIVEN:
            say(
                N_("  {number} hangs on {holder}, which is not there before {until}"),
                until=format_date(one.until),
                **names,
            )
        else:
            say(
                N_("  {number} hangs on {holder}, which is not there from {since} until {until}"),
                since=format_date(one.since),
                until=format_date(one.until),
                **names,
            )
    if (more := len(found) - MOST_TOLD) > 0:
        say(ngettext("  and {n} more", "  and {n} more", more), n=more)


def given_told(one: Mapping[str, str]) -> str:
    """What of a unit that was split went where: ``ST-1 → DKT``."""
    sort, value = next((sort, value) for sort, value in one.items() if sort != "to")
    if sort == "record":
        value = Stream(value).key
    elif sort == "branch":
        value = f"{_(FIELDS[sort])} {value}"
    return f"{value} → {one['to']}"
