"""A file of calendar rows looked at: all that is wrong with it at once, by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, get_args

from ledger.catalog.lines import catalog
from ledger.catalog.names import ROLES, UNIT_KINDS
from ledger.values.dates import format_date
from ledger.values.period import KINDS, Period
from projections.calendar.deadline import PERIOD_END, DeadlineRule, read_deadline
from projections.calendar.fault import CalendarFault
from projections.calendar.row import ON_A_DAY, CalendarRow, GivenBy, OwedBy
from projections.toml.fields import Fields, Found
from projections.toml.places import KeyPath, line_of, places
from projections.toml.syntax import SyntaxSlip, parsed

_GIVEN_TO: Final[dict[str, tuple[str, ...]]] = {
    "unit": ("report", "quota"),
    "officer": ("quota", "check", "remedy"),
    "record": ("file_report", "rating", "review"),
}
"""What can give what a unit, an officer or a file owes."""


@dataclass(frozen=True, slots=True)
class CheckedCalendar:
    """What a file of calendar rows was found to be; ``rows`` are none where anything is wrong."""

    faults: tuple[CalendarFault, ...]
    rows: tuple[CalendarRow, ...] = ()


@cache
def built_in_text() -> str:
    """The calendar that is built in, as TOML."""
    return resources.files(__package__).joinpath("calendar.toml").read_text("utf-8")


@cache
def built_in_rows() -> tuple[CalendarRow, ...]:
    """The rows of the calendar that is built in (forms.md §7)."""
    return check_calendar(built_in_text()).rows


def laid_over(rows: Iterable[CalendarRow]) -> tuple[CalendarRow, ...]:
    """The built-in rows with a ledger's own: one of the same code takes the place."""
    found = {row.code: row for row in built_in_rows()}
    return tuple((found | {row.code: row for row in rows}).values())


def check_calendar(text: str) -> CheckedCalendar:
    """Look at the text of a file of calendar rows."""
    data = parsed(text)
    if isinstance(data, SyntaxSlip):
        told: dict[str, object] = {"detail": data.detail}
        return CheckedCalendar((CalendarFault("syntax", "", data.line, data.column, told),))
    faults: list[Found] = []
    whole = Fields(data, (), faults)
    rows, seen = [], dict[str, KeyPath]()
    for fields in whole.tables("report", needed=True):
        row = _row(fields)
        first = seen.setdefault(row.code, fields.path)
        if row.code and first != fields.path:
            fields.wrong("code", "twice", text=row.code, at=(*first, "code"))
        rows.append(row)
    whole.done()
    return CheckedCalendar(_placed(faults, data, text), () if faults else tuple(rows))


def _row(fields: Fields) -> CalendarRow:
    owed_by: Any = fields.one("owed_by", get_args(OwedBy), needed=True) or "unit"
    given_by: Any = fields.one("given_by", get_args(GivenBy), needed=True) or "report"
    if given_by not in _GIVEN_TO[owed_by]:
        known = ", ".join(_GIVEN_TO[owed_by])
        fields.wrong("given_by", "not_given_so", text=owed_by, other=given_by, known=known)
    kind, days = _period(fields, is_needed=given_by not in ON_A_DAY)
    figures = fields.flag("figures") if fields.has("figures") else True
    lines = tuple(line.code for line in catalog().lines)
    symbols = tuple(one.code for line in catalog().lines for one in line.symbols)
    made = CalendarRow(
        code=fields.text("code", needed=True),
        name=fields.text("name", needed=True),
        to=fields.text("to", needed=True),
        owed_by=owed_by,
        given_by=given_by,
        deadline=_deadline(fields, is_needed=given_by not in ON_A_DAY),
        units=fields.some("units", tuple(UNIT_KINDS), "unknown_unit_kind"),
        roles=fields.some("roles", tuple(ROLES)),
        with_duty=fields.flag("with_duty"),
        kind=kind,
        numbers=_numbers(fields, kind),
        days=days,
        valid=_stretch(fields, "valid"),
        lines=fields.some("lines", lines),
        symbols=fields.some("symbols", symbols),
        open_days=fields.count("open_days", 0),
        open_months=fields.count("open_months", 0),
        figures=figures,
    )
    fields.done()
    return made


def _period(fields: Fields, *, is_needed: bool) -> tuple[str | None, Period | None]:
    """The kind of period, or the one stretch of days, that a row is owed for."""
    kind = fields.one("period", tuple(KINDS)) or None
    days = _stretch(fields, "days")
    if fields.has("period") + fields.has("days") != is_needed:
        fields.wrong(
            None, "one_of", text="period, days" if is_needed else "given_by = review, remedy"
        )
    return kind, days


def _stretch(fields: Fields, key: str) -> Period | None:
    """``{ from = 2017-01-01, to = 2020-12-31 }``."""
    table = fields.table(key) if fields.has(key) else None
    if table is None:
        return None
    start, end = table.day("from", needed=True), table.day("to", needed=True)
    table.done()
    if start is None or end is None:
        return None
    if end < start:
        table.wrong("to", "reversed", text=format_date(end))
        return None
    return Period(start, end)


def _numbers(fields: Fields, kind: str | None) -> tuple[int, ...]:
    """Which of the year's periods a row is owed for."""
    if not fields.has("numbers"):
        return ()
    found = fields.data["numbers"]
    most = KINDS[kind].in_a_year if kind else 0
    if not isinstance(found, list) or not all(type(one) is int for one in found):
        fields.wrong("numbers", "bad_value", text=found, known="[1, 2]")
        return ()
    for one in found:
        if not 1 <= one <= most:
            fields.wrong("numbers", "no_such_number", text=one, known=most)
    return tuple(found)


def _deadline(fields: Fields, *, is_needed: bool) -> DeadlineRule:
    """``{ before = "10/06" }`` or ``{ by = "28/01" }``."""
    table = fields.table("deadline", needed=is_needed) if is_needed else None
    if table is None:
        return DeadlineRule()
    stated = {key: table.text(key) for key in ("before", "by") if table.has(key)}
    table.done()
    if len(stated) != 1:
        table.wrong(None, "one_of", text="before, by")
    for key, text in stated.items():
        rule = read_deadline(text, included=key == "by")
        if text and rule:
            return rule
        table.wrong(key, "bad_deadline", text=text or PERIOD_END)
    return DeadlineRule()


def _placed(found: Iterable[Found], data: dict[str, Any], text: str) -> tuple[CalendarFault, ...]:
    """The faults with their lines, in the order of the file."""
    lines = places(text)
    made = []
    for path, kind, values in found:
        at = values.get("at")
        told = values | {"at": line_of(at, lines)} if isinstance(at, tuple) else values
        made.append(CalendarFault(kind, _in_words(path, data), line_of(path, lines), None, told))
    return tuple(sorted(made, key=lambda one: (one.line or 0, one.key)))


def _in_words(path: KeyPath, data: dict[str, Any]) -> str:
    """A path as people read it: ``report.bao-cao-nam.deadline.before``."""
    rows = data.get("report")
    words: list[str] = []
    for step in path:
        if isinstance(step, str):
            words.append(step)
        elif len(words) == 1:
            row = rows[step] if isinstance(rows, list) and step < len(rows) else {}
            words.append(str(row.get("code", step + 1)) if isinstance(row, dict) else str(step + 1))
    return ".".join(words)
