"""The working set of one transaction: what a decision may read, and the entries it makes.

Pure: histories come in through ``load``; who, when and today are arguments; nothing is saved here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Protocol, TypeVar, cast

from ledger.catalog.lines import Line, catalog
from ledger.catalog.papers import Offence
from ledger.entries import Entry
from ledger.errors import (
    AmbiguousCode,
    AmbiguousNumber,
    EffectiveInFuture,
    LedgerError,
    MistypedNumber,
    OfficerForRecord,
    UnitForRecord,
    UnknownCode,
    UnknownPosition,
    UnknownRecord,
)
from ledger.errors.secrecy import MaskedNumber
from ledger.records.codes import Codes, Names
from ledger.records.history import History
from ledger.records.organisation import Officer, Unit
from ledger.records.own_values import offence_meant, own_list
from ledger.records.papers.naming import refuse_uncounted
from ledger.records.presence import Presence
from ledger.records.timelines import check_timeline
from ledger.values.dates import format_date
from ledger.values.naming import file_number, spellings
from ledger.values.numbering import MASK, twins
from ledger.values.steering import refuse_steering
from ledger.values.stream import CATALOG, LEDGER, Stream
from ledger.values.text import as_seen

Kind = TypeVar("Kind", bound=Entry)

Load = Callable[[Iterable[str]], Mapping[str, tuple[Entry, ...]]]
"""Streams by name; a stream without entries may be left out."""

Stating = Callable[[Iterable[tuple[str, str]]], Iterable[str]]
"""The streams with an entry that states one of some texts: a field's name, and the text."""


class Decision(Protocol):
    """A command: it makes entries in the books, or raises the rule that forbids it."""

    def decide(self, books: Books) -> Entry:
        """Make the entries; return the one that was asked for."""


