"""How entries are told: a line on recording, a git-like block in a log, plain data in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from commands.cli.adrift_words import given_told, one_by_one, say_left_behind, say_settled
from commands.cli.receipt_words import say_receipt, written_receipt
from commands.speech import _, say, say_json
from commands.usecases.journal import file_names
from ledger.application import Ledger, Receipt
from ledger.catalog.inspections import inspections
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MOVEMENTS, ROLES, STATUSES, UNIT_KINDS
from ledger.catalog.papers import called
from ledger.entries import Entry, label
from ledger.entries.catalog import CatalogTermAdded
from ledger.entries.record import EntryVoided
from ledger.errors import N_, UnknownCode
from ledger.records.service import name_of_service
from ledger.values.dates import NOT_GIVEN, format_date, format_instant, read_instant, write_day
from ledger.values.stream import CATALOG, Stream, referred

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


MOST_TOLD = 20
"""Entries of one transaction that are told one by one."""


def speak_receipt(ledger: Ledger, receipt: Receipt, form: str = "table") -> None:
    """Tell what was recorded, and the ledger's size and root as the receipt."""
    if form == "json":
        say_json(
            {
                "entries": [entry_json(entry) for entry in receipt.entries],
                "size": receipt.size,
                "root": receipt.root,
                "receipt": written_receipt(receipt),
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
            number=_subject(entry, files),
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


def _subject(entry: Entry, files: Mapping[str, str]) -> str:
    """What an entry is about: a number or code, a value, a whole file's name, the ledger's unit.

    ``files``: as :func:`file_names` finds them.
    """
    if isinstance(entry, CatalogTermAdded):
        return entry.name
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
        say(
            N_("entry {position}  {record}  {kind}"),
            position=entry.position,
            record=_subject(entry, files),
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
        if void := voided.get(entry.position):
            say(
                N_("  VOIDED by entry {position}: {reason}"),
                position=void.position,
                reason=reason_of(void),
            )
        say()


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
        _subject(entry, files),
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


def labelled(record: str, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What an entry states, as people read it: labels and values, those of its kind alone first."""
    fields = sorted(_flat(body), key=lambda pair: _RANKS.get(pair[0], -1))
    return [(_(label(name)), _each_named(record, name, value)) for name, value in fields]


def _each_named(record: str, name: str, value: Any) -> str:
    """A coded value by its printed name; of a list each of them."""
    listed = value if isinstance(value, list) else [value]
    each = (given_told(one) if name == "given" else named(record, name, one) for one in listed)
    return ", ".join(each) or "–"


_RANKS = {name: rank for rank, name in enumerate(FIELDS)}
_UNSAID = ("line", "number", "file", "figures", "period", "origin", "sha256", "register")
"""What the log leaves out: it stands in the heading, or is long and for programs."""


def _flat(body: Mapping[str, Any]) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for name, value in body.items():
        if name in ("attributes", "changes"):
            flat += list(value.items())
        elif name == "basis":
            flat.append(
                (name, " ".join(_day(value[part]) for part in ("number", "date") if part in value))
            )
        elif name not in _UNSAID:
            flat.append((name, value))
    return flat


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _day(text: str) -> str:
    """A stored date as people write it; any other text as it is."""
    return format_date(date.fromisoformat(text)) if _DATE.fullmatch(text) else text


def named(record: str, name: str, value: Any) -> str:
    """A coded value by its printed name."""
    if name == "reason":
        return _reason(str(value))
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _(N_("yes")) if value else _(N_("no"))
    if name == "line":
        return catalog().line(str(value)).name
    if not Stream(record).is_paper and str(value) in _NAMES.get(name, ()):
        return _(_NAMES[name][value])
    if name in ("served", "collaborator", "produced", "source_record", "records"):
        return ", ".join(Stream(one).key for one in _each(value))
    if name in ("next_review", "as_of", "start", "end"):
        return _day(str(value))
    return _coded(record, name, str(value))


def _each(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _coded(record: str, name: str, value: str) -> str:
    """A code of the catalog by its printed name; any other value as it is."""
    if Stream(record).is_paper:
        named = called(name, value)
        return inspections().printed(named) if name == "kind" else named
    if name in ("way", "closing"):
        return _closing_name(record, value)
    if name == "serves":
        return name_of_service(value)
    if name == "kind":
        return catalog().effect_kinds.name_of(value)
    return catalog().printed(_SORTS.get(name, name), value)


_SORTS = {"duties": "duty"}
"""The fields that hold codes of a sort with another name."""

_NAMES = {
    "role": ROLES,
    "status": STATUSES,
    "movement": MOVEMENTS,
    "attribute": FIELDS,
    "kind": UNIT_KINDS,
}
"""What the values of fields are called whose names are texts of ours."""


def reason_of(void: EntryVoided) -> str:
    """Why an entry was voided: as somebody said, or what was recorded of another."""
    return _reason(void.reason)


_REFERENCE = re.compile(r"[^:\s]+:.+#\d+")


def _reason(text: str) -> str:
    """A reason; where it is a reference to the entry that it followed from, in words."""
    if not _REFERENCE.fullmatch(text):
        return text
    number = referred(text)[0].key
    return _(N_("follows from an entry on {number}")).format(number=number)


def _closing_name(record: str, code: str) -> str:
    try:
        return catalog().line(Stream(record).noun).closing(code).name
    except UnknownCode:
        return code
