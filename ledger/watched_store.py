"""The store behind a ledger, and the watch that is kept over what is read of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from typing import cast

from eventsourcing.application import Application
from eventsourcing.utils import Environment, EnvType

from ledger.entries import Entry
from ledger.store import Decoder, Snapshot, StatedRows, Store
from ledger.store_failures import refusals

Watch = Callable[[StatedRows], StatedRows]
"""Looks at rows before they are decoded, and passes them on."""


class WatchedStore(Application[str]):
    """A store whose entries are looked at before they are believed, or pass (ledger/proofs/).

    ``guard`` looks at those asked for by name, ``watch`` at those walked through, and ``whole`` at
    all of them where an answer rests on all. ``clock`` gives the current UTC instant.
    """

    name = "socai"
    guard: Watch = staticmethod(lambda rows: rows)
    watch: Watch = staticmethod(lambda rows: rows)
    whole: Watch = staticmethod(lambda rows: rows)

    def __init__(self, env: EnvType, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        with refusals(), ExitStack() as undone:
            undone.callback(self._release)
            super().__init__(env)
            undone.pop_all()
        self._store.clock = clock

    def _release(self) -> None:
        """Let go of a database that turned out to be no ledger of ours."""
        if "factory" in vars(self):
            self.factory.close()

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what we pass: variables of the user's shell must not change how bytes are stored."""
        return Environment(name, dict(env or {}))

    @property
    def _store(self) -> Store:
        return cast(Store, self.recorder)

    @property
    def last_position(self) -> int:
        """The position of the last entry; 0 when there is none."""
        with refusals():
            return self._store.last_position()

    def node(self, level: int, index: int) -> bytes | None:
        """A stored node of the tree, or None."""
        with refusals():
            return self._store.node(level, index)

    def nodes_at(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
        """The stored nodes of the tree at some (level, index); one that is gone is left out."""
        with refusals():
            return self._store.nodes_at(places)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The store as it stands now, undecoded, for verification.

        Raises LedgerUnavailable, IntegrityBroken.
        """
        with refusals(), self._store.snapshot() as kept:
            yield kept

    def stated_rows(self, after: int = 0, upto: int | None = None) -> StatedRows:
        """Entries as they are stored: after < position ≤ upto. Raises IntegrityBroken."""
        with refusals(), closing(self._store.entries(after, upto)) as rows:
            yield from self.watch(rows)

    def look_through(self) -> None:
        """Have all entries looked at. Raises IntegrityBroken where one is not what was recorded."""
        with refusals(), closing(self._store.entries()) as rows:
            deque(self.whole(rows), maxlen=0)

    def _decoded(self, rows: StatedRows) -> Iterator[Entry]:
        return self._watched(rows, self.watch)

    def _named(self, rows: StatedRows) -> Iterator[Entry]:
        return self._watched(rows, self.guard)

    def _watched(self, rows: StatedRows, watch: Watch) -> Iterator[Entry]:
        with refusals(), closing(rows):
            yield from cast(Decoder, self.mapper).decoded(watch(rows))
