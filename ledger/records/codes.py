"""Which unit or officer is meant: by a code just as it is written, by its key, or by a unit's name.

Units and officers are few, so their names are read when a writing is not found as it is; nothing
is kept for it. What an earlier version recorded under two writings of one key stays two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import cast

from ledger.errors import (
    AmbiguousCode,
    AmbiguousUnitName,
    LedgerError,
    MistypedOfficer,
    MistypedUnit,
    OfficerNotInBooks,
    UnitNotInBooks,
    UnknownOfficer,
    UnknownUnit,
)
from ledger.records.history import History, Kept
from ledger.records.organisation import Officer, Unit, officer_of, present, unit_of, unit_steps
from ledger.records.unit_names import UnitNames, in_a_row
from ledger.values.likeness import MOST_NAMED, likest
from ledger.values.naming import identity, plain
from ledger.values.stream import Stream

Names = Callable[[str], Iterable[str]]
"""The names of all streams about a noun."""


class Codes:
    """The codes of units and officers in some books. ``history``: a stream of them, by its name."""

    def __init__(self, names: Names, history: Callable[[str], History]) -> None:
        self._names = names
        self._history = history
        self._known: dict[str, dict[str, list[Stream]]] = {}
        self._units = Kept(unit_of)
        self._officers = Kept(officer_of)
        self._unit_steps = Kept(unit_steps)

    def meant(self, typed: Stream) -> Stream:
        """The stream that a typed code means; where there is none, the one it would begin.

        Raises AmbiguousCode.
        """
        if self._lives(typed):
            return typed
        spelled = self._of_noun(typed.noun).get(identity(typed), [])
        begun = [one for one in spelled if self._history(one).entries]
        living = [one for one in begun if self._lives(one)]
        if len(living) > 1:
            raise AmbiguousCode(code=typed.key, spellings=", ".join(one.key for one in living))
        if not living and typed in begun:
            return typed
        return (living or begun or [typed.renamed(plain(typed.key))])[0]

    def known(self, typed: Stream) -> Stream:
        """The unit or officer that a question means, in the books or voided.

        An officer by the code, a unit by that or by any name it has borne. Raises AmbiguousCode,
        AmbiguousUnitName, MistypedUnit, UnitNotInBooks, and those of officers.
        """
        meant = self.meant(typed)
        if self._history(meant).entries:
            return meant
        named = self._named(typed)
        if named is None:
            raise self.unknown(typed, asked=True)
        return named

    def unknown(self, typed: Stream, *, asked: bool = False) -> LedgerError:
        """Why a code that means nobody is refused: with the near ones, if there are any.

        ``asked``: somebody asks about it, and will hardly want to have it made.
        """
        code, of_unit = typed.key, typed.noun == "unit"
        if near := ", ".join(self.near(typed)):
            return (MistypedUnit if of_unit else MistypedOfficer)(code=code, near=near)
        if asked:
            return (UnitNotInBooks if of_unit else OfficerNotInBooks)(code=code)
        return (UnknownUnit if of_unit else UnknownOfficer)(code=code)

    def near(self, typed: Stream) -> list[str]:
        """Whom a code may be meant for: near codes, and units of names near to a text of words."""
        living = [
            one
            for same in self._of_noun(typed.noun).values()
            for one in same
            if self._history(one).entries and self._lives(one)
        ]
        near = likest(typed.key, [one.key for one in living])
        if not near and _is_name(typed):
            near = [in_a_row([one]) for one in self._unit_names().near(typed.key)]
        return near[:MOST_NAMED]

    def _named(self, typed: Stream) -> Stream | None:
        """The unit that a name means; None where no unit bears it. Raises AmbiguousUnitName."""
        if not _is_name(typed):
            return None
        units = self._unit_names()
        meant = units.meant(typed.key)
        if len(meant) > 1:
            near = in_a_row(units[code].now for code in meant)
            raise AmbiguousUnitName(unit=typed.key, near=near)
        return typed.renamed(meant[0]) if meant else None

    def _unit_names(self) -> UnitNames:
        streams = [one for same in self._of_noun("unit").values() for one in same]
        return UnitNames(map(self._history, streams))

    def add(self, begun: Stream) -> None:
        """Learn of a stream that these books begin."""
        if begun.noun in self._known:
            spelled = self._known[begun.noun].setdefault(identity(begun), [])
            if begun not in spelled:
                spelled.append(begun)

    def _of_noun(self, noun: str) -> dict[str, list[Stream]]:
        """The streams about a noun by their identity, read once."""
        if noun not in self._known:
            found: dict[str, list[Stream]] = {}
            for name in self._names(noun):
                found.setdefault(identity(name), []).append(Stream(name))
            self._known[noun] = found
        return self._known[noun]

    def unit(self, code: str) -> Unit:
        """The unit that a typed code or name means.

        Raises UnknownUnit, AmbiguousCode, AmbiguousUnitName.
        """
        typed = Stream.of_unit(code)
        unit = self._units.of(self._history(typed))
        if not unit.code:
            unit = self._units.of(self._history(self.meant(typed)))
        if not unit.code and (named := self._named(typed)):
            unit = self._units.of(self._history(named))
        if not unit.code:
            raise self.unknown(typed)
        return unit

    def unit_on(self, code: str, day: date) -> Unit:
        """That unit as of a day on which it is there.

        Raises UnitNotCreatedYet, UnitDissolvedAlready, too.
        """
        history = self._history(Stream.of_unit(self.unit(code).code))
        begun = (unit for since, unit in reversed(self._unit_steps.of(history)) if since <= day)
        unit = next(begun, None)
        return unit if unit and unit.until is None else cast(Unit, present(history, day))

    def officer(self, code: str) -> Officer:
        """The officer whom a typed code means. Raises UnknownOfficer, AmbiguousCode."""
        typed = Stream.of_officer(code)
        officer = self._officers.of(self._history(typed))
        if not officer.code:
            officer = self._officers.of(self._history(self.meant(typed)))
        if not officer.code:
            raise self.unknown(typed)
        return officer

    def _lives(self, stream: Stream) -> bool:
        """Whether the unit or officer is in the books; one that was voided is not."""
        of_its_noun = self._units if stream.noun == "unit" else self._officers
        return bool(of_its_noun.of(self._history(stream)).code)


def _is_name(typed: Stream) -> bool:
    """Whether a unit is written by a name: of several words, as no code is (ĐHS is not DHS)."""
    return typed.noun == "unit" and " " in plain(typed.key)
