"""How a replay is told: a step with its marks, what it changed, and what then stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from commands.cli.telling.entry_words import details, entry_json, speak_entry, subject_of_entry
from commands.cli.telling.field_words import named
from commands.cli.telling.moment_words import cell_json, moment_json
from commands.speech import _, ngettext, say
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_
from ledger.records.cell import FIELDS as CELL_FIELDS
from ledger.values.dates import NOT_GIVEN, format_date, format_instant, read_instant

if TYPE_CHECKING:
    from projections.figures.question import StatRow
    from projections.inspection.replay.standpoint import Shift, Standpoint
    from projections.inspection.replay.step import ReplayStep
    from projections.inspection.replay.walk import Walked

KINDS = {
    "entered": N_("enters the register"),
    "left": N_("leaves the register"),
    "moved": N_("changes in the register"),
}
MOST_SHIFTS = 20
"""Files of the register that one step is said to have changed; how many more is said."""


def marks_told(step: ReplayStep) -> list[str]:
    """What is to be noticed of an entry, in words."""
    from projections.inspection.replay.step import MARKS

    told = [_(MARKS[mark]) for mark in step.marks if mark != "voided"]
    if step.days_late and ("late" in step.marks or "backdated" in step.marks):
        days = ngettext("{n} day after its day", "{n} days after its day", step.days_late)
        told.append(days.format(n=step.days_late))
    if step.voided_by is not None:
        told.append(_(N_("voided later, by entry {position}")).format(position=step.voided_by))
    return told


def entry_lines(step: ReplayStep, files: Mapping[str, str]) -> list[str]:
    """An entry on some lines: what it is, its two times and who recorded it, what it states."""
    entry = step.entry
    head = _(N_("entry {position}  {record}  {kind}")).format(
        position=entry.position, record=subject_of_entry(entry, files), kind=_(entry.NAME)
    )
    day = _(N_("no day")) if step.day == NOT_GIVEN else format_date(step.day)
    recorded = _(N_("recorded {time} by {by}, unit {unit}")).format(
        time=format_instant(read_instant(entry.recorded_at)), by=entry.by, unit=entry.unit
    )
    return [head, _(N_("effective {date}")).format(date=day), recorded, *details(entry)]


def shift_told(shift: Shift) -> str:
    """What became of a file in the register, after its number."""
    if shift.before and shift.after:
        both = zip(CELL_FIELDS, shift.before, shift.after, strict=True)
        moved = (
            f"{_(FIELDS[name])}: {named(shift.record, name, old)} → "
            f"{named(shift.record, name, new)}"
            for name, old, new in both
            if old != new
        )
        return "; ".join(moved)
    cell = shift.after or shift.before
    assert cell is not None, "a file that neither came nor went did not shift"
    return ", ".join(filter(None, (cell.symbol, cell.unit, cell.officer)))


def totals_of(rows: Iterable[StatRow]) -> dict[str, StatRow]:
    """The totals of the lines that have any."""
    found = {row.line: row for row in rows if not row.cell}
    return {line: row for line, row in found.items() if any(_four(row))}


def _four(row: StatRow) -> tuple[int, int, int, int]:
    return row.opening or 0, row.added, row.removed, row.current or 0


def total_told(row: StatRow) -> str:
    """A line's total: ``Sưu tra: 4 + 1 − 0 = 5``."""
    opening, added, removed, current = _four(row)
    line = catalog().line(row.line).name
    return f"{line}: {opening} + {added} − {removed} = {current}"


def speak_step(walked: Walked, totals: Iterable[StatRow], files: Mapping[str, str]) -> None:
    """Tell a step: the entry, its marks, what it changed, and the totals that it changed."""
    step, shifts = walked
    speak_entry(step.entry, files)
    if told := marks_told(step):
        say(N_("  NOTE: {marks}"), marks=", ".join(told))
    for shift in shifts[:MOST_SHIFTS]:
        change, kind = shift_told(shift), _(KINDS[shift.kind])
        say(N_("  {number} {kind}: {change}"), number=shift.number, kind=kind, change=change)
    if more := shifts[MOST_SHIFTS:]:
        text = ngettext("  and {count} more file", "  and {count} more files", len(more))
        say(text, count=len(more))
    for row in totals:
        say(f"  {total_told(row)}")
    say()


def speak_standing(point: Standpoint, time: str) -> None:
    """Tell where a replay stands, how many files the register has, and every total."""
    moment = point.moment
    say(
        N_("As of the end of {date}, as known at position {position} ({time})"),
        date=format_date(moment.as_of),
        position=moment.known_at,
        time=time,
    )
    files = len(point.held)
    say(
        ngettext("  {count} file in the register", "  {count} files in the register", files),
        count=files,
    )
    for row in totals_of(point.totals()).values():
        say(f"  {total_told(row)}")
    say()


def speak_register(point: Standpoint) -> None:
    """Tell every file of the register where a replay stands."""
    for one in point.seen():
        cell = one.cell
        told = ", ".join(filter(None, (cell.symbol, cell.level, cell.unit, cell.officer)))
        say(f"  {one.number}: {told}")
    say()


def step_json(walked: Walked, point: Standpoint) -> dict[str, Any]:
    """A step as plain data: the entry, where one stands, what it changed, the totals there."""
    step, shifts = walked
    return {
        **moment_json(point.moment),
        "entry": entry_json(step.entry),
        "day": step.day.isoformat(),
        "marks": list(step.marks),
        "days_late": step.days_late,
        "voided_by": step.voided_by,
        "changes": [_shift_json(one) for one in shifts],
        "register": len(point.held),
        "totals": list(_totals_json(point.totals())),
    }


def _shift_json(shift: Shift) -> dict[str, Any]:
    return {
        "record": shift.record,
        "number": shift.number,
        "kind": shift.kind,
        "before": cell_json(shift.before),
        "after": cell_json(shift.after),
    }


def _totals_json(rows: Iterable[StatRow]) -> Iterator[dict[str, Any]]:
    for line, row in totals_of(rows).items():
        opening, added, removed, current = _four(row)
        yield {
            "line": line,
            "opening": opening,
            "added": added,
            "removed": removed,
            "current": current,
        }
