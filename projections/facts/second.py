"""A part of the facts, written by a second process while this one writes another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ledger.application import Ledger
from ledger.proofs.proven import Proven
from ledger.second_process import done_beside
from projections.facts.part import Part, Written


@contextmanager
def written_beside(ledger: Ledger, part: Part) -> Iterator[Callable[[], Written]]:
    """Let a part be written during the block; the function waits for it.

    Without an answer the part is written here after all: what is wrong is then refused as always.
    The function raises what ``part.write`` raises.
    """
    with done_beside(ledger, _written, part, isinstance(ledger.watch, Proven)) as answer:
        yield lambda: (answer() if answer else None) or part.write(ledger)


def _written(ledger: Ledger, part: Part, proven: bool) -> Written:
    if proven:
        ledger.watch = ledger.guard = Proven(ledger)
    return part.write(ledger)
