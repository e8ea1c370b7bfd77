"""The use cases of the ledger; the only place that saves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from eventsourcing.application import Application
from eventsourcing.persistence import IntegrityError
from eventsourcing.utils import Environment, EnvType

from ledger.entries import Entry
from ledger.entries.evidence import LedgerFounded, RegisterImported, ReportSubmitted
from ledger.errors import (
    ChangedMeanwhile,
    ImportedAlready,
    LedgerExists,
    NoLedgerHere,
    SubmittedAlready,
)
from ledger.records.books import Books, Decision
from ledger.records.history import History
from ledger.records.organisation import Unit, unit_of
from ledger.store import Snapshot, Store, Value
from ledger.store_failures import refusals
from ledger.values.dates import END_OF_TIME, format_instant, local_date, read_instant, write_instant
from ledger.values.stream import LEDGER, Stream

BEFORE_ANY_RECORD = date(1945, 8, 19)
"""Since when a unit exists whose creation nobody dated: the founding day of the force."""


@dataclass(frozen=True)
class Receipt:
    """What a recording answers: the entries as recorded, with position and time, and the tree they
    made.

    ``size``: how many entries the tree then had; ``root``: its root in hexadecimal.
    """

    entries: tuple[Entry, ...]
    size: int
    root: str

    @property
    def position(self) -> int:
        """The position of the last entry recorded."""
        return self.entries[-1].position


@dataclass(frozen=True)
class Foundation:
    """Whose books these are."""

    unit: str
    name: str
    origin: str


class Ledger(Application[str]):
    """A ledger in a database file. ``clock`` gives the current UTC instant."""

    name = "socai"

    def __init__(self, env: EnvType, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        with refusals(), ExitStack() as undone:
            undone.callback(self._release)
            super().__init__(env)
            undone.pop_all()
        self._recorder.clock = clock

    def _release(self) -> None:
        """Let go of a database that turned out to be no ledger of ours."""
        if "factory" in vars(self):
            self.factory.close()

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what we pass: variables of the user's shell must not change how bytes are stored."""
        return Environment(name, dict(env or {}))

    # ---- recording ------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The local date."""
        return local_date(self.clock())

    def books(self, by: str, *, opening_balance: bool = False) -> Books:
        """A fresh working set for decisions recorded by ``by``."""
        return Books(
            self.streams,
            self.record_at,
            self.named_by,
            by=by,
            today=self.today,
            opening_balance=opening_balance,
        )

    def execute(self, *decisions: Decision, by: str) -> Receipt:
        """Decide and record, all in one transaction.

        Raises the first rule broken; then nothing is written.
        """
        books = self.books(by)
        for decision in decisions:
            decision.decide(books)
        books.check()
        return self.commit(books)

    def commit(self, books: Books) -> Receipt:
        """Record what was decided. Raises ChangedMeanwhile, LedgerBusy, LedgerNotWritable."""
        assigned: dict[str, Any] = {"recorded_at": "", "size": 0, "root": ""}
        try:
            with refusals():
                recordings = self.events.put(books.fresh, assigned=assigned)
        except IntegrityError as error:
            raise ChangedMeanwhile(number=_contended(self, books.fresh)) from error
        for recording in recordings:
            vars(recording.domain_event).update(
                position=recording.notification.id, recorded_at=assigned["recorded_at"]
            )
        entries = tuple(cast(Entry, recording.domain_event) for recording in recordings)
        return Receipt(entries, assigned["size"], assigned["root"])

    def found(self, unit: str, name: str, level: str, origin: str, by: str) -> Receipt:
        """Write the first entries: whose books these are, and its unit.

        Raises LedgerExists, UnknownCode.
        """
        # not needed to record an entry, and slow to import
        from ledger.records.establishment import CreateUnit

        if self.last_position:
            raise LedgerExists(path=origin)
        books = self.books(by)
        books.make(LedgerFounded, LEDGER, self.today, unit, name=name, origin=origin)
        CreateUnit(effective_on=BEFORE_ANY_RECORD, code=unit, name=name, level=level).decide(books)
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
    ) -> Receipt:
        """Record that a report left a unit (by default the one whose books these are).

        Raises SubmittedAlready.
        """
        if earlier := self.history(Stream.of_report(sha256)).entries:
            raise SubmittedAlready(
                position=earlier[0].position, recorded_at=_shown(earlier[0]), file=file
            )
        books = self.books(by)
        fields = {
            "file": file,
            "sha256": sha256,
            "report": report,
            "period": period,
            "figures": figures,
        }
        books.make(
            ReportSubmitted,
            Stream.of_report(sha256),
            self.today,
            unit or self.foundation.unit,
            **fields,
        )
        return self.commit(books)

    def submission(self, sha256: str) -> ReportSubmitted | None:
        """The entry by which a file was submitted, if it was."""
        entries = self.history(Stream.of_report(sha256)).entries
        return cast(ReportSubmitted, entries[0]) if entries else None

    def refuse_second_import(self, sha256: str) -> None:
        """Raise ImportedAlready when a register file was read in before."""
        if earlier := self.history(Stream.of_register(sha256)).entries:
            raise ImportedAlready(position=earlier[0].position, recorded_at=_shown(earlier[0]))

    def note_import(self, books: Books, file: str, sha256: str, rows: int) -> None:
        """Add to the books that a register file was read in."""
        unit = self.foundation.unit
        books.make(
            RegisterImported,
            Stream.of_register(sha256),
            self.today,
            unit,
            file=file,
            sha256=sha256,
            rows=rows,
        )

    # ---- reading --------------------------------------------------------------------------------

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The store as it stands now, undecoded, for verification.

        Raises LedgerUnavailable, IntegrityBroken.
        """
        with refusals(), self._recorder.snapshot() as kept:
            yield kept

    @property
    def foundation(self) -> Foundation:
        """Whose books these are. Raises NoLedgerHere when nobody founded them."""
        entries = self.history(LEDGER).entries
        if not entries:
            raise NoLedgerHere(path=cast(Any, self.recorder).datastore.pool.db_name)
        first = cast(LedgerFounded, entries[0])
        return Foundation(first.unit, first.name, first.origin)

    @property
    def last_position(self) -> int:
        """The position of the last entry; 0 when there is none."""
        with refusals():
            return self._recorder.max_notification_id() or 0

    def tree_head(self) -> tuple[int, str]:
        """The size of the tree and its root in hexadecimal: what a receipt shows."""
        with refusals():
            size, root = self._recorder.tree_head()
        return size, root.hex()

    def position_at(self, moment: datetime) -> int:
        """The last position recorded at or before an instant; 0 when there is none."""
        statement = "SELECT MAX(position) FROM stored_events WHERE recorded_at<=?"
        return int(self._scalar(statement, write_instant(moment)) or 0)

    def settled(self, position: int) -> int:
        """The last position of what was recorded as one thing with ``position``: what was known
        when it was, and no half.

        A correction is a void and its replacement, an assignment has two sides; between them nobody
        ever looked.
        """
        for entry in self.entries(position):
            if entry.follows is None and entry.corrects is None:
                break
            position = entry.position
        return position

    def recorded_at(self, position: int) -> datetime | None:
        """When a position was recorded."""
        text = self._recorded_at(position)
        return read_instant(text) if text else None

    def _recorded_at(self, position: int) -> str:
        return str(
            self._scalar("SELECT recorded_at FROM stored_events WHERE position=?", position) or ""
        )

    def record_at(self, position: int) -> str | None:
        """The stream an entry belongs to."""
        statement = "SELECT originator_id FROM stored_events WHERE position=?"
        return cast(str | None, self._scalar(statement, position))

    def has_begun(self) -> bool:
        """Whether anything but opening balances was recorded of any record, or a report was
        submitted.
        """
        of_records = (
            "(topic LIKE 'record.%' OR topic LIKE 'collaborator.%' OR topic='report.submitted')"
        )
        statement = (
            f"SELECT 1 FROM stored_events WHERE {of_records} AND "
            f"instr(CAST(state AS TEXT), ?)=0 LIMIT 1"
        )
        return self._scalar(statement, '"opening_balance":true') is not None

    def named_by(self, record: str) -> str | None:
        """A record that names this unit or officer, if there is one."""
        noun, code = Stream(record).noun, Stream(record).key
        where = "unit=?" if noun == "unit" else "instr(CAST(state AS TEXT), ?)"
        wanted = code if noun == "unit" else f'officer":{json.dumps(code, ensure_ascii=False)}'
        statement = (
            f"SELECT originator_id FROM stored_events WHERE topic LIKE "
            f"'record.%' AND {where} LIMIT 1"
        )
        return cast(str | None, self._scalar(statement, wanted))

    def history(self, record: str) -> History:
        """All entries of a stream."""
        with refusals():
            return History(record, tuple(cast(Iterator[Entry], self.events.get(record))))

    def find(self, text: str) -> History:
        """The record of a number as a user writes it. Raises UnknownRecord, AmbiguousNumber."""
        return self.books("").find(text)

    def streams(self, records: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """Many streams at once."""
        names = list(records)
        found: dict[str, list[Entry]] = {}
        for start in range(0, len(names), 500):
            chunk = names[start : start + 500]
            marks = ",".join("?" * len(chunk))
            for entry in self._entries(f"WHERE originator_id IN ({marks})", chunk):
                found.setdefault(entry.record, []).append(entry)
        return {record: tuple(entries) for record, entries in found.items()}

    def entries(self, after: int = 0, upto: int | None = None) -> Iterator[Entry]:
        """Entries in order of position: after < position ≤ upto."""
        return self._entries(
            "WHERE position>? AND position<=?", (after, END if upto is None else upto)
        )

    def histories(self, upto: int | None = None, after: int = 0) -> Iterator[History]:
        """Every stream, one at a time, as known at ``upto``; only those with an entry after
        ``after``.
        """
        bound = END if upto is None else upto
        where, values = "WHERE position<=?", [bound]
        if after:
            where += (
                " AND originator_id IN (SELECT originator_id FROM "
                "stored_events WHERE position>? AND position<=?)"
            )
            values += [after, bound]
        entries: list[Entry] = []
        for entry in self._entries(where, values, "originator_id, originator_version"):
            if entries and entry.record != entries[0].record:
                yield History(entries[0].record, tuple(entries))
                entries = []
            entries.append(entry)
        if entries:
            yield History(entries[0].record, tuple(entries))

    def units(self, as_of: date = END_OF_TIME, known_at: int | None = None) -> dict[str, Unit]:
        """The units that exist, by code, as of a date and as known at a position."""
        where = "WHERE originator_id>='unit:' AND originator_id<'unit;'"
        streams: dict[str, list[Entry]] = {}
        for entry in self._entries(where, ()):
            streams.setdefault(entry.record, []).append(entry)
        found = (
            unit_of(History(name, tuple(entries)), as_of, known_at)
            for name, entries in streams.items()
        )
        return {unit.code: unit for unit in found if unit.code}

    def _entries(
        self, where: str, values: Sequence[Value], order: str = "position"
    ) -> Iterator[Entry]:
        decode = cast(Any, self.mapper).decode
        with refusals():
            for position, stated, recorded_at in self._recorder.select_stated(where, values, order):
                yield decode(stated, position, recorded_at)

    def _scalar(self, statement: str, *values: Value) -> Value:
        with refusals():
            return self._recorder.scalar(statement, values)

    @property
    def _recorder(self) -> Store:
        return cast(Store, self.recorder)


END = 1 << 62


def _shown(entry: Entry) -> str:
    return format_instant(read_instant(entry.recorded_at))


def _contended(ledger: Ledger, fresh: Sequence[Entry]) -> str:
    for entry in fresh:
        if ledger.history(entry.record).version >= entry.version:
            return Stream(entry.record).key
    return Stream(fresh[0].record).key
