"""The use cases of the ledger; the only place that saves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from eventsourcing.persistence import IntegrityError

from ledger.catalog.own_list import OwnList
from ledger.entries import Entry
from ledger.entries.evidence import (
    ClockAccepted,
    LedgerFounded,
    RegisterImported,
    ReportSubmitted,
)
from ledger.entries.record import EntryVoided
from ledger.errors import (
    ChangedMeanwhile,
    ClockAcceptedAlready,
    ClockFarAhead,
    ClockNotBehind,
    ImportedAlready,
    LedgerError,
    LedgerExists,
    SubmittedAlready,
    WouldMove,
)
from ledger.open_books import Foundation, OpenBooks
from ledger.records.books import Books, Decision
from ledger.records.carrying import would_go
from ledger.records.history import History
from ledger.records.organisation import absent
from ledger.records.own_values import own_list
from ledger.records.recorder import check_recorder
from ledger.records.repetition import refuse_repetitions
from ledger.store import Basis, KnownFacts
from ledger.store_failures import refusals
from ledger.timeline import voids
from ledger.values.clock import CLOCK_TOLERANCE
from ledger.values.dates import (
    END_OF_TIME,
    NOT_GIVEN,
    format_instant,
    read_instant,
    write_instant,
)
from ledger.values.steering import on_one_line
from ledger.values.stream import CATALOG, LEDGER, Stream

__all__ = ["Foundation", "Ledger", "Receipt"]


class Receipt(NamedTuple):
    """What a recording answers: the entries as recorded, and the tree they made.

    ``size``: how many entries the tree then had; ``root``: its root in hexadecimal.
    """

    entries: tuple[Entry, ...]
    size: int
    root: str

    @property
    def position(self) -> int:
        """The position of the last entry recorded."""
        return self.entries[-1].position


class Submissions(NamedTuple):
    """The entries by which one file was submitted, the first one first, and their voids."""

    made: tuple[ReportSubmitted, ...]
    voided: Mapping[int, EntryVoided]

    @property
    def valid(self) -> ReportSubmitted | None:
        """The one that was not taken back, if there is one."""
        return next((one for one in self.made if one.position not in self.voided), None)

    @property
    def taken_back(self) -> list[EntryVoided]:
        """The voids of the others, in the order of these."""
        return [self.voided[one.position] for one in self.made if one.position in self.voided]


class Ledger(OpenBooks):
    """A ledger to read and to record into.

    ``clock_is_right`` is asked when the clock stands far after the last entry; unless somebody says
    so, it is not.
    """

    clock_is_right: Callable[[ClockFarAhead], bool] = staticmethod(lambda _doubt: False)

    def books(self, by: str, *, opening_balance: bool = False) -> Books:
        """A fresh working set for decisions recorded by ``by``, in the writing the ledger has.

        Raises AmbiguousCode.
        """
        books = Books(
            self.streams,
            self.record_at,
            self.named_by,
            self.names,
            self._stating_for_sure,
            lambda: self.last_position,
            by=by,
            today=self.today,
            opening_balance=opening_balance,
        )
        books.by = books.codes.meant(Stream.of_officer(by)).key if by else ""
        return books

    def _stating_for_sure(self, fields: Iterable[tuple[str, str]]) -> list[str]:
        """What states some texts, for who decides by it: it may have been changed in any entry.

        Raises IntegrityBroken.
        """
        self.look_through()
        return self.stating(fields)

    def execute(
        self,
        *decisions: Decision,
        by: str,
        again: bool = False,
        agreed: Callable[[WouldMove], bool] = lambda _doubt: True,
    ) -> Receipt:
        """Decide and record, all in one transaction.

        ``again``: record what an entry in force says already, too; ``agreed``: whether somebody
        agrees to what would move because a unit or an officer ends.
        Raises the first rule broken, or WouldMove; then nothing is written.
        """
        books = self.books(by)
        for decision in decisions:
            decision.decide(books)
        books.check()
        if not again:
            refuse_repetitions(books)
        if doubt := next((one for one in would_go(books) if not agreed(one)), None):
            raise doubt
        return self.commit(books)

    def commit(self, books: Books) -> Receipt:
        """Record what was decided.

        A clock far ahead of the last entry is asked about before it is believed.
        Raises what check_recorder raises, ChangedMeanwhile, ClockFarAhead, ClockWentBack,
        LedgerBusy, LedgerNotWritable.
        """
        try:
            return self._append(books)
        except ClockFarAhead as doubt:
            if not self.clock_is_right(doubt):
                raise
        return self._append(books, clock_confirmed=True)

    def accept_clock(self, by: str) -> Receipt:
        """Record that the last entry's time is ahead of the clock, and let it stand.

        It stands until the clock has reached it.
        Raises ClockNotBehind, ClockAcceptedAlready.
        """
        now, last = self.clock(), self.recorded_at(self.last_position)
        if last is None or last - now <= CLOCK_TOLERANCE:
            shown = "–" if last is None else format_instant(last)
            raise ClockNotBehind(now=format_instant(now), last=shown)
        if self.clock_accepted_at() == last:
            raise ClockAcceptedAlready(last=format_instant(last))
        books = self.books(by)
        unit, shown = self.foundation.unit, write_instant(now)
        books.make(ClockAccepted, LEDGER, self.today, unit, clock=shown)
        return self._append(books, clock_confirmed=True)

    def _append(self, books: Books, *, clock_confirmed: bool = False) -> Receipt:
        check_recorder(books)
        stated = map(self.mapper.to_stored_event, books.fresh)
        basis = Basis(books.read_versions, books.looked_through)
        try:
            with refusals():
                recorded = self._store.append(stated, basis, clock_confirmed=clock_confirmed)
        except IntegrityError as error:
            raise ChangedMeanwhile(number=_contended(self, books.fresh, basis)) from error
        for position, entry in enumerate(books.fresh, recorded.first):
            vars(entry).update(position=position, recorded_at=recorded.recorded_at)
        return Receipt(tuple(books.fresh), recorded.size, recorded.root.hex())

    def found(self, unit: str, name: str, level: str, origin: str, by: str) -> Receipt:
        """Write the first entries: whose books these are, its unit, and who records.

        Unit and officer are there since a day not given. Raises LedgerExists, UnknownCode.
        """
        # not needed to record an entry, and slow to import
        from ledger.records.establishment import CreateUnit, EnrolOfficer

        if self.last_position:
            raise LedgerExists(path=origin)
        books = self.books(by)
        books.make(LedgerFounded, LEDGER, self.today, unit, name=name, origin=on_one_line(origin))
        CreateUnit(effective_on=NOT_GIVEN, code=unit, name=name, level=level).decide(books)
        EnrolOfficer(effective_on=NOT_GIVEN, code=by, unit=unit).decide(books)
        books.check()
        return self.commit(books)

    def submit(
        self,
        file: str,
        sha256: str,
        report: str,
        period: dict[str, str],
        figures: list[dict[str, Any]],
        by: str,
        unit: str = "",
        **understood: Any,
    ) -> Receipt:
        """Record that a report left a unit (by default the one whose books these are).

        ``understood``: what else it was taken to say, by the fields of ReportSubmitted. Raises
        SubmittedAlready.
        """
        if earlier := self.submissions(sha256).valid:
            raise SubmittedAlready(
                position=earlier.position, recorded_at=_shown(earlier), file=file
            )
        books = self.books(by)
        fields = {
            "file": on_one_line(file),
            "sha256": sha256,
            "report": report,
            "period": period,
            "figures": figures,
            **understood,
        }
        books.make(
            ReportSubmitted,
            Stream.of_report(sha256),
            self.today,
            unit or self.foundation.unit,
            **fields,
        )
        return self.commit(books)

    def know_facts(self, made: KnownFacts, beside: str = "") -> None:
        """Note that a list of facts was made from these entries, so that it is believed.

        Of those noted before, only the one with the seal ``beside`` still is. Raises LedgerBusy,
        LedgerNotWritable, NewerFormat.
        """
        with refusals():
            self._store.know_facts(made, beside)

    def submissions(self, sha256: str) -> Submissions:
        """The entries by which a file was submitted, and which of them were taken back."""
        entries = self.history(Stream.of_report(sha256)).entries
        made = tuple(one for one in entries if isinstance(one, ReportSubmitted))
        return Submissions(made, voids(entries))

    def refuse_second_import(self, sha256: str) -> None:
        """Raise ImportedAlready when a register file was read in before, of its last import."""
        if earlier := self.history(Stream.of_register(sha256)).entries:
            raise ImportedAlready(position=earlier[-1].position, recorded_at=_shown(earlier[-1]))

    def note_import(self, books: Books, file: str, sha256: str, rows: int) -> None:
        """Add to the books that a register file was read in."""
        unit = self.foundation.unit
        books.make(
            RegisterImported,
            Stream.of_register(sha256),
            self.today,
            unit,
            file=on_one_line(file),
            sha256=sha256,
            rows=rows,
            entries=len(books.fresh),
        )

    def known(self, typed: Stream) -> Stream:
        """The unit or officer that a question means, in the books or voided.

        By the code however it is spelled, a unit also by any name it has borne. Raises UnknownUnit,
        UnknownOfficer, AmbiguousCode, AmbiguousUnitName.
        """
        return self.books("").codes.known(typed)

    def absence(
        self, known: Stream, as_of: date = END_OF_TIME, known_at: int | None = None
    ) -> LedgerError:
        """Why a unit or an officer is not there on a day: not yet, or voided."""
        return absent(self.history(known), as_of, known_at)

    def own_list(self, as_of: date = END_OF_TIME, known_at: int | None = None) -> OwnList:
        """What was added to the catalog by the end of a day, as known at a position."""
        return own_list(self.history(CATALOG), as_of, known_at)

    def twins(self, line: str, number: str) -> list[str]:
        """The numbers of a line's records that differ from one in zeros and hyphens alone."""
        return [one.key for one in self.books("").twins([line], number)]

    def find(self, text: str) -> History:
        """The record of a number as a user writes it. Raises UnknownRecord, AmbiguousNumber."""
        return self.books("").find(text)


def _shown(entry: Entry) -> str:
    return format_instant(read_instant(entry.recorded_at))


def _contended(ledger: Ledger, fresh: Sequence[Entry], basis: Basis) -> str:
    """What somebody else changed meanwhile: of what was added to, or of what was looked at."""
    for entry in fresh:
        if ledger.history(entry.record).version >= entry.version:
            return Stream(entry.record).key
    for stream, version in basis.versions.items():
        if ledger.history(stream).version > version:
            return Stream(stream).key
    return Stream(fresh[0].record).key
