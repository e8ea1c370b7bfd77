"""The composition root: where the ledger is, its store, what time it is, and who records."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger.errors import (
    N_,
    BadValue,
    ClockFarAhead,
    LedgerError,
    NoLedgerHere,
    RecorderMissing,
    UnknownPosition,
)
from ledger.errors.bundles import BundleIsReadOnly
from ledger.storage.folder import DATABASE, FACTS, SETTINGS, has_something, is_bundle, nameable
from ledger.values.steering import refuse_steering
from ledger.values.text import as_seen

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from ledger.application import Ledger
    from ledger.watched_store import Watch
    from projections.figures.engines.engine import Engine


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


def open_ledger(
    folder: Path,
    clock: Callable[[], datetime] = system_clock,
    *,
    create: bool = False,
    confirm: Callable[[ClockFarAhead], bool] = lambda _doubt: False,
) -> Ledger:
    """Open the ledger kept in a folder; what is asked for by name is hashed before it is believed.

    ``confirm``: who says whether a clock far ahead is right.
    Raises NoLedgerHere, EntriesGone, NewerFormat, LedgerNotWritable.
    """
    from ledger.proofs.climbing import Climbed
    from ledger.storage.keeping import kept_in

    database = folder / DATABASE
    if not has_something(database):
        _refuse(folder, founding=create)
    kind, module = kept_in(database)
    opened = kind(
        {
            "PERSISTENCE_MODULE": module,
            "SQLITE_DBNAME": str(database),
            "MAPPER_TOPIC": "ledger.storage.transcoding:EntryMapper",
            "ORIGINATOR_ID_TYPE": "text",
        },
        clock,
    )
    opened.clock_is_right = confirm
    opened.guard, opened.whole = Climbed(opened), lambda rows: _proven(opened)(rows)
    return opened


def _refuse(folder: Path, *, founding: bool = False) -> None:
    """Refuse a folder without an entry, unless a ledger is to be founded where none was."""
    from projections.facts.witness import nothing_left

    if refused := nothing_left(folder, founding=founding):
        raise refused


def _proven(ledger: Ledger) -> Watch:
    from ledger.storage.keeping import proven  # not needed to record most entries

    return proven(ledger)


@dataclass
class Session:
    """One run of the command line.

    ``sure``: whoever records says yes to what would be asked; ``ask``: asks a person;
    ``attended``: whether there is one;
    ``replacing``: a file that is there already may be replaced.
    """

    folder: Path | None = None
    officer: str | None = None
    clock: Callable[[], datetime] = system_clock
    engine_name: str | None = None
    facts_given: tuple[str, ...] = ()
    sure: bool = False
    replacing: bool = False
    ask: Callable[[LedgerError], bool] = field(default=lambda _doubt: False, repr=False)
    attended: Callable[[], bool] = field(default=lambda: False, repr=False)
    _ledger: Ledger | None = field(default=None, repr=False)
    _engine: Engine | None = field(default=None, repr=False)
    _found: int | None = field(default=None, repr=False)
    _aside: TemporaryDirectory[str] | None = field(default=None, repr=False)

    @property
    def home(self) -> Path:
        """The ledger's folder: given, or the nearest one upward. Raises NoLedgerHere."""
        if self.folder is not None:
            return nameable(self.folder)
        try:
            here = Path.cwd()
        except OSError:  # somebody took it away
            raise NoLedgerHere(path=os.curdir) from None
        for folder in (here, *here.parents):
            if (folder / DATABASE).is_file():
                return folder
        raise NoLedgerHere(path=here)

    @property
    def ledger(self) -> Ledger:
        """The ledger, opened once, and held against what the facts made from it know of it.

        Raises FactsKnowMore and FactsOfOtherEntries.
        """
        if self._ledger is None:
            from projections.facts.witness import contradiction

            if broken := contradiction(self.unquestioned, self.facts):
                raise broken
        return self.unquestioned

    @property
    def unquestioned(self) -> Ledger:
        """The ledger, opened once; whoever opens it so asks for himself whether it holds.

        Raises EntriesGone or NoLedgerHere where there is none to hold.
        """
        if self._ledger is None:
            self._ledger = open_ledger(self.home, self.clock, confirm=self.confirmed)
            self._found = self._ledger.last_position
            if not self._found:
                _refuse(self.home)
        return self._ledger

    @property
    def was_opened(self) -> bool:
        """Whether this run has opened the ledger."""
        return self._found is not None

    @property
    def is_open(self) -> bool:
        """Whether the ledger is open now."""
        return self._ledger is not None

    def prove(self) -> None:
        """From now on hash every entry as it is read, and believe none that was not recorded so.

        For whoever answers with figures. Reading then raises IntegrityBroken.
        """
        ledger = self.ledger
        ledger.guard = ledger.watch = ledger.whole = _proven(ledger)

    def confirmed(self, doubt: LedgerError) -> bool:
        """Whether somebody says yes to a doubt: beforehand, or now where a person can be asked."""
        return self.sure or self.ask(doubt)

    def agreed(self, doubt: LedgerError) -> bool:
        """Whether what a command says itself is to be done: a person who is there is asked once."""
        return self.sure or not self.attended() or self.ask(doubt)

    def is_as_opened(self) -> bool:
        """Whether the ledger surely holds no more than when this run opened it.

        Read anew after this run let go of it.
        """
        if self._found is None:
            return False
        try:
            with closing(Session(self.home)) as again:
                return again.ledger.last_position == self._found
        except LedgerError:
            return False

    @property
    def engine(self) -> Engine:
        """The engine of statistics, started once.

        Given, SOCAI_ENGINE, the one in ``socai.toml``, or the default. Raises UnknownEngine,
        EngineMissing, EngineFailed.
        """
        if self._engine is None:
            from projections.figures.engines.choice import engine_named

            named = (self.engine_name, os.environ.get("SOCAI_ENGINE"), self._setting("engine"))
            self._engine = engine_named(next((one for one in named if one is not None), None))
        return self._engine

    @property
    def fact_folders(self) -> tuple[str, ...]:
        """The folders of facts to ask instead of the ledger's own.

        Given, or the ``facts`` of ``socai.toml``, whose paths begin in the ledger's folder. Raises
        BadValue.
        """
        if self.facts_given:
            return self.facts_given
        named = self._setting("facts") or []
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            why = N_("it is a list of folders, each in quotation marks")
            raise BadValue(field="facts", text=named, why=why)
        return tuple(one if "://" in one else str(self.home / one) for one in named)

    def _setting(self, name: str) -> Any:
        """What ``socai.toml`` says; nothing where there is no ledger."""
        try:
            return self.settings().get(name)
        except NoLedgerHere:
            return None

    def close(self) -> None:
        """Let go of the database, and of the engine."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
        if self._aside is not None:
            self._aside.cleanup()
            self._aside = None

    @property
    def is_protected(self) -> bool:
        """Whether the ledger's folder may not be written, as an inspector's copy may not."""
        return not os.access(self.home, os.W_OK)

    def facts_aside(self) -> Path:
        """Another folder for the facts of a protected ledger, for this run alone."""
        return self.aside / FACTS

    @property
    def facts(self) -> Path:
        """The folder of the ledger's facts."""
        return self.home / FACTS

    @property
    def aside(self) -> Path:
        """A folder of this run alone, for what cannot be kept beside a protected ledger."""
        from tempfile import TemporaryDirectory

        self._aside = self._aside or TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True)
        return Path(self._aside.name)

    @property
    def today(self) -> date:
        """The local date."""
        from ledger.values.dates import local_date

        return local_date(self.clock())

    def by(self, given: str | None = None) -> str:
        """Who records: given, SOCAI_AS, or the ledger's configured default.

        Never whoever happens to be at the machine. Raises RecorderMissing, SteeringSign,
        BundleIsReadOnly.
        """
        if is_bundle(self.home / DATABASE):
            raise BundleIsReadOnly()
        typed = as_seen(given or "") or as_seen(self.officer or "")
        refuse_steering("--as", given or self.officer or "")
        if not (officer := typed or as_seen(str(self.settings().get("officer") or ""))):
            raise RecorderMissing()
        return officer

    def settings(self) -> dict[str, Any]:
        """The ledger's ``socai.toml``. Raises BadValue when it is no TOML."""
        path = self.home / SETTINGS
        try:
            return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            why = N_(
                "it is not written as settings are: a name, an equals sign, a value on each line"
            )
            raise BadValue(field=SETTINGS, text=str(path), why=why) from None

    def position(self, text: str | None) -> int:
        """The position a ``--known-at`` names; None is now.

        A text is a position, a date (its end) or a moment. Raises UnknownPosition, BadInstant,
        BadDate.
        """
        from ledger.values.dates import parse_instant
        from ledger.values.numbers import read_count

        last = self.ledger.last_position
        if text is None:
            return last
        position = read_count(text)
        if position is not None and position <= last:
            return self.ledger.settled(position)
        if position is not None or as_seen(text).isdecimal():
            raise UnknownPosition(position=as_seen(text), last=last)
        moment = parse_instant(text)
        self.prove()  # a time is read from entries alone: another one would be another answer
        return self.ledger.position_at(moment)


@contextmanager
def closing(session: Session) -> Iterator[Session]:
    """Use a session and let go of its database."""
    try:
        yield session
    finally:
        session.close()
