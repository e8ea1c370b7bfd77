"""For which months records owe something and how much they had in each (compare ``months_owed``).

Of everybody alone: a record owes every month at the end of whose every day it stands anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.record import FileChecked
from ledger.values.period import Period
from projections.targets.columns.rows import MemberRows, amounts
from projections.targets.columns.table import NOWHERE, RecordTable, Truth
from projections.targets.months import whole_months
from projections.targets.sight import Sight


def owe_months(rows: MemberRows, sight: Sight) -> Truth:
    """Which of some records owe a month of the period."""
    return np.asarray(_owed(rows, sight).any(axis=1))


def had_enough(rows: MemberRows, sight: Sight, counting: str, at_least: int) -> Truth:
    """Which of some records had so many items, or checks, in every month that they owe."""
    of_items = counting in ("items", "valuable")
    entries = rows.table.of(ItemsDelivered if of_items else FileChecked)
    place = np.full(rows.table.size, NOWHERE)
    place[rows.record] = np.arange(len(rows))
    row, amount = place[entries.record], amounts(entries, counting, sight)
    enough = np.ones(len(rows), np.bool_)
    for owed, month in zip(_owed(rows, sight).T, whole_months(sight.period), strict=True):
        start, end = month.start.toordinal(), month.end.toordinal()
        then = (row >= 0) & (start <= entries.day) & (entries.day <= end)
        had = np.bincount(row[then], amount[then], len(rows))
        enough &= ~owed | (had >= at_least)
    return enough


def _owed(rows: MemberRows, sight: Sight) -> Truth:
    """By row and month of the period, whether it is owed."""
    if (known := sight.remembered.get("owed")) is None:
        known = sight.remembered["owed"] = _owed_of_all(rows.table, whole_months(sight.period))
    return np.asarray(known[rows.record])


def _owed_of_all(table: RecordTable, months: Sequence[Period]) -> Truth:
    turns = table.turns
    leaves = turns.last & (turns.after == NOWHERE)
    owed = np.zeros((table.size, len(months)), np.bool_)
    for place, month in enumerate(months):
        start, end = month.start.toordinal(), month.end.toordinal()
        owed[:, place] = table.standing(start) >= 0
        owed[turns.record[leaves & (start < turns.day) & (turns.day <= end)], place] = False
    return owed
