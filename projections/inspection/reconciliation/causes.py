"""Why a figure recounted today is not what it was, or is not what was stated.

Kinds, entries, records, officers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from ledger.entries import Entry
from ledger.errors import N_
from ledger.values.stream import Stream, referred
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.lateness import Lateness
from projections.inspection.reconciliation.named_unit import NamedUnit
from projections.inspection.reconciliation.revisions import Revision

KINDS = {
    "before_submission": N_("recorded after it was written"),
    "backdated": N_("backdated"),
    "late_entry": N_("recorded late"),
    "corrected_since": N_("corrected since"),
    "voided_since": N_("voided since"),
    "after_submission": N_("happened after the submission"),
    "reorganised": N_("units reorganised since"),
    "arithmetic": N_("contradicts the report’s own figures"),
    "boundary_day": N_("counted a day off, at an end of the period"),
    "other_unit": N_("counted for another unit"),
    "misclassified": N_("counted in another cell"),
    "counted_twice": N_("moves between units counted by both"),
    "never_supported": N_("never supported by any entry"),
    "unexplained": N_("not explained"),
}
"""The causes known so far, with their printed names.

Where several entries together make a record count otherwise, the cause is of the kind that stands
first here (docs/decisions/causes.md).
"""

Of = Literal[
    "record", "move", "moved", "suspended", "closed", "left_out", "unit", "line", "place", "copy"
]
"""A record, a move that two units count, one within the unit counted as a file gone and a new one,
a file that was suspended, closed or left out, all that a unit or a line states, or where numbers
stand: two in each other's place, or one in the place of another.
"""
_NAMES_OF = {
    ("counted_twice", "record"): N_("counted in two cells"),
    ("counted_twice", "moved"): N_("moved within the unit, counted as gone and as new"),
    ("counted_twice", "unit"): N_("all of a unit counted twice"),
    ("other_unit", "unit"): N_("all of a unit left out"),
    ("other_unit", "left_out"): N_("left out"),
    ("unexplained", "line"): N_("nothing is stated of the whole line"),
    ("misclassified", "suspended"): N_("suspended, and counted as closed"),
    ("misclassified", "closed"): N_("closed, and counted as if it was not"),
    ("misclassified", "place"): N_("two numbers stated in each other’s place"),
    ("misclassified", "copy"): N_("a number stated in the place of another"),
}

Difference = int | Decimal
"""Of how many more, or by how many percentage points a rate is higher."""


def difference_json(difference: Difference) -> int | str:
    """A difference in its stable JSON form: a whole number, or a decimal string."""
    return int(difference) if difference == int(difference) else f"{difference:f}"


_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a difference, with what makes up exactly that difference.

    ``difference``: what it adds to the figure between two recounts (from ``arithmetic`` on: how
    much more the report states than the books). ``entries``: positions;
    ``records``: file numbers; ``officers``: who recorded those entries; ``days_late``: the largest
    lateness, in days, where an entry of the cause is late. ``of``: what the report counted
    wrongly, where its kind alone does not tell; ``unit``: which, where that is all of a unit.
    """

    kind: str
    difference: Difference
    entries: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    days_late: int | None = None
    of: Of = "record"
    unit: NamedUnit | None = None

    def as_json(self) -> dict[str, Any]:
        """The cause in its stable JSON form."""
        return {
            "kind": self.kind,
            "entries": list(self.entries),
            "records": list(self.records),
            "officers": list(self.officers),
            "difference": difference_json(self.difference),
        } | (self.unit.as_json() if self.unit else {})

    def as_alternative(self) -> dict[str, Any]:
        """That, and what was counted so where that is no record (``of``)."""
        return self.as_json() | ({} if self.of == "record" else {"of": self.of})


def kind_in_words(cause: Cause) -> str:
    """The printed name of its kind, and of what was counted so."""
    return _NAMES_OF.get((cause.kind, cause.of), KINDS[cause.kind])


Explained = tuple[Cause, ...]
"""Causes that make up a difference together."""
Alternatives = tuple[Explained, ...]
"""What else would make it up, the likelier first."""


def told_once(ways: Iterable[Explained], told: Explained = ()) -> Alternatives:
    """Ways to explain a difference, without those that say the same as one before, or as ``told``.

    A file that moved is the same whether two teams count it or the unit itself does so twice.
    """
    found = {tuple(map(_said, told)): told}
    for way in ways:
        found.setdefault(tuple(map(_said, way)), way)
    return tuple(found.values())[1:]


def _said(cause: Cause) -> Cause:
    return replace(cause, of="move") if cause.of in ("record", "moved") else cause


def is_open(causes: Explained) -> bool:
    """Whether of some causes none is certain enough to be one."""
    return any(cause.kind == "unexplained" for cause in causes)


