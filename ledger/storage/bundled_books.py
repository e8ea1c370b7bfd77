"""An opened bundle as a ledger that can be asked, of what is in it, and not recorded into.

Positions and times stay those of the ledger it came from; what is asked for by a position between
two of its entries was known by the one before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, NoReturn, cast

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.secrecy import BundleExported
from ledger.errors import (
    IntegrityBroken,
    UnknownOfficer,
    UnknownRecord,
    UnknownUnit,
)
from ledger.errors.bundles import BundleIsReadOnly, NotInBundle, RootNotInBundle
from ledger.open_books import Foundation
from ledger.proofs.part import NO_STATEMENT
from ledger.proofs.unit_chains import BESIDE, read_heads
from ledger.records.history import History
from ledger.records.organisation import unit_of
from ledger.store import Decoder, PartStore, RawRow
from ledger.store_failures import refusals
from ledger.values.dates import read_instant, write_instant
from ledger.values.stream import Stream, named_in


class BundledLedger(Ledger):
    """A part of a ledger: one unit's entries, and those of the units under it."""

    is_part: ClassVar[bool] = True

    @property
    def _part(self) -> PartStore:
        return cast(PartStore, self._store)

    # ---- whose ----------------------------------------------------------------------------------

    @cached_property
    def stated(self) -> BundleExported:
        """The last entry, which says what the bundle is. Raises IntegrityBroken."""
        last = self.last_position
        entry = next(self._named(self._store.entries(last - 1, last)), None)
        if not isinstance(entry, BundleExported):
            raise IntegrityBroken(position=last, detail=NO_STATEMENT)
        return entry

    @cached_property
    def held_units(self) -> frozenset[str]:
        """The codes of the units whose entries are here."""
        heads = read_heads(self.stated.heads)
        return frozenset(one.unit for one in heads if one.unit != BESIDE)

    @property
    def foundation(self) -> Foundation:
        """The unit that the bundle is of: whom a question is about that names none."""
        code = self.stated.unit
        unit = self.units().get(code)
        return Foundation(code, unit.name if unit else code, self._founded.origin)

    @property
    def scope(self) -> str | None:
        """The unit that the bundle is of; None for the unit of the books where all is here."""
        unit = self.stated.unit
        stands_under = unit_of(self.history(Stream.of_unit(unit))).parent
        return unit if unit != self.home_unit or stands_under else None

    def refuse_unheld(self, unit: str) -> None:
        """Raise NotInBundle where the entries of a unit are not here."""
        if unit not in self.held_units:
            self._refuse_unheld(unit)

    def _refuse_unheld(self, what: object) -> NoReturn:
        raise NotInBundle(what=what, unit=self.stated.unit)

    # ---- positions and times --------------------------------------------------------------------

    def how_many(self, after: int, upto: int) -> int:
        """How many entries there are: after < position ≤ upto."""
        with refusals():
            return self._part.count(after, upto)

    def position_at(self, moment: datetime) -> int:
        """The last position here that was recorded at or before an instant."""
        with refusals():
            return self._part.position_by(write_instant(moment))

    def recorded_at(self, position: int) -> datetime | None:
        """When the last entry here was recorded that was known at a position."""
        with refusals():
            found = self._part.last_by(position)
        return read_instant(found[1]) if found else None

    def recorded_after(self, position: int) -> datetime | None:
        """When the next entry here after a position was recorded."""
        entry = next(self.entries(position), None)
        return read_instant(entry.recorded_at) if entry else None

    def settled(self, position: int) -> int:
        """The last position here of what was recorded as one thing with ``position``.

        Between them may be entries of other units, which were recorded at the same time.
        """
        with refusals():
            found = self._part.last_by(position)
        for entry in self.entries(position):
            alone = entry.follows is None and entry.corrects is None
            if alone or found is None or entry.recorded_at != found[1]:
                break
            position = entry.position
        return position

    # ---- entries --------------------------------------------------------------------------------

    def _dense(self, after: int, upto: int) -> Iterator[Entry]:
        """Entries by position; between them are those of others."""
        with closing(self._store.entries(max(after, 0), upto)) as rows:
            yield from self._decoded(rows)

    def named_outside(self) -> list[str]:
        """The records that entries here name, of units outside: they are not in the bundle."""
        lines = [one.code for one in catalog().lines]
        found = {name for _, state, _ in self.stated_rows() for name in named_in(state, lines)}
        return sorted(found.difference(*(set(self.names(line)) for line in lines)))

    def sources_of(self, line: str) -> Iterator[str]:
        """The streams of a line of work that the entries name, be they of units outside."""
        found = set(self.names(line))
        for _, state, _ in self.stated_rows():
            found |= named_in(state, (line,))
        yield from sorted(found)

    def decoded_row(self, row: RawRow) -> object:
        """The entry of a row that was looked at."""
        rows = [(row[0], row[4], row[5].decode())]
        return next(cast(Decoder, self.mapper).decoded(rows))

    def node(self, level: int, index: int) -> bytes | None:
        """A node of the tree. Raises RootNotInBundle for one that cannot be told from the part."""
        node = super().node(level, index)
        if node is None:
            raise RootNotInBundle()
        return node

    def known(self, typed: Stream) -> Stream:
        """The unit or officer that a question means. Raises NotInBundle, too."""
        try:
            found = super().known(typed)
        except (UnknownUnit, UnknownOfficer):
            self._refuse_unheld(typed.key)
        if found.noun == "unit":
            self.refuse_unheld(found.key)
        return found

    def find(self, text: str) -> History:
        """The record of a number as a user writes it. Raises NotInBundle, AmbiguousNumber."""
        try:
            return super().find(text)
        except UnknownRecord:
            self._refuse_unheld(text)

    # ---- nothing is recorded --------------------------------------------------------------------

    def execute(self, *_: Any, **__: Any) -> NoReturn:
        """Raise BundleIsReadOnly."""
        raise BundleIsReadOnly()

    def commit(self, *_: Any, **__: Any) -> NoReturn:
        """Raise BundleIsReadOnly."""
        raise BundleIsReadOnly()

    def accept_clock(self, *_: Any, **__: Any) -> NoReturn:
        """Raise BundleIsReadOnly."""
        raise BundleIsReadOnly()
