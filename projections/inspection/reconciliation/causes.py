"""Why a figure recounted today is not what it was, or is not what was stated: kinds, entries,
records, officers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ledger.entries import Entry
from ledger.entries.record import EntryCorrected, EntryVoided
from ledger.errors import N_
from ledger.records.history import History
from ledger.values.dates import local_date, read_instant
from ledger.values.stream import Stream

KINDS = {
    "late_entry": N_("recorded late"),
    "backdated": N_("backdated"),
    "corrected_since": N_("corrected since"),
    "voided_since": N_("voided since"),
    "never_supported": N_("never supported by any entry"),
    "unexplained": N_("not explained"),
}
"""The causes known so far, with their printed names."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a difference, with what makes up exactly that difference.

    ``difference``: what it adds to the figure between then and now (for ``never_supported`` and
    ``unexplained``: how much more the report states than the nearer recount). ``entries``:
    positions; ``records``: file numbers;
    ``officers``: who recorded those entries; ``days_late``: the largest lateness, in days, where
    the kind has one.
    """

    kind: str
    difference: int
    entries: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    days_late: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The cause in its stable JSON form."""
        return {
            "kind": self.kind,
            "entries": list(self.entries),
            "records": list(self.records),
            "officers": list(self.officers),
            "difference": self.difference,
        }


@cache
def backdated_after_days() -> int:
    """More days than this between taking effect and being recorded, and a late entry is
    backdated.
    """
    data = tomllib.loads(files(__package__).joinpath("lateness.toml").read_text("utf-8"))
    return int(data["backdated_after_days"])


def days_late(entry: Entry) -> int:
    """Days from the day an entry took effect to the local day it was recorded."""
    return (local_date(read_instant(entry.recorded_at)) - entry.effective_on).days


Count = Callable[[History, int], int]
"""How often a record counts in the figure, as known at a position."""


def changes_since(
    histories: Mapping[str, History],
    then: Sequence[str],
    now: Sequence[str],
    after: int,
    upto: int,
    count: Count,
) -> list[Cause]:
    """Why the records behind a figure are not those of ``then`` any more: causes whose differences
    make now − then.

    ``then`` and ``now``: streams behind the figure, one per count; ``after`` and ``upto``: the
    positions between which the reasons were recorded. What adds and what takes away are never
    summed up to nothing.
    """
    found: dict[tuple[str, bool], list[tuple[str, int, list[Entry]]]] = {}
    for record in sorted({*then, *now}):
        change = now.count(record) - then.count(record)
        if change:
            turning = _turning(histories[record], after, upto, count)
            found.setdefault((_kind(turning), change > 0), []).append((record, change, turning))
    return [_cause(kind, parts) for (kind, _adds), parts in found.items()]


def _turning(history: History, after: int, upto: int, count: Count) -> list[Entry]:
    """The entries recorded since at which the record came to count otherwise; both halves of a
    correction are one step.
    """
    since = [
        entry
        for entry in history.entries
        if after < entry.position <= upto and not entry.opening_balance
    ]
    counted, turning = count(history, after), []
    for step in _recorded_together(since):
        if (counts := count(history, step[-1].position)) != counted:
            turning += step
        counted = counts
    return turning


def _recorded_together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries one by one, but a correction as the void and its replacement."""
    steps: list[list[Entry]] = []
    for entry in entries:
        if steps and entry.corrects is not None and _corrected(steps[-1][-1]) == entry.corrects:
            steps[-1].append(entry)
        else:
            steps.append([entry])
    return steps


def _corrected(entry: Entry) -> int | None:
    """The position a half of a correction is about."""
    return entry.voids if isinstance(entry, EntryCorrected) else entry.corrects


def _kind(turning: Sequence[Entry]) -> str:
    """What kind of entries they are; the last one decides, for it made the figure what it is."""
    if not turning:
        return "unexplained"
    last = turning[-1]
    if _corrected(last) is not None:
        return "corrected_since"
    if isinstance(last, EntryVoided):
        return "voided_since"
    return "backdated" if days_late(last) > backdated_after_days() else "late_entry"


def _cause(kind: str, parts: Iterable[tuple[str, int, list[Entry]]]) -> Cause:
    listed = list(parts)
    entries = [entry for _record, _change, behind in listed for entry in behind]
    return Cause(
        kind,
        sum(change for _record, change, _behind in listed),
        tuple(sorted(entry.position for entry in entries)),
        tuple(Stream(record).key for record, _change, _behind in listed),
        tuple(sorted({entry.by for entry in entries})),
        max((days_late(entry) for entry in entries), default=None)
        if kind in ("late_entry", "backdated")
        else None,
    )


def residue(stated: int, then: int, now: int) -> Cause | None:
    """What no entry explains: how far the statement is from the nearer of the two recounts (from
    now, if both are).

    More than the books ever said was never supported; less, or something in between, is not
    explained.
    """
    if stated in (then, now):
        return None
    kind = "never_supported" if stated > max(then, now) else "unexplained"
    return Cause(kind, stated - min(now, then, key=lambda recount: abs(stated - recount)))