def alternatives_json(alternatives: Alternatives) -> dict[str, Any]:
    """Alternatives in their stable JSON form; nothing where there are none."""
    if not alternatives:
        return {}
    return {
        "alternatives": [
            {"causes": [cause.as_alternative() for cause in way]} for way in alternatives
        ]
    }


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a figure states something else than the books: mistakes that make up exactly that.

    ``asked``: the reading of the figure that is explained. ``alternatives``: what else would
    explain it. ``gain``: how many more figures are explained by it than mistakes are taken for
    that. ``is_told``: whether the causes are worth being told as such, and not only as an
    alternative.
    """

    asked: Asked
    causes: Explained
    alternatives: Alternatives = ()
    gain: int = 0
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """A record that counts more often, or less, in a figure than it did.

    ``difference``: by how much; ``revisions``: those without which it would not; ``behind``: the
    entries recorded since that stand behind the figure now, as ``trace`` names them; ``led_by``:
    those on units, which the revisions followed from.
    """

    record: str
    difference: Difference
    revisions: tuple[Revision, ...]
    behind: tuple[Entry, ...] = ()
    led_by: tuple[Entry, ...] = ()

    def entries(self, *, replaced: bool = False) -> list[Entry]:
        """What was recorded since; with ``replaced`` also what it took the place of."""
        found = [one for revision in self.revisions for one in revision.by]
        if replaced:
            found += [one.before for one in self.revisions if one.before is not None]
        return [*found, *self.behind, *self.led_by]


def causes_since(changes: Iterable[Change], lateness: Lateness) -> list[Cause]:
    """Why a figure is not what it was at the submission.

    Changes are put together by their kind, in the order of the records; what adds and what takes
    away are never summed up to nothing.
    """
    return _causes(((_kind(change, lateness), change) for change in changes), lateness)


def causes_before(changes: Iterable[Change]) -> list[Cause]:
    """Why a figure was not at the submission what it was when the report was written.

    Nobody was late; what was voided or corrected is named beside what did so.
    """
    told = (("before_submission", change) for change in changes)
    return _causes(told, Lateness(), replaced=True)


def _kind(change: Change, lateness: Lateness) -> str:
    return min((_kind_of(one, lateness) for one in change.revisions), key=_RANK.__getitem__)


def _kind_of(revision: Revision, lateness: Lateness) -> str:
    """What kind of cause one revision is, by itself."""
    about = revision.about
    if Stream(about.record).noun == "unit" or _went_with_a_unit(about):
        return "reorganised"
    if revision.after is None:
        return "voided_since"
    if revision.before is not None:
        return "corrected_since"
    return lateness.late_kind(lateness.recorded(revision))


def _went_with_a_unit(entry: Entry) -> bool:
    """Whether an entry tells where something went when the unit that it hung on was dissolved."""
    return entry.follows is not None and referred(entry.follows)[0].noun == "unit"


_LATE = frozenset({"backdated", "late_entry", "corrected_since"})


def _causes(
    told: Iterable[tuple[str, Change]], lateness: Lateness, *, replaced: bool = False
) -> list[Cause]:
    found: dict[tuple[int, bool], list[Change]] = {}
    for kind, change in sorted(told, key=lambda one: one[1].record):
        found.setdefault((_RANK[kind], change.difference < 0), []).append(change)
    kinds = tuple(KINDS)
    return [
        _cause(kinds[rank], changes, lateness, replaced=replaced)
        for (rank, _takes), changes in sorted(found.items(), key=lambda one: one[0])
    ]


def _cause(kind: str, changes: list[Change], lateness: Lateness, *, replaced: bool) -> Cause:
    """What all changes of one kind come to, with their entries, records and days of lateness."""
    entries = {one.position: one for change in changes for one in change.entries(replaced=replaced)}
    firsts = _told_first(kind, changes, lateness)
    entries |= {one.position: one for one in firsts.values()}
    late = [lateness.days_told(one) for change in changes for one in change.revisions]
    return Cause(
        kind,
        sum(one.difference for one in changes),
        tuple(sorted(entries)),
        tuple(Stream(one.record).key for one in changes),
        tuple(sorted({entry.by for at, entry in entries.items() if at not in firsts})),
        max((days for days in late if days is not None), default=None) if kind in _LATE else None,
    )


def _told_first(kind: str, changes: list[Change], lateness: Lateness) -> dict[int, Entry]:
    """The late entries that were mended, by the positions of what stands in their place."""
    if kind not in ("backdated", "late_entry"):
        return {}
    revisions = [one for change in changes for one in change.revisions if one.after]
    told = ((one.about.position, lateness.told_first(one)) for one in revisions)
    return {position: first for position, first in told if first}


def rest(stated: int, recounts: Sequence[int], most: int) -> list[Cause]:
    """What no entry explains: how far the statement is from the nearest of the recounts.

    Of two that are as near, the first. ``most``: the most the figure could be by all that entries
    said since the report could be written. A statement above it was never supported; any other is
    not explained.
    """
    if stated in recounts:
        return []
    nearest = min(recounts, key=lambda recount: abs(stated - recount))
    kind = "never_supported" if stated > most else "unexplained"
    return [Cause(kind, stated - nearest)]
