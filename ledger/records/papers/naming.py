"""Which records results name: they stand open that day, and watch files are counted in.

An arrest or prosecution for a listed offence that is the first to name watch files counts as many
persons newly as it names of them, and those whom the rate leaves out besides: so no more files are
counted than persons (targets.md §3.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.outcome import OutcomeRecorded
from ledger.errors.papers import (
    FewerPersonsThanFiles,
    NamedBeforeOpened,
    NamedTwice,
    NamedWhenClosed,
)
from ledger.records.history import History
from ledger.records.papers.counting import excluded, is_watch_listed, persons_once
from ledger.records.papers.family import Reading, corrected
from ledger.timeline import in_force, places
from ledger.values.dates import format_date
from ledger.values.stream import Stream

WATCH = "ST"
"""The line of watch files."""


def refuse_unnameable(entry: Entry, books: Reading) -> None:
    """Raise why a record that a paper names cannot be named on that day.

    What its correction leaves as it was is not asked about. Raises NamedTwice, NamedBeforeOpened,
    NamedWhenClosed.
    """
    named: list[str] = getattr(entry, "records", None) or []
    before = corrected(entry, books)
    kept = before is not None and before.effective_on == entry.effective_on
    settled: list[str] = (getattr(before, "records", None) or []) if kept else []
    for place, record in enumerate(named):
        if record in named[:place]:
            raise NamedTwice(number=Stream(record).key)
        if record not in settled:
            _refuse_closed(books.history(record), entry.effective_on)


def _refuse_closed(history: History, day: date) -> None:
    """Raise why a record is not in the books on a day.

    One that was closed in a way that develops it may be named later: of the person who was
    arrested, the case that was solved, more is told afterwards.
    """
    state = history.state_at(day)
    told = {"number": history.number, "effective_on": format_date(day)}
    if state.opened_on is None:
        ever = history.state_at().opened_on
        raise NamedBeforeOpened(opened_on=format_date(ever) if ever else "–", **told)
    if state.is_open or state.closed_on is None or state.closed_on >= day:
        return
    closing = catalog().line(history.noun).closing(state.closing or "")
    if not closing.developed:
        raise NamedWhenClosed(closed_on=format_date(state.closed_on), closing=closing.name, **told)


def refuse_uncounted(books: Reading, fresh: Sequence[Entry], start: int = 0) -> None:
    """Raise FewerPersonsThanFiles where, after what is new, a result names more files than persons.

    ``fresh``: what is not recorded yet, of which that from ``start`` on is looked at, with what has
    become the first because another was voided or corrected.
    """
    touched = _results(fresh[start:])
    if not any(_named_ever(books.history(record)) for record in touched):
        return
    naming = _Naming(books, _results(fresh))
    for entry in _suspects(books, naming, touched):
        naming.check(entry)


def _results(entries: Iterable[Entry]) -> set[str]:
    """The streams of results of work among those of some entries."""
    return {one.record for one in entries if Stream(one.record).noun == "outcome"}


def _named_ever(history: History) -> set[str]:
    """The watch files that any entry of a result names, voided or not."""
    return {file for one in history.entries for file in watch_files(one)}


def _suspects(books: Reading, naming: _Naming, touched: Iterable[str]) -> Iterator[OutcomeRecorded]:
    """The results that name more files as the first than they did before.

    What is new; and, where one was voided or corrected, whatever is the first after it.
    """
    for record in touched:
        history = books.history(record)
        yield from naming.in_force(record)
        if history.entries[0].position:
            yield from filter(None, map(naming.first, _named_ever(history)))


def watch_files(entry: Entry) -> list[str]:
    """The watch files that an entry names as those of persons arrested or prosecuted."""
    if not isinstance(entry, OutcomeRecorded) or not is_watch_listed(entry):
        return []
    return [one for one in entry.records or () if Stream(one).noun == WATCH]


class _Naming:
    """Which results name which watch files, as the books are with what is new."""

    def __init__(self, books: Reading, touched: Iterable[str]) -> None:
        self._books = books
        self._touched: dict[str, list[OutcomeRecorded]] = {}
        for record in touched:
            for entry in self.in_force(record):
                for file in watch_files(entry):
                    self._touched.setdefault(file, []).append(entry)

    def first(self, file: str) -> OutcomeRecorded | None:
        """The first result that names a file, by its day and place."""
        found = {one.record: one for one in self._touched.get(file, ())}
        if self._books.named_by(file):
            for history in self._books.papers("outcome"):
                found |= {one.record: one for one in self._naming(history.record, file)}
        return min(found.values(), key=self._order, default=None)

    def check(self, entry: OutcomeRecorded) -> None:
        """Raise where a result is the first to name more files than it counts persons."""
        files = [file for file in watch_files(entry) if self._is_first(entry, file)]
        counted = persons_once(entry) - excluded(entry)
        if len(files) > counted:
            named = ", ".join(Stream(file).key for file in files)
            raise FewerPersonsThanFiles(files=len(files), persons=max(counted, 0), named=named)

    def _is_first(self, entry: OutcomeRecorded, file: str) -> bool:
        mine = self._order(entry)
        if any(self._order(one) < mine for one in self._touched.get(file, ())):
            return False
        recorded = self._books.named_by(file)
        if recorded is None:
            return True
        known = self._naming(recorded, file)
        if any(self._order(one) < mine for one in known):
            return False
        first = self.first(file)
        return first is None or first.record == entry.record

    def _naming(self, record: str, file: str) -> list[OutcomeRecorded]:
        return [one for one in self.in_force(record) if file in watch_files(one)]

    def in_force(self, record: str) -> list[OutcomeRecorded]:
        """The result that a stream states, where it states one."""
        entries = in_force(self._books.history(record).entries)
        return [one for one in entries if isinstance(one, OutcomeRecorded)]

    def _order(self, entry: OutcomeRecorded) -> tuple[date, int, str]:
        """By the day, and on a day by the place: a correction keeps that of what it corrects."""
        place = places(self._books.history(entry.record).entries)[entry.version][0]
        return entry.effective_on, place, entry.record
