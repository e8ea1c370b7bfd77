"""Which names an entry mentions: what the store keeps the first position of.

Some questions look for the first entry of some sort, and there is none as often as not: whether any
record names a unit or an officer (else its creation may be voided), whether a result of work names
a record (else the next one is the first), and whether anything but opening balances was recorded
(else a register is one). The store keeps the first position of each
name beside the entries; docs/decisions/first-mentions.md says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ledger.values.stream import Stream

BEGUN = "begun"
"""What an entry of a record, or a submitted report, mentions unless it is an opening balance."""

MOST_MET = 100_000
"""Combinations remembered, so that memory stays bounded."""

_NAMING = "record."
_BEGINNING = ("record.", "collaborator.", "persona.", "report.submitted")
_RESULT = "outcome.recorded"
_NAMED = (
    (Stream.of_unit, "to_unit"),
    (Stream.of_officer, "officer"),
    (Stream.of_officer, "to_officer"),
    (Stream.of_officer, "checker"),
)


def mentions(stated: Mapping[str, Any]) -> tuple[str, ...]:
    """What an entry mentions, from its stated part: ``unit:CODE``, ``officer:CODE``, ``begun``.

    A record's entry names the unit that holds it, the unit or officer it goes to, and the officer
    who checked it; a result of work names records, by their streams.
    """
    return _mentioned(*_telling(stated))


def _telling(stated: Mapping[str, Any]) -> tuple[Any, ...]:
    """The few values that decide what an entry mentions; written out, for every entry is asked."""
    body = stated["body"]
    return (
        stated["topic"],
        bool(stated.get("opening_balance")),
        stated["unit"],
        body.get("to_unit"),
        body.get("officer"),
        body.get("to_officer"),
        body.get("checker"),
        tuple(body.get("records") or ()) if stated["topic"] == _RESULT else (),
    )


@lru_cache(maxsize=MOST_MET)
def _mentioned(topic: str, opening: bool, unit: str, *others: Any) -> tuple[str, ...]:
    *named, records = others
    found: list[str] = list(records)
    if topic.startswith(_NAMING):
        found += [Stream.of_unit(unit)]
        found += [of(name) for (of, _), name in zip(_NAMED, named, strict=True) if name is not None]
    if topic.startswith(_BEGINNING) and not opening:
        found.append(BEGUN)
    return tuple(found)


class FirstMentions:
    """The first position of every name, learned by reading entries in order."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}
        self._met: set[tuple[object, ...]] = set()

    def note(self, position: int, stated: Mapping[str, Any]) -> None:
        """Learn from an entry; what tells nothing new is known by the few values that decide.

        Raises TypeError for values that can be no names.
        """
        telling = _telling(stated)
        if telling in self._met:
            return
        if len(self._met) >= MOST_MET:
            self._met.clear()
        self._met.add(telling)
        for name in _mentioned(*telling):
            self.found.setdefault(name, position)
