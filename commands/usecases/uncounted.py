"""Prosecutions that a list of targets will not count, told to whoever records them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.entries.outcome import OutcomeRecorded

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from projections.targets.left_out import AsksForMore


class Uncounted(NamedTuple):
    """A result of work, and the targets that leave it out for the number of its accused."""

    entry: OutcomeRecorded
    targets: tuple[AsksForMore, ...]


def uncounted(ledger: Ledger, home: Path, entries: Iterable[Entry]) -> list[Uncounted]:
    """Those of some entries that a list of the ledger leaves out for the number of their accused.

    A list of the ledger's own that is not right is passed over.
    """
    told = [one for one in entries if isinstance(one, OutcomeRecorded) and one.accused is not None]
    if not told:
        return []
    from commands.usecases.target_lists import list_named, lists_known, own_codes
    from projections.targets.left_out import left_out

    own = own_codes(ledger, home)
    plans = [list_named(one.code, home, own) for one in lists_known(home, own) if not one.faults]
    found = (Uncounted(one, tuple(left_out(one, plans))) for one in told)
    return [one for one in found if one.targets]
