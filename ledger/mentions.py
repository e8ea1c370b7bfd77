"""Which names an entry mentions: what the store keeps the first position of.

Two questions look for the first entry of some sort, and there is none as often as not: whether any
record names a unit or an officer (else its creation may be voided), and whether anything but
opening balances was recorded (else a register is one). The store keeps the first position of each
name beside the entries; docs/decisions/first-mentions.md says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledger.values.stream import Stream

BEGUN = "begun"
"""What an entry of a record, or a submitted report, mentions unless it is an opening balance."""

MOST_MET = 100_000
"""Combinations remembered, so that memory stays bounded."""

_NAMING = "record."
_BEGINNING = ("record.", "collaborator.", "report.submitted")
_NAMED = (
    (Stream.of_unit, "to_unit"),
    (Stream.of_officer, "officer"),
    (Stream.of_officer, "to_officer"),
)


def mentions(stated: Mapping[str, Any]) -> list[str]:
    """What an entry mentions, from its stated part: ``unit:CODE``, ``officer:CODE``, ``begun``.

    A record's entry names the unit that holds it, and the unit or officer it goes to.
    """
    topic = stated["topic"]
    found: list[str] = []
    if topic.startswith(_NAMING):
        body = stated["body"]
        found = [Stream.of_unit(stated["unit"])]
        found += [stream(body[field]) for stream, field in _NAMED if field in body]
    if topic.startswith(_BEGINNING) and not stated.get("opening_balance"):
        found.append(BEGUN)
    return found


class FirstMentions:
    """The first position of every name, learned by reading entries in order."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}
        self._met: set[tuple[object, ...]] = set()

    def note(self, position: int, stated: Mapping[str, Any]) -> None:
        """Learn from an entry; what tells nothing new is known by the few values that decide.

        Raises TypeError for values that can be no names.
        """
        body = stated["body"]
        telling = (
            stated["topic"],
            stated["unit"],
            body.get("officer"),
            body.get("to_unit"),
            body.get("to_officer"),
            stated.get("opening_balance"),
        )
        if telling in self._met:
            return
        if len(self._met) >= MOST_MET:
            self._met.clear()
        self._met.add(telling)
        for name in mentions(stated):
            self.found.setdefault(name, position)