class Books:
    """Histories read so far, with the entries this transaction adds to them.

    ``by``: the recording officer's code; ``today``: the local date; ``opening_balance``: mark what
    is made.
    """

    def __init__(
        self,
        load: Load,
        record_at: Callable[[int], str | None],
        named_by: Callable[[str], str | None] = lambda _record: None,
        names: Names = lambda _noun: (),
        stating: Stating = lambda _fields: (),
        last: Callable[[], int] = lambda: 0,
        *,
        by: str,
        today: date,
        opening_balance: bool = False,
    ) -> None:
        self.by = by
        self.today = today
        self.opening_balance = opening_balance
        self.fresh: list[Entry] = []
        self._load = load
        self._record_at = record_at
        self.named_by = named_by
        self._stating, self._last = stating, last
        self.looked_through: int | None = None
        self.names = names
        self._histories: dict[str, History] = {}
        self.codes = Codes(names, self.history)
        self._presence = Presence(self)

    def stating(self, fields: Iterable[tuple[str, str]]) -> list[str]:
        """The recorded streams with an entry that states one of some texts, read before they are.

        What is decided then rests on the whole ledger, as of ``looked_through``, its last position.
        """
        if self.looked_through is None:
            self.looked_through = self._last()
        found = list(self._stating(fields))
        self.preload(found)
        return found

    def papers(self, noun: str) -> list[History]:
        """All papers of a noun; what is decided then rests on the whole ledger, too."""
        if self.looked_through is None:
            self.looked_through = self._last()
        begun = [one.record for one in self.fresh if Stream(one.record).noun == noun]
        names = list(dict.fromkeys([*self.names(noun), *begun]))
        self.preload(names)
        return [self.history(name) for name in names]

    def preload(self, records: Iterable[str]) -> None:
        """Read many streams at once."""
        missing = [record for record in records if record not in self._histories]
        if not missing:
            return
        found = self._load(missing)
        for record in missing:
            self._histories[record] = History(record, found.get(record, ()))

    def preload_numbers(self, numbers: Iterable[tuple[str, str]]) -> None:
        """Read the records of many lines and file numbers at once, by every spelling of each."""
        self.preload(
            Stream.of_record(line, one) for line, number in numbers for one in spellings(number)
        )

    def history(self, record: str) -> History:
        """A stream with what this transaction added to it; empty if there is none."""
        if record not in self._histories:
            self.preload([record])
        return self._histories[record]

    def find(self, text: str) -> History:
        """The record of a number (``ST-014/2021``) or of a line and a number (``ST:ST-014/2021``).

        Raises UnknownRecord (MistypedNumber), MaskedNumber, AmbiguousNumber.
        """
        line, rest = Stream.typed(as_seen(text))
        lines = [one.code for one in catalog().lines]
        named, number = ([line], rest) if line in lines else (lines, text)
        self.preload_numbers((one, number) for one in named)
        found = [kept for one in named if (kept := self.record(one, number)).entries]
        if not found:
            raise self._no_record(named, number)
        if len(found) > 1:
            names = ", ".join(history.noun for history in found)
            raise AmbiguousNumber(number=found[0].number, lines=names)
        return found[0]

    def _no_record(self, lines: Sequence[str], number: str) -> LedgerError:
        """Why no record has a number: it is masked, a near one has it, or it is another's code."""
        if MASK in number:
            return MaskedNumber(text=as_seen(number))
        if near := ", ".join(one.key for one in self.twins(lines, number)):
            return MistypedNumber(number=file_number(number), near=near)
        for coded, error in (
            (Stream.of_unit(number), UnitForRecord),
            (Stream.of_officer(number), OfficerForRecord),
        ):
            with suppress(AmbiguousCode):
                meant = self.codes.meant(coded)
                if self.history(meant).entries:
                    return error(number=meant.key)
        return UnknownRecord(number=file_number(number))

    def record(self, line: str, number: str) -> History:
        """The record of a line's file number, however it is spelled; empty if there is none."""
        spelled = self.spelled(line, number)
        return spelled[0] if spelled else self.history(Stream.of_record(line, file_number(number)))

    def spelled(self, line: str, number: str, beside: Iterable[str] = ()) -> list[History]:
        """The records of one number.

        One, but for what an earlier version kept under several spellings, of which just the typed
        one comes first. ``beside``: streams that are asked for next, and are read in the same go.
        """
        names = [Stream.of_record(line, one) for one in spellings(number)]
        self.preload([*names, *beside])
        return [kept for kept in map(self.history, names) if kept.entries]

    def twins(self, lines: Iterable[str], number: str) -> list[Stream]:
        """The records of these lines whose numbers differ from one in zeros and hyphens alone."""
        written = twins(file_number(number))
        named = [Stream.of_record(line, one) for line in lines for one in written]
        self.preload(named)
        return [one for one in named if self.history(one).entries]

    def entry_at(self, position: int, last: int) -> Entry:
        """The entry at a position. Raises UnknownPosition."""
        record = self._record_at(position)
        for entry in self.history(record).entries if record else ():
            if entry.position == position:
                return entry
        raise UnknownPosition(position=position, last=last)

    @property
    def home(self) -> str | None:
        """The code of the unit whose books these are; None before they are founded."""
        founded = self.history(LEDGER).entries
        return founded[0].unit if founded else None

    def unit_on(self, code: str, day: date) -> Unit:
        """A unit as of a day on which it is there.

        Raises UnknownUnit, UnitNotCreatedYet, UnitDissolvedAlready.
        """
        return self.codes.unit_on(code, day)

    def unit(self, code: str) -> Unit:
        """A unit that exists, by its code however it is spelled.

        Raises UnknownUnit, AmbiguousCode.
        """
        return self.codes.unit(code)

    def officer(self, code: str) -> Officer:
        """An officer who is enrolled, by the code however it is spelled.

        Raises UnknownOfficer, AmbiguousCode.
        """
        return self.codes.officer(code)

    def coded(self, line: Line, name: str, text: str) -> str:
        """An attribute's coded value, by the catalog or by the ledger's own list.

        Raises UnknownCode, OutsideCatalog.
        """
        try:
            return catalog().attribute(name, text, line.name)
        except UnknownCode:
            return own_list(self.history(CATALOG)).code(name, text, line.name)

    def offence(self, text: str) -> Offence:
        """The offence that a text means. Raises UnknownOffence."""
        return offence_meant(self.history(CATALOG), text)

    def coded_list(self, name: str, texts: Iterable[str]) -> list[str]:
        """The codes of several values of one sort, each once, in the order of the catalog.

        Those of the ledger's own list come after it. Raises UnknownCode, OutsideCatalog.
        """
        meant = {self.coded(catalog().lines[0], name, text) for text in texts}
        known = [one.code for one in catalog().terms(name)]
        return [one for one in known if one in meant] + sorted(meant.difference(known))

    def make(
        self, kind: type[Kind], record: str, effective_on: date, unit: str, /, **fields: object
    ) -> Kind:
        """Make an entry at the end of a stream. Raises EffectiveInFuture, SteeringSign."""
        for name, value in fields.items():
            if isinstance(value, str):
                refuse_steering(name, value)
        if effective_on > self.today:
            raise EffectiveInFuture(
                effective_on=format_date(effective_on), today=format_date(self.today)
            )
        header = {
            "record": record,
            "version": self.history(record).version + 1,
            "effective_on": effective_on,
        }
        made = cast(Callable[..., Kind], kind)(
            **header, by=self.by, unit=unit, opening_balance=self.opening_balance, **fields
        )
        return self.add(made)

    def add(self, entry: Kind) -> Kind:
        """Put an entry at the end of its stream."""
        self._histories[entry.record] = self.history(entry.record).plus(entry)
        self.codes.add(Stream(entry.record))
        self.fresh.append(entry)
        return entry

    def attempt(self, *decisions: Decision, keep: bool = True) -> LedgerError | None:
        """Decide all of these or none, and return the first rule broken.

        Where one is broken, or nothing is to be kept, the books are then as they were before.
        """
        mark, refusal = len(self.fresh), None
        try:
            for decision in decisions:
                decision.decide(self)
            self._check_fresh(mark)
        except LedgerError as broken:
            refusal = broken
        if refusal or not keep:
            for entry in reversed(self.fresh[mark:]):
                history = self._histories[entry.record]
                self._histories[entry.record] = History(entry.record, history.entries[:-1])
            del self.fresh[mark:]
        return refusal

    def check(self) -> None:
        """Settle what follows, and check the whole timeline of every stream that was added to.

        Raises the first broken rule.
        """
        self._check_fresh(0)

    def _check_fresh(self, start: int) -> None:
        """Settle and check what was made from a place in ``fresh`` on."""
        affected = self._presence.settle(self.fresh[start:])
        for record in dict.fromkeys(entry.record for entry in self.fresh[start:]):
            check_timeline(self._histories[record], self)
        self._presence.check(affected, self.fresh[start:])
        refuse_uncounted(self, self.fresh, start)

    @property
    def read_versions(self) -> dict[str, int]:
        """How many entries each unit and officer had that decisions looked at and added none to."""
        added = {entry.record for entry in self.fresh}
        return {
            name: history.version
            for name, history in self._histories.items()
            if history.noun in ("unit", "officer") and name not in added
        }
