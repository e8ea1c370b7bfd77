"""Looking into the stated bytes of entries, those of later ones in a second process.

To hash entries takes about as long as to look into them. So where there are many, one process
hashes them all and looks into the first ones, while another begins and looks into the others. What
that one did not come to, for whatever reason, is looked into by the first one after all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import LedgerError
from ledger.mentions import FirstMentions
from ledger.no_gc import uncollected
from ledger.proofs.entry_form import Flaw, flaw_of
from ledger.store import RawRow, Snapshot

if TYPE_CHECKING:
    from ledger.open_books import OpenBooks

BATCH_ROWS = 2_000
"""Rows hashed before their tree nodes are compared."""

MOST_FLAWS = 100
"""The first so many are kept: who has read them has understood, and memory stays bounded."""

HEAD_START = 20_000
"""Entries looked into here while another process begins."""

WORTH_A_PROCESS = 100_000
"""From how many entries on one is worth its beginning."""

EVERYTHING = 1 << 62
"""Behind every position there can be."""


class Seen(NamedTuple):
    """What was seen of entries up to a position.

    ``flaws``: the first ones, by position; ``mentions``: the first position that mentions a name.
    """

    upto: int
    flaws: list[tuple[int, Flaw]]
    mentions: dict[str, int]


class Glance:
    """A look into entries, one after the other."""

    def __init__(self) -> None:
        self._met = FirstMentions()
        self.flaws: list[tuple[int, Flaw]] = []

    @property
    def mentions(self) -> dict[str, int]:
        """The first position that mentions a name."""
        return self._met.found

    def into(self, rows: list[RawRow]) -> None:
        """Look into some rows more."""
        for row in rows:
            flaw = flaw_of(row, self._met)
            if flaw and len(self.flaws) < MOST_FLAWS:
                self.flaws.append((row[0], flaw))

    def join(self, later: Seen, upto: int) -> None:
        """Take over what was seen of later entries; what stands behind ``upto`` came since."""
        self.flaws += later.flaws
        for name, position in later.mentions.items():
            if position <= upto:
                self.mentions.setdefault(name, position)


def seen_after(ledger: OpenBooks, position: int) -> Seen:
    """What is seen of the entries after a position, as far as they can be read."""
    look, upto = Glance(), position
    with suppress(LedgerError), ledger.snapshot() as kept, uncollected():
        for rows in batches(kept, after=position):
            look.into(rows)
            upto = rows[-1][0]
    return Seen(upto, look.flaws, look.mentions)


def batches(kept: Snapshot, after: int | None = None) -> Iterator[list[RawRow]]:
    """The rows by position, some at a time."""
    rows = kept.rows(after)
    while batch := list(islice(rows, BATCH_ROWS)):
        yield _hashable(batch)


def _hashable(rows: list[RawRow]) -> list[RawRow]:
    """The rows, with nothing in place of what is no text.

    A damaged record can hold anything in any column.
    """
    if {type(row[4]) for row in rows} | {type(row[5]) for row in rows} == {bytes}:
        return rows
    return [
        (*row[:4], *(one if isinstance(one, bytes) else b"" for one in row[4:6]), *row[6:])
        for row in rows
    ]


class Beside(NamedTuple):
    """A second process that looks into the entries ``after`` a position, and how to wait for it.

    ``answer``: what it saw; None where it ended without a word.
    """

    after: int
    answer: Callable[[], Seen | None]


@contextmanager
def looked_beside(ledger: OpenBooks) -> Iterator[Beside]:
    """Have later entries looked into by a second process during the block, if there are many."""
    alone, last = Beside(EVERYTHING, lambda: None), 0
    with suppress(LedgerError):
        last = ledger.last_position
    if last < WORTH_A_PROCESS:
        yield alone
        return
    from ledger.second_process import done_beside

    with done_beside(ledger, seen_after, HEAD_START) as answer:
        yield Beside(HEAD_START, answer) if answer else alone
