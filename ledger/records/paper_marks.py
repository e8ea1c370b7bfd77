"""What papers are marked with on a day: the degree of secrecy, and the line on copying."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.entries.secrecy import SecrecySet
from ledger.records.history import History
from ledger.records.organisation import Unit
from ledger.records.unit_tree import from_below
from ledger.timeline import in_force


def mark_on(
    history: History, day: date, known_at: int | None = None, of_unit: str | None = None
) -> PaperMark:
    """What papers of a day are marked with, as known at a position; unmarked where nothing is said.

    ``history``: of the stream ``secrecy``; ``of_unit``: as said of this unit alone (None: of all).
    Before the first day anything was set for, papers bear what was set first: they are written
    after it was said, and are no less secret than later ones.
    """
    said = _said(history, known_at, of_unit)
    if not said:
        return UNMARKED
    standing = [one for one in said if one.effective_on <= day] or said[:1]
    return PaperMark(standing[-1].degree, standing[-1].copying or "")


def whose_mark(
    history: History, unit: str, units: Mapping[str, Unit], known_at: int | None = None
) -> str | None:
    """The unit by whose degree the papers of a unit are marked; None: by that of all units.

    It is the unit itself, else the nearest above it of which a degree was said. ``units``: those
    there are, as they stand in the tree on the day of the paper.
    """
    above = from_below(units, unit)
    return next((code for code in above if _said(history, known_at, code)), None)


def unit_mark(
    history: History, unit: str, units: Mapping[str, Unit], day: date, known_at: int | None = None
) -> PaperMark:
    """What the papers of a unit are marked with: its own degree, else the nearest above it."""
    return mark_on(history, day, known_at, whose_mark(history, unit, units, known_at))


def is_any_marked(history: History, day: date) -> bool:
    """Whether papers of any unit bear a degree of secrecy on a day."""
    units = {one.of_unit for one in in_force(history.entries) if isinstance(one, SecrecySet)}
    return any(mark_on(history, day, None, one).degree != UNMARKED.degree for one in units)


def _said(history: History, known_at: int | None, of_unit: str | None) -> list[SecrecySet]:
    entries = in_force(history.entries, known_at)
    return [one for one in entries if isinstance(one, SecrecySet) and one.of_unit == of_unit]
