"""How entries are told: a line on recording, a git-like block in a log, plain data in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commands.cli.telling.adrift_words import one_by_one, say_left_behind, say_settled
from commands.cli.telling.field_words import labelled, reason_told
from commands.cli.telling.receipt_words import receipt_json, say_receipt
from commands.speech import _, say, say_json
from commands.usecases.journal import file_names
from ledger.application import Ledger, Receipt
from ledger.catalog.names import FIELDS
from ledger.entries import Entry
from ledger.entries.catalog import CatalogTermAdded, OffenceAdded
from ledger.entries.record import EntryVoided
from ledger.errors import N_
from ledger.values.dates import NOT_GIVEN, format_date, format_instant, read_instant, write_day
from ledger.values.stream import CATALOG, Stream

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase, Table

RECORDED = N_(
    "Entry {position} recorded: {number} {kind}, effective "
    "{effective_on}, recorded {recorded_at} by {by}."
)
RECORDED_UNDATED = N_(
    "Entry {position} recorded: {number} {kind}, effective day not given, "
    "recorded {recorded_at} by {by}."
)


NEAR_TWINS = N_("Note: {number} is another file than {numbers}, which look like it.")
ENTRIES = N_("Entries {first} to {last}")
MOST_TOLD = 20
"""Entries of one transaction that are told one by one."""


def speak_receipt(ledger: Ledger, receipt: Receipt, form: str = "table") -> None:
    """Tell what was recorded, and the ledger's size and root as the receipt."""
    if form == "json":
        say_json(
            {
                "entries": [entry_json(entry) for entry in receipt.entries],
                **receipt_json(receipt),
            }
        )
        return
    each = list(one_by_one(receipt.entries))
    told = each[:MOST_TOLD]
    files = file_names(ledger, told)
    for entry in told:
        say(
            RECORDED_UNDATED if entry.effective_on == NOT_GIVEN else RECORDED,
            position=entry.position,
            number=subject_of_entry(entry, files),
            kind=_deed(entry),
            effective_on=format_date(entry.effective_on),
            recorded_at=format_instant(read_instant(entry.recorded_at)),
            by=entry.by,
        )
    if left := each[MOST_TOLD:]:
        first, last = left[0].position, left[-1].position
        say(N_("Entries {first}–{last} recorded likewise."), first=first, last=last)
    say_settled(receipt.entries)
    say_receipt(receipt)
    say_left_behind(ledger, receipt.entries)


def subject_of_entry(entry: Entry, files: Mapping[str, str]) -> str:
    """What an entry is about: a number or code, a value, a whole file's name, the ledger's unit.

    ``files``: as :func:`file_names` finds them.
    """
    if isinstance(entry, CatalogTermAdded):
        return entry.name
    if isinstance(entry, OffenceAdded):
        return f"{entry.code} {entry.name}"
    if entry.record == CATALOG:
        return _(N_("catalog of values"))
    name = getattr(entry, "file", None) or files.get(entry.record)
    return name or Stream(entry.record).key or entry.unit


def _deed(entry: Entry) -> str:
    """What was done; a void or a correction names the entry it is about.

    So a slip of the finger is seen at once.
    """
    if isinstance(entry, EntryVoided):
        return f"{_(entry.NAME)} {entry.voids}"
    if entry.corrects is not None:
        return f"{_(entry.NAME)} ({_('corrects entry {position}').format(position=entry.corrects)})"
    return _(entry.NAME)


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry as plain data."""
    return {
        "position": entry.position,
        "record": entry.record,
        "version": entry.version,
        "kind": entry.TOPIC,
        "effective_on": write_day(entry.effective_on) or None,
        "recorded_at": entry.recorded_at,
        "by": entry.by,
        "unit": entry.unit,
        "corrects": entry.corrects,
        "follows": entry.follows,
        "opening_balance": entry.opening_balance,
        "body": entry.body(),
    }


def speak_log(
    entries: Sequence[Entry], voided: Mapping[int, EntryVoided], files: Mapping[str, str]
) -> None:
    """Tell entries as a log, newest first.

    Each with its position, both its times, who, what, and what it corrected.
    """
    for entry in reversed(entries):
        speak_entry(entry, files)
        if void := voided.get(entry.position):
            say(
                N_("  VOIDED by entry {position}: {reason}"),
                position=void.position,
                reason=reason_of(void),
            )
        say()


def speak_entry(entry: Entry, files: Mapping[str, str]) -> None:
    """Tell an entry on a few lines: its position, both its times, who, what it says."""
    say(
        N_("entry {position}  {record}  {kind}"),
        position=entry.position,
        record=subject_of_entry(entry, files),
        kind=_(entry.NAME),
    )
    if entry.effective_on == NOT_GIVEN:
        say(N_("  effective day not given"))
    else:
        say(N_("  effective {date}"), date=format_date(entry.effective_on))
    recorded = format_instant(read_instant(entry.recorded_at))
    say(
        N_("  recorded  {time} by {by}, unit {unit}"),
        time=recorded,
        by=entry.by,
        unit=entry.unit,
    )
    for line in details(entry):
        say(f"  {line}")


def entry_table(
    entries: Sequence[Entry],
    voided: Mapping[int, EntryVoided],
    captions: Sequence[Phrase],
    files: Mapping[str, str],
) -> Table:
    """Entries as a table, one a row, oldest first."""
    from projections.documents.tables.table import Column, Table

    columns = (
        Column("position", N_("entry"), "integer"),
        Column("recorded_at", N_("recorded at"), "moment"),
        Column("by", N_("recorded by")),
        Column("effective_on", N_("effective"), "date"),
        Column("number", N_("of what")),
        Column("kind", N_("what was recorded")),
        Column("unit", FIELDS["unit"]),
        Column("content", N_("content")),
        Column("voided_by", N_("voided by entry"), "integer"),
        Column("reason", FIELDS["reason"]),
    )
    rows = [_entry_row(entry, voided.get(entry.position), files) for entry in entries]
    return Table(N_("Log"), columns, rows, tuple(captions))


def _entry_row(entry: Entry, void: EntryVoided | None, files: Mapping[str, str]) -> list[Any]:
    return [
        entry.position,
        read_instant(entry.recorded_at),
        entry.by,
        None if entry.effective_on == NOT_GIVEN else entry.effective_on,
        subject_of_entry(entry, files),
        _(entry.NAME),
        entry.unit,
        "; ".join(details(entry)),
        void.position if void else None,
        reason_of(void) if void else None,
    ]


def details(entry: Entry) -> list[str]:
    """What an entry states, each field as people read it: ``symbol: ST``."""
    stated = labelled(entry.record, entry.body())
    return [*remarks(entry), *(f"{label}: {value}" for label, value in stated)]


def remarks(entry: Entry) -> list[str]:
    """What is said of an entry beside what it states: that it corrects one, or was an opening."""
    lines = []
    if entry.corrects is not None:
        lines.append(_(N_("corrects entry {position}")).format(position=entry.corrects))
    if entry.opening_balance:
        lines.append(_(N_("opening balance")))
    return lines


def reason_of(void: EntryVoided) -> str:
    """Why an entry was voided: as somebody said, or what was recorded of another."""
    return reason_told(void.reason)
