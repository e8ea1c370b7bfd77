"""What an import tells of rows that were written out, edited, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.cli.telling.field_words import named
from commands.speech import _, say
from ledger.entries import label
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from datetime import date

    from commands.usecases.registration import Registration
    from commands.usecases.row_changes import RowChange

REGISTER_FIELDS = {
    "archived_on": N_("archived on"),
    "basis_number": N_("number of the legal basis"),
    "basis_date": N_("date of the legal basis"),
}
"""What a register's row states of a record beside the fields of its entries."""

PREVIEW = N_("+{added} ~{changed} ={unchanged}")
CHANGE = N_("“{sheet}” row {row}, {number}: {changes}; effective {on}")
SINCE = N_(
    "Rows whose file was recorded after this workbook was made ({count}): look whether both mean "
    "the same file: {rows}"
)
SINCE_ROW = N_("“{sheet}” row {row}, {number} (entry {position}, by {by})")
MOST = 10
"""Rows that are named, where there are many."""


def tell_changes(made: Registration) -> None:
    """Tell what is added, changed and left as it is, and each change."""
    if made.made_at is None:
        return
    changed = len(made.changes) + sum(made.closed.values())
    added, unchanged = sum(made.opened.values()), sum(made.unchanged.values())
    say(PREVIEW, added=added, changed=changed, unchanged=unchanged)
    for one in made.changes:
        row = one.row
        changes = "; ".join(_change(one, *told) for told in one.told)
        on = format_date(one.on) if one.on else "–"
        say(CHANGE, sheet=row.sheet, row=row.row, number=row.number, changes=changes, on=on)


def _change(change: RowChange, name: str, was: Any, said: Any) -> str:
    """What became of a field: its label, what the books say, what the row says."""
    record = Stream.of_record(change.row.line, change.row.file_number)
    old, new = (_worded(record, name, value) for value in (was, said))
    return f"{_(REGISTER_FIELDS.get(name) or label(name))} {old} → {new}"


def _worded(record: str, name: str, value: str | bool | date | None) -> str:
    if value is None or isinstance(value, str | bool):
        return named(record, name, value)
    return format_date(value)


def since_told(made: Registration) -> str:
    """The rows whose file was recorded after the workbook was made, some where they are many."""
    shown = [
        _(SINCE_ROW).format(
            sheet=row.sheet,
            row=row.row,
            number=row.number,
            position=entry.position,
            by=entry.by,
        )
        for row, entry in made.since[:MOST]
    ]
    rows = "; ".join([*shown, *(["…"] if len(made.since) > MOST else [])])
    return _(SINCE).format(count=len(made.since), rows=rows)


def changes_json(made: Registration) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "changed": [
            {
                "sheet": one.row.sheet,
                "row": one.row.row,
                "number": one.row.number,
                "fields": [
                    {"field": name, "from": _plain(was), "to": _plain(said)}
                    for name, was, said in one.told
                ],
            }
            for one in made.changes
        ],
        "recorded_since": [
            {"sheet": row.sheet, "row": row.row, "number": row.number, "entry": entry.position}
            for row, entry in made.since
        ],
    }


def _plain(value: str | bool | date | None) -> str | bool | None:
    return value if value is None or isinstance(value, str | bool) else value.isoformat()
